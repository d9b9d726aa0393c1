"""What of a table is the same next month: the fingerprint by which an answer about its columns is remembered.

Periods, areas, days and counts change from file to file and are taken out; what the table is about stays. Where it
cannot be told which a number is, it stays: to be asked again does no harm, another table's answer would.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from pejling.areas import Areas
from pejling.intake.dimensions import fold
from pejling.intake.headers import Heading
from pejling.period_spellings import MONTH_NAME

_FORM = "2-"  # begins every fingerprint made this way; before it, titles and sheets were no part of one
_MOST_LINES = 40  # above a table; more is no heading
_LONGEST_AREA = 4  # words: "Hele landet", "RAR Vestjylland"
_MONTH = rf"\b{MONTH_NAME}(?!\w)"
_CHANGING = re.compile(
    rf"\b\d{{1,2}}\.?\s*{_MONTH}|{_MONTH}(\s*['-]?\d\d\b)?"  # 15. juli; jul. 26
    r"|\b(?!(1[3-9]|[2-9]\d)\s*-\s*(1[3-9]|[2-9]\d)\b(?![./-]))"  # no day: 16-24
    r"\d{1,2}\s*[./-]\s*\d{1,2}([./-]\d{2,4})?\b(?!\s*-?år)"  # 01-07-2026; 9.15; but 1-2 år
    r"|\b(19|20)\d\d[a-zæøå]*\d*\b"  # 2026, 2026M07, 2023QMAT04
    r"|\b\d\.?\s*(kvt|kvartal|kv|halvår)\b|\b(kvartal|kvt|halvår|uge|nr)\.?\s*\d+|\b[KQ][1-4]\b"
    r"|\(\d+\)|\b\d[\d.,:]{2,}",  # a copy's number; 1.204
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"(ark|sheet|tabel|table|side)?[\s_-]*\d*", re.IGNORECASE)  # a sheet's name that says nothing
_TABLE = re.compile(r"\b[A-ZÆØÅ]{1,7}\d{1,3}[A-ZÆØÅ]?\d*\b")  # Y60A02, AUL01
_WORDS = re.compile(r"[^\s,;:()|]+")


def lasting(text: str, areas: Areas) -> str:
    """Return a line without periods, days, areas and counts; what parted them is gone too.

    "Ledige 16-24 år, Hvidovre, jul. 2026" is "Ledige 16-24 år".
    """
    words = _WORDS.findall(_CHANGING.sub(" ", text))
    kept: list[str] = []
    place = 0
    while place < len(words):
        length = next((n for n in range(_LONGEST_AREA, 0, -1) if _is_area(words[place : place + n], areas)), 0)
        if not length and any(map(str.isalnum, words[place])):
            kept.append(words[place])
        place += length or 1
    return " ".join(kept)


def _is_area(words: list[str], areas: Areas) -> bool:
    name = " ".join(words)
    return not name[:1].isdigit() and areas.find(name) is not None


def fingerprint(columns: Iterable[str], heading: Heading, areas: Areas) -> str:
    """Return the mark of a layout: what its columns are called, in any order, and what its heading says it is."""
    sheet = "" if _UNNAMED.fullmatch(heading.sheet.strip()) else lasting(heading.sheet, areas)
    told = [sheet, *(_told(line, heading, areas) for line in heading.lines[:_MOST_LINES])]
    layout = "|".join([*sorted(set(columns)), "", *sorted({fold(text) for text in told} - {""})])
    return _FORM + hashlib.sha256(layout.encode()).hexdigest()[:16]


def _told(line: str, heading: Heading, areas: Areas) -> str:
    """Return what a line says of the table. Of a note (who drew it, and when) only a table's number counts."""
    return " ".join(_TABLE.findall(line)) if heading.is_note(line) else lasting(line, areas)


def holds(mark: str) -> bool:
    """True for a fingerprint that files can still have."""
    return mark.startswith(_FORM)
