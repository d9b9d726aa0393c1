"""A target's chart as a picture without a browser: the specs and tables of the screen, drawn by Vega itself."""

from __future__ import annotations

from datetime import date

import vl_convert

from pejling.charts import grammar
from pejling.charts.rows import drawing
from pejling.follow_up import Line

VERSION = "6.4"  # of Vega-Lite, as the screen has it
_SIZE = {"width": 680, "height": 215}
_FONT = "Arial, 'Liberation Sans', 'Helvetica Neue', 'DejaVu Sans'"  # where the machine has none, papers choose


def chart_svg(line: Line) -> str:
    """Return a target's chart as SVG; "" where there is nothing to draw."""
    drawn = drawing(line)
    marks = drawn.table.to_pylist()
    if line.series is None or not any(mark["kind"] == "actual" and mark["value"] is not None for mark in marks):
        return ""
    unit = line.series.indicator.unit
    spec = grammar.series_spec(unit.decimals, unit.suffix, drawn.frame, drawn.extras, line.series.indicator.frequency)
    values = [{name: _written(cell) for name, cell in row.items()} for row in marks]
    fit = {"type": "fit", "contains": "padding"}
    whole = {**spec, **_SIZE, "autosize": fit, "data": {"values": values}, "config": {**spec["config"], "font": _FONT}}
    return str(vl_convert.vegalite_to_svg(whole, vl_version=VERSION, allowed_base_urls=[]))


def _written(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell
