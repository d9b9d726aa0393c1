"""The comparison's chart: what is drawn, and that no two labels touch."""

from __future__ import annotations

from itertools import pairwise

import altair as alt
import pytest

from pejling.charts import comparison
from pejling.follow_up import Line
from tests.pejling.test_plan_totals import line


def levels(*asked: float | None) -> list[tuple[str, Line]]:
    """Make columns of the comparison: the adopted level, then proposals."""
    first = line("A")
    return [("Vedtaget" if at == 0 else f"Forslag {at}", first.at_level(level)) for at, level in enumerate(asked)]


def drawn(kind: str, *asked: float | None) -> list[dict[str, object]]:
    """Return the marks of a kind."""
    return [row for row in comparison.rows(levels(*asked)).to_pylist() if row["kind"] == kind]


def test_its_spec_is_valid_vega_lite() -> None:
    alt.Chart.from_dict({**comparison.spec(1, "pct."), "data": {"values": []}}, validate=True)


def test_every_level_is_a_line_over_the_plans_time_and_named() -> None:
    marks = drawn("level", None, 22.0, 18.0)

    assert [(row["who"], row["value"], row["state"]) for row in marks[::2]] == [
        ("0 Vedtaget", 20.0, "adopted"),
        ("1 Forslag 1", 22.0, "proposed"),
        ("2 Forslag 2", 18.0, "proposed"),
    ]
    assert [str(row["date"]) for row in marks[:2]] == ["2020-01-01", "2020-12-31"]
    assert {row["label"] for row in drawn("label", None, 22.0, 18.0)} == {
        "Vedtaget: 20,0 pct. · chance under 5 pct.",
        "Forslag 1: 22,0 pct. · chance under 5 pct.",
        "Forslag 2: 18,0 pct. · chance under 5 pct.",
    }


@pytest.mark.parametrize("asked", [(None, 20.0, 20.0), (None, 20.1, 19.9), (None, 22.0, 18.0)])
def test_labels_stand_apart_whatever_the_levels(asked: tuple[float | None, ...]) -> None:
    heights = sorted(float(str(row["value"])) for row in drawn("label", *asked))
    reach = max(heights) - 14.0

    assert all(high - low > 0.08 * reach for low, high in pairwise(heights))


def test_the_actual_figures_are_those_of_two_years_before_and_the_plans_time() -> None:
    assert len(drawn("actual", None, 22.0)) == 30
