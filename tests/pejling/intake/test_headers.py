"""What stands above a table."""

from __future__ import annotations

import pytest

from pejling.intake.headers import Heading, read_heading
from pejling.intake.matches import Vocabulary


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
