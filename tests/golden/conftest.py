"""The examples read and followed up once for all golden tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pejling.follow_up import FollowUp
from pejling.intake import Import
from pejling.library import Library, load_library
from tools.goldens import example_files, follow_ups, read_example


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped content."""
    return load_library()


@pytest.fixture(scope="session")
def imports() -> dict[str, Import]:
    """Return every example file read, by name."""
    return {name: read_example(name) for name in example_files()}


@pytest.fixture(scope="session")
def followed_up(library: Library, tmp_path_factory: pytest.TempPathFactory) -> tuple[FollowUp, ...]:
    """Return both plans followed up on the example store, on all days of the golden file."""
    folder: Path = tmp_path_factory.mktemp("examples")
    return follow_ups(library, folder)
