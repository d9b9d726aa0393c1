"""The chart on the wall: what Vega-Lite understands, large text, thick lines, and colours told apart by everybody."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import altair as alt
import pytest

from pejling.charts import grammar
from pejling.charts.meeting import THICK, THIN, meeting_spec

Colour = tuple[float, float, float]
# Deuteranopia in linear RGB: Machado, Oliveira and Fernandes (2009), table 1, severity 1.0.
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
GREY = ((0.2126, 0.7152, 0.0722),) * 3
SEEN = {"as it is": ((1, 0, 0), (0, 1, 0), (0, 0, 1)), "deuteranopia": DEUTERANOPIA, "greyscale": GREY}
JUST_SEEN = 2.3  # Mahy, Van Eycken and Oosterlinck (1994)
WHITE = (1.0, 1.0, 1.0)
LINES = {"actual": grammar.INK, "target": grammar.TARGET, "proposal": grammar.PROPOSAL, "last year": grammar.LIGHT}


def spec(extras: frozenset[str] = grammar.EXTRAS) -> dict[str, Any]:
    """Return the spec of a chart with all layers."""
    return meeting_spec(1, "pct.", (0.0, 20.0), extras)


def found(part: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - a spec is JSON
    """Yield all that goes by a name in a spec, however deep."""
    if isinstance(part, dict):
        for key, inner in part.items():
            if key == name:
                yield inner
            yield from found(inner, name)
    elif isinstance(part, list):
        for inner in part:
            yield from found(inner, name)


def linear(colour: str) -> Colour:
    """Return a colour's shares of light: red, green, blue."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return red, green, blue


def as_seen(colour: str, by: str) -> Colour:
    """Return the light of a colour as somebody sees it."""
    light = linear(colour)
    red, green, blue = (sum(w * c for w, c in zip(row, light, strict=True)) for row in SEEN[by])
    return max(red, 0.0), max(green, 0.0), max(blue, 0.0)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours as WCAG has it."""
    dark, light = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other))
    return (light + 0.05) / (dark + 0.05)


def distance(one: Colour, other: Colour) -> float:
    """Return how different two colours look: CIE 1976, in L*a*b* under D65."""
    return math.dist(lab(one), lab(other))


def lab(light: Colour) -> Colour:
    """Return a colour's light as L*, a* and b*."""
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = (sum(w * c for w, c in zip(row, light, strict=True)) / sum(row) for row in to_xyz)
    x, y, z = (share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116 for share in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("extras", [frozenset(), frozenset({"break"}), grammar.EXTRAS])
def test_the_chart_is_valid_vega_lite(extras: frozenset[str]) -> None:
    alt.Chart.from_dict({**spec(extras), "data": {"values": []}}, validate=True)


def test_all_text_goes_with_the_height_of_the_picture() -> None:
    sizes = [size for name in ("fontSize", "labelFontSize", "titleFontSize") for size in found(spec(), name)]

    assert sizes
    assert [size for size in sizes if "wall" not in str(size)] == []


def test_lines_are_three_to_four_pixels() -> None:
    layer = next(one for one in spec()["layer"] if one["mark"]["type"] == "line")
    told = layer["encoding"]["strokeWidth"]

    widths = [told["value"], *(one["value"] for one in told["condition"])]
    assert min(widths) >= THIN
    assert max(widths) <= THICK


def test_the_ordinary_chart_is_left_as_it_is() -> None:
    spec()

    assert "wall" not in str(grammar.series_spec(1, "pct.", (0.0, 20.0), grammar.EXTRAS))


@pytest.mark.parametrize("by", SEEN)
@pytest.mark.parametrize("name", ["actual", "target", "proposal"])
def test_the_lines_that_matter_stand_out_from_the_ground(by: str, name: str) -> None:
    assert contrast(as_seen(LINES[name], by), WHITE) >= 4.5


@pytest.mark.parametrize("by", SEEN)
def test_last_years_line_is_seen_and_is_clearly_lighter_than_this_years(by: str) -> None:
    light = as_seen(LINES["last year"], by)

    assert contrast(light, WHITE) >= 2.9
    assert contrast(light, as_seen(LINES["actual"], by)) >= 3


@pytest.mark.parametrize("by", SEEN)
@pytest.mark.parametrize(("one", "other"), [*combinations(["actual", "target", "proposal"], 2)])
def test_actual_target_and_proposal_look_different_to_everybody(by: str, one: str, other: str) -> None:
    """Three times what an eye can just tell apart, also where only lightness is left."""
    assert distance(as_seen(LINES[one], by), as_seen(LINES[other], by)) >= 3 * JUST_SEEN


def test_no_two_lines_are_told_apart_by_colour_alone() -> None:
    """The actual one has points, the proposal dashes; the target is plain and labelled at its end."""
    layers = spec()["layer"]
    line = next(one for one in layers if one["mark"]["type"] == "line")
    dashed = [one["test"] for one in line["encoding"]["strokeDash"]["condition"]]
    points = [one for one in layers if one["mark"]["type"] == "point" and one["mark"].get("opacity") == 1]

    assert "datum.kind === 'proposal'" in dashed
    assert "datum.kind === 'target'" not in dashed
    assert ["actual"] in [one["transform"][0]["filter"]["oneOf"] for one in points]
