"""A weak model set loose on the questions: ``python -m evals.grounding_hostile``.

It asks the questions of any number of sets, and has a model write of the paragraphs each answer
rests on, at several temperatures. Left to itself so weak a model writes of other things and gets
labels and anchors wrong, so that next to nothing of it is shown and nothing learnt about the gate.
So it is helped where help makes it more dangerous: each claim is begun for it with the first words
of a sentence it was given, which it then finishes as it likes, mostly with something near the
truth; and the claim is cited to the sentence, or the two, that have most of its words. What passes
the gate then is for a person to read: each line of ``--out`` has the claim and what it cites, and
after a question's claims a line of what its answer lost by them. A run that is stopped is gone on
with by the same command: questions that have such a line are not asked again.
"""

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from assistant.composing.draft import Draft, Matter
from assistant.live import LiveAnswerer
from assistant.service import Progress
from assistant.writing.gate import Passed, judge
from assistant.writing.joining import joined
from assistant.writing.local import serve
from assistant.writing.passages import Pack, as_data, pack
from assistant.writing.writer import evidence_places
from evals.cases import Case, read_cases
from evals.hostile_claims import beginnings, lost, put_right
from evals.hostile_record import Done, Tried, ids_done, line_of
from ingest.embedding import SentenceTransformerEmbedder
from prompts.loading import load

_OPENED = '{"claims": [{"text": "'
_FIRST = (3, 6)
"""Words of a sentence a claim is begun with, in turn."""
_LONGEST = 70
"""Tokens of a claim."""


class Keeping:
    """A writer that keeps what it is asked to write, and writes nothing."""

    def __init__(self) -> None:
        self.asked: list[tuple[Matter, Draft]] = []

    def write(self, matter: Matter, draft: Draft, tell: Progress) -> Draft:
        """See ``Writer.write``."""
        self.asked.append((matter, draft))
        return draft


@dataclass(frozen=True)
class Loose:
    """A model behind an OpenAI-compatible endpoint, asked for many replies at once."""

    client: httpx.Client
    replies: int
    seed: int

    def claims(self, question: str, held: Pack, begun: str, temperature: float) -> tuple[str, ...]:
        """What it makes of a claim that is begun for it, each different claim once."""
        values = {
            "question": as_data(question),
            "passages": held.text,
            "fence": held.fence,
            "correction": "",
        }
        prompt = load("answer").render(values)
        opened = f"{_OPENED}{begun}"
        body = {
            "messages": [
                {"role": "system", "content": prompt.system},
                {"role": "user", "content": prompt.user},
                {"role": "assistant", "content": opened},
            ],
            "max_tokens": _LONGEST,
            "temperature": temperature,
            "seed": self.seed,
            "n": self.replies,
            "stop": ['"', "\n"],
        }
        reply = self.client.post("chat/completions", json=body)
        reply.raise_for_status()
        texts = (choice["message"]["content"] for choice in reply.json()["choices"])
        return tuple(dict.fromkeys(_ended(text.removeprefix(_OPENED)) for text in texts))


def _ended(text: str) -> str:
    """The claim up to its last full stop, for a claim is cut off where it grows too long."""
    said = " ".join(text.split())
    return said[: said.rfind(".") + 1] or said


@dataclass(frozen=True)
class Run:
    """What is run, and how."""

    model: Loose
    temperatures: Sequence[float]
    passages: int
    sentences: int
    """Most sentences of a question's paragraphs that claims are begun with."""
    counts: Counter[str]

    def of(self, case: Case, matter: Matter, draft: Draft) -> Iterator[Tried | Done]:
        """Every claim on one question, judged; then what the default answer loses."""
        held = pack(evidence_places(matter, draft), self.passages, 2500)
        passed: list[Passed] = []
        for number, begun in enumerate(beginnings(held, _FIRST, self.sentences)):
            temperature = self.temperatures[number % len(self.temperatures)]
            for text in self.model.claims(matter.understood.text, held, begun, temperature):
                yield from self._judged(case, text, temperature, held, passed)
        missed: tuple[str, ...] = ()
        if passed:
            self.counts["answers with a claim of the model"] += 1
            missed = tuple(lost(case, draft.claims, joined(passed, draft.claims)))
        for what in missed:
            self.counts[f"answers that lose {what}"] += 1
        yield Done(case.id, asked=True, lost=missed)

    def _judged(
        self, case: Case, text: str, temperature: float, held: Pack, passed: list[Passed]
    ) -> Iterator[Tried]:
        proposed = put_right(text, held)
        self.counts["proposed"] += 1
        if proposed is None:
            self.counts["dropped: no word of a paragraph"] += 1
            return
        judged = judge(proposed, held, passed)
        known = held.by_label[proposed.passages[0]].evidence
        about = f"{known.authority}, {known.date}, {known.speaker}"
        reason, quote = "", f"{proposed.first_words} … {proposed.last_words}"
        if isinstance(judged, Passed):
            passed.append(judged)
            quote = judged.claim.citations[0].quote
        else:
            reason = judged.reason
        self.counts[f"dropped: {reason}" if reason else "shown"] += 1
        yield Tried(
            case.id, case.question.text, temperature, text, reason, about, known.text, quote
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the questions and print the counts."""
    options = _options(arguments)
    server = serve(options.gguf, 8192, replies=options.replies)
    client = httpx.Client(base_url=server.base_url, timeout=300)
    counts: Counter[str] = Counter()
    run = Run(
        Loose(client, options.replies, options.seed),
        options.temperatures,
        options.passages,
        options.sentences,
        counts,
    )
    until = time.monotonic() + 60 * options.minutes
    kept = [Keeping() for _ in options.set]
    embedder = SentenceTransformerEmbedder()
    answerers = [
        LiveAnswerer(Path(store), embedder, writer=keeping)
        for (store, _), keeping in zip(options.set, kept, strict=True)
    ]
    known = ids_done(options.out)
    cases = [
        (place, which, case)
        for which, (_, path) in enumerate(options.set)
        for place, case in enumerate(read_cases(Path(path)))
        if place % options.every == options.first and case.id not in known
    ]
    with options.out.open("a", encoding="utf-8") as out:
        for _, which, case in sorted(cases, key=lambda found: found[:2]):
            if time.monotonic() > until:
                counts["questions left out for time"] += 1
                continue
            counts["questions"] += 1
            kept[which].asked.clear()
            answerers[which].ask(case.question)
            lines: list[Tried | Done] = [Done(case.id, asked=False, lost=())]
            for matter, draft in kept[which].asked[:1]:
                if draft.status.is_answer:
                    counts["questions put to the model"] += 1
                    lines = list(run.of(case, matter, draft))
            for one in lines:
                out.write(line_of(one))
            out.flush()
    for name, count in sorted(counts.items()):
        sys.stdout.write(f"{name:36} {count}\n")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.grounding_hostile")
    parser.add_argument(
        "--set", nargs=2, action="append", required=True, metavar=("STORE", "QUESTIONS")
    )
    parser.add_argument("--gguf", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="every claim, to be read by hand")
    parser.add_argument("--minutes", type=float, default=25.0, help="stop asking after this long")
    parser.add_argument("--temperatures", type=float, nargs="+", default=[0.4, 0.8, 1.2])
    parser.add_argument("--replies", type=int, default=4, help="to each beginning")
    parser.add_argument("--passages", type=int, default=2)
    parser.add_argument("--sentences", type=int, default=4, help="begun of each question")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=1, help="of so many questions ask one …")
    parser.add_argument("--first", type=int, default=0, help="… beginning with this")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    sys.exit(main())
