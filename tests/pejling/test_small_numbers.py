"""Small numbers of the job centre's own are hidden, with what would reveal them; published figures are not."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.figures import Figures
from pejling.follow_up import follow_up
from pejling.indicators import Indicator, Source
from pejling.library import Library
from pejling.series import Group, Mark, Observation, group_from_id
from pejling.settings import Settings
from pejling.small_numbers import exposed_cells, hidden_cells, hide_small
from pejling.store import Key, Store
from tests.pejling.builders import COUNTRY, HVIDOVRE, Number, imported, indicator, moment, observed, plan, rows_of

OWN = Source("Egen registrering")
BELOW = 5
DAY = date(2026, 8, 22)
ALL: Group = ()
WOMEN, MEN, UNKNOWN = (group_from_id(f"koen={sex}") for sex in ("kvinder", "maend", "uoplyst"))


def kinds(**changes: object) -> dict[str, Indicator]:
    """Make an own count, an own share of it and its denominator."""
    count = indicator("persons", id="antal", source=OWN)
    whole = indicator("persons", id="alle", source=OWN)
    share = indicator("percent", id="andel", source=OWN, numerator="antal", denominator="alle", **changes)
    return {one.id: one for one in (count, whole, share)}


def shown(values: dict[str, Number], known: dict[str, Indicator] | None = None) -> dict[str, Number]:
    """Return what is shown of one month's figures, by "indicator" or "indicator koen=..."."""
    told: dict[Key, tuple[Observation, ...]] = {}
    for key, value in values.items():
        name, _, group = key.partition(" ")
        told[name, "167", group] = (observed("2026-06", value, Mark.FINAL if value is not None else Mark.SUPPRESSED),)
    found = hide_small(told, known or kinds(), Settings())
    return {f"{name} {group}".strip(): ones[0].value for (name, _, group), ones in found.items()}


@pytest.mark.parametrize(("count", "left"), [(0, 0), (1, None), (4, None), (5, 5), (4.9, None)])
def test_own_counts_of_one_to_four_persons_are_hidden_and_none_at_all_is_shown(count: float, left: Number) -> None:
    assert shown({"antal": count})["antal"] == left


def test_a_hidden_figure_is_marked_as_suppressed() -> None:
    told: dict[Key, tuple[Observation, ...]] = {("antal", "167", ""): (observed("2026-06", 3, denominator=4),)}

    (found,) = hide_small(told, kinds(), Settings())["antal", "167", ""]

    assert (found.value, found.mark, found.numerator, found.denominator) == (None, Mark.SUPPRESSED, None, None)


def test_published_counts_are_shown_as_published() -> None:
    published = {"antal": indicator("persons", id="antal", source=Source("Jobindsats.dk"))}

    assert shown({"antal": 3}, published) == {"antal": 3}


def test_a_published_figure_without_a_column_of_its_own_is_published_all_the_same(library: Library) -> None:
    name = "tilgang_foertidspension"

    assert library.indicators[name].source.manual
    assert shown({name: 3}, library.indicators) == {name: 3}


def test_a_figure_from_a_case_system_is_the_job_centres_own_whatever_its_column() -> None:
    drawn = indicator("persons", id="antal", source=Source("Momentum", columns=("Antal",)))

    assert shown({"antal": 3}, {"antal": drawn}) == {"antal": None}


@pytest.mark.parametrize("unit", ["companies", "campaigns", "job_orders", "jobs", "events"])
def test_what_is_no_person_is_not_hidden(unit: str) -> None:
    assert shown({"antal": 1}, {"antal": indicator(unit, id="antal", source=OWN)}) == {"antal": 1}


def test_the_share_goes_with_the_count_it_would_reveal() -> None:
    assert shown({"antal": 3, "alle": 60, "andel": 5.0}) == {"antal": None, "alle": 60, "andel": None}


def test_a_share_of_few_is_hidden_also_where_only_its_denominator_is_kept() -> None:
    assert shown({"alle": 60, "andel": 5.0})["andel"] is None
    assert shown({"alle": 100, "andel": 5.0})["andel"] == 5.0


def test_a_share_on_published_persons_is_hidden_where_its_numerator_is_small() -> None:
    known = kinds() | {"alle": indicator("persons", id="alle")}

    assert shown({"alle": 60, "andel": 5.0}, known) == {"alle": 60, "andel": None}


def test_a_share_is_hidden_with_a_denominator_that_is() -> None:
    assert shown({"antal": 0, "alle": 4, "andel": 0.0}) == {"antal": 0, "alle": None, "andel": None}


def test_the_smallest_sibling_is_hidden_with_one_that_a_total_would_reveal() -> None:
    values: dict[Group, Number] = {ALL: 33, WOMEN: 3, MEN: 20, UNKNOWN: 10}

    assert hidden_cells(values, BELOW) == {WOMEN, UNKNOWN}


def test_a_sibling_is_left_alone_where_there_is_no_total() -> None:
    assert hidden_cells({WOMEN: 3, MEN: 20}, BELOW) == {WOMEN}


def test_nobody_is_no_sibling_to_hide_behind() -> None:
    assert hidden_cells({ALL: 23, WOMEN: 3, MEN: 20, UNKNOWN: 0}, BELOW) == {WOMEN, MEN}


def test_one_and_one_are_not_hidden_by_each_other() -> None:
    assert hidden_cells({ALL: 22, WOMEN: 1, UNKNOWN: 1, MEN: 20}, BELOW) == {WOMEN, UNKNOWN, MEN}


def test_the_total_is_hidden_where_no_sibling_is_left() -> None:
    assert hidden_cells({ALL: 2, WOMEN: 1, MEN: 1}, BELOW) == {ALL, WOMEN, MEN}


def test_a_sibling_that_somebody_has_hidden_already_is_counted_as_hidden() -> None:
    assert hidden_cells({ALL: 33, WOMEN: 3, MEN: 20, UNKNOWN: None}, BELOW) == {WOMEN, UNKNOWN}


def test_the_share_of_a_hidden_sibling_is_hidden_too() -> None:
    counts: dict[str, Number] = {"antal": 33, "antal koen=kvinder": 3, "antal koen=maend": 30}
    shares: dict[str, Number] = {"andel": 33.0, "andel koen=kvinder": 6.0, "andel koen=maend": 60.0}

    found = shown(counts | shares)

    assert [key for key, value in found.items() if value is not None] == ["antal", "andel"]


def test_each_period_is_judged_by_itself(library: Library, store: Store) -> None:
    name = "haandholdte_match"
    store.add(imported(rows_of(name, "167", "2026-Q1", [24, 4])), moment("2026-08-01"))

    series = Figures(store, library, [name], (HVIDOVRE, COUNTRY), DAY).series(name, HVIDOVRE)

    assert [(one.value, one.mark) for one in series.observations] == [(24, Mark.FINAL), (None, Mark.SUPPRESSED)]


Count = st.integers(0, 12)
Inner = st.tuples(Count, Count, Count, Count)
_PLACES: tuple[Group, ...] = tuple(
    group_from_id(f"alder={age};koen={sex}") for age, sex in itertools.product(("over", "under"), ("k", "m"))
)


def table_of(inner: tuple[int, ...]) -> dict[Group, Number]:
    """Return a two-way table with its margins and its total."""
    values: dict[Group, Number] = dict(zip(_PLACES, map(float, inner), strict=True))
    for place, count in zip(_PLACES, inner, strict=True):
        for margin in ((place[0],), (place[1],), ()):
            values[margin] = (values.get(margin) or 0.0) + count
    return values


@given(Inner, st.sets(st.integers(0, 4)))
def test_no_hidden_count_can_be_worked_out_from_what_is_shown(inner: tuple[int, ...], dropped: set[int]) -> None:
    whole = table_of(inner)
    margins = [group for group in whole if group not in _PLACES]
    kept = {group: value for group, value in whole.items() if group not in {margins[place] for place in dropped}}
    hidden = hidden_cells(kept, BELOW)
    seen = {group: value for group, value in kept.items() if group not in hidden}

    # Every other table with the same figures shown, in which what is hidden is not 0, is as good a guess.
    near = [range(max(0, count - 4), count + 5) if _PLACES[i] in hidden else [count] for i, count in enumerate(inner)]
    tables = [table_of(guess) for guess in itertools.product(*near)]
    fitting = [one for one in tables if all(one[group] == value for group, value in seen.items())]
    possible = {group: {one[group] for one in fitting if all(one[cell] for cell in hidden)} for group in hidden}

    assert [group for group, counts in possible.items() if len(counts) < 2] == []
    assert {group for group, value in kept.items() if value and value < BELOW} <= hidden
    assert not exposed_cells(kept, hidden)


def test_what_is_worked_out_of_a_series_knows_nothing_of_what_is_hidden(library: Library, store: Store) -> None:
    name = "haandholdte_match"
    whole = plan({"id": "A", "title": "Match", "indicator": name, "at_least": 40, "measured": "sum"})
    totals = []
    for day, small in (("2020-10-20", 3), ("2020-10-21", 4)):
        store.add(imported(rows_of(name, "167", "2020-Q1", [24, small, 30])), moment(day))
        (line,) = follow_up(whole, store, library, date.fromisoformat(day)).lines
        assert line.assessment.measurement is not None
        totals.append((line.assessment.measurement.value, line.what_it_takes, line.assessment.sentence))

    assert totals[0] == totals[1]
    assert totals[0][0] == 54


def test_the_newest_figure_is_the_newest_that_is_shown(library: Library, store: Store) -> None:
    whole = plan({"id": "A", "title": "Match", "indicator": "haandholdte_match", "activity": True})
    store.add(imported(rows_of("haandholdte_match", "167", "2020-Q1", [24, 3])), moment("2020-07-20"))

    (line,) = follow_up(whole, store, library, date(2020, 10, 20)).lines

    assert line.assessment.newest is not None
    assert line.assessment.newest.value == 24
