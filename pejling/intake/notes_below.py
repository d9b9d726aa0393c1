"""Notes below a table that say what its figures are: in thousands, a forecast, of some people only.

Most notes tell of sources, definitions and marks, and of changes in them. So one counts only where it speaks of the
figures ("Tallene er opgjort i 1.000 personer"), or is no more than such words ("Note: prognose", "Kun kvinder").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pejling.intake.dimensions import TOTAL
from pejling.intake.filters_below import filter_against
from pejling.intake.grids import Grid
from pejling.intake.headers import Heading
from pejling.intake.issues import Issue, Severity
from pejling.intake.other_figures import are_in_thousands, is_other
from pejling.intake.qualified import only_some
from pejling.intake.roles import SAYING, Role, is_filled
from pejling.intake.vocabulary import Vocabulary

_LABEL = re.compile(
    r"(?:(?:bemærk\w*|noter?|obs|nb|anm\w*|vær opmærksom på)\b(?:,?\s+at\b)?[\s.:!]*|\*+\s*|\(?\d{1,2}\s*[):.]+\s*)+",
    re.IGNORECASE,
)
_MARK = re.compile(r"\*|\d{1,2}")  # by which a note says what it is about
_OF_FIGURES = re.compile(
    r"(?:(?:alle )?(?:tal|tallene|tallet|værdierne|antallet|opgørelsen|tabellen|data|gælder|omfatter|dækker|opgjort"
    r"|angivet)\b\s*)"
    r"(?:(?:er|gælder|vises|viser|omfatter|dækker|opgøres|angivet|opgjort|vist|et|en|foreløbige|og)\s+)*",
    re.IGNORECASE,
)
# To show some of these only says nothing of whom the figures are.
_ALL_OF = r"kommuner|områder|måneder|kvartaler|år\b|perioder|værdier (?:over|under)"
_ONLY = re.compile(
    r"(?:kun|udelukkende|alene)\s+"
    rf"(?!(?:(?:de|seneste|sidste|hele|afsluttede|udvalgte|valgte|relevante|\d+)\s+)*(?:{_ALL_OF}))(.+)",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"(?:ekskl\w*\.?|excl\w*\.?|uden|undtagen|undtaget|bortset fra|fraregnet|på nær)\s+(?P<whom>.+)"
    r"|(?P<they>.+?)\s+(?:(?:indgår|medregnes|tælles|omfattes) ikke|er ikke (?:med(?:regnet|taget)?|talt med|omfattet"
    r"|inkluderet))\b(?!\s+for sig).*",
    re.IGNORECASE,
)
_NOT_KNOWN = "uoplyst"
# Of a definition, more often than not, or of rounding.
_CHANGE = re.compile(r"ændring|udvikling|forskel|.*\b(?:skyldes|ikke (?:med|vist|inkluderet))", re.IGNORECASE)
_RAISED = {ord(raised): f"{digit})" for digit, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_MOST_WORDS = 3  # of a note that speaks of no figures and is about all of them
_SHOWN = 80  # signs of a note
_MOST_BESIDE = 5  # texts of a column without a title; more are no notes
_OTHER = (
    "tallene er andet end periodens egne (fx i 1.000 personer, en prognose eller et gennemsnit); tabellen er ikke "
    "brugt. Ret tallene eller noten, og indlæs igen"
)
_SOME = (
    "tallene kun er for en del; tabellen er ikke brugt. Skriv delen på en linje over tabellen (fx Køn: Kvinder), eller "
    "slet noten, hvis tallene er for alle, og indlæs igen"
)


def note_against(grid: Grid, heading: Heading, words: Vocabulary) -> tuple[Issue, ...]:
    """Return an error where a note below says that the figures are not the periods' own, or of some people only."""
    for note in grid.below:
        if problem := _against(note, grid, words):
            return (_error(heading, note, problem),)
    for note in _beside(grid):
        if _against(note, grid, words) == _SOME:
            return (_error(heading, note, _SOME, "ved siden af"),)
    chosen = filter_against(grid, heading, words)
    return (_error(heading, chosen, _SOME),) if chosen else ()


def _error(heading: Heading, note: str, problem: str, where: str = "under") -> Issue:
    found = f"noten '{note[:_SHOWN]}' {where} tabellen siger, at {problem}"
    return Issue(heading.sheet, "", found, Severity.ERROR)


def _against(note: str, grid: Grid, words: Vocabulary) -> str:
    """Return what a note says against the figures, or ""."""
    label = _LABEL.match(note)
    if label and _is_marked(grid, _MARK.findall(label[0])):
        return ""  # it is about what bears the mark
    said = note[label.end() :] if label else note
    told = _OF_FIGURES.match(said)
    return _problem(said[told.end() :] if told else said, words, speaks_of_figures=bool(told))


def _beside(grid: Grid) -> Iterator[str]:
    """Yield what stands beside a table without being a column of it: texts below no title, titles over nothing."""
    for one in grid.columns:
        if one.role is Role.STUB and not one.label:
            texts = dict.fromkeys(str(cell) for cell in one.cells if is_filled(cell))
            yield from itertools.islice(texts, _MOST_BESIDE)
        elif one.role is Role.VALUE and not any(map(is_filled, one.cells[:1])) and not any(map(is_filled, one.cells)):
            yield one.label


def _problem(said: str, words: Vocabulary, *, speaks_of_figures: bool) -> str:
    only = _ONLY.match(said)
    if only:
        return _SOME if only_some(only[1], words) else ""
    if (without := _WITHOUT.match(said)) and _are_left_out(without["whom"] or without["they"], words):
        return _SOME
    is_short = len(said.split()) <= _MOST_WORDS and not _CHANGE.match(said)
    is_other_figure = is_other(said) or are_in_thousands(said)
    return _OTHER if is_other_figure and (speaks_of_figures or is_short) else ""


def _are_left_out(whom: str, words: Vocabulary) -> bool:
    """True where those who are left out are a part that the measure itself would have."""
    named = words.dimensions.named_in(whom).items()
    return any(
        categories - {_NOT_KNOWN, TOTAL} and not words.dimensions.by_id[dimension].by_definition
        for dimension, categories in named
    )


def _is_marked(grid: Grid, marks: Sequence[str]) -> bool:
    """True where a note's star or number stands at something that a table says of its figures."""
    if not marks:
        return False
    signs = [f"{mark})" if mark.isdecimal() else mark for mark in marks]
    named = (one for role in SAYING for one in grid.having(role))
    texts = {str(cell) for column in named for cell in set(column.cells)} | {one.label for one in grid.columns}
    said = [text.translate(_RAISED) for text in (*texts, *grid.lines, *grid.above)]
    return any(sign in text for sign in signs for text in said)
