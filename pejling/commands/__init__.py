"""The commands of `python -m pejling`, a module for those that need the same, and what all of them share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from pejling.library import Library
from pejling.store import Store

USED, REFUSED, WRONG = 0, 1, 2  # exit codes: all well, a file was refused, the command cannot be carried out

Command = Callable[[argparse.Namespace, Store, Library], int]
# Adds a command to the parser: its name, what carries it out and its help.
Add = Callable[[str, Command, str], argparse.ArgumentParser]


def day(text: str) -> date:
    """Read a day that was typed. Raises argparse's own error."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        problem = f"'{text}' er ikke en dato; skriv fx 2026-08-22"
        raise argparse.ArgumentTypeError(problem) from error


def today() -> date:
    """Return the day where the user is."""
    return date.today()  # noqa: DTZ011 - the user's own day
