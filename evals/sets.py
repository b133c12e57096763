"""The question sets that ship, and any outside one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.cases import ASIDE, DEVELOP, Case, read_cases
from ingest.errors import QuestionSetError

_HERE = Path(__file__).parent
_DATA = _HERE / "data"
_SHARED = _HERE.parents[1] / "shared"


@dataclass(frozen=True, slots=True)
class EvalSet:
    """Questions over a folder of documents: one split of them, or all."""

    name: str
    """As in "samples/develop"; it keys floors and accepted runs."""
    questions: Path
    corpus: Path
    split: str = ""
    """Empty runs the whole file."""
    ships: bool = True
    is_long: bool = False
    """Left to ``make test-long`` and ``make eval``: kept aside, or minutes to ingest."""

    @property
    def absence(self) -> str:
        """Why it cannot be run, as a sentence; empty where it can."""
        for what, path in (("documents", self.corpus), ("questions", self.questions)):
            if not path.exists():
                return f"The {what} of the set {self.name} are not at {path}."
        return ""

    def cases(self) -> tuple[Case, ...]:
        """The questions to ask: those of the split that nobody has still to accept.

        Raises:
            QuestionSetError: the file is not a set of questions, or none of it is accepted.
        """
        every = read_cases(self.questions)
        found = tuple(case for case in every if not self.split or case.split == self.split)
        accepted = tuple(case for case in found if not case.proposed)
        if found and not accepted:
            raise QuestionSetError(
                f"All {len(found)} questions of {self.questions.name} are only proposed; accept"
                " some with assistant eval accept."
            )
        return accepted


def shipped(*, aside: bool) -> Iterator[EvalSet]:
    """The sets that ship, the splits kept aside only where asked for."""
    for split in (DEVELOP, ASIDE) if aside else (DEVELOP,):
        yield EvalSet(
            f"samples/{split}",
            _DATA / "sample_questions.jsonl",
            _HERE / "samples" / "documents",
            split,
            is_long=split == ASIDE,
        )
        yield EvalSet(
            f"real/{split}",
            _DATA / "real_questions.jsonl",
            _SHARED / "corpus",
            split,
            is_long=split == ASIDE,
        )
        yield EvalSet(
            f"wide/{split}",
            _DATA / "wide_questions.jsonl",
            _SHARED / "corpus-wide",
            split,
            is_long=True,
        )


def outside(questions: Path, corpus: Path) -> EvalSet:
    """Somebody's own set, run whole."""
    return EvalSet(questions.stem, questions, corpus, ships=False)
