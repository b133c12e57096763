"""One run as a folder: records, scores, baselines, provenance, report, summary and JUnit."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evals.baseline_figures import baseline_figures
from evals.cases import Case
from evals.figures import figures_of
from evals.gates import GATES, Failure, Gate
from evals.passes import Pass
from evals.records import write_lines
from evals.reporting.junit import junit_of
from evals.reporting.page import page, summary, view_of
from evals.reporting.provenance import run_record
from evals.scoring import Result

Line = Mapping[str, object]


def write_run(passes: Sequence[Pass], folder: Path) -> Path:
    """Write everything about these passes into a new folder under ``folder``; returns it."""
    place = _new(folder)
    record = run_record(passes)
    verdicts = [(made, _verdict(made)) for made in passes]
    views = [view_of(made, found) for made, found in verdicts]
    write_lines(place / "records.jsonl", (_record(m, r) for m in passes for r in m.run.results))
    write_lines(place / "scores.jsonl", (_scores(m, r) for m in passes for r in m.run.results))
    write_lines(place / "baselines.jsonl", (line for made in passes for line in _rankings(made)))
    texts = {
        "run.json": _json(dataclasses.asdict(record)),
        "gates.json": _json({made.run.name: _failures(found) for made, found in verdicts}),
        "figures.json": _json({made.run.name: _figures(made) for made in passes}),
        "rankers.json": _json({made.run.name: _rankers(made) for made in passes}),
        "report.html": page(views, record),
        "summary.md": summary(views, record),
        "junit.xml": junit_of(verdicts),
    }
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _failures(found: Mapping[Gate, Sequence[Failure]]) -> Line:
    return {gate.name: [str(failure) for failure in failures] for gate, failures in found.items()}


def _figures(made: Pass) -> Line:
    figures = figures_of(made.run.results)
    return {name: dataclasses.asdict(found) for name, found in figures.items()}


def _rankers(made: Pass) -> Line:
    """Means of every ranker, the assistant first; empty where no baseline was asked."""
    names = ("recall_1", "recall_5", "recall_10", "recall_20", "mrr", "ndcg_10")
    return {
        row.name: {name: getattr(row, name).mean for name in names}
        for row in baseline_figures(made)
    }


def _new(folder: Path) -> Path:
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    place = folder / stamp
    number = 1
    while place.exists():
        number += 1
        place = folder / f"{stamp}-{number}"
    place.mkdir(parents=True)
    return place


def _verdict(made: Pass) -> Mapping[Gate, Sequence[Failure]]:
    return {gate: gate.check(made.run) for gate in GATES}


def _record(made: Pass, result: Result) -> Line:
    """The record with all that is needed to score it again without this program."""
    seconds = dataclasses.asdict(result.record.seconds)
    return {
        "set": made.run.name,
        "id": result.case.id,
        "cluster": result.cluster,
        "case": _case(result.case),
        "gold": [sorted(item) for item in result.gold],
        "record": json.loads(result.line) | {"seconds": seconds},
    }


def _case(case: Case) -> Line:
    return {
        "question": case.question.text,
        "answerable": case.answerable,
        "kind": case.kind,
        "statuses": [status.value for status in case.statuses],
        "facts": case.facts,
        "must_not": case.must_not,
        "split": case.split,
        "group": case.group,
    }


def _scores(made: Pass, result: Result) -> Line:
    return {
        "set": made.run.name,
        "id": result.case.id,
        "cluster": result.cluster,
        "status": result.record.status.value,
        **dataclasses.asdict(result.measures),
    }


def _rankings(made: Pass) -> Iterator[Line]:
    for name, rankings in made.baselines.items():
        for case_id, ranking in rankings.items():
            yield {"set": made.run.name, "id": case_id, "baseline": name, "ranking": ranking}
