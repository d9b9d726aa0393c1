"""A follow-up as a workbook: real numbers and dates, charts to recolour, levels to try, raw figures and sources."""

from __future__ import annotations

from pejling.reports.area_sheets import area_sheet
from pejling.reports.books import Book
from pejling.reports.contents import Report
from pejling.reports.number_sheets import number_sheet, source_sheet
from pejling.reports.overview_sheets import overview_sheet
from pejling.reports.what_if_sheets import what_if_sheet


def workbook(report: Report) -> bytes:
    """Return a report as the bytes of an .xlsx file: overview, a sheet a focus area, what-if, figures, sources."""
    book = Book(report.stamp)
    overview_sheet(book, report)
    for focus_area in report.follow_up.plan.focus_areas:
        area_sheet(book, report, focus_area)
    what_if_sheet(book, report)
    number_sheet(book, report)
    source_sheet(book, report)
    return book.content()
