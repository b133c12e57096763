"""Yes or no, where one plain sentence settles the question; otherwise the sentence alone."""

import re
from dataclasses import replace

from assistant.answers import AnswerStatus
from assistant.composing.course import asks_for_course
from assistant.composing.draft import Draft, Matter
from assistant.composing.told import told_of
from assistant.demands import Demand
from assistant.grounding.check import check
from assistant.grounding.verdicts import GroundingEvidence
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
_ASKING = re.compile(
    r"^\W*(?:(?:so|and|but|ok)\W+)*(?:is|are|was|were|do|does|did|has|have|had|can|could|will)\s+(?:there\s+)?",
    re.IGNORECASE,
)
_TWO_ENDED = re.compile(
    r"\b(?:better|worse|improv\w*|shrink\w*|grow\w*|rise|rose|risen|fall\w*|fell|chang\w*|moved?|more|less|fewer|or|why|how|what)\b|[?.]",
    re.IGNORECASE,
)
"""It asks how something moved, or for more than yes or no."""
_OF_ALL = re.compile(r"\b(?:all|every|each)\b", re.IGNORECASE)
_NOT_ALL = re.compile(r"\bnot\s+(?:all|every)\b", re.IGNORECASE)
_DENIED_WORTH = 0.85
_BORNE_WORTH = 0.9
"""What the best sentence must be worth, of 2, to deny what is asked or to bear it out."""
_SHARE_BORNE = 0.7
_FEWEST_TERMS = 2
_SHORTEST = 3
_ENDING = 3
_MOST_WORDS = 30


def settled(matter: Matter, draft: Draft) -> Draft:
    """The draft opened by yes or no where what it quotes first says just what is asked, or denies it.

    A sentence that hedges, compares or quantifies settles nothing: whoever asks must read it.
    """
    understood = matter.understood
    if draft.status is not AnswerStatus.ANSWERED or not understood.yes_no:
        return draft
    if matter.retrieval.demand is not Demand.NONE or len(understood.authorities) > 1:
        return draft
    word = _plain_word(matter, draft) or _checked_word(matter, draft)
    if not word:
        return draft
    first = draft.claims[0]
    opened = replace(first, text=f"{word} {first.text}")
    return replace(draft, claims=(opened, *draft.claims[1:]))


def _plain_word(matter: Matter, draft: Draft) -> str:
    """Yes or no from the sentence that has every word asked for; empty where none settles it."""
    understood = matter.understood
    if _NEGATED.search(understood.text) or _HEDGED.search(understood.own_words):
        return ""
    asked = frozenset(matter.retrieval.query.own)
    quote = draft.claims[0].citations[-1].quote
    return _word(asked, quote, _as_asked(understood.own_words, asked))


def _checked_word(matter: Matter, draft: Draft) -> str:
    """Yes or no from the best sentence, held against the question as a claim by the grounding check.

    "No" where the check finds it denied in plain words; "yes" where it bears it out, has most of the
    words asked for, and neither hedges nor denies anything.
    """
    understood = matter.understood
    claim = _ASKING.sub("", understood.topic.strip(" ?"))
    told = told_of(matter, draft)
    if not told or _TWO_ENDED.search(claim) or asks_for_course(understood):
        return ""
    best = max(told, key=lambda one: one.worth)
    verdict = check(f"{claim}.", [GroundingEvidence(best.text)])
    failed = {reason.check for reason in verdict.reasons}
    of_all = _OF_ALL.search(claim) is not None
    if best.worth >= _DENIED_WORTH and (
        ("negation" in failed and _PLAIN_NO.search(best.text))
        or ("quantifier" in failed and of_all and _NOT_ALL.search(best.text))
    ):
        return "No."
    said = _OF_ALL.sub(" ", best.text) if of_all else best.text
    is_plain = not _NEGATED.search(said) and not _HEDGED.search(said)
    share = matter.retrieval.query.met_share(frozenset(content_terms(best.text)))
    if verdict.supported and is_plain and best.worth >= _BORNE_WORTH and share >= _SHARE_BORNE:
        return "Yes."
    return ""


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
