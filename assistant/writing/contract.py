"""What a model may reply: claims with labels and quotation anchors, or that nothing fits."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import AppError

_ASKED_FOR = 6
_MOST_CLAIMS = 12
_LONGEST = 60_000
"""Characters of a reply that are looked at."""
Schema = Mapping[str, object]


class MalformedReply(AppError):
    """A reply is not one the contract knows; it is asked for once more."""


class ProposedClaim(BaseModel):
    """One claim as the model proposes it. Nothing of it is believed yet."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    text: str = Field(min_length=1, max_length=2000)
    passages: tuple[str, ...] = Field(default=(), max_length=12, strict=False)
    first_words: str = Field(default="", max_length=500)
    last_words: str = Field(default="", max_length=500)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply."""

    claims: tuple[ProposedClaim, ...]
    nothing_fits: bool


def reply_schema(labels: Sequence[str]) -> Schema:
    """The same as a JSON schema, for endpoints that can be held to one: only these labels."""
    words: Schema = {"type": "string", "maxLength": 60}
    label: Schema = {"type": "string", "enum": list(labels)}
    claim: Schema = {
        "type": "object",
        "properties": {
            "text": {"type": "string", "maxLength": 400},
            "passages": {"type": "array", "items": label, "minItems": 1, "maxItems": 3},
            "first_words": words,
            "last_words": words,
        },
        "required": ["text", "passages", "first_words", "last_words"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            "claims": {"type": "array", "maxItems": _ASKED_FOR, "items": claim},
            "nothing_fits": {"type": "boolean"},
        },
        "required": ["claims", "nothing_fits"],
        "additionalProperties": False,
    }


class ReplyReader:
    """Reads a reply as it comes in, and hands each claim on as soon as it is whole."""

    def __init__(self) -> None:
        self._text = ""
        self._at: int | None = None
        """Where the next claim is looked for; None before the list of claims has opened."""
        self._given = 0

    def feed(self, piece: str) -> Iterator[ProposedClaim]:
        """The claims that a piece completes."""
        self._text = (self._text + piece)[:_LONGEST]
        if self._at is None:
            self._at = _start_of_claims(self._text)
        while self._at is not None and self._given < _MOST_CLAIMS:
            opened = self._text.find("{", self._at)
            closed = self._text.find("]", self._at)
            if opened < 0 or 0 <= closed < opened:
                return
            try:
                held, end = json.JSONDecoder().raw_decode(self._text, opened)
            except json.JSONDecodeError:
                return  # not whole yet
            self._at = end
            claim = _claim(held)
            if claim is not None:
                self._given += 1
                yield claim

    def finish(self) -> Reply:
        """What the reply says as a whole.

        Raises:
            MalformedReply: it is no JSON object of the contract.
        """
        opened = self._text.find("{")
        if opened < 0:
            raise MalformedReply("The reply has no JSON object; reply with one and nothing else.")
        try:
            held, _ = json.JSONDecoder().raw_decode(self._text, opened)
        except json.JSONDecodeError as error:
            raise MalformedReply(f"The reply is not valid JSON: {error.msg}.") from error
        if not isinstance(held, dict) or not isinstance(held.get("claims"), list):
            raise MalformedReply('The reply has no list "claims".')
        claims = tuple(c for c in map(_claim, held["claims"][:_MOST_CLAIMS]) if c is not None)
        if held["claims"] and not claims:
            raise MalformedReply('No claim has a "text" and a list "passages".')
        return Reply(claims, not claims and held.get("nothing_fits") is True)


def _start_of_claims(text: str) -> int | None:
    name = text.find('"claims"')
    opened = text.find("[", name) if name >= 0 else -1
    return opened + 1 if opened >= 0 else None


def _claim(held: object) -> ProposedClaim | None:
    try:
        return ProposedClaim.model_validate(held)
    except ValidationError:
        return None


def read_text(reply: str, field: str) -> str:
    """One text field of a reply that is a JSON object.

    Raises:
        MalformedReply: there is no such object, or no such text in it.
    """
    value = _object(reply).get(field)
    if not isinstance(value, str) or not value.strip():
        raise MalformedReply(f"The reply has no text {field!r}.")
    return " ".join(value.split())


def read_texts(reply: str, field: str) -> tuple[str, ...]:
    """One list of texts of a reply that is a JSON object.

    Raises:
        MalformedReply: there is no such object, or no such list in it.
    """
    value = _object(reply).get(field)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise MalformedReply(f"The reply has no list of texts {field!r}.")
    return tuple(" ".join(str(item).split()) for item in value)


def _object(reply: str) -> dict[str, object]:
    opened = reply.find("{")
    try:
        held, _ = json.JSONDecoder().raw_decode(reply[:_LONGEST], max(0, opened))
    except json.JSONDecodeError as error:
        raise MalformedReply(f"The reply is not valid JSON: {error.msg}.") from error
    if not isinstance(held, dict):
        raise MalformedReply("The reply is not a JSON object.")
    return held
