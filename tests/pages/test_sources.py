"""Kilder og metode: what the figures are and where they come from."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pejling.activity_states import ActivityState
from pejling.intake import ActivityRow, Place
from pejling.library import Library
from pejling.status_words import status_text
from pejling.statuses import Status
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.exports import PERSON_NUMBERS
from tests.pages.reading import is_sound, words
from tests.pejling.builders import imported, moment, rows_of

PATH = "kilder"
CHOICE = "Hent en kvittering, eller træk en fil tilbage"


@pytest.mark.usefixtures("loaded")
def test_the_files_loaded_are_listed(open_app: OpenApp) -> None:
    shown = words(open_app(PATH))

    assert "aktivering.xlsx" in shown
    assert "jan. 2021" in shown


@pytest.mark.usefixtures("loaded")
def test_what_was_entered_by_hand_tells_what_it_holds_and_is_no_file(open_app: OpenApp, store: Store) -> None:
    for quarter, day in (("2020-Q1", "2020-04-01"), ("2020-Q2", "2020-07-01")):
        entry = imported(rows_of("haandholdte_match", "167", quarter, [24]), "Indtastet af LK")
        store.add(dataclasses.replace(entry, by="LK"), moment(day))

    app = open_app(PATH)

    names = next(box for box in app.selectbox if box.label == CHOICE).options
    entered = [re.sub(r"kl\. \d\d\.\d\d", "kl.", name) for name in names if name.startswith("Indtastet")]
    assert entered == [
        "Indtastet af LK 1. juli 2020 kl. · Borgere matchet individuelt, 2. kvt. 2020, 1 tal",
        "Indtastet af LK 1. april 2020 kl. · Borgere matchet individuelt, 1. kvt. 2020, 1 tal",
    ]
    assert "1 indlæst fil og 2 indtastninger, senest" in words(app)


def test_every_indicator_can_be_chosen_and_tells_its_definition(open_app: OpenApp, library: Library) -> None:
    app = open_app(PATH)
    indicator = library.indicators["aktiveringsgrad"]
    app.selectbox(key="indicator_on_show").set_value(indicator).run()

    choices = " ".join(app.selectbox(key="indicator_on_show").options)
    assert [one.name for one in library.indicators.values() if one.name not in choices] == []
    assert indicator.how_calculated.strip() in words(app)
    assert "y60c07" in words(app)


def test_it_is_said_how_many_definitions_nobody_has_confirmed(open_app: OpenApp, library: Library) -> None:
    shown = words(open_app(PATH))

    unconfirmed = sum(1 for one in library.indicators.values() if not one.confirmed_by)
    assert f"{unconfirmed} definitioner af {len(library.indicators)} er ikke bekræftet" in shown


def test_every_status_the_overviews_show_is_explained(open_app: OpenApp, library: Library) -> None:
    texts = [status_text(status) for status in Status]
    overviews = "".join(words(open_app(plan=plan)) for plan in library.plans)

    shown = [text for text in texts if text in overviews]
    explained = words(open_app(PATH))
    assert len(shown) > 3
    assert [text for text in shown if text not in explained] == []


def choose(app: AppTest) -> AppTest:
    """Choose the newest file."""
    return next(box for box in app.selectbox if box.label == CHOICE).select_index(0).run()


def decide(app: AppTest, by: str = "Anna", reason: str = "Forkert måling", *, sure: bool = True) -> AppTest:
    """Fill the form in and send it."""
    app.text_input(key="withdrawn_by").set_value(by)
    next(one for one in app.text_input if one.label == "Hvorfor?").set_value(reason)
    app.checkbox[0].set_value(sure)
    return next(one for one in app.button if one.label in {"Træk filen tilbage", "Tag filen i brug igen"}).click().run()


@pytest.mark.usefixtures("loaded")
def test_a_file_is_withdrawn_with_who_and_why_and_that_is_shown(open_app: OpenApp, store: Store) -> None:
    app = decide(choose(open_app(PATH)))

    assert is_sound(app)
    assert store.imports() == ()
    shown = words(app)
    assert "aktivering.xlsx er trukket tilbage." in shown
    assert "Ingen filer tæller med; alle er trukket tilbage." in shown
    assert "Forkert måling" in shown


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("by", "reason", "sure"), [("", "x", True), ("x", " ", True), ("x", "x", False)])
def test_nothing_is_withdrawn_without_who_why_and_yes(
    open_app: OpenApp, store: Store, by: str, reason: str, *, sure: bool
) -> None:
    app = decide(choose(open_app(PATH)), by, reason, sure=sure)

    assert "Skriv, hvem du er og hvorfor, og sæt hak ved ja." in words(app)
    assert len(store.imports()) == 1


def test_a_withdrawn_file_can_be_taken_into_use_again(open_app: OpenApp, loaded: Store) -> None:
    loaded.withdraw(loaded.imports()[0].digest, "Anna", "Forkert måling")

    app = decide(choose(open_app(PATH)), reason="Den var god nok")

    assert len(loaded.imports()) == 1
    assert "Taget i brug igen" in words(app)


@pytest.mark.usefixtures("loaded")
def test_a_file_that_somebody_else_has_just_withdrawn_is_told_with_who(open_app: OpenApp, loaded: Store) -> None:
    app = choose(open_app(PATH))
    loaded.withdraw(loaded.imports()[0].digest, "Bo", "Forkert måling")
    app = decide(app)

    assert is_sound(app)
    assert "aktivering.xlsx er allerede trukket tilbage af Bo" in words(app)
    assert len(loaded.entries()[0].withdrawals) == 1
    assert "er allerede trukket tilbage" not in words(app.run())


def test_a_refused_withdrawal_is_told_in_a_sentence(open_app: OpenApp, loaded: Store) -> None:
    app = decide(choose(open_app(PATH)), by=PERSON_NUMBERS[0])

    assert "Navnet eller forklaringen ligner et personnummer (CPR)." in words(app)
    assert len(loaded.imports()) == 1


def test_the_agenda_of_a_plan_without_figures_says_so_and_offers_none(open_app: OpenApp, loaded: Store) -> None:
    loaded.withdraw(loaded.imports()[0].digest, "Anna", "Forkert måling")
    told = words(open_app("dagsorden", plan="hvidovre-2020"))

    assert "Dagsordenen er tom. Ingen af planens mål har tal." in told
    assert "Alle mål med tal er på dagsordenen." not in told


def test_every_page_works_where_all_files_are_withdrawn(open_app: OpenApp, loaded: Store) -> None:
    loaded.withdraw(loaded.imports()[0].digest, "Anna", "Forkert måling")

    pages = [open_app(path) for path in ("", PATH, "indlaes", "unge")]

    assert [is_sound(page) for page in pages] == [True] * 4
    assert "0 indlæste filer; alle er trukket tilbage." in words(pages[0])


def test_a_file_with_nothing_but_hidden_figures_is_listed(open_app: OpenApp, store: Store) -> None:
    store.add(imported([("aktiveringsgrad", "167", "2026-06", None)], "skjult.xlsx"))

    app = choose(open_app(PATH))

    assert is_sound(app)
    assert "skjult.xlsx" in words(app)


@pytest.mark.usefixtures("loaded")
def test_the_receipt_of_a_file_loaded_before_can_be_fetched(open_app: OpenApp) -> None:
    app = choose(open_app(PATH))

    assert "50 tal til 1 indikator fra 50 rækker; indlæst" in words(app)
    assert [button.label for button in app.download_button] == ["Hent kvittering"]


def test_a_loaded_file_tells_which_figures_were_left_out_and_what_it_said_of_activities(
    open_app: OpenApp, store: Store
) -> None:
    said = ActivityRow("hvidovre-2020", "H1", ActivityState.DONE, date(2020, 3, 1), "", Place("Aktiviteter", "A7"))
    new = imported(rows_of("aktiveringsgrad", "167", "2020-01", [16.0, 17.0, 99.0]), "udsving.xlsx")
    store.add(dataclasses.replace(new, activities=(said,)), without=[2])

    app = choose(open_app(PATH))

    assert is_sound(app)
    assert "1 tal er udeladt, fordi det ikke er bekræftet:\n- Aktiveringsgrad, Hvidovre, mar. 2020" in words(app)
    assert "- H1: gennemført fra 1. marts 2020" in words(app)
    assert "i stedet gælder igen det, der ellers er sagt om dem" in words(app)


def test_the_invented_examples_cannot_be_withdrawn(open_app: OpenApp) -> None:
    assert CHOICE not in [box.label for box in open_app(PATH).selectbox]
