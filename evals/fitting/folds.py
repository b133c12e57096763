"""Folds for cross-validation: what rests on the same document is held out together."""

import hashlib
from collections.abc import Sequence

FOLDS = 5


def fold_of(key: str) -> int:
    """The fold of a key, the same on every run and machine."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) % FOLDS


def split(keys: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    """For each fold, the positions to fit on and those held out; folds of nothing left out."""
    folds = [fold_of(key) for key in keys]
    places = range(len(keys))
    pairs = [
        ([at for at in places if folds[at] != fold], [at for at in places if folds[at] == fold])
        for fold in range(FOLDS)
    ]
    return [(fitted, held) for fitted, held in pairs if fitted and held]
