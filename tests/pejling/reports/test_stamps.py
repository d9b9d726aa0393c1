"""The stamp: a paper says which plan, day and files it was made of, and what in it is not adopted or not real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pejling import danish
from pejling.examples import LABEL as INVENTED
from pejling.follow_up import FollowUp, follow_up
from pejling.library import Library
from pejling.proposals import LABEL as PROPOSED
from pejling.proposals import Proposal
from pejling.reports.stamps import stamp_of
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of
from tests.pejling.test_plan_versions import RAISED, decided

DAY, MADE = date(2020, 9, 22), date(2020, 9, 23)


@pytest.fixture
def found(store: Store, library: Library) -> FollowUp:
    """Return a follow-up of a store with one file the plan uses and one it does not."""
    store.add(imported(rows_of("aktiveringsgrad", "167", "2020-05", [16.1, 16.7])), moment("2020-08-22"))
    store.add(imported(rows_of("langtidsledige", "101", "2020-05", [900])), moment("2020-08-23"))
    return follow_up(library.plans["hvidovre-2020"], store, library, DAY)


def test_a_paper_names_the_files_its_figures_came_from_and_no_others(found: FollowUp) -> None:
    (used,) = found.imports

    assert stamp_of(found, MADE, invented=False).files == (
        f"{used.file}, indlæst 22. august 2020, mærke {used.digest[:12]}",
    )


def test_a_paper_says_once_who_entered_figures_by_hand_and_when(store: Store, library: Library) -> None:
    entry = replace(imported(rows_of("haandholdte_match", "167", "2020-Q1", [24]), "Indtastet af LK"), by="LK")
    at = store.add(entry, moment("2020-08-22")).at
    (told,) = stamp_of(follow_up(library.plans["hvidovre-2020"], store, library, DAY), MADE, invented=False).files

    assert told.startswith(f"Indtastet af LK {danish.moment(at)}, mærke ")


def test_the_plans_version_is_told_by_its_newest_decision(found: FollowUp) -> None:
    assert "version 1" in stamp_of(found, MADE, invented=False).plan

    changed = replace(found, decisions=(decided(date(2020, 6, 15), RAISED),))

    assert stamp_of(changed, MADE, invented=False).plan.endswith(
        "version 2, ændret 15. juni 2020 af Udvalget (sag 20/1)"
    )


def test_invented_figures_and_proposed_levels_are_told_at_the_foot_of_every_page(found: FollowUp) -> None:
    assert stamp_of(found, MADE, invented=False).warnings == ()

    tried = stamp_of(replace(found, proposal=Proposal(title="Flere i gang")), MADE, invented=True)

    assert tried.warnings == (INVENTED, f"{PROPOSED}: Flere i gang")
    assert tried.line.startswith(f"{INVENTED} · {PROPOSED}: Flere i gang · ")
    assert tried.line.endswith("opgjort 22. september 2020")
