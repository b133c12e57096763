"""Metrics worked out by hand: each check gets the module of a metric and says whether it is right.

Kept apart from the tests so that mutants of the metrics can be held to them too.
"""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from types import ModuleType

from evals.library import StoredParagraph
from evals.records import CitationRecord, ClaimRecord

Check = Callable[[ModuleType], bool]
Row = Sequence[float | None]
A, B, C = frozenset({"a"}), frozenset({"b"}), frozenset({"c", "d"})


def near(value: float | None, wanted: float) -> bool:
    return value is not None and math.isclose(value, wanted, abs_tol=1e-9)


# Two items; a is second and c, which d satisfies too, fourth.
RANKING = ("x", "a", "y", "d", "c")
# DCG@10 = 1/log2(3) + 1/log2(5); ideal = 1/log2(2) + 1/log2(3).
NDCG = (1 / math.log2(3) + 1 / math.log2(5)) / (1 + 1 / math.log2(3))

METRICS: tuple[Check, ...] = (
    lambda m: m.rank_of(C, RANKING) == 4,
    lambda m: m.rank_of(B, RANKING) is None,
    lambda m: near(m.recall_at((A, C), RANKING, 1), 0.0),
    lambda m: near(m.recall_at((A, C), RANKING, 2), 0.5),
    lambda m: near(m.recall_at((A, C), RANKING, 3), 0.5),
    lambda m: near(m.recall_at((A, C), RANKING, 4), 1.0),
    lambda m: near(m.recall_at((A, B, C), RANKING, 5), 2 / 3),
    lambda m: m.recall_at((), RANKING, 5) is None,
    lambda m: near(m.success_at((A, C), RANKING, 1), 0.0),
    lambda m: near(m.success_at((A, C), RANKING, 2), 1.0),
    lambda m: m.success_at((), RANKING, 2) is None,
    lambda m: near(m.reciprocal_rank((C, A), RANKING), 0.5),
    lambda m: near(m.reciprocal_rank((C,), RANKING), 0.25),
    lambda m: near(m.reciprocal_rank((B,), RANKING), 0.0),
    lambda m: m.reciprocal_rank((), RANKING) is None,
    lambda m: near(m.ndcg_at((A, C), RANKING, 10), NDCG),
    lambda m: near(m.ndcg_at((A, C), ("a", "c"), 10), 1.0),
    lambda m: near(m.ndcg_at((A, C), ("c", "d"), 10), 1 / (1 + 1 / math.log2(3))),
    lambda m: near(m.ndcg_at((A, C), RANKING, 2), 1 / math.log2(3) / (1 + 1 / math.log2(3))),
    lambda m: near(m.ndcg_at((A, B, C), ("a",), 1), 1.0),
    lambda m: m.ndcg_at((), RANKING, 10) is None,
    lambda m: m.says("4", "4 visits") and not m.says("4", "14 visits"),
    lambda m: not m.says("4", "4.5 visits") and not m.says("4", "1,4 visits"),
    lambda m: m.says("nine|9", "In 9 cases") and m.says("NINE", "nine"),
    lambda m: not m.says("|", "anything"),
    lambda m: near(m.fact_recall(("a", "b", "c"), "a and b"), 2 / 3),
    lambda m: m.fact_recall((), "a") is None,
    lambda m: m.phrases_said(("no", "yes"), "yes") == ("yes",),
    lambda m: near(m.gold_cited((A, C), ("d",)), 1.0),
    lambda m: near(m.gold_cited((A, C), ("x",)), 0.0),
    lambda m: m.gold_cited((), ("x",)) is None,
    lambda m: near(m.citation_recall((A, C), ("d", "x")), 0.5),
    lambda m: m.citation_recall((), ("x",)) is None,
    lambda m: m.word_count("• two words – here") == 3,
)


def _carries(statement: str, cited: "list[StoredParagraph]") -> bool:
    """A paragraph carries the letters it has."""
    return set(statement) <= set("".join(one.text for one in cited))


def _paragraph(text: str) -> StoredParagraph:
    return StoredParagraph("m#p1", "m.txt", "para 1", text, "", frozenset())


def _scored(module: ModuleType, said: str, *texts: str | None) -> tuple[bool, int, int]:
    citations = tuple(CitationRecord("m#p1", "", "", "", 0, 1) for _ in texts)
    cited = [None if text is None else _paragraph(text) for text in texts]
    found = module.score_claim(ClaimRecord(said, citations=citations), cited, _carries)
    return found.supported, found.needed, found.citations


DAY = dt.date(2024, 5, 1)
BEFORE, AFTER = DAY - dt.timedelta(1), DAY + dt.timedelta(1)

CITING: tuple[Check, ...] = (
    lambda m: _scored(m, "ab", "ab") == (True, 1, 1),
    lambda m: _scored(m, "ab", "a", "b") == (True, 2, 2),  # each is needed by the other
    lambda m: _scored(m, "ab", "ab", "c") == (True, 1, 2),  # c alone is for show
    lambda m: _scored(m, "ab", "ab", "ab") == (True, 2, 2),  # each carries it alone
    lambda m: _scored(m, "abc", "ab", "b") == (False, 0, 2),
    lambda m: _scored(m, "ab") == (False, 0, 0),
    lambda m: _scored(m, "ab", "ab", None) == (False, 0, 2),
    lambda m: near(m.alce_recall([_s(m, True, 1, 1), _s(m, False, 0, 3)]), 0.5),
    lambda m: m.alce_recall([]) is None,
    lambda m: near(m.alce_precision([_s(m, True, 1, 2), _s(m, False, 0, 2)]), 0.25),
    lambda m: m.alce_precision([_s(m, False, 0, 0)]) is None,
    lambda m: m.is_verbatim("abcd", 1, 3, "bc") and not m.is_verbatim("abcd", 1, 3, "bd"),
    lambda m: not m.is_verbatim("abcd", 2, 2, "") and not m.is_verbatim("abcd", -2, 4, "cd"),
    lambda m: not m.is_verbatim("abcd", 2, 9, "cd") and m.is_verbatim("abcd", 0, 4, "abcd"),
    lambda m: m.lies_outside((DAY, DAY), AFTER, None) and m.lies_outside((DAY, DAY), None, BEFORE),
    lambda m: not m.lies_outside((DAY, DAY), DAY, DAY) and not m.lies_outside(None, DAY, DAY),
    lambda m: not m.lies_outside((BEFORE, AFTER), DAY, DAY),
)


def _s(module: ModuleType, supported: bool, needed: int, citations: int) -> object:
    return module.ClaimScore(supported, needed, citations)


def _counts(module: ModuleType) -> object:
    return module.AbstentionCounts(hits=6, false_alarms=2, misses=4, answered=7, answerable=10)


# Surest first: right, wrong, then two equally sure of which one is wrong; five were asked.
ANSWERS = [(0.5, True), (0.9, True), (0.7, False), (0.5, False)]

ABSTAINING: tuple[Check, ...] = (
    lambda m: near(_counts(m).precision, 6 / 8),  # type: ignore[attr-defined]
    lambda m: near(_counts(m).recall, 6 / 10),  # type: ignore[attr-defined]
    lambda m: near(_counts(m).f1, 12 / 18),  # type: ignore[attr-defined]
    lambda m: near(_counts(m).answer_rate, 7 / 10),  # type: ignore[attr-defined]
    lambda m: m.AbstentionCounts(0, 0, 0).precision is None,
    lambda m: [p.coverage for p in m.risk_coverage(ANSWERS, 5)] == [0.2, 0.4, 0.8],
    lambda m: [p.risk for p in m.risk_coverage(ANSWERS, 5)] == [0.0, 0.5, 0.5],
    lambda m: [p.confidence for p in m.risk_coverage(ANSWERS, 5)] == [0.9, 0.7, 0.5],
    # (0 x 0.2 + 0.5 x 0.2 + 0.5 x 0.4) / 0.8
    lambda m: near(m.area_under(m.risk_coverage(ANSWERS, 5)), 0.3 / 0.8),
    lambda m: m.area_under([]) is None,
)


def _item(ref: str, form: str = "item", start: int = 0) -> ClaimRecord:
    return ClaimRecord(
        "", form=form, citations=(CitationRecord(ref, "", "", "", start, start + 1),)
    )


def _end(module: ModuleType, status: str, *cited: str) -> object:
    return module.Ending(status, frozenset(cited))


AGREEMENT: tuple[Check, ...] = (
    lambda m: near(m.status_agreement([_end(m, s) for s in ("x", "x", "y")]), 1 / 3),
    lambda m: m.status_agreement([_end(m, "x")]) is None,
    # pairs: {a, b} {b} 1/2, {a, b} {} 0, {b} {} 0
    lambda m: near(
        m.citation_agreement([_end(m, "", "a", "b"), _end(m, "", "b"), _end(m, "")]), 1 / 6
    ),
    lambda m: near(m.citation_agreement([_end(m, ""), _end(m, "")]), 1.0),
    lambda m: m.citation_agreement([]) is None,
    lambda m: near(m.list_order([_item("m#p1"), _item("m#p2"), _item("m#p10")]), 1.0),
    lambda m: near(m.list_order([_item("m#p3"), _item("m#p2"), _item("m#p4")]), 0.5),
    lambda m: near(m.list_order([_item("m#p1"), _item("m#p1", start=5)]), 1.0),
    lambda m: near(m.list_order([_item("m#p2"), _item("m#p2")]), 0.0),
    lambda m: m.list_order([_item("m#p2"), _item("n#p1")]) is None,
    lambda m: m.list_order([_item("m#p2", "row"), _item("m#p1", "row")]) is None,
)


def _moved(module: ModuleType, before: Row, after: Row) -> object:
    found = module.difference(before, after)
    return (found.better, found.worse, found.paired, None if found.p is None else round(found.p, 6))


PAIRED: tuple[Check, ...] = (
    # five gains and no loss: 2 of 32 ways are as far from 0
    lambda m: _moved(m, [0.0] * 5, [1.0] * 5) == (5, 0, 5, 0.0625),
    # exact McNemar of 1 against 7: 2 x (1 + 8) / 256
    lambda m: _moved(m, [*[0.0] * 7, 1.0], [1.0] * 7 + [0.0]) == (7, 1, 8, 0.070312),
    lambda m: _moved(m, [1.0, None, 0.5], [1.0, 1.0, None]) == (0, 0, 1, 1.0),
    lambda m: _moved(m, [None], [1.0]) == (0, 0, 0, None),
    lambda m: near(m.difference([0.0, 0.5], [1.0, 1.0]).before, 0.25),
    lambda m: near(m.difference([0.0, 0.5], [1.0, 1.0]).after, 1.0),
    # two clusters that each gain: 2 of 4 ways
    lambda m: m.difference([0.0] * 4, [1.0] * 4, ["a", "a", "b", "b"]).p == 0.5,
    # twenty gains are drawn, and never quite 0
    lambda m: 0 < m.difference([0.0] * 20, [1.0] * 20).p < 0.001,
    lambda m: m.holm([0.01, 0.04, 0.03]) == (0.03, 0.06, 0.06),
    lambda m: m.holm([0.5, 0.9]) == (1.0, 1.0),
    lambda m: m.verdict(m.Difference(0.5, 0.6, 9, 0, 9, 0.01), 0.01) == "better",
    lambda m: m.verdict(m.Difference(0.6, 0.5, 0, 9, 9, 0.01), 0.01) == "worse",
    lambda m: m.verdict(m.Difference(0.5, 0.6, 9, 0, 9, 0.01), 0.05) == "noise",
    lambda m: m.verdict(m.Difference(0.5, 0.5, 0, 0, 9, 1.0), 1.0) == "unchanged",
)


def _three(module: ModuleType, found: object) -> tuple[object, ...]:
    return (found.mean, found.scored, found.unscored)  # type: ignore[attr-defined]


INTERVALS: tuple[Check, ...] = (
    lambda m: _three(m, m.estimate([1.0, 0.0, None])) == (0.5, 2, 1),
    lambda m: _three(m, m.estimate([None, None])) == (None, 0, 2),
    lambda m: _three(m, m.ratio_estimate([(1.0, 3.0), (2.0, 3.0), None])) == (0.5, 2, 1),
    lambda m: _three(m, m.ratio_estimate([(0.0, 0.0)])) == (None, 0, 1),
    lambda m: m.ratio_estimate([(0.0, 0.0), (1.0, 1.0)]).low == 1.0,
    lambda m: m.estimate([1.0] * 9).low == m.estimate([1.0] * 9).high == 1.0,
    # one cluster is drawn every time, so nothing varies
    lambda m: m.estimate([0.0, 1.0] * 9, ["a"] * 18).low == 0.5,
    # 36 coins: the mean varies by about 1.96 x sqrt(0.25 / 36) = 0.163
    lambda m: abs(m.estimate([0.0, 1.0] * 18).low - 0.337) < 0.03,
    lambda m: abs(m.estimate([0.0, 1.0] * 18).high - 0.663) < 0.03,
    # in 6 clusters of alike the interval is wider: 1.96 x sqrt(0.25 / 6) = 0.4
    lambda m: (
        m.estimate([float(n // 6 % 2) for n in range(36)], [str(n // 6) for n in range(36)]).low
        < 0.2
    ),
)

CHECKS: dict[str, tuple[Check, ...]] = {
    "evals.metrics": METRICS,
    "evals.citing": CITING,
    "evals.abstaining": ABSTAINING,
    "evals.agreement": AGREEMENT,
    "evals.paired": PAIRED,
    "evals.intervals": INTERVALS,
}
