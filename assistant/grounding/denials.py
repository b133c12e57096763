"""A "not" put in or taken out, or a word changed for its opposite, where little else has changed."""

import re

from assistant.grounding.alignment import Aligned
from assistant.grounding.edits import Edit, edits
from assistant.grounding.listed import listed
from assistant.grounding.polarity import NEGATIONS, are_opposite

_DENYING = NEGATIONS | frozenset(
    listed("fail fails failed failing lack lacks lacked lacking unable refuse refuses refused")
)
"""What counts as one denial: "failed to meet" is "did not meet"."""
_SOFT_EDITS = frozenset(
    listed("avoid avoids little few rarely absence hardly zero too rather instead need required")
)
_INSTRUCTION = re.compile(r"(?:verify|check|make sure|ensure|confirm)\b", re.I)
"""An instruction to see that something is so: the fault it guards against is its opposite."""
_NONE = frozenset(listed("no none nobody"))
_SPAN = 7
"""Words within which "without" takes back a "not"."""


def edited_denial(aligned: Aligned) -> str | None:
    """A "not" put in or taken out, or a word changed for its opposite."""
    if _INSTRUCTION.match(aligned.supports[0].text) and not _INSTRUCTION.match(aligned.claim.text):
        return None
    for edit in edits(aligned):
        claimed, held = _count(edit.claimed), _count(edit.held)
        turned = [(old, new) for old in edit.held for new in edit.claimed if are_opposite(old, new)]
        if (claimed - held) % 2 and not turned and not (_is_soft(edit) or _moved(edit, aligned)):
            where = edit.after or edit.before
            verb = "denies" if claimed > held else "affirms"
            return f"The claim {verb} what the evidence says otherwise, at {where!r}."
        if turned and (claimed - held) % 2 == 0:
            old, new = turned[0]
            return f"The claim says {new!r}; the evidence says {old!r}."
    return None


def _moved(edit: Edit, aligned: Aligned) -> bool:
    """Whether the same is denied another way: "no worker held" for "workers: none held"."""
    best = [t.lower for t in aligned.supports[0].tokens]
    claimed = [t.lower for t in aligned.claim.tokens]
    if "not" in edit.held and "without" in best[best.index("not") :][:_SPAN]:
        return "without" not in claimed  # "not without" is an affirmation
    return (
        bool(_NONE & set(edit.claimed)) and bool(_NONE & set(best)) and not _NONE & set(edit.held)
    )


def _count(words: tuple[str, ...]) -> int:
    following = (*words, "")[1:]
    return sum(
        word in _DENYING and not (word == "not" and after in {"only", "just", "necessarily"})
        for word, after in zip(words, following, strict=True)
    )


def _is_soft(edit: Edit) -> bool:
    """Whether the words exchanged may still mean the same: "unmet" for "not met"."""
    words = {*edit.held, *edit.claimed}
    prefixed = any(
        word.startswith(("un", "in", "dis", "non", "im")) for word in words - {"in", "into"}
    )
    return prefixed or bool(words & _SOFT_EDITS)
