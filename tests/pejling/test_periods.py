"""Periods: every spelling met in exports, plans and addresses, and counting with them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.errors import PeriodError
from pejling.period_spellings import parse_period, read_period
from pejling.periods import Frequency, Period

FREQUENCIES = st.sampled_from(list(Frequency))
SPELLINGS = {
    # Jobindsats: API and web metadata
    "2026M07": "2026-07",
    "2026M7": "2026-07",
    "2024Q1": "2024-Q1",
    "2025Q04": "2025-Q4",
    "2019Q01": "2019-Q1",
    "2025Y01": "2025",
    "2023QMAT04": "2023-QMAT4",
    "2023QMAT01": "2023-QMAT1",
    "2021MMAT08": "2021-MAT08",
    "2021MAT08": "2021-MAT08",
    # Jobindsats: the website
    "Aug 2014": "2014-08",
    "Maj 2020": "2020-05",
    "Okt 2020": "2020-10",
    "Dec 2018": "2018-12",
    "aug 2021": "2021-08",
    "1. kvt. 2021": "2021-Q1",
    "2. kvt. 2020": "2020-Q2",
    "sep 2019 - aug 2020": "2020-MAT08",
    "1. kvt. 2020 - 4. kvt. 2020": "2020-QMAT4",
    "2. kvt. 2019 - 1. kvt. 2020": "2020-QMAT1",
    "2020": "2020",
    "år 2020": "2020",
    "1K2021": "2021-Q1",
    "3. kvt. 21": "2021-Q3",
    # notes and STAR's appendices
    "feb-15": "2015-02",
    "okt-12": "2012-10",
    "maj-13": "2013-05",
    "dec-98": "1998-12",
    "1. halvår 2014": "2014-H1",
    # prose in plans
    "2. kvartal 2019": "2019-Q2",
    "december 2012": "2012-12",
    "marts 2021": "2021-03",
    # Statistics Denmark
    "2020M01": "2020-01",
    "2020K3": "2020-Q3",
    "2008K1": "2008-Q1",
    "2007Q1": "2007-Q1",
    "2019": "2019",
    # English, and Excel's own ways
    "October 2020": "2020-10",
    "2020-10-01": "2020-10",
    "2020-10-01 00:00:00": "2020-10",
    "10-2020": "2020-10",
    "01.10.2020": "2020-10",
    "10/2020": "2020-10",
    "2020 okt": "2020-10",
    "2020/08": "2020-08",
    "M09 2020": "2020-09",
    # spaces as they come
    "  aug\u00a02021 ": "2021-08",
    "jan.  2020": "2020-01",
}
NO_PERIODS = [
    "",
    "I alt",
    "Hvidovre",
    "167",
    "16,4",
    "2.184",
    "12345",
    "2026M13",
    "2026M00",
    "2023QMAT05",
    "2024Q5",
    "3. halvår 2014",
    "1850",
    "25-29 år",
    "sep 2019 - sep 2020",
    "2. kvt. 2020 - 4. kvt. 2020",
    "aug",
    "2010/11",  # a month, or a school year
    "2020/21",
]


@pytest.mark.parametrize(("written", "id_"), SPELLINGS.items())
def test_a_period_is_read_as_it_is_written_in_exports_and_plans(written: str, id_: str) -> None:
    assert parse_period(written).id == id_


@pytest.mark.parametrize("written", NO_PERIODS)
def test_what_is_no_period_is_refused_and_not_guessed(written: str) -> None:
    with pytest.raises(PeriodError):
        parse_period(written)
    assert read_period(written) is None


def test_a_refusal_repeats_what_was_found_and_says_what_would_be_right() -> None:
    with pytest.raises(PeriodError, match=r"'forleden' kan ikke læses som en periode; skriv fx 2026-07, 2026-Q3"):
        parse_period("forleden")


def test_the_end_of_a_year_as_a_day_is_no_period() -> None:
    # "ultimo 2020" may be December, the year or its last day; who writes it must say which.
    assert read_period("ultimo 2020") is None


def test_four_quarters_ending_in_the_fourth_are_not_the_fourth_quarter() -> None:
    rolling, quarter = parse_period("2023QMAT04"), parse_period("2023Q04")

    assert rolling != quarter
    assert rolling.frequency is Frequency.ROLLING_YEAR_BY_QUARTER
    assert (rolling.start, rolling.end) == (date(2023, 1, 1), date(2023, 12, 31))
    assert (quarter.start, quarter.end) == (date(2023, 10, 1), date(2023, 12, 31))


def test_four_quarters_are_not_four_months() -> None:
    rolling = parse_period("2023QMAT02")

    assert (rolling.start, rolling.end) == (date(2022, 7, 1), date(2023, 6, 30))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-Q1", date(2019, 1, 1), date(2019, 3, 31)),
        ("2019-H2", date(2019, 7, 1), date(2019, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("sep 2019 - aug 2020", date(2019, 9, 1), date(2020, 8, 31)),
    ],
)
def test_a_period_starts_and_ends_on_its_own_days(written: str, first: date, last: date) -> None:
    period = parse_period(written)

    assert (period.start, period.end) == (first, last)


@pytest.mark.parametrize(
    ("cell", "id_"),
    [
        (datetime(2015, 2, 1), "2015-02"),  # noqa: DTZ001 - Excel's dates know no time zone
        (date(2015, 2, 28), "2015-02"),
        (2019, "2019"),
        (2019.0, "2019"),
        ("2019", "2019"),
    ],
)
def test_a_cell_may_hold_a_period_as_a_date_a_number_or_text(cell: object, id_: str) -> None:
    period = read_period(cell)

    assert period is not None
    assert period.id == id_


@pytest.mark.parametrize("cell", [None, True, 2019.5, 167, 3000, 12.0])
def test_a_cell_with_another_number_holds_no_period(cell: object) -> None:
    assert read_period(cell) is None


def test_months_are_counted_across_the_new_year() -> None:
    december = parse_period("2012-12")

    assert (december + 1).id == "2013-01"
    assert (december + -12).id == "2011-12"
    assert parse_period("2014-12") - december == 24


def test_the_position_of_a_period_is_its_number_in_the_year() -> None:
    found = {text: parse_period(text).position for text in ("2026-07", "2026-Q4", "2026-H2", "2026", "2026-MAT03")}

    assert found == {"2026-07": 7, "2026-Q4": 4, "2026-H2": 2, "2026": 1, "2026-MAT03": 3}


def test_periods_of_different_frequency_are_never_compared() -> None:
    month, quarter = parse_period("2026-07"), parse_period("2026-Q3")

    with pytest.raises(PeriodError, match="2026-07 og 2026-Q3 kan ikke sammenlignes"):
        _ = month < quarter
    with pytest.raises(PeriodError, match="kan ikke sammenlignes"):
        _ = month <= quarter
    with pytest.raises(PeriodError, match="kan ikke sammenlignes"):
        _ = quarter - month


def test_a_period_that_a_year_does_not_have_is_refused() -> None:
    with pytest.raises(PeriodError, match=r"nr\. 5 findes ikke i et år med 4 perioder"):
        Period.of(Frequency.QUARTER, 2020, 5)


@given(FREQUENCIES, st.integers(0, 1679))
def test_the_id_of_a_period_is_read_back_as_the_same_period(frequency: Frequency, steps: int) -> None:
    period = Period.of(frequency, 1950 + steps % 140, steps % frequency.per_year + 1)

    assert parse_period(period.id) == period


@given(FREQUENCIES, st.dates(date(1950, 1, 1), date(2098, 12, 31)))
def test_every_day_lies_in_the_period_that_contains_it(frequency: Frequency, day: date) -> None:
    period = Period.containing(frequency, day)

    assert period.start <= day <= period.end


@given(FREQUENCIES, st.integers(1960 * 12, 2080 * 12))
def test_one_period_begins_the_day_after_the_one_before_unless_they_overlap(frequency: Frequency, number: int) -> None:
    period = Period(frequency, number * frequency.per_year // 12)
    before = period + -1

    if frequency.rolling:
        assert before.end > period.start
    else:
        assert (period.start - before.end).days == 1
    assert before < period
    assert period - before == 1
