"""The notes and breaks that are read below a target's chart."""

from __future__ import annotations

from pejling import danish
from pejling.charts.rows import Drawing
from pejling.follow_up import Line
from pejling.notes import Remark


def remark_text(one: Remark) -> str:
    """Return a note or break in words: Note 1 (juni 2020): Kurset var lukket. ABC, 4. juli 2020."""
    name = f"Note {one.mark}".strip() if one.note else one.mark
    return f"{name} ({one.heading}): {ended(one.text)}{f' {ended(one.source)}' if one.note else ''}"


def remarks_below(line: Line, drawn: Drawing) -> tuple[str, ...]:
    """Return the notes and breaks that are about what a chart shows, in words; those about the whole too."""
    days = drawn.table["date"].to_pylist()
    if not days:
        return ()
    seen = (
        one
        for one in line.remarks
        if one.period is None or (min(days) <= one.period.end and one.period.start <= max(days))
    )
    return tuple(remark_text(one) for one in seen)


def ended(text: str) -> str:
    """End a sentence that somebody else wrote; a question is ended already."""
    return text if text.endswith(("?", "!")) else danish.closed(text)
