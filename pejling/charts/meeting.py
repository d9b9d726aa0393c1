"""The chart grammar on a wall: the same marks, with text and lines to be read from ten metres.

Text grows with the picture: 28 px at a height of 1080, and the same share of any other. Lines are 3 to 4 px at each.
"""

from __future__ import annotations

import functools
from typing import Any

from pejling.charts.grammar import Spec, series_spec, time_axis
from pejling.periods import Frequency

LABEL, FULL_HEIGHT = 28, 1080
THIN, THICK = 3, 4
_GRAMMAR_LABEL = 14  # the size all measures of the grammar go with
# `height` is named so that the size is worked out again when the picture changes, as with a full screen.
_SCALE = {"name": "wall", "expr": f"{LABEL / _GRAMMAR_LABEL} * windowSize()[1] / {FULL_HEIGHT} + 0 * height"}
_LENGTHS = {"fontSize", "labelFontSize", "titleFontSize", "dx", "dy", "yOffset", "titleY", "labelPadding"}
_AREAS = {"size"}
_DASHES = {"strokeDash"}
_ALWAYS_FULL = {"labelColor": "#1A1A1A", "titleColor": "#1A1A1A", "labelPadding": 4}


@functools.lru_cache(maxsize=256)
def meeting_spec(
    decimals: int,
    suffix: str,
    frame: tuple[float, float],
    extras: frozenset[str] = frozenset(),
    frequency: Frequency = Frequency.MONTH,
) -> Spec:
    """Return the spec of a target's chart in meeting mode. See `grammar.series_spec`."""
    plain = series_spec(decimals, suffix, frame, extras, frequency)
    axis = plain["config"]["axis"] | _ALWAYS_FULL
    spec = _enlarged(plain | {"config": plain["config"] | {"axis": axis}})
    for layer in spec["layer"]:
        if layer["mark"].get("baseline") == "top":  # the words of a break: at the bottom, where no level's words are
            layer["mark"] |= {"baseline": "bottom"}
            layer["encoding"]["y"] = {"value": {"expr": "height - 3 * wall"}}
    spec["encoding"]["x"]["axis"] |= time_axis(frequency, 4)["axis"]
    return {"params": [_SCALE], **spec}


def _enlarged(part: Any, key: str = "") -> Any:  # noqa: ANN401 - a spec is JSON
    """Return a part of a spec with every measure in it made larger; `key` is what the part is called."""
    if key in _DASHES:
        return _dashes(part)
    if isinstance(part, dict) and set(part) == {"expr"} and key in _LENGTHS:
        return {"expr": f"({part['expr']}) * wall"}
    if isinstance(part, dict):
        inherited = key if key in {"strokeWidth", "size"} else ""
        return {
            name: _enlarged(inner, inherited if name in {"value", "condition"} else name)
            for name, inner in part.items()
        }
    if isinstance(part, list):
        return [_enlarged(inner, key) for inner in part]
    return _measure(part, key)


def _measure(part: Any, key: str) -> Any:  # noqa: ANN401 - a spec is JSON
    if isinstance(part, bool) or not isinstance(part, int | float):
        return part
    if key == "strokeWidth":
        return min(max(part, THIN), THICK)
    if key in _LENGTHS:
        return {"expr": f"{part} * wall"}
    return {"expr": f"{part} * wall * wall"} if key in _AREAS else part


def _dashes(part: Any) -> Any:  # noqa: ANN401 - a spec is JSON
    """Return dashes half as long again; those of a condition too."""
    if isinstance(part, list) and all(isinstance(length, int) for length in part):
        return [1.5 * length for length in part]
    if isinstance(part, list):
        return [_dashes(inner) for inner in part]
    return {name: _dashes(inner) if name in {"condition", "value"} else inner for name, inner in part.items()}
