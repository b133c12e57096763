"""One member's conversation; every change makes a new one, so that none is shared."""

from dataclasses import dataclass, field, replace
from typing import Self

from assistant.answers import Answer, Filters, Turn
from assistant.chat.answer_view import AnswerView
from assistant.chat.wording import filters_in_words


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what came of it; neither answer nor failure means it is being searched."""

    number: int
    asked: str
    progress: str = ""
    answer: Answer | None = None
    view: AnswerView | None = None
    failure: str = ""
    filters: Filters = field(default_factory=Filters)
    """What was fixed by hand when it was asked."""
    record: str = ""
    """Under which id the answer is kept; empty where it is not."""
    suggestions: tuple[str, ...] = ()

    @property
    def within(self) -> str:
        """The scope that was set by hand, in words; empty where none was."""
        return filters_in_words(self.filters)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Exchanges, oldest first."""

    exchanges: tuple[Exchange, ...] = ()
    asked_so_far: int = 0

    def history(self, turns: int) -> tuple[Turn, ...]:
        """The last ``turns`` turns that were answered, oldest first."""
        spoken: list[Turn] = []
        for exchange in self.exchanges:
            if exchange.answer is not None:
                spoken.append(Turn("user", exchange.asked))
                spoken.append(Turn("assistant", exchange.answer.text))
        return tuple(spoken[-turns:]) if turns > 0 else ()

    def asking(self, question: str, keep: int, filters: Filters | None = None) -> Self:
        """With a new question at the end; the oldest beyond ``keep`` leave."""
        number = self.asked_so_far + 1
        exchange = Exchange(number, question, filters=filters or Filters())
        kept = (*self.exchanges, exchange)[-keep:]
        return replace(self, exchanges=kept, asked_so_far=number)

    def with_last(self, exchange: Exchange) -> Self:
        """With the newest exchange replaced."""
        return replace(self, exchanges=(*self.exchanges[:-1], exchange))

    def exchange(self, number: int) -> Exchange | None:
        """The exchange of that number, while it is kept."""
        return next((item for item in self.exchanges if item.number == number), None)

    def answer_of(self, number: int) -> Answer | None:
        """The answer of the exchange of that number, while it is kept."""
        found = self.exchange(number)
        return found.answer if found else None
