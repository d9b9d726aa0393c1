"""Notes below a table that say what its figures are: in thousands, a forecast, of some people only.

Most notes tell of sources, definitions and marks, and of changes in them. So one counts only where it speaks of the
figures ("Tallene er opgjort i 1.000 personer"), or is no more than such words ("Note: prognose", "Kun kvinder").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pejling.intake.dimensions import TOTAL
from pejling.intake.filters_below import filter_against, is_filter
from pejling.intake.grids import Grid
from pejling.intake.headers import Heading
from pejling.intake.issues import Issue, Severity
from pejling.intake.marked_notes import bearers, unmarked, without
from pejling.intake.other_figures import are_in_thousands, is_other
from pejling.intake.qualified import only_some
from pejling.intake.roles import Role, is_filled
from pejling.intake.vocabulary import Vocabulary

_LABEL = re.compile(
    r"(?:(?:bemærk\w*|noter?|obs|nb|anm\w*|vær opmærksom på)\b(?:,?\s+at\b)?[\s.:!]*|\*+\s*|\(?\d{1,2}\s*[):.]+\s*)+",
    re.IGNORECASE,
)
_OF_FIGURES = re.compile(
    r"(?:(?:alle )?(?:tal|tallene|tallet|værdierne|antallet|opgørelsen|tabellen|data|gælder|omfatter|dækker|viser"
    r"|opgjort|angivet)\b\s*)"
    r"(?:(?:er|gælder|vises|viser|omfatter|dækker|opgøres|angivet|opgjort|vist|som|et|en|foreløbige|og)\s+)*",
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
    r"(?:ekskl\w*\.?|excl\w*\.?|ikke|uden|undtagen|undtaget|bortset fra|fraregnet|på nær)\s+(?P<whom>.+)"
    r"|(?P<they>.+?)\s+(?:(?:indgår|medregnes|tælles|omfattes) ikke|er ikke (?:med(?:regnet|taget)?|talt med|omfattet"
    r"|inkluderet))\b(?!\s+for sig).*",
    re.IGNORECASE,
)
_NOT_KNOWN = "uoplyst"
_FOR = re.compile(r"(?:for|blandt|om)\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_YEARS = re.compile(r"(?:rullende|løbende|glidende) (?:\d+|tolv|tre|seks) (?:md|mdr|måned)", re.IGNORECASE)
# Of a definition, more often than not, or of rounding.
_CHANGE = re.compile(r"ændring|udvikling|forskel|.*\b(?:skyldes|ikke (?:med|vist|inkluderet))", re.IGNORECASE)
_MOST_WORDS = 4  # of a note that speaks of no figures and is about all of them
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
    """Return an error where a note says that the figures are not the periods' own, or of some people only.

    Notes above a table are those that a line begins as or that speak of its figures; what bears a note's mark is not
    the whole table (`without_marked`).
    """
    above = [note for note in heading.lines if _LABEL.match(note) or _OF_FIGURES.match(note)]
    for where, notes in (("under", grid.below), ("over", above)):
        for note in notes:
            label, problem = _against(note, words)
            if problem and not bearers(grid, label).are_parts:
                return (_error(heading, note, problem, where),)
    for note in _beside(grid):
        if _against(note, words)[1] == _SOME:
            return (_error(heading, note, _SOME, "ved siden af"),)
    filters = [line for line in heading.lines if is_filter(line, words)]
    for where, lines in (("under", grid.below), ("over", filters)):
        if chosen := filter_against(lines, grid, heading, words):
            return (_error(heading, chosen, _SOME, where),)
    return ()


def without_marked(grid: Grid, sheet: str, words: Vocabulary) -> tuple[Grid, tuple[Issue, ...]]:
    """Return a table without the rows and columns whose own notes say that their figures are other ones, and why."""
    issues = list[Issue]()
    for note in grid.below:
        label, problem = _against(note, words)
        if problem:
            grid, told = without(grid, bearers(grid, label), note, sheet)
            issues += told
    return grid, tuple(issues)


def _error(heading: Heading, note: str, problem: str, where: str = "under") -> Issue:
    found = f"noten '{note[:_SHOWN]}' {where} tabellen siger, at {problem}"
    return Issue(heading.sheet, "", found, Severity.ERROR)


def _against(note: str, words: Vocabulary) -> tuple[str, str]:
    """Return how a note begins (its mark), and what it says against the figures, or ""."""
    note = unmarked(note)
    label = _LABEL.match(note)
    said = note[label.end() :] if label else note
    told = _OF_FIGURES.match(said)
    problem = _problem(said[told.end() :] if told else said, words, speaks_of_figures=bool(told))
    return label[0] if label else "", problem


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
    if speaks_of_figures and _are_all(_FOR.sub("", said), words):
        return _SOME
    is_short = len(said.split()) <= _MOST_WORDS and not _CHANGE.match(said)
    is_other_figure = is_other(said) or are_in_thousands(said) or (speaks_of_figures and bool(_YEARS.match(said)))
    return _OTHER if is_other_figure and (speaks_of_figures or is_short) else ""


def _are_all(whom: str, words: Vocabulary) -> bool:
    """True where a text names one part of all, and nothing else: "unge under 30 år", "unge under 30"."""
    whom = f"{whom} år" if whom[-1:].isdigit() else whom
    left = set(_WORD.findall(words.dimensions.without_named(whom)))
    named = [categories for categories in words.dimensions.named_in(whom).values() if categories != {TOTAL}]
    return [len(one) for one in named] == [1] and left <= words.titles.neutral | {"unge", "ældre"}


def _are_left_out(whom: str, words: Vocabulary) -> bool:
    """True where those who are left out are a part that the measure itself would have."""
    named = words.dimensions.named_in(whom).items()
    return any(
        categories - {_NOT_KNOWN, TOTAL} and not words.dimensions.by_id[dimension].by_definition
        for dimension, categories in named
    )
