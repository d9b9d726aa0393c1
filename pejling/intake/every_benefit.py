"""Tables of all benefits, of which a measure is about one: only that one's rows are its figures.

Jobindsats has the same columns in a publication of each benefit and in one of them all, and what they say of everybody
looks alike.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
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
    said = next(_said(mine, [used[id_] for id_ in wanted], heading, words), "") or _in_rows(stub, words)
    if not said:
        return match, grid, ()
    name = words.dimensions.name_of(mine)
    rows = [row for row, cell in enumerate(stub.cells) if _category(cell, words) == mine] if stub else []
    if stub and rows and len(wanted) == len(used):
        told = Issue(heading.sheet, "", _TAKEN.format(said, name), Severity.NOTE)
        return match, grid.of_rows(rows).without([stub]), (told,)

    def asked(column: ColumnMatch) -> ColumnMatch:
        if column.indicator not in wanted:
            return column
        reason = _ASKED.format(said, name, used[column.indicator].name)
        return dataclasses.replace(column, indicator="", named="", reason=reason)

    return dataclasses.replace(match, columns=tuple(map(asked, match.columns))), grid, ()


def _benefit_of(indicator: Indicator, words: Vocabulary) -> str:
    """Return the benefit that an indicator is about by its own words, or by the publication its table is in; or ""."""
    known = words.dimensions
    about = (known.category(_KIND, one) for one in indicator.source.about if known.of_category(one) == _KIND)
    publications = words.titles.publications.items()
    by_table = (benefit for begins, benefit in publications if indicator.source.table.lower().startswith(begins))
    return next(chain(about, by_table), "")


def _said(mine: str, indicators: list[Indicator], heading: Heading, words: Vocabulary) -> Iterator[str]:
    """Yield what says that a table is of all benefits: a line, or the sheet's name. One that is named is not all."""
    lines = [line for line in heading.lines if not Heading.is_note(line)]
    context = " · ".join((heading.sheet, *lines))
    own_table = any(one.source.table and one.source.table.lower() in context.lower() for one in indicators)
    if own_table or mine in words.dimensions.named_in(context).get(_KIND, ()):
        return
    every = re.compile("|".join(words.titles.every_benefit) or r"(?!)", re.IGNORECASE)
    yield from (f"linjen '{line[:_SHOWN]}'" for line in lines if every.search(line))
    if every.search(heading.sheet):
        yield f"arkets navn '{heading.sheet}'"


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
