"""Overview and focus areas, with no figures loaded, with some, and on another plan."""

from __future__ import annotations

from datetime import date

import pytest

from pejling.examples import LABEL
from pejling.library import Library, load_library
from tests.pages.conftest import OpenApp
from tests.pages.reading import is_sound, level_field, words

PLANS = load_library().plans
PAGES = [("", id_) for id_ in PLANS] + [(area.id, id_) for id_, plan in PLANS.items() for area in plan.focus_areas]
OTHER_PAGES = ["indlaes", "indtast", "kilder"]


@pytest.mark.parametrize(("path", "plan"), [*PAGES, *((path, "hvidovre-2020") for path in OTHER_PAGES)])
def test_every_page_without_own_figures_shows_examples_and_says_so(open_app: OpenApp, path: str, plan: str) -> None:
    app = open_app(path, plan=plan)

    assert is_sound(app)
    assert LABEL in words(app)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("path", "plan"), [*PAGES, *((path, "hvidovre-2020") for path in OTHER_PAGES)])
def test_no_page_with_own_figures_speaks_of_examples(open_app: OpenApp, path: str, plan: str) -> None:
    app = open_app(path, plan=plan)

    assert is_sound(app)
    assert "1 indlæst fil" in words(app)
    assert LABEL not in words(app)


@pytest.mark.parametrize("plan", PLANS)
def test_the_overview_has_every_target_of_the_plan(open_app: OpenApp, library: Library, plan: str) -> None:
    shown = words(open_app(plan=plan))

    targets = library.plans[plan].targets
    assert [one.title for one in targets if f"{one.id} · {one.title}" not in shown] == []


@pytest.mark.parametrize("plan", PLANS)
def test_the_focus_areas_pages_have_the_plans_targets_and_goals(open_app: OpenApp, library: Library, plan: str) -> None:
    missing = []
    for area in library.plans[plan].focus_areas:
        shown = words(open_app(area.id, plan=plan))
        expected = (area.title, *area.minister_goals, *area.committee_goals, *(one.title for one in area.targets))
        missing += [text for text in expected if text not in shown]

    assert missing == []


@pytest.mark.usefixtures("loaded")
def test_a_focus_area_shows_the_loaded_figures_against_their_levels(open_app: OpenApp) -> None:
    shown = words(open_app("unge", plan="hvidovre-2020"))

    assert "● nået" in shown
    assert "■ ikke nået" in shown
    assert "Resultatet blev 15,0 pct.: 5,0 procentpoint fra målet" in shown


@pytest.mark.usefixtures("loaded")
def test_the_overview_tells_where_figures_are_and_where_there_are_none(open_app: OpenApp) -> None:
    shown = words(open_app(plan="hvidovre-2020"))

    assert "17,0 pct. (dec. 2020)" in shown
    assert "mangler 5,0 procentpoint" in shown
    assert "– ingen data" in shown


@pytest.mark.usefixtures("loaded")
def test_a_day_before_anything_was_loaded_shows_the_past_as_restored(open_app: OpenApp) -> None:
    app = open_app("unge", plan="hvidovre-2020")
    app.date_input(key="dato").set_value(date(2020, 10, 20)).run()

    assert is_sound(app)
    assert "opgjort 20. oktober 2020" in words(app)
    assert "genskabt efter senere tal" in words(app)


@pytest.mark.usefixtures("loaded")
def test_a_day_of_an_old_plans_time_can_be_looked_on(open_app: OpenApp) -> None:
    app = open_app(plan="hvidovre-2014")
    app.date_input(key="dato").set_value(date(2014, 10, 20)).run()

    assert "opgjort 20. oktober 2014" in words(app)


@pytest.mark.usefixtures("loaded")
def test_a_typed_level_changes_gap_and_finding_and_keeps_the_adopted_level(open_app: OpenApp) -> None:
    app = open_app("unge", plan="hvidovre-2020")
    level_field(app, "U4b").set_value("14").run()

    assert is_sound(app)
    assert "Forslag – ikke vedtaget: 14,0 pct." in words(app)
    assert "Mål 20,0 pct. · 2020" in words(app)
    assert "Resultatet blev 15,0 pct.: 1,0 procentpoint bedre end forslaget" in words(app)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("nonsense", ["mange", "2.5", "-3", "101"])
def test_a_level_that_cannot_be_used_is_told_and_changes_nothing(open_app: OpenApp, nonsense: str) -> None:
    app = open_app("unge", plan="hvidovre-2020")
    level_field(app, "U4b").set_value(nonsense).run()

    assert "Niveauet er ikke ændret" in words(app)
    assert "Resultatet blev 15,0 pct.: 5,0 procentpoint fra målet" in words(app)
    assert "Forslag – ikke vedtaget" not in words(app)


def test_a_focus_area_of_another_plan_says_so_in_danish(open_app: OpenApp) -> None:
    app = open_app("foertidspension", plan="hvidovre-2020")

    assert is_sound(app)
    assert "Pejlemærket er ikke i planen" in words(app)


def test_the_plan_picker_goes_to_the_other_plan(open_app: OpenApp) -> None:
    app = open_app(plan="hvidovre-2020")
    app.selectbox(key="_plan").set_value("hvidovre-2014").run()

    assert app.title[0].value == "Beskæftigelsesplan 2014"
    assert "Færre nye på førtidspension" in words(app)
