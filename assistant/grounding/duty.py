"""Duties: what must be done may not be told as what need not be, nor the other way."""

import re
from collections.abc import Iterator

from assistant.grounding.alignment import Aligned
from assistant.grounding.verdicts import Reason
from assistant.grounding.words import key_of

_VERB = r"\s+(?:also\s+|always\s+|first\s+|still\s+|then\s+)?(?P<verb>[a-z]+)"
_NEED_NOT = re.compile(
    r"\b(?:(?:do|does|did) not (?:need|have) to|(?:is|are|was|were) not (?:required|obliged|needed) to"
    r"|need not|no (?:need|duty|requirement|obligation)(?: for \w+)? to|not necessary to"
    r"|under no obligation to|(?:may|can) (?:choose|decide|opt) (?:whether )?to|(?:is|are) free to)"
    + _VERB
)
_MUST = re.compile(
    r"(?<!not )\b(?:must(?! not)|(?:have|has|had|needs?|needed|required|obliged) to(?! not))"
    + _VERB
)


def failures(aligned: Aligned) -> Iterator[Reason]:
    """A duty denied that the evidence imposes, or imposed where it is denied."""
    for ours, theirs, said in ((_NEED_NOT, _MUST, "must"), (_MUST, _NEED_NOT, "need not")):
        claimed = _verbs(ours, aligned.claim.text)
        if not claimed:
            continue
        texts = [sentence.text for sentence in aligned.passages.sentences]
        same = {verb for text in texts for verb in _verbs(ours, text)}
        other = {verb for s in aligned.supports for verb in _verbs(theirs, s.text)}
        for verb in sorted((claimed & other) - same):
            yield Reason("negation", f"The evidence says that one {said} {verb!r}.")


def _verbs(pattern: re.Pattern[str], text: str) -> set[str]:
    found = (key_of(match["verb"]) for match in pattern.finditer(text))
    return {key for key in found if key}
