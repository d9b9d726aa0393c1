"""The store: append-only, the newest value wins, the past stays readable, and nothing half-written is ever seen."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejling.errors import StoreError
from pejling.intake import Issue, Severity
from pejling.period_spellings import parse_period
from pejling.periods import Frequency, Period
from pejling.series import Mark
from pejling.store import Changes, Key, Revision, Store
from tests.pejling import alternative_implementations as plain
from tests.pejling.builders import Number, imported, moment, rows_of

FIRST, SECOND, THIRD = moment("2026-06-20"), moment("2026-07-20"), moment("2026-08-22")
JUNE = [("maalt", "167", "2026-05", 16.0), ("maalt", "167", "2026-06", 17.0)]
JULY = [("maalt", "167", "2026-06", 17.4), ("maalt", "167", "2026-07", 17.2)]
KEY: Key = ("maalt", "167", "")


def values(store: Store, as_of: date | None = None) -> dict[str, Number]:
    """Return Hvidovre's figures by period, as the store has them on a day."""
    found = store.select(["maalt"], ["167"], as_of).get(KEY, ())
    return {one.period.id: one.value for one in found}


def test_what_is_added_is_read_back(store: Store) -> None:
    store.add(imported(JUNE), FIRST)

    assert values(store) == {"2026-05": 16.0, "2026-06": 17.0}


def test_an_empty_store_has_nothing_and_says_so(store: Store) -> None:
    assert store.imports() == ()
    assert store.select(["maalt"]) == {}


def test_the_newest_value_of_a_month_wins_and_the_others_stay(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    store.add(imported(JULY), SECOND)

    assert values(store) == {"2026-05": 16.0, "2026-06": 17.4, "2026-07": 17.2}


def test_the_newest_is_by_when_it_was_loaded_and_not_by_the_order_of_adding(store: Store) -> None:
    store.add(imported(JULY), SECOND)
    store.add(imported(JUNE), FIRST)

    assert values(store)["2026-06"] == 17.4


def test_a_figure_that_is_hidden_later_is_hidden_and_not_its_old_value(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    store.add(imported([("maalt", "167", "2026-06", None)]), SECOND)

    assert values(store)["2026-06"] is None


def test_the_past_is_read_as_it_stood_at_the_end_of_that_day(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    store.add(imported(JULY), SECOND)

    assert values(store, date(2026, 6, 19)) == {}
    assert values(store, date(2026, 6, 20)) == {"2026-05": 16.0, "2026-06": 17.0}
    assert values(store, date(2026, 7, 19)) == {"2026-05": 16.0, "2026-06": 17.0}
    assert values(store, date(2026, 7, 20))["2026-06"] == 17.4


def test_the_first_value_of_each_month_can_still_be_read(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    store.add(imported(JULY), SECOND)

    first = {one.period.id: one.value for one in store.select_from(store.imports()[::-1], ["maalt"])[KEY]}

    assert first == {"2026-05": 16.0, "2026-06": 17.0, "2026-07": 17.2}


def test_the_same_bytes_again_are_the_import_there_already_is(store: Store) -> None:
    once = store.add(imported(JUNE), FIRST)
    version = store.version

    again = store.add(dataclasses.replace(imported(JUNE), file="kopi.csv"), SECOND)

    assert again == once
    assert len(store.imports()) == 1
    assert store.version == version


def test_bytes_of_which_more_is_read_later_take_the_place_of_the_first_reading(store: Store) -> None:
    first = imported([("maalt", "167", "2026-06", 16.0)], "juni.csv")
    more = replace(imported([("maalt", "167", "2026-06", 16.0), ("andet", "167", "2026-06", 7.0)]), digest=first.digest)
    store.add(first, moment("2026-07-01"))
    store.add(imported([("maalt", "167", "2026-06", 16.5)]), moment("2026-07-10"))

    assert store.changes(more) == Changes(1, 1, ())
    store.add(more, moment("2026-08-01"))

    assert len(store.imports()) == 2
    assert values(store) == {"2026-06": 16.5}
    assert [one.value for ones in store.select(["andet"]).values() for one in ones] == [7.0]
    assert store.select(["andet"], as_of=date(2026, 7, 31)) == {}
    assert len(list(store.folder.glob("*.parquet"))) == 3


def test_bytes_read_otherwise_than_before_are_a_change(store: Store) -> None:
    first = imported([("maalt", "167", "2026-06", 0.16)])
    store.add(first, moment("2026-07-01"))
    better = replace(imported([("maalt", "167", "2026-06", 16.0)]), digest=first.digest)

    assert len(store.changes(better).revisions) == 1
    store.add(better, moment("2026-08-01"))

    assert values(store) == {"2026-06": 16.0}


def test_a_reading_that_brings_nothing_more_changes_nothing(store: Store) -> None:
    rows = [("maalt", "167", "2026-06", 16.0), ("andet", "167", "2026-06", 7.0)]
    first = imported(rows)
    store.add(first, moment("2026-07-01"))

    store.add(replace(imported(rows[:1]), digest=first.digest), moment("2026-08-01"))

    assert len(list(store.folder.glob("*.parquet"))) == 1


def test_a_newer_reading_is_withdrawn_and_taken_into_use_with_its_file(store: Store) -> None:
    first = imported([("maalt", "167", "2026-06", 16.0)])
    more = replace(imported([("maalt", "167", "2026-06", 16.0), ("andet", "167", "2026-06", 7.0)]), digest=first.digest)
    store.add(first, moment("2026-07-01"))
    store.add(more, moment("2026-08-01"))

    assert not store.withdraw(first.digest, "Anna", "Forkert").counts
    assert (values(store), store.select(["andet"])) == ({}, {})
    store.restore(first.digest, "Anna", "Alligevel")

    assert [len(store.select([name])) for name in ("maalt", "andet")] == [1, 1]


def test_every_new_import_makes_the_store_another_version(store: Store) -> None:
    empty = store.version
    store.add(imported(JUNE), FIRST)
    one = store.version
    store.add(imported(JULY), SECOND)

    assert len({empty, one, store.version}) == 3


def test_no_file_is_ever_changed_by_a_later_import(store: Store) -> None:
    kept = store.add(imported(JUNE), FIRST).path
    before = kept.read_bytes()

    store.add(imported(JULY), SECOND)

    assert kept.read_bytes() == before
    assert len(list(store.folder.glob("*.parquet"))) == 2


def test_a_file_kept_when_texts_were_numbered_more_widely_is_still_read(store: Store) -> None:
    kept = store.add(imported(JUNE), FIRST).path
    table = pq.read_table(kept)
    wide = [
        pa.field(one.name, pa.dictionary(pa.int32(), pa.string()) if pa.types.is_dictionary(one.type) else one.type)
        for one in table.schema
    ]
    pq.write_table(table.cast(pa.schema(wide, table.schema.metadata)), kept)

    assert values(Store(store.folder)) == {"2026-05": 16.0, "2026-06": 17.0}


def test_an_import_is_remembered_with_its_file_rows_and_issues(store: Store) -> None:
    issue = Issue("Ark1", "B7", "cellen kan ikke læses", Severity.WARNING)
    store.add(imported(JUNE, "juni.xlsx", (issue,)), FIRST)

    (stored,) = Store(store.folder).imports()

    assert (stored.file, stored.title, stored.rows, stored.issues) == ("juni.xlsx", "En titel", 2, (issue,))
    assert stored.at == FIRST
    (span,) = stored.spans
    assert (span.indicator, span.first.id, span.last.id, span.figures) == ("maalt", "2026-05", "2026-06", 2)


def test_a_half_written_file_is_not_there(store: Store) -> None:
    stored = store.add(imported(JUNE), FIRST)
    (store.folder / ".0123.partial").write_bytes(stored.path.read_bytes()[:200])

    assert len(store.imports()) == 1
    assert values(store) == {"2026-05": 16.0, "2026-06": 17.0}


def test_adding_leaves_no_half_written_file_behind(store: Store) -> None:
    store.add(imported(JUNE), FIRST)

    assert [path.suffix for path in store.folder.iterdir()] == [".parquet"]


def test_a_broken_file_is_named_with_a_way_out(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    (store.folder / "20260101T000000000000-0000.parquet").write_bytes(b"PAR1 ikke mere")

    with pytest.raises(StoreError, match=r"20260101T000000000000-0000\.parquet .* kan ikke læses; flyt den væk"):
        store.imports()


def test_a_folder_that_cannot_be_written_is_said_in_danish_and_nothing_is_lost(tmp_path: Path) -> None:
    blocked = tmp_path / "store"
    blocked.write_text("en fil, hvor mappen skulle være", encoding="utf-8")

    with pytest.raises(StoreError, match=r"'juni\.xlsx' kunne ikke gemmes i .*store.*\. Intet er ændret"):
        Store(blocked).add(imported(JUNE, "juni.xlsx"), FIRST)

    assert blocked.read_text(encoding="utf-8").startswith("en fil")


def test_a_file_in_the_way_of_the_folder_above_is_said_in_danish_too(tmp_path: Path) -> None:
    (tmp_path / "drev").write_text("", encoding="utf-8")

    with pytest.raises(StoreError, match="kunne ikke gemmes i"):
        Store(tmp_path / "drev" / "store").add(imported(JUNE), FIRST)


def test_changes_are_told_before_anything_is_added(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    new = imported([("maalt", "167", "2026-05", 16.0), *JULY])

    changes = store.changes(new)

    revision = Revision("maalt", "167", "", parse_period("2026-06"), 17.0, 17.4)
    assert changes == Changes(new=1, unchanged=1, revisions=(revision,))
    assert len(store.imports()) == 1


def test_a_figure_that_becomes_hidden_is_a_change_and_one_that_stays_hidden_is_none(store: Store) -> None:
    store.add(imported([("maalt", "167", "2026-05", None), ("maalt", "167", "2026-06", 3.0)]), FIRST)

    changes = store.changes(imported([("maalt", "167", "2026-05", None), ("maalt", "167", "2026-06", None)]))

    assert changes.unchanged == 1
    assert [(one.old, one.new) for one in changes.revisions] == [(3.0, None)]


def test_changes_are_held_against_the_newest_value_and_not_the_first(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    store.add(imported(JULY), SECOND)

    changes = store.changes(imported([("maalt", "167", "2026-06", 17.4)]))

    assert changes == Changes(0, 1, ())


def test_the_same_bytes_again_change_nothing(store: Store) -> None:
    store.add(imported(JUNE), FIRST)
    store.add(imported(JULY), SECOND)

    assert store.changes(imported(JUNE)) == Changes(0, 2, ())


def test_areas_and_groups_are_kept_apart(store: Store) -> None:
    store.add(imported([("maalt", "167", "2026-06", 1.0), ("maalt", "000", "2026-06", 2.0)]), FIRST)
    store.add(imported([("maalt", "167", "2026-06", 3.0)], group="koen=kvinder"), SECOND)

    found = store.select(["maalt"])

    assert {key: ones[0].value for key, ones in found.items()} == {
        ("maalt", "167", ""): 1.0,
        ("maalt", "000", ""): 2.0,
        ("maalt", "167", "koen=kvinder"): 3.0,
    }


def test_only_what_is_asked_for_is_read(store: Store) -> None:
    store.add(imported([("maalt", "167", "2026-06", 1.0), ("andet", "167", "2026-06", 2.0)]), FIRST)

    assert set(store.select(["andet"])) == {("andet", "167", "")}
    assert store.select(["andet"], ["000"]) == {}


def test_observations_come_in_the_order_of_time(store: Store) -> None:
    store.add(imported(rows_of("maalt", "167", "2026-01", [1.0, 2.0, 3.0])[::-1]), FIRST)

    found = store.select(["maalt"])[KEY]

    assert [one.value for one in found] == [1.0, 2.0, 3.0]


def test_a_hidden_figure_keeps_its_mark(store: Store) -> None:
    store.add(imported([("maalt", "167", "2026-06", None)]), FIRST)

    (found,) = store.select(["maalt"])[KEY]

    assert (found.value, found.mark) == (None, Mark.SUPPRESSED)


Cells = st.dictionaries(
    st.tuples(st.sampled_from(["maalt", "andet"]), st.sampled_from(["167", "000"]), st.integers(24_300, 24_303)),
    st.none() | st.integers(0, 3).map(float),
    min_size=1,
    max_size=6,
)


@given(st.lists(Cells, min_size=1, max_size=4))
def test_the_store_answers_as_a_plain_dict_of_imports_does(
    tmp_path_factory: pytest.TempPathFactory, imports: list[dict[tuple[str, str, int], Number]]
) -> None:
    store = Store(tmp_path_factory.mktemp("store"))
    told: list[dict[tuple[str, str, str, int], Number]] = []
    for number, cells in enumerate(imports):
        rows = [(name, area, Period(Frequency.MONTH, at).id, value) for (name, area, at), value in cells.items()]
        new = imported(rows)
        if store.find(new.digest) is None:
            told.append({(name, area, "", at): value for (name, area, at), value in cells.items()})
        store.add(new, moment(f"2026-01-{number + 1:02d}"))

    found = store.select(["maalt", "andet"])
    first = store.select_from(store.imports()[::-1], ["maalt", "andet"])

    assert _flat(found) == plain.newest_of(told)
    assert _flat(first) == plain.oldest_of(told)


def _flat(found: object) -> dict[tuple[str, str, str, int], Number]:
    assert isinstance(found, dict)
    return {(*key, one.period.number): one.value for key, ones in found.items() for one in ones}
