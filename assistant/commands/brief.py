"""``assistant brief``: a note for committee from a list of questions."""

from pathlib import Path

import click

from assistant.commands.model import chosen_model, model_options
from assistant.commands.options import open_answerer, plain_errors, store_option

_FORMS = (".docx", ".md", ".html")


@click.command()
@click.argument("questions", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    required=True,
    help="Where to write it; .docx, .md or .html.",
)
@click.option("--title", help="The title, in place of the file's.")
@model_options
@store_option
@plain_errors
def brief(questions: Path, output: Path, title: str | None, store: Path) -> None:
    """Answer the questions of a Markdown file and put the answers together as a note.

    With a model, it writes the answers and the summary as far as each sentence can be checked.
    """
    if output.suffix.lower() not in _FORMS:
        raise click.UsageError(f"Name a file that ends in {', '.join(_FORMS)}.")
    from assistant.answers import Question
    from assistant.briefing.making import Entry
    from assistant.briefing.making import brief as put_together
    from assistant.briefing.questions import read_question_list
    from assistant.briefing.writing import write_briefing  # python-docx loads for Word only

    asked = read_question_list(questions)
    opened = chosen_model().open()
    answerer = open_answerer(store, opened)
    entries = []
    for number, one in enumerate(asked.questions, start=1):
        click.echo(f"{number} of {len(asked.questions)}: {one.question}", err=True)
        entries.append(Entry(one.question, answerer.ask(Question(one.question)), one.heading))
    note = put_together(title or asked.title, asked.purpose, entries, answerer.corpus)
    if opened is not None:
        from assistant.briefing.summing import summed_up

        note = summed_up(note, answerer.corpus, opened.writer)
    write_briefing(note, output)
    click.echo(
        f"{output}: {len(note.sections)} questions answered, {len(note.unsaid)} not or in part,"
        f" {len(note.footnotes)} footnotes."
    )
