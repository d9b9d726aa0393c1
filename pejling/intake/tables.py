"""From a grid and its match to observations: one Arrow table, columns only, however many rows.

OBSERVATIONS is the schema that imports, store and readers share:
indicator, area (code), group (`series.group_id`), frequency (`Frequency.value`), number (`Period.number`),
value (float; null where not final) and mark (`Mark.value`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pejling import danish
from pejling.indicators import Indicator
from pejling.intake.axes import UNKNOWN, Coded, Rows, constant
from pejling.intake.grids import Column
from pejling.intake.issues import Issue, Severity, at_cells
from pejling.intake.keys import each_key_once, key_numbers
from pejling.intake.matches import ColumnMatch
from pejling.intake.numbers import MARKS, ParsedColumn, without_impossible
from pejling.intake.places import PLACE
from pejling.intake.roles import Role
from pejling.intake.shares import in_unit
from pejling.intake.unreadable import problems
from pejling.intake.unsaid import unsaid, weeks_across
from pejling.periods import Period

# Texts are numbers into a list of the different ones, as narrow as they can be: there may be millions of rows.
_FEW, _MANY, _ANY = (pa.dictionary(width, pa.string()) for width in (pa.int8(), pa.int16(), pa.int32()))
OBSERVATIONS = pa.schema(
    [
        ("indicator", _MANY),
        ("area", _MANY),
        ("group", _ANY),
        ("frequency", _FEW),
        ("number", pa.int32()),
        ("value", pa.float64()),
        ("mark", _FEW),
    ]
)
PLACED = OBSERVATIONS.append(PLACE)  # while a file is read
READ = PLACED.append(pa.field("empty", pa.bool_()))  # while its tables are: whether nothing stood in the cell
NO_PERIOD = np.iinfo(np.int32).min


def newest_of_each(observations: pa.Table) -> pa.Table:
    """Return one row a key, the last in the table's order. Dictionaries must be unified."""
    if each_key_once(observations):
        return observations
    keys = key_numbers(observations)
    from_the_end = np.unique(keys[::-1], return_index=True)[1]
    return observations.take(pa.array(np.sort(len(keys) - 1 - from_the_end)))


def begun(observations: pa.Table) -> NDArray[np.bool_]:
    """Return which rows (READ) are of no later period than the last in which anything stands; later ones are to come.

    Dictionaries must be unified.
    """
    newest = newest_periods(observations, "empty", np.logical_not)
    chunks = zip(observations["frequency"].chunks, observations["number"].chunks, strict=True)
    return np.concatenate([np.empty(0, bool), *(number.to_numpy() <= newest[one.indices] for one, number in chunks)])


def newest_periods(
    observations: pa.Table, column: str, counts: Callable[[NDArray[Any]], NDArray[np.bool_]]
) -> NDArray[np.int32]:
    """Return the number of the newest period in which a column's value counts, by frequency as the table codes it.

    It is NO_PERIOD where none does. Dictionaries must be unified.
    """
    names = observations["frequency"].chunks[0].dictionary if observations.num_rows else ()
    newest = np.full(len(names), NO_PERIOD, np.int32)
    columns = [observations[name].chunks for name in ("frequency", "number", column)]
    for frequency, number, values in zip(*columns, strict=True):
        counted = counts(values.to_numpy(zero_copy_only=False))
        np.maximum.at(newest, frequency.indices.to_numpy()[counted], number.to_numpy()[counted])
    return newest


def observations_of(
    column: Column, matched: ColumnMatch, rows: Rows, shown_in_percent: Callable[[], frozenset[int]]
) -> pa.Table:
    """Return the observations of one matched column (READ); what cannot be used is added to `rows.issues`."""
    indicator = rows.words.indicators[matched.indicator]
    periods = constant(matched.period, rows.grid.height) if matched.period else rows.periods
    areas = constant(matched.area, rows.grid.height) if matched.area else rows.areas
    if periods is None or areas is None:
        problem = unsaid(rows.heading, rows.grid, period=periods is None, area=areas is None)
        rows.issues.append(Issue(rows.heading.sheet, rows.grid.place(column.index), problem, Severity.ERROR))
        return READ.empty_table()
    if matched.area and rows.grid.having(Role.AREA):
        problem = f"overskriften siger {matched.area.name}, men rækkerne har hver deres område; tallene er ikke brugt"
        rows.issues.append(Issue(rows.heading.sheet, rows.grid.place(column.index), problem, Severity.ERROR))
        return READ.empty_table()
    if matched.period and (weeks := weeks_across(rows.grid)):
        problem = f"{weeks}. Tallene er ikke brugt"
        rows.issues.append(Issue(rows.heading.sheet, rows.grid.place(column.index), problem, Severity.ERROR))
        return READ.empty_table()
    groups, mine = rows.groups(indicator, matched.pairs)
    parsed = in_unit(column, indicator, rows, shown_in_percent)
    if parsed is None:
        return READ.empty_table()
    parsed = without_impossible(parsed, indicator.unit, whole=indicator.is_whole)
    right_frequency = np.array([one.frequency is indicator.frequency for one in _periods(periods)] + [False])
    readable = np.ones(rows.grid.height, dtype=bool)
    readable[list(parsed.unreadable)] = False
    readable &= rows.sound(column.index)
    keep = readable & mine & (periods.codes != UNKNOWN) & (areas.codes != UNKNOWN) & right_frequency[periods.codes]
    _report(column, indicator, rows, parsed, periods)
    kept = np.flatnonzero(keep)
    table = _table(indicator, kept, (periods, areas, groups), parsed)
    empty = np.zeros(rows.grid.height, dtype=bool)
    empty[list(parsed.empty)] = True
    table = table.append_column(PLACE, pa.array(rows.starts[kept] + np.int32(column.index)))
    return table.append_column(READ.field("empty"), pa.array(empty[kept]))


def _periods(coded: Coded) -> tuple[Period, ...]:
    return coded.meanings  # type: ignore[return-value]  # the axis was made by read_period


def _report(column: Column, indicator: Indicator, rows: Rows, parsed: ParsedColumn, periods: Coded) -> None:
    sheet, numbers = rows.heading.sheet, rows.grid.row_numbers
    for problem, found in problems(column, indicator, parsed).items():
        rows.issues.append(at_cells(sheet, column.index, [numbers[row] for row in found], problem))
    wrong = {code: one for code, one in enumerate(_periods(periods)) if one.frequency is not indicator.frequency}
    if wrong:
        first = next(iter(wrong.values()))
        example = danish.period(first) if first.frequency.rolling else danish.short_period(first)
        problem = f"{indicator.name} opgøres ikke for den slags perioder (fx {example}); de er ikke brugt"
        found = np.flatnonzero(np.isin(periods.codes, list(wrong))).tolist()
        rows.issues.append(at_cells(sheet, column.index, [numbers[row] for row in found], problem))


def _table(
    indicator: Indicator, keep: NDArray[np.intp], axes: tuple[Coded, Coded, Coded], parsed: ParsedColumn
) -> pa.Table:
    periods, areas, groups = axes
    numbers = np.array([one.number for one in _periods(periods)], dtype=np.int32)
    values = parsed.values[keep]
    columns = [
        _dictionary("indicator", np.zeros(len(keep), np.int32), [indicator.id]),
        _dictionary("area", areas.codes[keep], [area.code for area in areas.meanings]),  # type: ignore[attr-defined]
        _dictionary("group", groups.codes[keep], groups.meanings),
        _dictionary("frequency", np.zeros(len(keep), np.int32), [indicator.frequency.value]),
        pa.array(numbers[periods.codes[keep]] if len(keep) else [], pa.int32()),
        pa.array(values, pa.float64(), mask=np.isnan(values)),
        _dictionary("mark", parsed.marks[keep], [mark.value for mark in MARKS]),
    ]
    return pa.Table.from_arrays(columns, schema=OBSERVATIONS)


def _dictionary(column: str, codes: NDArray[np.int32] | NDArray[np.int8], texts: Sequence[object]) -> pa.Array:
    indices = pa.array(codes, OBSERVATIONS.field(column).type.index_type)
    return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string()))
