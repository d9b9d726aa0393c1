"""What the domain's tests may ask for, and how Hypothesis tries examples: the same ones each time, never on a clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from pejling.library import Library, load_library
from pejling.store import Store

settings.register_profile("house", derandomize=True, deadline=None, max_examples=100, database=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def library(content_folder: Path) -> Library:
    """Return the shipped content."""
    return load_library(content_folder)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store in a folder of its own."""
    return Store(tmp_path / "store")
