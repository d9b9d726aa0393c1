"""The log of decisions: only ever added to, in force from the day of adoption, withdrawn but never deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pejling.decisions import Decisions, NewLevel, adopting
from pejling.errors import RefusedError
from pejling.goals import AtLeast, AtMost
from pejling.proposals import Proposal
from tests.pejling.builders import decision, moment, plan

LEVELS = (NewLevel("T1", 16.0, AtLeast(22.0)), NewLevel("T2", None, AtMost(90.0)))
FIRST = decision(*LEVELS)


@pytest.fixture
def decisions(tmp_path: Path) -> Decisions:
    """Return an empty log."""
    return Decisions(tmp_path)


def test_what_is_decided_is_read_back_whole(decisions: Decisions, tmp_path: Path) -> None:
    kept = decisions.add(FIRST)

    assert kept == replace(FIRST, id=kept.id)
    assert Decisions(tmp_path).of("plan") == (kept,)


def test_the_log_is_in_the_order_of_adoption_whenever_it_was_entered(decisions: Decisions) -> None:
    later = decisions.add(FIRST)
    earlier = decisions.add(replace(FIRST, adopted=date(2020, 3, 1), made_at=moment("2020-07-01")))

    assert decisions.of("plan") == (earlier, later)


def test_of_two_on_the_same_day_the_one_entered_last_is_the_last(decisions: Decisions) -> None:
    second = decisions.add(replace(FIRST, made_at=moment("2020-06-18")))
    first = decisions.add(FIRST)

    assert decisions.of("plan") == (first, second)


def test_decisions_of_another_plan_are_not_among_them(decisions: Decisions) -> None:
    decisions.add(replace(FIRST, plan="anden"))

    assert decisions.log("plan") == ()


def test_a_withdrawn_decision_holds_no_more_but_stays_in_the_log_with_who_and_why(decisions: Decisions) -> None:
    kept = decisions.add(FIRST)
    before = decisions.version
    decisions.withdraw(kept.id, "DEF", "Forkert plan", moment("2020-06-17"))
    (entry,) = decisions.log("plan")

    assert decisions.of("plan") == ()
    assert entry.decision == kept
    assert entry.withdrawn is not None
    assert (entry.withdrawn.by, entry.withdrawn.reason, entry.withdrawn.day) == (
        "DEF",
        "Forkert plan",
        date(2020, 6, 17),
    )
    assert decisions.version != before


def test_a_decision_withdrawn_twice_shows_the_first_withdrawal(decisions: Decisions) -> None:
    kept = decisions.add(FIRST)
    for by, day in (("DEF", "2020-06-17"), ("GHI", "2020-06-18")):
        decisions.withdraw(kept.id, by, "Forkert", moment(day))
    (entry,) = decisions.log("plan")

    assert entry.withdrawn is not None
    assert entry.withdrawn.by == "DEF"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"levels": ()}, "ændrer ingen niveauer"),
        ({"decided_by": "", "case": " "}, "Skriv først hvem der besluttede det og sagens nummer"),
        ({"reason": ""}, "en begrundelse"),
        ({"by": ""}, "dit eget navn"),
        ({"reason": "Se 010190-1234"}, "Begrundelsen .*personnummer"),
        ({"case": "0101901234"}, "Sagsnummeret .*personnummer"),
    ],
)
def test_what_may_not_be_kept_is_refused_and_leaves_no_file(
    decisions: Decisions, tmp_path: Path, change: dict[str, object], problem: str
) -> None:
    with pytest.raises(RefusedError, match=problem):
        decisions.add(replace(FIRST, **change))  # type: ignore[arg-type]  # the test names the fields

    assert list(tmp_path.rglob("*")) == []


def test_nothing_is_decided_about_a_draft(decisions: Decisions, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"^Planen er et udkast; .*vedtages sammen med planen"):
        decisions.add(FIRST, plan(draft=True))

    assert list(tmp_path.rglob("*")) == []
    assert decisions.add(FIRST, plan()).levels == FIRST.levels


def test_a_withdrawal_needs_who_and_why(decisions: Decisions) -> None:
    kept = decisions.add(FIRST)

    with pytest.raises(RefusedError, match="hvorfor beslutningen trækkes tilbage"):
        decisions.withdraw(kept.id, "DEF", "")
    assert decisions.of("plan") == (kept,)


# What was adopted had a level that the plan had already, of which the decision says nothing.
VERSION = Proposal("abc", levels={"T1": 22.0, "T2": 90.0, "T3": 5.0}, made_at=moment("2020-06-10"))
ADOPTING = replace(FIRST, proposal="abc")


@pytest.mark.parametrize(
    ("id_", "levels", "adopted"),
    [
        ("abc", {"T1": 22.0, "T2": 90.0, "T3": 5.0}, True),
        ("abc", {"T1": 22.0, "T2": 90.0, "T3": 5.0, "T4": 99.0}, False),
        ("abc", {"T1": 22.0, "T2": 90.0, "T3": 6.0}, False),
        ("abc", {"T1": 22.0, "T2": 90.0}, False),
        ("abc", {"T1": 23.0, "T2": 90.0, "T3": 5.0}, False),
        ("def", {"T1": 22.0, "T2": 90.0, "T3": 5.0}, False),
        ("", {"T1": 22.0, "T2": 90.0, "T3": 5.0}, False),
    ],
)
def test_a_proposal_is_adopted_while_all_its_levels_are_those_of_the_version_adopted(
    id_: str, levels: dict[str, float], *, adopted: bool
) -> None:
    newer = replace(VERSION, id=id_, levels=levels, made_at=moment("2020-06-17"))
    log = (ADOPTING, replace(FIRST, proposal=""))

    assert adopting(newer, (VERSION, newer), log) == (ADOPTING if adopted else None)


def test_an_older_version_stays_adopted_when_a_newer_one_is_adopted_too() -> None:
    newer = replace(VERSION, levels={"T1": 23.0}, made_at=moment("2020-08-01"))
    again = replace(ADOPTING, levels=(NewLevel("T1", 22.0, AtLeast(23.0)),), made_at=moment("2020-08-02"))
    versions, log = (VERSION, newer), (ADOPTING, again)

    assert [adopting(one, versions, log) for one in versions] == [ADOPTING, again]


def test_a_version_saved_after_the_decision_was_not_what_was_adopted() -> None:
    assert adopting(replace(VERSION, made_at=moment("2020-06-17")), (), (ADOPTING,)) is None
