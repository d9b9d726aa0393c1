"""Titles that say more of their figures than Pejling knows: of some of the people only, or another measure altogether.

"Aktiveringsgrad for enlige forsørgere" is not everybody's, and "Antal personer" below "Kontanthjælp: Tilgang til
ydelsen" are not all who have the benefit. No list can hold all that figures may be of, so it goes the other way: what
is left of a title when measure, area, period, known groups and words without meaning for the figures are taken away is
asked about. The columns have no indicator until somebody has answered for that title.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache

from pejling.indicators import Indicator
from pejling.intake.dimensions import fold
from pejling.intake.grids import Grid
from pejling.intake.headers import KEYED, Heading
from pejling.intake.layouts import lasting
from pejling.intake.matches import ColumnMatch, Match
from pejling.intake.refusals import told_by_sheet
from pejling.intake.vocabulary import Vocabulary

_MOST_LINES = 40  # above a table; more is no heading
_SHOWN = 60  # signs of a line
_STEM, _ENDING = 5, 4  # letters: "aktiveringsgraden" is "aktiveringsgrad"
_WORD = re.compile(r"[^\W\d_][\w./-]*")
_LISTED = re.compile(  # what follows are breakdowns, but "efter 13 uger" is a time
    r"\s+(?:efter|by|fordelt på|opdelt på)\s+(?![\s\d])", re.IGNORECASE
)
# Ages and lengths of time as figures say them, where no dimension knows them: 16-24, under 30, u30, 60+, <30; and a sex
# as its first letter.
_SHORT = re.compile(
    r"(?<![\w.,:/+–-])(?:(?P<first>\d\d?)\s?[-–]\s?(?P<last>\d\d?)(?![\w/–]|-(?!årig)|[.:,]\d)|\d\d\s?(?:år\s?)?\+(?!\w)"
    r"|op til \d\d\s?år|[<>≤≥]\s?\d\d?(?!\d)"
    r"|[-–]\s?\d\d(?=\s?år)|(?:(?:under|over|yngre end|ældre end)\s|u\.?\s?)(?:1[5-9]|[2-7]\d)(?!\w)"
    r"(?!\s?(?:%|pct|procent|måned|mdr|uge|dag|år|kommune))|(?<![\w.])[mkf](?![\w.]))"
)
_OWN_WORDS = {"mål", "krav"}  # and no endings: "resultatmål" is no result
_OF_WHOM = r"(?<!\bfor )(?<!\bblandt )(?<!\bhos )"  # before a measure that is then whom the figures are of
# What says by itself that figures are of some only, or of who comes and goes: looked for in the sheet's name too.
_OF_SOME = re.compile(
    r"(?:kun|unge|voksne|seniorer|ældre|nye?|nyledig\w*|nytilkomn\w*|langtids\w+|langvarig\w*|flygtning\w*|\w*forsørger\w*"
    r"|enlig\w*|integration\w*|team|projekt\w*|kontrolgruppe\w*|indsatsgruppe\w*|borgere? (?:i|med|over|under|uden)"
    r"|(?:netto)?(?:til|af)gang\w*|sanktion\w*|påbegyndt\w*|afsluttede\w*|deltagere?|uden|åbenlyse?|årige"
    r"|(?:å?up|ådp|ap|jp)(?!\w))\b",  # how job centres write uddannelsesparat, aktivitetsparat and jobparat
    re.IGNORECASE,
)
# Words that name people by what they are: ufaglærte, dimittender, ukrainere, studenter, but no ungecenter.
_PEOPLE = re.compile(r"\w{3,}(?:ere|ender?|[et]de|[dlr]te|ige|(?<!c)enter|ister|løse|inge)")
# Lengths of time after which, or for which, figures are of people, and what people are in. How long a development is,
# as "over 24 måneder", says nothing; below a title that alone says which measure a shared label is, years do.
_OF_LENGTH = re.compile(
    r"\b(?:efter|i (?:over|under|mere end|mindst|op til)) (?:et|ét|to|tre|\d+) (?:år|måned\w*|mdr|uger?)\b"
    r"|\b(?:borgere|personer|modtagere|ledige) (?:i|uden) (?:job|beskæftigelse|aktivering|uddannelse|arbejde)\b"
)
_OF_YEARS = re.compile(r"^(?!.*udvikling).*\b((?:over|under|mere end|mindst) (?:et|ét|to|tre|[1-9]) år)\b")
_OF_LAW = re.compile(r"(?:§+|målgruppe)\s?\d.*", re.IGNORECASE)  # whom a law calls by a number
_ANY_PEOPLE = {"borgere", "personer", "modtagere"}
_TEAM = re.compile(r"(team|projekt|kun)\b", re.IGNORECASE)
_SHEET = "arkets navn"
_OF_THE_FILE = re.compile(  # who made it and when
    r"(?:udarbejdet|lavet|opgjort|hentet|trukket|dannet|version|senest|sidst|kontakt|rekvirent|sags?nr|journalnr|dato)\b"
    r"|.*\b(?:center|afdeling|forvaltning)\w* (?:for|og)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[^\W\d_]\d{1,2}[^\W\d_]?")  # of a target: U4a
_NEWS = re.compile(r"\bnye(?:ste)? tal\b")
_WHICH_TARGET = re.compile(
    r"\w+(?:mål|krav)(?:\s+\w{1,4})?\s*:", re.IGNORECASE
)  # figures follow it up: "Resultatmål 1:"
_WITH_AGES = {"unge", "voksne", "ældre", "seniorer"}  # beside an age, which says more
_ASKED = (
    "{} '{}' siger også '{}', og det kan ikke ses, om tallene er »{}« for alle. Er de det, så svar det under Ukendte "
    "kolonner, eller ret teksten"
)


def without_qualified(match: Match, grid: Grid, heading: Heading, words: Vocabulary) -> Match:
    """Return a match whose columns have no indicator where a title says something that Pejling does not understand.

    What the table's own headers say too tells columns apart, and nothing of those beside them.
    """
    headers = set(_words(" ".join(dict.fromkeys(column.label for column in grid.columns))))

    @cache
    def problem(indicator: str) -> str:
        return _problem(words.indicators[indicator], heading, headers, words)

    return dataclasses.replace(match, columns=tuple(_asked(one, problem) for one in match.columns))


def only_some(text: str, words: Vocabulary) -> bool:
    """True for what figures are said to be of alone, where that is a known group or more than neutral words."""
    return bool(words.dimensions.named_in(text) or _left(text, set(), words, (*words.by_title, *words.subjects)))


def says_some(text: str) -> bool:
    """True for a text that says by itself that figures are of some only, or is nothing but a word for people."""
    said = [word for word in _words(text) if word not in _ANY_PEOPLE]
    return bool(_OF_SOME.match(text.strip()) or (said and all(map(_PEOPLE.fullmatch, said))))


def _asked(column: ColumnMatch, problem: Callable[[str], str]) -> ColumnMatch:
    reason = problem(column.indicator) if column.indicator else ""
    return dataclasses.replace(column, indicator="", named="", reason=reason) if reason else column


def _problem(indicator: Indicator, heading: Heading, headers: set[str], words: Vocabulary) -> str:
    """Return why an indicator cannot be taken for a table's, or ""."""
    own = (indicator.name, *indicator.labels, *indicator.source.about, indicator.source.table)
    of_measure = set(_words(" ".join(own))) - words.titles.neutral
    labels = (label for one in words.dimensions.by_id.values() for label in one.labels)
    known = headers | of_measure | set(_words(" ".join((indicator.how_calculated, *labels))))
    known |= set() if indicator.source.about else words.titles.themes
    by_sheet = bool(indicator.source.about) and told_by_sheet(indicator, heading, " ".join(headers), words.dimensions)
    for where, text in _said(heading):
        is_title = where != _SHEET or by_sheet
        left = _left(text, known, words, _names(text, indicator, words) if is_title else ())
        left = left or (_more_said(text, indicator, headers, words) if is_title else [])
        names_people = all(map(_PEOPLE.fullmatch, left)) and {*_words(text)} <= {*left} | _ANY_PEOPLE
        if by_law := _OF_LAW.search(text):
            left, names_people = [by_law[0]], True
        if not is_title:  # a tab may be called anything: only what says nothing else counts
            tells = all(_OF_SOME.match(one) or _SHORT.match(one) for one in left) or bool(_TEAM.match(text))
        else:
            is_free = not (KEYED.fullmatch(text) or _OF_THE_FILE.match(text) or text.endswith("."))
            tells = bool(_OF_SOME.match(text)) or _is_any(_words(text), of_measure)
            tells = tells or (is_free and bool(indicator.source.about or any(map(_SHORT.match, left))))
        if left and (tells or names_people):
            return _ASKED.format(where, text[:_SHOWN], fold(" ".join(left))[:_SHOWN], indicator.name)
    return ""


def _said(heading: Heading) -> Iterator[tuple[str, str]]:
    yield _SHEET, heading.sheet.replace("_", " ").strip()
    for line in heading.lines[:_MOST_LINES]:
        if not Heading.is_note(line):
            yield "linjen", line


def _names(text: str, indicator: Indicator, words: Vocabulary) -> tuple[str, ...]:
    """Return the names that a title may list, which say nothing against an indicator.

    Where its label is one that measures share, a title that names another of them and not it is that one's.
    """
    every = (*words.by_title, *words.subjects)
    own = {fold(indicator.name), *map(fold, indicator.labels)}
    named = {one[1] for one in _any_of(every).finditer(fold(text))}
    return every if not indicator.source.about or named & own else (*own, *words.subjects)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    measures = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\w){_OF_WHOM}({measures})(?:e?[nts]|erne)?(?!\w)")


def _more_said(text: str, indicator: Indicator, headers: set[str], words: Vocabulary) -> list[str]:
    """Return what says more of figures although each of its words alone says nothing."""
    said = [one[0] for one in _OF_LENGTH.finditer(fold(text))]
    if said or not indicator.source.about:
        return said
    years = _OF_YEARS.match(fold(text))
    kinds = [one for one in words.dimensions.by_id.values() if one.by_definition and one.totals and not one.subjects]
    states = {*_words(" ".join(label for one in kinds for label in one.labels))} - headers - words.titles.neutral
    listed = _words(" ".join(_LISTED.split(text)[1:]))
    return [*([years[1]] if years else []), *(one for one in listed if one in states)]


def _left(text: str, known: set[str], words: Vocabulary, names: Collection[str]) -> list[str]:
    """Return the words of a text that are neither known, neutral nor in one of the names a title may list, and ages."""
    lasts = _NEWS.sub(" ", fold(lasting(_LISTED.split(_WHICH_TARGET.sub("", text))[0], words.areas)))
    unmeasured = _any_of(names).sub(" · ", lasts) if names else lasts
    named = words.dimensions.named_in(unmeasured)
    known = known | _WITH_AGES if "alder" in named else known
    known = known | words.titles.neutral
    unnamed = words.dimensions.without_named(unmeasured)
    left = [one for one in _words(unnamed) if one not in words.titles.neutral and not _NUMBER.fullmatch(one)]
    ages = _shortened(unnamed)
    said = {*" ".join(ages).split()}
    return [*(one for one in left if one not in said and not _is_any([one], known)), *ages]


def _shortened(text: str) -> list[str]:
    """Return the ages, lengths of time and sexes that a folded text says; 24-25 is a school year, or two years."""
    found = _SHORT.finditer(text)
    return [
        one[0]
        for one in found
        if not one["first"] or len(one["first"]) == 1 or int(one["last"]) - int(one["first"]) > 1
    ]


def _words(text: str) -> list[str]:
    return [word.rstrip("./-") for word in _WORD.findall(fold(text)) if len(word) > 1]


def _is_any(found: Iterable[str], known: Iterable[str]) -> bool:
    """True where a word is a known one, whatever its ending."""
    return any(_same(one, other) or _same(other, one) for one in found for other in known)


def _same(word: str, longer: str) -> bool:
    ending = longer[len(word) :]
    is_ending = len(word) >= _STEM and longer.startswith(word) and len(ending) <= _ENDING
    return word == longer or (is_ending and ending.removeprefix("s") not in _OWN_WORDS)
