"""Any workbook Hypothesis can make is read back to exactly its figures: 500 here, 10 000 by `python dev.py fuzz`."""

from __future__ import annotations

import os
from functools import cache
from math import isclose
from pathlib import Path

from hypothesis import HealthCheck, given, note, settings

from pejling.intake.addresses import column_name
from pejling.intake.places import PLACE, Place, Places
from pejling.intake.reading import load_vocabulary, read_content
from pejling.intake.readings import Reading
from pejling.intake.sheets import Rows, open_file
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.intake.made_workbooks import Made, made_workbooks
from tests.pejling.intake.readings import figures_in

WORKBOOKS = 10_000 if os.environ.get("PEJLING_FUZZ") else 500


@cache
def vocabulary() -> Vocabulary:
    """Return all that names can mean; no fixture, because Hypothesis would print it with every failing example."""
    return load_vocabulary(Path(__file__).parents[3] / "data")


@settings(max_examples=WORKBOOKS, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
@given(made_workbooks())
def test_a_made_workbook_is_read_back(made: Made) -> None:
    for sheet, rows in made.shown.items():
        note("\n".join([sheet, *map(str, rows)]))

    reading = read_content(made.content, vocabulary(), lambda _: None)

    note("\n".join(f"{issue.sheet} {issue.cell}: {issue.problem}" for issue in reading.issues))
    found = figures_in(reading.observations)
    wrong = {key: value for key, value in found.items() if key not in made.figures or value != made.figures[key]}
    lost = {key for key, value in made.figures.items() if value is not None and key not in found}
    assert (wrong, lost) == ({}, set())
    assert not misplaced(reading, made.content)


def misplaced(reading: Reading, content: bytes) -> list[tuple[Place, float]]:
    """Return the figures whose place in the workbook holds something else."""
    sheets = {sheet.name: sheet.rows for sheet in open_file(content).sheets}
    places = Places(reading.sheets, reading.observations[PLACE.name])
    values = enumerate(reading.observations["value"].to_pylist())
    standing = [(places.of(row), value) for row, value in values if value is not None]
    return [(place, value) for place, value in standing if not stands(value, cell_at(sheets[place.sheet], place.cell))]


def cell_at(rows: Rows, name: str) -> object:
    letters = name.rstrip("0123456789")
    column = next(number for number in range(1000) if column_name(number) == letters)
    cell: object = rows[int(name.removeprefix(letters)) - 1][column]
    return cell


def stands(value: float, cell: object) -> bool:
    """Tell whether a cell holds a value: as a number, as Danish text or as a fraction."""
    written = cell if isinstance(cell, float) else float(str(cell).replace(".", "").replace(",", "."))
    return isclose(value, written) or isclose(value, written * 100)
