"""The commands of ``assistant eval``, which finds this group by name at run time."""

import click

from evals.commands.accept import accept
from evals.commands.compare import compare
from evals.commands.draft import draft
from evals.commands.sign_off import sign_off


@click.group()
def main() -> None:
    """Compare and sign runs of the evals; draft and accept questions of your own."""


for _command in (compare, draft, accept, sign_off):
    main.add_command(_command)
