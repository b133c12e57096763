"""What an operator may set about the record of answers."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ingest.errors import SettingsError

RECORD = "INSPECTION_RECORD"
DAYS = "INSPECTION_RECORD_DAYS"
_MOST_DAYS = 36_500


class Keep(StrEnum):
    """How much of an answer is kept."""

    FULL = "full"
    WITHOUT_QUESTIONS = "without-questions"
    """The answer and its sources, and not a word of what was asked."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class RecordingSettings:
    """What is kept and for how long."""

    keep: Keep = Keep.FULL
    days: int | None = None
    """Days since an answer was last given after which it is deleted; None keeps it for good."""


def recording_settings(environment: Mapping[str, str] | None = None) -> RecordingSettings:
    """Read INSPECTION_RECORD and INSPECTION_RECORD_DAYS.

    Raises:
        SettingsError: one of them has a value that is none.
    """
    values = os.environ if environment is None else environment
    keep, days = values.get(RECORD, Keep.FULL.value), values.get(DAYS, "")
    if keep not in set(Keep):
        allowed = ", ".join(one.value for one in Keep)
        raise SettingsError(f"{RECORD} is {keep!r}; set it to one of {allowed}.")
    if days and not (days.isdecimal() and 1 <= int(days) <= _MOST_DAYS):
        raise SettingsError(
            f"{DAYS} is {days!r}; set it to a number of days from 1 to {_MOST_DAYS:,}, or leave"
            " it out to keep answers for good."
        )
    return RecordingSettings(Keep(keep), int(days) if days else None)
