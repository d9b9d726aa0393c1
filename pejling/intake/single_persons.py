"""A table with a row for each person: every figure is 1, and nothing that is known tells the rows apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa

from pejling.intake.grids import Grid
from pejling.intake.issues import NotReadableError
from pejling.intake.keys import key_numbers
from pejling.intake.matches import Match
from pejling.intake.privacy import WAY_OUT
from pejling.intake.unused import unknown_among
from pejling.intake.vocabulary import Vocabulary
from pejling.series import group_from_id, group_id

_FEW, _FEW_APART = 3, 5  # rows that say the same, and such as an unknown column tells apart: it may be a breakdown


def refuse_single_persons(
    sheet: str, grid: Grid, match: Match, observed: Sequence[pa.Table], words: Vocabulary
) -> None:
    """Raise NotReadableError where each row counts one person: all figures are 1, of the same period, area and group.

    observed: the observations of the columns with an indicator, in order. A breakdown that is known tells the rows
    apart, one that is not where they are few, and a copied row or two are none of this.
    """
    others = {match.stubs[column.index] for column in unknown_among(grid, match, words)}
    for one, table in zip((one for one in match.columns if one.indicator), observed, strict=True):
        values = table["value"].to_numpy()
        is_rate = words.indicators[one.indicator].unit.is_rate
        if is_rate or len(values) < _FEW or not np.all(values[~np.isnan(values)] == 1):
            continue
        apart = others and _most_alike(_without(table, others)) >= _FEW_APART
        if apart or _most_alike(table) >= _FEW:
            problem = f"arket ser ud til at have en række for hver person (hvert tal er 1); {WAY_OUT}"
            raise NotReadableError(problem, sheet, grid.place(one.index))


def _most_alike(table: pa.Table) -> int:
    """Return how many rows have the same key at most; 0 where fewer than half have another's."""
    _, counts = np.unique(key_numbers(table), return_counts=True)
    return int(counts.max()) if 2 * counts[counts > 1].sum() >= table.num_rows else 0


def _without(table: pa.Table, names: Collection[str]) -> pa.Table:
    """Return observations without the categories of some breakdowns."""
    groups = table["group"].combine_chunks()
    pairs = map(group_from_id, groups.dictionary.to_pylist())
    texts = [group_id(tuple(pair for pair in group if pair[0] not in names)) for group in pairs]
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    codes = np.array([numbers[text] for text in texts], np.int32)[groups.indices.to_numpy()]
    coded = pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(list(numbers), pa.string()))
    return table.set_column(table.schema.get_field_index("group"), "group", coded)
