"""Workbooks made by Hypothesis: any combination of what layouts differ in, with the figures they hold known.

A workbook holds figures by measure, area, group and period. It is parted into tables (by measure or by area), which
lie on sheets of their own, one above the other or side by side. In each table every one of the four stands in a
column, in a header row, in the header joined to others by colons, or in a line above.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import openpyxl
from hypothesis import strategies as st
from openpyxl.cell import Cell as WrittenCell
from openpyxl.utils import get_column_letter

from pejling import danish
from pejling.periods import Frequency, Period
from tests.pejling.builders import first_sheet, saved
from tests.pejling.intake.readings import Figures

Cell = str | float | date | None
Rows = list[list[Cell]]
Key = tuple[str, str, str, Period]  # measure, area, group, period, as they are called

SHARES = {"Aktiveringsgrad": "aktiveringsgrad", "Andel aktiveringsberørte": "andel_aktiveringsberoerte"}
MONTHLY = {**SHARES, "Antal langtidsledige personer": "langtidsledige"}
QUARTERLY = {
    "Virksomheder kontaktet om handicap og job": "virksomheder_kontaktet_handicap",
    "Kampagner om handicap og job": "kampagner_handicap",
}
NAMES = MONTHLY | QUARTERLY
AREAS = {"Hvidovre": "167", "Hele landet": "000", "Brøndby": "153", "Høje-Taastrup": "169", "Aarhus": "751"}
GROUPS = {
    "I alt": "",
    "Uddannelsesparat": "visitation=uddannelsesparat",
    "Aktivitetsparat": "visitation=aktivitetsparat",
    "Jobparat": "visitation=jobparat",
}
TITLES = {"measure": ("Måling", "Indikator"), "area": ("Område", "Kommune"), "group": ("Visitationskategori",)}
TITLES["period"] = ("Periode", "Måned", "Tid", "Dato")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")
LOOKALIKES = (101, 147, 167, 1995, 2020)  # counts that might be taken for municipalities' codes or years
SPELLINGS: dict[Frequency, tuple[Callable[[Period], Cell], ...]] = {
    Frequency.MONTH: (
        lambda when: f"{MONTHS[when.position - 1]} {when.year}",
        lambda when: f"{when.year}M{when.position:02d}",
        lambda when: f"{MONTHS[when.position - 1].lower()}-{when.year % 100:02d}",
        danish.period,
        lambda when: when.start,
        lambda when: when.end,
    ),
    Frequency.QUARTER: (
        lambda when: f"{when.position}. kvt. {when.year}",
        lambda when: f"{when.year}Q{when.position:02d}",
        lambda when: f"{when.year}K{when.position}",
        danish.period,
    ),
}
_FAR = 1000  # a column that is not there
MASKS: tuple[Cell, ...] = (None, "-", "*", "<5", "..")


@dataclass(frozen=True)
class Style:
    """How a workbook writes its cells and what it writes around its tables."""

    spelling: Callable[[Period], Cell]
    mask: Cell
    numbers: str  # "number", "text", "fraction"
    newest_first: bool
    repeats: bool  # labels that span are repeated
    colon: str  # between two levels of a header in one cell; "" where each has its own row
    notes: bool
    counter: bool
    gap: bool  # an empty row or column where nothing asks for one
    hidden: bool  # a hidden row and a hidden column of nonsense
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """Rows of cells to write, and the figures in them: None is masked. `shares` are addresses shown in per cent."""

    rows: Rows
    figures: Figures
    shares: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Made:
    """A workbook's bytes, the figures in it, and the rows of its sheets for whoever reads of a failure."""

    content: bytes = field(repr=False)
    figures: Figures = field(repr=False)
    shown: dict[str, Rows] = field(repr=False)


@st.composite
def styles(draw: st.DrawFn, frequency: Frequency) -> Style:
    """Draw how a workbook is written."""
    chances = st.booleans()
    return Style(
        draw(st.sampled_from(SPELLINGS[frequency])),
        draw(st.sampled_from(MASKS)),
        draw(st.sampled_from(["number", "text", "fraction"])),
        *(draw(chances), draw(chances), draw(st.sampled_from(["", "", ": ", " : "]))),
        *(draw(chances), draw(chances), draw(chances), draw(chances)),
        titles={name: draw(st.sampled_from(words)) for name, words in TITLES.items()},
    )


@st.composite
def made_workbooks(draw: st.DrawFn) -> Made:
    """Draw a workbook with its figures."""
    frequency = draw(st.sampled_from(list(SPELLINGS)))
    names = sorted(MONTHLY if frequency is Frequency.MONTH else QUARTERLY)
    measures = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
    areas = draw(st.lists(st.sampled_from(sorted(AREAS)), min_size=1, max_size=3, unique=True))
    groups = draw(st.sampled_from([["I alt"], ["I alt", "Uddannelsesparat"], ["Jobparat", "Aktivitetsparat", "I alt"]]))
    first = Period.containing(frequency, date(draw(st.integers(2007, 2025)), draw(st.integers(1, 12)), 1))
    periods = [first + place for place in range(draw(st.integers(2, 4)))]
    style = draw(styles(frequency))
    if style.newest_first:
        periods.reverse()
    chance = random.Random(draw(st.integers(0, 9999)))  # noqa: S311 - drawn by Hypothesis
    figures = {key: _figure(key[0], chance) for key in itertools.product(measures, areas, groups, periods)}
    masked = {key for key in figures if draw(st.integers(0, 9)) == 0}
    parted = draw(st.sampled_from(["", "measure", "area"]))
    places = draw(st.permutations(["measure", "area", "group", "period"]))
    across = draw(st.integers(1, 3))
    layout = _Layout(tuple(places[across:]), tuple(places[:across]), parted, style)
    pieces = _parts(figures, parted)
    tables = [layout.table(piece, masked) for piece in pieces]
    arranged = draw(st.sampled_from(["sheets", "stacked", "beside"]))
    return _written(tables, arranged, layout)


def _figure(measure: str, chance: random.Random) -> float:
    if measure in SHARES:
        return chance.randrange(15, 999) / 10
    return float(chance.choice([*LOOKALIKES, *(chance.randrange(3, 99_999) for _ in range(10))]))


def _parts(figures: dict[Key, float], parted: str) -> list[dict[Key, float]]:
    place = {"measure": 0, "area": 1}.get(parted)
    if place is None:
        return [figures]
    different = dict.fromkeys(key[place] for key in figures)
    return [{key: value for key, value in figures.items() if key[place] == one} for one in different]


@dataclass(frozen=True)
class _Layout:
    """Which of measure, area, group and period stand in columns and which in the header."""

    down: tuple[str, ...]
    across: tuple[str, ...]
    parted: str
    style: Style

    def table(self, figures: dict[Key, float], masked: set[Key]) -> Table:
        """Lay figures out."""
        members: dict[str, list[str | Period]] = {
            name: list(dict.fromkeys(key[place] for key in figures))
            for place, name in enumerate(("measure", "area", "group", "period"))
        }
        lines, down, across = self._sides(members)
        stubs = list(itertools.product(*(members[name] for name in down)))
        heads = list(itertools.product(*(members[name] for name in across)))
        fixed = {name: ones[0] for name, ones in members.items() if name not in {*down, *across}}

        def key_of(stub: tuple[object, ...], head: tuple[object, ...]) -> Key:
            at = {**fixed, **dict(zip(down, stub, strict=True)), **dict(zip(across, head, strict=True))}
            return at["measure"], at["area"], at["group"], at["period"]  # type: ignore[return-value]

        keys = [[key_of(stub, head) for head in heads] for stub in stubs]
        shown = _some_shown(keys, masked)
        rows = self._headers(down, across, heads)
        above = len(rows) + len(lines)
        before: tuple[object, ...] = ()
        for number, (stub, row) in enumerate(zip(stubs, keys, strict=True)):
            cells = [self._cell(figures[key], key[0]) if key in shown else self.style.mask for key in row]
            counter: Rows = [[number + 1]] if self._counts(down) else [[]]
            rows.append([*counter[0], *self._stub(down, stub, before), *cells])
            before = stub
        width = len(rows[0]) - len(heads)
        shares = {
            (above + line, width + column)
            for line, row in enumerate(keys)
            for column, key in enumerate(row)
            if key[0] in SHARES
        }
        truth = {
            (NAMES[measure], AREAS[area], GROUPS[group], when.id): figures[key] if key in shown else None
            for line in keys
            for key in line
            for measure, area, group, when in [key]
        }
        return Table([*lines, *rows], truth, frozenset(shares))

    def _sides(self, members: dict[str, list[str | Period]]) -> tuple[Rows, list[str], list[str]]:
        """Return the lines above, and what stands down and across; what has one member only may stand above."""
        lines: Rows = []
        down, across = list(self.down), list(self.across)
        if self.style.notes:
            lines.append(["Udtrukket den 22. august 2026"])
        for name in ("measure", "area"):
            if self.parted == name:
                (down if name in down else across).remove(name)
                lines.append([f"Kontanthjælp: {members[name][0]}" if name == "measure" else str(members[name][0])])
        if members["group"] == ["I alt"]:
            down, across = [[one for one in side if one != "group"] for side in (down, across)]
        if not {"period", "area"} & set(down):
            moved = next(one for one in ("period", "area") if one in across)
            across, down = [one for one in across if one != moved], [moved, *down]
        if not across and "measure" not in down and self.parted != "measure":
            across = ["measure"]
        if not across and self.parted == "measure":  # its one column must be called something
            across = ["measure"]
        return lines, down, across

    def _counts(self, down: list[str]) -> bool:
        return self.style.counter and down[0] == "period"

    def _headers(self, down: list[str], across: list[str], heads: list[tuple[str | Period, ...]]) -> Rows:
        titles: list[Cell] = [*(["Tael"] if self._counts(down) else []), *(self.style.titles[name] for name in down)]
        written = [[self._written(one) for one in head] for head in heads]
        if not across:
            return [[*titles, "Værdi"]]
        if self.style.colon and len(across) > 1:
            return [[*titles, *(self.style.colon.join(str(self._joined(one)) for one in head) for head in heads)]]
        rows: Rows = []
        for level in range(len(across)):
            blank: list[Cell] = [None] * len(titles)
            row: list[Cell] = [head[level] for head in written]
            if level < len(across) - 1 and not self.style.repeats:
                row = [
                    None if place and heads[place - 1][: level + 1] == heads[place][: level + 1] else cell
                    for place, cell in enumerate(row)
                ]
            rows.append([*(titles if level == len(across) - 1 else blank), *row])
        return rows

    def _joined(self, one: object) -> Cell:
        return danish.period(one) if isinstance(one, Period) else str(one)

    def _written(self, one: object) -> Cell:
        return self.style.spelling(one) if isinstance(one, Period) else str(one)

    def _stub(self, down: list[str], stub: tuple[object, ...], before: tuple[object, ...]) -> list[Cell]:
        cells: list[Cell] = []
        for level, one in enumerate(stub):
            same = before[: level + 1] == stub[: level + 1] and level < len(down) - 1
            cells.append(None if same and not self.style.repeats else self._written(one))
        return cells

    def _cell(self, value: float, measure: str) -> Cell:
        if self.style.numbers == "text":
            return danish.number(value, 1 if measure in SHARES else 0)
        return round(value / 100, 6) if self.style.numbers == "fraction" and measure in SHARES else value


def _some_shown(keys: list[list[Key]], masked: set[Key]) -> set[Key]:
    """Return the keys shown: all that are not masked, and all where a row or column would be masked throughout."""
    lines = [*keys, *(list(column) for column in zip(*keys, strict=True))]
    if any(all(key in masked for key in line) for line in lines):
        return {key for line in keys for key in line}
    return {key for line in keys for key in line if key not in masked}


def _written(tables: list[Table], arranged: str, layout: _Layout) -> Made:
    book = openpyxl.Workbook()
    book.remove(first_sheet(book))
    shown: dict[str, Rows] = {}
    figures: Figures = {}
    for table in tables:
        figures |= table.figures
    sheets = [[table] for table in tables] if arranged == "sheets" or len(tables) == 1 else [tables]
    for number, here in enumerate(sheets, start=1):
        name = f"Ark{number}"
        rows, shares = _laid(here, beside=arranged == "beside")
        if layout.style.notes:
            rows += [[], ["Kilde: Jobindsats.dk"]]
        _write(book, name, rows, shares if layout.style.numbers == "fraction" else set(), hidden=layout.style.hidden)
        shown[name] = rows
    return Made(saved(book), figures, shown)


def _laid(tables: list[Table], *, beside: bool) -> tuple[Rows, set[tuple[int, int]]]:
    """Lay tables one above the other or side by side, with the addresses of their shares."""
    rows: Rows = []
    shares: set[tuple[int, int]] = set()
    height = max(len(table.rows) for table in tables)
    for table in tables:
        if beside:
            width = max(map(len, rows), default=-1) + 1
            rows = [[*row, *[None] * (width - len(row))] for row in rows or [[] for _ in range(height)]]
            rows = [[*row, *(table.rows[n] if n < len(table.rows) else [])] for n, row in enumerate(rows)]
            shares |= {(down, right + width) for down, right in table.shares}
        else:
            start = len(rows) + bool(rows)
            rows = [*rows, *([[]] if rows else []), *table.rows]
            shares |= {(down + start, right) for down, right in table.shares}
    return rows, shares


def _write(book: openpyxl.Workbook, name: str, rows: Rows, shares: set[tuple[int, int]], *, hidden: bool) -> None:
    sheet = book.create_sheet(name)
    row_at, column_at = (len(rows) // 2, 1) if hidden else (len(rows), _FAR)

    def cell_of(down: int, right: int) -> WrittenCell:
        cell = sheet.cell(down + 1 + (down >= row_at), right + 1 + (right >= column_at))
        assert isinstance(cell, WrittenCell)
        return cell

    for down, row in enumerate(rows):
        for right, cell in enumerate(row):
            if cell is not None:
                cell_of(down, right).value = cell
    for down, right in shares:
        cell_of(down, right).number_format = "0.0%"
    if hidden:
        for place in range(1, len(rows) + 2):
            sheet.cell(place, column_at + 1, "skjult")
        for place, nonsense in enumerate(("Hvidovre", "skjult", "Aug 2021", 1.0, 2.0), start=1):
            sheet.cell(row_at + 1, place, nonsense)
        sheet.row_dimensions[row_at + 1].hidden = True
        sheet.column_dimensions[get_column_letter(column_at + 1)].hidden = True
