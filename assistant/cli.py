"""The command line: one command a module of ``assistant.commands``."""

import sys

import click

from assistant.commands.answers import answers
from assistant.commands.ask import ask
from assistant.commands.brief import brief
from assistant.commands.chat import chat
from assistant.commands.check import check
from assistant.commands.evaluate import evaluate
from assistant.commands.users import users
from assistant.commands.verify import verify_answer


@click.group()
def main() -> None:
    """Ask about inspections of children's services; every answer cites its paragraph."""


for _command in (ask, brief, chat, check, evaluate, answers, users, verify_answer):
    main.add_command(_command)

if __name__ == "__main__":
    sys.exit(main())
