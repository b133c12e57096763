"""What the answerer knows of a writer; kept apart so that no model library is loaded for it."""

from typing import Protocol

from assistant.composing.draft import Draft, Matter
from assistant.service import Progress


class Writer(Protocol):
    """Writes an answer another way than it was composed."""

    def write(self, matter: Matter, draft: Draft, tell: Progress) -> Draft:
        """The draft with the writer's claims where they may be shown; the draft itself if none."""
