"""Series made of what the store holds: marks, denominators, and what was known on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from pejling.figures import Figures
from pejling.library import Library
from pejling.series import Mark, Series, group_from_id, group_of
from pejling.store import Store
from tests.pejling.builders import COUNTRY, HVIDOVRE, imported, moment, rows_of

LOADED = moment("2026-08-22")
DAY = date(2026, 8, 22)
RATE, FULL_TIME = "aktiveringsgrad", "kontanthjaelp_fuldtidspersoner"


def series(store: Store, library: Library, name: str = RATE, as_of: date = DAY) -> Series:
    """Return Hvidovre's series on a day."""
    return Figures(store, library, [name], (HVIDOVRE, COUNTRY), as_of).series(name, HVIDOVRE)


def marks(found: Series) -> list[Mark]:
    """Return the marks, oldest first."""
    return [one.mark for one in found.observations]


def test_the_newest_month_is_provisional(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-05", [16.1, 16.7, 17.2])), LOADED)

    assert marks(series(store, library)) == [Mark.FINAL, Mark.FINAL, Mark.PROVISIONAL]


def test_the_newest_month_is_that_of_the_measure_and_not_of_the_municipality(store: Store, library: Library) -> None:
    rows = [*rows_of(RATE, "167", "2026-05", [16.1, 16.7]), *rows_of(RATE, "000", "2026-05", [15, 15, 15])]
    store.add(imported(rows), LOADED)

    assert marks(series(store, library)) == [Mark.FINAL, Mark.FINAL]


def test_the_newest_month_is_that_of_all_imports(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-05", [16.1, 16.7])), moment("2026-07-20"))
    store.add(imported(rows_of(RATE, "167", "2026-07", [17.2])), LOADED)

    assert marks(series(store, library)) == [Mark.FINAL, Mark.FINAL, Mark.PROVISIONAL]


def test_a_month_that_has_not_begun_on_the_day_is_no_figure_of_it(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-06", [16.1, 16.7, 17.2, 19.0, 20.0])), LOADED)

    found = series(store, library)
    assert [one.value for one in found.observations] == [16.1, 16.7, 17.2]
    assert marks(found) == [Mark.FINAL, Mark.FINAL, Mark.PROVISIONAL]
    assert len(series(store, library, as_of=date(2026, 10, 1)).observations) == 5


def test_as_many_months_are_provisional_as_the_indicator_says(store: Store, library: Library) -> None:
    name = "andel_med_tre_samtaler"
    store.add(imported(rows_of(name, "167", "2026-01", [90, 90, 90, 88, 73])), LOADED)

    found = series(store, library, name)

    assert library.indicators[name].provisional_periods == 4
    assert marks(found) == [Mark.FINAL, *[Mark.PROVISIONAL] * 4]


def test_what_the_job_centre_counts_itself_is_final_at_once(store: Store, library: Library) -> None:
    name = "kampagner_handicap"
    store.add(imported(rows_of(name, "167", "2026-Q1", [1, 2])), LOADED)

    assert marks(series(store, library, name)) == [Mark.FINAL, Mark.FINAL]


def test_a_hidden_newest_month_stays_hidden_and_the_one_before_it_is_the_newest(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-05", [16.1, 16.7, None])), LOADED)

    assert marks(series(store, library)) == [Mark.FINAL, Mark.PROVISIONAL, Mark.SUPPRESSED]


def test_on_an_earlier_day_the_figures_are_those_of_that_day(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-05", [16.1, 16.7])), moment("2026-07-20"))
    store.add(imported(rows_of(RATE, "167", "2026-06", [16.9, 17.2])), LOADED)

    then = series(store, library, as_of=date(2026, 7, 31))

    assert [one.value for one in then.observations] == [16.1, 16.7]
    assert marks(then) == [Mark.FINAL, Mark.PROVISIONAL]
    assert not then.reconstructed


def test_before_anything_was_loaded_later_figures_stand_in_and_are_marked(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-01", [14.0, 15.0, 16.0])), LOADED)

    then = series(store, library, as_of=date(2026, 3, 21))

    # published 20 days after the month's end: January and February, of which February is provisional
    assert [(one.period.id, one.value, one.mark) for one in then.observations] == [
        ("2026-01", 14.0, Mark.FINAL),
        ("2026-02", 15.0, Mark.PROVISIONAL),
    ]
    assert then.reconstructed


def test_a_month_stands_in_only_from_the_day_it_is_normally_published(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-01", [14.0, 15.0])), LOADED)

    assert len(series(store, library, as_of=date(2026, 3, 19)).observations) == 1
    assert len(series(store, library, as_of=date(2026, 3, 20)).observations) == 2


def test_what_stands_in_is_the_first_value_and_not_a_later_revision(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-01", [14.0, 15.0])), moment("2026-06-01"))
    store.add(imported(rows_of(RATE, "167", "2026-01", [99.0])), LOADED)

    then = series(store, library, as_of=date(2026, 4, 1))

    assert then.observations[0].value == 14.0


def test_a_series_without_figures_is_not_called_reconstructed(store: Store, library: Library) -> None:
    found = series(store, library)

    assert found.observations == ()
    assert not found.reconstructed


def test_a_rate_knows_its_denominator(store: Store, library: Library) -> None:
    rows = [*rows_of(RATE, "167", "2026-06", [16.7, 17.2]), *rows_of(FULL_TIME, "167", "2026-06", [702.0, 664.0])]
    store.add(imported(rows), LOADED)

    found = series(store, library)

    assert [(one.numerator, one.denominator) for one in found.observations] == [(None, 702.0), (None, 664.0)]


def test_a_month_without_its_count_has_no_denominator(store: Store, library: Library) -> None:
    rows = [*rows_of(RATE, "167", "2026-06", [16.7, 17.2]), *rows_of(FULL_TIME, "167", "2026-06", [702.0, None])]
    store.add(imported(rows), LOADED)

    assert [one.denominator for one in series(store, library).observations] == [702.0, None]


def test_a_denominator_follows_from_the_numerator_where_only_that_is_known(store: Store, library: Library) -> None:
    name, counted = "ledighedsprocent", "ledige_fuldtidspersoner"
    rows = [*rows_of(name, "167", "2026-06", [3.2, 0.0]), *rows_of(counted, "167", "2026-06", [864.0, 0.0])]
    store.add(imported(rows), LOADED)

    found = series(store, library, name)

    assert found.observations[0].numerator == 864
    assert found.observations[0].denominator == pytest.approx(27_000)
    assert found.observations[1].denominator is None


def test_figures_of_another_frequency_than_the_indicators_are_left_out(store: Store, library: Library) -> None:
    store.add(imported([(RATE, "167", "2026-06", 17.2), (RATE, "167", "2026-Q2", 16.0)]), LOADED)

    assert [one.period.id for one in series(store, library).observations] == ["2026-06"]


def test_groups_are_those_there_are_figures_for(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-06", [17.2])), LOADED)
    store.add(imported(rows_of(RATE, "167", "2026-06", [12.0]), group="visitation=uddannelsesparat"), LOADED)
    figures = Figures(store, library, [RATE], [HVIDOVRE], DAY)
    ready = group_of({"visitation": "Uddannelsesparat"})

    assert set(figures.groups(RATE, HVIDOVRE)) == {(), ready}
    assert figures.series(RATE, HVIDOVRE, ready).observations[0].value == 12.0


MATCHES = "haandholdte_match"
WOMEN, MEN = "koen=kvinder", "koen=maend"
Told = tuple[str, str, float]  # day, group, matches of the first quarter


def as_told(store: Store, told: Iterable[Told]) -> None:
    """Keep what was said of one quarter's matches, in the order of the days."""
    for day, group, value in told:
        new = imported(rows_of(MATCHES, "167", "2026-Q1", [value]), file=f"{day} {group}.xlsx", group=group)
        store.add(new, moment(day))


def matches_on(store: Store, library: Library, day: str) -> dict[str, float | None]:
    """Return the quarter's matches as they are shown on a day, by group."""
    figures = Figures(store, library, [MATCHES], [HVIDOVRE], date(2026, 12, 1)).on(date.fromisoformat(day))
    found = {text: figures.series(MATCHES, HVIDOVRE, group_from_id(text)) for text in ("", WOMEN, MEN)}
    return {group: one.observations[0].value for group, one in found.items() if one.observations}


def test_two_days_side_by_side_do_not_give_a_hidden_part_away(store: Store, library: Library) -> None:
    as_told(store, [("2026-04-01", WOMEN, 3), ("2026-04-01", MEN, 9), ("2026-05-01", "", 12)])

    assert matches_on(store, library, "2026-05-01") == {"": 12, WOMEN: None, MEN: None}
    assert matches_on(store, library, "2026-04-01") == {WOMEN: None, MEN: None}


def test_an_old_total_that_would_give_a_corrected_part_away_is_hidden(store: Store, library: Library) -> None:
    first = [("2026-04-01", "", 20), ("2026-04-01", WOMEN, 4), ("2026-04-01", MEN, 16)]
    as_told(store, [*first, ("2026-05-01", WOMEN, 6), ("2026-05-01", "", 22)])

    assert matches_on(store, library, "2026-05-01") == {"": 22, WOMEN: 6, MEN: 16}
    assert matches_on(store, library, "2026-04-01") == {"": None, WOMEN: None, MEN: None}


def test_a_day_before_a_small_number_was_withdrawn_shows_no_more_than_now(store: Store, library: Library) -> None:
    as_told(store, [("2026-04-01", WOMEN, 3), ("2026-04-01", MEN, 9), ("2026-05-01", "", 12)])
    women = next(one for one in store.imports() if WOMEN in one.file)
    store.withdraw(women.digest, "Anna", "Fejl", moment("2026-06-01"))

    assert matches_on(store, library, "2026-06-01") == {"": 12, MEN: 9}
    assert matches_on(store, library, "2026-04-01") == {WOMEN: None, MEN: 9}


def test_an_earlier_day_shows_what_was_corrected_where_nothing_was_ever_hidden(store: Store, library: Library) -> None:
    as_told(store, [("2026-04-01", "", 20), ("2026-05-01", "", 22)])

    assert matches_on(store, library, "2026-04-01") == {"": 20}
    assert matches_on(store, library, "2026-05-01") == {"": 22}


def test_another_period_or_family_is_shown_as_it_stood(store: Store, library: Library) -> None:
    as_told(store, [("2026-04-01", "", 3), ("2026-05-01", "", 22)])
    other = "kampagner_handicap"
    for day, value in [("2026-04-01", 7), ("2026-05-01", 8)]:
        store.add(imported(rows_of(MATCHES, "167", "2025-Q4", [value]), file=f"{day} q4"), moment(day))
        store.add(imported(rows_of(other, "167", "2026-Q1", [value]), file=f"{day} other"), moment(day))

    figures = Figures(store, library, [MATCHES, other], [HVIDOVRE], date(2026, 4, 2))

    assert [one.value for one in figures.series(MATCHES, HVIDOVRE).observations] == [7, None]
    assert [one.value for one in figures.series(other, HVIDOVRE).observations] == [7]
