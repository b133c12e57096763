"""Documents for the bench of the store: as many paragraphs as asked for, made from the samples.

Each document is numbered prose of one invented authority; its sentences are those of the sample
documents in a seeded order, with figures changed, so that hardly two paragraphs are the same.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from ingest.sentences import sentence_spans

PARAGRAPHS_EACH = 50
_SOURCES = Path(__file__).parent / "samples" / "sources"
_MARKUP = re.compile(r"^(?:[#>|*\-+:\[{<]|---|\w+:)|\|")
_NUMBER = re.compile(r"\d+")
_LEAST_WORDS = 6
_SENTENCES = (2, 3, 3, 4)


def write_documents(folder: Path, paragraphs: int, seed: int = 1) -> int:
    """Write text files of 50 paragraphs each until there are enough; the number of files."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311 - a bench, not a secret
    sentences = sorted(set(_sentences()))
    count = -(-paragraphs // PARAGRAPHS_EACH)
    for number in range(count):
        name = f"borough-{number:05d}-inspection-{2014 + number % 12}-03-04.txt"
        (folder / name).write_text(_document(chance, sentences, number), encoding="utf-8")
    return count


def _document(chance: random.Random, sentences: list[str], number: int) -> str:
    lines = [f"Inspection of Borough {number:05d} children's services"]
    for paragraph in range(1, PARAGRAPHS_EACH):
        chosen = chance.sample(sentences, chance.choice(_SENTENCES))
        text = " ".join(_NUMBER.sub(lambda _: str(chance.randint(2, 99)), one) for one in chosen)
        lines.append(f"{paragraph}. {text}")
    return "\n\n".join(lines) + "\n"


def _sentences() -> Iterator[str]:
    for path in sorted(_SOURCES.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if _MARKUP.search(line):
                continue
            for start, end in sentence_spans(line):
                sentence = line[start:end].strip()
                if len(sentence.split()) >= _LEAST_WORDS:
                    yield sentence
