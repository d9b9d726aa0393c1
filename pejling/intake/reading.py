"""One file's bytes to observations and issues, in this process. Uploads go through `pejling.intake.child`."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pejling.areas import load_areas
from pejling.indicators import load_indicators
from pejling.intake import unused
from pejling.intake.activity_sheets import (
    ACTIVITIES_TITLE,
    is_activity_sheet,
    person_numbers_in_activities,
    read_activities,
)
from pejling.intake.answers import NOTHING_LEARNED, Learned, answered
from pejling.intake.appearance import percent_columns
from pejling.intake.axes import Rows
from pejling.intake.calendars import whole_periods
from pejling.intake.corrections import corrected
from pejling.intake.dimensions import fold, load_dimensions
from pejling.intake.every_benefit import of_its_benefit
from pejling.intake.grids import Grid
from pejling.intake.headers import read_heading
from pejling.intake.hidden_groups import hidden_groups
from pejling.intake.issues import Issue, NotReadableError, Severity, told_together
from pejling.intake.matches import Match, match_grid
from pejling.intake.measures import a_table_a_measure
from pejling.intake.notes_below import note_against, without_marked
from pejling.intake.other_figures import says_other_figures
from pejling.intake.part_headings import titled, under_headings
from pejling.intake.parting import parted_by_numbers
from pejling.intake.people import find_person_rows
from pejling.intake.person_columns import find_person_columns
from pejling.intake.person_tables import refuse_persons
from pejling.intake.pieces import find_visible_grids
from pejling.intake.places import Numbered, numbered
from pejling.intake.populations import contradicted, in_its_population
from pejling.intake.previews import preview
from pejling.intake.privacy import count_in_names, find_person_numbers, names_person, person_numbers_problem
from pejling.intake.qualified import without_qualified
from pejling.intake.readings import Reading, concatenated, laid_together, nothing
from pejling.intake.repeats import settled
from pejling.intake.roles import Role
from pejling.intake.rows_apart import without_rows_apart
from pejling.intake.sheets import Opened, Sheet, open_file
from pejling.intake.single_persons import refuse_single_persons
from pejling.intake.subjects import of_everybody, widest
from pejling.intake.tables import PLACED, begun, observations_of
from pejling.intake.titles import dated_by_measure, load_title_words
from pejling.intake.units_said import without_other_units
from pejling.intake.vocabulary import Vocabulary
from pejling.series import group_from_id

TEMPLATE_TITLE = "Pejlings skabelon til egne tal"
NO_FIGURES = "filen indeholder ingen tal, som Pejling kender en indikator til"
_ON_HIDDEN = ", eller slet arket: det er et skjult ark (højreklik på en arkfane, og vælg Vis)"
_QUOTED = re.compile(r"'([^']*)'")  # as issues repeat what a file says


def load_vocabulary(content_folder: Path, learned: Learned = NOTHING_LEARNED) -> Vocabulary:
    """Read all that names in an export can mean. Raises ContentError."""
    own = load_indicators(learned.indicators_folder) if learned.indicators_folder else {}
    shipped, areas = load_indicators(content_folder / "indicators"), load_areas(content_folder / "areas.csv")
    titles = load_title_words(content_folder)
    named = {fold(name) for one in shipped.values() for name in (one.name, *one.labels, *one.source.about)}
    placed = {word for area in areas.areas for word in fold(area.name).split()}
    return Vocabulary(
        own | shipped,
        areas,
        dataclasses.replace(load_dimensions(content_folder), of_all=titles.neutral | titles.everybody | named | placed),
        learned.answers,
        learned.taken_back,
        learned.corrected,
        frozenset(own),
        titles,
        stored=learned.subjects,
    )


def read_content(content: bytes, words: Vocabulary, progress: Callable[[str], None]) -> Reading:
    """Read a file whole. Person numbers anywhere refuse all of it."""
    progress("Åbner filen")
    try:
        opened = open_file(content)
    except NotReadableError as error:
        return nothing((error.issue,))
    progress("Leder efter personoplysninger")
    if found := count_in_names([sheet.name for sheet in opened.sheets]):
        problem = person_numbers_problem(found, "i arkenes navne", "Omdøb arket, og gem filen igen")
        return nothing((Issue("", "", problem, Severity.ERROR),))
    persons = tuple(issue for sheet in opened.sheets for issue in _persons(sheet, words))
    persons = persons or tuple(issue for issue in opened.issues if issue.severity is Severity.ERROR)
    if persons:
        return nothing(persons)
    words = dataclasses.replace(words, sheets=tuple(sheet.name for sheet in opened.sheets))
    read = _read_sheets(opened, content, words, progress)
    if apart := widest(read.subjects, words.stored):
        read = _read_sheets(open_file(content), content, dataclasses.replace(words, widest=apart), progress)
    return dataclasses.replace(read, about=of_everybody(read.subjects, apart))


def _read_sheets(opened: Opened, content: bytes, words: Vocabulary, progress: Callable[[str], None]) -> Reading:
    sheets = numbered(opened.sheets)
    readings = [Reading(PLACED.empty_table(), opened.issues)]
    for number, sheet in enumerate(opened.sheets, start=1):
        progress(f"Læser ark {number} af {len(opened.sheets)}")
        try:
            read = _read_sheet(sheet, sheets[number - 1], content, words)
        except NotReadableError as error:
            return nothing((error.issue,))
        if found := len({text for text, under in _repeated_of(read) if names_person(text, under)}):
            where = "i arkets overskrifter, linjer eller kategorier"
            return nothing((Issue(sheet.name, "", person_numbers_problem(found, where), Severity.ERROR),))
        readings.append(read)
    progress("Samler tallene")
    return _together(readings, sheets)


def _persons(sheet: Sheet, words: Vocabulary) -> tuple[Issue, ...]:
    places = {area.name for area in words.areas.areas}
    known = words.areas.names | words.dimensions.texts | words.by_label.keys()
    found = (
        find_person_numbers(sheet.name, sheet.rows)
        or find_person_rows(sheet.name, sheet.rows, places)
        or find_person_columns(sheet.name, sheet.rows, known)
        or person_numbers_in_activities(sheet)
    )
    return tuple(dataclasses.replace(one, problem=one.problem + _ON_HIDDEN) for one in found) if sheet.hidden else found


def _repeated_of(read: Reading) -> Iterator[tuple[str, str]]:
    """Yield what a reading repeats of the file's texts, and below which words each stands."""
    yield read.title, ""
    lines = " ".join(line for table in read.previews for line in table.lines)
    labels = [label for label, _ in read.recognised]
    for table in read.previews:
        yield from ((line, "") for line in table.lines)
        labels += [column.label for column in table.columns]
        yield from ((cell, f"{lines} {column.label}") for column in table.columns for cell in column.cells)
    for issue in read.issues:
        labels += _QUOTED.findall(issue.problem)
    yield from ((part, f"{lines} {label}") for label in labels for part in label.split(": "))
    for groups in read.observations["group"].chunks[:1]:  # one list of the different ones for all of them
        pairs = (pair for text in groups.dictionary.to_pylist() for pair in group_from_id(text))
        yield from ((category, f"{lines} {dimension}") for dimension, category in pairs)


def _read_sheet(sheet: Sheet, cells: Numbered, content: bytes, words: Vocabulary) -> Reading:
    if not any(cell not in {"", None} for row in sheet.rows for cell in row):
        return nothing(())
    if sheet.hidden:
        return nothing((Issue(sheet.name, "", "arket er skjult og er ikke brugt", Severity.NOTE),))
    hints = nothing(sheet.hidden_parts.issues(sheet.name, sheet.rows))
    if is_activity_sheet(sheet):
        found = read_activities(sheet, sheet.hidden_parts.rows)
        return Reading(PLACED.empty_table(), (*hints.issues, *found.issues), found.title, activities=found.rows)
    if refused := hidden_groups(sheet.name, sheet.rows, sheet.hidden_parts, words.dimensions):
        return nothing((*refused, *hints.issues))
    faults = cells.cells(sheet.faults)
    grids = find_visible_grids(sheet.rows, sheet.hidden_parts, words.areas)
    grids = tuple(dataclasses.replace(grid, separator=sheet.separator) for grid in grids)
    sheet.rows.clear()  # the grids hold what is used, and a large export's cells take more than all else
    parts = (part for grid in titled(grids, words) for part in under_headings(grid, words))
    dated = [one for part in parts for one in whole_periods(part, sheet.name, words.areas)]
    measures = (one for grid in dated for one in a_table_a_measure(grid, words))
    tables = [_read_grid(cells, grid, content, words, faults) for grid in measures if grid.having(Role.VALUE)]
    tables += [nothing(refused) for one in dated if (refused := unused.remarks_on(sheet.name, one))]
    tables += [nothing(told) for grid in grids if (told := unused.unsaid_rows(sheet.name, grid, sheet.faults))]
    if not tables:
        tables = [nothing((Issue(sheet.name, "", "ingen tabel med tal blev fundet på arket"),))]
    return laid_together([hints, *tables])


def _read_grid(sheet: Numbered, grid: Grid, content: bytes, words: Vocabulary, faults: NDArray[np.int32]) -> Reading:
    said = read_heading(sheet.name, grid.lines, words.areas, grid.above)
    heading = dated_by_measure(said, words.areas, words.by_title)
    against = says_other_figures(grid, heading) or note_against(grid, heading, words)
    if against := against or contradicted(grid, heading, words):
        return nothing(against)
    grid, marked = without_marked(grid, sheet.name, words)
    grid, apart = without_rows_apart(grid, sheet.name, words)
    apart = (*marked, *apart)
    if apart and not grid.having(Role.VALUE):
        return nothing(apart)
    named = without_other_units(match_grid(grid, heading, words), grid, heading, words)
    named, grid, of_one = of_its_benefit(named, grid, heading, words)
    match = answered(without_qualified(named, grid, heading, words), words)
    refuse_persons(sheet.name, grid, match, words)
    grid, match, corrections = corrected(grid, match, sheet.name, words)
    match, told, subjects = in_its_population(match, grid, heading, words)
    unknown, before = unused.unknown_breakdowns(sheet.name, grid, match, words), match.stubs
    unknown += unused.constant_columns(sheet.name, grid, match, words)
    rows = Rows(grid, heading, match, words)
    grid, match, parted = parted_by_numbers(grid, match, rows)
    rows = Rows(grid, heading, match, words) if parted else rows
    rows.starts, rows.faults = sheet.row_starts(grid.row_numbers), faults
    percent = functools.cache(lambda: percent_columns(content, sheet.name))
    columns = _observed(match, rows, percent)
    refuse_single_persons(sheet.name, grid, match, columns, words)
    observations = concatenated(columns)
    issues = (*unused.where_kept((*apart, *of_one, *corrections, *told, *parted, *unknown), observations), *rows.issues)
    issues += (*unused.unknown_columns(sheet.name, grid, match), *unused.notes_beside(sheet.name, grid))
    by_numbers = [match.stubs[one] for one in {*match.stubs} - {*before}]
    issues += unused.without_totals(sheet.name, observations, words, by_numbers)
    title = next(iter(heading.lines), "")
    recognised = tuple(dict.fromkeys((one.label, one.indicator) for one in match.columns if one.indicator))
    asked = unused.unknown_among(grid, match, words) if recognised else []
    shown, lengths = (preview(grid, heading, match, words, asked),), tuple(one.num_rows for one in columns)
    return Reading(observations, issues, title, grid.height, recognised, shown, lengths=lengths, subjects=subjects)


def _observed(match: Match, rows: Rows, percent: Callable[[], frozenset[int]]) -> list[pa.Table]:
    columns = {column.index: column for column in rows.grid.columns}
    matched = [one for one in match.columns if one.indicator]
    return [observations_of(columns[one.index], one, rows, percent) for one in matched]


def _together(readings: list[Reading], sheets: tuple[Numbered, ...]) -> Reading:
    joined = laid_together(readings)
    come = begun(joined.observations)
    placed = joined.observations.drop_columns(["empty"])
    tables = np.arange(len(joined.lengths), dtype=np.min_scalar_type(len(joined.lengths))).repeat(joined.lengths)
    if not np.all(come):  # a copy of a million rows is to be spared
        placed, tables = placed.filter(pa.array(come)), tables[come]
    observations, disputes, repeats = settled(placed, tables, sheets)
    issues = [*disputes, *joined.issues, *unused.only_noughts(observations), *repeats]
    found_any = (
        observations.num_rows or joined.activities or joined.title.startswith((ACTIVITIES_TITLE, TEMPLATE_TITLE))
    )
    if not found_any and not any(issue.severity is Severity.ERROR for issue in issues):
        issues.append(Issue("", "", NO_FIGURES, Severity.ERROR))
    return dataclasses.replace(joined, observations=observations, issues=told_together(issues), sheets=sheets)
