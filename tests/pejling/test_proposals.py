"""Proposals: kept as versions, copied, archived and reopened; nothing is ever lost, and the plan stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pejling.errors import RefusedError
from pejling.proposals import Proposal, Proposals, distinct_titles, gone_words, level_fault
from tests.pejling.builders import PERCENT, PERSONS, moment

FIRST = Proposal("", "Flere i gang", {"U4a": 22.0, "U4b": 24.5}, "Fra mødet", moment("2026-03-01"), "plan", "ABC")


@pytest.fixture
def proposals(tmp_path: Path) -> Proposals:
    """Return an empty place for proposals."""
    return Proposals(tmp_path)


def test_what_is_saved_is_read_back_whole_by_somebody_else(proposals: Proposals, tmp_path: Path) -> None:
    saved = proposals.save(FIRST)

    assert saved == replace(FIRST, id=saved.id)
    assert Proposals(tmp_path).get(saved.id) == saved
    assert Proposals(tmp_path).active("plan") == (saved,)


def test_the_newest_version_holds_and_the_older_ones_are_kept(proposals: Proposals) -> None:
    saved = proposals.save(FIRST)
    newer = proposals.save(replace(saved, levels={"U4a": 23.0}, by="DEF", made_at=moment("2026-03-02")))

    assert proposals.active("plan") == (newer,)
    assert proposals.versions(saved.id) == (saved, newer)


def test_two_who_change_the_same_proposal_lose_nothing(proposals: Proposals, tmp_path: Path) -> None:
    saved = proposals.save(FIRST)
    for by, level in (("ABC", 23.0), ("DEF", 24.0)):
        Proposals(tmp_path).save(replace(saved, levels={"U4a": level}, by=by, made_at=moment("2026-03-02")))

    assert {one.levels["U4a"] for one in proposals.versions(saved.id)} == {22.0, 23.0, 24.0}


def test_proposals_of_another_plan_are_not_listed(proposals: Proposals) -> None:
    proposals.save(replace(FIRST, plan="anden"))

    assert proposals.all("plan") == ()


def test_the_newest_proposal_is_listed_first(proposals: Proposals) -> None:
    older = proposals.save(FIRST)
    newer = proposals.save(replace(FIRST, title="Nyere", made_at=moment("2026-04-01")))

    assert proposals.active("plan") == (newer, older)


def test_a_copy_has_a_name_and_an_id_of_its_own(proposals: Proposals) -> None:
    saved = proposals.save(FIRST)
    copied = proposals.copy(saved, "DEF")

    assert copied.id != saved.id
    assert (copied.title, copied.by, copied.levels) == ("Kopi af Flere i gang", "DEF", FIRST.levels)
    assert proposals.get(saved.id) == saved


def test_the_copy_of_a_proposal_with_the_longest_name_can_be_made(proposals: Proposals) -> None:
    saved = proposals.save(replace(FIRST, title="x" * 80))

    assert proposals.copy(saved, "DEF").title == "Kopi af " + "x" * 72


def test_an_archived_proposal_is_still_there_and_can_be_reopened(proposals: Proposals) -> None:
    saved = proposals.save(FIRST)
    put_away = proposals.archive(saved, "DEF")
    listed = (proposals.active("plan"), proposals.all("plan"))
    again = proposals.reopen(put_away, "GHI")

    assert listed == ((), (put_away,))
    assert proposals.active("plan") == (again,)
    assert (again.levels, again.by, again.archived) == (FIRST.levels, "GHI", False)
    assert len(proposals.versions(saved.id)) == 3


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"title": " "}, "Skriv først et navn til forslaget"),
        ({"by": ""}, "Skriv først dit eget navn"),
        ({"levels": {}}, "ingen niveauer"),
        ({"note": "010190-1234"}, "Noten .*personnummer"),
        ({"title": "Forslag 010190-1234"}, "Forslagets navn .*personnummer"),
    ],
)
def test_what_may_not_be_kept_is_refused_and_leaves_no_file(
    proposals: Proposals, tmp_path: Path, change: dict[str, object], problem: str
) -> None:
    with pytest.raises(RefusedError, match=problem):
        proposals.save(replace(FIRST, **change))  # type: ignore[arg-type]  # the test names the fields

    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    ("level", "problem"),
    [(22.0, ""), (100.0, ""), (0.0, ""), (-1.0, "under 0"), (100.5, "0 til 100"), (float("nan"), "almindeligt tal")],
)
def test_a_level_is_a_number_from_0_to_100_for_rates(level: float, problem: str) -> None:
    assert problem in level_fault(level, PERCENT)
    assert bool(level_fault(level, PERCENT)) is bool(problem)


def test_a_count_may_be_any_number_from_0_on() -> None:
    assert level_fault(4500.0, PERSONS) == ""


@pytest.mark.parametrize(
    ("in_plan", "told"),
    [
        ({"U4a", "U4b", "U5a"}, ""),
        ({"U4a"}, "U4b er ikke i planen mere"),
        (set(), "U4a og U4b er ikke i planen mere"),
    ],
)
def test_targets_that_the_plan_has_no_more_are_named(in_plan: set[str], told: str) -> None:
    assert gone_words(FIRST, in_plan) == told


def test_proposals_of_the_same_name_are_told_apart_by_who_and_when() -> None:
    when = FIRST.made_at.astimezone() if FIRST.made_at else None
    titles = distinct_titles([replace(FIRST, id="a"), replace(FIRST, id="b", by="DEF"), Proposal("c", "Andet")])

    assert titles == {
        "a": f"Flere i gang (ABC, 1. marts 2026 kl. {when:%H.%M})",
        "b": f"Flere i gang (DEF, 1. marts 2026 kl. {when:%H.%M})",
        "c": "Andet",
    }
