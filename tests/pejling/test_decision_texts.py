"""What a decision changed, in words and as rows: every level of every decision, whatever became of it or its target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pejling.decision_files import rows
from pejling.decision_texts import decided, decision_sentence
from pejling.decisions import LogEntry, NewLevel, Withdrawn
from pejling.goals import AtLeast, AtMost
from tests.pejling.builders import decision, indicator, moment, plan

INDICATORS = {"maalt": indicator()}
PLAN = plan(
    {"id": "T1", "title": "Et mål", "indicator": "maalt", "at_least": 16},
    {"id": "T2", "title": "Et andet", "indicator": "maalt", "direction_only": True},
)
FIRST = decision(NewLevel("T1", 16.0, AtLeast(22.0)), case="20/1", id="a")
BACK = Withdrawn("a", "DEF", "Fejl", moment("2020-06-17"))


def told(entry: LogEntry, *log: LogEntry) -> list[tuple[str, str, str]]:
    """Return what a decision changed as target, before and after."""
    found = decided(entry, (*log, entry), PLAN, INDICATORS)
    return [(one.target, one.old, one.new) for one in found]


def test_a_decision_is_told_against_what_was_in_force_before_it() -> None:
    second = replace(FIRST, id="b", adopted=date(2020, 9, 1), levels=(NewLevel("T1", 16.0, AtLeast(23.0)),))

    assert told(LogEntry(second), LogEntry(FIRST)) == [("T1", "mindst 22,0 pct.", "mindst 23,0 pct.")]


def test_a_level_decided_again_is_told_as_it_was() -> None:
    again = LogEntry(replace(FIRST, id="b", adopted=date(2020, 9, 1)))
    (found,) = decided(again, (LogEntry(FIRST), again), PLAN, INDICATORS)

    assert (found.old, found.new) == ("mindst 22,0 pct.", "mindst 22,0 pct.")
    assert decision_sentence(again, [found]).endswith(" mindst 22,0 pct. som før.")


def test_a_withdrawn_decision_is_told_as_it_was_entered() -> None:
    same = LogEntry(replace(FIRST, id="b", adopted=date(2020, 6, 1)))

    assert told(LogEntry(FIRST, BACK), same) == [("T1", "mindst 16,0 pct.", "mindst 22,0 pct.")]


@pytest.mark.parametrize("withdrawn", [None, BACK])
def test_a_first_level_is_told_against_the_words_of_the_plan(withdrawn: Withdrawn | None) -> None:
    first = replace(FIRST, levels=(NewLevel("T2", None, AtMost(5.0)),))

    assert told(LogEntry(first, withdrawn)) == [("T2", "retning uden niveau", "højst 5,0 pct.")]


def test_a_withdrawn_decision_that_found_no_level_where_there_is_one_now_says_so() -> None:
    first = replace(FIRST, levels=(NewLevel("T1", None, AtLeast(22.0)),))

    assert told(LogEntry(first, BACK)) == [("T1", "intet niveau", "mindst 22,0 pct.")]


def test_a_decision_about_a_target_that_the_plan_has_no_more_is_told_without_its_unit() -> None:
    levels = (NewLevel("X9", 16.0, AtLeast(18.5)), NewLevel("X8", None, AtMost(4500.0)))

    assert told(LogEntry(replace(FIRST, levels=levels))) == [
        ("X9", "mindst 16", "mindst 18,5"),
        ("X8", "intet niveau", "højst 4.500"),
    ]


def test_the_log_as_rows_loses_no_decision() -> None:
    gone = replace(FIRST, id="c", levels=(NewLevel("X9", 16.0, AtLeast(18.0)),), adopted=date(2020, 7, 1))
    log = (LogEntry(replace(FIRST, id="b", adopted=date(2020, 6, 1))), LogEntry(FIRST, BACK), LogEntry(gone))
    found = rows(log, PLAN, INDICATORS)

    assert [row[0] for row in found] == [date(2020, 7, 1), date(2020, 6, 15), date(2020, 6, 1)]
    assert [row[3:5] for row in found] == [("X9", ""), ("T1", "Et mål"), ("T1", "Et mål")]
