"""Content that cannot be read: a screen of its own, and the rest of Pejling goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from components import state
from pejling.library import load_library
from tests.pages.conftest import OpenApp
from tests.pages.reading import is_sound, words

pytestmark = pytest.mark.usefixtures("loaded")
BROKEN_PLAN = 'title = "Plan med fejl"\nmunicipality = "Hvidovre"\nstarts = 2026-01-01\nends = "om lidt"\nfarve = 1\n'


@pytest.fixture
def content(content_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the pages read a copy of the content, which a test may spoil."""
    copy = tmp_path / "data"
    shutil.copytree(content_folder, copy, ignore=shutil.ignore_patterns("store", "example_store"))
    monkeypatch.setattr(state, "CONTENT_FOLDER", copy)
    monkeypatch.setattr(state, "load_library", lambda **_: load_library(copy))
    return copy


def test_an_unreadable_plan_has_a_screen_that_names_file_and_keys(open_app: OpenApp, content: Path) -> None:
    (content / "plans" / "med-fejl.toml").write_text(BROKEN_PLAN, encoding="utf-8")

    app = open_app(plan="med-fejl")

    assert is_sound(app)
    assert app.title[0].value == "Planen kan ikke læses"
    assert "med-fejl.toml" in words(app)
    assert "ends" in words(app)
    assert "farve" in words(app)


def test_an_unreadable_plan_leaves_the_others_as_they_are(open_app: OpenApp, content: Path) -> None:
    (content / "plans" / "med-fejl.toml").write_text(BROKEN_PLAN, encoding="utf-8")

    app = open_app(plan="hvidovre-2020")

    assert app.title[0].value == "Beskæftigelsesplan 2020"
    assert any("med-fejl.toml" in option for option in app.selectbox(key="_plan").options)


def test_a_plan_that_is_not_even_toml_has_the_same_screen(open_app: OpenApp, content: Path) -> None:
    (content / "plans" / "noter.toml").write_text("husk at skrive planen", encoding="utf-8")

    app = open_app(plan="noter")

    assert is_sound(app)
    assert "noter.toml" in words(app)


def test_without_any_plan_the_overview_says_where_to_put_one(open_app: OpenApp, content: Path) -> None:
    shutil.rmtree(content / "plans")

    app = open_app()

    assert is_sound(app)
    assert "data/plans" in words(app)


def test_an_unreadable_indicator_is_named_with_its_key(open_app: OpenApp, content: Path) -> None:
    file = content / "indicators" / "aktiveringsgrad.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('unit = "percent"', 'unit = "fod"'), encoding="utf-8")

    app = open_app()

    assert is_sound(app)
    assert "aktiveringsgrad.toml" in words(app)
    assert "unit" in words(app)


def test_an_import_that_cannot_be_read_is_told_in_danish(open_app: OpenApp, tmp_path: Path) -> None:
    (tmp_path / "store" / "20200101T000000000000-0000000000000000.parquet").write_bytes(b"ikke en tabel")

    app = open_app()

    assert is_sound(app)
    assert "Lageret kan ikke bruges" in words(app)
