"""What the best sentences found say otherwise than a question takes for granted, in one line."""

from collections.abc import Sequence

from assistant.composing.doers import other_doer
from assistant.composing.lacking import lacking
from assistant.composing.opposed import opposed
from assistant.composing.presumed import presumed
from assistant.composing.told import Told
from assistant.ranking import QueryTerms


def told_otherwise(question: str, told: Sequence[Told], query: QueryTerms) -> str | None:
    """What is the other way round, of another doer, or not there; None where nothing is."""
    turned = opposed(question, presumed(question), told)
    if turned is not None:
        return f"The document says “{turned.words}”, the other way round."
    words = other_doer(question, told) or lacking(question, told, query)
    return f"The document says “{words}”." if words else None
