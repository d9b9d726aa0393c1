"""Each target's chart as a picture, PNG or SVG: the screen's spec and table, with finding, source and stamp in it."""

from __future__ import annotations

import copy
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

import vl_convert

from pejling import captions
from pejling.charts import grammar
from pejling.charts.rows import drawing
from pejling.follow_up import Line
from pejling.reports.chart_images import VERSION
from pejling.reports.contents import Report
from pejling.reports.remark_texts import remarks_below
from pejling.series import Series, slug

_WIDTH, _HEIGHT = 960, 420  # pixels of the chart itself
_SCALE = 2.0  # PNG: sharp on paper and on a projector
# The converter carries Liberation Sans, so a picture looks the same on every machine; elsewhere Arial has its widths.
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_TITLE, _SUBTITLE, _FOOT = 24, 15, 13  # pixels
_ACROSS_TITLE, _ACROSS_SUBTITLE, _ACROSS_FOOT = 68, 118, 138  # characters on a line
_BELOW = 40  # pixels from the chart to its foot


def png(line: Line, report: Report) -> bytes:
    """Return a target's chart as a PNG file. The target has figures; nothing is fetched."""
    made: bytes = vl_convert.vegalite_to_png(spec(line, report), vl_version=VERSION, scale=_SCALE, allowed_base_urls=[])
    return made


def svg(line: Line, report: Report) -> bytes:
    """Return a target's chart as an SVG file, in which the text is text. The target has figures; nothing is fetched."""
    made: str = vl_convert.vegalite_to_svg(spec(line, report), vl_version=VERSION, allowed_base_urls=[])
    named = f'<svg role="img" aria-label={quoteattr(takeaway(line))} '  # the converter leaves the description out
    return made.replace("<svg ", named, 1).encode()


def takeaway(line: Line) -> str:
    """Return what a chart shows, for those who do not see it."""
    return f"{line.target.id} {line.target.title}: {line.assessment.sentence}"


def drawn_lines(report: Report) -> Iterator[Line]:
    """Yield the targets that have a chart."""
    yield from (line for line in report.follow_up.lines if line.series is not None and line.series.published)


def picture_name(line: Line) -> str:
    """Return what a picture is called, without its ending: u4a-aktiveringsgrad-for-uddannelsesparate-un."""
    return "-".join(slug(text) for text in (line.target.id, line.target.title[:40]))


def spec(line: Line, report: Report) -> dict[str, Any]:
    """Return a chart's whole Vega-Lite spec, its table included. Raises ValueError for a target without figures."""
    if line.series is None:
        raise ValueError(line.target.id)
    drawn, indicator = drawing(line), line.series.indicator
    looks = (indicator.unit.decimals, indicator.unit.suffix, drawn.frame, drawn.extras, indicator.frequency)
    made = copy.deepcopy(grammar.series_spec(*looks))
    rows = [{**row, "date": row["date"].isoformat()} for row in drawn.table.to_pylist()]
    made["config"]["font"] = _FONT
    made["layer"].append(_foot((captions.source_line(line), *remarks_below(line, drawn), report.stamp.line)))
    return made | {
        "$schema": f"https://vega.github.io/schema/vega-lite/v{VERSION[0]}.json",
        "description": takeaway(line),
        "data": {"values": rows},
        "title": _title(line, line.series),
        "width": _WIDTH,
        "height": _HEIGHT,
        "padding": 24,
    }


def _title(line: Line, series: Series) -> dict[str, Any]:
    return {
        "text": textwrap.wrap(line.assessment.sentence, _ACROSS_TITLE),
        "subtitle": textwrap.wrap(captions.measured(line, series), _ACROSS_SUBTITLE),
        "anchor": "start",
        "frame": "group",
        "fontSize": _TITLE,
        "subtitleFontSize": _SUBTITLE,
        "subtitlePadding": 6,
        "color": grammar.INK,
        "subtitleColor": "#333333",
        "offset": 26,
    }


def _foot(texts: Iterable[str]) -> dict[str, Any]:
    """Return what stands below the chart, as a layer with one row of its own."""
    lines = [piece for text in texts for piece in textwrap.wrap(text, _ACROSS_FOOT)]
    looks = {"align": "left", "baseline": "top", "fontSize": _FOOT, "lineHeight": 18, "color": "#333333"}
    place = {"x": {"value": 0}, "y": {"value": _HEIGHT + _BELOW}}
    return {"data": {"values": [{}]}, "mark": {"type": "text", "text": lines, **looks}, "encoding": place}
