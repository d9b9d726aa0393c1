"""Danish in and out: numbers, amounts, periods, runs of periods, and what a Dane types."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling import danish
from pejling.period_spellings import parse_period
from pejling.periods import Frequency
from pejling.units import UNITS

PERCENT, PERSONS = UNITS["percent"], UNITS["persons"]


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (1234.5, 1, "1.234,5"),
        (1234567, 0, "1.234.567"),
        (-3, 0, "−3"),
        (16, 1, "16,0"),
        (-0.04, 1, "0,0"),
        (0.05, 2, "0,05"),
    ],
)
def test_numbers_have_danish_marks(value: float, decimals: int, written: str) -> None:
    assert danish.number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "−3"),
        (16.25, 1, "16,3"),
        (16.35, 1, "16,4"),
        (2.675, 2, "2,68"),
        (1.005, 2, "1,01"),
        (15.95, 1, "16,0"),
        (15.9499, 1, "15,9"),
    ],
)
def test_halves_are_rounded_away_from_zero_as_by_hand(value: float, decimals: int, written: str) -> None:
    assert danish.number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (16.4, "percent", "16,4 pct."),
        (1, "percent", "1,0 pct."),
        (0, "persons", "0 personer"),
        (1, "persons", "1 person"),
        (0.9, "persons", "1 person"),
        (2, "persons", "2 personer"),
        (664, "full_time_persons", "664 fuldtidspersoner"),
        (1, "full_time_persons", "1 fuldtidsperson"),
        (1234, "courses", "1.234 forløb"),
        (1, "companies", "1 virksomhed"),
        (1, "jobs", "1 job"),
        (12.5, "hours", "12,5 timer"),
    ],
)
def test_an_amount_carries_its_unit_in_singular_or_plural(value: float, unit: str, written: str) -> None:
    assert danish.amount(value, UNITS[unit]) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (2.8, "percent", "2,8 procentpoint"),
        (-2.8, "percent", "2,8 procentpoint"),
        (1, "percent", "1,0 procentpoint"),
        (-19, "persons", "19 personer"),
        (1, "persons", "1 person"),
    ],
)
def test_a_difference_is_a_size_and_for_rates_always_percentage_points(value: float, unit: str, written: str) -> None:
    assert danish.difference(value, UNITS[unit]) == written


@given(st.floats(-100, 100, allow_nan=False), st.integers(0, 3))
def test_a_difference_of_a_rate_is_never_written_with_percent_alone(value: float, decimals: int) -> None:
    written = danish.difference(value, PERCENT, decimals)

    assert written.endswith(" procentpoint")
    assert "%" not in written
    assert "pct" not in written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (16, "percent", "16,0 pct."),
        (22.35, "percent", "22,35 pct."),
        (125, "persons", "125 personer"),
        (146.3, "persons", "146,3 personer"),
        (117.45, "persons", "117,45 personer"),
        (100 / 3, "percent", "33,33 pct."),
    ],
)
def test_a_level_is_written_with_the_decimals_it_needs_and_at_most_two(value: float, unit: str, written: str) -> None:
    assert danish.level(value, UNITS[unit]) == written


@pytest.mark.parametrize(
    ("period", "long", "short"),
    [
        ("2026-07", "juli 2026", "jul. 2026"),
        ("2020-05", "maj 2020", "maj 2020"),
        ("2026-Q3", "3. kvartal 2026", "3. kvt. 2026"),
        ("2014-H1", "1. halvår 2014", "1. halvår 2014"),
        ("2026", "2026", "2026"),
        ("2026-MAT07", "året til juli 2026", "jul. 2026"),
        ("2026-QMAT3", "året til 3. kvartal 2026", "året til 3. kvt. 2026"),
    ],
)
def test_a_period_is_written_out_in_text_and_short_in_tables(period: str, long: str, short: str) -> None:
    assert danish.period(parse_period(period)) == long
    assert danish.short_period(parse_period(period)) == short


def test_a_day_is_written_as_in_a_letter() -> None:
    assert danish.day(date(2026, 8, 2)) == "2. august 2026"


@pytest.mark.parametrize(
    ("found", "written"),
    [
        ("", "ingen"),
        ("2026-01", "jan. 2026"),
        ("2026-01 2026-02 2026-03", "jan. 2026–mar. 2026"),
        ("2026-03 2026-01 2026-02 2026-05", "jan. 2026–mar. 2026 og maj 2026"),
        ("2025-12 2026-01 2026-03 2026-05 2026-06", "dec. 2025–jan. 2026, mar. 2026 og maj 2026–jun. 2026"),
        ("2026-01 2026-01", "jan. 2026"),
        ("2019 2020 2022", "2019–2020 og 2022"),
    ],
)
def test_periods_are_told_as_runs(found: str, written: str) -> None:
    assert danish.periods([parse_period(text) for text in found.split()]) == written


@pytest.mark.parametrize(
    ("n", "frequency", "written"),
    [
        (6, Frequency.MONTH, "6 måneder"),
        (1, Frequency.MONTH, "1 måned"),
        (1, Frequency.QUARTER, "1 kvartal"),
        (2, Frequency.YEAR, "2 år"),
    ],
)
def test_a_number_of_periods_is_counted_in_their_own_noun(n: int, frequency: Frequency, written: str) -> None:
    assert danish.periods_left(n, frequency) == written


@pytest.mark.parametrize(
    ("words", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_words_are_joined_with_commas_and_an_and(words: list[str], written: str) -> None:
    assert danish.listing(words) == written


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("22", "percent", 22),
        ("22,5", "percent", 22.5),
        ("99,5", "percent", 99.5),
        ("22 pct.", "percent", 22),
        ("22 pct", "percent", 22),
        ("22%", "percent", 22),
        ("22 procent", "percent", 22),
        ("3,7 procentpoint", "percent", 3.7),
        ("1.234,5", "percent", 1234.5),
        ("1.234", "persons", 1234),
        ("1.234.567", "persons", 1234567),
        ("1\u00a0234", "persons", 1234),
        ("664 fuldtidspersoner", "full_time_persons", 664),
        ("1 person", "persons", 1),
        ("-3", "persons", -3),
        ("−3,5", "percent", -3.5),
        (" 16 ", "percent", 16),
    ],
)
def test_a_number_is_read_as_a_dane_types_it(typed: str, unit: str, value: float) -> None:
    assert danish.read_number(typed, UNITS[unit]) == value


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("2.5", "percent"),  # two and a half, or 25 mistyped
        ("16.0", "percent"),
        ("2.5", "persons"),
        ("1.234", "percent"),  # 1,234 or 1234
        ("12.34", "persons"),
        ("1,234.5", "percent"),
        ("1.23,4", "percent"),
        ("", "percent"),
        ("pct.", "percent"),
        ("mindst 16", "percent"),
        ("16 eller 17", "percent"),
        ("1e3", "persons"),
        ("nan", "percent"),
        ("inf", "percent"),
        (",5", "percent"),
        ("5,", "percent"),
        ("22 %", "persons"),
        ("22 pct.", "hours"),
        ("22 personer", "percent"),
    ],
)
def test_what_is_unclear_is_not_read_as_a_number(typed: str, unit: str) -> None:
    assert danish.read_number(typed, UNITS[unit]) is None


@given(st.integers(-999_999_999, 999_999_999), st.integers(0, 2))
def test_a_number_written_here_is_read_here_as_the_same(hundredths: int, decimals: int) -> None:
    value = round(hundredths / 100, decimals)

    assert danish.read_number(danish.number(value, decimals)) == pytest.approx(value, abs=1e-9)


@given(st.integers(0, 10_000))
def test_an_amount_written_here_is_read_here_as_the_same(tenths: int) -> None:
    assert danish.read_number(danish.amount(tenths / 10, PERCENT), PERCENT) == tenths / 10
    assert danish.read_number(danish.amount(tenths, PERSONS), PERSONS) == tenths
