"""Gross steps: what an import brings or changes that is far from how the series usually moves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.indicators import Source
from pejling.intake import Import
from pejling.steps import FEWEST, TIMES, Step, first_steps_note, gross_steps
from pejling.store import Store
from tests.pejling import alternative_implementations as plain
from tests.pejling.builders import Number, broken, imported, indicator, moment, rows_of

RATE = {"maalt": indicator()}
PERSONS = {"maalt": indicator("persons")}
# Steps of 1 up and down: 16 17 16 17 ...
CALM = [16.0 + month % 2 for month in range(20)]


def series(values: Iterable[Number], area: str = "167", first: str = "2020-01", group: str = "") -> Import:
    return imported(rows_of("maalt", area, first, values), group=group)


def found(new: Import, store: Store, known: object = RATE) -> tuple[Step, ...]:
    assert isinstance(known, dict)
    return gross_steps(new, store.beside(new), known)


def told(steps: Sequence[Step]) -> list[tuple[str, Number]]:
    return [(step.cell.period.id, step.cell.value) for step in steps]


def test_a_calm_series_has_no_gross_step(store: Store) -> None:
    assert found(series(CALM), store) == ()


def test_a_step_of_more_than_five_times_the_usual_is_gross(store: Store) -> None:
    (step,) = found(series([*CALM, 23.0]), store)

    assert (step.cell.period.id, step.cell.value, step.value, step.usual, step.size) == ("2021-09", 23.0, 17.0, 1.0, 6)
    assert step.beside.id == "2021-08"
    assert step.row == 20


def test_a_step_of_exactly_five_times_the_usual_is_none(store: Store) -> None:
    assert found(series([*(value / 10 for value in CALM), 2.2]), store) == ()


def test_the_way_back_from_one_odd_figure_is_no_second_one(store: Store) -> None:
    assert told(found(series([*CALM, 99.0, 16.0, 17.0]), store)) == [("2021-09", 99.0)]


def test_two_odd_figures_with_one_between_are_both_told(store: Store) -> None:
    assert sorted(told(found(series([*CALM, 99.0, 16.0, 98.0, 16.0]), store))) == [("2021-09", 99.0), ("2021-11", 98.0)]


def test_a_series_that_moves_to_another_level_is_asked_about_once(store: Store) -> None:
    assert told(found(series([*CALM, 60.0, 61.0, 60.0]), store)) == [("2021-09", 60.0)]


def test_what_stays_where_an_unconfirmed_step_led_is_left_out_with_it(store: Store) -> None:
    store.add(series(CALM), moment("2022-01-01"))
    new = series([*CALM[:15], 60.0, 61.0, 60.0, 61.0, 60.0, 61.0, 17.0, 60.0])

    steps = found(new, store)

    assert [(step.row, step.followers) for step in steps] == [(15, (16, 17, 18, 19, 20)), (22, ())]
    store.add(new, without=[row for step in steps for row in step.rows])
    assert [one.value for one in store.select(["maalt"])["maalt", "167", ""]] == [*CALM, 17.0]


def test_of_a_series_loaded_for_the_first_time_only_the_odd_figure_is_left_out(store: Store) -> None:
    (step,) = found(series([*CALM, 60.0, 61.0, 60.0]), store)

    assert (step.asked, step.followers) == (True, ())


def test_before_what_is_stored_the_figures_that_stay_away_are_the_earlier_ones(store: Store) -> None:
    store.add(series(CALM, first="2020-04"), moment("2022-01-01"))

    (step,) = found(series([98.0, 99.0], first="2020-02"), store)

    assert (step.row, step.followers) == (1, (0,))


def test_the_first_figure_of_a_series_can_be_the_odd_one(store: Store) -> None:
    store.add(series(CALM, first="2020-02"), moment("2022-01-01"))

    (step,) = found(series([99.0]), store)

    assert (step.cell.period.id, step.cell.value, step.beside.id) == ("2020-01", 99.0, "2020-02")


def test_with_few_steps_nothing_is_told(store: Store) -> None:
    few = CALM[:FEWEST]

    assert found(series([*few[:-1], 99.0]), store) == ()
    assert told(found(series([*few, 99.0]), store)) == [("2021-01", 99.0)]


def test_a_series_that_mostly_stands_still_is_held_against_the_smallest_published_step(store: Store) -> None:
    assert found(series([*[16.0] * 20, 16.5]), store) == ()
    assert told(found(series([*[16.0] * 20, 16.6]), store)) == [("2021-09", 16.6)]


def test_the_usual_step_is_never_less_than_the_smallest_published_one(store: Store) -> None:
    values = [16.0 + 0.05 * (month % 2) for month in range(20)]

    assert found(series([*values, 16.5]), store) == ()
    assert len(found(series([*values, 16.7]), store)) == 1


def test_small_counts_that_jitter_by_one_may_move_by_five(store: Store) -> None:
    values = [3.0 + month % 2 for month in range(20)]

    assert found(series([*values, 9.0]), store, PERSONS) == ()
    assert told(found(series([*values, 10.0]), store, PERSONS)) == [("2021-09", 10.0)]


def test_a_gap_is_no_step(store: Store) -> None:
    assert found(series([*CALM, None, 99.0]), store) == ()


def test_a_step_across_a_series_break_is_expected(store: Store) -> None:
    known = {"maalt": indicator(breaks=broken("2021-09"))}

    assert found(series([*CALM, 99.0, 98.0]), store, known) == ()


def test_areas_and_groups_are_series_of_their_own(store: Store) -> None:
    store.add(series([value * 5 for value in CALM], area="000"), moment("2022-01-01"))
    store.add(series([value * 5 for value in CALM], group="koen=kvinder"), moment("2022-01-01"))

    assert found(series(CALM), store) == ()


def test_what_is_stored_is_not_asked_about_again(store: Store) -> None:
    store.add(series([*CALM, 99.0]), moment("2022-01-01"))

    assert found(series([*CALM, 99.0, 17.0]), store) == ()


def test_a_stored_figure_that_an_import_changes_is_asked_about(store: Store) -> None:
    store.add(series(CALM), moment("2022-01-01"))

    assert told(found(series([*CALM[:9], 99.0, *CALM[10:]]), store)) == [("2020-10", 99.0)]


def test_a_new_month_is_held_against_the_months_stored_before(store: Store) -> None:
    store.add(series(CALM), moment("2022-01-01"))

    (step,) = found(series([99.0], first="2021-09"), store)

    assert (step.row, step.value) == (0, 17.0)


def test_the_largest_step_comes_first(store: Store) -> None:
    steps = found(series([*CALM, 30.0, 99.0]), store)

    assert [step.cell.value for step in steps] == [99.0, 30.0]


def test_without_what_was_found_a_file_has_less_and_never_more_to_ask_about(store: Store) -> None:
    new = series([*CALM, 99.0, 16.0])
    (step,) = found(new, store)

    store.add(new, without=step.rows)

    assert [one.value for one in store.select(["maalt"])["maalt", "167", ""]] == [*CALM, 16.0]


@given(st.lists(st.none() | st.integers(0, 30).map(float), min_size=1, max_size=40))
def test_a_median_step_is_the_median_of_the_steps_between_neighbours(
    tmp_path_factory: pytest.TempPathFactory, values: list[Number]
) -> None:
    steps = found(series(values), Store(tmp_path_factory.mktemp("store")), PERSONS)

    usual, gross = plain.gross_steps(values, fewest=FEWEST, times=TIMES)
    assert {step.usual for step in steps} <= {usual}
    assert len(steps) <= gross
    assert bool(steps) == bool(gross)


def test_the_history_of_a_series_loaded_for_the_first_time_is_told_and_not_asked_about(store: Store) -> None:
    (step,) = found(series([*CALM, 23.0]), store)

    assert not step.asked
    (note,) = first_steps_note((step,))
    assert "er taget med" in note.problem


def test_a_step_beyond_all_published_ones_is_asked_about_also_the_first_time(store: Store) -> None:
    (step,) = found(series([*CALM, 38.0]), store)

    assert step.asked


def test_a_gross_step_is_asked_about_where_the_series_goes_on(store: Store) -> None:
    store.add(series(CALM), moment("2021-09-20"))

    (step,) = found(series([*CALM, 23.0]), store)

    assert step.asked


def test_a_gross_step_in_the_job_centres_own_count_is_asked_about_also_the_first_time(store: Store) -> None:
    own = {"maalt": dataclasses.replace(RATE["maalt"], source=Source("Egen registrering"))}

    (step,) = found(series([*CALM, 23.0]), store, own)

    assert step.asked
