"""What every page needs: the answerer, the settings, the line of questions and the records."""

import logging
from dataclasses import dataclass

from assistant.answers import Answer
from assistant.chat.entry import Entry
from assistant.chat.limiting import Meter
from assistant.chat.line import Line
from assistant.chat.settings import ChatSettings
from assistant.service import Answerer
from ingest.errors import AppError

_MINUTE = 60.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Room:
    """Shared by all who are in it; holds nothing of any one of them but counts."""

    answerer: Answerer
    settings: ChatSettings
    entry: Entry
    line: Line
    questions: Meter
    """How often each browser asks."""

    def keep(self, answer: Answer) -> str:
        """Keep an answer in the record; the id it can be had by, or nothing where it cannot."""
        archive = self.settings.archive
        if archive is None:
            return ""
        try:
            return archive.save(answer, self.answerer.corpus.documents)
        except AppError as error:
            _log.warning("An answer was given and not recorded: %s", error)
            return ""

    @classmethod
    def of(
        cls, answerer: Answerer, settings: ChatSettings | None = None, entry: Entry | None = None
    ) -> "Room":
        """A room with the limits the settings name."""
        chosen = settings or ChatSettings()
        limits = chosen.limits
        return cls(
            answerer,
            chosen,
            entry or Entry(),
            Line(limits.answers_at_once, limits.waiting),
            Meter(limits.questions_a_minute, _MINUTE),
        )
