"""The charts' specs: what Vega-Lite understands, by Altair's schema of it."""

from __future__ import annotations

import altair as alt
import pytest

from pejling.charts import grammar


@pytest.mark.parametrize("extras", [frozenset(), frozenset({"break"}), grammar.EXTRAS])
def test_a_targets_chart_is_valid_vega_lite(extras: frozenset[str]) -> None:
    spec = grammar.series_spec(1, "pct.", (0.0, 20.0), extras)

    alt.Chart.from_dict({**spec, "data": {"values": []}}, validate=True)


def test_a_facts_chart_is_valid_vega_lite() -> None:
    alt.Chart.from_dict({**grammar.facts_spec(), "data": {"values": []}}, validate=True)
