"""Exports as Jobindsats and Statistics Denmark make them, read whole, and the main job done on them.

The files lie in a shared folder beside the repository (PEJLING_SHARED says where else). Every cell is compared with a
plain reader here that goes by addresses and knows nothing of the intake: openpyxl, csv and what the file looks like.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from pejling.assessments import Assessment
from pejling.follow_up import follow_up
from pejling.intake import Import, Severity, read_export
from pejling.library import Library, load_library
from pejling.store import Store
from tests.pejling import alternative_implementations as plain
from tests.pejling.intake.readings import Figures, figures_in

pytestmark = pytest.mark.real

REPO = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("PEJLING_SHARED", REPO.parent / "shared")) / "real"
PLAN = Path(__file__).parent / "proeveplan-2026.toml"
LOADED = datetime(2026, 8, 22, 12, tzinfo=UTC)
DAY = date(2026, 8, 22)

ACTIVATION = "y60c07_aktiveringsgrad_perioder-paa-tvaers.xlsx"
HOURS = "y60j01_ordinaere-timer_lang.xlsx"
LONG_TERM = "y25i09_langtidsledige_api.csv"
BENEFIT = "y60a02_kontanthjaelp_hvidovre_perioder-nedad.xlsx"
UNEMPLOYED = "y25i01_ledighed_tal-som-tekst.xlsx"
GROSS = "statbank_web_AUL01_da_period-in-stub.xlsx"
EMPLOYED = "statbank_web_RAS200_en_municipalities_pct.xlsx"
EDUCATION = "statbank_web_HFUDD11_da_two-blank-rows-footnote.xlsx"

MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
AGES = {
    "Alder i alt": "",
    **{f"{first}-{first + 4} år": f"alder={first}-{first + 4}-aar" for first in range(25, 70, 5)},
    "60 år og derover": "alder=60-aar-og-derover",
}
EDUCATIONS = {
    "I alt": "",
    "H10 Grundskole": "uddannelse=grundskole",
    "H20 Gymnasiale uddannelser": "uddannelse=gymnasiale-uddannelser",
    "H30 Erhvervsfaglige uddannelser": "uddannelse=erhvervsfaglige-uddannelser",
    "H40 Korte videregående uddannelser, KVU": "uddannelse=korte-videregaaende-uddannelser",
    "H50 Mellemlange videregående uddannelser, MVU": "uddannelse=mellemlange-videregaaende-uddannelser",
    "H60 Bacheloruddannelser, BACH": "uddannelse=bacheloruddannelser",
    "H70 Lange videregående uddannelser, LVU": "uddannelse=lange-videregaaende-uddannelser",
    "H80 Ph.d. og forskeruddannelser": "uddannelse=ph-d-og-forskeruddannelser",
    "H90 Uoplyst mv.": "uddannelse=uoplyst-mv",
}


@dataclass(frozen=True)
class Expected:
    """What a file holds, at a glance: figures by indicator, areas, groups, first and last period."""

    indicators: dict[str, int]
    areas: int
    groups: int
    first: str
    last: str


EXPECTED = {
    ACTIVATION: Expected({"aktiveringsgrad": 3060, "andel_aktiveringsberoerte": 3060}, 51, 1, "2021-08", "2026-07"),
    HOURS: Expected(
        {"personer_med_ordinaere_timer": 3060, "andel_med_ordinaere_timer": 3060}, 51, 1, "2021-07", "2026-06"
    ),
    LONG_TERM: Expected({"langtidsledige": 5508}, 51, 3, "2023-08", "2026-07"),
    BENEFIT: Expected(
        {
            "kontanthjaelp_personer": 60,
            "kontanthjaelp_fuldtidspersoner": 60,
            "kontanthjaelp_pct_arbejdsstyrke": 60,
            "kontanthjaelp_pct_befolkning": 60,
        },
        1,
        1,
        "2021-08",
        "2026-07",
    ),
    UNEMPLOYED: Expected({"ledige_fuldtidspersoner": 3060, "ledighedsprocent": 3060}, 51, 1, "2021-08", "2026-07"),
    GROSS: Expected({"bruttoledige": 9}, 1, 9, "2019", "2019"),
    EMPLOYED: Expected({"beskaeftigelsesfrekvens": 1160}, 116, 1, "2008", "2017"),
    EDUCATION: Expected({"hoejst_fuldfoert_uddannelse": 90}, 1, 90, "2019", "2019"),
}


@cache
def content(file: str) -> bytes:
    """Return a file's bytes, or skip the test by the file's name."""
    path = FOLDER / file
    if not path.is_file():
        pytest.skip(f"{file} is not in {FOLDER} (PEJLING_SHARED may say where the shared folder is)")
    return path.read_bytes()


@cache
def library() -> Library:
    """Return the shipped content."""
    return load_library(REPO / "data")


@cache
def imported(file: str) -> Import:
    """Return what the intake makes of a file."""
    return read_export(file, content(file), REPO / "data")


@cache
def figures(file: str) -> Figures:
    """Return a file's figures as the intake reads them."""
    return figures_in(imported(file).observations)


# The plain reader: addresses and nothing else.


def cell(file: str, address: str) -> object:
    """Return the cell at an address of a workbook's first sheet."""
    return sheet(file)[address]


@cache
def sheet(file: str) -> dict[str, object]:
    """Return all filled cells of a workbook's first sheet by address."""
    book = openpyxl.load_workbook(io.BytesIO(content(file)))
    return {one.coordinate: one.value for row in book.worksheets[0].iter_rows() for one in row if one.value is not None}


def column(number: int) -> str:
    """Return a column's letters, counted from 1."""
    return get_column_letter(number)


@cache
def codes() -> dict[str, str]:
    """Return the code of each area by its names, read from the list itself."""
    with (REPO / "data" / "areas.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    return {name: row["code"] for row in rows for name in (row["name"], *row["aliases"].split("|")) if name}


def month(text: object) -> str:
    """Read "Jul 2026" or "2026M07"."""
    written = str(text)
    if "M" in written and written[4] == "M":
        return f"{written[:4]}-{written[5:]}"
    name, year = written.split()
    return f"{year}-{MONTHS.index(name.lower()) + 1:02d}"


def number(found: object) -> float | None:
    """Read a cell: a number, Danish text, or a mask."""
    if found is None or found in {"", "-"}:
        return None
    if isinstance(found, int | float):
        return float(found)
    return float(str(found).replace(".", "").replace(",", "."))


def activation() -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    """Read two measures under each month: months in row 4 over pairs of columns, areas in A6 to A56."""
    cells = sheet(ACTIVATION)
    for row in range(6, 57):
        for place in range(2, 122):
            when = cells[f"{column(place - place % 2)}4"]
            name = {0: "aktiveringsgrad", 1: "andel_aktiveringsberoerte"}[place % 2]
            value = number(cells.get(f"{column(place)}{row}"))
            yield (name, codes()[str(cells[f"A{row}"])], "", month(when)), value


def listed(file: str, names: tuple[str, str]) -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    """Read a flat list: period, area and two measures in A to D, rows 2 to 3061."""
    cells = sheet(file)
    for row in range(2, 3062):
        for letter, name in zip("CD", names, strict=True):
            key = (name, codes()[str(cells[f"B{row}"])], "", month(cells[f"A{row}"]))
            yield key, number(cells.get(f"{letter}{row}"))


def long_term() -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    """Read the API's text file: the benefit group's total is everybody."""
    groups = {"I alt": "", "A-dagpenge": "ydelse=a-dagpenge", "Kontanthjælp": "ydelse=kontanthjaelp"}
    for line in content(LONG_TERM).decode("utf-8-sig").splitlines()[1:]:
        when, area, group, value = line.split(";")
        yield ("langtidsledige", codes()[area], groups[group], month(when)), number(value)


def benefit() -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    """Read Hvidovre's list: months in A5 to A64, four measures in B to E."""
    cells = sheet(BENEFIT)
    for row in range(5, 65):
        for letter, name in zip("BCDE", EXPECTED[BENEFIT].indicators, strict=True):
            yield (name, "167", "", month(cells[f"A{row}"])), number(cells.get(f"{letter}{row}"))


def gross() -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    """Read nine age groups of the country in 2019: D4 to E12."""
    cells = sheet(GROSS)
    for row in range(4, 13):
        yield ("bruttoledige", "000", AGES[str(cells[f"D{row}"])], "2019"), number(cells[f"E{row}"])


def employed() -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    """Read areas in E4 to E119 by years in F3 to O3."""
    cells = sheet(EMPLOYED)
    for row in range(4, 120):
        for letter in "FGHIJKLMNO":
            key = ("beskaeftigelsesfrekvens", codes()[str(cells[f"E{row}"])], "", str(cells[f"{letter}3"]))
            yield key, number(cells[f"{letter}{row}"])


def education() -> Iterator[tuple[tuple[str, str, str, str], float | None]]:
    """Read age groups in E4 to E12 by educations in F3 to O3, for the country in 2019."""
    cells = sheet(EDUCATION)
    for row in range(4, 13):
        for letter in "FGHIJKLMNO":
            group = ";".join(filter(None, [AGES[str(cells[f"E{row}"])], EDUCATIONS[str(cells[f"{letter}3"])]]))
            yield ("hoejst_fuldfoert_uddannelse", "000", group, "2019"), number(cells[f"{letter}{row}"])


PLAIN_READERS = {
    ACTIVATION: activation,
    HOURS: lambda: listed(HOURS, ("personer_med_ordinaere_timer", "andel_med_ordinaere_timer")),
    LONG_TERM: long_term,
    BENEFIT: benefit,
    UNEMPLOYED: lambda: listed(UNEMPLOYED, ("ledige_fuldtidspersoner", "ledighedsprocent")),
    GROSS: gross,
    EMPLOYED: employed,
    EDUCATION: education,
}
FILES = list(PLAIN_READERS)


@cache
def plainly(file: str) -> Figures:
    """Return a file's figures as the plain reader reads them."""
    content(file)
    return dict(PLAIN_READERS[file]())


@pytest.mark.parametrize("file", FILES)
def test_every_cell_of_the_file_is_read_as_a_plain_reader_reads_it(file: str) -> None:
    assert figures(file) == plainly(file)


@pytest.mark.parametrize("file", FILES)
def test_the_file_holds_these_indicators_areas_groups_and_periods(file: str) -> None:
    keys = list(figures(file))
    counted = {name: sum(key[0] == name for key in keys) for name, _, _, _ in keys}

    periods = sorted({key[3] for key in keys})
    assert (
        Expected(counted, len({key[1] for key in keys}), len({key[2] for key in keys}), periods[0], periods[-1])
        == EXPECTED[file]
    )


@pytest.mark.parametrize("file", FILES)
def test_no_column_or_row_of_the_file_is_left_out(file: str) -> None:
    assert [issue for issue in imported(file).issues if issue.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("file", FILES)
def test_a_masked_cell_stays_hidden_and_no_small_count_is_made_up(file: str) -> None:
    hidden = [key for key, value in plainly(file).items() if value is None]
    counts = [value for key, value in figures(file).items() if library().indicators[key[0]].unit.additive]

    assert [figures(file)[key] for key in hidden] == [None] * len(hidden)
    assert all(value is None or value >= 3 for value in counts)


def test_the_long_term_unemployed_have_ten_hidden_cells_and_three_groups() -> None:
    found = figures(LONG_TERM)

    assert sum(value is None for value in found.values()) == 10
    assert {key[2] for key in found} == {"", "ydelse=a-dagpenge", "ydelse=kontanthjaelp"}


def test_hvidovre_in_july_2026_had_17_2_in_activation_and_46_0_touched_by_it() -> None:
    found = figures(ACTIVATION)

    assert found["aktiveringsgrad", "167", "", "2026-07"] == 17.2
    assert found["andel_aktiveringsberoerte", "167", "", "2026-07"] == 46.0
    assert cell(ACTIVATION, "A28") == "Hvidovre"
    assert (cell(ACTIVATION, "DP28"), cell(ACTIVATION, "DQ28")) == (17.2, 46)


def test_hvidovre_had_these_employment_rates_from_2008_to_2017() -> None:
    found = [figures(EMPLOYED)["beskaeftigelsesfrekvens", "167", "", str(year)] for year in range(2008, 2018)]

    assert found == [78.0, 75.2, 73.8, 73.5, 72.8, 73.0, 73.2, 74.0, 74.6, 74.8]


def test_hvidovre_had_664_full_time_persons_and_680_persons_on_benefit_in_july_2026() -> None:
    found = figures(BENEFIT)

    assert found["kontanthjaelp_fuldtidspersoner", "167", "", "2026-07"] == cell(BENEFIT, "C64") == 664
    assert found["kontanthjaelp_personer", "167", "", "2026-07"] == cell(BENEFIT, "B64") == 680


def test_a_thousand_in_danish_text_is_a_thousand() -> None:
    assert cell(UNEMPLOYED, "C2") == "96.938"
    assert figures(UNEMPLOYED)["ledige_fuldtidspersoner", "000", "", "2021-08"] == 96938
    assert figures(UNEMPLOYED)["ledighedsprocent", "000", "", "2021-08"] == 3.3


# The main job: all files loaded, a plan followed up.


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store with all eight files."""
    made = Store(tmp_path_factory.mktemp("real"))
    for file in FILES:
        made.add(imported(file), LOADED)
    return made


@pytest.fixture(scope="module")
def followed(store: Store) -> dict[str, Assessment]:
    """Return the trial plan's targets, assessed on 22 August 2026."""
    return assessed(store, DAY)


def assessed(store: Store, day: date) -> dict[str, Assessment]:
    """Assess the trial plan's targets on a day."""
    found = follow_up(library().plan(str(PLAN)), store, library(), day)
    return {line.target.id: line.assessment for line in found.lines}


def hvidovre(file: str, name: str, first: str, last: str) -> dict[int, float]:
    """Return Hvidovre's months from a file by the plain reader, numbered from 1."""
    found = {key[3]: value for key, value in plainly(file).items() if key[:3] == (name, "167", "")}
    values = [value for when, value in sorted(found.items()) if first <= when <= last]
    return {place: value for place, value in enumerate(values, start=1) if value is not None}


def told(assessment: Assessment) -> tuple[str, str, float | None]:
    """Return status, month and newest settled value of an assessment."""
    latest = assessment.latest
    assert latest is not None
    return assessment.status.value, latest.period.id, latest.value


def test_activation_is_18_0_in_june_and_19_1_on_average_and_needs_16_9_for_the_rest(
    followed: dict[str, Assessment],
) -> None:
    found = followed["P1"]
    rates = hvidovre(ACTIVATION, "aktiveringsgrad", "2026-01", "2026-06")
    recipients = hvidovre(BENEFIT, "kontanthjaelp_fuldtidspersoner", "2026-01", "2026-06")

    assert told(found) == ("usikkert", "2026-06", 18.0)
    assert found.level == 18
    assert found.gap == plain.missing(18, rates[6], higher_is_better=True) == 0
    assert found.persons is not None
    assert found.persons.count == plain.persons_missing(18, rates[6], 702, higher_is_better=True) == 0
    assert found.measurement is not None
    assert found.measurement.weighted
    assert found.measurement.value == pytest.approx(plain.average(rates, recipients))
    assert found.measurement.value == pytest.approx(19.108, abs=0.001)
    assert found.measurement.required == pytest.approx(plain.required_rest(18, rates, recipients, 12))
    assert found.measurement.required == pytest.approx(16.901, abs=0.001)


def test_ordinary_hours_are_2_2_points_above_8_in_may(followed: dict[str, Assessment]) -> None:
    found = followed["P2"]
    persons = hvidovre(HOURS, "personer_med_ordinaere_timer", "2026-05", "2026-05")
    recipients = hvidovre(BENEFIT, "kontanthjaelp_personer", "2026-05", "2026-05")

    # June is the newest month of this measure, and provisional
    assert told(found) == ("usikkert", "2026-05", 10.2)
    assert found.level == 8
    assert found.gap == pytest.approx(-2.2)
    assert found.latest is not None
    assert (found.latest.numerator, found.latest.denominator) == (persons[1], recipients[1]) == (74, 723)
    assert found.persons is not None
    assert (found.persons.count, found.persons.approximate) == (0, False)


def test_long_term_unemployment_is_32_persons_above_five_per_cent_less_than_154(
    followed: dict[str, Assessment],
) -> None:
    found = followed["P3"]
    baseline = hvidovre(LONG_TERM, "langtidsledige", "2025-12", "2025-12")[1]
    newest = hvidovre(LONG_TERM, "langtidsledige", "2026-06", "2026-06")[1]

    assert (baseline, newest) == (154, 178)
    assert told(found) == ("ikke på vej", "2026-06", 178)
    assert found.level == pytest.approx(plain.level("change_percent", -5, baseline))
    assert found.level == pytest.approx(146.3)
    assert found.gap == pytest.approx(31.7)
    assert found.persons is not None
    assert found.persons.count == 32


def test_unemployment_is_a_tenth_of_a_point_above_3_which_is_28_of_852(followed: dict[str, Assessment]) -> None:
    found = followed["P4"]
    rate = hvidovre(UNEMPLOYED, "ledighedsprocent", "2026-06", "2026-06")[1]
    unemployed = hvidovre(UNEMPLOYED, "ledige_fuldtidspersoner", "2026-06", "2026-06")[1]

    # 852 are 3.1 per cent; 3.0 per cent of the same labour force are 824.5
    assert (rate, unemployed) == (3.1, 852)
    assert told(found) == ("på vej", "2026-06", 3.1)
    assert found.level == 3.0
    assert found.gap == pytest.approx(0.1)
    assert found.persons is not None
    assert found.persons.count == 28


def test_there_are_52_full_time_persons_more_on_benefit_than_650(followed: dict[str, Assessment]) -> None:
    found = followed["P5"]
    newest = hvidovre(BENEFIT, "kontanthjaelp_fuldtidspersoner", "2026-06", "2026-06")[1]

    assert told(found) == ("ikke på vej", "2026-06", newest) == ("ikke på vej", "2026-06", 702)
    assert (found.level, found.gap) == (650, 52)
    assert found.persons is not None
    assert found.persons.count == 52


def test_the_newest_month_is_said_to_be_provisional_and_the_reform_to_be_a_break(
    followed: dict[str, Assessment],
) -> None:
    markers = {name: {marker.value for marker in one.markers} for name, one in followed.items()}

    assert all("foreløbige tal" in found for found in markers.values())
    assert {name for name, found in markers.items() if "databrud" in found} == {"P1", "P2", "P5"}
    assert {name for name, found in markers.items() if "på målniveau nu" in found} == {"P1", "P2"}


def test_three_months_later_the_same_figures_are_too_old_to_say_anything(store: Store) -> None:
    later = assessed(store, date(2026, 11, 22))

    assert {name: one.status.value for name, one in later.items()} == dict.fromkeys(later, "ingen data")
    assert "for gammelt til en vurdering den 22. november 2026" in later["P1"].reason
    assert later["P5"].gap == 52


def test_the_same_files_again_change_nothing(store: Store) -> None:
    for file in FILES:
        changes = store.changes(imported(file))

        assert (changes.new, changes.revisions) == (0, ())
    assert len(store.imports()) == len(FILES)
