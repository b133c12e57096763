"""Speakers: "Ofsted found" never rests on the council's words, nor the other way."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.attribution import NEUTRAL, SAID_THAT, part, speaker_kind
from assistant.grounding.authority import supporting
from assistant.grounding.names import names
from assistant.grounding.sentences import Sentence
from assistant.grounding.verdicts import Reason

_CLOSE = 0.5
_SPEECH = r"(?:said|says|told|stated|claimed|argued|replied|asked|added|explained|believed)"
_PERSON_SAYS = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Cllr|Councillor|Sir|Dame)?\.?\s*(?P<name>[A-Z]\w+(?: [A-Z]\w+)*)\s+"
    + _SPEECH
    + r"\b"
)
_SAYS = re.compile(_SPEECH + r"\b|\bsaying\b|\baccording to\b", re.I)
_REPORTING = re.compile(
    r"(?P<who>(?:[^\W\d_]+ ){0,3}[^\W\d_]+) (?:also )?(?:says?|said|told|tell|reported|reports? that|replied"
    r"|answered|explained|corrected|described)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"(?:^|[.,;]\s+|\b(?:that|and|but)\s+)(?P<who>(?:the |senior |some )?[A-Z]?[a-z']+(?: [a-z']+)?)\s+"
    r"(?P<verb>found|consider(?:s|ed)?|estimate[sd]?|judge[sd]?|believe[sd]?|expect(?:s|ed)?|accept(?:s|ed)?"
    r"|saw|noted|rated?|concluded|disagreed|heard)\b",
    re.I,
)
_TOLD = re.compile(r"(?P<who>\w+)\s+(?:told|assured|informed)\s+(?P<whom>\w+)", re.I)
_SAID = re.compile(
    r"(?P<who>(?:The |Its |Their )?[A-Z]?[\w']+(?: [\w']+){0,3}?) (?:said|says|argued|argues|claimed|claims|warned|believes?)"
    r"\s+(?=\S)"
)
_PERSON = re.compile(r"(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Sir|Dame|Professor|Baroness|Lord)\b")
_TITLES = frozenset({"councillor", "councillors", "cllr", "director", "leader", "chair", "the"})
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.I)


def failures(aligned: Aligned, claimed: str | None, opening: str = "") -> Iterator[Reason]:
    """The claim puts one speaker's words into another's mouth.

    ``opening`` is how the claim says whose words they are, where that is parted from it.
    """
    yield from _misnamed(aligned)
    yield from _other_subject(aligned)
    yield from _turned_about(aligned)
    if not aligned.supports:
        return
    is_theirs = _is_theirs(f"{opening} {aligned.claim.text}".strip(), aligned)
    if is_theirs is False and claimed is None:
        yield Reason("speaker", "The evidence does not have it said by them.", is_doubt=True)
    if claimed is None or is_theirs:
        return
    said = part(aligned.supports[0]).speaker
    if said is not None and said in {claimed, part(aligned.claim).speaker}:
        return
    items = supporting(aligned)[:1]
    held = {kind for item in items if item.speaker and (kind := speaker_kind(item.speaker))}
    if said is not None and said != claimed and (aligned.best >= 0.5 or claimed not in held):
        yield Reason(
            "speaker", f"The evidence gives this as said by the {said}, not the {claimed}."
        )
    elif said is None and held and claimed not in held and not _is_reported(claimed, aligned):
        given = ", ".join(sorted(held))
        yield Reason("speaker", f"The words are those of the {given}, not of the {claimed}.")


def _is_theirs(text: str, aligned: Aligned) -> bool | None:
    """Whether the evidence names the person who is said to say it where it says it.

    None where no person is named, False where nobody of that name is. A name counts, where there
    is one: "Councillor Pike" is not any councillor.
    """
    match = SAID_THAT.match(text) or _SAID.match(text)
    if match is None or NEUTRAL.search(match["who"]):
        return None
    who = [t for t in Sentence.of(match["who"]).tokens if t.key and t.lower not in _TITLES]
    named = [t.key for t in who if t.is_capital and t.start] or [t.key for t in who]
    said = set(Sentence.of(text[match.end() :]).keys)
    sentences = aligned.passages.sentences
    if not named or not said or not sentences:
        return None
    at = max(range(len(sentences)), key=lambda n: (len(said & set(sentences[n].keys)), -n))
    first = max(0, at - 1) if _PRONOUN.search(sentences[at].text) else at
    near = {key for sentence in sentences[first : at + 1] for key in sentence.keys}
    if not set(named) & (near | aligned.passages.given):
        return False
    return True if _PERSON.match(match["who"]) and set(named) & near else None


def _is_reported(claimed: str, aligned: Aligned) -> bool:
    """Whether the evidence itself reports what such a speaker says: "they told inspectors"."""
    best = aligned.supports[0]
    at = aligned.passages.sentences.index(best)
    before = " ".join(s.text for s in aligned.passages.sentences[max(0, at - 1) : at])
    for match in _REPORTING.finditer(best.text):
        who = match["who"]
        named = before if who.lower() in {"they", "he", "she", "who"} else who
        if speaker_kind(named) == claimed or speaker_kind(named.split()[-1]) == claimed:
            return True
    return False


def _other_subject(aligned: Aligned) -> Iterator[Reason]:
    """One kind of speaker finds or thinks what the evidence has another kind find or think."""
    match = _SUBJECT.search(aligned.claim.text)
    ours = speaker_kind(match["who"]) if match else None
    if match is None or ours is None or not aligned.supports or aligned.best < _CLOSE:
        return
    for other in _SUBJECT.finditer(aligned.supports[0].text):
        theirs = speaker_kind(other["who"])
        if theirs not in {None, ours} and other["verb"].lower() == match["verb"].lower():
            detail = f"The evidence has the {theirs} {other['verb']} this, not the {ours}."
            yield Reason("speaker", detail)
            return


def _turned_about(aligned: Aligned) -> Iterator[Reason]:
    """ "Inspectors told leaders" where the evidence has somebody tell inspectors."""
    match = _TOLD.search(aligned.claim.text)
    if match is None or not aligned.supports:
        return
    teller, told = speaker_kind(match["who"]), speaker_kind(match["whom"])
    other = _TOLD.search(aligned.supports[0].text)
    if other and teller and teller != told and speaker_kind(other["whom"]) == teller:
        yield Reason("speaker", f"In the evidence the {teller} is told this.")


def _misnamed(aligned: Aligned) -> Iterator[Reason]:
    """A person said to say what the evidence has another person say."""
    match = _PERSON_SAYS.match(aligned.claim.text)
    if match is None or not aligned.supports:
        return
    best = aligned.supports[0]
    surname = match["name"].split()[-1]
    others = [n.words[-1].text for n in names(best) if n.words[-1].text != surname]
    if surname in best.text or not others or not _SAYS.search(best.text):
        return
    if _PRONOUN.search(best.text):
        return
    if aligned.best >= _CLOSE:
        yield Reason("speaker", f"The evidence gives this as said by {others[0]}, not {surname}.")
