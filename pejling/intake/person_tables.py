"""Persons in a table of figures: as the categories of a breakdown, or as the titles of its columns."""

from __future__ import annotations

from pejling.intake.addresses import column_name
from pejling.intake.grids import Grid
from pejling.intake.issues import NotReadableError
from pejling.intake.matches import Match
from pejling.intake.people import is_of_firm, names_persons
from pejling.intake.person_names import are_persons_names
from pejling.intake.privacy import WAY_OUT
from pejling.intake.roles import Role
from pejling.intake.vocabulary import Vocabulary

_IF_MEASURES = "Er det navne på målinger, så skriv dem uden stort bogstav i hvert ord"


def refuse_persons(sheet: str, grid: Grid, match: Match, words: Vocabulary) -> None:
    """Raise NotReadableError where an unknown breakdown is one by persons, or each column of figures is a person's."""
    places = {area.name for area in words.areas.areas}
    headers = {str(column.header[-1]) for column in grid.having(Role.VALUE)}
    if not any(one.indicator for one in match.columns) and are_persons_names(headers, places):
        problem = f"kolonnernes overskrifter ligner navne på personer; {WAY_OUT}. {_IF_MEASURES}"
        raise NotReadableError(problem, sheet, grid.place(grid.having(Role.VALUE)[0].index))
    of_firms = any(is_of_firm(str(column.header[-1])) for column in grid.columns)
    for column in grid.having(Role.STUB):
        unknown = match.stubs[column.index] not in words.dimensions.by_id
        if unknown and names_persons(str(column.header[-1]), set(column.cells), places, of_firms=of_firms):
            problem = f"kolonnen ser ud til at have en tekst for hver person; {WAY_OUT}"
            raise NotReadableError(problem, sheet, column_name(column.index))
