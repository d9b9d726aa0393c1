"""Tables of a web page, which some systems save as .xls."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree, html

from pejling.intake.extents import refuse_far_reaching
from pejling.intake.issues import NotReadableError

_MOST_CELLS = 3_000_000  # held one by one, spanned ones too
_MOST_SPAN = 1000  # a cell that says it spans more is no table's


_NOT_READ = "filen er en webside, som ikke kan læses; gem tallene som .xlsx"
_OF_CELLS = {"x:num", "sdval"}  # the value of a cell once more, which is judged by its column
_SHOWN_BESIDE = "\n"


@dataclass(frozen=True)
class Page:
    """The tables of a page that hold no other table, as rows of text, and what else is written on it or behind it."""

    tables: list[list[list[str]]]
    beside: str


def read_page(content: bytes) -> Page:
    """Read a page. Merged cells have their text in the first.

    Raises NotReadableError where the page has no table.
    """
    try:
        page = html.document_fromstring(content, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError) as error:
        raise NotReadableError(_NOT_READ) from error
    innermost = [table for table in page.iter("table") if table.find(".//table") is None]
    tables = [_rows(table) for table in innermost]
    if not any(tables):
        raise NotReadableError("filen er en webside uden tabeller; gem tallene som .xlsx eller .csv")
    try:
        return Page([rows for rows in tables if rows], _beside(page, innermost))
    except ValueError as error:  # control characters around a table, which lxml reads and does not write
        raise NotReadableError(_NOT_READ) from error


def _beside(page: html.HtmlElement, tables: list[html.HtmlElement]) -> str:
    """Return comments, attributes such as those shown under the pointer, and all text outside some tables.

    The tables are taken out of the page.
    """
    comments = [str(comment.text) for comment in page.getroottree().xpath("//comment()")]
    attributes = [text for one in page.iter(etree.Element) for name, text in one.items() if name not in _OF_CELLS]
    for table in tables:
        table.drop_tree()
    return _SHOWN_BESIDE.join([*comments, *attributes, *page.itertext(etree.Element)])


def _rows(table: html.HtmlElement) -> list[list[str]]:
    taken: dict[tuple[int, int], str] = {}
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iter("td", "th"):
            while (row, column) in taken:
                column += 1
            text = " ".join(cell.text_content().split())
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    taken[row + down, column + right] = "" if down or right else text
                if len(taken) > _MOST_CELLS:
                    raise NotReadableError("filen er en webside med en tabel på flere millioner celler; gem som .xlsx")
    if not taken:
        return []
    height, width = (1 + max(place[axis] for place in taken) for axis in (0, 1))
    refuse_far_reaching("", height, width)
    return [[taken.get((row, column), "") for column in range(width)] for row in range(height)]


def _span(cell: html.HtmlElement, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    return min(int(text), _MOST_SPAN) if text.isdigit() and int(text) else 1
