"""``assistant users``: who may sign in to the chat."""

from pathlib import Path

import click

from assistant.chat.people import People, Role
from assistant.commands.options import plain_errors, store_option

_roles = click.Choice([role.value for role in Role])


@click.group()
def users() -> None:
    """Say who may sign in to the chat, and as what."""


@users.command("add")
@click.argument("name")
@click.option("--role", type=_roles, default=Role.MEMBER.value, show_default=True)
@click.option(
    "--password",
    prompt=True,
    hide_input=True,
    confirmation_prompt=True,
    envvar="INSPECTION_PASSWORD",
    help="Asked for where it is not given.",
)
@store_option
@plain_errors
def add(name: str, role: str, password: str, store: Path) -> None:
    """Add NAME, or give NAME a new password and role."""
    People(store).add(name, password, Role(role))
    click.echo(f"{name} may sign in as {role}.")


@users.command("list")
@store_option
@plain_errors
def list_command(store: Path) -> None:
    """List who may sign in."""
    everybody = People(store).everybody()
    for person in everybody:
        click.echo(f"{person.name}\t{person.role.value}")
    if not everybody:
        click.echo("Nobody yet; `assistant users add NAME` adds somebody.")


@users.command("remove")
@click.argument("name")
@store_option
@plain_errors
def remove(name: str, store: Path) -> None:
    """Take NAME off the list; a session that is open ends at once."""
    if not People(store).remove(name):
        raise click.ClickException(f"{name} is not on the list; `assistant users list` shows it.")
    click.echo(f"{name} may no longer sign in.")
