"""Cutting a paragraph at the offsets of its quotations, so that exactly they are marked."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph that is quoted throughout, or not at all."""

    text: str
    marked: bool = False


def segments(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Segment, ...]:
    """``text`` cut at the spans (start, end), joined where they touch or overlap.

    The segments' texts joined are ``text`` again; spans are cut to the text's length.
    """
    pieces: list[Segment] = []
    at = 0
    for start, end in _joined(spans, len(text)):
        if start > at:
            pieces.append(Segment(text[at:start]))
        pieces.append(Segment(text[start:end], marked=True))
        at = end
    if at < len(text):
        pieces.append(Segment(text[at:]))
    return tuple(pieces)


def _joined(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
