"""What stands above a table: title, area, unit, the day it was drawn, and StatBank's list of dimensions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pejling.areas import Area, Areas
from pejling.period_spellings import MONTH_NAME, read_period
from pejling.periods import Frequency, Period

KEYED = re.compile(r"([^:]{2,30}):\s*(.+)")  # "Område: Hvidovre"
_AREA_KEYS = {"område", "kommune", "jobcenter", "area", "municipality"}
_PERIOD_KEYS = {"periode", "måned", "år", "tid", "period", "time"}
_TITLE = re.compile(r"(.+?)\s+(?:efter|by|fordelt på)\s+(.+)", re.IGNORECASE)
_NOTE = re.compile(r"(kilde|note|anm|source|udtrukket|opdateret|enhed|units?\b|[*\-\d]+\s*[:)]|\*)", re.IGNORECASE)
_YEAR_LAST = re.compile(r",?\s+(?:19|20)\d\d$")
_AND = re.compile(r",\s*|\s+(?:og|and)\s+")
_PIECES = re.compile(
    r"\s+[-–—]\s+|\s*[,:;()|]\s*|\s+(?:i|for|efter|fordelt på)\s+"
)  # "Kontanthjælp – Hvidovre", "Ledige (Hvidovre)"
_OFFICIALLY = re.compile(r"kommune|jobcenter", re.IGNORECASE)  # beside a name, wherever it stands in a title
_OF_OTHERS = re.compile(  # an area that is compared with, or left out, or that made the file
    r"sammenlign|benchmark|i forhold til|\bmod\b|\bvs\b|eksk|undtag|\buden\b|udarbejdet|lavet af|rekvirent|"
    r"\bkontakt(?:person)?\b|\bmodtager\b|ansvarlig|\bkilde",
    re.IGNORECASE,
)
_LONGEST_NAME = 4  # words: "Jobcenter Høje Taastrup"
_LAST_PIECE = re.compile(r"(.+?)(?:\s*,|\s+[-–—])\s+([^,]+)")
_LED_TO = re.compile(r"\s+(?:i|for)$")  # a period that is gone: "Ledige i Hvidovre Kommune i januar"
_AND_LAST = re.compile(r"(\b(og|and|samt|eller)|[&/+])\s*$", re.IGNORECASE)
OF_SOMETHING_ELSE = re.compile(  # what a year or a month after it is not of: "siden 2019", "maj - juli 2026"
    rf"(\b(siden|fra|før|efter|til|end|med|mod|inden|frem|since|{MONTH_NAME})|[-–/&+]|\bog)\s*$", re.IGNORECASE
)
_DATES_THE_FILE = re.compile(  # "1. juli 2026", "pr. juli 2026", "Udtræk juli 2026", "Sidste år, juli 2025"
    r"\d\.?$|\b(pr|den|d)\.?$|udtræk|udtrukket|hent|opdater|opgjort|offentlig|version|udgave|vedtaget|notat|møde|udvalg|"
    r"forrige|foregående|tidligere|sidste",
    re.IGNORECASE,
)
_LONGEST_PERIOD = 7  # words: "1. kvartal 2025 - 4. kvartal 2025"
_SHOWN = 60  # signs of a line


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above a table say. `measure` and `dimensions` are StatBank's "<measure> efter <dimensions>".

    `period` and `area` are what a line of its own says, or else, of areas, a title or the sheet's name. `dated` are
    the periods of titles and of the sheet's name, each with where it stands, in Danish. `over` are lines over several
    tables that this one's own stand in place of, and `titles` those of its own that are neither period, area nor note.
    `contested` is the area of a title where the sheet is named as another one: one of the two is a copy's.
    """

    sheet: str
    lines: tuple[str, ...]
    area: Area | None = None
    period: Period | None = None
    measure: str = ""
    dimensions: tuple[str, ...] = ()
    dated: tuple[tuple[str, Period], ...] = ()
    sheet_area: Area | None = None
    over: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    contested: Area | None = None

    @property
    def whole_period(self) -> Period | None:
        """The period of all figures: a line's, or that of titles and the sheet's name where they agree."""
        if self.period or not self.dated:
            return self.period
        finest = min((period for _, period in self.dated), key=lambda one: one.end - one.start)
        return finest if all(period.holds(finest) for _, period in self.dated) else None

    @property
    def context(self) -> str:
        """All words that say what the table is about."""
        return " ".join((self.sheet, *self.lines))

    @staticmethod
    def is_note(line: str) -> bool:
        """True for a line that tells of the file and not of the figures: who made it, when, from where."""
        return bool(_NOTE.match(line))


def read_heading(sheet: str, lines: tuple[str, ...], areas: Areas, above: tuple[str, ...] = ()) -> Heading:
    """Read the lines above a table. A sheet named as an area speaks of it where no line does.

    `above` are lines that stand over several tables. They hold where the table's own lines are silent: its area,
    its period, and what it is about where no line of its own is a title.
    """
    own = _Lines(lines, areas)
    over = _Lines(above, areas)
    told = own if own.titles or not above else _Lines((*above, *lines), areas)
    title = next((found for line in told.lines if (found := _TITLE.fullmatch(line))), None)
    measure, dimensions = (title[1], tuple(_AND.split(title[2].rstrip(". ")))) if title else ("", ())
    sheet_area = _area_of(_undated(sheet), areas)
    dated = tuple(_dated([*over.titles, *own.titles], sheet, areas))
    source = own if own.area else over
    is_contested = source.is_titled and bool(source.area and sheet_area) and source.area != sheet_area
    area, contested = (None, source.area) if is_contested else (source.area or sheet_area, None)
    return Heading(
        sheet,
        told.lines,
        area,
        own.period or over.period,
        measure,
        dimensions,
        dated,
        sheet_area,
        over=above,
        titles=tuple(own.titles),
        contested=contested,
    )


class _Lines:
    """Lines sorted by what they say; `titles` are those that say neither area nor period and are no notes."""

    def __init__(self, lines: tuple[str, ...], areas: Areas) -> None:
        self.lines, self.titles = lines, list[str]()
        self.area: Area | None = None
        self.period: Period | None = None
        for line in lines:
            key, value = _keyed(line)
            area = areas.find(value) if key in _AREA_KEYS or (not key and self.area is None) else None
            period = read_period(value) if key in _PERIOD_KEYS or (not key and self.period is None) else None
            self.area, self.period = area or self.area, period or self.period
            if not area and not period and not Heading.is_note(line):
                self.titles.append(line)
        self.is_titled = self.area is None  # no line of its own says the area
        if self.is_titled:
            found = {area for title in self.titles if (area := _area_in(title, areas))}
            self.area = found.pop() if len(found) == 1 else None


def _area_in(title: str, areas: Areas) -> Area | None:
    """Return the area that a title is of: a piece of it, or an official name at a piece's end. None of several."""
    if _OF_OTHERS.search(title):
        return None
    told = set[Area]()
    for piece in map(str.strip, _PIECES.split(_undated(title))):
        for before, name in _ends(piece, _LONGEST_NAME):
            is_named = not before or (_OFFICIALLY.search(name) and not _AND_LAST.search(before))
            area = _area_of(name, areas) if is_named else None
            told |= {area} if area else set()
    return told.pop() if len(told) == 1 else None


def _dated(titles: Iterable[str], sheet: str, areas: Areas) -> Iterable[tuple[str, Period]]:
    """Yield the periods that titles end in, before an area if they do, and the sheet's name's.

    A year is one only where it is the whole name.
    """
    named = [(f"linjen '{title[:_SHOWN]}'", _without_area(title, areas)) for title in titles]
    for where, text in (*named, (f"arkets navn '{sheet}'", sheet.strip())):
        before, period = _parted(text)
        is_clear = not before or (period and period.frequency is not Frequency.YEAR)
        if period and is_clear and not Heading.is_note(text):
            yield where, period


def _without_area(title: str, areas: Areas) -> str:
    """Return a title without the area that stands after its last comma or dash."""
    ends = _LAST_PIECE.fullmatch(title)
    return ends[1] if ends and _area_of(ends[2], areas) else title


def _undated(text: str) -> str:
    """Return a title or a sheet's name without the period at its end."""
    before, period = _parted(text)
    return before if period and before else _YEAR_LAST.sub("", text.strip())


def _parted(text: str) -> tuple[str, Period | None]:
    """Return a text before the period at its end, and that. None where it may be the period of something else."""
    for before, end in reversed(list(_ends(text, _LONGEST_PERIOD))):
        if period := read_period(end.strip("()")):
            rest = before.rstrip(" ,(")
            is_other = (
                rest.endswith(":")
                or OF_SOMETHING_ELSE.search(rest)
                or _DATES_THE_FILE.search(rest)
                or _OF_OTHERS.search(rest)
            )
            return (text, None) if is_other else (_LED_TO.sub("", rest), period)
    return text, None


def _ends(text: str, most: int) -> Iterable[tuple[str, str]]:
    """Yield the last word of a text, the last two, and so on, each with what stands before them."""
    words = text.split()
    for place in range(len(words) - 1, max(len(words) - most, 0) - 1, -1):
        yield " ".join(words[:place]), " ".join(words[place:])


def _area_of(text: str, areas: Areas) -> Area | None:
    """Return the area a text names. A number is none: "101" may be a count, or a sheet's."""
    return areas.find(text) if not text.strip().isdigit() else None


def _keyed(line: str) -> tuple[str, str]:
    keyed = KEYED.fullmatch(line)
    if keyed is None:
        return "", line
    return keyed[1].strip().lower(), keyed[2].strip()
