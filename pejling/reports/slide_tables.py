"""The status of a plan's targets as tables on slides, as many slides as the targets need."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Length

from pejling import captions
from pejling.follow_up import FollowUp, Line
from pejling.reports.slide_boxes import INCH, INSET, Box, height_of, write
from pejling.status_words import status_text

_SIZE = 16  # points
_TITLES = ("Status", "Mål", "Seneste", "Niveau", "Afstand")
_STATUS = round(1.65 * INCH)  # as wide as "▼ ikke på vej" needs
_SHARES = (0.4, 0.23, 0.16, 0.21)  # of the rest of the width
_ABOVE = round(0.04 * INCH)

Row = tuple[str, ...]


def pages(found: FollowUp, box: Box) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each table that fits the box, headings left out: all targets in the plan's order."""
    made: list[list[Row]] = []
    room = 0
    for row in (_row(line) for line in found.lines):
        needed = _height(row, box)
        if needed > room or not made:
            made.append([])
            room = box.height - _height(_TITLES, box)
        made[-1].append(row)
        room -= needed
    return tuple(tuple(rows) for rows in made)


def _row(line: Line) -> Row:
    return (
        status_text(line.assessment.status),
        f"{line.target.id} · {line.target.title}",
        *captions.key_figures_on_paper(line),
    )


def _height(row: Row, box: Box) -> int:
    return max(height_of([text], width, _SIZE) for text, width in zip(row, _widths(box), strict=True)) + 2 * _ABOVE


def _widths(box: Box) -> tuple[int, ...]:
    return _STATUS, *(round(share * (box.width - _STATUS)) for share in _SHARES)


def add_table(slide: Slide, box: Box, rows: tuple[Row, ...]) -> None:
    """Put a table of targets on a slide, in the template's own colours."""
    heights = [_height(row, box) for row in (_TITLES, *rows)]
    place = [Length(length) for length in (box.left, box.top, box.width, sum(heights))]
    shape = slide.shapes.add_table(len(heights), len(_TITLES), *place)
    shape.name = "Status for målene"
    shape.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", "; ".join(_told(rows)))
    table = shape.table
    for column, width in zip(table.columns, _widths(box), strict=True):
        column.width = Length(width)
    for number, (row, height) in enumerate(zip((_TITLES, *rows), heights, strict=True)):
        table.rows[number].height = Length(height)
        for at, text in enumerate(row):
            cell = table.cell(number, at)
            cell.margin_left = cell.margin_right = Length(INSET)
            cell.margin_top = cell.margin_bottom = Length(_ABOVE)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            write(cell.text_frame, [text], _SIZE, bold=number == 0 or at == 0)


def _told(rows: tuple[Row, ...]) -> Iterator[str]:
    yield from (f"{name}: {status}" for status, name, *_ in rows)
