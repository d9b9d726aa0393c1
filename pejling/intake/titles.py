"""Which measure a table's figures are, where its headers say only periods, areas and groups: by title or sheet."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pejling.areas import Areas
from pejling.content import STRICT_KEYS, checked, read_toml
from pejling.intake.dimensions import fold
from pejling.intake.headers import Heading
from pejling.intake.layouts import lasting
from pejling.intake.period_cells import written_day
from pejling.period_spellings import read_period
from pejling.periods import Frequency

_OPEN = re.compile(r"\s+(i|for|på)$")  # what led to an area that is gone: "Aktiveringsgrad i Hvidovre"
_AS_OF = re.compile(r"(.+?)\s+pr\.?\s+(.+)", re.IGNORECASE)
_SHOWN = 60  # signs of a line
_PIECES = re.compile(r"\s*:\s+|\s+[-–—]\s+|,\s+|\s*[()]\s*")
_OF_WHOM = re.compile(r"(.+?)\s+(?:på|for|med)\s+(.+)")  # "Antal personer på kontanthjælp"
# What says only in which unit figures are, or how long their periods are.
_NO_NAME = re.compile(r"(?:i )?(?:pct\.?|procent|%)|(?:løbende|rullende) (?:12|tolv) (?:måneder|mdr\.?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words of titles, in small letters: neutral ones, and themes, which are so but for labels that measures share.

    everybody: words for all whom figures are of, before or after "i alt".
    every_benefit are patterns of what says that figures are of people on any benefit. publications are the benefits
    that tables are about, by what the tables' numbers begin with.
    """

    __pydantic_config__ = STRICT_KEYS

    neutral: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    everybody: frozenset[str] = frozenset()
    every_benefit: tuple[str, ...] = ()
    publications: dict[str, str] = field(default_factory=dict)


NO_TITLE_WORDS = TitleWords()


def load_title_words(content_folder: Path) -> TitleWords:
    """Read them. Raises ContentError."""
    file = content_folder / "matches" / "titles.toml"
    return checked(TitleWords, read_toml(file), file)


def names_told(heading: Heading, areas: Areas, subjects: Collection[str]) -> tuple[str, ...]:
    """Return the names that the measure may go by. `subjects` are folded words of what a table may be about."""
    told = (heading.measure, _lasting(heading.measure, areas), heading.sheet, *map(last_part, heading.lines))
    whole = (_lasting(line, areas) for line in heading.lines)
    parts = (name for line in heading.lines for name in _in_pieces(line, areas, subjects))
    return tuple(dict.fromkeys(filter(None, (*told, *whole, *parts))))


def dated_by_measure(heading: Heading, areas: Areas, names: Container[str]) -> Heading:
    """Return a heading with the month or quarter that its measure is "pr.", where nothing else says a period.

    `names` are folded names of measures: "Status pr. juli 2026" may say when the file was made, and a day always may.
    """
    if heading.period or heading.dated:
        return heading
    told = []
    for title in heading.titles:
        found = _AS_OF.fullmatch(title)
        period = read_period(found[2]) if found and not written_day(found[2]) else None
        if found and period and period.frequency is not Frequency.YEAR and fold(_lasting(found[1], areas)) in names:
            told.append((f"linjen '{title[:_SHOWN]}'", period))
    return dataclasses.replace(heading, dated=tuple(told))


def pieces(line: str) -> list[str]:
    """Return the parts of a title between colons, dashes, commas and brackets."""
    return _PIECES.split(line)


def last_part(line: str) -> str:
    """Return what stands after a line's last colon, or all of it."""
    return line.rsplit(": ", 1)[-1]


def _in_pieces(line: str, areas: Areas, subjects: Collection[str]) -> Iterator[str]:
    """Yield the one piece of a title that is neither period, area nor subject; none where there are several."""
    named = (_lasting(piece, areas) for piece in pieces(line) if not _NO_NAME.fullmatch(piece.strip()))
    left = [text for text in named if text and fold(text) not in subjects]
    if len(left) == 1:
        yield left[0]
        of_whom = _OF_WHOM.fullmatch(left[0])
        if of_whom and fold(of_whom[2]) in subjects:
            yield of_whom[1]


def _lasting(text: str, areas: Areas) -> str:
    return _OPEN.sub("", lasting(text, areas))
