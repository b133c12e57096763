"""When a question could mean several authorities, ask which instead of guessing."""

from assistant.retrieval import Retrieval
from assistant.scope import Scope
from assistant.understanding.asks import Ask
from assistant.understanding.understanding import Understanding

_MOST_CHOICES = 8
_TOP = 8
_CLEAR_LEAD = 0.12
"""Lead in score at which the best authority's paragraph is taken as the one meant."""


def choices_for(understood: Understanding, scope: Scope, retrieval: Retrieval) -> tuple[str, ...]:
    """The authorities to choose from, or none where the question is clear enough."""
    if understood.authorities or understood.any_authority or Ask.COMPARISON in understood.asks:
        return ()
    held = sorted({d.profile.authority.name for d in scope.documents if d.profile.authority})
    if len(held) < 2 or not retrieval.ranked:
        return ()
    best: dict[str, float] = {}
    for item in retrieval.ranked[:_TOP]:
        authority = item.document.profile.authority
        best.setdefault(authority.name if authority else item.document.doc_id, item.score)
    scores = sorted(best.values(), reverse=True)
    if len(scores) == 1 or scores[0] - scores[1] >= _CLEAR_LEAD:
        return ()
    names = [name for name in best if name in held]
    return tuple(names[:_MOST_CHOICES]) if len(names) > 1 else ()
