"""A report of the 2020 plan on a small store: a rate with a hidden month, a small count, a note, a proposal."""

from __future__ import annotations

from datetime import date

import pytest

from pejling.follow_up import follow_up
from pejling.library import Library
from pejling.notes import Note, Notes
from pejling.period_spellings import parse_period
from pejling.proposals import Proposal
from pejling.reports.contents import Report, report_of
from pejling.reports.slides import presentation
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

PLAN, DAY, MADE = "hvidovre-2020", date(2020, 9, 22), date(2020, 9, 23)
HIDDEN, SMALL = "2019-05", "2020-Q1"
PROPOSAL = Proposal("x", "Flere i gang", {"U4a": 22.5}, plan=PLAN)
_YEAR = [13.1, 13.4, 12.2, 14.8, 15.3, 16.7, 15.1, 14.9, 15.6, 16.2, 15.8, 16.1]
_RATES = [round(rate + year / 10, 1) for year in range(3) for rate in _YEAR][:32]


def report_on(store: Store, library: Library, proposal: Proposal | None = None, *, invented: bool = False) -> Report:
    """Load the figures into a store and return the report of them."""
    rates = [None if parse_period("2018-01") + at == parse_period(HIDDEN) else rate for at, rate in enumerate(_RATES)]
    rows = rows_of("aktiveringsgrad", "167", "2018-01", rates)
    store.add(imported(rows, "aktivering.xlsx", group="visitation=uddannelsesparat"), moment("2020-09-21"))
    counts = rows_of("medarbejdere_oplyst_handicap", "167", "2019-Q3", [31, 27, 3, 33])
    store.add(imported(counts, "=egne tal.xlsx"), moment("2020-09-21"))
    period = parse_period("2020-04")
    note = Note("Kurset var lukket.", "ABC", moment("2020-09-01"), indicator="aktiveringsgrad", period=period)
    Notes(store.folder).add(note)
    found = follow_up(library.plans[PLAN], store, library, DAY, proposal)
    return report_of(found, store, library, MADE, invented=invented)


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Report:
    """Return the report of the plan as it stands."""
    return report_on(Store(tmp_path_factory.mktemp("report")), library)


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Report:
    """Return the report at a proposal's levels, on figures that are said to be invented."""
    return report_on(Store(tmp_path_factory.mktemp("tried")), library, PROPOSAL, invented=True)


@pytest.fixture(scope="session")
def content(report: Report) -> bytes:
    """Return the report as slides."""
    return presentation(report)


@pytest.fixture(scope="session")
def tried_content(tried: Report) -> bytes:
    """Return the report of the proposal as slides."""
    return presentation(tried)
