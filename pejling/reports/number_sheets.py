"""The raw figures behind a plan's targets, and where they come from, as sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pejling import danish
from pejling.follow_up import Line
from pejling.method_texts import METHOD, WORDS
from pejling.reports.books import Book, Page, stamped
from pejling.reports.cells import Cell, Column, Day, Number, Wrapped
from pejling.reports.contents import Report
from pejling.reports.definitions import files_of, indicators_of, place_of
from pejling.reports.number_formats import bare_format
from pejling.series import Observation, Series
from pejling.status_words import HOW_OFTEN, MEANINGS, status_text

NUMBERS, SOURCES = "Tal", "Kilder"
_COLUMNS = (
    Column("Mål", 8),
    Column("Indikator", 44),
    Column("Område", 14),
    Column("Gruppe", 24),
    Column("Periode fra", 12),
    Column("Periode til", 12),
    Column("Værdi", 12, numbers=True),
    Column("Enhed", 17),
    Column("Bemærkning", 15),
    Column("Tæller", 12, numbers=True),
    Column("Nævner", 12, numbers=True),
)
_SOURCE_WIDTHS = (38, 60, 44, 24, 22)


def number_sheet(book: Book, report: Report) -> None:
    """Write every figure of every target's series, oldest first; a hidden one is an empty cell with its mark."""
    page = book.page(NUMBERS, [column.width for column in _COLUMNS])
    stamped(page, "Tal bag målene")
    page.headings(_COLUMNS)
    page.frozen()
    first = page.row
    for line in report.follow_up.lines:
        if line.series is not None:
            for one in line.series.observations:
                page.cells(_figure(line.target.id, line.series, one))
    page.sheet.autofilter(first - 1, 0, max(first, page.row - 1), len(_COLUMNS) - 1)


def _figure(target: str, series: Series, one: Observation) -> list[Cell]:
    unit = series.indicator.unit
    group = ", ".join(category for _, category in series.group)
    named: list[Cell] = [target, series.indicator.name, series.area.name, group or "alle"]
    # Where the figure is hidden its counts are too: a share's counts would tell the share.
    counts = (None, None) if one.value is None else (one.numerator, one.denominator)
    value = None if one.value is None else Number(one.value, bare_format(unit.decimals))
    below = [None if count is None else Number(count, bare_format(0)) for count in counts]
    return [
        *named,
        Day(one.period.start),
        Day(one.period.end),
        value,
        unit.suffix,
        danish.MARKS[one.mark.value],
        *below,
    ]


def source_sheet(book: Book, report: Report) -> None:
    """Write where the figures come from, how they are worked with, what the words mean, and what people have noted."""
    page = book.page(SOURCES, _SOURCE_WIDTHS)
    stamped(page, "Kilder og metode")
    page.frozen()
    lines = report.follow_up.lines
    _table(page, "Filer", ("Fil", "Indlæst", "Mærke (SHA-256)"), files_of(report.follow_up.imports))
    told = ((one.name, one.how_calculated, one.why_it_matters, *place_of(one)) for one in indicators_of(lines))
    headings = ("Indikator", "Sådan opgøres den", "Hvorfor", "Kilde", "Bekræftet")
    _table(page, "Indikatorer", headings, told)
    _table(page, "Noter og databrud", ("Mål", "Note", "Hvornår", "Hvem"), _remarks(lines))
    statuses = ((status_text(status), text) for status, text in MEANINGS.items())
    _table(page, "Hvad status betyder", ("Status", "Betyder"), statuses)
    page.line(HOW_OFTEN)
    _table(page, "Sådan regnes der", ("Om", "Metode"), METHOD.items())
    _table(page, "Ordliste", ("Ord", "Betyder"), WORDS.items())


def _remarks(lines: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        for one in line.remarks:
            yield line.target.id, " ".join(filter(None, (one.mark, one.text))), one.heading, one.source


def _table(page: Page, title: str, headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    listed = list(rows)
    if not listed:
        return
    page.row += 1
    page.line(title, "section")
    page.headings([Column(heading, width) for heading, width in zip(headings, _SOURCE_WIDTHS, strict=False)])
    for row in listed:
        page.cells(Wrapped(text) for text in row)
