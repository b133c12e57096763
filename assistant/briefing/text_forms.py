"""A briefing as Markdown and as a page of HTML."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.answers import ClaimForm
from assistant.briefing.note import Briefing, Footnote, Line, Paragraph, Section
from assistant.briefing.wording import (
    APPENDIX,
    HEADS,
    QUOTATION_HEADS,
    rows_lead,
    split_row,
    table_heads,
    with_headings,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;"
    "background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;"
    "padding:.4rem;text-align:left;vertical-align:top}sup a{padding:0 .1em}.note{font-style:italic}"
)


def as_markdown(briefing: Briefing) -> str:
    """The note as Markdown with footnotes; every word of a document is escaped."""
    lines = [f"# {_md(briefing.title)}", "", f"## {HEADS.purpose}", "", _md(briefing.purpose)]
    lines += _summary_lines(briefing)
    for section, heading in with_headings(briefing.sections):
        lines += ["", f"## {_md(heading)}"] if heading else []
        lines += _section_lines(section)
    if briefing.judgements:
        heads = ("Authority", "Judgement", "Grade", "Published")
        rows = [
            (
                _md(row.authority),
                _md(row.judgement),
                f"{_md(row.grade)}[^{row.footnote.number}]",
                _md(row.published),
            )
            for row in briefing.judgements
        ]
        lines += ["", f"## {HEADS.judgements}", "", *_md_table(heads, rows)]
    if briefing.unsaid:
        lines += ["", f"## {HEADS.unsaid}", ""]
        lines += [f"- {_md(one.question)} {_md(one.why)}" for one in briefing.unsaid]
    lines += ["", f"## {HEADS.papers}", "", *(f"- {_md(paper)}" for paper in briefing.papers)]
    lines += ["", f"## {HEADS.appendix}", "", APPENDIX, ""]
    lines += _md_table(QUOTATION_HEADS, [_quotation(one) for one in briefing.footnotes])
    lines += ["", *(f"[^{one.number}]: {_md(one.text)}" for one in briefing.footnotes)]
    return "\n".join(lines) + "\n"


def _summary_lines(briefing: Briefing) -> list[str]:
    lines = ["", f"## {HEADS.summary}", ""]
    lines += [f"- {_md(one.text)} (paragraph {one.paragraph})" for one in briefing.summary]
    if briefing.summed_by:
        lines += ["", f"*{_md(briefing.summed_by)}*"]
    if briefing.as_at:
        lines += ["", f"Position as at {briefing.as_at}."]
    return lines


def _section_lines(section: Section) -> list[str]:
    lines = ["", f"{'###' if section.heading else '##'} {_md(section.question)}"]
    lines += ["", _md(section.before)] if section.before else []
    for paragraph in section.paragraphs:
        lead = f" {_md_line(paragraph.lead) if paragraph.lead else rows_lead(paragraph)}"
        lines += ["", f"{paragraph.number}\\.{lead}"]
        if is_table(paragraph):
            rows = [
                (_md(left), f"{_md(right)}{_md_marks(line.footnotes)}")
                for line in paragraph.under
                for left, right in [split_row(line.text)]
            ]
            lines += ["", *_md_table(table_heads(paragraph), rows)]
        elif paragraph.under:
            lines += ["", *(f"   - {_md_line(line)}" for line in paragraph.under)]
    lines += [f"\n*Note: {_md(note)}*" for note in section.notes]
    return [*lines, *(["", _md(section.after)] if section.after else [])]


def is_table(paragraph: Paragraph) -> bool:
    """Whether what stands under a paragraph is rows."""
    return bool(paragraph.under) and paragraph.under[0].form is ClaimForm.ROW


def _md(text: str) -> str:
    return " ".join(_SPECIAL.sub(r"\\\1", text).split())


def _md_line(line: Line) -> str:
    return f"{_md(line.text)}{_md_marks(line.footnotes)}"


def _md_marks(footnotes: Sequence[Footnote]) -> str:
    return "".join(f"[^{one.number}]" for one in footnotes)


def _md_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    head = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return [*head, *(f"| {' | '.join(row)} |" for row in rows)]


def _quotation(one: Footnote) -> tuple[str, str, str, str]:
    quote = _md(one.citation.quote)
    return str(one.number), _md(str(one.citation.ref)), _md(one.text), quote


def as_html(briefing: Briefing) -> str:
    """The note as one page that needs nothing else; every string is escaped."""
    title = _h(briefing.title)
    body = "\n".join(_html_parts(briefing))
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><main>\n{body}\n</main></body></html>\n"
    )


def _html_parts(briefing: Briefing) -> Iterator[str]:
    yield f"<h1>{_h(briefing.title)}</h1>"
    yield f"<h2>{HEADS.purpose}</h2><p>{_h(briefing.purpose)}</p>"
    items = (f"{_h(one.text)} (paragraph {one.paragraph})" for one in briefing.summary)
    yield f"<h2>{HEADS.summary}</h2>{_ul(items)}"
    if briefing.summed_by:
        yield f'<p class="note">{_h(briefing.summed_by)}</p>'
    if briefing.as_at:
        yield f"<p>Position as at {_h(briefing.as_at)}.</p>"
    for section, heading in with_headings(briefing.sections):
        if heading:
            yield f"<h2>{_h(heading)}</h2>"
        yield from _html_section(section)
    if briefing.judgements:
        heads = ("Authority", "Judgement", "Grade", "Published")
        rows = [
            (_h(r.authority), _h(r.judgement), _h(r.grade) + _marks([r.footnote]), _h(r.published))
            for r in briefing.judgements
        ]
        yield f"<h2>{HEADS.judgements}</h2>{_html_table(heads, rows)}"
    if briefing.unsaid:
        said = (f"<strong>{_h(one.question)}</strong> {_h(one.why)}" for one in briefing.unsaid)
        yield f"<h2>{HEADS.unsaid}</h2>{_ul(said)}"
    yield f"<h2>{HEADS.papers}</h2>{_ul(map(_h, briefing.papers))}"
    quotations = [
        (str(f.number), _h(str(f.citation.ref)), _h(f.text), _h(f.citation.quote))
        for f in briefing.footnotes
    ]
    table = _html_table(QUOTATION_HEADS, quotations)
    yield f"<h2>{HEADS.appendix}</h2><p>{APPENDIX}</p>{table}"
    notes = "".join(
        f'<li id="fn{f.number}">{_h(f.text)} <a href="#ref{f.number}" aria-label="Back">↩</a></li>'
        for f in briefing.footnotes
    )
    yield f"<h2>{HEADS.footnotes}</h2><ol>{notes}</ol>"


def _html_section(section: Section) -> Iterator[str]:
    level = "h3" if section.heading else "h2"
    yield f"<{level}>{_h(section.question)}</{level}>"
    if section.before:
        yield f"<p>{_h(section.before)}</p>"
    for paragraph in section.paragraphs:
        lead = f" {_html_line(paragraph.lead) if paragraph.lead else rows_lead(paragraph)}"
        yield f"<p>{paragraph.number}.{lead}</p>"
        if is_table(paragraph):
            rows = [
                (_h(left), _h(right) + _marks(line.footnotes))
                for line in paragraph.under
                for left, right in [split_row(line.text)]
            ]
            yield _html_table(table_heads(paragraph), rows)
        elif paragraph.under:
            yield _ul(map(_html_line, paragraph.under))
    yield from (f'<p class="note">Note: {_h(note)}</p>' for note in section.notes)
    if section.after:
        yield f"<p>{_h(section.after)}</p>"


def _h(text: str) -> str:
    return html.escape(text)


def _html_line(line: Line) -> str:
    return _h(line.text) + _marks(line.footnotes)


def _marks(footnotes: Sequence[Footnote]) -> str:
    return "<sup>, </sup>".join(  # or 1 and 2 would read as 12
        f'<sup><a href="#fn{one.number}" id="ref{one.number}">{one.number}</a></sup>'
        for one in footnotes
    )


def _ul(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _html_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
