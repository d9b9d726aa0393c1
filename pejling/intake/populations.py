"""Whom all of a table's figures are of, where that stands beside the table: the sheet's name, or a line above it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pejling.indicators import Indicator
from pejling.intake.dimensions import SHORTEST, TOTAL, Dimensions, fold
from pejling.intake.grids import Grid
from pejling.intake.headers import KEYED, Heading
from pejling.intake.issues import Issue, Severity
from pejling.intake.layouts import lasting
from pejling.intake.matches import ColumnMatch, Match
from pejling.intake.subjects import Subject
from pejling.intake.vocabulary import Vocabulary
from pejling.series import slug

_PARTS = re.compile(
    r"(.*gruppe|.*varighed|.+kategori|.+interval|segment|team|hold|projekt|indsats|distrikt)(r|er|s)?", re.IGNORECASE
)
_SHOWN = 60  # signs of a line


@dataclass(frozen=True)
class _Part:
    """A part of all: its dimension and category (TOTAL for everybody), and where it is said: in a title, or plainly.

    subjects: its categories, where a whole publication is about such; it is then everybody, unless other tables of the
    file are about others.
    """

    dimension: str
    category: str
    said: str
    in_title: bool = False
    subjects: frozenset[str] = frozenset()


def in_its_population(
    match: Match, grid: Grid, heading: Heading, words: Vocabulary
) -> tuple[Match, tuple[Issue, ...], frozenset[Subject]]:
    """Give a match's columns the group that the sheet's name and the lines above say, tell of it, and of its subjects.

    Nothing is added where the indicator is that part of all by definition, or where the table itself breaks down by
    the same dimension.
    """
    said = {part.dimension: part for part in _said(grid, heading, words)}
    own = {*match.stubs.values(), *(name for column in match.columns for name, _ in column.pairs)}
    parts = [part for name, part in said.items() if part.category != TOTAL and name not in own]
    columns, used, subjects = list[ColumnMatch](), dict[_Part, None](), set[Subject]()
    for column in match.columns:
        indicator = words.indicators.get(column.indicator)
        answered = column.named != column.indicator  # by somebody who saw the title, as an answer holds for one title
        said_of_it = [one for one in parts if not (answered and one.in_title)]
        meant = [one for one in said_of_it if indicator and _is_meant(indicator, one, words.dimensions)]
        subjects |= set() if meant or not indicator else {_subject(column.indicator, said_of_it)}
        held = [one for one in said_of_it if indicator and one not in meant and _tells_apart(one, indicator.id, words)]
        used |= dict.fromkeys(held)
        pairs = (*column.pairs, *((one.dimension, one.category) for one in held))
        columns.append(dataclasses.replace(column, pairs=pairs))
    issues = tuple(_told(heading.sheet, part, words.dimensions) for part in used)
    return dataclasses.replace(match, columns=tuple(columns)), issues, frozenset(subjects)


def contradicted(grid: Grid, heading: Heading, words: Vocabulary) -> tuple[Issue, ...]:
    """Return an error where the sheet's name and a line name different categories: one of the two is a copy's.

    Ages, and what a whole publication is about, can hold one another.
    """
    by_sheet = {part.dimension: part for part in _named(heading.sheet, words) if _is_one_of(part, words)}
    for part in _said(grid, heading, words):
        named = by_sheet.get(part.dimension, part)
        if named.category != part.category and _is_one_of(part, words):
            problem = f"{named.said} og {part.said} siger hver sit; tabellen er ikke brugt. Ret det ene, og indlæs igen"
            return (Issue(heading.sheet, "", problem, Severity.ERROR),)
    return ()


def _is_one_of(part: _Part, words: Vocabulary) -> bool:
    known = words.dimensions.by_id.get(part.dimension)
    return known is not None and not known.forms and not part.subjects and part.category in known.categories


def _subject(indicator: str, parts: list[_Part]) -> Subject:
    return Subject(indicator, frozenset(name for part in parts for name in part.subjects))


def _tells_apart(part: _Part, indicator: str, words: Vocabulary) -> bool:
    """False where a part is what a whole publication is about, and the file has no other."""
    return not part.subjects or part.subjects != words.widest.get(indicator, part.subjects)


def looks_like_a_part(key: str, text: str, dimensions: Dimensions) -> bool:
    """True for an unknown header or key that is called as breakdowns are, or that stands over a known category."""
    return bool(_PARTS.fullmatch(key.strip())) or dimensions.of_category(text) is not None


def _said(grid: Grid, heading: Heading, words: Vocabulary) -> Iterator[_Part]:
    """Yield what is said, the nearest to the figures last: the lines over several tables hold until one says else."""
    yield from _named(heading.sheet, words)
    keyed = [line for line in grid.above if KEYED.fullmatch(line)]
    for line in (*keyed, *heading.lines):
        if not Heading.is_note(line):
            yield from _in_line(line, words)


def _named(sheet: str, words: Vocabulary) -> Iterator[_Part]:
    known, said = words.dimensions, f"arkets navn '{sheet[:_SHOWN]}'"
    for name in dict.fromkeys((sheet, lasting(sheet, words.areas))):
        if dimension := known.of_category(name):
            category = known.category(dimension, name)
            subject = _is_subject(dimension, category, words)
            yield _Part(dimension, category, said, subjects=frozenset({category} if subject else ()))
            return
    yield from _in_title(sheet.replace("_", " "), said, words)


def _is_subject(dimension: str, category: str, words: Vocabulary) -> bool:
    """True for what a whole publication is about, as its titles say: "Kontanthjælp".

    Where others of its kind have sheets of their own in the file, it is one part among them.
    """
    known = words.dimensions
    beside = [known.category(dimension, name) for name in words.sheets if known.of_category(name) == dimension]
    return category in known.by_id[dimension].subjects and set(beside) <= {category}


def _in_line(line: str, words: Vocabulary) -> Iterator[_Part]:
    keyed = KEYED.fullmatch(line)
    key, value = (keyed[1].strip(), keyed[2].strip()) if keyed else ("", "")
    dimension = _dimension(key, value, words)
    if dimension and fold(value) not in words.by_label:
        yield _Part(dimension, words.dimensions.category(dimension, value), f"linjen '{line[:_SHOWN]}'")
    elif not words.dimensions.knows(key) and fold(line) not in words.by_label and not line.endswith("."):
        yield from _in_title(line, f"linjen '{line[:_SHOWN]}'", words)


def _in_title(text: str, said: str, words: Vocabulary) -> Iterator[_Part]:
    """Yield the parts that a title names among its words; everybody where its table is about no less."""
    for dimension, categories in words.dimensions.named_in(text).items():
        known = words.dimensions.by_id[dimension]
        every = bool(known.categories) and categories >= set(known.categories)
        category = TOTAL if every or TOTAL in categories else "-og-".join(sorted(categories))
        subjects = frozenset(categories if categories <= set(known.subjects) else ())
        yield _Part(dimension, category, said, in_title=True, subjects=subjects)


def _dimension(key: str, value: str, words: Vocabulary) -> str:
    """Return the dimension that a line "key: value" names a category of, or ""."""
    known = words.dimensions
    if known.knows(key):
        name = known.dimension(key)
        is_measure = name in known.by_id and not known.by_id[name].totals  # of which only the known ones are meant
        return "" if is_measure and known.of_category(value) != name else name
    return slug(key) if _PARTS.fullmatch(key) else ""


def _is_meant(indicator: Indicator, part: _Part, dimensions: Dimensions) -> bool:
    """True where an indicator is of that part alone: "Ydelse: Kontanthjælp" over persons on kontanthjælp."""
    meant = [
        *indicator.source.about,
        *(text for name, text in indicator.source.where.items() if name == part.dimension),
    ]
    known = dimensions.by_id.get(part.dimension)
    named = known.categories.get(part.category, ()) if known else ()
    is_said = part.category in {dimensions.category(part.dimension, text) for text in meant}
    return is_said or any(fold(text) in fold(indicator.name) for text in named if len(text) >= SHORTEST)


def _told(sheet: str, part: _Part, dimensions: Dimensions) -> Issue:
    if part.dimension in dimensions.by_id:
        problem = f"{part.said} siger, at tallene kun er for en del; de er holdt adskilt fra tallene for alle"
        return Issue(sheet, "", problem, Severity.NOTE)
    return Issue(sheet, "", f"{part.said} ligner en ukendt opdeling; tallene er holdt adskilt fra tallene for alle")
