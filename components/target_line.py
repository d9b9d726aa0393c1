"""The line of a level as something to take hold of in the chart, and the curve of chance beside it.

While it is dragged the line follows the hand in the browser alone, with the chance of each level it passes; what it is
let go at goes the way of the slider. Words and numbers are written here, so that the script has none of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from components import what_if
from components.state import choices
from pejling import danish, sentences
from pejling.follow_up import Line
from pejling.goals import FULL
from pejling.proposals import LABEL
from pejling.units import Unit

_FOLDER = Path(__file__).parent
_MARKS = (0.8, 0.5, 0.2)
_LEAST, _POINTS = 0.003, 81
_LINE = st.components.v2.component(
    "pejling_target_line",
    css=(_FOLDER / "target_line.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "target_line.js").read_text(encoding="utf-8"),
)


def target_line(line: Line, adopted: Line, frame: tuple[float, float], card_key: str, *, curve: bool = True) -> None:
    """Show the curve of chance, and lay the handle over the chart of the card of this key, whose axis spans `frame`.

    line is at the level tried, adopted at the plan's own. Without `curve` there is the handle alone.
    """
    aim, indicator = line.assessment.aim, line.indicator
    if aim is None or indicator is None or adopted.assessment.latest is None:
        return
    unit, way = indicator.unit, aim.direction
    _LINE(
        key=choices.line_key(adopted),
        data={
            "card": card_key,
            "frame": list(frame),
            "level": line.assessment.level,
            "start": adopted.assessment.latest.value,
            "chance": line.assessment.chance if line.assessment.level is not None else None,
            "points": _points(line, adopted, unit, way),
            "marks": _marks(line, unit, way),
            "curve": _curve(line, adopted) if curve else [],
            "label": LABEL,
            "handle": f"Flyt niveauet for {line.target.title}",
            "told": _told(line, unit, way),
            "sentence": f"{danish.closed(line.assessment.sentence)} {_chance(line, unit)}".strip(),
        },
        on_level_change=lambda: choices.drop(adopted, lambda let_go: what_if.written(let_go, way, unit)),
    )


def _points(line: Line, adopted: Line, unit: Unit, way: int) -> list[dict[str, Any]]:
    """Return the levels the line stops at, the one tried among them, each with its chance and the words for both."""
    levels = what_if.levels_of(adopted, line.assessment.level)
    ahead = line.assessment.ahead
    chances = ahead.outlook.chances(np.array(levels), way).tolist() if ahead else [None] * len(levels)
    return [
        {"level": level, "chance": chance, "words": _words(sentences.level_words(level, way, unit), chance)}
        for level, chance in zip(levels, chances, strict=True)
    ]


def _words(level: str, chance: float | None) -> str:
    return level if chance is None else f"{level} · {sentences.chance_words(chance)}"


def _curve(line: Line, adopted: Line) -> list[dict[str, float]]:
    """Return levels and chances from where a level is all but certain to where it is all but out of reach."""
    ahead, aim = line.assessment.ahead, line.assessment.aim
    if ahead is None or aim is None:
        return []
    ends = [ahead.outlook.quantile(probability) for probability in (_LEAST, 1 - _LEAST)]
    low, high = min(ends), max(ends)
    reach = (high - low) or 1.0
    wanted = (line.assessment.level, adopted.assessment.level)
    near = [level for level in wanted if level is not None and low - reach < level < high + reach]
    levels = np.linspace(max(0.0, min([low, *near])), max([high, *near]), _POINTS)
    chances = ahead.outlook.chances(levels, aim.direction)
    return [{"level": level, "chance": chance} for level, chance in zip(levels.tolist(), chances.tolist(), strict=True)]


def _marks(line: Line, unit: Unit, way: int) -> list[dict[str, Any]]:
    """Return the levels that have a chance of 80, 50 and 20 per cent, as far as the unit has such levels."""
    ahead = line.assessment.ahead
    if ahead is None:
        return []
    levels = [(chance, ahead.outlook.quantile(1 - chance if way > 0 else chance)) for chance in _MARKS]
    return [
        {"level": level, "chance": chance, "words": danish.number(level, unit.decimals)}
        for chance, level in levels
        if level >= 0 and not (unit.is_rate and level > FULL)
    ]


def _chance(line: Line, unit: Unit) -> str:
    found = line.assessment
    if found.level is None or found.chance is None or found.aim is None:
        return ""
    return sentences.chance_sentence(found.chance, found.level, found.aim, unit)


def _told(line: Line, unit: Unit, way: int) -> str:
    """Say in words what the curve shows."""
    found = line.assessment
    if found.ahead is None:
        return ""
    marks = _marks(line, unit, way)
    told = [f"{mark['words']} {unit.suffix} ({sentences.per_cent(mark['chance'])} pct.)" for mark in marks]
    return f"Chancen for hvert niveau: {danish.listing(told)}. {_chance(line, unit)}".strip()
