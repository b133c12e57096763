"""Sections of docs/faults.md, each written anew by the command that made its figures."""

from collections.abc import Iterable, Sequence
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "faults.md"


def write_section(name: str, lines: Iterable[str], page: Path = PAGE) -> None:
    """Replace what stands between the marks of a section."""
    before, rest = page.read_text(encoding="utf-8").split(f"<!-- {name} -->\n")
    _, after = rest.split(f"<!-- end of {name} -->\n")
    body = "".join(f"{line}\n" for line in lines)
    text = f"{before}<!-- {name} -->\n{body}<!-- end of {name} -->\n{after}"
    page.write_text(text, encoding="utf-8")


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table in Markdown; columns after the first two that hold numbers stand to the right."""
    kept = [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    right = [all(_is_number(row[at]) for row in kept) for at in range(len(heads))]
    marks = ["---:" if is_right else "---" for is_right in right]
    return [f"| {' | '.join(row)} |" for row in (list(heads), marks, *kept)]


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").isdigit()
