"""Plan files: what is written becomes the plan, and what cannot be meant is refused. See also tests/test_content.py."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pejling.errors import ContentError
from pejling.goals import ChangePercent
from pejling.library import Library
from pejling.period_spellings import parse_period
from pejling.plan_files import Surroundings, load_plan, load_plans
from pejling.plans import Baseline, Target

PLAN = """
title = "Beskæftigelsesplan 2031"
municipality = "Hvidovre"
starts = 2031-01-01
ends = 2031-12-31

[[focus_areas]]
id = "unge"
title = "Unge"

[[focus_areas.targets]]
id = "T1"
title = "Et mål"
{}
"""
LEVEL = 'indicator = "aktiveringsgrad"\nat_least = 16\nmeasured = "end"'
KEY = "focus_areas[1] (unge).targets[1] (T1)"


@pytest.fixture
def known(library: Library) -> Surroundings:
    """Return what a plan may refer to."""
    return Surroundings(library.indicators, library.areas, library.groups)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for plans."""
    made = tmp_path / "plans"
    made.mkdir()
    return made


def written(folder: Path, keys: str, name: str = "plan", replaced: tuple[str, str] = ("", "")) -> Path:
    """Write a plan file with one target of these keys."""
    file = folder / f"{name}.toml"
    file.write_text(PLAN.format(keys).replace(*replaced), encoding="utf-8")
    return file


def target_of(folder: Path, keys: str, known: Surroundings) -> Target:
    """Return the one target of a plan with these keys."""
    return load_plan(written(folder, keys), known).targets[0]


def fault_of(file: Path, known: Surroundings) -> tuple[str, str]:
    """Return key and problem of a plan file's one fault."""
    with pytest.raises(ContentError) as raised:
        load_plan(file, known)
    (fault,) = raised.value.faults
    return fault.key, fault.problem


def test_a_group_may_be_written_as_people_write_it(folder: Path, known: Surroundings) -> None:
    target = target_of(folder, LEVEL + '\ngroup = { Visitationskategori = "Uddannelsesparat" }', known)

    assert target.group == (("visitationskategori", "uddannelsesparat"),)


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ('"2031-06"', date(2031, 6, 30)),
        ('"2031-Q3"', date(2031, 9, 30)),
        ('"2031"', date(2031, 12, 31)),
        ("2031-05-01", date(2031, 5, 1)),
        ('"december 2031"', date(2031, 12, 31)),
    ],
)
def test_a_due_date_may_be_a_day_or_a_period_of_which_it_is_the_last_day(
    folder: Path, known: Surroundings, due: str, day: date
) -> None:
    assert target_of(folder, f"{LEVEL}\ndue = {due}", known).due == day


@pytest.mark.parametrize("baseline", ['"2030-12"', '{ period = "2030-12" }', '{ period = "dec 2030" }'])
def test_a_baseline_may_be_written_short(folder: Path, known: Surroundings, baseline: str) -> None:
    keys = f'indicator = "langtidsledige"\nchange_percent = -5\nmeasured = "end"\nbaseline = {baseline}'

    target = target_of(folder, keys, known)

    assert target.goal == ChangePercent(-5)
    assert target.baseline == Baseline(parse_period("2030-12"))


@pytest.mark.parametrize(
    ("keys", "key", "said"),
    [
        ('indicator = "aktiveringsgrad"\nat_least = -1\nmeasured = "end"', "at_least", "niveauet -1 er under 0"),
        ('indicator = "aktiveringsgrad"\nat_most = 101\nmeasured = "end"', "at_most", "over 100 pct."),
        ('at_least = 16\nmeasured = "end"', "indicator", "mangler"),
        ("direction_only = true", "indicator", "mangler"),
        ('indicator = "hoejst_fuldfoert_uddannelse"\ndirection_only = true', "direction_only", "ingen ønsket retning"),
        ('indicator = "langtidsledige"\nchange_points = 3\nbaseline = "2030-12"', "change_points", "gælder kun andele"),
        ('indicator = "langtidsledige"\nchange_percent = 3', "baseline", "hvilken periode den regnes fra"),
        ('indicator = "aktiveringsgrad"\nat_least = 16\nmeasured = "sum"', "measured", "kan ikke lægges sammen"),
        (LEVEL + "\ndue = 2030-01-01", "due", "ligger før målets start"),
        (LEVEL + "\nstarts = 2032-01-01", "starts", "ligger efter planens slutning"),
        (LEVEL + "\nstated_level = 120", "stated_level", "over 100 pct."),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_key(
    folder: Path, known: Surroundings, keys: str, key: str, said: str
) -> None:
    found, problem = fault_of(written(folder, keys), known)

    assert found == f"{KEY}.{key}"
    assert said in problem


def test_an_activity_needs_no_indicator(folder: Path, known: Surroundings) -> None:
    assert target_of(folder, "activity = true", known).indicator == ""


@pytest.mark.parametrize("keys", ["", "activity = false", "activity = 1"])
def test_a_target_without_a_goal_is_refused(folder: Path, known: Surroundings, keys: str) -> None:
    key, _ = fault_of(written(folder, keys), known)

    assert key.startswith(KEY)


def test_a_plan_that_ends_before_it_starts_is_refused(folder: Path, known: Surroundings) -> None:
    file = written(folder, "activity = true", replaced=("2031-12-31", "2030-12-31"))

    assert fault_of(file, known) == ("ends", "2030-12-31 ligger før starts 2031-01-01")


def test_a_plan_for_a_region_is_refused(folder: Path, known: Surroundings) -> None:
    key, problem = fault_of(written(folder, "activity = true", replaced=("Hvidovre", "Region Hovedstaden")), known)

    assert key == "municipality"
    assert "ikke en kendt kommune" in problem


def test_two_targets_of_one_id_are_refused(folder: Path, known: Surroundings) -> None:
    again = 'activity = true\n[[focus_areas.targets]]\nid = "T1"\ntitle = "Igen"\nactivity = true'

    assert fault_of(written(folder, again), known)[0] == "targets"


@pytest.mark.parametrize("id_", ["Små job", "æbler", "a/b"])
def test_a_focus_areas_id_must_fit_in_an_address(folder: Path, known: Surroundings, id_: str) -> None:
    file = written(folder, "activity = true", replaced=('id = "unge"', f'id = "{id_}"'))

    key, problem = fault_of(file, known)

    assert key == f"focus_areas[1] ({id_}).id"
    assert "bruges i adressen" in problem


def test_two_files_of_one_id_are_told_and_the_first_is_kept(folder: Path, known: Surroundings) -> None:
    written(folder, "activity = true", "a")
    written(folder, "activity = true", "b", ('title = "Beskæftigelsesplan 2031"', 'id = "a"\ntitle = "Igen"'))

    plans, unreadable = load_plans(folder, known)

    assert [plan.title for plan in plans.values()] == ["Beskæftigelsesplan 2031"]
    assert [error.file.name for error in unreadable] == ["b.toml"]


def test_a_plan_may_be_read_from_a_file_outside_the_content_folder(folder: Path, library: Library) -> None:
    file = written(folder, LEVEL)

    assert library.plan(str(file)).id == "plan"
    assert library.plan("hvidovre-2020").municipality == "Hvidovre"


def test_a_plan_that_does_not_exist_is_said_so(library: Library) -> None:
    with pytest.raises(ContentError, match="findes ikke"):
        library.plan("hvidovre-1999")


def test_a_focus_area_cannot_have_the_address_of_another_page(folder: Path, known: Surroundings) -> None:
    file = written(folder, LEVEL, replaced=('id = "unge"', 'id = "beslutninger"'))

    assert fault_of(file, known) == (
        "focus_areas[1] (beslutninger).id",
        "'beslutninger' er adressen på en anden side; vælg et andet id",
    )
