"""Units that stand beside a column and not in its header: in a line above the table, or in a column called Enhed.

Shares read as counts, or counts as shares, look like figures all the same. Where a table says one and a column's
indicator is the other, the column has no indicator until somebody has answered.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import NamedTuple

from pejling.indicators import Indicator
from pejling.intake.grids import Grid
from pejling.intake.headers import Heading
from pejling.intake.matches import ColumnMatch, Match
from pejling.intake.refusals import in_another_unit
from pejling.intake.roles import SAYING
from pejling.intake.titles import pieces
from pejling.intake.vocabulary import Vocabulary

_TITLE = re.compile(r"(?:måle)?enhed(?:er)?|units?", re.IGNORECASE)
_KEYED = re.compile(rf"(?:{_TITLE.pattern})\s*:\s*(.+)", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:in? )?(?P<unit>(?P<share>pct\.?|procent|%|per ?cent\.?)"
    r"|(?:antal|number)(?: \w*personer)?|\w*personer|persons)",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(  # a piece of one: "Langtidsledige (antal)", "Langtidsledige i pct."
    r"(?:(?:.*\s)?i )?(?P<unit>(?P<share>pct\.?|procent|%)|antal|personer)", re.IGNORECASE
)
_SHARES = re.compile(r"\b(?:pct|procent|andel)\b|%|\wgrad\b", re.IGNORECASE)
_COUNTS = re.compile(r"\bantal\b", re.IGNORECASE)
_SHOWN = 60  # signs of a line


class _Said(NamedTuple):
    """A unit as it is written, where it stands, in Danish, and whether it is of shares."""

    unit: str
    where: str
    share: bool


def without_other_units(match: Match, grid: Grid, heading: Heading, words: Vocabulary) -> Match:
    """Return a match whose columns have no indicator where the table says that their figures are in another unit."""
    told = [*_in_lines(heading), *_in_columns(grid)]
    if not told:
        return match
    labels = {column.index: column.label for column in grid.columns}

    def asked(column: ColumnMatch) -> ColumnMatch:
        indicator = words.indicators.get(column.indicator)
        others = [label for index, label in labels.items() if index != column.index]
        against = [one for one in told if indicator and _is_against(one, indicator, labels[column.index], others)]
        if not indicator or not against:
            return column
        reason = in_another_unit(indicator, against[0].unit, against[0].where)
        return dataclasses.replace(column, indicator="", named="", reason=reason)

    return dataclasses.replace(match, columns=tuple(map(asked, match.columns)))


def _is_against(said: _Said, indicator: Indicator, label: str, others: list[str]) -> bool:
    """True for another unit than an indicator's. One that another column's header says is that column's."""
    own, other = (_SHARES, _COUNTS) if indicator.unit.is_rate else (_COUNTS, _SHARES)
    is_of_another = bool(own.search(label)) and any(map(other.search, others))
    return said.share is not indicator.unit.is_rate and not is_of_another


def _in_lines(heading: Heading) -> Iterator[_Said]:
    """Yield the unit that the nearest line with one says; none where that line says several."""
    for line in reversed((*heading.over, *heading.lines)):
        found = _units_in(line)
        if found:
            if len({share for _, share in found}) == 1:
                yield _Said(found[0][0], f"linjen '{line[:_SHOWN]}'", found[0][1])
            return


def _units_in(line: str) -> list[tuple[str, bool]]:
    """Return the units that a line says, each with whether it is of shares."""
    if keyed := _KEYED.fullmatch(line):
        found = [_UNIT.fullmatch(keyed[1].strip())]
    else:
        said = [] if Heading.is_note(line) else map(str.strip, pieces(line))
        found = [_IN_TITLE.fullmatch(text) for text in said]
    return [(one["unit"], bool(one["share"])) for one in found if one]


def _in_columns(grid: Grid) -> Iterator[_Said]:
    for column in grid.columns:
        if column.role in SAYING and _TITLE.fullmatch(column.label.strip()):
            for text in dict.fromkeys(cell for cell in column.cells if isinstance(cell, str)):
                if found := _UNIT.fullmatch(text.strip()):
                    yield _Said(found["unit"], f"kolonnen '{column.label}'", bool(found["share"]))
