"""Ukendte kolonner: asked once, remembered, taken back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.exports import XLSX
from tests.pages.reading import is_sound, words
from tests.pages.test_load import press, upload
from tests.pejling.builders import workbook

HEADER = ["Periode", "Område", "Aktiveringsgraden"]
JULY = ("juli.xlsx", workbook(HEADER, ["Jun 2026", "Hvidovre", 16.7], ["Jul 2026", "Hvidovre", 17.2]), XLSX)
AUGUST = ("august.xlsx", workbook(HEADER, ["Jul 2026", "Hvidovre", 17.3], ["Aug 2026", "Hvidovre", 17.9]), XLSX)
PAGE = "pages/figures/columns.py"


def asked(open_app: OpenApp) -> AppTest:
    """Return the page, with a file that has an unknown column."""
    return upload(open_app("indlaes"), JULY).switch_page(PAGE).run()


def test_without_files_the_page_says_where_questions_come_from(open_app: OpenApp) -> None:
    app = open_app("kolonner")

    assert is_sound(app)
    assert "Ingen kolonner venter på svar" in words(app)


def test_the_file_is_shown_as_it_was_understood(open_app: OpenApp) -> None:
    app = asked(open_app)

    assert is_sound(app)
    assert "Kolonne C: Aktiveringsgraden" in words(app)
    assert "navnet ligner 'Aktiveringsgrad'" in words(app)
    assert "16,7" in words(app)


def test_nobody_answers_without_a_name(open_app: OpenApp) -> None:
    app = press(asked(open_app), "Husk")

    assert "Skriv først øverst, hvem der svarer." in words(app)


def test_an_answer_is_remembered_and_the_next_file_of_the_kind_is_silent(open_app: OpenApp, store: Store) -> None:
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    app = press(app, "Husk")

    assert "Svaret er husket" in words(app)
    app = upload(open_app("indlaes"), AUGUST)
    assert "2 tal til 1 indikator" in words(app)
    assert "er ikke brugt" not in words(app)
    assert store.is_empty


def test_a_remembered_answer_is_seen_and_taken_back(open_app: OpenApp) -> None:
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    app = press(app, "Husk")
    app = press(app, "Tag tilbage")

    assert "Svaret gælder ikke mere" in words(app)
    assert "Ingen svar er husket endnu." in words(app)
