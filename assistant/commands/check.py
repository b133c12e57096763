"""``assistant check``: the grounding gate, from outside."""

from pathlib import Path

import click

from assistant.commands.options import plain_errors


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record a claim.")
@plain_errors
def check(file: Path, as_json: bool) -> None:
    """Check whether claims are supported by the evidence given with them.

    No model is asked, unless INSPECTION_ENTAILMENT names one: it may veto, and never approve.
    """
    from assistant.entailment import configured_veto
    from assistant.grounding.checking import as_json as check_line
    from assistant.grounding.checking import check_file

    for result in check_file(file, configured_veto()):
        if as_json:
            click.echo(check_line(result))
        else:
            verdict = "supported" if result.verdict.supported else "not supported"
            click.echo(f"{result.id}: {verdict}")
