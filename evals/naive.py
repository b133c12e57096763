"""A naive answerer: the best two sentences of three paragraphs, to hold answers against."""

from collections.abc import Sequence

from assistant.terms import content_terms
from evals.intervals import Estimate, estimate
from evals.metrics import fact_recall
from evals.passes import Pass
from ingest.sentences import sentences

RANKER = "plain fusion"
"""The baseline whose ranking it reads."""
_PARAGRAPHS = 3
_SENTENCES = 2


def naive_answer(question: str, paragraphs: Sequence[str]) -> str:
    """The two sentences that share most words with the question, of the first three paragraphs.

    Of equal ones the earlier; printed in the order in which they stand.
    """
    asked = frozenset(content_terms(question))
    held = [one for text in paragraphs[:_PARAGRAPHS] for one in sentences(text)]
    best_first = sorted(
        range(len(held)), key=lambda at: (-len(asked & frozenset(content_terms(held[at]))), at)
    )
    return " ".join(held[at] for at in sorted(best_first[:_SENTENCES]))


def naive_facts(made: Pass) -> Estimate | None:
    """Facts in its answers to the answerable questions of a set; None where nothing was ranked."""
    rankings = made.baselines.get(RANKER)
    if rankings is None:
        return None
    scores, clusters = [], []
    for result in made.run.results:
        refs = rankings.get(result.case.id)
        if refs is None or not result.case.facts:
            continue
        found = (made.run.library.find(ref) for ref in refs[:_PARAGRAPHS])
        text = naive_answer(result.case.question.text, [one.text for one in found if one])
        scores.append(fact_recall(result.case.facts, text))
        clusters.append(result.cluster)
    return estimate(scores, clusters)
