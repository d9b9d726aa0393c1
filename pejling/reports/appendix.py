"""The agenda's appendix (Bilag til dagsordenen): overview, a page for each focus area, method and sources."""

from __future__ import annotations

from pejling.plan_totals import condition_text
from pejling.plans import FocusArea
from pejling.reports import papers
from pejling.reports.chart_images import chart_svg
from pejling.reports.contents import Report

_TITLE = "Bilag til dagsordenen"


def appendix(report: Report) -> bytes:
    """Return a report as the bytes of a PDF."""
    lines = report.follow_up.lines
    areas = [_area(report, focus_area) for focus_area in report.follow_up.plan.focus_areas]
    told = {"title": _TITLE, "condition": condition_text(), "areas": areas}
    return papers.pdf("appendix.typ", told | papers.sources(lines), report)


def _area(report: Report, focus_area: FocusArea) -> papers.Content:
    lines = report.follow_up.of(focus_area)
    return {
        "title": focus_area.title,
        "goals": [
            ["Ministerens målsætning", list(focus_area.minister_goals)],
            ["Udvalgets målsætninger", list(focus_area.committee_goals)],
        ],
        "rows": [papers.row(line) for line in lines],
        "targets": [papers.block(line, report, chart_svg(line)) for line in lines],
    }
