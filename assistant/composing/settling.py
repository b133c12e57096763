"""Yes or no, where one plain sentence settles the question; otherwise the sentence alone."""

import re
from dataclasses import replace

from assistant.answers import AnswerStatus
from assistant.composing.draft import Draft, Matter
from assistant.demands import Demand
from assistant.terms import content_terms
from ingest.sentences import sentences

_HEDGED = re.compile(
    r"\b(?:some|most|many|majority|minority|few|several|generally|usually|often|sometimes|mostly|largely"
    r"|partly|almost|nearly|likely|may|might|could|can|should|would|too|always|all|every|only|yet|still"
    r"|however|but|although|though|while|unless|if|until|except|aim\w*|plan\w*|intend\w*|need\w*|told|said"
    r"|small|number|better|worse|more|less|enough|improv\w+|inconsisten\w+|variab\w+|insufficient\w*)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|nor|without|cannot|lack\w*|fail\w*|unable|absent|poor\w*"
    r"|weak\w*|limited|rarely|seldom|hardly)\b|n[’']t\b|\b(?:un|in)(?:clear|able|adequate)\w*\b",
    re.IGNORECASE,
)
_PLAIN_NO = re.compile(r"\b(?:not|no|never|none|neither)\b", re.IGNORECASE)
_FEWEST_TERMS = 2
_SHORTEST = 3
_ENDING = 3
_MOST_WORDS = 30


def settled(matter: Matter, draft: Draft) -> Draft:
    """The draft opened by yes or no where its first quotation says just what is asked, or denies it.

    A sentence that hedges, compares or quantifies settles nothing: whoever asks must read it.
    """
    understood = matter.understood
    if draft.status is not AnswerStatus.ANSWERED or not understood.yes_no:
        return draft
    if matter.retrieval.demand is not Demand.NONE or len(understood.authorities) > 1:
        return draft
    if _NEGATED.search(understood.text) or _HEDGED.search(understood.own_words):
        return draft
    first = draft.claims[0]
    asked = frozenset(matter.retrieval.query.own)
    word = _word(asked, first.citations[-1].quote, _as_asked(understood.own_words, asked))
    if not word:
        return draft
    opened = replace(first, text=f"{word} {first.text}")
    return replace(draft, claims=(opened, *draft.claims[1:]))


def _as_asked(text: str, asked: frozenset[str]) -> tuple[str, ...]:
    """The beginnings of the words asked for: "manageable" is not answered by "managed"."""
    words = (word.lower() for word in re.findall(r"[A-Za-z]{3,}", text))
    return tuple(
        word[: max(_SHORTEST, len(word) - _ENDING)]
        for word in words
        if asked.intersection(content_terms(word))
    )


def _word(asked: frozenset[str], quote: str, beginnings: tuple[str, ...] = ()) -> str:
    """Yes or no from the one sentence that holds every word asked for; empty where none settles."""
    if len(asked) < _FEWEST_TERMS:
        return ""
    holding = [one for one in sentences(quote) if asked <= frozenset(content_terms(one))]
    if len(holding) != 1 or len(holding[0].split()) > _MOST_WORDS or _HEDGED.search(holding[0]):
        return ""
    if not all(re.search(rf"\b{one}", holding[0], re.IGNORECASE) for one in beginnings):
        return ""
    if _NEGATED.search(holding[0]) is None:
        return "Yes."
    plain = len(_PLAIN_NO.findall(holding[0])) == 1 == len(_NEGATED.findall(holding[0]))
    return "No." if plain else ""
