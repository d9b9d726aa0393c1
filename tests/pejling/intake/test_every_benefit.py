"""Figures of people on any benefit are not taken for those of the one that a measure is about."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

HOURS, COLUMNS = "Antal personer med ordinære timer", ["Periode", "Område", "Ydelsesgrupper"]
ID = "personer_med_ordinaere_timer"
EVERYBODY = ["Jan 2020", "Hvidovre", "Ydelsesgrupper i alt", 600]
OWN = ["Jan 2020", "Hvidovre", "Kontanthjælp", 60]


@pytest.mark.parametrize("sheet", ["otij01", "Alle ydelser", "Offentlig forsørgelse"])
def test_the_benefits_own_rows_are_everybodys_in_a_table_of_all(read: Read, sheet: str) -> None:
    told = read(workbook([*COLUMNS, HOURS], EVERYBODY, OWN, title=sheet))

    assert told.figures == {(ID, "167", "", "2020-01"): 60}
    assert f"arkets navn '{sheet}' siger, at tabellen er om flere ydelser end Kontanthjælp; kun" in told.problems


def test_a_total_of_benefits_that_no_one_publication_has_is_of_all(read: Read) -> None:
    told = read(workbook([*COLUMNS, HOURS], EVERYBODY, OWN, ["Jan 2020", "Hvidovre", "Sygedagpenge", 200]))

    assert told.figures == {(ID, "167", "", "2020-01"): 60}


def test_a_category_of_all_benefits_is_not_the_ones_total(read: Read) -> None:
    every = ["Jan 2020", "Hvidovre", "Alle ydelser", 600]

    assert read(workbook([*COLUMNS, HOURS], every, OWN)).figures == {(ID, "167", "", "2020-01"): 60}
    assert read(workbook([*COLUMNS, HOURS], every)).figures == {}


def test_the_benefits_own_column_is_everybodys_beside_one_of_all(read: Read) -> None:
    told = read(
        workbook(
            [None, None, "Alle ydelser", "Kontanthjælp"],
            ["Periode", "Område", HOURS, HOURS],
            ["Jan 2020", "Hvidovre", 600, 60],
        )
    )

    assert told.figures == {(ID, "167", "", "2020-01"): 60}
    assert f"overskriften 'Alle ydelser: {HOURS}' siger, at tallene er om flere ydelser" in told.problems


def test_the_benefits_of_one_publication_are_its_own_total(read: Read) -> None:
    told = read(workbook([*COLUMNS, HOURS], EVERYBODY, OWN, ["Jan 2020", "Hvidovre", "Uddannelseshjælp", 30]))

    assert told.figures[ID, "167", "", "2020-01"] == 600


@pytest.mark.parametrize("line", ["Offentlig forsørgelse", "Alle ydelser", "Offentligt forsørgede borgere, 2020"])
@pytest.mark.parametrize("label", ["Aktiveringsgrad", HOURS])
def test_a_table_of_all_benefits_without_rows_of_the_one_is_asked_about(read: Read, line: str, label: str) -> None:
    told = read(workbook([line], ["Periode", "Område", label], ["Jan 2020", "Hvidovre", 25]))

    assert told.figures == {}
    assert "siger, at tallene er om flere ydelser end Kontanthjælp, og" in told.problems


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Kontanthjælp: alle ydelser", HOURS),
        ("Offentlig forsørgelse – Kontanthjælp", "Aktiveringsgrad"),
        ("y60j01, alle ydelser", HOURS),
        ("Alle ydelsesgrupper", HOURS),
        ("Offentlig forsørgelse", "Antal langtidsledige personer"),
    ],
)
def test_a_table_that_names_the_benefit_or_a_measure_of_none_is_read(read: Read, line: str, label: str) -> None:
    told = read(workbook([line], ["Periode", "Område", label], ["Jan 2020", "Hvidovre", 25]))

    assert [*told.figures.values()] == [25]
