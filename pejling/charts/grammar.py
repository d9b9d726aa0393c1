"""The one chart grammar, as Vega-Lite specs made once. A rerun hands over data only.

Actual: dark solid line with points. Last year: the same hue, lighter. Target: a step over its own time, or a slope
from its baseline. Proposal: dashed, another hue. Others: thin grey. Gaps stay gaps; the newest figures are hollow.
All layers read one table (see `pejling.charts.rows`), each its own `kind`. The specs are written as Vega-Lite has
them, since building them with Altair would keep the first reader waiting; the tests hold them to Altair's schema.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

from babel.dates import get_day_names, get_month_names

from pejling.periods import MONTHS_A_YEAR, Frequency

INK, LIGHT, TARGET, PROPOSAL, OTHERS, BREAK = "#1F2A37", "#8492A1", "#0072B2", "#8E3F6E", "#8C8C8C", "#6B6B6B"
FAN, NOTE, QUIET = "#B9C4CF", "#5B4A8A", "#59636E"  # QUIET: words about what is not the target
EXTRAS = frozenset({"peer", "country", "last_year", "break", "fan", "note"})  # kinds a chart may do without
# Colour, width and dashes of each line but the actual one.
_LINES: dict[str, tuple[str, float, list[int]]] = {
    "peer": (OTHERS, 1.2, []),
    "country": (OTHERS, 2.2, [10, 3, 2, 3]),
    "last_year": (LIGHT, 2.5, []),
    "median": (LIGHT, 1.8, [2, 4]),
    "target": (TARGET, 3.5, []),
    "proposal": (PROPOSAL, 3.5, [9, 6]),
}
# What Vega calls a period by its first day, as `danish.short_period` does.
_PERIOD_NAMES = {
    Frequency.QUARTER: "utcquarter(datum.value) + '. kvt. ' + utcyear(datum.value)",
    Frequency.HALF_YEAR: "ceil(utcquarter(datum.value) / 2) + '. halvår ' + utcyear(datum.value)",
    Frequency.YEAR: "utcyear(datum.value)",
}
_SHORTEST_MONTH = 28 * 24 * 3600 * 1000  # milliseconds; with ticks closer than that two are in one month
_FONT = "'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif"
_LABEL, _TEXT = 14, 14
_ROOM = 150  # pixels

_LOCALE: Any = {
    "number": {
        "decimal": ",",
        "thousands": ".",
        "grouping": [3],
        "currency": ["", " kr."],
        "percent": " pct.",
        "minus": "−",
    },
    "time": {
        "dateTime": "%d.%m.%Y %H:%M",
        "date": "%d.%m.%Y",
        "time": "%H:%M:%S",
        "periods": ["", ""],
        "days": [get_day_names("wide", locale="da")[day] for day in (6, 0, 1, 2, 3, 4, 5)],
        "shortDays": [get_day_names("abbreviated", locale="da")[day] for day in (6, 0, 1, 2, 3, 4, 5)],
        "months": list(get_month_names("wide", locale="da").values()),
        "shortMonths": list(get_month_names("abbreviated", locale="da").values()),
    },
}

_CONFIG: Any = {
    "locale": _LOCALE,
    "font": _FONT,
    "background": "#FFFFFF",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": _LABEL,
        "titleFontSize": _LABEL,
        "labelColor": "#333333",
        "titleColor": "#333333",
        "gridColor": "#E3E7EB",
        "domainColor": "#6B6B6B",
        "tickColor": "#6B6B6B",
    },
}

Spec = dict[str, Any]


def _of(kinds: Iterable[str], mark: Spec, encoding: Spec) -> Spec:
    return {"transform": [{"filter": {"field": "kind", "oneOf": sorted(kinds)}}], "mark": mark, "encoding": encoding}


def _text(field: str, **more: object) -> Spec:
    return {"field": field, "type": "nominal", **more}


def _lines(y: Spec) -> Spec:
    """All lines in one layer, since each costs time at each change; from the back to the front as in the table."""
    return _of(
        ["actual", *_LINES],
        {"type": "line"},
        {
            "y": y,
            "detail": [_text("kind"), _text("who")],
            "color": _by_kind({kind: colour for kind, (colour, _, _) in _LINES.items()}, INK),
            "strokeWidth": _by_kind({kind: width for kind, (_, width, _) in _LINES.items()}, 3),
            "strokeDash": _by_kind({kind: dash for kind, (_, _, dash) in _LINES.items() if dash}, [1, 0]),
        },
    )


def _by_kind(looks: Mapping[str, object], otherwise: object) -> Spec:
    told = [{"test": f"datum.kind === '{kind}'", "value": look} for kind, look in looks.items()]
    return {"condition": told, "value": otherwise}


def _points(y: Spec, extras: frozenset[str]) -> list[Spec]:
    told = {
        "y": y,
        "tooltip": [_text("who", title="Hvad"), _text("when", title="Periode"), _text("shown", title="Værdi")],
    }
    others = extras - {"break", "note"}  # the fan's lower edge tells what the fan is
    by_state = {"fill": _if_provisional("#FFFFFF", INK), "size": _if_provisional(70, 46)}
    actual = {"type": "point", "filled": True, "stroke": INK, "strokeWidth": 2, "opacity": 1}
    return [
        *([_of(others, {"type": "point", "size": 60, "opacity": 0}, told)] if others else []),
        _of(["actual"], actual, {**told, **by_state}),
    ]


def _if_provisional(then: object, otherwise: object) -> Spec:
    return {"condition": {"test": "datum.state == 'provisional'", "value": then}, "value": otherwise}


def _words(y: Spec) -> list[Spec]:
    """Labels at the lines' ends, so that no legend is needed; `above` and `below` keep two levels apart.

    Each is drawn on a white edge of its own, so that it is read where it crosses a line.
    """
    down = {"expr": "datum.kind == 'label_above' ? -12 : 16"}
    words = {"type": "text", "fontSize": _TEXT, "fontWeight": "bold", "align": "right", "dx": -14, "dy": down}
    halo = {**words, "stroke": "#FFFFFF", "strokeWidth": 5, "strokeJoin": "round"}
    kinds, label = ("label_above", "label_below"), {"y": y, "text": _text("label")}
    return [_of(kinds, halo, label), _of(kinds, words, {**label, "color": _text("hue", scale=None)})]


def _fans(y: Spec) -> Spec:
    """Where the coming months lie in 8 cases out of 10."""
    return _of(["fan"], {"type": "area", "color": FAN, "opacity": 0.45}, {"y": y, "y2": {"field": "until"}})


def _notes(y: Spec) -> list[Spec]:
    """A number above the figure a note explains; its text comes with the pointer, and is written beside the chart."""
    titles = (("who", "Hvad"), ("when", "Periode"), ("shown", "Note"))
    told = [_text(field, title=title) for field, title in titles]
    disc = {"type": "point", "filled": True, "size": 420, "color": NOTE, "opacity": 1, "yOffset": -26}
    number = {"type": "text", "fontSize": 13, "fontWeight": "bold", "color": "#FFFFFF", "dy": -26, "baseline": "middle"}
    return [_of(["note"], disc, {"y": y, "tooltip": told}), _of(["note"], number, {"y": y, "text": _text("label")})]


def _breaks() -> list[Spec]:
    words = {"type": "text", "color": "#555555", "fontSize": 12, "align": "left", "dx": 5, "baseline": "top"}
    return [
        _of(["break"], {"type": "rule", "color": BREAK, "strokeDash": [4, 4], "strokeWidth": 1.5}, {}),
        _of(["break"], words, {"y": {"value": 2}, "text": _text("label")}),
    ]


def time_axis(frequency: Frequency, most: int) -> Spec:
    """Return the scale and axis of time, on which every label is another period's, and says it as the figures do.

    most: about how many labels there are room for; where periods are named one by one, those that touch are left out.
    """
    if frequency in _PERIOD_NAMES:
        every = {"interval": "month", "step": MONTHS_A_YEAR // frequency.per_year}
        labels: Spec = {"tickCount": every, "labelExpr": _PERIOD_NAMES[frequency]}
    else:  # months, and rolling years by the month they end in
        labels = {"format": "%b %Y", "tickCount": most, "tickMinStep": _SHORTEST_MONTH}
    axis = {**labels, "labelOverlap": True, "grid": False}
    return {
        "field": "date",
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc", "nice": False},
        "axis": axis,
    }


@functools.lru_cache(maxsize=256)
def series_spec(
    decimals: int,
    suffix: str,
    frame: tuple[float, float],
    extras: frozenset[str] = frozenset(),
    frequency: Frequency = Frequency.MONTH,
) -> Spec:
    """Return the spec of a target's chart. `decimals` are the axis's; `suffix` is its unit, written out.

    frame:  the axis's lowest and highest value; known beforehand, so that a hand can move a level on the drawn chart.
    extras: which of EXTRAS the table has. A layer without rows costs the browser as much as one with; what a moved
    level changes is always there, so that the chart is updated in place.
    """
    x = time_axis(frequency, 7)
    x["axis"]["labelFlush"] = False
    y = {
        "field": "value",
        "type": "quantitative",
        "title": suffix,
        "scale": {"domain": list(frame), "nice": False, "zero": False},
        "axis": _values_axis(decimals),
    }
    breaks = _breaks() if "break" in extras else []
    notes = _notes(y) if "note" in extras else []
    fan = [_fans(y)] if "fan" in extras else []
    layers = [*fan, _lines(y), *breaks, *_words(y), *_points(y, extras), *notes]  # no word hides a figure
    return {"config": _CONFIG, "encoding": {"x": x}, "layer": layers}


def _values_axis(decimals: int) -> Spec:
    step = 10.0**-decimals  # no two ticks may read the same
    title = {"titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -14}
    return {"format": f",.{decimals}f", "tickCount": 5, "tickMinStep": step, **title}


@functools.cache
def facts_spec() -> Spec:
    """Return the spec of a fact's bars: from zero, in the plan's order, each labelled with its figure."""
    axis = {"labelLimit": 320, "ticks": False, "domain": False}
    scale = {"zero": True, "range": [0, {"expr": f"width - {_ROOM}"}]}  # room for the figure beside the longest bar
    x = {"field": "value", "type": "quantitative", "title": None, "scale": scale, "axis": None}
    words = {"type": "text", "align": "left", "dx": 6, "fontSize": _TEXT, "color": INK}
    return {
        "config": _CONFIG,
        "encoding": {"x": x, "y": _text("label", sort=None, title=None, axis=axis)},
        "layer": [
            {"mark": {"type": "bar", "color": LIGHT, "height": 16}},
            {"mark": words, "encoding": {"text": _text("shown")}},
        ],
    }
