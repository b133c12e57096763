"""Every metric gives what was worked out by hand, and every mutant of one does not.

A mutant is a metric with one operator, number or comparison changed. One that passes all the
hand-worked checks would be a fault that the checks cannot see.
"""

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

from tests.evals.hand_checked import CHECKS

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Div: ast.Mult,
    ast.Mult: ast.Div,
    ast.LtE: ast.Lt,
    ast.Lt: ast.LtE,
    ast.GtE: ast.Gt,
    ast.Gt: ast.GtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_HARMLESS = {
    "evals.metrics": {"_pattern", "word_count"},
    "evals.citing": {
        "supports",
        "_is_quoted",
        "_is_stitched",
        "shown",
        "strange_quotations",
        "_evidence",
    },
    "evals.paired": {"p_in_words", "sign_flip", "<module>"},
    "evals.intervals": {"<module>"},
    "evals.agreement": {"_place"},
}
"""Functions not mutated: held to elsewhere (planted lies), or seeds, sizes and tolerances."""
_SAME = {("evals.paired", "verdict", "GtE")}
"""A mutant that is no other function: equal means have a p of 1 and never reach it."""


@pytest.mark.parametrize(
    ("module", "number"),
    [(name, at) for name, checks in CHECKS.items() for at in range(len(checks))],
)
def test_a_metric_is_what_was_worked_out_by_hand(module: str, number: int) -> None:
    assert CHECKS[module][number](importlib.import_module(module))


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_mutant_of_a_metric_is_noticed(name: str) -> None:
    survived = [says for says, mutant in mutants_of(name) if _passes(name, mutant)]
    assert not survived


def test_there_are_mutants_enough() -> None:
    assert sum(1 for name in CHECKS for _ in mutants_of(name)) >= 60


def mutants_of(name: str) -> Iterator[tuple[str, ModuleType]]:
    """Each module with one place changed, and where."""
    file = importlib.import_module(name).__file__
    assert file
    source = Path(file).read_text(encoding="utf-8")
    count = sum(1 for _ in _places(ast.parse(source), name))
    for at in range(count):
        tree = ast.parse(source)
        where, node, field, new = list(_places(tree, name))[at]
        if isinstance(node, ast.Compare):
            node.ops[0] = cast(ast.cmpop, new)
        else:
            setattr(node, field, new)
        yield f"{where}: {type(new).__name__}", _made(name, tree)


def _places(tree: ast.Module, name: str) -> Iterator[tuple[str, ast.AST, str, ast.AST]]:
    skipped = _HARMLESS.get(name, set())
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef) or function.name in skipped:
            continue
        body = [node for statement in function.body for node in ast.walk(statement)]
        for node in body:
            where = f"{function.name}:{getattr(node, 'lineno', 0)}"
            for field, operator in _operators(node):
                new = _SWAPPED.get(type(operator))
                if new and (name, function.name, new.__name__) not in _SAME:
                    yield where, node, field, new()


def _operators(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign):
        yield "op", node.op
    elif isinstance(node, ast.Compare):
        yield "ops", node.ops[0]


def _made(name: str, tree: ast.Module) -> ModuleType:
    made = ModuleType(f"{name}_mutant")
    sys.modules[made.__name__] = made  # dataclasses look their module up
    try:
        exec(compile(ast.fix_missing_locations(tree), name, "exec"), made.__dict__)  # noqa: S102
    finally:
        del sys.modules[made.__name__]
    return made


def _passes(name: str, mutant: ModuleType) -> bool:
    """Whether a mutant gets through; one that raises is noticed."""
    try:
        return all(check(mutant) for check in CHECKS[name])
    except Exception:
        return False
