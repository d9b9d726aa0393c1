"""Where in a workbook person numbers stand outside its cells: in which part, what users call it, and how many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from pejling.intake.issues import Issue, Severity
from pejling.intake.number_bytes import count_in_bytes, count_in_names_and_caches
from pejling.intake.number_formulas import numbers_in_formulas
from pejling.intake.privacy import person_numbers_problem

_FOOTERS = re.compile(rb"<(?:\w+:)?headerFooter\b.*?</(?:\w+:)?headerFooter>", re.DOTALL)
_PLACED = re.compile(rb"&amp;[LCR]")  # left, centre, right
_DOCUMENT = "content.xml"  # an .ods has its cells here, and inside them what is written or drawn beside them
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell\b[^<>]*/>")
_CELL_END = re.compile(rb"</(?:\w+:)?(?:covered-)?table-cell>")
_DOCUMENT_CELL = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell\b[^<>]*>.*?" + _CELL_END.pattern, re.DOTALL)
_NOTE_END, _DRAWN_END = re.compile(rb"</(?:\w+:)?annotation>"), re.compile(rb"</draw:[\w-]+>")
_NOTE = re.compile(rb"<(?:\w+:)?annotation\b.*?" + _NOTE_END.pattern, re.DOTALL)
_DRAWN = re.compile(rb"<draw:.*?" + _DRAWN_END.pattern, re.DOTALL)
_CLEANED = (
    "Slet eller ret dem dér, eller brug Filer > Oplysninger > Undersøg dokument i Excel (som ikke retter formler), og "
    "gem filen igen"
)


class Place(Enum):
    """What users call a part of a workbook beside its cells."""

    COMMENTS = "kommentarer"
    DRAWN = "tekstfelter eller tegninger"
    NOTES = "kommentarer eller tekstfelter"  # an .xls keeps both alike
    PROPERTIES = "egenskaber (Filer > Oplysninger)"
    HEADERS = "sidehoveder eller sidefødder"
    NAMES = "navne (Formler > Navnestyring)"
    FORMULAS = "formler"
    SETTINGS = "datavalidering, betinget formatering eller andre indstillinger"
    PIVOTS = "pivottabellers data"
    CHARTS = "diagrammer"
    TEXTS = "gemte tekster, som ingen celle viser"
    OTHERS = "andre dele, som Excel ikke viser"


_OF_WORDS = {Place.COMMENTS, Place.DRAWN, Place.PROPERTIES}  # which people write; bare digits count there
_PLACES = (
    (re.compile(r".*comments?[^/]*\.(xml|bin)", re.IGNORECASE), Place.COMMENTS),
    (re.compile(r"xl/drawings/.*", re.IGNORECASE), Place.DRAWN),
    (re.compile(r"docProps/.*|meta\.xml", re.IGNORECASE), Place.PROPERTIES),
    (re.compile(r"xl/worksheets/[^/]*", re.IGNORECASE), Place.SETTINGS),
    (re.compile(r"xl/workbook\.(xml|bin)", re.IGNORECASE), Place.NAMES),
    (re.compile(r"xl/pivot.*", re.IGNORECASE), Place.PIVOTS),
    (re.compile(r"xl/charts.*", re.IGNORECASE), Place.CHARTS),
    (re.compile(r".*sharedstrings.*", re.IGNORECASE), Place.TEXTS),
    (re.compile(r"styles\.xml"), Place.HEADERS),  # of an .ods
)


@dataclass(frozen=True)
class Found:
    """So many person numbers in a part of a file, by its name; "" where the file has no parts."""

    part: str
    place: Place
    count: int


def numbers_in_part(name: str, part: bytes, in_cells: set[str]) -> Iterator[Found]:
    """Yield where person numbers stand in a part outside its cells' values, which are judged column by column.

    part: of a sheet only what follows its cells; in_cells: the numbers met in the formulas of its cells and after,
    of which those after them are settings: only a binary sheet keeps both alike.
    """
    formulas = numbers_in_formulas(part, name)
    after = set[str]() if name.endswith(".bin") and _place_of(name) is Place.SETTINGS else formulas
    counted = _in_document(part) if name == _DOCUMENT else _in_other(name, part, len(after))
    counted += Counter({Place.FORMULAS: len(formulas if name == _DOCUMENT else (in_cells | formulas) - after)})
    yield from (Found(name, place, count) for place, count in counted.items() if count)


def told_of(found: Iterable[Found], sheets: Mapping[str, str]) -> tuple[Issue, ...]:
    """Return an issue for each sheet that hides person numbers, and one for what belongs to none. sheets: by part."""
    by_sheet: dict[str, Counter[Place]] = {}
    for one in found:
        by_sheet.setdefault(sheets.get(one.part, ""), Counter())[one.place] += one.count
    return tuple(Issue(sheet, "", _problem(sheet, counted), Severity.ERROR) for sheet, counted in by_sheet.items())


def _problem(sheet: str, counted: Counter[Place]) -> str:
    *most, last = (place.value for place in Place if counted[place])
    places = f"{', '.join(most)} og {last}" if most else last
    where = f"i {'arkets' if sheet else 'filens'} skjulte dele: {places}"
    return person_numbers_problem(counted.total(), where, _CLEANED)


def _place_of(name: str) -> Place:
    return next((place for form, place in _PLACES if form.fullmatch(name)), Place.OTHERS)


def _in_document(part: bytes) -> Counter[Place]:
    bare = _EMPTY_CELL.sub(b" ", part)
    cells = _until(bare, _CELL_END)
    without = _DOCUMENT_CELL.sub(b" ", cells) + bare[len(cells) :]
    notes = b" ".join(_NOTE.findall(_until(part, _NOTE_END)))
    drawn = b" ".join(_DRAWN.findall(_until(part, _DRAWN_END)))
    return Counter(
        {
            Place.COMMENTS: count_in_bytes(notes, of_words=True),
            Place.DRAWN: count_in_bytes(drawn, of_words=True),
            Place.OTHERS: count_in_bytes(without),
        }
    )


def _in_other(name: str, part: bytes, in_formulas: int) -> Counter[Place]:
    place = _place_of(name)
    if place in _OF_WORDS:
        return Counter({place: max(count_in_bytes(part, of_words=True), in_formulas)})
    footers, rest = (_FOOTERS.findall(part), _FOOTERS.sub(b" ", part)) if b"headerFooter" in part else ([], part)
    found = Counter({place: max(count_in_bytes(rest), count_in_names_and_caches(rest), in_formulas)})
    return found + Counter({Place.HEADERS: count_in_bytes(_PLACED.sub(b" ", b" ".join(footers)), of_words=True)})


def _until(part: bytes, end: re.Pattern[bytes]) -> bytes:
    """Return a part up to the last such end. What only begins after it would be looked for to the end, each time."""
    return part[: max((found.end() for found in end.finditer(part)), default=0)]
