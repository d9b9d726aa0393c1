"""The one chart grammar, as Vega-Lite specs made once with Altair. A rerun hands over data only.

Actual: dark solid line with points. Last year: the same hue, lighter. Target: a step over its own time, or a slope
from its baseline. Proposal: dashed, another hue. Others: thin grey. Gaps stay gaps; the newest figures are hollow.
All layers read one table (see `components.chart_rows`), each its own `kind`.
"""

from __future__ import annotations

import functools
from typing import Any

import altair as alt
from babel.dates import get_day_names, get_month_names

INK, LIGHT, TARGET, PROPOSAL, OTHERS, BREAK = "#1F2A37", "#8A97A6", "#0072B2", "#8E3F6E", "#8C8C8C", "#6B6B6B"
EXTRAS = frozenset({"peer", "country", "last_year", "break"})  # kinds a chart may do without
_FONT = "'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif"
_LABEL, _TEXT = 14, 14

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


_CATEGORIES = alt.Axis(labelLimit=320, ticks=False, domain=False)


@alt.theme.register("pejling", enable=True)
def _theme() -> alt.theme.ThemeConfig:
    return alt.theme.ThemeConfig(
        {
            "config": {
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
        }
    )


def _of(chart: alt.Chart, *kinds: str) -> alt.Chart:
    return chart.transform_filter(alt.FieldOneOfPredicate(field="kind", oneOf=list(kinds)))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("who", type="nominal", title="Hvad"),
        alt.Tooltip("when", type="nominal", title="Periode"),
        alt.Tooltip("shown", type="nominal", title="Værdi"),
    ]


def _lines(base: alt.Chart, extras: frozenset[str]) -> list[alt.Chart]:
    """The lines from the back to the front."""
    one_each = alt.Detail("who", type="nominal")
    behind = {
        "peer": _of(base, "peer").mark_line(color=OTHERS, strokeWidth=1.2, opacity=0.75).encode(detail=one_each),
        "country": _of(base, "country").mark_line(color=OTHERS, strokeWidth=2.2, strokeDash=[2, 3]),
        "last_year": _of(base, "last_year").mark_line(color=LIGHT, strokeWidth=2.5),
    }
    return [
        *(line for kind, line in behind.items() if kind in extras),
        _of(base, "actual").mark_line(color=INK, strokeWidth=3),
        _of(base, "target").mark_line(color=TARGET, strokeWidth=3.5),
        _of(base, "proposal").mark_line(color=PROPOSAL, strokeWidth=3.5, strokeDash=[9, 6]),
    ]


def _points(base: alt.Chart, extras: frozenset[str]) -> list[alt.Chart]:
    with_tooltip = base.encode(tooltip=_tooltip())
    unseen = [_of(with_tooltip, *sorted(EXTRAS - {"break"})).mark_point(size=60, opacity=0)]
    return [
        *(unseen if extras - {"break"} else []),
        _of(with_tooltip, "actual")
        .transform_filter("datum.state == 'final'")
        .mark_point(filled=True, size=46, color=INK, opacity=1),
        _of(with_tooltip, "actual")
        .transform_filter("datum.state == 'provisional'")
        .mark_point(filled=True, fill="#FFFFFF", stroke=INK, strokeWidth=2, size=70, opacity=1),
    ]


def _words(base: alt.Chart) -> list[alt.Chart]:
    """Labels at the lines' ends, so that no legend is needed; `above` and `below` keep two levels apart."""
    return [
        layer
        for kind, down in (("label_above", -12), ("label_below", 16))
        for layer in _with_halo(_of(base, kind), down)
    ]


def _with_halo(labels: alt.Chart, down: int) -> tuple[alt.Chart, alt.Chart]:
    """Draw text on a white edge of its own, so that it is read where it crosses a line."""
    text = alt.Text("label", type="nominal")
    hue = alt.Color("hue", type="nominal", scale=None)
    halo = labels.mark_text(
        fontSize=_TEXT, fontWeight="bold", align="right", dy=down, stroke="#FFFFFF", strokeWidth=5, strokeJoin="round"
    )
    words = labels.mark_text(fontSize=_TEXT, fontWeight="bold", align="right", dy=down)
    return halo.encode(text=text), words.encode(text=text, color=hue)


def _breaks(times: alt.Chart) -> list[alt.Chart]:
    label = times.mark_text(color="#555555", fontSize=12, align="left", dx=5, baseline="top")
    return [
        _of(times, "break").mark_rule(color=BREAK, strokeDash=[4, 4], strokeWidth=1.5),
        _of(label.encode(y=alt.value(2), text=alt.Text("label", type="nominal")), "break"),
    ]


def _values_axis(decimals: int) -> alt.Axis:
    step = 10.0**-decimals  # no two ticks may read the same
    return alt.Axis(
        format=f",.{decimals}f",
        tickCount=5,
        tickMinStep=step,
        titleAngle=0,
        titleAlign="left",
        titleX=0,
        titleY=-14,
    )


@functools.cache
def series_spec(decimals: int, suffix: str, extras: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the spec of a target's chart. `decimals` are the axis's; `suffix` is its unit, written out.

    extras: which of EXTRAS the table has. A layer without rows costs the browser as much as one with; what a moved
    level changes is always there, so that the chart is updated in place.
    """
    times = alt.Chart(alt.NamedData("figures")).encode(
        x=alt.X(
            "date",
            type="temporal",
            title=None,
            scale=alt.Scale(type="utc", nice=False),
            axis=alt.Axis(format="%b %Y", tickCount=7, labelOverlap=True, grid=False, labelFlush=False),
        )
    )
    base = times.encode(
        y=alt.Y(
            "value",
            type="quantitative",
            title=suffix,
            scale=alt.Scale(zero=False, nice=True, padding=18),
            axis=_values_axis(decimals),
        )
    )
    breaks = _breaks(times) if "break" in extras else []
    return _spec([*_lines(base, extras), *breaks, *_points(base, extras), *_words(base)])


@functools.cache
def facts_spec() -> dict[str, Any]:
    """Return the spec of a fact's bars: from zero, in the plan's order, each labelled with its figure."""
    base = alt.Chart(alt.NamedData("figures")).encode(
        y=alt.Y("label", type="nominal", sort=None, title=None, axis=_CATEGORIES),
        x=alt.X("value", type="quantitative", title=None, scale=alt.Scale(zero=True), axis=None),
    )
    bars = base.mark_bar(color=LIGHT, height=16)
    words = base.mark_text(align="left", dx=6, fontSize=_TEXT, color=INK).encode(text=alt.Text("shown", type="nominal"))
    return _spec([bars, words])


def _spec(layers: list[alt.Chart]) -> dict[str, Any]:
    spec: dict[str, Any] = alt.layer(*layers).to_dict()
    spec.pop("data", None)
    spec.pop("datasets", None)
    return spec
