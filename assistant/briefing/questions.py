"""A list of questions in Markdown: a title, what the note is for, and the questions in order."""

import re
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import QuestionSetError

_TITLE = re.compile(r"#\s+(?P<text>.+)")
_HEADING = re.compile(r"#{2,}\s+(?P<text>.+)")
_LISTED = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(?P<text>.+)")
_MOST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and the heading it stands under, or none."""

    question: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """What a briefing is to answer."""

    title: str
    purpose: str
    questions: tuple[Asked, ...]


def read_question_list(path: Path) -> QuestionList:
    """Read a file of questions.

    ``# Title`` gives the title, ``## Heading`` a heading over what follows, each item of a list and
    each line that ends with a question mark a question; other lines before the first question say
    what the note is for.

    Raises:
        QuestionSetError: the file cannot be read, or holds no question or more than 200.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(f"Cannot read {path}: {error}. Name a Markdown file.") from error
    found = question_list(text, path.stem.replace("-", " ").replace("_", " "))
    if not 0 < len(found.questions) <= _MOST:
        raise QuestionSetError(
            f"{path.name} holds {len(found.questions)} questions; write 1 to {_MOST}, one a line,"
            " as items of a list or ending with a question mark."
        )
    return found


def question_list(text: str, name: str = "Briefing") -> QuestionList:
    """The same from text; ``name`` is the title where the text gives none."""
    title, heading = "", ""
    purpose: list[str] = []
    questions: list[Asked] = []
    for line in map(str.strip, text.splitlines()):
        if match := _HEADING.fullmatch(line):
            heading = match["text"]
        elif match := _TITLE.fullmatch(line):
            title = title or match["text"]
        elif match := _LISTED.fullmatch(line):
            questions.append(Asked(match["text"], heading))
        elif line.endswith("?"):
            questions.append(Asked(line, heading))
        elif line and not questions:
            purpose.append(line)
    return QuestionList(title or name, " ".join(purpose), tuple(questions))
