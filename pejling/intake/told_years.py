"""The year of months that stand without one: on a line of its own above them, as the sheet's name, or in a title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pejling.areas import Areas
from pejling.intake.grids import Grid
from pejling.intake.headers import Heading, read_heading
from pejling.intake.year_parts import year_of
from pejling.periods import MONTH_NAME, read_period

NO_YEAR = (
    "månederne står der, men ikke året: skriv året på en linje for sig over tabellen (fx 2024) eller i en kolonne 'År'"
)
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/]|[-–]\d|[.,]\d)")
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_SOMETHING_ELSE = re.compile(
    rf"(\b(siden|fra|før|efter|til|end|med|mod|inden|frem|since|{MONTH_NAME})|[-–/&+]|\bog)\s*$", re.IGNORECASE
)


def told_year(grid: Grid, sheet: str, areas: Areas) -> int | None:
    """Return the year that the lines above a table, the sheet's name or a title says is that of all its figures.

    A title says it where one year stands in it. None where none does, where several do, or where it may be the year of
    something else ("siden 2019", "12. marts 2025", "2023/24").
    """
    alone = year_of(read_heading(sheet, grid.lines, areas, grid.above).period or read_period(sheet))
    if alone is not None:
        return alone
    return _only(grid.lines) or _only(grid.above) or _only([sheet])


def _only(texts: Iterable[str]) -> int | None:
    titles = [text for text in texts if not Heading.is_note(text)]
    found = [(text, year) for text in titles for year in _YEAR.finditer(text)]
    different = {year[0] for text in titles for year in _ANY_YEAR.finditer(text)}
    unclear = any(_OF_SOMETHING_ELSE.search(text[: year.start()]) for text, year in found)
    return int(found[0][1][0]) if found and len(different) == 1 and not unclear else None
