"""The what-if of one target: a level by slider or typed, both the same proposal, and the way back."""

from __future__ import annotations

import math

import streamlit as st

from components.state import choices
from pejling import danish, sentences
from pejling.follow_up import Line
from pejling.goals import FULL
from pejling.proposals import level_fault
from pejling.units import Unit

_STEPS = 80  # about as many as a hand can tell apart on a slider
_NICE = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_RATE_STEP = 0.5


def proposed_line(line: Line) -> Line:
    """Return the line at the level that is typed or stands in the address; at the plan's own where none other does."""
    level, own = choices.level_of(line), line.assessment.adopted
    if level is None or line.indicator is None or _fault(line, level):
        return line
    way, unit = line.assessment.aim.direction if line.assessment.aim else 1, line.indicator.unit
    # A slider writes as many decimals as the unit shows; the plan's own level may have more.
    same = own is not None and written(level, way, unit) == written(own, way, unit)
    return line if same else line.at_level(level)


def controls(line: Line) -> None:
    """Show slider, text field and the way back. `line` is at the plan's own level."""
    if line.indicator is None or line.assessment.latest is None:
        return
    unit, way = line.indicator.unit, line.assessment.aim.direction if line.assessment.aim else 1
    typed = choices.level_of(line)
    understood = typed is not None and not _fault(line, typed)
    start = typed if understood else line.assessment.adopted
    levels = levels_of(line, start)
    at = _nearest(levels, line.assessment.latest.value or 0.0 if start is None else start)
    slider = choices.placed(line, "slider", at)
    st.select_slider(
        "Hvad nu hvis målet var …",
        levels,
        format_func=lambda level: sentences.level_words(level, way, unit),
        key=slider,
        on_change=choices.take,
        args=(line, "slider", slider, lambda level: written(level, way, unit)),
    )
    beside = st.container(horizontal=True, vertical_alignment="bottom")
    with beside:
        field(line, f"Niveau i {unit.suffix}", _example(line, way, unit))
    beside.button(
        "Nulstil",
        help="Tilbage til planens eget mål",
        icon=":material/undo:",
        key=f"back_{line.plan.id}_{line.target.id}",
        on_click=choices.try_level,
        args=(line, ""),
        disabled=not choices.typed_level(line),
        width="stretch",
    )
    _tell_fault(line)


def field(line: Line, label: str, placeholder: str, *, labelled: bool = True) -> None:
    """Show the field where a target's level is typed."""
    typed = choices.placed(line, "text", choices.typed_level(line))
    st.text_input(
        label,
        key=typed,
        placeholder=placeholder,
        label_visibility="visible" if labelled else "collapsed",
        on_change=choices.take,
        args=(line, "text", typed),
    )


def _example(line: Line, way: int, unit: Unit) -> str:
    """Return the plan's level as one would type it; where it has none, a level near the newest figure."""
    if line.assessment.adopted is not None:
        return written(line.assessment.adopted, way, unit)
    newest = line.assessment.latest.value if line.assessment.latest else None
    return f"fx {written(newest, way, unit)}" if newest else ""


def _tell_fault(line: Line) -> None:
    if problem := fault_of(line):
        with st.container(key=f"alert_{line.plan.id}_{line.target.id}"):  # read aloud at once
            st.markdown(danish.closed(f":orange-badge[Ikke brugt] Niveauet er ikke ændret: {problem}"))


def fault_of(line: Line) -> str:
    """Return why what is typed is not tried; "" where it is, or nothing is typed."""
    text, unit = choices.typed_level(line), line.indicator.unit if line.indicator else None
    if not text or unit is None:
        return choices.refused(line)
    level = danish.read_number(text, unit)
    return _fault(line, level) if level is not None else "det kan ikke læses som et tal. Skriv fx 22 eller 22,5"


def _fault(line: Line, level: float) -> str:
    return level_fault(level, line.indicator.unit) if line.indicator else ""


def levels_of(line: Line, start: float | None) -> list[float]:
    """Return the slider's levels: round steps from well below to well above what has been, and the chosen one.

    Its ends keep still while the level moves.
    """
    unit = line.indicator.unit if line.indicator else None
    values = [one.value for one in line.series.published if one.value is not None] if line.series else []
    values = [*values[-60:], *([line.assessment.adopted] if line.assessment.adopted is not None else [])]
    low, high = min(values), max(values)
    reach = max(high - low, 0.25 * high, 1.0)
    low, high = max(0.0, low - reach / 2), high + reach
    step = _step(high - low, unit)
    if unit is not None and unit.is_rate:
        high = min(high, FULL)
    levels = [number * step for number in range(math.floor(low / step), math.ceil(high / step) + 1)]
    within = [level for level in levels if not (unit and unit.is_rate and level > FULL)]
    chosen = [level for level in (start, line.assessment.adopted) if level is not None]
    return sorted({round(level, 6) for level in (*within, *chosen)})


def _step(reach: float, unit: Unit | None) -> float:
    if unit is not None and unit.is_rate:
        return _RATE_STEP if reach / _RATE_STEP <= 2 * _STEPS else 1.0
    return float(next((step for step in _NICE if reach / step <= _STEPS), _NICE[-1]))


def _nearest(levels: list[float], wanted: float) -> float:
    return min(levels, key=lambda level: abs(level - wanted))


def written(level: float, direction: int, unit: Unit) -> str:
    """Write a level as a person types it: 22; 22,5."""
    return (
        sentences.level_words(level, direction, unit)
        .removesuffix(unit.suffix)
        .removesuffix(unit.singular)
        .strip()
        .replace(".", "")
    )
