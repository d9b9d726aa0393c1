"""Proposals, decisions and next year's draft on their pages, without a browser: also while examples are on show."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

from pejling.decision_files import log_csv, log_workbook
from pejling.decisions import Decisions, NewLevel
from pejling.examples import LABEL as EXAMPLES
from pejling.goals import AtLeast
from pejling.library import Library
from pejling.next_year import FOLDER, begin, save
from pejling.next_year import LABEL as DRAFT
from pejling.plan_files import PAGES as TAKEN
from pejling.proposal_files import written
from pejling.proposals import LABEL, Proposal, Proposals
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.exports import PERSON_NUMBERS
from tests.pages.reading import is_sound, level_field, words
from tests.pejling.builders import decision, moment

PLAN = "hvidovre-2020"
PAGES = ["hvad-nu-hvis", "sammenlign", "dagsorden", "vedtag", "beslutninger", "naeste-aar", "papirer"]
FIRST = Proposal("", "Flere i gang", {"U4a": 22.0, "U4b": 23.5}, "Fra mødet", moment("2026-03-01"), PLAN, "ABC")
DECIDED = decision(NewLevel("U4a", 16.0, AtLeast(22.0)), plan=PLAN, decided_by="=Udvalget")


@pytest.fixture
def proposals(store: Store) -> Proposals:
    """Return the job centre's own proposals."""
    return Proposals(store.folder)


@pytest.fixture
def saved(proposals: Proposals) -> Proposal:
    """Return a proposal that is kept."""
    return proposals.save(FIRST)


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button with this label."""
    return next(button for button in app.button if button.label == label).click().run()


def fill(app: AppTest, **fields: str) -> None:
    """Fill fields whose labels begin with these words (underscores for spaces)."""
    everything = [*app.text_input, *app.text_area]
    for words_, value in fields.items():
        next(one for one in everything if one.label.startswith(words_.replace("_", " "))).set_value(value)


@pytest.mark.parametrize("plan", ["hvidovre-2020", "hvidovre-2014"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound_with_nothing_kept(open_app: OpenApp, path: str, plan: str) -> None:
    app = open_app(path, plan=plan)

    assert is_sound(app)
    assert EXAMPLES in words(app)


@pytest.mark.usefixtures("loaded", "saved")
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound_with_own_figures_and_a_proposal(open_app: OpenApp, path: str, store: Store) -> None:
    Decisions(store.folder).add(DECIDED)
    app = open_app(path, plan=PLAN)

    assert is_sound(app)
    assert EXAMPLES not in words(app)


def test_a_typed_level_is_told_at_once_and_saved_with_a_name(open_app: OpenApp, proposals: Proposals) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    untouched = words(app)
    level_field(app, "U4a").set_value("22").run()
    fill(app, Dit_navn="ABC", Forslagets_navn="Flere i gang", Note="Fra mødet")
    press(app, "Gem som nyt forslag")
    (kept,) = proposals.active(PLAN)

    assert LABEL not in untouched
    assert (kept.title, kept.levels, kept.note, kept.by) == ("Flere i gang", {"U4a": 22.0}, "Fra mødet", "ABC")
    assert is_sound(app)
    assert LABEL in words(app)
    assert "Flere i gang er gemt." in words(app)
    assert EXAMPLES in words(app)


@pytest.fixture
def broken_off(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Return a page where a proposal was to be saved, and the press was broken off by something else just then."""
    once = iter([True])

    def asked(_: str) -> bool:
        if next(once, False):
            raise StopException
        return False

    app = open_app("hvad-nu-hvis", plan=PLAN)
    level_field(app, "U4a").set_value("22").run()
    fill(app, Dit_navn="ABC", Forslagets_navn="Flere i gang")
    monkeypatch.setattr("components.proposals.holds_person_number", asked)
    press(app, "Gem som nyt forslag")
    return app


def test_a_press_that_is_broken_off_is_answered_by_the_next_run_and_once(
    broken_off: AppTest, proposals: Proposals
) -> None:
    before = proposals.active(PLAN)
    app = broken_off.run()
    said = words(app)
    app.run()

    assert before == ()
    assert "Flere i gang er gemt." in said
    assert [one.title for one in proposals.active(PLAN)] == ["Flere i gang"]


def test_a_second_press_on_a_form_that_is_gone_is_of_nothing(open_app: OpenApp) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    app.session_state["_pressed"] = "a form that has been replaced"
    app = app.run().switch_page("pages/follow/papers.py").run()

    assert "Siden blev forladt" not in words(app)


def test_a_page_left_before_a_press_is_answered_tells_that_nothing_was_kept(
    broken_off: AppTest, proposals: Proposals
) -> None:
    app = broken_off.switch_page("pages/follow/papers.py").run()

    assert "Siden blev forladt, før der blev gemt noget. Gå tilbage, og skriv det igen." in words(app)
    assert proposals.active(PLAN) == ()


def test_a_person_number_in_a_proposals_name_empties_that_field_and_the_next_press_saves_the_rest(
    open_app: OpenApp, proposals: Proposals
) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, U4a="22")
    fill(app, Dit_navn="ABC", Forslagets_navn=f"Om {PERSON_NUMBERS[0]}", Note="Fra mødet")
    press(app, "Gem som nyt forslag")
    told, left = words(app), {one.label: one.value for one in app.text_input}
    fill(app, Forslagets_navn="Flere i gang")
    press(app, "Gem som nyt forslag")

    assert "Forslagets navn ligner et personnummer (CPR)" in told
    assert "Feltet er tømt, og forslaget er ikke gemt." in told
    assert (left["Forslagets navn"], left["Note (frivillig)"]) == ("", "Fra mødet")
    assert [(one.title, one.note) for one in proposals.all(PLAN)] == [("Flere i gang", "Fra mødet")]
    assert "personnummer" not in words(app)


def test_the_sums_follow_the_level_with_chance_ambition_and_the_condition(open_app: OpenApp) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, U4a="15")
    modest = words(app)
    level_field(app, "U4a").set_value("22").run()
    bold = words(app)

    assert "### 2 af 4 mål har mindst 50 pct. chance" in modest
    assert "### 1 af 4 mål har mindst 50 pct. chance" in bold
    assert "realistisk" in modest
    assert "U4a (meget ambitiøst)" in bold
    assert "### 17 fuldtidspersoner" in bold  # in each month that is left
    assert "Chancerne gælder, hvis udviklingen fortsætter som hidtil" in bold


def test_what_is_saved_while_examples_are_on_show_leaves_them_there(
    open_app: OpenApp, saved: Proposal, store: Store
) -> None:
    Decisions(store.folder).add(DECIDED)
    app = open_app("unge", plan=PLAN)

    assert saved.id
    assert EXAMPLES in words(app)
    assert "14,6 pct. i august 2020" in words(app)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"Dit_navn": "ABC"}, "Skriv først et navn til forslaget"),
        ({"Forslagets_navn": "Et"}, "Skriv først dit eget navn"),
        ({"Dit_navn": "ABC", "Forslagets_navn": "Et"}, "Forslaget har ingen niveauer"),
    ],
)
def test_what_is_missing_is_asked_for(
    open_app: OpenApp, proposals: Proposals, fields: dict[str, str], problem: str
) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    fill(app, **fields)
    press(app, "Gem som nyt forslag")

    assert problem in words(app)
    assert proposals.all(PLAN) == ()


def test_a_person_number_is_refused_kept_nowhere_and_cleared(open_app: OpenApp, proposals: Proposals) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, U4a="22")
    fill(app, Dit_navn="ABC", Forslagets_navn="Et", Note="010190-1234")
    press(app, "Gem som nyt forslag")

    assert "personnummer" in words(app)
    assert proposals.all(PLAN) == ()
    assert "010190" not in words(app.run())


@pytest.mark.parametrize("nonsense", ["mange", "2.5", "-3", "101"])
def test_a_level_that_cannot_be_used_is_told_and_changes_nothing(open_app: OpenApp, nonsense: str) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, U4a=nonsense)

    assert "Ikke brugt" in words(app)
    assert LABEL not in words(app)


@pytest.mark.parametrize("path", ["hvad-nu-hvis", "unge"])
def test_a_person_number_typed_as_a_level_leaves_the_address_and_the_screen(open_app: OpenApp, path: str) -> None:
    app = open_app(path, plan=PLAN, U4a="010190-1234")

    assert "U4a" not in app.query_params
    level_field(app, "U4a").set_value("010190 1234").run()
    assert "U4a" not in app.query_params
    assert "010190" not in words(app)
    assert "det ligner et personnummer (CPR)" in words(app)


def test_targets_without_a_level_are_named_and_shown_on_demand(open_app: OpenApp) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    named = words(app)
    app.toggle(key="_without_level").set_value(True).run()

    assert "Uden kendt niveau og ikke vist: H1, H2, L1" in named
    assert "Mere virksomhedsrettet indsats" in words(app)
    assert is_sound(app)


def test_opening_puts_the_proposals_levels_in_place_and_starting_over_the_plans(
    open_app: OpenApp, saved: Proposal
) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, U5a="60")
    app.button(key=f"open_{saved.id}").click().run()
    opened = {id_: level_field(app, id_).value for id_ in ("U4a", "U4b", "U5a")}
    told = words(app)
    press(app, "Nulstil alle niveauer")

    assert opened == {"U4a": "22", "U4b": "23,5", "U5a": ""}
    assert "Åbent forslag: **Flere i gang**" in told
    assert [level_field(app, id_).value for id_ in ("U4a", "U4b")] == ["", ""]
    assert "Åbent forslag" not in words(app)


def test_a_link_with_the_proposals_id_opens_it_and_its_own_levels_go_first(open_app: OpenApp, saved: Proposal) -> None:
    by_id = open_app("hvad-nu-hvis", plan=PLAN, forslag=saved.id)
    changed = open_app("hvad-nu-hvis", plan=PLAN, forslag=saved.id, U4a="18")

    assert [level_field(by_id, id_).value for id_ in ("U4a", "U4b")] == ["22", "23,5"]
    assert [level_field(changed, id_).value for id_ in ("U4a", "U4b")] == ["18", ""]
    assert "niveauerne er ændret, siden det blev gemt" in words(changed)


@pytest.mark.parametrize("id_", ["findes-ikke", "../x"])
def test_a_link_to_a_proposal_that_is_not_there_shows_the_plan(open_app: OpenApp, id_: str) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, forslag=id_)

    assert is_sound(app)
    assert "Åbent forslag" not in words(app)


def test_saving_an_open_proposal_again_is_a_new_version_of_it(
    open_app: OpenApp, proposals: Proposals, saved: Proposal
) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, forslag=saved.id)
    level_field(app, "U4a").set_value("18").run()
    fill(app, Dit_navn="DEF")
    press(app, "Gem ændringer i »Flere i gang«")

    assert [one.levels["U4a"] for one in proposals.versions(saved.id)] == [22.0, 18.0]
    assert len(proposals.active(PLAN)) == 1


def test_an_earlier_version_of_a_proposal_can_be_opened(
    open_app: OpenApp, proposals: Proposals, saved: Proposal
) -> None:
    proposals.save(replace(saved, levels={"U4a": 18.0}, by="DEF", made_at=moment("2026-03-02")))
    app = open_app("hvad-nu-hvis", plan=PLAN, forslag=saved.id)
    newest = level_field(app, "U4a").value
    app.toggle(key=f"_versions_{saved.id}").set_value(True).run()
    app.button(key=f"version_{saved.id}_0").click().run()

    assert (newest, level_field(app, "U4a").value) == ("18", "22")
    assert "niveauerne er ændret, siden det blev gemt" in words(app)


def test_of_many_proposals_the_newest_are_shown_and_the_others_on_demand(
    open_app: OpenApp, proposals: Proposals
) -> None:
    for number in range(10):
        proposals.save(replace(FIRST, title=f"Nr. {number}", made_at=moment(f"2026-03-{number + 1:02}")))
    app = open_app("hvad-nu-hvis", plan=PLAN)
    at_once = words(app)
    app.toggle(key="_all").set_value(True).run()

    assert "**Nr. 9**" in at_once
    assert "**Nr. 1**" not in at_once
    assert "**Nr. 0**" in words(app)


def test_a_proposal_is_copied_archived_and_taken_back(open_app: OpenApp, proposals: Proposals, saved: Proposal) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    fill(app, Dit_navn="DEF")
    app.button(key=f"copy_{saved.id}").click().run()
    copied = {one.title for one in proposals.active(PLAN)}
    app.button(key=f"archive_{saved.id}").click().run()
    left = [one.title for one in proposals.active(PLAN)]
    app.toggle(key="_archived_too").set_value(True).run()
    app.button(key=f"reopen_{saved.id}").click().run()

    assert copied == {"Flere i gang", "Kopi af Flere i gang"}
    assert left == ["Kopi af Flere i gang"]
    assert len(proposals.active(PLAN)) == 2
    assert is_sound(app)


def test_a_proposals_file_is_read_back_as_a_new_one(open_app: OpenApp, proposals: Proposals) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    app.file_uploader[0].upload("forslag.json", written(FIRST), "application/json").run()
    fill(app, Dit_navn="DEF")
    app.button(key="save_read").click().run()

    assert [(one.title, one.levels, one.by) for one in proposals.active(PLAN)] == [
        ("Flere i gang", FIRST.levels, "DEF")
    ]


def test_a_person_number_in_the_name_of_a_proposals_file_leaves_the_screen(open_app: OpenApp) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    app = app.file_uploader[0].set_value(("forslag 010190-1234.json", written(FIRST), "application/json")).run()

    assert "010190" not in words(app)
    assert "Filens navn ligner et personnummer (CPR). Omdøb filen, og vælg den igen." in words(app)


def test_a_file_that_is_no_proposal_is_told_for_what_it_is(open_app: OpenApp, proposals: Proposals) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    other = json.dumps({"format": "andet"}).encode()
    app.file_uploader[0].upload("andet.json", other, "application/json").run()

    assert "Filen er ikke et forslag fra Pejling" in words(app)
    assert proposals.all(PLAN) == ()


def test_a_file_of_another_kind_is_refused_in_danish(open_app: OpenApp, proposals: Proposals) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN)
    field = app.file_uploader[0]
    field.upload("noter.txt", b"hej", "text/plain").run()

    assert list(field.proto.type) == []  # the browser refuses nothing by itself: it would do so in English
    assert "Filen er ikke et forslag fra Pejling: den kan ikke læses som JSON" in words(app)
    assert proposals.all(PLAN) == ()


def test_the_comparison_has_a_column_for_each_and_a_chart_for_each_target_that_differs(
    open_app: OpenApp, proposals: Proposals, saved: Proposal
) -> None:
    other = proposals.save(replace(FIRST, title="Forsigtigt", levels={"U4a": 18.0}))
    app = open_app("sammenlign", plan=PLAN, sammenlign=f"{saved.id}.{other.id}")
    table = app.table[0].value

    assert is_sound(app)
    assert list(table.columns) == ["Mål", "Vedtaget", "Flere i gang", "Forsigtigt"]
    assert "mindst 16,0 pct." in table.iloc[0]["Vedtaget"]
    assert "**mindst 22,0 pct.**" in table.iloc[0]["Flere i gang"]
    assert "**mindst 18,0 pct.**" in table.iloc[0]["Forsigtigt"]
    assert "Vedtaget: 16,0 pct." in words(app)
    assert "Flere i gang: 23,5 pct." in words(app)
    assert len([node for node in app.main if getattr(node, "type", "") == "vega_lite_chart"]) == 2
    assert LABEL in words(app)


def test_what_is_compared_stands_in_the_address_once_it_is_chosen_and_is_what_the_address_says(
    open_app: OpenApp, proposals: Proposals, saved: Proposal
) -> None:
    other = proposals.save(replace(FIRST, title="Forsigtigt", made_at=moment("2026-01-01")))
    app = open_app("sammenlign", plan=PLAN)
    at_first = (app.pills[0].value, "sammenlign" in app.query_params)
    app.pills[0].set_value([saved.id, other.id]).run()
    chosen = app.query_params["sammenlign"]
    app.pills[0].set_value([]).run()

    assert at_first == ([saved.id], False)  # a step written by itself could never be gone back from
    assert chosen == f"{saved.id}.{other.id}"
    assert "Vælg mindst ét forslag." in words(app)


def test_levels_that_are_only_typed_can_be_compared_too(open_app: OpenApp) -> None:
    app = open_app("sammenlign", plan=PLAN, U4a="22")

    assert is_sound(app)
    assert "mindst 22,0 pct." in words(app)


def test_two_proposals_of_the_same_name_have_a_column_each(
    open_app: OpenApp, proposals: Proposals, saved: Proposal
) -> None:
    other = proposals.save(replace(FIRST, levels={"U4a": 18.0}))
    app = open_app("sammenlign", plan=PLAN, sammenlign=f"{saved.id}.{other.id}")

    assert len(app.table[0].value.columns) == 4


@pytest.mark.usefixtures("saved")
def test_adopting_takes_the_levels_into_force_from_the_day_and_asks_for_all_it_needs(
    open_app: OpenApp, store: Store
) -> None:
    app = open_app("vedtag", plan=PLAN)
    press(app, "Gem beslutningen")
    unsure = words(app)
    app.checkbox[0].check()
    press(app, "Gem beslutningen")
    incomplete = words(app)
    fill(app, Sagsnummer="20/1234", Begrundelse="Tallene er bedre", Dit_navn="ABC")
    press(app, "Gem beslutningen")
    (made,) = Decisions(store.folder).of(PLAN)

    assert "Sæt hak ved ja" in unsure
    assert "Skriv først sagens nummer, en begrundelse og dit eget navn" in incomplete
    assert made.adopted == date(2020, 10, 20)
    assert made.decided_by == "Social- og Arbejdsmarkedsudvalget"
    assert made.levels == (NewLevel("U4a", 16.0, AtLeast(22.0)), NewLevel("U4b", 20.0, AtLeast(23.5)))


def ready_to_adopt(app: AppTest) -> AppTest:
    """Fill all that a decision needs, and tick that it is so."""
    fill(app, Sagsnummer="20/1234", Begrundelse="Tallene er bedre", Dit_navn="ABC")
    app.checkbox[0].check()
    return app


def test_a_proposal_changed_by_somebody_else_is_shown_again_before_it_is_adopted(
    open_app: OpenApp, store: Store, proposals: Proposals, saved: Proposal
) -> None:
    app = ready_to_adopt(open_app("vedtag", plan=PLAN))
    proposals.save(replace(saved, levels={"U4a": 30.0}, made_at=None))
    app = press(app, "Gem beslutningen")

    assert Decisions(store.folder).of(PLAN) == ()
    assert "Forslaget »Flere i gang« er ændret eller arkiveret, efter at siden blev vist. Intet er gemt" in words(app)
    assert "mindst 30,0 pct." in words(app)
    press(ready_to_adopt(app), "Gem beslutningen")
    assert [one.levels[0].new.level for one in Decisions(store.folder).of(PLAN)] == [30.0]


def test_no_other_proposal_is_adopted_in_place_of_one_that_somebody_has_archived(
    open_app: OpenApp, store: Store, proposals: Proposals, saved: Proposal
) -> None:
    proposals.save(replace(FIRST, title="Et andet", levels={"U4b": 99.0}))
    app = ready_to_adopt(open_app("vedtag", plan=PLAN, forslag=saved.id))
    proposals.archive(saved, "DEF")
    app = press(app, "Gem beslutningen")

    assert Decisions(store.folder).of(PLAN) == ()
    assert "Forslaget »Flere i gang« er ændret eller arkiveret, efter at siden blev vist. Intet er gemt" in words(app)


def test_choosing_another_proposal_to_adopt_is_no_change_by_somebody_else(
    open_app: OpenApp, proposals: Proposals, saved: Proposal
) -> None:
    other = proposals.save(replace(FIRST, title="Et andet", levels={"U4b": 99.0}))
    app = open_app("vedtag", plan=PLAN, forslag=saved.id)
    chosen = next(one for one in app.selectbox if one.label == "Forslag, der skal gælde")
    app = chosen.set_value(other.id).run()

    assert "efter at siden blev vist" not in words(app)


@pytest.mark.usefixtures("loaded")
def test_an_adopted_proposal_is_no_longer_shown_as_not_adopted(
    open_app: OpenApp, saved: Proposal, store: Store
) -> None:
    levels = tuple(NewLevel(target, None, AtLeast(level)) for target, level in saved.levels.items())
    Decisions(store.folder).add(
        replace(DECIDED, levels=levels, proposal=saved.id, made_at=moment("2026-03-02")),
    )
    shown = words(open_app("hvad-nu-hvis", plan=PLAN, forslag=saved.id))

    assert "Vedtaget 15. juni 2020" in shown
    assert LABEL not in shown


@pytest.mark.usefixtures("loaded")
def test_an_adopted_proposal_with_a_level_added_since_is_not_adopted_any_more(
    open_app: OpenApp, proposals: Proposals, saved: Proposal, store: Store
) -> None:
    levels = tuple(NewLevel(target, None, AtLeast(level)) for target, level in saved.levels.items())
    Decisions(store.folder).add(
        replace(DECIDED, levels=levels, proposal=saved.id, made_at=moment("2026-03-02")),
    )
    proposals.save(replace(saved, levels=saved.levels | {"U5a": 99.0}, made_at=moment("2026-03-03")))
    shown = words(open_app("hvad-nu-hvis", plan=PLAN, forslag=saved.id))

    assert "Vedtaget 15. juni 2020" not in shown
    assert LABEL in shown


def test_a_target_that_the_plan_has_no_more_is_named_and_not_sent_or_adopted(
    open_app: OpenApp, proposals: Proposals
) -> None:
    one = proposals.save(replace(FIRST, levels={"U4a": 18.0, "X9": 21.0}))
    app = open_app("hvad-nu-hvis", plan=PLAN, forslag=one.id)
    (link,) = [node.proto.url for node in app.main if getattr(node, "type", "") == "link_button"]
    gone = "X9 er ikke i planen mere"

    assert "niveauerne er ændret" not in words(app)
    assert f"Åbent forslag: **Flere i gang** · {gone}" in words(app)
    assert f"U4a mindst 18,0 pct. og {gone}" in words(app)
    assert "U4a=18" in link
    assert "X9" not in link
    assert f"{gone} og kan ikke vedtages." in words(open_app("vedtag", plan=PLAN, forslag=one.id))
    compared = words(open_app("sammenlign", plan=PLAN, forslag=one.id, U4a="18"))
    assert "Prøves nu" not in compared
    assert f"{gone}." in compared


def test_the_plan_picker_closes_the_open_proposal(open_app: OpenApp, saved: Proposal) -> None:
    app = open_app("hvad-nu-hvis", plan=PLAN, forslag=saved.id)
    for plan in ("hvidovre-2014", PLAN):
        app.selectbox(key="_plan").set_value(plan).run()

    assert "Åbent forslag" not in words(app)
    assert level_field(app, "U4a").value == ""


def test_no_focus_area_can_take_a_pages_address() -> None:
    assert {*PAGES, "indlaes", "indtast", "kolonner", "kilder"} == TAKEN


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_sound_long_before_any_figures(open_app: OpenApp, path: str) -> None:
    assert is_sound(open_app(path, plan=PLAN, eksempeldato="2005-03-01", U4a="22"))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_a_draft_is_sound_and_says_what_it_is(
    open_app: OpenApp, library: Library, store: Store, path: str
) -> None:
    draft = save(begin(library.plans[PLAN]), {}, store.folder, library.surroundings)
    app = open_app(path, plan=draft.id)

    assert is_sound(app)
    assert DRAFT in words(app)


def test_a_drafts_levels_are_nowhere_called_adopted_and_its_proposals_cannot_be(
    open_app: OpenApp, library: Library, store: Store, proposals: Proposals
) -> None:
    draft = save(begin(library.plans[PLAN], {"unge"}), {}, store.folder, library.surroundings)
    one = proposals.save(replace(FIRST, plan=draft.id))
    whole = open_app("hvad-nu-hvis", plan=draft.id, forslag=one.id)
    compared = open_app("sammenlign", plan=draft.id, forslag=one.id)
    adopting = open_app("vedtag", plan=draft.id, forslag=one.id)

    assert "Udkastet" in words(whole)
    assert "Vedtag …" not in words(whole)
    assert list(compared.table[0].value.columns) == ["Mål", "Udkastet", "Flere i gang"]
    assert "Ingen af kolonnerne er besluttet." in words(compared)
    assert "Fed skrift er et andet niveau end udkastets." in words(compared)
    assert "Planen er et udkast;" in words(adopting)
    assert "Sagsnummer" not in words(adopting)
    assert not [page for page in (whole, compared, adopting) if "Vedtaget" in words(page) or not is_sound(page)]


@pytest.mark.usefixtures("saved")
def test_a_proposal_can_be_adopted_on_a_day_long_before_the_plan(open_app: OpenApp) -> None:
    app = open_app("vedtag", plan=PLAN, eksempeldato="2012-03-01")

    assert is_sound(app)
    assert "Sagsnummer" in words(app)


def test_the_focus_area_has_the_new_level_from_the_day_and_the_old_one_the_day_before(
    open_app: OpenApp, store: Store
) -> None:
    Decisions(store.folder).add(DECIDED)
    after = words(open_app("unge", plan=PLAN, eksempeldato="2020-06-15"))
    before = words(open_app("unge", plan=PLAN, eksempeldato="2020-06-14"))

    assert "Mål 22,0 pct. · 2020" in after
    assert "Senest besluttet" in after
    assert "U4a (Aktiveringsgrad for uddannelsesparate unge) fra mindst 16,0 pct. til mindst 22,0 pct." in after
    assert "Mål 16,0 pct. · 2020" in before
    assert "Senest besluttet" not in before
    assert "Besluttet siden" in before  # the day before, it is the last word already
    assert "Det gælder endnu ikke 14. juni 2020, som siden viser." in before
    assert "Besluttet siden" not in after


def test_a_proposal_with_the_levels_decided_is_no_longer_called_undecided_beside_them(
    open_app: OpenApp, store: Store, saved: Proposal, proposals: Proposals
) -> None:
    other = proposals.save(replace(FIRST, title="Mere endnu", levels={"U4a": 25.0}))
    Decisions(store.folder).add(
        replace(DECIDED, levels=(*DECIDED.levels, NewLevel("U4b", 20.0, AtLeast(23.5))), proposal=saved.id)
    )
    alone = words(open_app("sammenlign", plan=PLAN, sammenlign=saved.id))
    beside = words(open_app("sammenlign", plan=PLAN, sammenlign=f"{saved.id}.{other.id}"))

    assert "*Flere i gang* har de niveauer, der er vedtaget." in alone
    assert "Forslag – ikke vedtaget" not in alone
    assert "*Flere i gang* har de niveauer, der er vedtaget." in beside
    assert "Forslag – ikke vedtaget" in beside


def test_the_newest_decision_stands_on_the_overview_and_on_its_own_focus_area_only(
    open_app: OpenApp, store: Store
) -> None:
    Decisions(store.folder).add(DECIDED)

    assert "**Senest besluttet** 15. juni 2020 af =Udvalget (sag 20/1234)" in words(open_app(plan=PLAN))
    assert "Senest besluttet" not in words(open_app("handicap", plan=PLAN))


def test_the_log_shows_what_changed_and_a_wrong_entry_is_taken_back(open_app: OpenApp, store: Store) -> None:
    Decisions(store.folder).add(DECIDED)
    app = open_app("beslutninger", plan=PLAN)
    told = words(app)
    fill(app, Dit_navn="DEF", Hvorfor="Forkert plan")
    app.checkbox[0].check()
    press(app, "Træk beslutningen tilbage")

    assert "15. juni 2020" in told
    assert "mindst 16,0 pct." in told
    assert Decisions(store.folder).of(PLAN) == ()
    assert "Trukket tilbage" in words(app)
    assert "Forkert plan." in words(app)
    assert "Mål 16,0 pct. · 2020" in words(open_app("unge", plan=PLAN))


def test_no_other_decision_is_taken_back_in_place_of_one_that_somebody_has_taken_back(
    open_app: OpenApp, store: Store
) -> None:
    first, second = (Decisions(store.folder).add(replace(DECIDED, case=case)) for case in ("20/1", "20/2"))
    app = open_app("beslutninger", plan=PLAN)
    next(one for one in app.selectbox if one.label == "Beslutning").set_value(second.id)
    fill(app, Dit_navn="DEF", Hvorfor="Forkert plan")
    app.checkbox[0].check()
    Decisions(store.folder).withdraw(second.id, "GHI", "Dobbelt")
    app = press(app, "Træk beslutningen tilbage")

    assert [one.id for one in Decisions(store.folder).of(PLAN)] == [first.id]
    assert "Listen over beslutninger er ændret, efter at siden blev vist. Intet er trukket tilbage" in words(app)


def test_the_log_shows_a_decision_that_changed_nothing_and_one_about_a_target_that_is_gone(
    open_app: OpenApp, store: Store
) -> None:
    gone = replace(DECIDED, levels=(NewLevel("X9", 16.0, AtLeast(18.0)),), made_at=moment("2020-06-17"))
    for one in (DECIDED, replace(DECIDED, adopted=date(2020, 7, 1)), gone):
        Decisions(store.folder).add(one)
    app = open_app("beslutninger", plan=PLAN)
    tables = [table.value.iloc[0].tolist() for table in app.table]

    assert is_sound(app)
    assert [(row[0].split(" ·")[0], row[2]) for row in tables] == [
        ("U4a", "som før"),
        ("X9", "**mindst 18**"),
        ("U4a", "**mindst 22,0 pct.**"),
    ]
    assert tables[1][0].endswith("ikke i planen mere")


def test_the_log_is_a_workbook_and_csv_without_formulas(library: Library, store: Store) -> None:
    log = Decisions(store.folder)
    log.withdraw(log.add(DECIDED).id, "DEF", "Forkert", moment("2020-06-17"))
    log.add(replace(DECIDED, adopted=date(2020, 9, 1), levels=(NewLevel("U4a", 16.0, AtLeast(18.0)),)))
    told = (log.log(PLAN), library.plans[PLAN], library.indicators)
    sheet = openpyxl.load_workbook(io.BytesIO(log_workbook(*told))).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    lines = log_csv(*told).decode("utf-8-sig").splitlines()

    assert [row[1] for row in rows] == ["Besluttet af", "'=Udvalget", "'=Udvalget"]
    assert [row[5] for row in rows[1:]] == ["mindst 16,0 pct.", "mindst 16,0 pct."]
    assert [row[6] for row in rows[1:]] == ["mindst 18,0 pct.", "mindst 22,0 pct."]
    assert lines[1].startswith("2020-09-01;'=Udvalget;20/1234;U4a;")
    assert lines[2].endswith(";2020-06-17;DEF;Forkert")


def test_next_years_plan_says_what_goes_on_and_is_a_draft_among_the_plans(open_app: OpenApp, store: Store) -> None:
    app = open_app("naeste-aar", plan=PLAN)
    told = words(app)
    app.text_input(key=f"_next_{PLAN}_V1").set_value("50").run()
    press(app, "Gem udkastet")
    (file,) = (store.folder / FOLDER).iterdir()
    draft = open_app("virksomhedsindsats", plan=file.stem)

    assert "Udgår, fordi det er deres sidste år:** Langtidsforsørgede (til 2020) og Unge (til 2020)" in told
    assert "41 jobordrer i 3. kvartal 2020" in told
    assert is_sound(draft)
    assert DRAFT in words(draft)
    assert "at_least = 50.0" in file.read_text(encoding="utf-8")
    assert open_app().selectbox(key="_plan").value == PLAN


def test_a_focus_area_that_ends_can_be_taken_along_all_the_same(open_app: OpenApp, store: Store) -> None:
    app = open_app("naeste-aar", plan="hvidovre-2014")
    nothing = words(app)
    next(one for one in app.button_group if one.label.startswith("Tag alligevel")).set_value(["langtidsledige"]).run()
    press(app, "Gem udkastet")
    (file,) = (store.folder / FOLDER).iterdir()

    assert "intet at lave et udkast af" in nothing
    assert 'period = "2013-12"' in file.read_text(encoding="utf-8")
    assert "to_year" not in file.read_text(encoding="utf-8")


def test_a_level_for_next_year_that_cannot_be_used_is_told(open_app: OpenApp) -> None:
    app = open_app("naeste-aar", plan=PLAN)
    app.text_input(key=f"_next_{PLAN}_V1").set_value("-5").run()

    assert "Ikke brugt" in words(app)
    assert is_sound(app)
