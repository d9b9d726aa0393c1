"""Withdrawing an import: its figures no longer count, the past stays as it was, and nothing is ever deleted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pejling.errors import RefusedError, StoreError
from pejling.store import Key, Store
from tests.pejling.builders import Number, imported, moment

KEY: Key = ("maalt", "167", "")
MAY, JUNE, JULY, AUGUST = (moment(f"2026-{month}-20") for month in ("05", "06", "07", "08"))
GOOD = imported([("maalt", "167", "2026-05", 16.0), ("maalt", "167", "2026-06", 17.0)], "god.xlsx")
WRONG = imported([("maalt", "167", "2026-06", 99.0)], "forkert.xlsx")


def values(store: Store, as_of: date | None = None) -> dict[str, Number]:
    """Return Hvidovre's figures by period, as the store has them on a day."""
    return {one.period.id: one.value for one in store.select(["maalt"], ["167"], as_of).get(KEY, ())}


@pytest.fixture
def withdrawn(store: Store) -> Store:
    """Return a store in which a wrong file was loaded in June and withdrawn in July."""
    store.add(GOOD, MAY)
    store.add(WRONG, JUNE)
    store.withdraw(WRONG.digest, "Anna", "Forkert måling", JULY)
    return store


def test_figures_withdrawn_no_longer_count_and_what_they_replaced_does(withdrawn: Store) -> None:
    assert values(withdrawn) == {"2026-05": 16.0, "2026-06": 17.0}
    assert [one.file for one in withdrawn.imports()] == ["god.xlsx"]


def test_the_days_before_a_withdrawal_stay_as_they_were(withdrawn: Store) -> None:
    assert values(withdrawn, date(2026, 7, 19))["2026-06"] == 99.0
    assert values(withdrawn, date(2026, 7, 20))["2026-06"] == 17.0


def test_a_withdrawal_is_kept_with_who_when_and_why(withdrawn: Store) -> None:
    (_, wrong) = Store(withdrawn.folder).entries()

    (made,) = wrong.withdrawals
    assert (wrong.stored.file, wrong.counts) == ("forkert.xlsx", False)
    assert (made.by, made.reason, made.at) == ("Anna", "Forkert måling", JULY)


def test_withdrawing_deletes_no_file_and_changes_none(store: Store) -> None:
    kept = store.add(WRONG, JUNE).path
    before = kept.read_bytes()

    store.withdraw(WRONG.digest, "Anna", "Forkert måling", JULY)

    assert kept.read_bytes() == before


def test_withdrawing_makes_the_store_another_version(store: Store) -> None:
    store.add(WRONG, JUNE)
    before = store.version

    store.withdraw(WRONG.digest, "Anna", "Forkert måling", JULY)

    assert store.version != before


def test_a_store_in_which_everything_is_withdrawn_is_not_as_one_never_used(store: Store) -> None:
    store.add(WRONG, JUNE)
    store.withdraw(WRONG.digest, "Anna", "Forkert måling", JULY)

    assert store.imports() == ()
    assert not store.is_empty


def test_withdrawing_twice_is_withdrawing_once(withdrawn: Store) -> None:
    withdrawn.withdraw(WRONG.digest, "Bo", "Også mig", AUGUST)

    entry = withdrawn.entry(WRONG.digest)
    assert entry is not None
    assert [one.by for one in entry.withdrawals] == ["Anna"]


def test_a_withdrawn_import_can_be_taken_into_use_again_in_its_old_place(withdrawn: Store) -> None:
    withdrawn.restore(WRONG.digest, "Bo", "Den var god nok", AUGUST)

    assert values(withdrawn)["2026-06"] == 99.0
    assert values(withdrawn, date(2026, 8, 1))["2026-06"] == 17.0
    assert [one.file for one in withdrawn.imports()] == ["god.xlsx", "forkert.xlsx"]


def test_the_same_bytes_loaded_again_after_a_withdrawal_count_again(withdrawn: Store) -> None:
    assert withdrawn.find(WRONG.digest) is None

    again = withdrawn.add(WRONG, AUGUST)

    assert again.at == AUGUST
    assert values(withdrawn)["2026-06"] == 99.0
    assert values(withdrawn, date(2026, 8, 1))["2026-06"] == 17.0
    assert [one.counts for one in withdrawn.entries()] == [True, False, True]


def test_what_is_loaded_again_is_newer_than_what_came_in_between(withdrawn: Store) -> None:
    withdrawn.add(imported([("maalt", "167", "2026-06", 17.5)]), AUGUST)
    withdrawn.add(WRONG, AUGUST + timedelta(days=1))

    assert values(withdrawn)["2026-06"] == 99.0


def test_a_clock_that_is_behind_withdraws_all_the_same(store: Store) -> None:
    store.add(WRONG, JULY)

    store.withdraw(WRONG.digest, "Anna", "Forkert måling", JUNE)

    assert store.imports() == ()


def test_what_was_never_loaded_cannot_be_withdrawn(store: Store) -> None:
    with pytest.raises(StoreError, match="der er ingen fil i lageret"):
        store.withdraw("0" * 64, "Anna", "Findes ikke")


def test_a_damaged_withdrawal_is_named_with_a_way_out(withdrawn: Store) -> None:
    (file,) = withdrawn.folder.glob("*.json")
    damaged = file.with_name(f"2{file.name}")
    damaged.write_bytes(file.read_bytes()[:40])

    with pytest.raises(StoreError, match=r"tilbagetrækningen .*\.json .* kan ikke læses; flyt den væk"):
        withdrawn.imports()


THREE = imported([("maalt", "167", f"2026-0{month}", float(month)) for month in (5, 6, 7)], "tre.xlsx")


def test_figures_nobody_confirmed_are_left_out_and_remembered(store: Store) -> None:
    stored = store.add(THREE, JUNE, without=[1])

    assert values(store) == {"2026-05": 5.0, "2026-07": 7.0}
    assert stored.left_out == 1
    assert [(one.period.id, one.value) for one in stored.cells_left_out] == [("2026-06", 6.0)]
    assert [(span.figures, span.last.id) for span in stored.spans] == [(2, "2026-07")]


def test_the_same_bytes_with_less_left_out_take_the_place_of_what_there_is(store: Store) -> None:
    store.add(THREE, JUNE, without=[0, 1])
    store.add(imported([("maalt", "167", "2026-07", 7.5)]), JULY)

    store.add(THREE, AUGUST)

    assert values(store) == {"2026-05": 5.0, "2026-06": 6.0, "2026-07": 7.5}
    assert values(store, date(2026, 8, 1)) == {"2026-07": 7.5}
    assert len(store.imports()) == 2


def test_the_same_bytes_with_as_much_left_out_change_nothing(store: Store) -> None:
    once = store.add(THREE, JUNE, without=[1])

    assert store.add(THREE, JULY, without=[1]) == once
    assert len(list(store.folder.iterdir())) == 1


@pytest.mark.parametrize(("by", "reason"), [("Anna 010180-1234", "Fejl"), ("Anna", "Borger 0101801234 ringede")])
def test_a_person_number_in_a_withdrawal_is_refused_and_never_kept(withdrawn: Store, by: str, reason: str) -> None:
    before = withdrawn.version

    with pytest.raises(RefusedError, match=r"personnummer \(CPR\)") as refused:
        withdrawn.withdraw(GOOD.digest, by, reason)
    with pytest.raises(RefusedError):
        withdrawn.restore(WRONG.digest, by, reason)

    assert withdrawn.version == before
    assert "1234" not in str(refused.value)
