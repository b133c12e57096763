"""What an answer was made by, in a few digests: enough to tell whether it can be made again."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

_DIGITS = 16
_DATA = ("ranking.json", "sufficiency.json")


@cache
def settings_in_force() -> tuple[tuple[str, str], ...]:
    """(what, version or digest) of the program and of the weights it ranks and judges by."""
    data = files("assistant").joinpath("data")
    digests = tuple((name, _digest(data.joinpath(name).read_bytes())) for name in _DATA)
    return (("program", _program()), *digests)


def _program() -> str:
    try:
        return version("inspection-assistant")
    except PackageNotFoundError:
        return "not installed"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]
