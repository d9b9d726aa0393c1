"""The time axis: every label another period's, said as the figures say it, however short the time on show."""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import pytest
import vl_convert

from pejling.charts import comparison, grammar
from pejling.charts.meeting import meeting_spec
from pejling.periods import Frequency

FRAME = (0.0, 20.0)
SHORT = [
    (Frequency.MONTH, ["2020-01-01", "2020-02-01"], ["jan. 2020", "feb. 2020"]),
    (Frequency.MONTH, ["2020-01-01", "2020-03-01"], ["jan. 2020", "feb. 2020", "mar. 2020"]),
    (Frequency.MONTH, ["2020-01-01"], ["jan. 2020"]),
    (Frequency.QUARTER, ["2020-01-01", "2020-04-01"], ["1. kvt. 2020", "2. kvt. 2020"]),
    (Frequency.HALF_YEAR, ["2019-07-01", "2020-01-01"], ["2. halvår 2019", "1. halvår 2020"]),
    (Frequency.YEAR, ["2019-01-01", "2020-01-01"], ["2019", "2020"]),
    (Frequency.ROLLING_YEAR_BY_MONTH, ["2020-01-01", "2020-02-01"], ["jan. 2020", "feb. 2020"]),
]


def specs(frequency: Frequency) -> list[dict[str, Any]]:
    """Return the spec of each chart with a time axis."""
    return [
        grammar.series_spec(1, "pct.", FRAME, frozenset(), frequency),
        meeting_spec(1, "pct.", FRAME, frozenset(), frequency),
        comparison.spec(1, "pct.", frequency),
    ]


@pytest.mark.parametrize(("frequency", "days", "labels"), SHORT)
def test_each_period_is_named_once_and_as_what_it_is(frequency: Frequency, days: list[str], labels: list[str]) -> None:
    values = [{"kind": "actual", "date": day, "value": 5.0, "state": "final", "who": "Hvidovre"} for day in days]

    for spec in specs(frequency):
        whole = {**spec, "width": 700, "height": 300, "data": {"values": values}}
        drawn = vl_convert.vegalite_to_svg(whole, allowed_base_urls=[])
        assert re.findall(r">([^<>]*(?:19|20)\d\d)</text>", drawn) == labels


@pytest.mark.parametrize("frequency", Frequency)
def test_a_chart_of_every_frequency_is_valid_vega_lite(frequency: Frequency) -> None:
    for spec in specs(frequency):
        alt.Chart.from_dict({**spec, "data": {"values": []}}, validate=True)
