"""Shares are not read as counts, nor counts as shares, wherever the file says which of them they are."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE, COUNT = "Aktiveringsgrad", "Antal langtidsledige personer"
IS_RATE, IS_COUNT = "Aktiveringsgrad måles i pct.", "Langtidsledige måles i personer"
BY_MONTH, MONTHS = ["Område", "Jan 2020"], ["Hvidovre", 15]
BOTH = ["Periode", "Område", RATE, COUNT]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Aktiveringsgrad (antal)", IS_RATE),
        ("Aktiveringsgrad, personer", IS_RATE),
        ("Antal langtidsledige personer, pct.", IS_COUNT),
        ("Antal langtidsledige personer (i procent)", IS_COUNT),
    ],
)
def test_a_unit_after_a_columns_name_is_its_indicators(read: Read, label: str, said: str) -> None:
    told = read(workbook(["Periode", "Område", label], ["Jan 2020", "Hvidovre", 34]))

    assert told.figures == {}
    assert said in told.problems


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([COUNT, "Enhed: pct."], IS_COUNT),
        ([COUNT, "Måleenhed: Procent"], IS_COUNT),
        ([COUNT, "Units: per cent"], IS_COUNT),
        (["Langtidsledige i pct."], IS_COUNT),
        ([f"{COUNT}, pct."], IS_COUNT),
        ([RATE, "Enhed: antal"], IS_RATE),
        ([RATE, "Enhed: Antal personer"], IS_RATE),
        ([f"{RATE} (antal)"], IS_RATE),
        ([f"{RATE}, antal, Hvidovre Kommune"], IS_RATE),
    ],
)
def test_a_line_with_another_unit_than_the_measures_is_asked_about(read: Read, lines: list[str], said: str) -> None:
    label = COUNT if said == IS_COUNT else RATE
    by_title = read(workbook(*([line] for line in lines), BY_MONTH, MONTHS))
    by_header = read(workbook(*([line] for line in lines), ["Periode", "Område", label], ["Jan 2020", "Hvidovre", 15]))

    assert by_title.figures == by_header.figures == {}
    assert said in by_header.problems


@pytest.mark.parametrize("line", ["Enhed: pct.", "Enhed: antal", "Enhed: antal og pct.", "Enhed: Hvidovre", "Antal"])
def test_a_unit_above_counts_and_shares_is_of_those_that_say_it(read: Read, line: str) -> None:
    header = ["Periode", "Område", "Andel aktiveringsberørte", COUNT]

    told = read(workbook([line], header, ["Jan 2020", "Hvidovre", 46, 145]))

    assert len(told.figures) == len(header[2:])


@pytest.mark.parametrize(("rate", "count"), [("Pct.", "Antal"), ("i procent", "personer"), ("", "")])
def test_a_column_of_units_is_held_against_the_measures(read: Read, rate: str, count: str) -> None:
    right = read(workbook(["Hvidovre"], ["Måling", "Enhed", "Jan 2020"], [RATE, rate, 15], [COUNT, count, 145]))
    wrong = read(workbook(["Hvidovre"], ["Måling", "Enhed", "Jan 2020"], [RATE, count, 15], [COUNT, rate, 145]))

    assert right.figures == {(RATE.lower(), "167", "", "2020-01"): 15, ("langtidsledige", "167", "", "2020-01"): 145}
    assert wrong.figures == ({} if rate else right.figures)


def test_a_column_of_counts_holds_no_share_of_a_list_of_measures(read: Read) -> None:
    told = read(
        workbook(["Hvidovre"], ["Indikator", "Periode", "Antal"], [RATE, "Jan 2020", 34], [COUNT, "Jan 2020", 145])
    )

    assert told.figures == {("langtidsledige", "167", "", "2020-01"): 145}
    assert IS_RATE in told.problems


def test_a_cell_in_per_cent_is_no_count(read: Read) -> None:
    told = read(workbook(BOTH, ["Jan 2020", "Hvidovre", "12 %", "12 %"], ["Feb 2020", "Hvidovre", "13 pct.", 145]))

    assert [*told.figures.values()] == [12, 13, 145]
    assert "tallet er i pct., og Langtidsledige måles i personer; det er ikke brugt" in told.problems
