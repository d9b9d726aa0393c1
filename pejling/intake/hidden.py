"""Rows and columns of a sheet that its program does not show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pejling.intake.addresses import column_name
from pejling.intake.issues import Issue, at_cells, at_places


@dataclass(frozen=True, slots=True)
class Hidden:
    """Rows and columns of a sheet that are not shown, from 0."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Return True where something is hidden."""
        return bool(self.rows or self.columns)

    def issues(self, sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
        """Say which rows and columns of a sheet hold something and are left out because they are hidden."""
        height, width = len(rows), len(rows[0]) if rows else 0
        filled = [
            row for row in sorted(self.rows) if row < height and any(cell not in {"", None} for cell in rows[row])
        ]
        columns = sorted(column for column in self.columns if column < width)
        beside = [column for column in columns if any(row[column] not in {"", None} for row in rows)]
        issues = [at_cells(sheet, 0, filled, _told(len(filled), "række", "rækker"))] if filled else []
        columns_told = _told(len(beside), "kolonne", "kolonner")
        return (*issues, *([at_places(sheet, map(column_name, beside), columns_told)] if beside else []))


NOTHING_HIDDEN = Hidden()


def _told(count: int, one: str, many: str) -> str:
    if count == 1:
        return f"en skjult {one} er ikke brugt; vis den i regnearket, og gem filen igen, hvis den skal med"
    what = f"{count} skjulte {many} er ikke brugt"
    return f"{what}; vis dem i regnearket, og gem filen igen, hvis de skal med"
