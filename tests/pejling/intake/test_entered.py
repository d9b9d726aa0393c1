"""Typed figures become an import like all others; what may be a person number never does."""

from __future__ import annotations

import json

import pyarrow.parquet as pq

from pejling.intake.entered import Entry, entered
from pejling.intake.tables import OBSERVATIONS
from pejling.period_spellings import parse_period
from pejling.series import Mark, group_of
from pejling.store import Store
from pejling.store.imports import METADATA, read_stored
from tests.pejling.builders import HVIDOVRE, indicator, moment

MARCH, APRIL = moment("2026-03-01"), moment("2026-04-01")
GROUP = group_of({"koen": "kvinder"})
COUNTED = indicator("persons")
ENTRIES = (
    Entry(COUNTED, GROUP, parse_period("2026-01"), 12.0),
    Entry(COUNTED, GROUP, parse_period("2026-02"), None),
)


def test_what_is_typed_is_read_back_from_the_store_with_who_and_when(store: Store) -> None:
    stored = store.add(entered(ENTRIES, HVIDOVRE, "ABC", MARCH), MARCH)

    found = store.select(["maalt"])["maalt", "167", "koen=kvinder"]
    assert [(one.period.id, one.value, one.mark) for one in found] == [
        ("2026-01", 12.0, Mark.FINAL),
        ("2026-02", None, Mark.MISSING),
    ]
    assert (stored.file, stored.by, stored.at) == ("Indtastet af ABC", "ABC", MARCH)


def test_the_same_figures_at_another_moment_are_another_import(store: Store) -> None:
    for at in (MARCH, APRIL):
        store.add(entered(ENTRIES, HVIDOVRE, "ABC", at), at)

    assert len(store.imports()) == 2


def test_a_correction_keeps_the_old_value(store: Store) -> None:
    for at, value in ((MARCH, 12.0), (APRIL, 13.0)):
        store.add(entered([Entry(COUNTED, (), parse_period("2026-01"), value)], HVIDOVRE, "ABC", at), at)

    told = [(stored.by, told["maalt", "167", ""][0].value) for stored, told in store.history(["maalt"], ["167"])]
    assert told == [("ABC", 12.0), ("ABC", 13.0)]
    assert store.select(["maalt"])["maalt", "167", ""][0].value == 13.0


def test_nothing_typed_is_an_import_without_figures() -> None:
    assert entered([], HVIDOVRE, "ABC", MARCH).observations == OBSERVATIONS.empty_table()


def test_a_store_made_before_figures_could_be_entered_is_still_read(store: Store) -> None:
    path = store.add(entered(ENTRIES, HVIDOVRE, "ABC", MARCH), MARCH).path
    table = pq.read_table(path)
    told = json.loads(table.schema.metadata[METADATA])
    del told["by"]
    older = path.with_name("20200101T000000000000-0.parquet")
    pq.write_table(table.replace_schema_metadata({METADATA: json.dumps(told)}), older)

    assert read_stored(older).by == ""
