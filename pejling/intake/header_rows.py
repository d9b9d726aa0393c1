"""Which rows of a table are its header, and how far to the right what stands in them holds."""

from __future__ import annotations

from collections.abc import Sequence

from pejling.areas import Areas
from pejling.intake.period_cells import period_in
from pejling.intake.roles import AREA_HEADER, PERIOD_HEADER, PIVOT_TITLES, Cell, has_figures, is_filled, is_period_row
from pejling.intake.sheets import Rows
from pejling.intake.year_parts import part_of, year_in

_MOST_HEADER_ROWS = 6


def header_height(rows: Rows, top: int, areas: Areas) -> int:
    """Return how many header rows there are: all up to the first body row, at least one."""
    for height in range(1, min(_MOST_HEADER_ROWS, len(rows) - top)):
        above, row = rows[top : top + height], rows[top + height]
        if _names_its_row(row, above, areas) or (has_figures(row) and not _continues_header(row, above[-1])):
            return height
    return 1


def _names_its_row(row: Sequence[Cell], headers: Rows, areas: Areas) -> bool:
    """True for a row that begins by saying its period or area, under a header that says so, or says both."""
    titles = [" ".join(str(header[index]) for header in headers) for index in range(len(row))]
    periods = [title for title, cell in zip(titles, row, strict=True) if is_filled(cell) and period_in(cell)]
    named = [title for title, cell in zip(titles, row, strict=True) if isinstance(cell, str) and areas.find(cell)]
    if periods and named:
        return True
    return any(map(PERIOD_HEADER.match, periods)) or any(map(AREA_HEADER.match, named))


def _continues_header(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """True for a second header row: of periods, or of figures ("0", "1", "2", "3+") under a title that spans them."""
    below_title = not is_filled(row[0]) and is_filled(above[0])
    return (
        is_period_row(row)
        or below_title
        or _titles_columns(row)
        or _years_below_months(row, above)
        or any(map(_is_pivot_title, above))
    )


def _titles_columns(row: Sequence[Cell]) -> bool:
    """True where a row's first cell, or the one beside it, is a title of periods or areas and no period or area."""
    texts = [" ".join(cell.split()) for cell in row[:2] if isinstance(cell, str)]
    return any(PERIOD_HEADER.fullmatch(text) or AREA_HEADER.fullmatch(text) for text in texts)


def _is_pivot_title(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip().lower() in PIVOT_TITLES


def _years_below_months(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """True for a title and then years only, below months only: the same years below each month."""
    years, months = list(filter(is_filled, row[1:])), list(filter(is_filled, above[1:]))
    if not isinstance(row[0], str) or period_in(row[0]) or len(months) < 2:  # noqa: PLR2004 - one is a title
        return False
    return bool(years) and all(map(year_in, years)) and all(part_of(None, cell) for cell in months)


def filled_across(headers: Rows) -> tuple[Rows, list[tuple[int, ...]]]:
    """Fill group labels to the right in all header rows but the last, as merged or blank-repeated cells mean.

    Return also, for each column, where its header cells were written.
    """
    filled = [["" if _is_pivot_title(cell) else cell for cell in row] for row in headers]
    origins = [list(range(len(row))) for row in headers]
    for row, written in zip(filled[:-1], origins, strict=False):
        for index, cell in enumerate(row):
            if not is_filled(cell):
                row[index], written[index] = (row[index - 1], written[index - 1]) if index else ("", 0)
    return filled, list(zip(*origins, strict=True))
