"""Writing a briefing to a file in the form its name asks for."""

from pathlib import Path

from assistant.briefing.note import Briefing
from assistant.briefing.text_forms import as_html, as_markdown
from ingest.errors import SettingsError


def write_briefing(briefing: Briefing, path: Path) -> None:
    """Write .docx, .md or .html.

    Raises:
        SettingsError: the name ends otherwise, or the file cannot be written.
    """
    form = path.suffix.lower()
    if form == ".docx":
        from assistant.briefing.word import as_word  # loads python-docx

        content = as_word(briefing)
    elif form in {".md", ".html"}:
        content = (as_markdown if form == ".md" else as_html)(briefing).encode()
    else:
        raise SettingsError(f"{path.name} is no form of a briefing; end it in .docx, .md or .html.")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise SettingsError(f"Cannot write {path}: {error}; name another place.") from error
