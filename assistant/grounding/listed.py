"""Word lists written as running text, which is how a person reads and mends them."""


def listed(words: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(words.split())
