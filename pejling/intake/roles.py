"""What a cell, a row or a column of a table is, by what it holds: periods, areas, breakdowns or figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from itertools import pairwise

from pejling.areas import Areas
from pejling.intake.footnotes import area_in
from pejling.intake.numbers import is_mask, looks_numeric
from pejling.intake.period_cells import period_in

Cell = object

_SAMPLE = 400
PERIOD_HEADER = re.compile(r"(periode|period|tid|time|måned|kvartal|år|årstal|dato)\b", re.IGNORECASE)
AREA_HEADER = re.compile(r"(område|kommune(navn|kode)?|jobcenter|bopælsområde|area|region)\b", re.IGNORECASE)
_PERIOD_TITLE = re.compile(r"perioder?", re.IGNORECASE)
_COUNTER_HEADER = re.compile(r"(tael|tæl|nr\.?|løbenr\.?|id|sekvens)$", re.IGNORECASE)
_COUNTED_HEADER = re.compile(r"\b(antal|andel|pct|procent|gennemsnit\w*)\b|\wgrad(en)?\b|%", re.IGNORECASE)
_REMARK_HEADER = re.compile(r"(bemærk|kommentar|note|anmærkning|remark|comment)", re.IGNORECASE)
PIVOT_TITLES = {"kolonnenavne", "kolonneetiketter", "column labels"}  # Excel's own, which say nothing of the columns
PIVOT_SUMS = {"hovedtotal", "grand total"}
_OF_THE_FILE = (  # the days on which figures were drawn, and periods that are compared with
    r"((senest|sidst|dato for( senest)?) )?(opdater\w*|ajourf\w+|hent(et|ning)|udtr(æk|uk)\w*|indlæst|oprettet|"
    r"genereret|dannet|publicer\w+|offentliggj\w+|kørsels\w+|(last )?updated|extracted)"
    r"( den| d\.|\W?dato|\W?tidspunkt)?"
)
_COMPARED = (
    r"(forrige|(fra )?foregående|tidligere|sidste|sammenlign\w*|previous)\W?(periode|måned|kvartal|år|dato|tid)?"
)
_BEFORE = r"(samme )?(periode|måned|kvartal) (året )?(før|forrige|sidste)( år)?"
_NOT_ITS_PERIOD = re.compile(f"({_OF_THE_FILE}|{_COMPARED}|{_BEFORE})", re.IGNORECASE)
_YEAR_TEXT = re.compile(r"(19|20)\d\d")


class Role(Enum):
    """What a body column holds."""

    PERIOD = "period"
    AREA = "area"
    STUB = "stub"
    VALUE = "value"
    EMPTY = "empty"


SAYING = frozenset({Role.PERIOD, Role.AREA, Role.STUB})  # what columns say of the figures beside them: when, where, who


def is_filled(cell: Cell) -> bool:
    """True for a cell that holds something."""
    return cell is not None and cell != ""


def is_remarks(title: Cell) -> bool:
    """True for the title of a column of notes."""
    return isinstance(title, str) and bool(_REMARK_HEADER.match(title.strip()))


def counts(title: Cell) -> bool:
    """True for a title of figures, whatever stands below it: Andel aktiveringsberørte."""
    return isinstance(title, str) and bool(_COUNTED_HEADER.search(title))


def has_figures(row: Sequence[Cell]) -> bool:
    """True for a row with a number or a mask in it. A year stored as text is none."""
    return any(
        is_mask(cell) or (looks_numeric(cell) and not (isinstance(cell, str) and _YEAR_TEXT.fullmatch(cell.strip())))
        for cell in row
    )


def is_period_row(row: Sequence[Cell]) -> bool:
    """True where most cells are periods, all different, and they are not just a run of counts that look like years."""
    filled = [cell for cell in row if is_filled(cell)]
    periods = [period for cell in filled if (period := period_in(cell))]
    if len(periods) < 2 or len(periods) < 0.6 * len(filled) or len(set(periods)) != len(periods):  # noqa: PLR2004
        return False
    written = [cell for cell in filled if isinstance(cell, str) and period_in(cell) and not looks_numeric(cell)]
    if len(written) > 1:
        return True
    return {abs(b.number - a.number) for a, b in pairwise(periods)} == {1}


def role_of(title: Cell, cells: Sequence[Cell], areas: Areas) -> Role:
    """Say what a column is from the lowest cell of its header and a sample of its body.

    The day on which figures were drawn, or the period before theirs, is nothing they are broken down by.
    """
    own = " ".join(str(title).split()).rstrip(":.")
    role = _by_cells(own, cells, areas)
    return Role.EMPTY if role in {Role.PERIOD, Role.STUB} and _NOT_ITS_PERIOD.fullmatch(own) else role


def _by_cells(own: str, cells: Sequence[Cell], areas: Areas) -> Role:
    step = max(1, len(cells) // _SAMPLE)
    sample = [cell for cell in cells[::step] if is_filled(cell)] or list(filter(is_filled, cells))[:_SAMPLE]
    if _COUNTER_HEADER.match(own) or _REMARK_HEADER.match(own):
        return Role.EMPTY
    if not sample:  # masked from end to end, it still has its title
        return Role.VALUE if own else Role.EMPTY
    names_rows = any(form.match(own) for form in (PERIOD_HEADER, AREA_HEADER, _PERIOD_TITLE))
    # Most columns are such, and the looks at each cell below can then not tell otherwise.
    if not names_rows and list(map(type, sample)).count(float) > len(sample) / 2:
        return Role.VALUE
    if _is_period_column(own, sample):
        return Role.PERIOD
    if AREA_HEADER.match(own) or _share(sample, lambda cell: _is_area_name(cell, areas)) > 0.6:  # noqa: PLR2004
        return Role.AREA
    numeric = _share(sample, lambda cell: looks_numeric(cell) or is_mask(cell))
    return Role.VALUE if numeric > 0.5 else Role.STUB  # noqa: PLR2004 - the majority decides


def _is_period_column(header: str, sample: Sequence[Cell]) -> bool:
    if _PERIOD_TITLE.fullmatch(header):  # also where none of them can be read, so that they are named as periods
        return True
    if PERIOD_HEADER.match(header):
        return _share(sample, lambda cell: period_in(cell) is not None) >= 0.5  # noqa: PLR2004 - so others are named
    return _share(sample, lambda cell: not isinstance(cell, float) and period_in(cell) is not None) > 0.9  # noqa: PLR2004


def _is_area_name(cell: Cell, areas: Areas) -> bool:
    """True for a name. A bare number may be a municipality's code only where the header says so."""
    return isinstance(cell, str) and not cell.strip().isdigit() and area_in(cell, areas) is not None


def _share(cells: Sequence[Cell], holds: Callable[[Cell], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)
