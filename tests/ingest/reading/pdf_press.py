"""Prints small PDFs for the tests, line by line, as an office's writer would."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT, TOP = 71.0, 524.0, 90.0
FILLER = "Social workers visit children often and write down what they are told about home."


class Press:
    """A canvas measured from the top left, with a place to write next."""

    def __init__(self, path: Path, **options: object) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, **options)
        self.y = TOP

    def line(self, text: str, x: float = LEFT, size: float = 12, bold: bool = False) -> float:
        """Write one line at ``y`` and return where it ends."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, A4[1] - self.y, text)
        return x + float(stringWidth(text, font, size))

    def leaning(self, text: str, x: float = LEFT, size: float = 12) -> None:
        """Write upright letters leant over, word by word and with no blanks, as some writers do."""
        for word in text.split():
            set_as = self.canvas.beginText()
            set_as.setFont("Helvetica", size)
            set_as.setTextTransform(1, 0, 0.33, 1, x, A4[1] - self.y)
            set_as.textOut(word)
            self.canvas.drawText(set_as)
            x += float(stringWidth(f"{word} ", "Helvetica", size))

    def down(self, points: float = 14.5) -> None:
        """Move the place to write."""
        self.y += points

    def lines(self, texts: Sequence[str], x: float = LEFT, size: float = 12) -> None:
        """Write lines at the usual distance, and leave a paragraph's gap."""
        for text in texts:
            self.line(text, x, size)
            self.down()
        self.down(12)

    def paragraph(self, text: str, x: float = LEFT, label: str = "", label_x: float = LEFT) -> None:
        """Fill lines to the right edge; ``label`` hangs before the first."""
        if label:
            self.line(label, label_x)
        self.lines(filled(text, RIGHT - x), x)

    def heading(self, text: str, size: float = 14) -> None:
        """Write a bold line with space round it."""
        self.line(text, size=size, bold=True)
        self.down(28)

    def ruled(self, rows: Sequence[Sequence[str]], columns: Sequence[float]) -> None:
        """Draw a table with rules; a cell's lines are parted by a bar."""
        top = self.y
        edges = [top]
        for number, row in enumerate(rows):
            height = 14.5 * max(cell.count("|") + 1 for cell in row) + 10
            for cell, x in zip(row, columns, strict=False):
                for index, text in enumerate(cell.split("|")):
                    self.y = edges[-1] + 16 + 14.5 * index
                    self.line(text, x + 6, bold=number == 0)
            edges.append(edges[-1] + height)
        for y in edges:
            self.canvas.line(columns[0], A4[1] - y, columns[-1], A4[1] - y)
        for x in columns:
            self.canvas.line(x, A4[1] - top, x, A4[1] - edges[-1])
        self.y = edges[-1] + 30

    def turn(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.y = TOP

    def done(self) -> Path:
        """Finish the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.path


def prose(words: int, seed: int = 0) -> str:
    """One sentence of made-up words, none of which comes soon again."""
    syllables = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "du", "fa")
    made = [
        syllables[n % 11] + syllables[n // 11 % 11] + syllables[n // 121 % 11]
        for n in range(seed, seed + words)
    ]
    return " ".join(made).capitalize() + "."


def filled(text: str, width: float, size: float = 12) -> list[str]:
    """Words set to lines no wider than ``width``."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, "Helvetica", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
