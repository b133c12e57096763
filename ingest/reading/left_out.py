"""What a reader left out of a document, told in warnings an officer can act on."""

from dataclasses import dataclass, field

from ingest.reading.characters import folded

_SHOWN = 3
_SNIPPET = 60


@dataclass(slots=True)
class LeftOut:
    """Text that was in a file and is in no block, by why it was left out."""

    hidden: list[str] = field(default_factory=list)
    """Text a reader of the page cannot see."""
    deleted: list[str] = field(default_factory=list)
    """Tracked deletions and struck-through text."""
    inserted: int = 0
    """Tracked insertions, which are kept: the document may be a draft."""
    comments: int = 0

    def warnings(self) -> tuple[str, ...]:
        """One line a reason."""
        found = []
        if hidden := _named(self.hidden):
            found.append(f"Hidden text was left out: {hidden}")
        if deleted := _named(self.deleted):
            found.append(f"Deleted or struck-through text was left out: {deleted}")
        if self.inserted:
            found.append(
                f"{self.inserted} tracked insertions were read as part of the text; "
                "the document may be a draft."
            )
        if self.comments:
            found.append(f"{self.comments} reviewers' comments were left out.")
        return tuple(found)


def _named(texts: list[str]) -> str:
    """The first few texts, quoted and cut short, and how many more there are."""
    held = [text for text in map(folded, texts) if any(map(str.isalnum, text))]
    if not held:
        return ""
    shown = [f"“{text[:_SNIPPET]}{'…' if len(text) > _SNIPPET else ''}”" for text in held[:_SHOWN]]
    more = len(held) - len(shown)
    return ", ".join(shown) + (f" and {more} more." if more else ".")
