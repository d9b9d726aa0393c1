"""Activities' states: only ever added to, the newest holds, an earlier day is seen as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pejling.activities import Activities, Activity, ActivityState
from pejling.errors import StoreError
from tests.pejling.builders import moment


def said(state: ActivityState, day: str, target: str = "H1", plan: str = "plan") -> Activity:
    """Make an answer given on a day."""
    return Activity(plan, target, state, date.fromisoformat(day), "Mødereferat 3", "ABC", moment(day))


def test_what_is_said_is_read_back_whole(tmp_path: Path) -> None:
    answer = said(ActivityState.DELAYED, "2026-03-01")
    Activities(tmp_path).add(answer)

    assert Activities(tmp_path).history("plan") == (answer,)


def test_the_newest_answer_holds_and_the_others_are_kept(tmp_path: Path) -> None:
    kept = Activities(tmp_path)
    for day, state in (("2026-05-01", ActivityState.DONE), ("2026-03-01", ActivityState.UNDER_WAY)):
        kept.add(said(state, day))

    assert kept.newest("plan")["H1"].state is ActivityState.DONE
    assert [one.state for one in kept.history("plan")] == [ActivityState.UNDER_WAY, ActivityState.DONE]


def test_an_answer_that_says_what_holds_already_is_kept_once(tmp_path: Path) -> None:
    kept = Activities(tmp_path)
    first = said(ActivityState.DELAYED, "2026-03-01")
    for answer in (
        first,
        replace(first, at=moment("2026-03-02")),
        replace(first, at=moment("2026-03-03"), evidence="Mødereferat 4"),
    ):
        kept.add(answer)

    assert [one.evidence for one in kept.history("plan")] == ["Mødereferat 3", "Mødereferat 4"]


def test_on_an_earlier_day_the_state_is_that_of_that_day(tmp_path: Path) -> None:
    kept = Activities(tmp_path)
    kept.add(said(ActivityState.UNDER_WAY, "2026-03-01"))
    kept.add(said(ActivityState.DONE, "2026-05-01"))

    assert kept.newest("plan", date(2026, 2, 28)) == {}
    assert kept.newest("plan", date(2026, 4, 30))["H1"].state is ActivityState.UNDER_WAY


def test_a_state_holds_from_its_own_day_and_the_one_before_until_then(tmp_path: Path) -> None:
    kept = Activities(tmp_path)
    kept.add(said(ActivityState.UNDER_WAY, "2026-03-01"))
    kept.add(replace(said(ActivityState.DELAYED, "2026-03-02"), on=date(2026, 4, 1)))

    assert kept.newest("plan", date(2026, 3, 31))["H1"].state is ActivityState.UNDER_WAY
    assert kept.newest("plan", date(2026, 4, 1))["H1"].state is ActivityState.DELAYED


def test_two_plans_may_have_targets_of_the_same_name(tmp_path: Path) -> None:
    kept = Activities(tmp_path)
    kept.add(said(ActivityState.DONE, "2026-03-01", plan="anden"))

    assert kept.newest("plan") == {}


def test_every_answer_makes_another_version_and_leaves_no_half_file(tmp_path: Path) -> None:
    kept = Activities(tmp_path)
    empty, was_empty = kept.version, kept.is_empty
    kept.add(said(ActivityState.DONE, "2026-03-01"))

    assert (was_empty, kept.is_empty) == (True, False)
    assert kept.version != empty
    assert [path.suffix for path in kept.folder.iterdir()] == [".json"]


@pytest.mark.parametrize("text", ["", "[]", '{"plan": "plan"}', '{"plan": 1, "state": 2}'])
def test_a_broken_file_is_named_with_a_way_out(tmp_path: Path, text: str) -> None:
    kept = Activities(tmp_path)
    kept.folder.mkdir()
    (kept.folder / "20260101-x.json").write_text(text, encoding="utf-8")

    with pytest.raises(StoreError, match=r"20260101-x\.json .* kan ikke læses; flyt den væk"):
        kept.history("plan")


def test_a_folder_that_cannot_be_written_is_said_in_danish(tmp_path: Path) -> None:
    (tmp_path / "activities").write_text("i vejen", encoding="utf-8")

    with pytest.raises(StoreError, match=r"aktiviteten kunne ikke gemmes i .* Intet er ændret"):
        Activities(tmp_path).add(said(ActivityState.DONE, "2026-03-01"))
