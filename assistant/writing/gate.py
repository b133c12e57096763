"""Between a model and the page: each proposed claim passes every check, or is dropped and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import Citation, Claim
from assistant.grounding.check import check
from assistant.grounding.declining import asserted
from assistant.grounding.sentences import read
from assistant.grounding.verdicts import GroundingEvidence
from assistant.grounding.veto import Veto
from assistant.writing.anchoring import quotation_span
from assistant.writing.contract import ProposedClaim
from assistant.writing.orders import speaks_to_machines
from assistant.writing.passages import Pack, Passage
from assistant.writing.strictness import too_free
from assistant.writing.trimming import not_trimmed

_MARKUP = re.compile(
    r"https?:|www\.|\b[a-z]+://|\]\(|!\[|<[a-z/!]|&[a-z#0-9]+;|javascript:|data:|`|^\s*#|\*\*|__|\|\s*-",
    re.I,
)
_HANGING = re.compile(r"(?:This|These|That|Those|They|It|He|She|Such|However|Yes|No)\b[,]?\s", re.I)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?:\s+|$)")
_ENDED = re.compile(r"[.!?][\"'”’)]*$")
_FEWEST, _MOST = 6, 70
"""Words of a claim."""
LEAST_SCORE = 0.90
"""Score of the grounding check below which a model's claim is not shown. The check itself passes
freer wording, for it also reads what people write; a model can be held to the source's words."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim that is not shown."""

    text: str
    reason: str
    """label, quotation, markup, form, declines, repeat, wording, or the check that failed."""
    detail: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A claim that may be shown, with the documents it rests on."""

    claim: Claim
    passages: tuple[Passage, ...]


def judge(
    proposed: ProposedClaim, pack: Pack, shown: Sequence[Passed], veto: Veto | None = None
) -> Passed | Dropped:
    """Hold a claim against the passages its labels stand for; nothing else counts as a source.

    What has passed every rule may still be vetoed, where a ``veto`` is configured.
    """
    text = " ".join(proposed.text.split())
    labels = tuple(dict.fromkeys(proposed.passages))
    unknown = [label for label in labels if label not in pack.by_label]
    if unknown or not labels:
        return Dropped(text, "label", f"Labels not issued: {unknown}." if unknown else "No label.")
    fault = _form_fault(text, shown)
    if fault:
        return Dropped(text, *fault)
    cited = tuple(pack.by_label[label] for label in labels)
    first = cited[0].paragraph
    span = quotation_span(first.text, proposed.first_words, proposed.last_words)
    if span is None:
        return Dropped(text, "quotation", "The anchors are not in the first passage cited.")
    quoted = _quoted(cited[0], span)
    for evidence in ([passage.evidence for passage in cited], [quoted]):
        verdict = check(text, evidence)
        if not verdict.supported:
            reason = verdict.reasons[0]
            return Dropped(text, reason.check, reason.detail)
        if verdict.score < LEAST_SCORE:
            return Dropped(text, "coverage", "Too little of it is in the words quoted for it.")
    free = too_free(text, quoted) or not_trimmed(text, quoted)
    if free:
        return Dropped(text, "wording", free)
    vetoed = veto.reason(text, [quoted]) if veto else None
    if vetoed:
        return Dropped(text, vetoed.check, vetoed.detail)
    return Passed(_claim(text, cited, span), cited)


def _quoted(passage: Passage, span: tuple[int, int]) -> GroundingEvidence:
    """The quotation, widened to whole sentences: it must carry the claim by itself."""
    text = passage.paragraph.text
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= span[0]), default=0)
    end = min((end for end in ends if end >= span[1]), default=len(text))
    held = f"{passage.lead_in} {text[start:end]}"
    return replace(passage.evidence, text=held.replace("\t", ": ").strip())


def _form_fault(text: str, shown: Sequence[Passed]) -> tuple[str, str] | None:
    """What is wrong with a claim whatever its source says."""
    if _MARKUP.search(text) or not text.isprintable():
        return "markup", "It holds a link, an image or other markup."
    if speaks_to_machines(text):
        return "instruction", "It is an order to a machine, not a finding."
    if _HANGING.match(text):
        return "form", "It does not say what it speaks of."
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST or not _ENDED.search(text) or text.endswith("?"):
        return "form", "It is not a statement of one or two sentences."
    if any(asserted(sentence) is None for sentence in read(text)):
        return "declines", "It says what the passages do not say, which one passage cannot show."
    if any(text.casefold() == passed.claim.text.casefold() for passed in shown):
        return "repeat", "It has been said."
    return None


def _claim(text: str, cited: tuple[Passage, ...], span: tuple[int, int]) -> Claim:
    citations = tuple(
        Citation.of(p.paragraph, p.document.source, *(span if number == 0 else (0, None)))
        for number, p in enumerate(cited)
    )
    days = [day for p in cited if (day := p.document.profile.dates.position)]
    return Claim(text, cited[0].paragraph.speaker, max(days, default=None), citations)
