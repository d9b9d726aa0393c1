"""What people have said of a table's periods, areas and breakdowns: another breakdown, or nothing to go by.

Figures are never laid together by it: without a column that is to be left out each row must still be of something of
its own, or the column is used as before and that is said.
"""

from __future__ import annotations

import dataclasses

from pejling.intake.answers import NOT_USED
from pejling.intake.grids import Column, Grid
from pejling.intake.issues import Issue, Severity
from pejling.intake.matches import Match
from pejling.intake.roles import SAYING, Role
from pejling.intake.vocabulary import Vocabulary

_MARK = " \u2016 "  # parts what a column was taken for from its label; no header has it
_KEPT = "et svar siger, at kolonnen '{}' ikke skal bruges, men flere rækker er ens uden den; den er brugt som før"
_READ = "kolonnen '{}' er læst som en anden opdeling end den, den hedder, fordi nogen har svaret det"
_TWICE = "et svar siger, at kolonnen '{}' er en opdeling, som tabellen allerede har; den er holdt for sig"


def answer_label(kind: str, label: str) -> str:
    """Return the label under which an answer is remembered about a column that holds no figures."""
    return f"{kind}{_MARK}{label}"


def label_of(said: str) -> str:
    """Return the column's own label from the label of an answer."""
    return said.rpartition(_MARK)[2]


def corrected(grid: Grid, match: Match, sheet: str, words: Vocabulary) -> tuple[Grid, Match, tuple[Issue, ...]]:
    """Return a table as people have said that its columns are to be understood, and what of that could not be done."""
    said = {one.index: text for one in grid.columns if (text := said_of(one, match, words)) is not None}
    if not said:
        return grid, match, ()
    left = [one for one in grid.columns if said.get(one.index) == NOT_USED]
    issues = [Issue(sheet, grid.place(one.index), _KEPT.format(one.label[:40])) for one in left]
    if not left or _tells_rows_apart(grid, left):
        grid, issues = grid.unused(left), []
    stubs = {one.index: match.stubs[one.index] for one in grid.having(Role.STUB)}
    for column in grid.having(Role.STUB):
        name = said.get(column.index)
        if name and name in {other for index, other in stubs.items() if index != column.index}:
            issues.append(Issue(sheet, grid.place(column.index), _TWICE.format(column.label[:40])))
        elif name and name != stubs[column.index]:
            if stubs[column.index] in words.dimensions.by_id:
                issues.append(Issue(sheet, grid.place(column.index), _READ.format(column.label[:40]), Severity.NOTE))
            stubs[column.index] = name
    return grid, dataclasses.replace(match, stubs=stubs), tuple(issues)


def said_of(column: Column, match: Match, words: Vocabulary) -> str | None:
    """Return the breakdown that a column without figures was said to be, NOT_USED for none; None where nobody said."""
    key = (match.fingerprint, answer_label(column.role.value, column.label))
    return words.answers.get(key) if column.role in SAYING else None


def _tells_rows_apart(grid: Grid, left: list[Column]) -> bool:
    """True where no two rows say the same of period, area and breakdowns without some columns."""
    others = [one.cells for one in grid.columns if one.role in SAYING and one not in left]
    return len(set(zip(*others, strict=True))) == grid.height if others else grid.height == 1
