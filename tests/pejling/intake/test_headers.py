"""What stands above a table."""

from __future__ import annotations

import pytest

from pejling.intake.headers import Heading, read_heading
from pejling.intake.vocabulary import Vocabulary


def heading(words: Vocabulary, *lines: str, sheet: str = "Ark1") -> Heading:
    """Read the lines above a table."""
    return read_heading(sheet, lines, words.areas)


@pytest.mark.parametrize(
    "line", ["Område: Hvidovre", "Kommune: Hvidovre", "Jobcenter: Hvidovre", "Hvidovre", "Hvidovre Kommune"]
)
def test_a_line_above_may_say_the_area(words: Vocabulary, line: str) -> None:
    found = heading(words, "Kontanthjælp: Antal personer", line)

    assert found.area is not None
    assert found.area.code == "167"


def test_a_sheet_may_be_named_as_its_area(words: Vocabulary) -> None:
    found = heading(words, "Kontanthjælp", sheet="Brøndby")

    assert found.area is not None
    assert found.area.name == "Brøndby"


def test_a_line_rules_over_the_sheets_name(words: Vocabulary) -> None:
    found = heading(words, "Område: Hvidovre", sheet="Brøndby")

    assert found.area is not None
    assert found.area.name == "Hvidovre"


def test_a_sheet_with_a_number_for_a_name_is_no_area(words: Vocabulary) -> None:
    assert heading(words, sheet="167").area is None


@pytest.mark.parametrize("line", ["Periode: Jul 2026", "Måned: juli 2026", "Jul 2026"])
def test_a_line_above_may_say_the_period(words: Vocabulary, line: str) -> None:
    found = heading(words, line)

    assert found.period is not None
    assert found.period.id == "2026-07"


def test_the_day_the_figures_were_drawn_is_no_period(words: Vocabulary) -> None:
    assert heading(words, "Udtrukket den 22. august 2026").period is None


@pytest.mark.parametrize(
    ("title", "measure", "dimensions"),
    [
        (
            "Fuldtidsledige efter ydelsestype, område, tid, alder og køn",
            "Fuldtidsledige",
            ("ydelsestype", "område", "tid", "alder", "køn"),
        ),
        (
            "Activity and employment rates (end November) by frequency, sex and time",
            "Activity and employment rates (end November)",
            ("frequency", "sex", "time"),
        ),
        ("Kontanthjælp: Aktiveringsgrad", "", ()),
    ],
)
def test_statbanks_title_lists_its_dimensions_in_order(
    words: Vocabulary, title: str, measure: str, dimensions: tuple[str, ...]
) -> None:
    found = heading(words, title)

    assert (found.measure, found.dimensions) == (measure, dimensions)


def test_the_context_is_all_that_says_what_the_table_is_about(words: Vocabulary) -> None:
    assert heading(words, "Kontanthjælp", "Udtrukket", sheet="y60a02").context == "y60a02 Kontanthjælp Udtrukket"


@pytest.mark.parametrize(
    "title",
    [
        "Kontanthjælp – Hvidovre",
        "Hvidovre – kontanthjælp",
        "Kontanthjælp (Hvidovre)",
        "Kontanthjælp: Hvidovre",
        "Nøgletal Hvidovre Kommune – kontanthjælp",
        "Kontanthjælp i Hvidovre, juli 2026",
        "Ledige i Hvidovre Kommune i juli 2026",
        "Kontanthjælp, juli 2026, Hvidovre",
        "Aktiveringsgrad for kontanthjælpsmodtagere i Hvidovre",
        "Virksomhedskontakt, Hvidovre",
        "Aktiveringsgrad i Hvidovre Kommune fordelt på visitationskategori",
        "Nøgletal for Hvidovre",
    ],
)
def test_a_title_may_say_the_area_as_a_piece_of_it_or_by_its_official_name(words: Vocabulary, title: str) -> None:
    found = heading(words, title)

    assert found.area is not None
    assert found.area.code == "167"


@pytest.mark.parametrize(
    "title",
    [
        "Kontanthjælp – Hvidovre, Rødovre",
        "Nøgletal Hvidovre og Rødovre Kommune",
        "Ledige i Hvidovre og omegn",
        "Sammenligning: Hvidovre",
        "Modtager: Hvidovre Kommune",
        "Kontanthjælp, ekskl. Hvidovre Kommune",
    ],
)
def test_a_title_that_names_several_areas_or_one_of_something_else_says_none(words: Vocabulary, title: str) -> None:
    assert heading(words, title).area is None


def test_titles_that_name_different_areas_say_none(words: Vocabulary) -> None:
    assert heading(words, "Kontanthjælp, Hvidovre", "Ledige (Rødovre)").area is None


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("Jan 2026", "2026-01"),
        ("januar 2026", "2026-01"),
        ("2026M01", "2026-01"),
        ("jan-26", "2026-01"),
        ("1. kvartal 2026", "2026-Q1"),
        ("2026H1", "2026-H1"),
        ("2025", "2025"),
        ("Kontanthjælp jan 2026", "2026-01"),
    ],
)
def test_a_sheet_may_be_named_as_its_period(words: Vocabulary, name: str, period: str) -> None:
    found = heading(words, "Kontanthjælp", sheet=name).whole_period

    assert found is not None
    assert found.id == period


@pytest.mark.parametrize(
    "title",
    [
        "Kontanthjælp, juli 2026",
        "Status juli 2026",
        "Kontanthjælp (juli 2026)",
        "Kontanthjælp: unge, juli 2026",
        "Kontanthjælp, juli 2026, Hvidovre",
        "Kontanthjælp juli 2026 – Hvidovre Kommune",
        "Kontanthjælp i juli 2026",
    ],
)
def test_a_title_may_end_in_the_period(words: Vocabulary, title: str) -> None:
    found = heading(words, title).whole_period

    assert found is not None
    assert found.id == "2026-07"


@pytest.mark.parametrize(
    "title",
    [
        "Opgjort 22. august 2026",
        "Status pr. 1. juli 2026",
        "Status pr. juli 2026",
        "Udtræk august 2026",
        "Ledige siden juli 2019",
        "Kontanthjælp, maj - juli 2026",
        "Kontanthjælp, maj og juli 2026",
        "Kontanthjælp 2023/24",
        "Beskæftigelsesplan 2026",
        "Sammenlignet med juli 2025",
        "Sammenlignet med juli 2025, Hvidovre",
        "Kontanthjælp, opgjort juli 2026, Hvidovre",
        "Notat til udvalget, august 2026",
        "Næste gang: september 2026",
    ],
)
def test_a_day_a_range_and_the_time_of_something_else_are_no_period(words: Vocabulary, title: str) -> None:
    assert heading(words, title).whole_period is None
    assert heading(words, sheet=title).whole_period is None


def test_a_year_goes_with_a_month_in_it_and_two_months_do_not_go_together(words: Vocabulary) -> None:
    within = heading(words, "Status juli 2026", sheet="2026").whole_period

    assert within is not None
    assert within.id == "2026-07"
    assert heading(words, "Status juli 2026", sheet="Jun 2026").whole_period is None
