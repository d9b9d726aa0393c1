"""Figures that stand several times in one file: the last counts, and differing ones are told with their cells."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from pejling.intake.issues import Issue
from pejling.intake.places import PLACE, Numbered, named
from pejling.intake.tables import key_numbers

_MOST = 5  # told one by one


def repeated(observations: pa.Table, sheets: tuple[Numbered, ...]) -> tuple[Issue, ...]:
    """Say which keys stand several times with different values, and which cell counts. Dictionaries must be unified."""
    keys, values = key_numbers(observations), observations["value"].to_numpy()  # not a number where null
    order = np.argsort(keys, kind="stable")
    last = np.flatnonzero(np.append(np.diff(keys[order]) != 0, True))
    counting = order[np.repeat(last, np.diff(last, prepend=-1))]  # for each row in order, the one that counts
    differs = (values[order] != values[counting]) & ~(np.isnan(values[order]) & np.isnan(values[counting]))
    different = order[differs]
    _, first = np.unique(keys[different], return_index=True)
    told = sorted(zip(different[first].tolist(), counting[differs][first].tolist(), strict=True))
    issues = [_told(observations, pair, sheets) for pair in told[:_MOST]]
    if len(told) > _MOST:
        problem = f"i alt {len(told)} tal står flere gange med forskellig værdi; det sidste i filen er brugt"
        issues.append(Issue("", "", problem))
    return tuple(issues)


def _told(observations: pa.Table, rows: tuple[int, int], sheets: tuple[Numbered, ...]) -> Issue:
    left, used = (named(observations[PLACE.name][row].as_py(), sheets) for row in rows)
    where = used.cell if used.sheet == left.sheet else f"{used.cell} på ark {used.sheet}"
    problem = f"tallet står også i {where} med en anden værdi; det sidste i filen er brugt"
    return Issue(left.sheet, left.cell, problem)
