"""The sums of a whole plan: each target counted once, persons by unit and never across, no chance made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pejling.ambitions import Ambition
from pejling.assessments import Assessment
from pejling.follow_up import Line
from pejling.plan_totals import ambition_text, chance_text, gap_text, short_chance, totals
from pejling.statuses import Status
from tests.pejling.builders import HVIDOVRE, assessed, indicator, observations, plan_of, series, target

FULL_TIME = indicator("full_time_persons", id="fuldtid", name="Modtagere")


def line(id_: str, unit: str = "percent", *, counted: bool = True, **found: object) -> Line:
    """Make a line in the middle of 2020: 14,0 pct. of 100, or 140 persons, against a level of 20,0 or 150."""
    rate = unit == "percent"
    one = target(id=id_, at_least=20 if rate else 150, measured="end")
    base = [100.0] * 30 if rate and counted else None
    measured = indicator(unit)
    figures = series(observations("2018-01", [14.0 if rate else 140.0] * 30, base), measured)
    made = replace(assessed(one, figures, "2020-08-15"), **found)  # type: ignore[arg-type]  # named by the test
    plan = plan_of(one)
    day = date(2020, 8, 15)
    return Line(plan, plan.focus_areas[0], one, made, HVIDOVRE, day, measured, FULL_TIME if rate else None, figures)


def at_most(id_: str, unit: str = "percent") -> Line:
    """Make the same line against a level of at most 12,0, or 120."""
    one = target(id=id_, at_most=12 if unit == "percent" else 120, measured="end")
    return replace(line(id_, unit), target=one).at_level(None)


def ids(lines: tuple[Line, ...]) -> list[str]:
    """Return the targets of lines."""
    return [one.target.id for one in lines]


def test_each_target_with_a_level_is_counted_once() -> None:
    found = totals(
        [
            line("A", chance=0.5),
            line("B", chance=0.96),
            line("C", chance=0.49),
            line("D", chance=None),
            line("E", status=Status.MET, chance=None),
            line("F", status=Status.NOT_MET, chance=None),
            line("G", level=None, chance=None),
        ]
    )

    assert (ids(found.likely), ids(found.unlikely), ids(found.certain)) == (["A", "B"], ["C"], ["B"])
    assert (ids(found.met), ids(found.missed)) == (["E"], ["F"])
    assert [one.target.id for one, _ in found.unknown] == ["D"]
    assert found.with_level == 6


def test_why_there_is_no_chance_is_told() -> None:
    found = totals(
        [line("A", chance=None, reason="Kun 2 måneder er endelige. Mere tekst."), line("B", latest=None, chance=None)]
    )

    assert [reason for _, reason in found.unknown] == ["Kun 2 måneder er endelige", "ingen tal"]


def test_persons_are_summed_within_a_unit_and_never_across() -> None:
    found = totals([line("A"), line("B"), line("C", "persons")])

    assert [(one.unit.id, one.direction, one.count, one.targets) for one in found.persons] == [
        ("full_time_persons", 1, 12, ("A", "B")),
        ("persons", 1, 10, ("C",)),
    ]


def test_more_and_fewer_persons_are_never_added() -> None:
    found = totals([line("A", "persons"), at_most("B", "persons"), at_most("C", "persons")])

    assert [(one.direction, one.count, one.targets) for one in found.persons] == [(1, 10, ("A",)), (-1, 40, ("B", "C"))]


def test_a_decided_target_and_one_at_its_level_lack_no_persons() -> None:
    found = totals([line("A", status=Status.NOT_MET), line("B", gap=-1.0, persons=None)])

    assert found.persons == ()
    assert found.uncounted == ()


def test_a_target_that_cannot_be_counted_in_persons_is_named() -> None:
    unnamed = replace(line("B"), counted=None)  # a denominator is known, but not what it counts

    assert ids(totals([line("A", counted=False), unnamed]).uncounted) == ["A", "B"]


def test_a_plan_without_levels_has_nothing_to_sum() -> None:
    found = totals([line("A", level=None)])

    assert (found.with_level, found.persons, found.unknown) == (0, (), ())


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"chance": 0.551}, "omtrent 6 ud af 10 (55 pct.)"),
        ({"chance": 0.551, "level": None}, "omtrent 6 ud af 10 (55 pct.) for bedre end før planen"),
        ({"chance": None}, "ikke kendt"),
        ({"chance": None, "status": Status.MET}, "afgjort"),
        ({"chance": None, "level": None}, "–"),
    ],
)
def test_a_chance_is_told_or_why_it_is_not(found: dict[str, object], words: str) -> None:
    assessment: Assessment = line("A", **found).assessment  # type: ignore[arg-type]  # named by the test

    assert chance_text(assessment) == words


@pytest.mark.parametrize(
    ("chance", "words"),
    [(None, ""), (0.551, "55 pct."), (0.001, "under 5 pct."), (0.999, "over 95 pct."), (0.05, "5 pct.")],
)
def test_a_chance_in_per_cent_alone_is_never_0_or_100(chance: float | None, words: str) -> None:
    assert short_chance(line("A", chance=chance).assessment) == words


def test_how_demanding_a_level_is_stands_beside_its_chance() -> None:
    assert ambition_text(line("A", chance=0.3, ambition=Ambition.AMBITIOUS).assessment) == "ambitiøst"
    assert ambition_text(line("A", chance=None, ambition=None).assessment) == ""


def test_nothing_is_called_without_precedent_where_the_others_are_not_looked_up() -> None:
    assert ambition_text(line("A", chance=0.01, ambition=Ambition.UNPRECEDENTED).assessment) == "meget ambitiøst"


def test_why_a_forecast_cannot_be_made_goes_before_the_status_reason() -> None:
    ((_, reason),) = totals([line("A", chance=None, no_chance="Der er for få tal.", reason="Andet.")]).unknown

    assert reason == "Der er for få tal"


def test_a_gap_is_told_in_the_unit_and_in_persons() -> None:
    assert gap_text(line("A")) == "mangler 6,0 procentpoint (ca. 6 fuldtidspersoner)"
    assert gap_text(line("A", counted=False)) == "mangler 6,0 procentpoint"
    assert gap_text(line("A", "persons")) == "mangler 10 personer"
    assert gap_text(line("A", gap=0.0)) == "på niveau nu"
    assert gap_text(line("A", gap=-1.5)) == "1,5 procentpoint bedre end niveauet"
    assert gap_text(line("A", gap=None)) == "–"


@pytest.mark.parametrize(
    ("level", "counted", "words"),
    [
        (20, True, "resten af tiden skal i gennemsnit være mindst 26,0 pct. (ca. 12 fuldtidspersoner flere end nu)"),
        (20, False, "resten af tiden skal i gennemsnit være mindst 26,0 pct."),
        (13, True, "resten af tiden skal i gennemsnit være mindst 12,0 pct."),
    ],
)
def test_of_an_average_the_rest_is_told_and_not_one_months_gap(level: float, *, counted: bool, words: str) -> None:
    one = line("A", counted=counted)
    average = replace(one, target=target(id="A", at_least=level, measured="year_average")).at_level(None)

    assert gap_text(average) == words


def test_where_less_is_asked_for_it_is_too_much_and_nothing_is_missing() -> None:
    assert gap_text(at_most("A")) == "2,0 procentpoint for højt (ca. 2 fuldtidspersoner)"
    assert gap_text(at_most("A", "persons")) == "20 personer for mange"
