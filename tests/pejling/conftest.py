"""What the domain's tests may ask for, and how Hypothesis tries examples: the same ones each time, never on a clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from pejling.examples import example_store, load_examples
from pejling.follow_up import FollowUp, follow_up
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


@pytest.fixture(scope="session")
def examples_followed_up(library: Library, content_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> FollowUp:
    """Return the 2020 plan followed up on the invented examples, on their own day."""
    shown = example_store(content_folder, tmp_path_factory.mktemp("examples"))
    return follow_up(library.plans["hvidovre-2020"], shown, library, load_examples(content_folder).as_of)
