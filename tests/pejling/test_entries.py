"""What is left to the job centre to count: which figures and periods, what a typed text means, what stands there."""

from __future__ import annotations

from datetime import date

import pytest

from pejling.entries import PERSON_NUMBER, Counted, Told, counted, periods, read_typed, told, years
from pejling.intake.entered import Entry
from pejling.library import Library
from pejling.period_spellings import parse_period
from pejling.series import Group, group_of
from pejling.store import Store
from tests.pejling.builders import HVIDOVRE, Number, imported, indicator, moment, plan, rows_of

MATCHES = "haandholdte_match"
WOMEN = "koen=kvinder"
MARCH = parse_period("2026-03")


def matches(library: Library, group: Group = ()) -> Counted:
    """Return the count of matches as a figure to enter."""
    return Counted(library.indicators[MATCHES], group, ("V3",))


def load(store: Store, day: str, value: Number, group: str = "") -> str:
    """Keep one quarter's matches; return the import's digest."""
    new = imported(rows_of(MATCHES, "167", "2026-Q1", [value]), file=f"{day}.xlsx", group=group)
    return store.add(new, moment(day)).digest


def seen(found: tuple[Told, ...]) -> list[Number | str]:
    """Return values, oldest first; a hidden one as a star."""
    return ["*" if one.hidden else one.value for one in found]


def test_only_figures_that_no_register_has_are_asked_for_and_each_once(library: Library) -> None:
    asked = {"title": "Mål", "activity": True}
    women = {"group": {"koen": "kvinder"}}
    targets = [("A", MATCHES, {}), ("B", MATCHES, {}), ("C", MATCHES, women), ("D", "aktiveringsgrad", {})]
    whole = plan(*({"id": id_, "indicator": name} | asked | group for id_, name, group in targets))

    found = counted(whole, library.indicators)

    assert [(one.name, one.targets) for one in found] == [
        ("Borgere matchet individuelt", ("A", "B")),
        ("Borgere matchet individuelt, kvinder", ("C",)),
    ]


def test_years_run_from_the_one_before_the_plan_to_the_one_after_and_none_is_to_come() -> None:
    whole = plan({"id": "A", "title": "Mål", "activity": True})

    assert years(whole, date(2026, 3, 1)) == (2019, 2020, 2021)
    assert years(whole, date(2020, 3, 1)) == (2019, 2020)
    assert years(whole, date(2019, 11, 1)) == (2019, 2020)


def test_periods_are_those_that_have_begun() -> None:
    assert [one.id for one in periods(indicator(), 2026, date(2026, 3, 1))] == ["2026-01", "2026-02", "2026-03"]
    assert periods(indicator(), 2027, date(2026, 3, 1)) == ()


@pytest.mark.parametrize(
    ("text", "value"), [("12,5", 12.5), ("12 pct.", 12.0), ("0", 0.0), ("100", 100.0), ("-", None)]
)
def test_a_share_is_read_as_a_dane_writes_it(text: str, value: Number) -> None:
    of = Counted(indicator(), (), ("A",))

    assert read_typed(text, of, MARCH) == Entry(of.indicator, (), MARCH, value)


@pytest.mark.parametrize("text", ["12.5", "abc", "-1", "101", "12,5,5", "010190-1234", "0101901234"])
def test_what_is_no_share_is_told_without_repeating_the_text(text: str) -> None:
    problem = read_typed(text, Counted(indicator(), (), ("A",)), MARCH)

    assert isinstance(problem, str)
    assert text not in problem


@pytest.mark.parametrize(("text", "most"), [("10.000.000.000", True), ("10.000.000.001", False)])
def test_a_typed_count_has_the_bounds_of_a_loaded_one(library: Library, text: str, most: bool) -> None:  # noqa: FBT001
    assert isinstance(read_typed(text, matches(library), MARCH), Entry) is most


def test_a_person_number_is_told_as_such(library: Library) -> None:
    assert read_typed("0101901234", matches(library), MARCH) == PERSON_NUMBER


def test_all_that_was_said_is_told_oldest_first_with_its_import(library: Library, store: Store) -> None:
    load(store, "2026-04-01", 24)
    load(store, "2026-05-01", 25)

    found = told(matches(library), HVIDOVRE, store, library)

    assert [(one.value, one.stored.file) for one in found] == [(24, "2026-04-01.xlsx"), (25, "2026-05-01.xlsx")]


def test_a_small_number_is_hidden_but_for_whoever_typed_it(library: Library, store: Store) -> None:
    digest = load(store, "2026-04-01", 4)

    assert seen(told(matches(library), HVIDOVRE, store, library)) == ["*"]
    assert seen(told(matches(library), HVIDOVRE, store, library, {digest})) == [4]


def test_a_number_that_was_small_stays_hidden_in_the_history(library: Library, store: Store) -> None:
    load(store, "2026-04-01", 4)
    load(store, "2026-05-01", 24)

    assert seen(told(matches(library), HVIDOVRE, store, library)) == ["*", 24]


def test_an_old_total_is_hidden_where_it_would_reveal_a_part(library: Library, store: Store) -> None:
    load(store, "2026-04-01", 24)
    load(store, "2026-04-02", 21, "koen=maend")
    load(store, "2026-04-03", 3, WOMEN)
    load(store, "2026-05-01", 34)

    assert seen(told(matches(library), HVIDOVRE, store, library)) == ["*", 34]
    assert seen(told(matches(library, group_of({"koen": "maend"})), HVIDOVRE, store, library)) == ["*"]
