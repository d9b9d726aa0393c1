"""Where in a sheet the table is: lines above, header rows, body columns and what each column is.

Found by structure: which rows and columns parse as periods, areas and numbers. Rows are never counted off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from pejling.areas import Areas
from pejling.intake.numbers import is_mask, looks_numeric
from pejling.intake.sheets import Rows, Sheet
from pejling.periods import read_period

Cell = object

_MOST_HEADER_ROWS = 6
_SAMPLE = 400
_PERIOD_HEADER = re.compile(r"(periode|period|tid|time|måned|kvartal|år|årstal|dato)\b", re.IGNORECASE)
_AREA_HEADER = re.compile(r"(område|kommune(navn|kode)?|jobcenter|bopælsområde|area|region)\b", re.IGNORECASE)
_COUNTER_HEADER = re.compile(r"(tael|tæl|nr\.?|løbenr\.?|id|sekvens)$", re.IGNORECASE)
_REMARK_HEADER = re.compile(r"(bemærk|kommentar|note|anmærkning|remark|comment)", re.IGNORECASE)
_YEAR_TEXT = re.compile(r"(19|20)\d\d")


class Role(Enum):
    """What a body column holds."""

    PERIOD = "period"
    AREA = "area"
    STUB = "stub"
    VALUE = "value"
    EMPTY = "empty"


@dataclass(frozen=True)
class Column:
    """A body column: its place (from 0), role, header cells from the top, and cells (stubs filled down)."""

    index: int
    role: Role
    header: tuple[Cell, ...]
    cells: Sequence[Cell]

    @property
    def label(self) -> str:
        """The header's texts from the top, joined as Jobindsats flattens them."""
        return ": ".join(str(part).strip() for part in self.header if str(part).strip())


@dataclass(frozen=True)
class Grid:
    """A table found in a sheet. first_row is the body's first row (from 0)."""

    lines: tuple[str, ...]
    first_row: int
    height: int
    columns: tuple[Column, ...]

    def having(self, role: Role) -> tuple[Column, ...]:
        """Return the columns of a role, from the left."""
        return tuple(column for column in self.columns if column.role is role)


def find_grid(sheet: Sheet, areas: Areas) -> Grid | None:
    """Find the table in a sheet, or None where there is none."""
    rows = sheet.rows
    top = next((number for number, row in enumerate(rows) if _starts_table(row)), None)
    if top is None:
        return None
    height = _header_height(rows, top, areas)
    first, last = top + height, _last_body_row(rows, top + height, areas)
    if last < first:
        return None
    lines = tuple(line for row in rows[:top] if (line := " ".join(str(cell).strip() for cell in row if _filled(cell))))
    headers = _filled_across(rows[top:first])
    body = list(zip(*rows[first : last + 1], strict=False))
    columns = tuple(_column(index, headers, cells, areas) for index, cells in enumerate(body))
    return Grid(lines, first, last + 1 - first, _without_leading_values(columns))


def _filled(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _starts_table(row: Sequence[Cell]) -> bool:
    """True for a row that is no line of text above the table: several cells, or one that is not the first."""
    filled = [index for index, cell in enumerate(row) if _filled(cell)]
    if len(filled) == 2 and str(row[filled[0]]).strip().endswith(":"):  # noqa: PLR2004 - "Område:" beside its value
        return False
    return len(filled) > 1 or (len(filled) == 1 and filled[0] > 0)


def _header_height(rows: Rows, top: int, areas: Areas) -> int:
    """Return how many header rows there are: all up to the first body row, at least one."""
    for height in range(1, min(_MOST_HEADER_ROWS, len(rows) - top)):
        above, row = rows[top : top + height], rows[top + height]
        if _names_its_row(row, above, areas) or (_has_figures(row) and not _continues_header(row, above[-1])):
            return height
    return 1


def _names_its_row(row: Sequence[Cell], headers: Rows, areas: Areas) -> bool:
    """True for a row that begins by saying its period or area, under a header that says so, or says both."""
    titles = [" ".join(str(header[index]) for header in headers) for index in range(len(row))]
    periods = [title for title, cell in zip(titles, row, strict=True) if _filled(cell) and read_period(cell)]
    named = [title for title, cell in zip(titles, row, strict=True) if isinstance(cell, str) and areas.find(cell)]
    if periods and named:
        return True
    return any(map(_PERIOD_HEADER.match, periods)) or any(map(_AREA_HEADER.match, named))


def _continues_header(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """True for a second header row: of periods, or of figures ("0", "1", "2", "3+") under a title that spans them."""
    return _is_period_row(row) or (not _filled(row[0]) and _filled(above[0]))


def _has_figures(row: Sequence[Cell]) -> bool:
    return any(
        is_mask(cell) or (looks_numeric(cell) and not (isinstance(cell, str) and _YEAR_TEXT.fullmatch(cell.strip())))
        for cell in row
    )


def _is_period_row(row: Sequence[Cell]) -> bool:
    """True where most cells are periods, all different, and they are not just a run of counts that look like years."""
    filled = [cell for cell in row if _filled(cell)]
    periods = [period for cell in filled if (period := read_period(cell))]
    if len(periods) < 2 or len(periods) < 0.6 * len(filled) or len(set(periods)) != len(periods):  # noqa: PLR2004
        return False
    written = [cell for cell in filled if isinstance(cell, str) and read_period(cell) and not looks_numeric(cell)]
    if len(written) > 1:
        return True
    return {abs(b.number - a.number) for a, b in pairwise(periods)} == {1}


def _last_body_row(rows: Rows, first: int, areas: Areas) -> int:
    """Return the last row with two filled cells; then rows that carry only a period or area and masked figures."""
    last = first - 1
    for number in range(len(rows) - 1, first - 1, -1):
        if sum(map(_filled, rows[number])) > 1:
            last = number
            break
    while last + 1 < len(rows) and _starts_row(rows[last + 1], areas):
        last += 1
    return last


def _starts_row(row: Sequence[Cell], areas: Areas) -> bool:
    return bool(row) and (read_period(row[0]) is not None or areas.find(row[0]) is not None)


def _filled_across(headers: Rows) -> Rows:
    """Fill group labels to the right in all header rows but the last, as merged or blank-repeated cells mean."""
    filled = [list(row) for row in headers]
    for row in filled[:-1]:
        before: Cell = ""
        for index, cell in enumerate(row):
            before = cell if _filled(cell) else before
            row[index] = before
    return filled


def _column(index: int, headers: Rows, cells: Sequence[Cell], areas: Areas) -> Column:
    header = tuple(row[index] for row in headers)
    role = _role(header, cells, areas)
    if role in {Role.PERIOD, Role.AREA, Role.STUB}:
        cells = _filled_down(cells)
        header = (headers[-1][index],)
    return Column(index, role, header, cells)


def _role(header: tuple[Cell, ...], cells: Sequence[Cell], areas: Areas) -> Role:
    own = str(header[-1]).strip()
    step = max(1, len(cells) // _SAMPLE)
    sample = [cell for cell in cells[::step] if _filled(cell)] or [cell for cell in cells if _filled(cell)][:_SAMPLE]
    if _COUNTER_HEADER.match(own) or _REMARK_HEADER.match(own):
        return Role.EMPTY
    if not sample:  # a column that is masked from end to end still has its title
        return Role.VALUE if any(map(_filled, header)) else Role.EMPTY
    if _is_period_column(own, sample):
        return Role.PERIOD
    if _AREA_HEADER.match(own) or _share(sample, lambda cell: _is_area_name(cell, areas)) > 0.6:  # noqa: PLR2004
        return Role.AREA
    numeric = _share(sample, lambda cell: looks_numeric(cell) or is_mask(cell))
    return Role.VALUE if numeric > 0.5 else Role.STUB  # noqa: PLR2004 - the majority decides


def _is_period_column(header: str, sample: Sequence[Cell]) -> bool:
    if _PERIOD_HEADER.match(header):
        return _share(sample, lambda cell: read_period(cell) is not None) > 0.5  # noqa: PLR2004 - the majority
    return _share(sample, lambda cell: not isinstance(cell, float) and read_period(cell) is not None) > 0.9  # noqa: PLR2004


def _is_area_name(cell: Cell, areas: Areas) -> bool:
    """True for a name. A bare number may be a municipality's code only where the header says so."""
    return isinstance(cell, str) and not cell.strip().isdigit() and areas.find(cell) is not None


def _share(cells: Sequence[Cell], holds: Callable[[Cell], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _filled_down(cells: Sequence[Cell]) -> list[Cell]:
    filled: list[Cell] = []
    before: Cell = ""
    for cell in cells:
        before = cell if _filled(cell) else before
        filled.append(before)
    return filled


def _without_leading_values(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Leave out all but the first period and area column; a second one (a code beside a name) adds nothing."""
    seen: set[Role] = set()
    kept = []
    for column in columns:
        if column.role in {Role.PERIOD, Role.AREA} and column.role in seen:
            continue
        seen.add(column.role)
        kept.append(column)
    return tuple(kept)
