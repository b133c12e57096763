"""A draft as the plain text a member reads."""

from assistant.answers import ClaimForm
from assistant.composing.draft import Draft
from assistant.naming import date_words


def text_of(draft: Draft) -> str:
    """The claims in order, the date of the newest source where the first does not name it, notes."""
    lines = [
        claim.text if claim.form is ClaimForm.SENTENCE else f"• {claim.text}"
        for claim in draft.claims
    ]
    newest = max((claim.as_at for claim in draft.claims if claim.as_at), default=None)
    if newest and date_words(newest) not in draft.claims[0].text:
        lines.append(f"Position as at {date_words(newest)}.")
    return "\n".join((*lines, *draft.notes))
