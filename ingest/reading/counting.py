"""Counts as documents print them: letters, roman numerals, figures."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def formatted(count: int, kind: str) -> str:
    """A count in a number format, by Word's name of it; formats not known print as decimals."""
    if kind == "none":
        return ""
    if kind in {"lowerLetter", "upperLetter"} and 0 < count <= 780:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "decimalZero":
        return f"{count:02}"
    return str(count)


def _roman(count: int) -> str:
    found = ""
    for worth, letters in _ROMAN:
        while count >= worth:
            found += letters
            count -= worth
    return found
