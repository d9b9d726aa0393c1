"""Next year's plan: what goes on, what ends, what moves a year, and that the written file is the plan."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.errors import ContentError, StoreError
from pejling.goals import AtLeast, AtMost, ChangePercent
from pejling.library import Library, load_library
from pejling.next_year import FOLDER, LABEL, begin, draft_toml, save
from pejling.period_spellings import parse_period
from pejling.plan_files import load_plan
from pejling.plan_writing import plan_toml
from pejling.plans import Baseline
from pejling.store import Store
from tests.pejling.builders import CHANGE, plan

TWO_YEARS: dict[str, Any] = {"starts": date(2020, 1, 1), "ends": date(2021, 12, 31)}


def area(id_: str, to_year: int | None, *targets: dict[str, object]) -> dict[str, object]:
    """Write a focus area as a plan file would."""
    years = {} if to_year is None else {"from_year": 2019, "to_year": to_year}
    return {"id": id_, "title": id_.title(), "targets": list(targets), **years}


def test_areas_whose_last_year_is_over_are_left_out_and_the_others_go_on() -> None:
    old = plan(focus_areas=[area("slut", 2020), area("videre", 2021), area("altid", None)])
    draft = begin(old)

    assert [one.id for one in draft.plan.focus_areas] == ["videre", "altid"]
    assert [one.id for one in draft.ends] == ["slut"]


def test_an_area_that_ends_may_be_taken_along_with_its_last_year_left_open() -> None:
    draft = begin(plan(focus_areas=[area("slut", 2020), area("ogsaa", 2020)]), {"ogsaa"})

    assert [(one.id, one.from_year, one.to_year) for one in draft.plan.focus_areas] == [("ogsaa", 2019, None)]
    assert [one.id for one in draft.ends] == ["slut"]


def test_the_shipped_plan_of_2020_goes_on_with_its_three_areas_of_2021(library: Library) -> None:
    draft = begin(library.plans["hvidovre-2020"])

    assert [one.id for one in draft.plan.focus_areas] == ["handicap", "virksomhedsindsats", "integration"]
    assert draft.plan.title == "Beskæftigelsesplan 2021"
    assert (draft.plan.starts, draft.plan.ends) == (date(2021, 1, 1), date(2021, 12, 31))


def test_the_draft_is_not_adopted_and_says_what_it_was_made_of() -> None:
    new = begin(plan(title="Beskæftigelsesplan 2020", adopted=date(2019, 12, 17))).plan

    assert (new.adopted, new.draft) == (None, True)
    assert new.source == "Udkast lavet af Beskæftigelsesplan 2020 (plan) i Pejling; ikke vedtaget"


@pytest.mark.parametrize(
    ("title", "new"), [("Plan 2020", "Plan 2021"), ("Plan 2019-2020", "Plan 2019-2021"), ("Planen", "Planen 2021")]
)
def test_the_title_has_the_new_year(title: str, new: str) -> None:
    assert begin(plan(title=title)).plan.title == new


@pytest.mark.parametrize(
    ("title", "new"),
    [
        ("Plan 2020-2021", "Plan 2022-2023"),
        ("Plan 2020-21", "Plan 2022-23"),
        ("Plan 2020/21 efter lov af 2014", "Plan 2022/23 efter lov af 2014"),
        ("Plan 2021", "Plan 2023"),
        ("Planen", "Planen 2022-2023"),
    ],
)
def test_the_title_of_a_plan_for_two_years_has_the_next_two(title: str, new: str) -> None:
    assert begin(plan(title=title, **TWO_YEARS)).plan.title == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("2020-01-01", "2020-12-31"), ("2021-01-01", "2021-12-31")),
        (("2020-01-01", "2021-12-31"), ("2022-01-01", "2023-12-31")),
        (("2020-01-01", "2021-06-30"), ("2021-07-01", "2022-12-31")),
        (("2020-01-15", "2020-12-31"), ("2021-01-01", "2021-12-31")),
        (("2020-01-15", "2021-01-14"), ("2021-01-15", "2022-01-14")),
        (("2019-03-01", "2020-02-29"), ("2020-03-01", "2021-02-28")),
        (("2020-01-01", "2020-01-10"), ("2020-01-11", "2020-02-10")),
    ],
)
def test_the_next_plan_begins_the_day_after_this_one_and_lasts_as_many_months(
    old: tuple[str, str], new: tuple[str, str]
) -> None:
    starts, ends = (date.fromisoformat(day) for day in old)
    found = begin(plan(starts=starts, ends=ends)).plan

    assert (found.starts.isoformat(), found.ends.isoformat()) == new


def test_a_target_due_after_the_plan_goes_on_as_it_is() -> None:
    written = CHANGE | {"starts": date(2020, 1, 1), "due": "2021-12"}
    old = plan(focus_areas=[area("toaar", 2021, written)])

    assert begin(old).plan.targets == old.targets


def test_in_a_plan_for_two_years_what_moves_moves_two_years_and_not_past_its_area() -> None:
    written: dict[str, Any] = {"id": "T1", "title": "Mål", "indicator": "maalt", "starts": date(2020, 7, 1)}
    targets = [
        {**written, "at_least": 16, "due": "2021-12"},
        {**written, "id": "T2", "change_points": 2, "baseline": "2019-12", "due": "2021-06"},
    ]
    first, second = begin(plan(focus_areas=[area("fire", 2022, *targets)], **TWO_YEARS)).plan.targets

    assert (first.starts, first.due) == (date(2022, 7, 1), date(2022, 12, 31))
    assert second.due == date(2022, 12, 31)
    assert second.baseline == Baseline(parse_period("2021-12"))


def test_areas_of_a_plan_for_two_years_go_on_where_they_reach_into_the_next() -> None:
    old = plan(focus_areas=[area("slut", 2021), area("videre", 2022)], **TWO_YEARS)

    assert [one.id for one in begin(old).plan.focus_areas] == ["videre"]


def test_a_change_starts_a_year_later_from_what_the_figures_will_say() -> None:
    written = CHANGE | {"due": "2020-12", "starts": date(2019, 12, 31)}
    found = begin(plan(written)).plan.targets[0]

    assert found.goal == ChangePercent(-14.0)
    assert found.baseline == Baseline(parse_period("2020-MAT12"))
    assert (found.stated_level, found.stated_change) == (None, None)
    assert (found.starts, found.due) == (date(2020, 12, 31), date(2021, 12, 31))


def test_levels_rules_and_activities_are_kept_and_references_say_whose_they_are() -> None:
    old = plan(
        {"id": "T1", "title": "A", "indicator": "maalt", "at_least": 16, "measured": "sum", "reference": "Side 1"},
        {"id": "T2", "title": "B", "activity": True},
    )
    first, second = begin(old).plan.targets

    assert first == replace(old.targets[0], reference="Beskæftigelsesplan: Side 1")
    assert second == old.targets[1]


def test_last_years_facts_are_left_out() -> None:
    fact = {"title": "Indbyggere", "unit": "", "source": "DST", "items": [{"label": "Alle", "value": 1}]}
    new = begin(plan(context=[fact], focus_areas=[{**area("altid", None), "context": [fact]}])).plan

    assert (new.context, new.focus_areas[0].context) == ((), ())


@pytest.mark.parametrize("id_", ["hvidovre-2020", "hvidovre-2014"])
def test_a_written_plan_read_back_is_the_plan(library: Library, tmp_path: Path, id_: str) -> None:
    shipped = library.plans[id_]
    file = tmp_path / f"{id_}.toml"
    file.write_text(plan_toml(shipped, "En bemærkning\nog en til"), encoding="utf-8")

    assert load_plan(file, library.surroundings) == shipped


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_whatever_stands_in_a_title_is_read_back(title: str) -> None:
    written = plan({"id": "T1", "title": title, "activity": True}, committee=title)
    read = tomllib.loads(plan_toml(written))

    assert (read["committee"] if title else "", read["focus_areas"][0]["targets"][0]["title"]) == (title, title)


def test_every_kind_of_goal_and_every_key_of_a_target_is_written(tmp_path: Path, library: Library) -> None:
    measured = {"indicator": "langtidsledige", "measured": "end", "question": 'Et "citat"\nog en linje'}
    kinds: dict[str, Any] = {
        "at_least": 5,
        "at_most": 5.5,
        "change_percent": -19,
        "change_count": -4,
        "direction_only": True,
        "activity": True,
        "not_set": True,
        "not_measurable": True,
    }
    targets = [
        {"id": f"T{at}", "title": kind, kind: value, "baseline": {"period": "2019-12"}, **measured}
        for at, (kind, value) in enumerate(kinds.items())
    ]
    written = plan(*targets, adopted=date(2019, 12, 17), invented=True, committee="Udvalget")
    file = tmp_path / "plan.toml"
    file.write_text(plan_toml(written), encoding="utf-8")

    assert load_plan(file, library.surroundings) == written


def test_a_saved_draft_is_read_with_the_other_plans(library: Library, store: Store) -> None:
    draft = begin(library.plans["hvidovre-2020"])
    saved = save(draft, {"V1": AtLeast(40.0)}, store.folder, library.surroundings)
    found = load_library(own_plans=store.folder / FOLDER).plans

    assert found[saved.id] == saved
    assert saved.id.startswith("hvidovre-2021-udkast-")
    assert next(one.goal for one in saved.targets if one.id == "V1") == AtLeast(40.0)
    assert replace(saved, id=draft.plan.id, focus_areas=draft.plan.focus_areas) == draft.plan


def test_two_different_drafts_do_not_meet_and_the_same_twice_is_one(library: Library, store: Store) -> None:
    draft = begin(library.plans["hvidovre-2020"])
    for level in (40.0, 50.0, 50.0):
        save(draft, {"V1": AtLeast(level)}, store.folder, library.surroundings)

    assert len(list((store.folder / FOLDER).iterdir())) == 2


def test_a_draft_that_cannot_be_used_is_not_kept(library: Library, store: Store) -> None:
    draft = begin(library.plans["hvidovre-2020"])

    with pytest.raises(ContentError, match="under 0"):
        save(draft, {"I1": AtMost(-5.0)}, store.folder, library.surroundings)
    assert list((store.folder / FOLDER).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_in_danish(library: Library, tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("i vejen", encoding="utf-8")

    with pytest.raises(StoreError, match=r"udkastet kunne ikke gemmes i .* Intet er ændret"):
        save(begin(library.plans["hvidovre-2020"]), {}, tmp_path, library.surroundings)


def test_the_file_says_at_its_top_that_it_is_a_draft(library: Library) -> None:
    text = draft_toml(begin(library.plans["hvidovre-2020"]), {})

    assert text.startswith(f"# {LABEL}. Lavet af Beskæftigelsesplan 2020 (hvidovre-2020)")
    assert "draft = true" in text


def test_a_faulty_own_plan_is_set_aside_and_a_shipped_one_keeps_its_id(library: Library, tmp_path: Path) -> None:
    (tmp_path / "min.toml").write_text("titel = 'x'", encoding="utf-8")
    shipped = library.plans["hvidovre-2020"]
    (tmp_path / "hvidovre-2020.toml").write_text(plan_toml(replace(shipped, title="En anden")), encoding="utf-8")
    found = load_library(own_plans=tmp_path)

    assert [error.file.name for error in found.unreadable] == ["min.toml"]
    assert found.plans["hvidovre-2020"] == shipped
