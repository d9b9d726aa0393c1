"""Kilder og metode: what the figures are and where they come from."""

from __future__ import annotations

import pytest

from components.statuses import status_text
from pejling.library import Library
from pejling.statuses import Status
from tests.pages.conftest import OpenApp
from tests.pages.reading import words

PATH = "kilder"


@pytest.mark.usefixtures("loaded")
def test_the_files_loaded_are_listed(open_app: OpenApp) -> None:
    shown = words(open_app(PATH))

    assert "aktivering.xlsx" in shown
    assert "jan. 2021" in shown


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
