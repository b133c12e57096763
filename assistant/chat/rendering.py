"""HTML from views. Templates escape every value; none is ever marked as safe."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from assistant.chat.conversation import Conversation
from assistant.chat.settings import Readiness
from assistant.chat.source_view import SourceView
from assistant.chat.wording import count, sentence_case
from assistant.naming import date_words, listing
from ingest.corpus import Corpus

_TEMPLATES = Path(__file__).parent / "templates"
_MOST_NAMED = 8


def render_conversation(conversation: Conversation) -> str:
    """Every exchange kept, oldest first."""
    return _template("conversation.html").render(exchanges=conversation.exchanges)


def render_welcome(corpus: Corpus | None, examples: tuple[str, ...], readiness: Readiness) -> str:
    """What stands on the page before the first question; no corpus while it is loading."""
    return _template("welcome.html").render(
        holdings=holdings(corpus) if corpus else "", examples=examples, readiness=readiness
    )


def render_source(view: SourceView, exchange: int, *, has_image: bool = False) -> str:
    """The source panel; ``exchange`` is the number of the exchange that cites the passage."""
    return _template("source.html").render(view=view, exchange=exchange, has_image=has_image)


def render_no_source(message: str = "") -> str:
    """The source panel with nothing opened in it, or with a line that says why not."""
    return _template("no_source.html").render(message=message)


def render(name: str, values: Mapping[str, object]) -> str:
    """The template of that name."""
    return _template(name).render(values)


def render_told(message: str) -> str:
    """A line that says what became of something."""
    return _template("told.html").render(message=message)


def render_question_hint(limit: int) -> str:
    """The line under the question box that counts characters near the limit."""
    return _template("question_hint.html").render(limit=limit)


def holdings(corpus: Corpus) -> str:
    """What is held, in one sentence: how many documents, about whom, of which years."""
    documents = corpus.documents
    names = sorted({item.profile.authority.name for item in documents if item.profile.authority})
    years = sorted(date.year for item in documents if (date := item.profile.dates.position))
    about = ""
    if names:
        many = len(names) > _MOST_NAMED
        told = count(len(names), "authority", "authorities") if many else listing(names)
        about = f" about {told}"
    when = ""
    if years:
        when = f", dated {years[0]}" + (f" to {years[-1]}" if years[-1] != years[0] else "")
    return f"{count(len(documents), 'document')}{about}{when}."


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # or every word shown looks at a dozen files first
    )
    environment.filters["long_date"] = _long_date
    environment.filters["sentence"] = sentence_case
    environment.filters["count"] = count
    return environment


def _long_date(day: dt.date | None) -> str:
    return date_words(day) if day else "no date"


def _template(name: str) -> Template:
    return _environment().get_template(name)
