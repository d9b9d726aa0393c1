"""The year of months that stand without one: on a line of its own above them, as the sheet's name, or in a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pejling.areas import Areas
from pejling.intake.grids import Grid
from pejling.intake.headers import OF_SOMETHING_ELSE, Heading, read_heading
from pejling.intake.year_parts import year_of
from pejling.period_spellings import MONTH_NAME, read_period

NO_YEAR = (
    "månederne står der, men ikke året: skriv året på en linje for sig over tabellen (fx 2024) eller i en kolonne 'År'"
)
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/]|[-–]\d|[.,]\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(
    rf"(?<!\d)\d\d?\.?\s*({MONTH_NAME}\s*|[-./]\s*\d\d?[-./])(19|20)\d\d|(?<!\d)(19|20)\d\d-\d\d-\d\d", re.IGNORECASE
)


def told_year(grid: Grid, sheet: str, areas: Areas) -> int | None:
    """Return the year that the lines above a table, the sheet's name or a title says is that of all its figures.

    A line of its own goes before all else. A title says it where one year stands in it. None where nothing does, where
    two of them differ, or where it may be the year of something else ("siden 2019", "2023/24"). The year of a day is
    none: it may be when the file was drawn.
    """
    alone = year_of(read_heading(sheet, grid.lines, areas, grid.above).period)
    if alone is not None:
        return alone
    titles = _years([*grid.lines, *grid.above])
    whole = year_of(read_period(sheet))
    told = titles | ({whole} if whole else _years([sheet]))
    return told.pop() if len(told) == 1 else None


def _years(texts: Iterable[str]) -> set[int | None]:
    """Return the years in titles; None among them where one may be of something else."""
    titles = [_DAY.sub("", text) for text in texts if not Heading.is_note(text)]
    clear = {place: int(year[0]) for text in titles for place, year in _clear(text)}
    return {clear.get((text, year.start())) for text in titles for year in _ANY_YEAR.finditer(text)}


def _clear(text: str) -> Iterator[tuple[tuple[str, int], re.Match[str]]]:
    for year in _YEAR.finditer(text):
        if not OF_SOMETHING_ELSE.search(text[: year.start()]):
            yield (text, year.start()), year
