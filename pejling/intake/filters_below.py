"""Filters that a program writes around a table ("Anvendte filtre: Køn er Kvinder"): of whom its figures are.

A line that names a breakdown is more often a definition ("Alder: ultimo måneden") than a filter. So where no line calls
itself a filter, it counts only if it says nothing but known categories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pejling.intake.dimensions import TOTAL, Dimensions, fold
from pejling.intake.grids import Grid
from pejling.intake.headers import KEYED, Heading
from pejling.intake.populations import looks_like_a_part
from pejling.intake.qualified import only_some
from pejling.intake.roles import Role
from pejling.intake.vocabulary import Vocabulary

_FILTER = re.compile(
    r"(?:(?:anvendte?|aktive?|valgte?|applied)\s+)?(?:filt(?:er|re)\w*|valg|valgte?|afgrænsning\w*|udsnit\w*)(?:\s+applied)?"
    r"\s*(?::\s*|$)",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"(?P<key>[^:=]{2,40}?)\s*(?:[:=]|\s(?:er|is)\s)\s*(?P<value>.+)", re.IGNORECASE)
_WHOLE = re.compile(r"[:=]")
# Choices on one line; those that a program writes on lines of one cell have become words of one line.
_BETWEEN = re.compile(r"\s*[;|\n]\s*|,\s+(?=[^,:=]+?(?:\s*[:=]|\s(?:er|is)\s))|\s+(?=[^\W\d]\S*\s(?:er|is)\s)")
_NOT_CHOSEN = re.compile(r"\W*(?:alle?|all|ingen|tom|(?:ikke|not)\s+\W?(?:tom|blank|empty|null))\W*", re.IGNORECASE)
_WHETHER = re.compile(r"ja|nej|yes|no|sandt?|falsk|true|false", re.IGNORECASE)
_A_PART = re.compile(r"kategori|delmængde|udsnit|population|segment|visning|afgrænsning", re.IGNORECASE)
_LEFT_OUT = re.compile(r"(?:ikke|not)\s+(.+)", re.IGNORECASE)
_AROUND = re.compile(  # of whom, in words that leave nobody out
    r"\b(?:og|eller|or|and|samt|unge|voksne|ældre|seniorer|personer|borgere|ledige|på|år|i|alderen|kun|kategori)\b|[\W_]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Choice:
    """What a line says is chosen, and whether the line is a filter by its own word."""

    key: str
    value: str
    in_filter: bool


def filter_against(lines: Sequence[str], grid: Grid, heading: Heading, words: Vocabulary) -> str:
    """Return the one of the lines around a table by which its figures are of some people only, or ""."""
    known = words.dimensions
    for line, choice in _choices(lines):
        for dimension, categories in _chosen(choice, words).items():
            is_all = TOTAL in categories or _is_every(dimension, categories, known)
            if not is_all and not _is_said(dimension, categories, heading, grid, known):
                return line
    return ""


def _choices(below: Sequence[str]) -> Iterator[tuple[str, _Choice]]:
    in_filter = False
    for line in (one.strip() for note in below for one in note.split("\n")):
        called = _FILTER.match(line)
        in_filter = in_filter or bool(called)
        for part in _BETWEEN.split(line[called.end() :] if called else line):
            said = _CHOICE.fullmatch(part.strip())
            is_choice = said and (in_filter or _WHOLE.search(part)) and not Heading.is_note(line)
            if said and is_choice:
                yield line, _Choice(said["key"].strip(), said["value"].strip(), in_filter)
            elif called and part.strip():  # "Udsnit: Unge under 30"
                yield line, _Choice(called[0].strip(" :"), part.strip(), in_filter)


def _chosen(choice: _Choice, words: Vocabulary) -> dict[str, set[str]]:
    """Return the categories that a line says are chosen, by dimension; none where it says something else."""
    known, left_out = words.dimensions, _LEFT_OUT.fullmatch(choice.value)
    says_nobody = words.areas.find(choice.value) or _NOT_CHOSEN.fullmatch(choice.value)
    if says_nobody or (left_out and not choice.in_filter):
        return {}
    if _is_choice(choice.key, choice.value, words):
        return {choice.key: {choice.value}}
    name = known.dimension(choice.key) if known.knows(choice.key) else ""
    if name in known.by_id and not known.by_id[name].totals:
        return {}  # a measure
    if left_out:
        return {name or choice.key: {choice.value}} if only_some(f"{choice.key} {left_out[1]}", words) else {}
    named = known.named_in(choice.value)
    if name and known.of_category(choice.value) == name:
        named = {name: {known.category(name, choice.value)}}
    is_part = bool(name) or looks_like_a_part(choice.key, "", known)
    if choice.in_filter:  # all that it names is chosen: a reader of files may have put several lines together
        some = is_part or only_some(f"{choice.key} {choice.value}", words)
        other = {name or choice.key: {known.category(name or choice.key, choice.value)}} if some else {}
        return named or other
    says_no_more = not _AROUND.sub("", known.without_named(choice.value)) or known.of_category(choice.value) == name
    return named if is_part and says_no_more else {}


def is_filter(line: str, words: Vocabulary) -> bool:
    """True for a line above a table that calls itself a filter, or that chooses by yes or no, or by some people."""
    keyed = KEYED.fullmatch(line)
    return bool(_FILTER.match(line)) or bool(keyed and _is_choice(keyed[1].strip(), keyed[2].strip(), words))


def _is_choice(key: str, value: str, words: Vocabulary) -> bool:
    """True for a choice by yes or no, as of those who are insured, and for a part that calls itself one."""
    if _WHETHER.fullmatch(value):
        return only_some(key, words)
    return bool(_A_PART.fullmatch(key)) and not _NOT_CHOSEN.fullmatch(value) and only_some(value, words)


def _is_every(dimension: str, categories: set[str], known: Dimensions) -> bool:
    listed = known.by_id[dimension].categories if dimension in known.by_id else {}
    return bool(listed) and categories >= set(listed)


def _is_said(dimension: str, categories: set[str], heading: Heading, grid: Grid, known: Dimensions) -> bool:
    """True where lines above say the same, or the table itself breaks down by it."""
    if categories <= known.named_in(heading.context).get(dimension, set()):
        return True
    labels = {column.label for column in grid.having(Role.STUB)}
    cells = {str(cell) for column in grid.having(Role.VALUE) for cell in column.header}
    return dimension in {*map(known.dimension, labels), *map(known.of_category, cells)} or any(
        fold(dimension) == fold(label) for label in labels
    )
