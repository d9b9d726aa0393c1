"""Tables of all benefits, of which a measure is about one: only that one's rows are its figures.

Jobindsats has the same columns in a publication of each benefit and in one of them all, and what they say of everybody
looks alike.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from pejling.indicators import Indicator
from pejling.intake.dimensions import TOTAL
from pejling.intake.grids import Column, Grid
from pejling.intake.headers import Heading
from pejling.intake.issues import Issue, Severity
from pejling.intake.matches import ColumnMatch, Match
from pejling.intake.roles import Role
from pejling.intake.vocabulary import Vocabulary

_KIND = "ydelse"  # the dimension whose categories whole publications are about
_SHOWN = 60  # signs of a line
_TAKEN = "{} siger, at tabellen er om flere ydelser end {}; kun rækkerne for den er brugt"
_ASKED = (
    "{} siger, at tallene er om flere ydelser end {}, og »{}« er kun om den. Hent tabellen for den alene, eller svar "
    "under Ukendte kolonner, hvis tallene er det"
)


def of_its_benefit(
    match: Match, grid: Grid, heading: Heading, words: Vocabulary
) -> tuple[Match, Grid, tuple[Issue, ...]]:
    """Return match and table with the rows of the one benefit that its measures are about, and what is said of that.

    Where there are none, the columns of those measures have no indicator.
    """
    used = {one.indicator: words.indicators[one.indicator] for one in match.columns if one.indicator}
    wanted = {id_: benefit for id_, one in used.items() if (benefit := _benefit_of(one, words))}
    stub = next((one for one in grid.having(Role.STUB) if match.stubs[one.index] == _KIND), None)
    if len({*wanted.values()}) != 1:
        return match, grid, ()
    mine = next(iter(wanted.values()))
    across = _across(match, grid, {id_: used[id_] for id_ in wanted}, mine, words)
    if across is not match:
        return across, grid, ()
    said = _in_rows(stub, words) or next(_said(mine, [used[id_] for id_ in wanted], stub, heading, words), "")
    if not said:
        return match, grid, ()
    name = words.dimensions.name_of(mine)
    own = {cell for cell in set(stub.cells) if _category(cell, words) == mine} if stub else set()
    rows = [row for row, cell in enumerate(stub.cells) if cell in own] if stub else []
    if stub and rows and len(wanted) == len(used):
        told = Issue(heading.sheet, "", _TAKEN.format(said, name), Severity.NOTE)
        return match, grid.of_rows(rows).without([stub]), (told,)
    columns = (_asked(one, said, name, used) if one.indicator in wanted else one for one in match.columns)
    return dataclasses.replace(match, columns=tuple(columns)), grid, ()


def _across(match: Match, grid: Grid, wanted: Mapping[str, Indicator], mine: str, words: Vocabulary) -> Match:
    """Ask about the columns whose headers say all benefits; those of the one beside them are then everybody's."""
    every, name = _every(words), words.dimensions.name_of(mine)
    labels = {column.index: column.label for column in grid.columns if every.search(column.label)}
    if not labels.keys() & {one.index for one in match.columns if one.indicator in wanted}:
        return match
    columns = []
    for one in match.columns:
        if one.indicator in wanted and one.index in labels:
            columns.append(_asked(one, f"overskriften '{labels[one.index][:_SHOWN]}'", name, wanted))
        elif one.indicator in wanted:
            pairs = tuple(pair for pair in one.pairs if pair != (_KIND, mine))
            columns.append(dataclasses.replace(one, pairs=pairs))
        else:
            columns.append(one)
    return dataclasses.replace(match, columns=tuple(columns))


def _asked(column: ColumnMatch, said: str, name: str, indicators: Mapping[str, Indicator]) -> ColumnMatch:
    reason = _ASKED.format(said, name, indicators[column.indicator].name)
    return dataclasses.replace(column, indicator="", named="", reason=reason)


def _every(words: Vocabulary) -> re.Pattern[str]:
    return re.compile("|".join(words.titles.every_benefit) or r"(?!)", re.IGNORECASE)


def _benefit_of(indicator: Indicator, words: Vocabulary) -> str:
    """Return the benefit that an indicator is about by its own words, or by the publication its table is in; or ""."""
    known = words.dimensions
    about = (known.category(_KIND, one) for one in indicator.source.about if known.of_category(one) == _KIND)
    publications = words.titles.publications.items()
    by_table = (benefit for begins, benefit in publications if indicator.source.table.lower().startswith(begins))
    return next(chain(about, by_table), "")


def _said(
    mine: str, indicators: list[Indicator], stub: Column | None, heading: Heading, words: Vocabulary
) -> Iterator[str]:
    """Yield what says that a table is of all benefits: a line, the sheet's name, or a category in its rows.

    A benefit that is named beside them, or its own table, is not all.
    """
    lines = [line for line in heading.lines if not Heading.is_note(line)]
    context = " · ".join((heading.sheet, *lines))
    own_table = any(one.source.table and one.source.table.lower() in context.lower() for one in indicators)
    if own_table or mine in words.dimensions.named_in(context).get(_KIND, ()):
        return
    every = _every(words)
    yield from (f"linjen '{line[:_SHOWN]}'" for line in lines if every.search(line))
    if every.search(heading.sheet):
        yield f"arkets navn '{heading.sheet}'"
    yield from (f"rækken '{cell}'" for cell in dict.fromkeys(stub.cells if stub else ()) if every.search(str(cell)))


def _in_rows(stub: Column | None, words: Vocabulary) -> str:
    """Say that rows have a total of more benefits than publications are about; "" where they do not."""
    if stub is None:
        return ""
    known = words.dimensions.by_id[_KIND]
    found = {_category(cell, words) for cell in dict.fromkeys(stub.cells)}
    beyond = {one for one in found if one in known.categories and one not in known.subjects}
    return f"kolonnen '{stub.label}'" if beyond and TOTAL in found else ""


def _category(cell: object, words: Vocabulary) -> str:
    return words.dimensions.category(_KIND, str(cell))
