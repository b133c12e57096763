"""Letters: whom one is to and who signs it, each a block of its own that can be cited.

A name and the office under it are set on lines of their own, and most formats give each line, or
none, to a paragraph. Here the name and what belongs to it become one block, a line to each.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block, BlockKind

_FIRST_BLOCKS = 40
_MOST_LINES = 8
_LONGEST_LINE = 160
_SALUTATION = re.compile(r"Dear\s+\S.{0,100}", re.IGNORECASE)
_SIGN_OFF = re.compile(r"Yours?\s+(?:sincerely|faithfully|truly)\W*", re.IGNORECASE)
_DATE = re.compile(r"(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}")
_SENTENCE = re.compile(r"[a-z]{3}[.;:?!](?:\s|$)")
_SENDER = re.compile(
    r"@|www\.|https?:|\b0\d{2,4}[ -]?\d{3}|\btextphone\b|^Ofsted$|\bPiccadilly Gate\b"
    r"|^\(?by e-?mail",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Cllr|Councillor)\.?\s+)?"
    r"[A-Z][\w'’-]*\.?(?:\s+(?:de|van|der|[A-Z][\w'’-]*\.?)){1,3}"
    r"(?:,?\s+(?:[CMO]BE|KBE|DBE|QPM|HMI|JP|BSc|MB|ChB|MSc|DCH|FRCA))*"
)
_NO_NAME = re.compile(
    r"\b(?:Director|Council|Chief|Inspector\w*|Executive|Service\w*|Office\w*|House|Street|Hall|"
    r"Road|Lane|Gate|Place|Way|Centre|Building\w*|Court|Square|Commission\w*|Probation|Constabulary|Partnership|Ofsted|HMI|Board)\b",
    re.IGNORECASE,
)


def is_sign_off(text: str) -> bool:
    """Whether text is no more than "Yours sincerely" or its like."""
    return _SIGN_OFF.fullmatch(text.strip()) is not None


def is_person(line: str) -> bool:
    """Whether a line is a person's name alone, with title and honours."""
    return _NAME.fullmatch(line.strip()) is not None and _NO_NAME.search(line) is None


def is_person_in_office(line: str) -> bool:
    """Whether a line reads "Ann Other, Director of Services", as in a list of names."""
    name, comma, office = line.partition(",")
    return bool(comma and office.strip()) and is_person(name) and not _SENTENCE.search(line)


def with_names_in_office(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, each name of a letter's head and foot joined with the office under it."""
    whole = _addressed(list(blocks))
    place = next((i for i, block in enumerate(whole) if is_sign_off(block.text)), None)
    if place is None:
        return tuple(whole)
    end = place + 1
    while end < min(len(whole), place + 1 + _MOST_LINES) and _is_line(whole[end]):
        end += 1
    return (*whole[: place + 1], *_gathered(whole[place + 1 : end]), *whole[end:])


def _addressed(blocks: list[Block]) -> list[Block]:
    """The addressee's name joined with what stands between it and "Dear …"."""
    opening = range(min(len(blocks), _FIRST_BLOCKS))
    place = next((i for i in opening if _SALUTATION.fullmatch(blocks[i].text)), None)
    if place is None:
        return blocks
    start = place
    while start and _is_line(blocks[start - 1]) and not _SENDER.search(blocks[start - 1].text):
        start -= 1
    return [*blocks[:start], *_gathered(blocks[start:place]), *blocks[place:]]


def _is_line(block: Block) -> bool:
    """Whether a block can stand in an address: short, no sentence, no date, no list item."""
    if block.kind not in (BlockKind.PROSE, BlockKind.HEADING) or block.printed:
        return False
    lines = block.text.split("\n")
    return all(
        len(line) <= _LONGEST_LINE and not _SENTENCE.search(line) and not _DATE.fullmatch(line)
        for line in lines
    )


def _gathered(blocks: Sequence[Block]) -> list[Block]:
    """Each block that is a name alone, with the blocks up to the next that begins with a name."""
    made: list[Block] = []
    open_name = False
    for block in blocks:
        named = is_person(block.text.split("\n")[0])
        if open_name and not named:
            made[-1] = _joined(made[-1], block)
            continue
        made.append(replace(block, kind=BlockKind.PROSE, level=0))
        open_name = named and "\n" not in block.text
    return made


def _joined(name: Block, office: Block) -> Block:
    pages = tuple(sorted({*name.pages, *office.pages}))
    text = f"{name.text}\n{office.text}"
    return replace(name, text=text, pages=pages, boxes=(*name.boxes, *office.boxes))
