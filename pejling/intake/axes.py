"""What the rows of a grid say of period, area and group, worked out once for all its value columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pejling import danish
from pejling.areas import Areas
from pejling.indicators import Indicator
from pejling.intake.addresses import column_name
from pejling.intake.dimensions import TOTAL, Dimensions
from pejling.intake.footnotes import area_in
from pejling.intake.grids import Column, Grid
from pejling.intake.headers import Heading
from pejling.intake.issues import Issue, NotReadableError, Severity, at_cells
from pejling.intake.matches import Match
from pejling.intake.period_cells import period_in
from pejling.intake.person_names import are_persons_names
from pejling.intake.populations import looks_like_a_part
from pejling.intake.privacy import WAY_OUT
from pejling.intake.qualified import only_some
from pejling.intake.roles import SAYING, Role
from pejling.intake.unsaid import against_sheet, days_within_months, no_periods, overruled
from pejling.intake.vocabulary import Vocabulary
from pejling.intake.year_parts import shown
from pejling.series import group_id

UNKNOWN = -1
_TOLD_ALONE = 5  # texts of a column that are no period or area; the others are told together
_WRITE_INSTEAD = {Role.PERIOD: ". Skriv fx 2026M05 eller maj 2026"}
_IF_PLACES = "Er det navne på steder, så slet deres rækker: Pejling kender ikke stederne"
_DAYS = (32_874, 73_051)  # 1 January 1990 and 2100 in Excel's counting


@dataclass(frozen=True)
class Coded:
    """A column as whole numbers into a list of meanings; UNKNOWN where a cell has none."""

    codes: NDArray[np.int32]
    meanings: tuple[object, ...]


def code_of(cells: Sequence[object], meaning: Callable[[object], object]) -> Coded:
    """Give each different cell its meaning once. A meaning of None is unknown."""
    meanings: dict[object, int] = {}
    of_cell: dict[object, int] = {}
    codes = np.empty(len(cells), dtype=np.int32)
    for row, cell in enumerate(cells):
        code = of_cell.get(cell)
        if code is None:
            found = meaning(cell)
            code = UNKNOWN if found is None else meanings.setdefault(found, len(meanings))
            of_cell[cell] = code
        codes[row] = code
    return Coded(codes, tuple(meanings))


def constant(value: object, height: int) -> Coded:
    """Give all rows the same meaning; None is unknown."""
    if value is None:
        return Coded(np.full(height, UNKNOWN, np.int32), ())
    return Coded(np.zeros(height, np.int32), (value,))


def breaking_down(grid: Grid, match: Match, words: Vocabulary) -> tuple[Column, ...]:
    """Return the columns of text that part the figures.

    An unknown one with the same text in all rows tells of all, unless it has no title and says more than the measure.
    """
    return tuple(
        column
        for column in grid.having(Role.STUB)
        if match.stubs[column.index] in words.dimensions.by_id
        or any(cell != column.cells[0] for cell in column.cells)
        or looks_like_a_part(column.label, str(column.cells[0]), words.dimensions)
        or (not column.label and _says_more(str(column.cells[0]), words))
    )


def _says_more(text: str, words: Vocabulary) -> bool:
    """True for a text that is neither a measure, everybody nor without meaning for whose the figures are."""
    return only_some(text, words) and not words.dimensions.is_everybody(text)


class Rows:
    """What the rows of one grid say of period, area and group, worked out once for all value columns.

    `starts` are the numbers of the rows' first cells in the file; see `places`. `faults` are those of cells with errors
    and with formulas that have no value.
    """

    def __init__(self, grid: Grid, heading: Heading, match: Match, words: Vocabulary) -> None:
        self.grid, self.heading, self.words = grid, heading, words
        self.starts = np.zeros(grid.height, np.int32)
        self.faults: NDArray[np.int32] = np.zeros(0, np.int32)
        self.issues: list[Issue] = []
        self._groups: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[Coded, NDArray[np.bool_]]] = {}
        self.periods = self._axis(Role.PERIOD, period_in, heading.whole_period, "en periode")
        self.areas = self._axis(Role.AREA, partial(area_in, areas=words.areas), heading.area, "et kendt område")
        self.stubs = {
            match.stubs[column.index]: code_of(
                column.cells, _category(match.stubs[column.index], column, words.dimensions)
            )
            for column in breaking_down(grid, match, words)
        }
        self._refuse_days()
        used = [one for one in match.columns if one.indicator]
        by_period = not grid.having(Role.PERIOD) and any(one.period is None for one in used)
        by_area = not grid.having(Role.AREA) and any(one.area is None for one in used)
        if by_period and (problem := against_sheet(heading)):
            self.issues.append(Issue(heading.sheet, "", problem, Severity.ERROR))
            self.periods = Coded(np.full(grid.height, UNKNOWN, np.int32), ())
        told = overruled(heading, period=by_period, area=by_area)
        self.issues += (Issue(heading.sheet, "", problem) for problem in told)

    def _refuse_days(self) -> None:
        """Leave the periods unknown where they are days or weeks, of which only the last would be kept of a month."""
        columns = self.grid.having(Role.PERIOD)
        if not columns:
            return

        def of_whom() -> Iterator[tuple[int, ...]]:
            everybody = np.zeros(self.grid.height, np.int32)
            codes = (one.codes for one in (self.areas, *self.stubs.values()) if one is not None)
            return zip(everybody.tolist(), *(one.tolist() for one in codes), strict=True)

        if problem := days_within_months(columns[0].cells, of_whom):
            self.issues.append(Issue(self.heading.sheet, column_name(columns[0].index), problem, Severity.ERROR))
            self.periods = Coded(np.full(self.grid.height, UNKNOWN, np.int32), ())

    def _axis(self, role: Role, meaning: Callable[[object], object], above: object, wanted: str) -> Coded | None:
        columns = self.grid.having(role)
        if not columns:
            return constant(above, self.grid.height) if above is not None else None
        if role is Role.PERIOD and (problem := no_periods(self.heading, columns[0])):
            self.issues.append(Issue(self.heading.sheet, column_name(columns[0].index), problem, Severity.ERROR))
            return Coded(np.full(self.grid.height, UNKNOWN, np.int32), ())
        coded = code_of(columns[0].cells, meaning)
        if role is Role.AREA:
            self._refuse_persons(columns[0], coded)
        self._report_unknown(columns[0], coded, wanted)
        return coded

    def _refuse_persons(self, column: Column, coded: Coded) -> None:
        """Raise NotReadableError where most areas are unknown and look like persons' names, which are not repeated."""
        unknown = {column.cells[row] for row in np.flatnonzero(coded.codes == UNKNOWN).tolist()}
        texts = {cell for cell in unknown if isinstance(cell, str) and cell.strip()}
        if len(texts) > len(coded.meanings) and are_persons_names(texts, self.words.areas.names):
            problem = f"teksterne ligner navne på personer, en række for hver; {WAY_OUT}. {_IF_PLACES}"
            raise NotReadableError(problem, self.heading.sheet, column_name(column.index))

    def _report_unknown(self, column: Column, coded: Coded, wanted: str) -> None:
        unknown = np.flatnonzero(coded.codes == UNKNOWN).tolist()
        different = {cell: place for place, cell in enumerate(dict.fromkeys(column.cells[row] for row in unknown))}
        found = defaultdict[str, list[int]](list)
        for row in unknown:
            cell = column.cells[row]
            problem = f"'{shown(cell)[:40]}' er ikke {wanted}{_hint(cell, column.role, self.words.areas)}"
            if different[cell] >= _TOLD_ALONE:
                others = danish.count(len(different) - _TOLD_ALONE, "anden tekst", "andre tekster")
                problem = f"{others} i kolonnen er heller ikke {wanted}"
            found[problem].append(self.grid.row_numbers[row])
        for problem, rows in found.items():
            left_out = "rækken" if len(rows) == 1 else "rækkerne"
            told = f"{problem}; {left_out} er ikke brugt{_WRITE_INSTEAD.get(column.role, '')}"
            self.issues.append(at_cells(self.heading.sheet, column.index, rows, told))

    def sound(self, column: int) -> NDArray[np.bool_]:
        """Return the rows in which neither a column's cell nor one that says what the row is has an error."""
        found = np.ones(self.grid.height, dtype=bool)
        if not len(self.faults):
            return found
        named = [one.index for one in self.grid.columns if one.role in SAYING]
        for index in [column, *named]:
            found &= ~np.isin(self.starts + np.int32(index), self.faults)
        return found

    def groups(self, indicator: Indicator, pairs: tuple[tuple[str, str], ...]) -> tuple[Coded, NDArray[np.bool_]]:
        """Return each row's group for an indicator, and which rows are the indicator's (its `where`)."""
        key = (indicator.id, pairs)
        if key not in self._groups:
            self._groups[key] = self._worked_out(indicator, pairs)
        return self._groups[key]

    def _worked_out(self, indicator: Indicator, pairs: tuple[tuple[str, str], ...]) -> tuple[Coded, NDArray[np.bool_]]:
        height = self.grid.height
        mine = np.ones(height, dtype=bool)
        codes, meanings = np.zeros(height, dtype=np.int64), [dict(pairs)]
        for name, coded in self.stubs.items():
            wanted = indicator.source.where.get(name)
            if wanted is not None:
                category = self.words.dimensions.category(name, wanted)
                mine &= np.isin(coded.codes, [i for i, one in enumerate(coded.meanings) if one == category])
                continue
            different = len(coded.meanings)
            used, codes = np.unique(codes * different + coded.codes, return_inverse=True)  # of those there could be
            places = zip(*np.divmod(used, different), strict=True)
            meanings = [_with(meanings[before], name, str(coded.meanings[own])) for before, own in places]
        self._report_others(np.flatnonzero(~mine), indicator)
        texts = [group_id(tuple(sorted(one.items()))) for one in meanings]
        numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        return Coded(np.array([numbers[text] for text in texts], dtype=np.int32)[codes], tuple(numbers)), mine

    def _report_others(self, others: NDArray[np.intp], indicator: Indicator) -> None:
        if len(others):
            rows, own = danish.count(len(others), "række", "rækker"), " og ".join(indicator.source.where.values())
            problem = f"{rows} er for andet end »{own}« og er ikke brugt"
            numbers = [self.grid.row_numbers[row] for row in others.tolist()]
            first = self.grid.columns[0].index
            self.issues.append(at_cells(self.heading.sheet, first, numbers, problem, Severity.NOTE))


def _hint(cell: object, role: Role, areas: Areas) -> str:
    """Say what may be wrong: a date that Excel shows by format only (days since 1900), or another area's number."""
    numbered = areas.numbered_as(cell) if role is Role.AREA and isinstance(cell, str) else None
    if numbered:
        return f" (nummeret hører til {numbered.name})"
    is_day = isinstance(cell, int | float) and _DAYS[0] <= cell < _DAYS[1]
    return ". Ligner det en dato, så giv kolonnen datoformat i Excel" if is_day else ""


def _category(name: str, column: Column, dimensions: Dimensions) -> Callable[[object], object]:
    known = dimensions.categories(name, map(str, set(column.cells)))
    return lambda cell: known[str(cell)]


def _with(said: dict[str, str], name: str, category: str) -> dict[str, str]:
    """Add a row's category; a total leaves what the header has said."""
    return said if category == TOTAL else {**said, name: category}
