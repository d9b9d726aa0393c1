"""A table as it was understood, small enough to be shown to a person: its first rows, and what each column is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from pejling import danish
from pejling.intake.addresses import column_name
from pejling.intake.answers import LEFT_ALONE
from pejling.intake.grids import Column, Grid
from pejling.intake.headers import Heading
from pejling.intake.matches import Match
from pejling.intake.numbers import parse_column
from pejling.intake.privacy import names_person
from pejling.intake.roles import Role
from pejling.intake.suggestions import Suggestion, breakdowns_suggested, suggestions
from pejling.intake.vocabulary import Vocabulary
from pejling.periods import Period

_ROWS, _COLUMNS, _TEXT = 6, 40, 60
_SAMPLE = 400
_DIGITS, _TOO_LARGE = 6, 1e15  # to be written out
_THOUSANDS = re.compile(r"[\s.,']")  # marks between a number's digits
_NOT_SHOWN = "(tallet vises ikke)"
_AXES = {Role.PERIOD.value, Role.AREA.value, Role.STUB.value}
_ASKED = "Pejling kender ikke opdelingen, og tallene er holdt adskilt for hver af dens kategorier"


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """One column, or several beside each other that differ by period only (`count`).

    kind: period, area, stub (a breakdown, `meaning` says which), value (`meaning` is the indicator's id, "" where
    none is known; `reason` then says why) or empty. Of a stub, `reason` says why it is asked about.
    breakdown:  what people call the breakdown that `meaning` says; "" for one nobody knows.
    periods:    those that the headers of the columns say, from the first to the last; "" where the rows say them.
    """

    letter: str
    kind: str
    label: str
    meaning: str = ""
    reason: str = ""
    count: int = 1
    cells: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    named: str = ""  # the indicator by the names alone
    breakdown: str = ""
    periods: str = ""

    @property
    def left_alone(self) -> bool:
        """True where somebody has answered that the column is not to be used."""
        return self.reason == LEFT_ALONE


@dataclass(frozen=True, slots=True)
class Preview:
    """One table of a file: the lines above it, and its columns from the left; `first_row` is Excel's row number."""

    fingerprint: str
    sheet: str
    lines: tuple[str, ...]
    first_row: int
    columns: tuple[PreviewColumn, ...]

    @property
    def measures(self) -> tuple[PreviewColumn, ...]:
        """The columns of figures."""
        return tuple(one for one in self.columns if one.kind == Role.VALUE.value)

    @property
    def unknown(self) -> tuple[PreviewColumn, ...]:
        """The columns of figures that nobody has said the meaning of, nor that they are to be left alone."""
        return tuple(one for one in self.measures if not one.meaning and not one.left_alone)

    @property
    def axes(self) -> tuple[PreviewColumn, ...]:
        """The columns that say of when, where and whom the figures are."""
        return tuple(one for one in self.columns if one.kind in _AXES and one.label)

    @property
    def unknown_breakdowns(self) -> tuple[PreviewColumn, ...]:
        """The columns that part the figures in a way that is not known, and that nobody has said anything of."""
        return tuple(one for one in self.axes if one.reason)


def preview(grid: Grid, heading: Heading, match: Match, words: Vocabulary, unknown: Collection[Column] = ()) -> Preview:
    """Show a grid as it was understood. Columns that differ by their period or area only are shown once.

    unknown: those that part the figures in a way that nobody has said anything of.
    """
    asked = {one.index: breakdowns_suggested(one.cells, words.dimensions) for one in unknown}
    matched = {one.index: one for one in match.columns}
    alike: dict[tuple[Role, str, str], list[Column]] = {}
    for column in grid.columns:
        one = matched.get(column.index)
        meaning = one.indicator if one else match.stubs.get(column.index, "")
        alike.setdefault((column.role, one.label if one else column.label, meaning), []).append(column)
    columns = tuple(
        PreviewColumn(
            column_name(same[0].index),
            role.value,
            label,
            meaning,
            matched[same[0].index].reason if same[0].index in matched else _ASKED * (same[0].index in asked),
            len(same),
            _texts(same[0], " ".join((*grid.lines, label))),
            _suggested(same[0], label, heading, words)
            if role is Role.VALUE and not meaning
            else asked.get(same[0].index, ()),
            matched[same[0].index].named if same[0].index in matched else "",
            _breakdown(meaning, words) if role is Role.STUB else "",
            _periods([matched[one.index].period for one in same if one.index in matched]),
        )
        for (role, label, meaning), same in list(alike.items())[:_COLUMNS]
    )
    return Preview(match.fingerprint, heading.sheet, grid.lines, grid.row_numbers[0] + 1, columns)


def _breakdown(id_: str, words: Vocabulary) -> str:
    known = words.dimensions.by_id.get(id_)
    return known.labels[0] if known else ""


def _periods(across: Sequence[Period | None]) -> str:
    ordered = sorted((one for one in across if one is not None), key=lambda one: one.start)
    return "–".join(dict.fromkeys(map(danish.short_period, (*ordered[:1], *ordered[-1:]))))


def _suggested(column: Column, label: str, heading: Heading, words: Vocabulary) -> tuple[Suggestion, ...]:
    sample: Sequence[object] = column.cells[:_SAMPLE]
    return suggestions(label, heading, lambda indicator: parse_column(sample, indicator.unit), words)


def _texts(column: Column, under: str) -> tuple[str, ...]:
    return tuple(
        _NOT_SHOWN if _may_be_person(cell, under) else _text(cell, column.role) for cell in column.cells[:_ROWS]
    )


def _may_be_person(cell: object, under: str) -> bool:
    """True for what is not to be shown. A text that nothing it stands under excuses is left: it refuses the file."""
    if isinstance(cell, float):
        return names_person(f"{cell:.0f}")
    text = str(cell)
    return any(map(names_person, (text, _THOUSANDS.sub("", text)))) and not names_person(text, under)


def _text(cell: object, role: Role) -> str:
    if isinstance(cell, float):
        is_code = cell.is_integer() and role is not Role.VALUE  # a year, or the number of an area
        return f"{cell:.0f}"[:_TEXT] if is_code else _number(cell)
    return (cell.isoformat() if isinstance(cell, date | time) else str(cell))[:_TEXT]


def _number(value: float) -> str:
    if not abs(value) < _TOO_LARGE:  # nor no number at all
        return f"{value:.6g}".replace(".", ",")
    return danish.shortest(value, max(0, _DIGITS - len(f"{abs(value):.0f}")))


def written(one: Preview) -> dict[str, Any]:
    """Return a preview as plain values, for the way from the reading process."""
    return asdict(one)


def read_back(told: dict[str, Any]) -> Preview:
    """Read what `written` gave, after JSON."""
    columns = tuple(
        PreviewColumn(
            **{
                **column,
                "cells": tuple(column["cells"]),
                "suggestions": tuple(Suggestion(**one) for one in column["suggestions"]),
            }
        )
        for column in told["columns"]
    )
    return Preview(**{**told, "lines": tuple(told["lines"]), "columns": columns})
