"""A series as a spark line: a small picture without axes, gaps left open. Written as SVG: a page has many."""

from __future__ import annotations

from pejling.series import Series

_WIDTH, _HEIGHT, _MARGIN = 150, 32, 4
NEWEST = 36  # observations at most


def spark(series: Series) -> str:
    """Return the newest observations as SVG; "" with fewer than two values."""
    shown = series.observations[-NEWEST:]
    values = [one.value for one in shown if one.value is not None]
    if len(values) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    low, reach = min(values), (max(values) - min(values)) or 1.0
    first, length = shown[0].period.number, max(1, shown[-1].period.number - shown[0].period.number)
    runs: list[list[str]] = [[]]
    before = first - 1
    for one in shown:
        if one.value is None or one.period.number != before + 1:
            runs.append([])
        before = one.period.number
        if one.value is not None:
            x = _MARGIN + (one.period.number - first) / length * (_WIDTH - 2 * _MARGIN)
            y = _HEIGHT - _MARGIN - (one.value - low) / reach * (_HEIGHT - 2 * _MARGIN)
            runs[-1].append(f"{x:.1f},{y:.1f}")
    lines = "".join(f'<polyline points="{" ".join(run)}"/>' for run in runs if len(run) > 1)
    end = next(run[-1] for run in reversed(runs) if run).split(",")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<g fill="none" stroke="#1F2A37" stroke-width="2">{lines}</g>'
        f'<circle cx="{end[0]}" cy="{end[1]}" r="3.2" fill="#1F2A37"/></svg>'
    )
