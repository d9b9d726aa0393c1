"""The cells a workbook is made of, and how they look. Numbers and dates are real ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

SIZE = 10  # of the font
# Arial is everywhere, and what stands in for it is as wide; so columns and pages hold what they hold here.
TEXT = {"font_name": "Arial", "font_size": SIZE, "valign": "top"}
LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "day": {"align": "left"},
    "number": {"align": "right", "indent": 1},
    "title": {"bold": True, "font_size": 18},
    "section": {"bold": True, "font_size": 14},
    "finding": {"bold": True, "font_size": 11},
    "quiet": {"font_color": "#555555"},
    "warning": {"bold": True, "bg_color": "#FBE3C0", "font_color": "#5A3300"},
    "heading": {"bold": True, "text_wrap": True, "bottom": 2, "bg_color": "#EEF1F4"},
    "heading_right": {
        "bold": True,
        "text_wrap": True,
        "bottom": 2,
        "bg_color": "#EEF1F4",
        "align": "right",
        "indent": 1,
    },
    "wrapped": {"text_wrap": True},
    "open": {"bg_color": "#FFF6C9", "border": 1, "locked": False, "align": "right", "indent": 1},
}
DAY, YEAR = "dd-mm-yyyy", "yyyy"
MONTH = "[$-406]mmm yyyy"  # 406 is Danish: the month's name is, whatever the computer speaks


class Number(NamedTuple):
    """A number and the format it is shown in."""

    value: float
    format: str
    look: str = "number"


class Day(NamedTuple):
    """A date and the format it is shown in."""

    day: date
    format: str = DAY


class Formula(NamedTuple):
    """A formula of ours, what it comes to now, and the format it is shown in."""

    text: str
    value: float | str
    format: str = "General"


class Wrapped(NamedTuple):
    """A text that may take several lines."""

    text: str


class Blank(NamedTuple):
    """An empty cell with a look."""

    format: str
    look: str


Cell = str | Number | Day | Formula | Wrapped | Blank | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, and whether numbers stand in it."""

    heading: str
    width: float
    numbers: bool = False
