"""A damaged file ends in figures or in a named error, in time and without an exception.

200 files here, 2 000 by `python dev.py fuzz`. They are read in one child process after the other, because a file may
kill its reader; one in twenty goes through the whole of `read_export`, and so does each that a reader died of.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

from pejling.intake import Import, Issue, Severity, read_export
from pejling.intake.child import MEMORY_LIMIT
from pejling.intake.reading import load_vocabulary, read_content
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.intake.mutations import damaged_files, whole_files

FILES = 2_000 if os.environ.get("PEJLING_FUZZ") else 200
SEED = int(os.environ.get("PEJLING_FUZZ_SEED") or random.SystemRandom().randrange(1_000_000))
IN_A_CHILD_OF_ITS_OWN = 20  # one in so many
MOST_SECONDS = 10.0
DATA = Path(__file__).parents[3] / "data"


@cache
def vocabulary() -> Vocabulary:
    """Return all that names can mean; once a process."""
    return load_vocabulary(DATA)


def limit_memory() -> None:
    """Give a reader no more memory than the application's has, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def read(content: bytes) -> tuple[int, tuple[Issue, ...]]:
    """Read a file in this process: how many observations, and the issues. A reader that panics ends the process."""
    try:
        reading = read_content(content, vocabulary(), lambda _: None)
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # Rust's; there is no class to import, and none that unpickles
            os._exit(1)
        raise
    return reading.observations.num_rows, reading.issues


@contextmanager
def a_reader() -> Iterator[ProcessPoolExecutor]:
    """Start a process that reads files until one kills it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=limit_memory) as reader:
        reader.submit(vocabulary).result()
        yield reader


def what_is_wrong(figures: int, issues: tuple[Issue, ...], seconds: float) -> str:
    """Say what a reading lacks: figures or a named error, in time."""
    named = any(issue.severity is Severity.ERROR and issue.problem for issue in issues)
    if seconds > MOST_SECONDS:
        return f"took {seconds:.0f} seconds"
    return "" if figures or named else "neither figures nor an error"


def what_is_wrong_whole(content: bytes) -> str:
    """Read a file as the application does, and say what is wrong."""
    start = time.monotonic()
    found: Import = read_export("fil.xlsx", content, DATA)
    return what_is_wrong(found.observations.num_rows, found.issues, time.monotonic() - start)


def test_a_damaged_file_ends_in_figures_or_a_named_error() -> None:
    print(f"seed {SEED} (PEJLING_FUZZ_SEED)")  # noqa: T201 - pytest shows it where the test fails
    waiting, wrong = list(damaged_files(FILES, SEED)), []
    while waiting:
        with a_reader() as reader:
            while waiting:
                name, content = waiting.pop()
                start = time.monotonic()
                try:
                    told = reader.submit(read, content).result()
                    problem = what_is_wrong(*told, time.monotonic() - start)
                except BrokenProcessPool:
                    wrong += [f"{name}: {told}" for told in [what_is_wrong_whole(content)] if told]
                    break
                except Exception as error:  # noqa: BLE001 - any exception is what is looked for
                    problem = f"{type(error).__name__}: {error}"
                wrong += [f"{name}: {problem}"] if problem else []

    assert wrong == []


def test_a_damaged_file_ends_so_in_the_applications_own_child_process() -> None:
    print(f"seed {SEED} (PEJLING_FUZZ_SEED)")  # noqa: T201 - pytest shows it where the test fails
    files = damaged_files(max(10, FILES // IN_A_CHILD_OF_ITS_OWN), SEED + 1)

    wrong = [f"{name}: {problem}" for name, content in files for problem in [what_is_wrong_whole(content)] if problem]

    assert wrong == []


@pytest.mark.parametrize("content", whole_files())
def test_an_undamaged_file_ends_in_figures_or_a_named_error(content: bytes) -> None:
    assert what_is_wrong(*read(content), 0.0) == ""
