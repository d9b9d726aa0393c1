"""A target's chart as PowerPoint's own: lines that can be recoloured, gaps that stay gaps, the figures behind it."""

from __future__ import annotations

import math
from datetime import date

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import LineSeries
from pptx.dml.color import RGBColor
from pptx.dml.line import LineFormat
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Length, Pt

from pejling import danish
from pejling.charts.grammar import BREAK as GREY
from pejling.charts.grammar import FAN, LIGHT, PROPOSAL, TARGET
from pejling.charts.marks import at
from pejling.notes import BREAK
from pejling.periods import MONTHS_A_YEAR
from pejling.reports.plots import Plot, Plotted
from pejling.reports.slide_boxes import Box

_TEXT, _LEGEND = 14, 12  # points
_NEAR_AXIS = 0.2  # of the axis's length
_BREAKS = "Databrud (streg i diagrammet)"
_RULE = (
    '<c:errBars xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:errDir val="y"/><c:errBarType val="minus"/>'
    '<c:errValType val="percentage"/><c:noEndCap val="1"/><c:val val="100"/><c:spPr><a:ln w="15875"><a:solidFill>'
    f'<a:srgbClr val="{GREY.removeprefix("#")}"/></a:solidFill><a:prstDash val="dash"/></a:ln></c:spPr></c:errBars>'
)
_MOST_LABELS = 7  # along the time axis
_MONTHS = "[$-406]mmm\\ yyyy"  # aug 2020, in Danish on every machine
# Colour, width and dashes of each line but the actual one, which has the template's own colour of text.
_LOOKS: dict[str, tuple[str, float, MSO_LINE_DASH_STYLE | None]] = {
    "fan": (LIGHT, 2.0, MSO_LINE_DASH_STYLE.ROUND_DOT),
    "median": (LIGHT, 1.0, MSO_LINE_DASH_STYLE.ROUND_DOT),
    "last_year": (LIGHT, 2.0, None),
    "target": (TARGET, 3.0, None),
    "proposal": (PROPOSAL, 3.0, MSO_LINE_DASH_STYLE.DASH),
}


def add_chart(slide: Slide, box: Box, plot: Plot, alternative: str) -> Chart:
    """Draw a plot on a slide. alternative: what it shows, for those who do not see it."""
    form = f"[$-406]#,##0{'.' + '0' * plot.unit.decimals if plot.unit.decimals else ''}"  # Danish marks
    figures = CategoryChartData(number_format=form)
    figures.categories = _categories(plot)
    figures.categories.number_format = _MONTHS
    for one in plot.lines:
        figures.add_series(one.name, one.values)
    if plot.breaks:
        figures.add_series(_BREAKS, [plot.frame[1] if period in plot.breaks else None for period in plot.periods])
    place = [Length(length) for length in (box.left, box.top, box.width, box.height)]
    shape = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *place, figures)
    shape.name = "Diagram"
    shape.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", alternative)
    chart = shape.chart
    chart.has_title = False
    chart.font.size, chart.font.language_id = Pt(_TEXT), MSO_LANGUAGE_ID.DANISH
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(_LEGEND)
    _axes(chart, plot, form)
    drawn = list(chart.plots[0].series)
    for each, one in zip(drawn, plot.lines, strict=False):
        _look(each, one, plot)
    if plot.breaks:
        _breaks(chart, drawn[-1], plot)
    _shorten_legend(chart, plot)
    return chart


def _categories(plot: Plot) -> list[date] | list[str]:
    """Return months as dates, which every program spaces and names, and other periods by their names."""
    if plot.periods[0].frequency.per_year == MONTHS_A_YEAR:
        return [at(period) for period in plot.periods]
    return [danish.short_period(period) for period in plot.periods]


def _shorten_legend(chart: Chart, plot: Plot) -> None:
    """Leave out of the legend what another line of the same fan says, and what is told where it stands."""
    fan = [number for number, one in enumerate(plot.lines) if one.kind in {"fan", "median"}]
    left_out = [*fan[1:], *([len(plot.lines)] if plot.breaks else [])]
    position = chart.element.find(f".//{qn('c:legendPos')}")
    for number in reversed(left_out):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx"), val=str(number))
        etree.SubElement(entry, qn("c:delete"), val="1")
        position.addnext(entry)


def _breaks(chart: Chart, drawn: LineSeries, plot: Plot) -> None:
    """Draw a rule from top to bottom where the series breaks, with its word at the top."""
    drawn.smooth = False
    drawn.format.line.fill.background()
    drawn.marker.style = XL_MARKER_STYLE.NONE
    for period in plot.breaks:
        _label(drawn, plot.periods.index(period), BREAK, XL_LABEL_POSITION.RIGHT, bold=False)
    list(chart.element.iter(qn("c:cat")))[-1].addprevious(etree.fromstring(_RULE))


def _axes(chart: Chart, plot: Plot, form: str) -> None:
    values, times = chart.value_axis, chart.category_axis
    values.minimum_scale, values.maximum_scale = plot.frame
    values.has_title = True
    values.axis_title.text_frame.text = plot.unit.suffix
    title = values.axis_title.text_frame.paragraphs[0].runs[0].font
    title.size, title.bold, title.language_id = Pt(_TEXT), False, MSO_LANGUAGE_ID.DANISH
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = form, False
    values.format.line.fill.background()
    _grey(values.major_gridlines.format.line, FAN.removeprefix("#"), 0.5)  # seen on light ground and on dark
    times.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _grey(times.format.line, GREY.removeprefix("#"), 1)
    times.tick_labels.font.size = Pt(_TEXT)
    _time_axis(chart, max(1, math.ceil(len(plot.periods) / _MOST_LABELS)))


def _time_axis(chart: Chart, step: int) -> None:
    """Let an axis name every `step`th period, upright."""
    for axis in chart.element.iter(qn("c:dateAx"), qn("c:catAx")):
        for upright in axis.iter(qn("a:bodyPr")):
            upright.set("rot", "0")
        if axis.tag == qn("c:catAx"):
            for tag in ("c:tickLblSkip", "c:tickMarkSkip"):
                told = etree.SubElement(axis, qn(tag), val=str(step))
                axis.find(qn("c:noMultiLvlLbl")).addprevious(told)
            continue
        for tag, told in (("c:baseTimeUnit", "months"), ("c:majorUnit", str(step)), ("c:majorTimeUnit", "months")):
            for old in axis.findall(qn(tag)):
                axis.remove(old)
            etree.SubElement(axis, qn(tag), val=told)
        axis.find(qn("c:auto")).set("val", "0")


def _grey(line: LineFormat, colour: str, width: float) -> None:
    line.color.rgb, line.width = RGBColor.from_string(colour), Pt(width)


def _look(drawn: LineSeries, one: Plotted, plot: Plot) -> None:
    drawn.smooth = False
    drawn.marker.style = XL_MARKER_STYLE.NONE
    if one.kind == "actual":
        _actual(drawn, one, plot)
        return
    colour, width, dashes = _LOOKS[one.kind]
    _grey(drawn.format.line, colour.removeprefix("#"), width)
    if dashes is not None:
        drawn.format.line.dash_style = dashes


def _actual(drawn: LineSeries, one: Plotted, plot: Plot) -> None:
    """Draw the actual line with points, provisional ones hollow, the newest settled figure and the notes' signs."""
    drawn.format.line.color.theme_color, drawn.format.line.width = MSO_THEME_COLOR.TEXT_1, Pt(2.5)
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 6
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_1
    drawn.marker.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    known = [number for number, value in enumerate(one.values) if value is not None]
    settled = [number for number in known if plot.periods[number] not in plot.provisional]
    for number in known:
        period, value = plot.periods[number], one.values[number]
        if period in plot.provisional:
            marker = drawn.points[number].marker
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
            marker.format.fill.solid()
            marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
            marker.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
        newest = danish.number(value or 0.0, plot.unit.decimals) if settled and number == settled[-1] else ""
        label = " · ".join(filter(None, (newest, plot.notes.get(period, ""))))
        if label:
            _label(drawn, number, label, _beside(one.values, number, plot.frame))


def _beside(values: tuple[float | None, ...], number: int, frame: tuple[float, float]) -> XL_LABEL_POSITION:
    """Return the side of a point that its line does not take; never below one that stands on the time axis."""
    here = values[number] or 0.0
    before, after = (values[one] if 0 <= one < len(values) else None for one in (number - 1, number + 1))
    higher_before, higher_after = before is not None and before > here, after is not None and after > here
    if higher_before:
        low = here - frame[0] < _NEAR_AXIS * (frame[1] - frame[0])
        return XL_LABEL_POSITION.BELOW if not low and (higher_after or after is None) else XL_LABEL_POSITION.RIGHT
    return XL_LABEL_POSITION.LEFT if higher_after and before is not None else XL_LABEL_POSITION.ABOVE


def _label(drawn: LineSeries, number: int, text: str, position: XL_LABEL_POSITION, *, bold: bool = True) -> None:
    label = drawn.points[number].data_label
    label.position = position
    label.text_frame.text = text
    font = label.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.language_id = Pt(_TEXT), bold, MSO_LANGUAGE_ID.DANISH
