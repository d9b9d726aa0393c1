"""Pages run without a browser, on a store of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pejling.intake import Import, read_export
from pejling.library import Library, load_library
from pejling.store import Store
from tests.pages.exports import activation

_SECONDS = 60  # on a loaded machine; the example store is made by the first run


class OpenApp(Protocol):
    """Runs the page at a path, "" for the front page, with these names and values in the address."""

    def __call__(self, path: str = "", **in_address: str) -> AppTest: ...


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the shipped content."""
    return load_library()


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the job centre's own store, empty."""
    folder = tmp_path / "store"
    monkeypatch.setenv("PEJLING_STORE", str(folder))
    return Store(folder)


@pytest.fixture(scope="session")
def export(content_folder: Path) -> Import:
    """Return an export that has been read: activation rates of 2019 and 2020, 17,0 and 15,0 pct. every month."""
    return read_export("aktivering.xlsx", activation(), content_folder)


@pytest.fixture
def loaded(store: Store, export: Import) -> Store:
    """Return the store with that export in it."""
    store.add(export)
    return store


@pytest.fixture
def open_app(repo: Path) -> OpenApp:
    """Give the means to run a page of the application, on the store."""

    def opened(path: str = "", **in_address: str) -> AppTest:
        app = AppTest.from_file(str(repo / "app.py"), default_timeout=_SECONDS)
        for name, value in in_address.items():
            app.query_params[name] = value
        app.run()
        # switch_page knows pages by file, and all focus areas are one file: they are told apart by their path.
        app._page_hash = calc_hash(path) if path else ""  # noqa: SLF001
        return app.run() if path else app

    return opened
