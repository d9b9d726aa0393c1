"""The agenda's page and the meeting it leads to, without a browser."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pejling.agendas import QUESTION, Agenda, Agendas, Item
from pejling.examples import LABEL as EXAMPLES
from pejling.plan_files import PAGES as TAKEN
from pejling.proposals import LABEL
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.reading import is_sound, words
from tests.pejling.builders import moment

PLAN, PAGE = "hvidovre-2020", "dagsorden"
KEPT = Agenda(PLAN, (Item("U4b"), Item("L2", "Hvad virker?"), Item("U4a")), "ABC", moment("2020-10-19"))


@pytest.fixture
def agendas(store: Store) -> Agendas:
    """Return the job centre's own agendas, with one of three targets."""
    kept = Agendas(store.folder)
    kept.save(KEPT)
    return kept


def press(app: AppTest, label: str) -> AppTest:
    """Press the button of this label."""
    return next(one for one in app.button if one.label == label).click().run()


def order(app: AppTest) -> list[str]:
    """Return the ids of the targets on the agenda's page, from the top."""
    prefix = "Spørgsmål til "
    return [field.label.removeprefix(prefix) for field in app.text_input if field.label.startswith(prefix)]


def test_the_agenda_is_a_page_that_no_focus_area_can_take_the_place_of() -> None:
    assert PAGE in TAKEN


def test_where_nobody_has_saved_an_agenda_one_is_made_from_the_plan(open_app: OpenApp) -> None:
    app = open_app(PAGE, plan=PLAN)

    assert is_sound(app)
    assert order(app)[:2] == ["U4a", "U5b"]
    assert {field.value for field in app.text_input if field.label.startswith("Spørgsmål")} == {QUESTION}
    assert "Foreslået af Pejling" in words(app)


def test_a_question_with_a_person_number_is_emptied_at_once(open_app: OpenApp) -> None:
    app = open_app(PAGE, plan=PLAN)
    field = next(one for one in app.text_input if one.label.startswith("Spørgsmål til"))
    field.set_value("Hvad med 010190-1234?").run()

    assert "010190" not in words(app)
    assert "ligner et personnummer (CPR)" in words(app)


@pytest.mark.usefixtures("agendas")
def test_the_agenda_that_was_saved_is_on_the_page_with_who_saved_it(open_app: OpenApp) -> None:
    app = open_app(PAGE, plan=PLAN)

    assert order(app) == ["U4b", "L2", "U4a"]
    assert "af ABC." in words(app)


def test_targets_are_moved_removed_asked_about_and_kept(open_app: OpenApp, agendas: Agendas) -> None:
    app = open_app(PAGE, plan=PLAN)
    app.button(key="agenda_arrow_upward_U4a").click().run()
    app.button(key="agenda_close_U4b").click().run()
    next(one for one in app.text_input if one.label == "Spørgsmål til U4a").input("Hvorfor falder den?").run()

    assert order(app) == ["U4a", "L2"]
    assert "Ændringerne er ikke gemt" in words(app)
    assert next(one for one in app.button if one.label == "Start mødet").disabled

    app.text_input(key="_signed_by").input("DEF").run()
    press(app, "Gem dagsordenen")

    assert is_sound(app)
    assert "Dagsordenen er gemt." in words(app)
    kept = agendas.newest(PLAN)
    assert kept is not None
    assert kept.items == (Item("U4a", "Hvorfor falder den?"), Item("L2", "Hvad virker?"))
    assert kept.by == "DEF"


@pytest.mark.parametrize("changed", [True, False])
def test_an_agenda_that_somebody_else_has_saved_meanwhile_is_told_of_before_it_is_replaced(
    open_app: OpenApp, agendas: Agendas, *, changed: bool
) -> None:
    app = open_app(PAGE, plan=PLAN)
    app.text_input(key="_signed_by").input("DEF").run()
    if changed:
        app.button(key="agenda_close_U4b").click().run()
    agendas.save(Agenda(PLAN, (Item("L1"),), "GHI", moment("2020-10-20")))
    press(app, "Gem dagsordenen")
    (said,) = (one.value for one in app.warning if "dagsorden" in one.value)
    before = agendas.newest(PLAN)
    press(app, "Gem dagsordenen")
    after = agendas.newest(PLAN)
    press(app, "Gem dagsordenen")

    assert not any("har gemt en dagsorden" in one.value for one in app.warning)
    assert said.startswith("GHI har gemt en dagsorden, efter at siden blev vist. Intet er gemt")
    assert before is not None
    assert before.by == "GHI"
    assert after is not None
    assert (after.by, after.targets) == ("DEF", ("L2", "U4a") if changed else ("L1",))


@pytest.mark.usefixtures("agendas")
def test_changes_can_be_undone(open_app: OpenApp) -> None:
    app = open_app(PAGE, plan=PLAN)
    app.button(key="agenda_close_U4b").click().run()
    press(app, "Fortryd ændringer")

    assert order(app) == ["U4b", "L2", "U4a"]
    assert "Ændringerne er ikke gemt" not in words(app)


@pytest.mark.usefixtures("agendas")
def test_a_target_is_added_at_the_end(open_app: OpenApp) -> None:
    app = open_app(PAGE, plan=PLAN)
    next(one for one in app.selectbox if one.label == "Tilføj et mål").select("L1").run()
    app.button(key="agenda_add").click().run()

    assert order(app) == ["U4b", "L2", "U4a", "L1"]


@pytest.mark.usefixtures("agendas")
def test_the_meeting_begins_with_an_overview_of_the_agenda(open_app: OpenApp) -> None:
    app = open_app(vis="moede", plan=PLAN)

    assert is_sound(app)
    shown = words(app)
    assert "2 af dagens 3 mål er nået eller på vej" in shown
    assert "U5a" not in shown
    assert EXAMPLES in shown


@pytest.mark.usefixtures("agendas")
def test_the_place_in_the_address_is_the_screen_on_show(open_app: OpenApp) -> None:
    app = open_app(vis="moede", plan=PLAN, punkt="U4a")

    assert is_sound(app)
    assert "14,6 pct. i august 2020: 1,4 procentpoint fra målet" in words(app)
    assert LABEL not in words(app)


@pytest.mark.usefixtures("agendas")
def test_a_level_in_the_address_is_on_its_screen_and_in_the_overview(open_app: OpenApp) -> None:
    screen = words(open_app(vis="moede", plan=PLAN, punkt="U4a", U4a="17"))
    overview = words(open_app(vis="moede", plan=PLAN, U4a="17"))

    assert "14,6 pct. i august 2020: 2,4 procentpoint fra forslaget" in screen
    assert f"{LABEL}: mindst" in screen
    assert LABEL in overview


@pytest.mark.usefixtures("agendas")
@pytest.mark.parametrize("place", ["U5a", "gone", ""])
def test_a_place_that_is_not_on_the_agenda_is_the_overview(open_app: OpenApp, place: str) -> None:
    assert "2 af dagens 3 mål" in words(open_app(vis="moede", plan=PLAN, punkt=place))


@pytest.mark.usefixtures("agendas")
def test_a_plan_without_figures_has_an_empty_overview_that_says_so(open_app: OpenApp, store: Store) -> None:
    Agendas(store.folder).save(Agenda("hvidovre-2014", (Item("gone"),), "ABC"))

    app = open_app(vis="moede", plan="hvidovre-2014")

    assert is_sound(app)
    assert "Dagsordenen er tom" in words(app)


@pytest.mark.parametrize("path", ["", "unge"])
def test_overview_and_focus_areas_have_a_way_in(open_app: OpenApp, path: str) -> None:
    app = press(open_app(path, plan=PLAN), "Mødevisning")

    assert is_sound(app)
    assert app.query_params["vis"] == "moede"
    assert ("14,6 pct. i august 2020" in words(app)) == (path == "unge")


@pytest.mark.parametrize("place", ["", "U4a"])
def test_a_meeting_long_before_any_figures_says_that_the_agenda_is_empty(open_app: OpenApp, place: str) -> None:
    app = open_app(vis="moede", plan=PLAN, eksempeldato="2005-03-01", punkt=place)

    assert is_sound(app)
    assert "Dagsordenen er tom" in words(app)


def test_levels_that_are_tried_are_told_before_the_room_sees_them_and_can_be_put_back(open_app: OpenApp) -> None:
    app = open_app(PAGE, plan=PLAN, U4a="18")
    told = words(app)
    app = press(app, "Nulstil niveauerne")

    assert "Mødet viser de niveauer, der prøves nu: U4a." in told
    assert "der prøves nu" not in words(app)
    assert is_sound(app)
