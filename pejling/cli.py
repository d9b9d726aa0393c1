"""Commands for the analyst's routine: load files, follow a plan up, print a series. The same core as the screens."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from pejling.answers import Answers
from pejling.commands import USED, WRONG, Command
from pejling.errors import ContentError, PejlingError
from pejling.library import Library, load_library
from pejling.next_year import FOLDER as OWN_PLANS
from pejling.store import Store, store_folder

# Each module is imported when one of its commands is asked for: what works figures out takes 0.3 s to import.
COMMANDS = {
    "store": ("load", "imports", "withdraw"),
    "plan": ("proposals", "decisions"),
    "report": ("report",),
    "follow_up": ("follow-up", "series", "forecast"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code, one of those in `commands`."""
    asked = list(sys.argv[1:] if arguments is None else arguments)
    parsed = _parser(asked).parse_args(asked)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    store = Store(Path(parsed.store) if parsed.store else store_folder())
    command: Command = parsed.command
    try:
        code = command(parsed, store, _library(store))
        print(end="", flush=True)
    except BrokenPipeError:  # whoever reads has had enough: `pejling follow-up ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that nothing is said at exit either
        return USED
    except ContentError as error:
        print(f"Filen {error.file} kan ikke bruges:", file=sys.stderr)
        print("\n".join(f"  {fault.key}: {fault.problem}" for fault in error.faults), file=sys.stderr)
    except PejlingError as error:
        print(error, file=sys.stderr)
    else:
        return code
    return WRONG


def _library(store: Store) -> Library:
    return load_library(own_indicators=Answers(store.folder).indicators_folder, own_plans=store.folder / OWN_PLANS)


def _parser(asked: list[str]) -> argparse.ArgumentParser:
    """Return a parser of the commands that come with the one asked for; of all where none of them is."""
    parser = argparse.ArgumentParser(prog="python -m pejling", description="Pejling: beskæftigelsesplanen fulgt op.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    wanted = [module for module, names in COMMANDS.items() if asked[:1] and asked[0] in names] or list(COMMANDS)
    for module in wanted:
        import_module(f"pejling.commands.{module}").add_commands(
            lambda name, command, text: _command(commands, name, command, text)
        )
    return parser


def _command(
    commands: Any,  # noqa: ANN401 - argparse does not name its own type
    name: str,
    command: Command,
    text: str,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--store", default=None, metavar="MAPPE", help="lagerets mappe; ellers PEJLING_STORE")
    parser.set_defaults(command=command)
    return parser
