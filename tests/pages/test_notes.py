"""Notes on a card: written, seen with who and when, corrected, taken back, and refused where they are about persons."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pejling.notes import Notes
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.reading import is_sound, words

NOTES = ":material/edit_note: Skriv en note"
TEXT = "Jobcentret *lukkede* i marts."


@pytest.fixture
def card(open_app: OpenApp) -> AppTest:
    """Return a page with one target's notes open."""
    app = open_app("unge", plan="hvidovre-2020")
    pills = next(one for one in app.pills if str(one.key).endswith("behind_hvidovre-2020_U4a"))
    return pills.set_value(NOTES).run()


def written(app: AppTest, text: str, about: str = "marts 2020", by: str = "ABC") -> AppTest:
    """Write a note and keep it."""
    box = next(one for one in app.selectbox if one.label == "Hvad handler noten om?")
    box.select_index(box.options.index(about))
    next(one for one in app.text_area if one.label == "Note").set_value(text)
    next(one for one in app.text_input if one.label.startswith("Dit navn")).set_value(by)
    return next(one for one in app.button if one.label == "Gem noten").click().run()


def beside_charts(app: AppTest) -> int:
    """Return beside how many charts the note stands, as text and not as Markdown."""
    return sum("Jobcentret \\*lukkede\\* i marts." in one.value for one in app.markdown)


def test_a_note_to_a_month_stands_beside_every_chart_of_its_indicator(card: AppTest, store: Store) -> None:
    app = written(card, TEXT)

    (kept,) = Notes(store.told).all()
    assert is_sound(app)
    assert (kept.text, kept.by, kept.period and kept.period.id, kept.target) == (TEXT, "ABC", "2020-03", "")
    assert beside_charts(app) == 2  # U4a and U4b are about the same indicator


def test_a_note_to_the_whole_target_stands_beside_its_own_chart_only(card: AppTest, store: Store) -> None:
    app = written(card, TEXT, about="Hele målet")

    (kept,) = Notes(store.told).all()
    assert (kept.target, kept.period) == ("U4a", None)
    assert beside_charts(app) == 1


@pytest.mark.parametrize(
    ("text", "by", "told"),
    [("", "ABC", "Skriv først selve noten"), (TEXT, "", "Skriv først dit eget navn"), ("010190-1234", "ABC", "CPR")],
)
def test_what_cannot_be_kept_is_said_and_nothing_is(card: AppTest, store: Store, text: str, by: str, told: str) -> None:
    app = written(card, text, by=by)

    assert told in "".join(one.value for one in app.error)
    assert Notes(store.told).all() == ()


def test_a_note_is_corrected_and_taken_back_and_its_history_stays(card: AppTest, store: Store) -> None:
    app = written(card, TEXT)
    next(one for one in app.selectbox if one.label == "Note").select_index(0).run()
    next(one for one in app.text_area if one.label == "Noten, som den skal være").set_value("Lukket fra 11. marts.")
    [one for one in app.text_input if one.label.startswith("Dit navn")][-1].set_value("DEF")
    app = next(one for one in app.button if one.label == "Gem rettelsen").click().run()

    assert [one.text for one in Notes(store.told).all()] == ["Lukket fra 11. marts."]
    next(one for one in app.selectbox if one.label == "Note").select_index(0).run()
    assert "Tidligere:" in words(app)
    [one for one in app.text_input if one.label.startswith("Dit navn")][-1].set_value("DEF")
    app = next(one for one in app.button if one.label == "Træk noten tilbage").click().run()

    assert Notes(store.told).all() == ()
    assert "Lukket fra 11. marts." not in words(app)


def test_two_notes_that_begin_alike_are_told_apart(card: AppTest, store: Store) -> None:
    alike = "Aktivcentret har været lukket for nye forløb i hele perioden, fordi"
    app = written(written(card, f"{alike} huset skulle renoveres."), f"{alike} lederen var syg.")
    choice = next(one for one in app.selectbox if one.label == "Note")
    assert len({*choice.options}) == 2
    choice.select_index(0).run()
    shown = next(one for one in app.text_area if one.label == "Noten, som den skal være").value
    [one for one in app.text_input if one.label.startswith("Dit navn")][-1].set_value("DEF")
    next(one for one in app.button if one.label == "Træk noten tilbage").click().run()

    assert shown not in {one.text for one in Notes(store.told).all()}
    assert len(Notes(store.told).all()) == 1
