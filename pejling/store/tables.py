"""An import's observations on disk: laid out so that a reader who asks for little reads little."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pejling.intake.keys import key_numbers
from pejling.intake.tables import OBSERVATIONS, newest_of_each
from pejling.store.imports import unreadable

Reader = Callable[[Path, Collection[str], Collection[str] | None], pa.Table]

_ROW_GROUP = 1 << 12  # rows read together; a series has about a hundred
_AT_A_TIME = 1 << 16  # rows laid in order together


@dataclass(frozen=True, slots=True)
class _RowGroup:
    """The first and last indicator and area in a row group, both inclusive, as text sorts."""

    number: int
    indicators: tuple[str, str]
    areas: tuple[str, str]


def write_table(observations: pa.Table, metadata: dict[bytes, str], path: Path) -> None:
    """Write observations with what their import told of itself. Raises OSError."""
    table = observations.unify_dictionaries()
    order = np.argsort(key_numbers(table), kind="stable")  # so that each row group spans few indicators and areas
    schema, asked_for = table.schema.with_metadata(metadata), ["indicator", "area"]  # see _RowGroup
    with pq.ParquetWriter(path, schema, compression="lz4", write_statistics=asked_for) as writer:
        for start in range(0, len(order), _AT_A_TIME):  # a second copy of it all would be held otherwise
            writer.write_table(table.take(pa.array(order[start : start + _AT_A_TIME])), _ROW_GROUP)


def read_table(path: Path, indicators: Collection[str], areas: Collection[str] | None) -> pa.Table:
    """Read the observations of these indicators (and areas). Raises StoreError where the file is damaged."""
    try:
        wanted = [
            group.number
            for group in _row_groups(path)
            if _may_hold(group.indicators, indicators) and (areas is None or _may_hold(group.areas, areas))
        ]
        if not wanted:
            return OBSERVATIONS.empty_table()
        with pq.ParquetFile(path, metadata=_metadata(path)) as file:
            table = file.read_row_groups(wanted).replace_schema_metadata(None).cast(OBSERVATIONS)
    except (OSError, pa.ArrowInvalid) as error:
        raise unreadable(path) from error
    return only(table, indicators, areas)


def reader_of(indicators: Collection[str], areas: Collection[str]) -> Reader:
    """Return what reads each file once, and of it only these; asked for others, it finds nothing."""
    once = functools.cache(lambda path: read_table(path, indicators, areas))
    return lambda path, some, where: only(once(path), some, where)


def only(table: pa.Table, indicators: Collection[str], areas: Collection[str] | None) -> pa.Table:
    """Return the observations of these indicators (and areas)."""
    keep = _is_in(table["indicator"], indicators)
    return table.filter(keep if areas is None else pc.and_(keep, _is_in(table["area"], areas)))


def newest(*tables: pa.Table) -> pa.Table:
    """Return one row a key of several tables of observations, from the last that has it."""
    return newest_of_each(pa.concat_tables([OBSERVATIONS.empty_table(), *tables]).unify_dictionaries())


def _is_in(column: pa.ChunkedArray, texts: Collection[str]) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=pa.array(sorted(texts), pa.string()))


@functools.lru_cache(maxsize=512)
def _metadata(path: Path) -> pq.FileMetaData:
    return pq.read_metadata(path)


@functools.lru_cache(maxsize=4096)
def _row_groups(path: Path) -> tuple[_RowGroup, ...]:
    """Return what a file's row groups span. Files never change, so it is read once."""
    metadata = _metadata(path)
    places = {metadata.schema.column(place).name: place for place in range(metadata.num_columns)}
    return tuple(
        _RowGroup(number, *(_span(metadata.row_group(number).column(places[name])) for name in ("indicator", "area")))
        for number in range(metadata.num_row_groups)
    )


def _span(column: pq.ColumnChunkMetaData) -> tuple[str, str]:
    told = column.statistics
    return (str(told.min), str(told.max)) if told is not None and told.has_min_max else ("", "\U0010ffff")


def _may_hold(span: tuple[str, str], texts: Collection[str]) -> bool:
    return any(span[0] <= text <= span[1] for text in texts)


def without_rows(observations: pa.Table, rows: Collection[int]) -> pa.Table:
    """Return a table without some of its rows, by their numbers."""
    if not rows:
        return observations
    kept = np.ones(observations.num_rows, bool)
    kept[list(rows)] = False
    return observations.filter(pa.array(kept))
