"""What the gate costs: ``python -m evals.grounding_cost --store DIR --questions FILE``.

Each question is answered by the default composer; then one claim for each of the first paragraphs
found is put through the gate, as a model that proposes so many would have it.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.answers import Answer
from assistant.live import LiveAnswerer
from assistant.writing.contract import ProposedClaim
from assistant.writing.gate import judge
from assistant.writing.passages import Pack, pack
from evals.cases import read_cases
from ingest.corpus import Corpus
from ingest.embedding import SentenceTransformerEmbedder

_CLAIMS = 6


def packed(answer: Answer, corpus: Corpus) -> Pack:
    """The evidence of an answer as a model would be given it."""
    documents = {document.doc_id: document for document in corpus.documents}
    places = ((documents[e.paragraph.ref.doc_id], e.paragraph) for e in answer.evidence)
    return pack(places, most=_CLAIMS, budget=8000)


def gate_seconds(held: Pack) -> float:
    """Seconds to judge one claim a passage."""
    proposed = []
    for passage in held.passages:
        words = passage.paragraph.text.split()
        proposed.append(
            ProposedClaim(
                text=" ".join(words[:25]).rstrip(".,;:") + ".",
                passages=(passage.label,),
                first_words=" ".join(words[:4]),
                last_words=" ".join(words[max(0, min(len(words), 25) - 4) : 25]),
            )
        )
    started = time.perf_counter()
    for one in proposed:
        judge(one, held, ())
    return time.perf_counter() - started


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of one row."""
    parser = argparse.ArgumentParser(prog="python -m evals.grounding_cost")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--most", type=int, default=40)
    options = parser.parse_args(arguments)
    answerer = LiveAnswerer(options.store, SentenceTransformerEmbedder())
    gate, whole = [], []
    for case in read_cases(options.questions)[: options.most]:
        answer = answerer.ask(case.question)
        held = packed(answer, answerer.corpus)
        if held.passages:
            gate.append(1000 * gate_seconds(held))
            whole.append(1000 * answer.seconds.total)
    median, total = statistics.median(gate), statistics.median(whole)
    sys.stdout.write("| answers | claims each | gate, ms | default answer, ms | share |\n")
    sys.stdout.write("| ---: | ---: | ---: | ---: | ---: |\n")
    share = median / (median + total)
    sys.stdout.write(f"| {len(gate)} | {_CLAIMS} | {median:.1f} | {total:.1f} | {share:.1%} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
