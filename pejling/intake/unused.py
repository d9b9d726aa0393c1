"""What of a table is not used, or taken for something unknown, in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import numpy as np
import pyarrow as pa

from pejling import danish
from pejling.intake.addresses import cell_name, column_name, place_of
from pejling.intake.answers import LEFT_ALONE
from pejling.intake.axes import breaking_down
from pejling.intake.corrections import said_of
from pejling.intake.grids import Column, Grid
from pejling.intake.issues import Issue, Severity, at_cells, at_places
from pejling.intake.matches import Match
from pejling.intake.roles import SAYING, Role, is_filled, is_remarks
from pejling.intake.tables import NO_PERIOD, newest_periods
from pejling.intake.vocabulary import Vocabulary
from pejling.periods import Frequency, Period
from pejling.series import group_from_id

_MOST_UNKNOWN = 30  # columns named one by one
_UNSAID = (
    "det er ikke til at se, hvilken periode, hvilket område eller hvad ellers tallene her er for; de er ikke brugt "
    "(det skal en sum heller ikke). Er en celle i en opdeling tom, og er tallene for alle, så skriv 'I alt' i den"
)

_OF_THE_FILE = re.compile(r"(data)?kilde|enhed|unit|tabel.*|publi.*|version|frekvens|filtype|afsender", re.IGNORECASE)
_CONSTANT = "{} siger '{}' i alle rækker; tallene er læst som tal for alle"
_NOT_YET = "er tallene ikke gjort op endnu, så slet dem, og indlæs filen igen"


def unsaid_rows(sheet: str, grid: Grid, faults: Iterable[str]) -> tuple[Issue, ...]:
    """Say which rows with figures do not say what they are; where a cell's error is why, that is said already."""
    naming = {one.index for one in grid.columns if one.role in SAYING}
    said = {row for row, column in map(place_of, faults) if column in naming}
    rows = [row for row in grid.unsaid if row not in said]
    return (at_cells(sheet, grid.columns[0].index, rows, _UNSAID),) if rows else ()


def only_noughts(observations: pa.Table) -> tuple[Issue, ...]:
    """Say which of a file's last periods have noughts alone: they may not have been made up yet.

    Dictionaries must be unified.
    """
    newest = newest_periods(observations, "value", lambda values: ~np.isnan(values))
    some = newest_periods(observations, "value", lambda values: ~np.isnan(values) & (values != 0))
    names = observations["frequency"].chunks[0].dictionary.to_pylist() if len(newest) else []
    tails = zip(names, some.tolist(), newest.tolist(), strict=True)
    firsts = [Period(Frequency(name), last + 1) for name, last, end in tails if NO_PERIOD < last < end]
    return tuple(
        Issue("", "", f"fra og med {danish.period(first)} har filen kun nuller; {_NOT_YET}", Severity.NOTE)
        for first in firsts
    )


def remarks_on(sheet: str, grid: Grid) -> tuple[Issue, ...]:
    """Say what of a table is refused because its periods or groups cannot be told."""
    return tuple(
        Issue(sheet, column_name(one.column), one.problem, Severity.ERROR)
        if one.row is None
        else Issue(sheet, cell_name(one.row, one.column), one.problem, Severity.ERROR)
        for one in grid.remarks
    )


def unknown_columns(sheet: str, grid: Grid, match: Match) -> tuple[Issue, ...]:
    """Say which columns of figures are not used, and why, those of one reason together."""
    unknown: dict[tuple[str, str], list[int]] = {}
    for column in match.columns:
        if not column.indicator and column.reason != LEFT_ALONE:
            named = column.shown or f"kolonnen '{column.label[:80]}'"
            unknown.setdefault((named, column.reason), []).append(column.index)
    issues = []
    for (named, reason), indices in list(unknown.items())[:_MOST_UNKNOWN]:
        issues.append(at_places(sheet, map(grid.place, indices), f"{named} er ikke brugt: {reason}"))
    others = [index for indices in list(unknown.values())[_MOST_UNKNOWN:] for index in indices]
    if others:
        issues.append(at_places(sheet, map(grid.place, others), "andre kolonner er heller ikke brugt"))
    return tuple(issues)


def notes_beside(sheet: str, grid: Grid) -> tuple[Issue, ...]:
    """Say which columns hold notes, which are not read."""
    beside = [one for one in grid.having(Role.EMPTY) if is_remarks(one.header[-1]) and any(map(is_filled, one.cells))]
    problem = "er noter og er ikke læst"
    return tuple(
        Issue(sheet, grid.place(one.index), f"kolonnen '{one.label[:40]}' {problem}", Severity.NOTE)
        for one in beside[:_MOST_UNKNOWN]
    )


def unknown_breakdowns(sheet: str, grid: Grid, match: Match, words: Vocabulary) -> tuple[Issue, ...]:
    """Say which text columns are taken for breakdowns without being known ones."""
    if not any(one.indicator for one in match.columns):
        return ()
    kept = "tallene er holdt adskilt for hver af dens kategorier. Sig på siden Ukendte kolonner, hvad den er"
    return tuple(
        Issue(sheet, grid.place(column.index), f"{_named(column)} er en ukendt opdeling; {kept}")
        for column in unknown_among(grid, match, words)
    )


def constant_columns(sheet: str, grid: Grid, match: Match, words: Vocabulary) -> tuple[Issue, ...]:
    """Say which unknown columns have one text in all rows, which is then not taken for a part of all."""
    parting = {one.index for one in breaking_down(grid, match, words)}
    return tuple(
        Issue(sheet, grid.place(one.index), _CONSTANT.format(_named(one), str(one.cells[0])[:40]), Severity.NOTE)
        for one in grid.having(Role.STUB)
        if one.index not in parting and one.label and not _OF_THE_FILE.fullmatch(one.label.strip())
    )


def _named(column: Column) -> str:
    return f"kolonnen '{column.label[:40]}'" if column.label else "en kolonne uden overskrift"


def where_kept(issues: Iterable[Issue], observations: pa.Table) -> tuple[Issue, ...]:
    """Return what tells how figures are kept, where any are; errors are told in any case."""
    return tuple(one for one in issues if observations.num_rows or one.severity is Severity.ERROR)


def without_totals(
    sheet: str, observations: pa.Table, words: Vocabulary, numbered: Collection[str]
) -> tuple[Issue, ...]:
    """Say where a table has figures for the parts of an unknown breakdown, and none for all of them together.

    numbered: breakdowns that are known, but not by their categories, which are numbers.
    """
    known = words.dimensions.by_id.keys() - set(numbered)
    whole, parted = set[tuple[str, int]](), set[tuple[str, int]]()
    for one in observations.select(["indicator", "area", "group"]).to_batches():
        indicators, areas, groups = one.columns
        unknown = [_is_of_others(text, known) for text in groups.dictionary.to_pylist()]
        if any(unknown) and one.num_rows:
            mine = np.array(unknown)[groups.indices.to_numpy()]
            codes, indicator = areas.indices.to_numpy(), str(indicators[0])
            whole |= {(indicator, code) for code in np.unique(codes[~mine]).tolist()}
            parted |= {(indicator, code) for code in np.unique(codes[mine]).tolist()}
    if not parted - whole:
        return ()
    problem = (
        "der er ingen tal for alle under ét, kun for dele; hent tallene igen uden den opdeling eller "
        "med rækken 'I alt', hvis de skal vises samlet"
    )
    return (Issue(sheet, "", problem),)


def _is_of_others(group: str, known: Collection[str]) -> bool:
    return any(name not in known for name, _ in group_from_id(group))


def unknown_among(grid: Grid, match: Match, words: Vocabulary) -> list[Column]:
    """Return the columns that part the figures in a way that is not known, and that nobody has said anything of."""
    columns = breaking_down(grid, match, words)
    unknown = [column for column in columns if match.stubs[column.index] not in words.dimensions.by_id]
    return [column for column in unknown if said_of(column, match, words) is None]
