"""Colours that all can read: WCAG's contrast to the ground, and lines that differ to those who see no red and green."""

from __future__ import annotations

import itertools
import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pejling.charts import grammar

WHITE = "#FFFFFF"
TEXT, MARK = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11
# Machado, Oliveira and Fernandes 2009: what somebody without the green cones sees, of linear red, green and blue.
_DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
_LUMINANCE = (0.2126, 0.7152, 0.0722)  # of linear red, green and blue, in sRGB
_XYZ = ((0.4124564, 0.3575761, 0.1804375), _LUMINANCE, (0.0193339, 0.1191920, 0.9503041))
_DAYLIGHT = (0.95047, 1.0, 1.08883)  # D65, the white of a screen

Linear = tuple[float, ...]


def linear(colour: str) -> Linear:
    """Return red, green and blue as amounts of light, 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def mixed(weights: Linear, light: Linear) -> float:
    """Return the sum of light by its weights."""
    return sum(weight * part for weight, part in zip(weights, light, strict=True))


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((mixed(_LUMINANCE, linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(light: Linear) -> Linear:
    """Return the colour in CIELAB, where the distance of two is how different they look."""
    x, y, z = (_root(mixed(row, light) / white) for row, white in zip(_XYZ, _DAYLIGHT, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return math.cbrt(value) if value > 216 / 24389 else (841 / 108) * value + 4 / 29


def without_green_cones(colour: str) -> Linear:
    """Return what somebody with deuteranopia sees."""
    return tuple(min(1.0, max(0.0, mixed(row, linear(colour)))) for row in _DEUTERANOPIA)


def in_grey(colour: str) -> Linear:
    """Return what a black and white print shows."""
    return (mixed(_LUMINANCE, linear(colour)),) * 3


def test_black_on_white_has_the_greatest_contrast_there_is() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


def test_a_white_surface_is_white_to_everybody() -> None:
    for seen in (without_green_cones(WHITE), in_grey(WHITE)):
        assert lab(seen) == pytest.approx((100, 0, 0), abs=0.1)


LINES = {"actual": grammar.INK, "target": grammar.TARGET, "proposal": grammar.PROPOSAL}
QUIET = {"last_year": grammar.LIGHT, "peer": grammar.OTHERS, "break": grammar.BREAK, "note": grammar.NOTE}


@pytest.mark.parametrize("colour", [*LINES.values(), *QUIET.values()])
def test_marks_stand_out_from_the_ground(colour: str) -> None:
    assert contrast(colour, WHITE) >= MARK


def texts(spec: object) -> set[str]:
    """Return the colours in which a spec writes: of axes, labels and words."""
    if isinstance(spec, list):
        return set().union(*(texts(one) for one in spec)) if spec else set()
    if not isinstance(spec, dict):
        return set()
    own = {spec[key] for key in ("labelColor", "titleColor") if key in spec}
    own |= {spec["color"]} if spec.get("type") == "text" and "color" in spec else set()
    return own.union(*(texts(one) for one in spec.values()))


def test_words_in_charts_can_be_read() -> None:
    on_disc = {WHITE}  # the number of a note
    written = {*LINES.values()} | texts(grammar.series_spec(1, "pct.", (0.0, 20.0), grammar.EXTRAS)) - on_disc

    assert {colour: contrast(colour, WHITE) for colour in written if contrast(colour, WHITE) < TEXT} == {}
    assert contrast(WHITE, grammar.NOTE) >= TEXT


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(LINES, 2)))
def test_actual_target_and_proposal_differ_without_green_cones(one: str, other: str) -> None:
    """2.3 is the least difference an eye can tell; lines a few pixels wide on a projector need many times that."""
    assert math.dist(*(lab(without_green_cones(LINES[line])) for line in (one, other))) > 20


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(LINES, 2)))
def test_in_grey_lines_differ_by_lightness_or_by_dashes(one: str, other: str) -> None:
    by_lightness = abs(lab(in_grey(LINES[one]))[0] - lab(in_grey(LINES[other]))[0])

    assert by_lightness > 20 or dashes(one) != dashes(other)


def dashes(kind: str) -> object:
    """Return the dashes of a line in a target's chart."""
    layers = grammar.series_spec(1, "pct.", (0.0, 20.0))["layer"]
    told = next(one["encoding"]["strokeDash"] for one in layers if "strokeDash" in one["encoding"])
    return next((one["value"] for one in told["condition"] if f"'{kind}'" in one["test"]), told["value"])


@pytest.fixture(scope="module")
def theme(repo: Path) -> dict[str, Any]:
    """Return the colours of the screens."""
    return dict(tomllib.loads((repo / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"])


def over(colour: str, share: float, ground: str = WHITE) -> str:
    """Return the colour seen where one lies on a ground and lets the rest of it through."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * top + (1 - share) * below):02X}" for top, below in pairs)


@pytest.mark.parametrize(
    "name", ["textColor", "linkColor", "primaryColor", *(f"{hue}TextColor" for hue in ("blue", "orange", "gray"))]
)
def test_words_on_screens_can_be_read_on_page_and_sidebar(theme: dict[str, Any], name: str) -> None:
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme[name], ground) >= TEXT


def test_the_chosen_button_of_several_can_be_read_on_its_own_tint(theme: dict[str, Any]) -> None:
    assert contrast(theme["primaryColor"], over(theme["primaryColor"], 0.2)) >= TEXT


@pytest.mark.parametrize("hue", ["blue", "orange", "gray", "violet", "green"])
def test_a_badges_words_can_be_read_on_its_tint(theme: dict[str, Any], hue: str) -> None:
    assert contrast(theme[f"{hue}TextColor"], over(theme[f"{hue}Color"], 0.1)) >= TEXT
