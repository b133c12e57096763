"""The figures of a run, worked out again from its records alone: ``python -m evals.recompute RUN``.

Written apart from the metrics and importing none of them: it reads ``records.jsonl``, does the
sums in the plainest way there is, and holds them against ``figures.json``. What it cannot see is
whether the records are what the assistant said and whether the gold is right.
"""

import itertools
import json
import math
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

Row = Mapping[str, object]
ABSTAINS = ("not_found", "not_held", "unclear")
ANSWERS = ("answered", "partial", "corrected")
NEAR = 1e-9


class Question:
    """One line of ``records.jsonl``, read by hand."""

    def __init__(self, line: str) -> None:
        row = json.loads(line)
        case, record = row["case"], row["record"]
        self.answerable: bool = case["answerable"]
        self.kind: str = case["kind"]
        self.group: str = case["group"]
        self.facts: list[str] = case["facts"]
        self.must_not: list[str] = case["must_not"]
        self.status: str = record["status"]
        self.text: str = record["text"]
        self.confidence: float = record["confidence"] or 0.0
        self.gold: list[list[str]] = row["gold"]
        self.ranked: list[str] = [one["ref"] for one in record["evidence"]]
        self.cited = {one["ref"] for claim in record["claims"] for one in claim["citations"]}
        self.accepted: list[str] = case["statuses"]

    @property
    def ended_well(self) -> bool:
        """Whether the status is one that the set accepts."""
        if self.accepted:
            return self.status in self.accepted
        if self.answerable:
            return self.status in ANSWERS
        return self.status in ABSTAINS or self.status == "corrected"

    @property
    def declined(self) -> bool:
        """Whether it gave no answer, or put right a premise where that is accepted."""
        if self.status == "corrected":
            return not self.answerable and self.ended_well
        return self.status in ABSTAINS

    @property
    def wrong_words(self) -> bool:
        """Whether an answer says what it must not."""
        return self.status in ANSWERS and any(said(one, self.text) for one in self.must_not)

    @property
    def right(self) -> bool:
        """Ended well, every fact said, nothing said that must not be."""
        whole = self.status not in ANSWERS or all(said(one, self.text) for one in self.facts)
        return self.ended_well and whole and not self.wrong_words


def plain(text: str) -> str:
    """Lower case, one space, one form of quotation mark and dash."""
    for old, new in zip("‘’“”–—−", "''\"\"---", strict=True):
        text = text.replace(old, new)
    return " ".join(text.replace("\u00ad", "").split()).casefold()


def said(phrase: str, text: str) -> bool:
    """Whether an alternative stands in a text, its figures whole."""
    for option in phrase.split("|"):
        wanted = plain(option)
        for match in re.finditer(re.escape(wanted), plain(text)) if wanted else ():
            before, after = plain(text)[: match.start()], plain(text)[match.end() :]
            if wanted[0].isdigit() and re.search(r"(\d|\d[.,])$", before):
                continue
            if wanted[-1].isdigit() and re.match(r"(\d|[.,]\d)", after):
                continue
            return True
    return False


def mean(values: list[float]) -> float | None:
    """Sum over number; None of nothing."""
    return sum(values) / len(values) if values else None


def ranking_figures(questions: list[Question]) -> dict[str, float | None]:
    """Recall, success, reciprocal rank and gain, over answerable questions with gold."""
    asked = [q for q in questions if q.answerable and q.gold]
    found: dict[str, float | None] = {}
    for k in (1, 5, 10, 20):
        shares = []
        for q in asked:
            hits = [any(ref in item for ref in q.ranked[:k]) for item in q.gold]
            shares.append(sum(hits) / len(hits))
        found[f"recall_{k}"] = mean(shares)
        if k in (1, 5):
            found[f"success_{k}"] = mean([float(share > 0) for share in shares])
    firsts = [
        [at for at, ref in enumerate(q.ranked) if any(ref in item for item in q.gold)]
        for q in asked
    ]
    found["mrr"] = mean([1 / (places[0] + 1) if places else 0.0 for places in firsts])
    found["ndcg_10"] = mean([gain(q) for q in asked])
    found["cited"] = mean([float(any(q.cited & set(i) for i in q.gold)) for q in asked])
    found["cited_recall"] = mean(
        [sum(bool(q.cited & set(i)) for i in q.gold) / len(q.gold) for q in asked]
    )
    return found


def gain(question: Question) -> float:
    """nDCG@10: a paragraph gains if it is the first to satisfy an item."""
    left = {tuple(item) for item in question.gold}
    ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(left))))
    total = 0.0
    for place, ref in enumerate(question.ranked[:10]):
        met = {item for item in left if ref in item}
        if met:
            total += 1 / math.log2(place + 2)
            left -= met
    return total / ideal


def answer_figures(questions: list[Question]) -> dict[str, float | None]:
    """Endings, facts, words and lists."""
    facts: list[tuple[str, float]] = []
    for q in questions:
        if q.facts and q.status in ANSWERS:
            facts.append((q.kind, sum(said(one, q.text) for one in q.facts) / len(q.facts)))
        elif q.facts and q.answerable:
            facts.append((q.kind, 0.0))
    answered = [q for q in questions if q.status in ANSWERS]
    lengths = [float(len(re.findall(r"\S*\w\S*", q.text))) for q in answered]
    return {
        "ending": mean([float(q.ended_well) for q in questions]),
        "right": mean([float(q.right) for q in questions]),
        "facts": mean([value for _, value in facts]),
        "list_whole": mean([float(value == 1) for kind, value in facts if kind == "list"]),
        "clean": mean([float(not q.wrong_words) for q in answered if q.must_not]),
        "words": mean(lengths),
        "words_median": ranked(lengths, 50),
        "words_p90": ranked(lengths, 90),
    }


def ranked(values: list[float], share: int) -> float | None:
    """The value that so many in a hundred do not exceed, one of them."""
    if not values:
        return None
    return sorted(values)[math.ceil(share * len(values) / 100) - 1]


def abstention_figures(questions: list[Question]) -> dict[str, float | None]:
    """Declining, from a table of four counts."""
    should = [q for q in questions if not q.answerable]
    could = [q for q in questions if q.answerable]
    hits = sum(q.declined for q in should)
    alarms = sum(q.declined and not q.ended_well for q in could)
    precision = hits / (hits + alarms) if hits + alarms else None
    recall = hits / len(should) if should else None
    f1 = None
    if precision is not None and recall is not None:
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "abstention_precision": precision,
        "abstention_recall": recall,
        "abstention_f1": f1,
        "answer_rate": mean([float(q.status in ANSWERS) for q in could]),
    }


def agreement_figures(questions: list[Question]) -> dict[str, float | None]:
    """Paraphrases, pair by pair within a group."""
    groups: dict[str, list[Question]] = {}
    for q in questions:
        groups.setdefault(q.group, []).append(q)
    alike, shared = [], []
    for name, members in groups.items():
        pairs = list(itertools.combinations(members, 2)) if name else []
        if pairs:
            alike.append(sum(a.status == b.status for a, b in pairs) / len(pairs))
            both = [len(a.cited & b.cited) / (len(a.cited | b.cited) or 1) for a, b in pairs]
            none = [not a.cited and not b.cited for a, b in pairs]
            shared.append(sum(max(x, n) for x, n in zip(both, none, strict=True)) / len(pairs))
    return {"status_agreement": mean(alike), "citation_agreement": mean(shared)}


def risk_figure(questions: list[Question]) -> dict[str, float | None]:
    """Mean risk over coverage; answers equally sure are taken together."""
    answered = [q for q in questions if q.status in ANSWERS]
    if not answered:
        return {"risk": None}
    area = 0.0
    for level in {q.confidence for q in answered}:
        surer = [q for q in answered if q.confidence >= level]
        alike = sum(q.confidence == level for q in answered)
        area += alike * sum(not q.right for q in surer) / len(surer)
    return {"risk": area / len(answered)}


def recomputed(lines: list[str]) -> dict[str, float | None]:
    """Every figure that records alone can give."""
    questions = [Question(line) for line in lines]
    return {
        **ranking_figures(questions),
        **answer_figures(questions),
        **abstention_figures(questions),
        **agreement_figures(questions),
        **risk_figure(questions),
    }


@click.command()
@click.argument("run", type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(run: Path) -> None:
    """Recompute the figures of RUN and say where they differ; exit status 1 if any does."""
    sets: dict[str, list[str]] = {}
    for line in (run / "records.jsonl").read_text("utf-8").splitlines():
        sets.setdefault(json.loads(line)["set"], []).append(line)
    told = json.loads((run / "figures.json").read_text("utf-8"))
    differing = 0
    for name, lines in sets.items():
        ours = recomputed(lines)
        for figure, value in ours.items():
            theirs = told[name][figure]["mean"]
            same = value == theirs or (
                value is not None and theirs is not None and abs(value - theirs) < NEAR
            )
            differing += not same
            if not same:
                click.echo(f"{name}: {figure} is {theirs} in the report and {value} here")
        click.echo(f"{name}: {len(lines)} records, {len(ours)} figures recomputed")
    click.echo("no figure differs" if not differing else f"{differing} figures differ")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
