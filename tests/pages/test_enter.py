"""Indtast tal: figures no register has and how far activities are, with who and when; never a person number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pejling.activities import Activities, ActivityState
from pejling.examples import LABEL
from pejling.library import Library
from pejling.store import Key, Store
from tests.pages.conftest import OpenApp
from tests.pages.exports import PERSON_NUMBERS
from tests.pages.reading import is_sound, words
from tests.pejling.builders import imported, moment, rows_of

PATH = "indtast"
PLAN = "hvidovre-2020"
MATCHES, WITH_CV = "V3 · Borgere matchet individuelt", "L3 · Aktivitetsparate med CV på Jobnet"
KEY = ("haandholdte_match", "167", "")
CV_KEY = ("cv_andel_aktivitetsparate", "167", "")


@pytest.fixture
def page(open_app: OpenApp) -> AppTest:
    """Return the page of the 2020 plan, with somebody's initials on it."""
    return named(open_app(PATH, plan=PLAN), "ABC")


def named(app: AppTest, name: str) -> AppTest:
    """Write who is typing."""
    return next(one for one in app.text_input if one.label.startswith("Dit navn")).set_value(name).run()


def typed(app: AppTest, figure: str, **values: str) -> AppTest:
    """Type values for quarters or months (p3="12" is the third period of 2020), and save."""
    chosen(app, figure)
    places = [one for one in app.text_input if not one.label.startswith("Dit navn")]
    for place, value in values.items():
        places[int(place.removeprefix("p")) - 1].set_value(value)
    return press(app, "Gem tal")


def chosen(app: AppTest, figure: str) -> AppTest:
    """Choose the figure to type."""
    box = next(one for one in app.selectbox if one.label == "Tal")
    return box.select_index(list(box.options).index(figure)).run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    return next(button for button in app.button if button.label == label).click().run()


def kept(store: Store, key: Key = KEY) -> list[float | None]:
    """Return the figures in the store, oldest first; the matches where no others are asked for."""
    return [one.value for one in store.select([key[0]]).get(key, ())]


def on_disk(folder: Path) -> Iterator[bytes]:
    """Yield all that is kept below a folder."""
    yield from (file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_the_page_shows_the_plans_own_figures_and_no_others(open_app: OpenApp, library: Library) -> None:
    app = open_app(PATH, plan=PLAN)

    assert is_sound(app)
    (options,) = (one.options for one in app.selectbox if one.label == "Tal")
    assert MATCHES in options
    assert not any(library.indicators["aktiveringsgrad"].name in option for option in options)


@pytest.mark.usefixtures("loaded")
def test_the_page_is_sound_where_figures_have_been_loaded(open_app: OpenApp) -> None:
    app = open_app(PATH, plan=PLAN)

    assert is_sound(app)
    assert LABEL not in words(app)


def test_a_plan_without_own_figures_or_activities_is_sound_too(open_app: OpenApp) -> None:
    assert is_sound(open_app(PATH, plan="hvidovre-2014"))


def test_a_typed_figure_is_kept_with_who_and_shown_on_the_pages(page: AppTest, store: Store) -> None:
    app = typed(page, MATCHES, p1="24", p2="1.033")

    assert is_sound(app)
    assert "2 tal er gemt" in words(app)
    assert kept(store) == [24, 1033]
    assert [one.by for one in store.imports()] == ["ABC"]
    assert "24 personer" in words(app)
    overview = words(app.switch_page("pages/follow/overview.py").run())
    assert "1.033 personer (2. kvt. 2020)" in overview


def test_a_corrected_figure_leaves_the_old_one_in_the_history(page: AppTest, store: Store) -> None:
    app = typed(typed(page, MATCHES, p1="24"), MATCHES, p1="25")

    assert kept(store) == [25]
    assert "Tidligere tal" in words(app)
    assert "24 personer" in words(app)


def test_a_figure_is_taken_back_with_a_dash(page: AppTest, store: Store) -> None:
    app = typed(typed(page, MATCHES, p1="24"), MATCHES, p1="-")

    assert kept(store) == [None]
    assert "fjernet" in words(app)


def test_a_share_is_read_in_danish(page: AppTest, store: Store) -> None:
    typed(page, WITH_CV, p1="54,2", p3="55,1 pct.")

    found = store.select(["cv_andel_aktivitetsparate"])["cv_andel_aktivitetsparate", "167", ""]
    assert [(one.period.id, one.value) for one in found] == [("2020-01", 54.2), ("2020-03", 55.1)]


@pytest.mark.parametrize(
    ("figure", "text", "problem"),
    [
        (MATCHES, "tolv", "kan ikke læses som et tal i personer; skriv fx 13"),
        (MATCHES, "22 %", "kan ikke læses som et tal i personer"),
        (MATCHES, "2.5", "kan ikke læses som et tal"),
        (MATCHES, "2,5", "skal være et helt antal personer"),
        (MATCHES, "-3", "er under 0"),
        (WITH_CV, "120", "er over 100 pct."),
        (MATCHES, "99999999999999", "er over 10 mia."),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_kept(
    page: AppTest, store: Store, figure: str, text: str, problem: str
) -> None:
    app = typed(page, figure, p1=text, p2="12")

    assert is_sound(app)
    assert problem in words(app)
    assert store.is_empty


def test_a_figure_far_from_the_one_before_is_asked_about_before_it_is_saved(page: AppTest, store: Store) -> None:
    store.add(imported(rows_of(KEY[0], "167", "2016-Q3", [24, 25] * 7)), moment("2020-02-01"))
    before = kept(store)

    app = typed(page, MATCHES, p1="250")
    assert "1 tal ser usædvanligt ud. Intet er gemt endnu." in words(app).replace("**", "")
    assert kept(store) == before
    app = press(app, "Gem tal")
    assert kept(store) == before
    app.checkbox[0].check()
    press(app, "Gem tal")

    assert kept(store) == [*before, 250]


def test_a_share_that_looks_like_a_fraction_is_asked_about_before_it_is_saved(page: AppTest, store: Store) -> None:
    app = typed(page, WITH_CV, p1="0,125", p2="12")
    assert "Januar 2020: 0,125 pct. er mindre end 1 pct. Er det en brøkdel, skal der stå 12,5." in words(app)
    assert store.is_empty
    app.checkbox[0].check()
    app = press(app, "Gem tal")
    assert kept(store, CV_KEY) == [0.125, 12]

    assert not typed(app, WITH_CV, p3="0,2").checkbox


def test_a_figure_that_is_not_there_cannot_be_taken_back(page: AppTest, store: Store) -> None:
    app = typed(page, MATCHES, p1="..")

    assert "Der er ikke skrevet noget nyt tal." in words(app)
    assert store.is_empty


def test_what_somebody_else_saved_since_the_page_was_shown_is_told_before_it_is_overwritten(
    page: AppTest, store: Store, open_app: OpenApp
) -> None:
    chosen(page, MATCHES)
    typed(named(open_app(PATH, plan=PLAN), "Mette"), MATCHES, p1="18", p2="30")

    app = typed(named(page, "Ole"), MATCHES, p1="14")
    assert "Mette har gemt et tal for 1. kvartal 2020, efter at du åbnede siden." in words(app)
    assert "2. kvartal 2020, efter" not in words(app)
    assert "18 personer" in words(app)
    assert kept(store) == [18, 30]
    press(app, "Gem tal")

    assert kept(store) == [14, 30]


def test_a_small_number_saved_by_somebody_else_meanwhile_is_told_without_the_number(
    page: AppTest, store: Store, open_app: OpenApp
) -> None:
    chosen(page, MATCHES)
    typed(named(open_app(PATH, plan=PLAN), "Mette"), MATCHES, p1="3")

    app = typed(page, MATCHES, p1="3")

    assert "Mette har gemt et tal for 1. kvartal 2020" in words(app)
    assert "3 personer" not in words(app)
    assert len(store.imports()) == 1


def test_that_what_is_not_saved_goes_when_something_else_is_chosen_is_said_before(page: AppTest) -> None:
    above = words(page).split("1. kvartal 2020")[0]
    assert "Gem, før du vælger andet: det, der ikke er gemt, forsvinder, når du skifter tal, år eller side." in above

    activity = words(page.segmented_control[0].set_value("Aktiviteter").run())
    assert "Gem, før du vælger andet: det, der ikke er gemt, forsvinder" in activity.split("Gem aktivitet")[0]


def test_a_tick_for_another_figure_than_the_one_typed_holds_no_more(page: AppTest, store: Store) -> None:
    store.add(imported(rows_of(KEY[0], "167", "2016-Q3", [24, 25] * 7)), moment("2020-02-01"))
    app = typed(page, MATCHES, p1="250")
    app.checkbox[0].check()

    app = typed(app, MATCHES, p1="2500")

    assert [box.value for box in app.checkbox] == [False]
    assert len(store.imports()) == 1


def test_the_same_figure_again_is_no_news(page: AppTest, store: Store) -> None:
    app = typed(typed(page, MATCHES, p1="24"), MATCHES, p1="24")

    assert "Der er ikke skrevet noget nyt tal." in words(app)
    assert "Tidligere tal" not in words(app)
    assert len(store.imports()) == 1


def test_no_sentence_ends_twice_and_the_way_to_take_a_figure_back_is_the_templates(page: AppTest) -> None:
    app = typed(page, WITH_CV, p1="120")

    assert "I pct. Et tomt felt ændrer intet. Skriv .. for at fjerne et tal." in words(app)
    assert "er over 100 pct." in words(app)
    assert "pct.." not in words(app)


def test_without_a_name_nothing_is_kept(open_app: OpenApp, store: Store) -> None:
    app = typed(open_app(PATH, plan=PLAN), MATCHES, p1="24")

    assert "Skriv først dit navn" in words(app)
    assert store.is_empty


@pytest.mark.parametrize("text", [PERSON_NUMBERS[0], PERSON_NUMBERS[0].replace("-", "")])
def test_a_person_number_in_a_field_is_refused_and_never_kept(page: AppTest, store: Store, text: str) -> None:
    app = typed(page, MATCHES, p1="24", p2=text)

    assert is_sound(app)
    assert "ligner et personnummer" in words(app)
    assert text not in words(app)
    assert store.is_empty


def test_a_person_number_as_name_is_refused(open_app: OpenApp, store: Store) -> None:
    app = typed(named(open_app(PATH, plan=PLAN), PERSON_NUMBERS[0]), MATCHES, p1="24")

    assert "ligner et personnummer" in words(app)
    assert store.is_empty


def test_a_small_number_is_seen_by_whoever_typed_it_and_by_nobody_else(
    page: AppTest, store: Store, open_app: OpenApp
) -> None:
    app = typed(page, MATCHES, p1="24", p2="4")

    assert kept(store) == [24, 4]
    assert "4 personer, skjult for andre" in words(app)
    others = typed(named(open_app(PATH, plan=PLAN), "DEF"), MATCHES, p3="30")
    assert "skjult (små tal)" in words(others)
    assert "4 personer" not in words(others).replace("24 personer", "")
    overview = words(others.switch_page("pages/follow/overview.py").run())
    assert "30 personer (3. kvt. 2020)" in overview


def test_what_stood_before_a_small_number_is_hidden_too(store: Store, page: AppTest) -> None:
    store.add(imported(rows_of(KEY[0], "167", "2020-Q1", [3])), moment("2020-07-01"))

    app = typed(page, MATCHES, p1="24")

    assert "24 personer" in words(app)
    assert "skjult (små tal)" in words(app)


def answered(app: AppTest, word: str, evidence: str) -> AppTest:
    """Say how far the first activity is."""
    app.segmented_control[0].set_value("Aktiviteter").run()
    app.radio[0].set_value(word)
    app.text_area[0].set_value(evidence)
    return press(app, "Gem aktivitet")


def test_an_activitys_state_is_shown_on_its_card_and_on_overblik(
    page: AppTest, store: Store, open_app: OpenApp
) -> None:
    app = answered(page, "forsinket", "Referat af 3. marts")

    assert is_sound(app)
    assert "H1 er gemt: forsinket." in words(app)
    assert "Forsinket" in words(app)
    assert "◆ forsinket" in words(open_app("", plan=PLAN))
    card = words(open_app("handicap", plan=PLAN))
    assert "◇ aktivitet" in card
    assert "◆ forsinket" in card
    assert "Oplyst af ABC" in card
    assert "Referat af 3. marts" in card
    assert [one.by for one in Activities(store.folder).history(PLAN)] == ["ABC"]


def test_an_activitys_earlier_states_are_kept_and_shown(page: AppTest, store: Store) -> None:
    app = answered(answered(page, "i gang", "Startet"), "gennemført", "Slut")

    assert "Startet" in words(app)
    assert [one.state for one in Activities(store.folder).history(PLAN)] == [
        ActivityState.UNDER_WAY,
        ActivityState.DONE,
    ]


def test_what_somebody_else_said_of_an_activity_meanwhile_is_told_before_another_state_holds(
    page: AppTest, store: Store, open_app: OpenApp
) -> None:
    page.segmented_control[0].set_value("Aktiviteter").run()
    answered(named(open_app(PATH, plan=PLAN), "Mette"), "i gang", "Startet")

    app = answered(page, "forsinket", "Udskudt")
    assert "Mette har sagt, hvor langt H1 er, efter at du åbnede siden." in words(app)
    assert [one.by for one in Activities(store.folder).history(PLAN)] == ["Mette"]
    press(app, "Gem aktivitet")

    assert Activities(store.folder).newest(PLAN)["H1"].state is ActivityState.DELAYED


def test_a_person_number_in_the_evidence_is_refused_and_never_kept(page: AppTest, store: Store) -> None:
    app = answered(page, "i gang", f"Samtale med {PERSON_NUMBERS[1]}")

    assert "ligner et personnummer" in words(app)
    assert PERSON_NUMBERS[1] not in words(app)
    assert list(on_disk(store.folder)) == []


def test_a_refused_text_leaves_what_was_chosen(page: AppTest, store: Store) -> None:
    app = answered(page, "i gang", f"Samtale med {PERSON_NUMBERS[1]}")
    assert [field.value for field in app.text_area] == [""]

    app.text_area[0].set_value("Referat af 3. marts")
    press(app, "Gem aktivitet")

    assert [one.state for one in Activities(store.folder).history(PLAN)] == [ActivityState.UNDER_WAY]


def test_a_state_from_a_day_that_has_not_come_is_refused(page: AppTest, store: Store) -> None:
    page.segmented_control[0].set_value("Aktiviteter").run()
    field = next(one for one in page.date_input if one.label == "Gælder fra")
    field.set_value(datetime.now(UTC).astimezone().date() + timedelta(days=1))
    page.radio[0].set_value("forsinket")

    app = press(page, "Gem aktivitet")

    assert is_sound(app)
    assert "er ikke kommet endnu: skriv, hvor langt I er i dag." in words(app)
    assert Activities(store.folder).is_empty


def test_an_activity_without_state_is_asked_for(page: AppTest, store: Store) -> None:
    page.segmented_control[0].set_value("Aktiviteter").run()

    assert "Vælg, hvor langt I er." in words(press(page, "Gem aktivitet"))
    assert Activities(store.folder).is_empty


def test_what_is_said_of_an_activity_beforehand_is_not_seen_on_an_earlier_day(page: AppTest, open_app: OpenApp) -> None:
    answered(page, "i gang", "Startet")

    assert "▶ i gang" not in words(open_app("handicap", plan=PLAN, dato="2020-06-01"))
