"""Which commands there are, and that each is started without what it does not need."""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import pytest

from pejling.cli import COMMANDS


@pytest.mark.parametrize("module", COMMANDS)
def test_a_module_has_the_commands_that_it_is_imported_for(module: str) -> None:
    added: list[str] = []

    def add(name: str, _command: object, _text: str) -> ArgumentParser:
        added.append(name)
        return ArgumentParser()

    import_module(f"pejling.commands.{module}").add_commands(add)

    assert added == list(COMMANDS[module])


def test_every_module_of_commands_is_known(repo: Path) -> None:
    modules = {file.stem for file in (repo / "pejling" / "commands").glob("*.py")} - {"__init__"}

    assert modules == set(COMMANDS)


def test_a_file_is_loaded_without_importing_what_works_figures_out(repo: Path) -> None:
    asked = "import sys; from pejling.cli import _parser; _parser(['load']); print('pejling.follow_up' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=repo, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"
