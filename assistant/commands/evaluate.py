"""``assistant eval``: the commands of the evals, where they are there.

The evals are not part of what is installed, and imports point from them to the assistant. So
their commands are looked up by name when they are asked for, and never imported here.
"""

import importlib

import click

_MODULE = "evals.commands.main"
_ABSENT = (
    "The evals are not installed with the assistant. Run this from a copy of the repository,"
    " where `pip install --editable .` makes them known."
)


class _Found(click.Group):
    """A group whose commands are those of another, looked up when they are wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return _commands().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _commands().get_command(ctx, cmd_name)


@click.command("eval", cls=_Found)
def evaluate() -> None:
    """Compare and sign runs of the evals; draft and accept questions."""


def _commands() -> click.Group:
    try:
        found = importlib.import_module(_MODULE).main
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] == "evals":
            raise click.ClickException(_ABSENT) from error
        raise
    if not isinstance(found, click.Group):
        raise click.ClickException(_ABSENT)
    return found
