"""What the intake's tests may ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pejling.intake.reading import load_vocabulary, read_content
from pejling.intake.readings import Reading
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.intake.readings import Told

Read = Callable[[bytes], Told]


@pytest.fixture(scope="session")
def words(content_folder: Path) -> Vocabulary:
    """Return all that names can mean, as shipped."""
    return load_vocabulary(content_folder)


@pytest.fixture(scope="session")
def read(words: Vocabulary) -> Read:
    """Give the means to read a file's bytes in this process."""

    def reading(content: bytes) -> Told:
        found: Reading = read_content(content, words, lambda _: None)
        return Told(found)

    return reading
