"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def repo() -> Path:
    """Return the folder that holds app.py."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def content_folder(repo: Path) -> Path:
    """Return the folder of plans, indicators and the other content."""
    return repo / "data"
