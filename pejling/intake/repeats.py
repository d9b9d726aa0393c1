"""Figures that stand several times in one file: a single one is told and the last counts, tables that disagree do not.

Two tables with different figures for the same say something of which Pejling cannot see what: the men and the women,
perhaps. None of what they disagree on is then used. Two columns that say the same of one row disagree however few the
rows are: a row is no slip of another's.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pejling import danish
from pejling.intake.issues import Issue, Severity, at_cells
from pejling.intake.keys import Keys, each_key_once, key_numbers
from pejling.intake.places import PLACE, Numbered, by_column, named
from pejling.intake.privacy import names_person
from pejling.intake.tables import newest_of_each

_MOST = 5  # told one by one
_FEW = 2  # figures that differ; a single one is a slip
_ROUNDING = 0.1001  # what two tables may differ by where one of them is rounded
_WAY_OUT = (
    "ingen af dem er brugt. Skriv i arkets navn eller i en linje over tabellen, hvem tallene er for (fx Køn: Mænd), "
    "eller indlæs kun den, der gælder"
)
_NAME_THEM = (
    "ingen af dem er brugt. Giv kolonnerne hver sit navn, der siger, hvad de tæller, eller slet den, der ikke gælder"
)


def settled(
    observations: pa.Table, table: NDArray[Any], sheets: tuple[Numbered, ...]
) -> tuple[pa.Table, tuple[Issue, ...], tuple[Issue, ...]]:
    """Return observations with each key once, what is to be said of tables that disagree, and of single repeats.

    table: the number of the table, or column of one, that each observation is of. Dictionaries must be unified.
    """
    if each_key_once(observations):
        return observations, (), ()
    agreed, disputes = _without_disputed(observations, table, sheets)
    kept = newest_of_each(agreed)
    return kept, disputes, _repeated(agreed, sheets) if kept.num_rows < agreed.num_rows else ()


def _without_disputed(
    observations: pa.Table, table: NDArray[Any], sheets: tuple[Numbered, ...]
) -> tuple[pa.Table, tuple[Issue, ...]]:
    """Leave out all that tables share, where they disagree on half of it or more."""
    if table.min() == table.max():
        return observations, ()
    keys, values = key_numbers(observations), observations["value"].to_numpy()
    beside = _differing((_rows(observations[PLACE.name].to_numpy(), sheets), keys), values)
    disputed = _disputed(keys, values, table, beside)
    if not np.any(disputed):
        return observations, ()
    kept = observations.filter(pa.array(~disputed))
    _, first = np.unique(table[disputed], return_index=True)
    numbers = observations[PLACE.name].to_numpy()[disputed]
    places = [named(int(number), sheets) for number in numbers[first]]
    several = len({place.sheet for place in places}) > 1
    shown = [f"ark '{place.sheet}'" if several else f"tallene fra og med {place.cell}" for place in places]
    listed = [*dict.fromkeys(shown)]
    more = len(listed) - _MOST
    who = danish.listing([*listed[:_MOST], *([f"{danish.number(more)} til"] if more > 0 else [])])
    way_out = _NAME_THEM if np.any(beside) else _WAY_OUT
    found = f"{who} er forskellige, hvor de siger det samme, og det kan ikke ses, hvad der skiller dem; {way_out}"
    return kept, tuple(at_cells(*cells, found, Severity.ERROR) for cells in by_column(numbers, sheets))


def _disputed(
    keys: Keys, values: NDArray[np.float64], table: NDArray[Any], beside: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which rows have a key that their tables disagree on. Masked figures disagree with none.

    beside: those that another figure in the same row of the file gainsays.
    """
    order = np.argsort(keys, kind="stable")
    new = np.append(True, np.diff(keys[order]) != 0)
    starts = np.flatnonzero(new)
    of_key = np.empty(len(keys), np.int64)
    of_key[order] = np.cumsum(new) - 1
    sorted_tables = table[order]
    several = np.maximum.reduceat(sorted_tables, starts) != np.minimum.reduceat(sorted_tables, starts)
    shared = np.bincount(table, several[of_key])
    conflicts = np.bincount(table, several[of_key] & _differing((keys,), values))
    torn = ((conflicts >= _FEW) & (conflicts >= shared / 2)) | (np.bincount(table, beside) > 0)
    disputed: NDArray[np.bool_] = several & np.logical_or.reduceat(torn[sorted_tables], starts)
    return disputed[of_key]


def _differing(keys: tuple[NDArray[Any], ...], values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which figures have the same keys as another one with another value."""
    order = np.lexsort(keys)
    new = np.append(True, np.any([np.diff(one[order]) != 0 for one in keys], axis=0))
    starts, ordered = np.flatnonzero(new), values[order]
    differs = np.fmax.reduceat(ordered, starts) - np.fmin.reduceat(ordered, starts) > _ROUNDING
    found = np.empty(len(values), np.bool_)
    found[order] = differs[np.cumsum(new) - 1]
    return found


def _rows(numbers: NDArray[np.int32], sheets: tuple[Numbered, ...]) -> NDArray[np.int64]:
    """Return the number of the first cell in the row of each cell."""
    first, width = (np.array(of) for of in zip(*((one.first, one.width) for one in sheets), strict=True))
    sheet = np.searchsorted(first, numbers, "right") - 1
    rows: NDArray[np.int64] = numbers - (numbers - first[sheet]) % width[sheet]
    return rows


def _repeated(observations: pa.Table, sheets: tuple[Numbered, ...]) -> tuple[Issue, ...]:
    """Say which keys stand several times with different values, and which cell counts."""
    keys, values = key_numbers(observations), observations["value"].to_numpy()  # not a number where null
    order = np.argsort(keys, kind="stable")
    last = np.flatnonzero(np.append(np.diff(keys[order]) != 0, True))
    counting = order[np.repeat(last, np.diff(last, prepend=-1))]  # for each row in order, the one that counts
    differs = (values[order] != values[counting]) & ~(np.isnan(values[order]) & np.isnan(values[counting]))
    different = order[differs]
    _, first = np.unique(keys[different], return_index=True)
    told = sorted(zip(different[first].tolist(), counting[differs][first].tolist(), strict=True))
    others = observations[PLACE.name].to_numpy()[[row for row, _ in told[_MOST:]]]
    problem = f"i alt {len(told)} tal står flere gange med forskellig værdi; det sidste i filen er brugt"
    return (
        *(_told(observations, pair, sheets) for pair in told[:_MOST]),
        *(at_cells(*cells, problem) for cells in by_column(others, sheets)),
    )


def _told(observations: pa.Table, rows: tuple[int, int], sheets: tuple[Numbered, ...]) -> Issue:
    left, used = (named(observations[PLACE.name][row].as_py(), sheets) for row in rows)
    before, now = (_said(observations["value"][row].as_py()) for row in rows)
    where = used.cell if used.sheet == left.sheet else f"{used.cell} på ark {used.sheet}"
    problem = f"tallet står også i {where} med en anden værdi; det sidste i filen er brugt ({now} og ikke {before})"
    return Issue(left.sheet, left.cell, problem)


def _said(value: float | None) -> str:
    if value is None:
        return "intet tal"
    return "et stort tal" if names_person(f"{value:.0f}") else f"{value:.10g}".replace(".", ",")
