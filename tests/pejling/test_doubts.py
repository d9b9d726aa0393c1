"""What is doubtful of a file is said on its receipt, and decided by nobody but a person."""

from __future__ import annotations

import dataclasses

import pytest

from pejling.intake import TEMPLATE_TITLE, Import
from pejling.library import Library
from pejling.receipts import receipt
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

RATE = "aktiveringsgrad"
OLDER = imported(rows_of(RATE, "167", "2026-05", [15.0, 16.0]), "maj.csv")
NEWER = imported(rows_of(RATE, "167", "2026-05", [15.0, 16.5, 17.0]), "juli.csv")


def problems(store: Store, library: Library, new: Import) -> str:
    return "\n".join(one.problem for one in receipt(new, store, library).issues)


def test_a_file_that_changes_figures_and_ends_before_those_stored_may_be_an_older_one(
    store: Store, library: Library
) -> None:
    store.add(NEWER, moment("2026-08-01"))

    said = problems(store, library, OLDER)

    assert "slutter jun. 2026, men der er gemt tal til jul. 2026" in said
    assert "Er det et ældre udtræk, så kassér det" in said


def test_a_template_whose_newest_figures_are_hidden_is_no_older_one(store: Store, library: Library) -> None:
    store.add(NEWER, moment("2026-08-01"))
    template = dataclasses.replace(OLDER, title=TEMPLATE_TITLE)

    assert problems(store, library, template) == ""


def test_a_file_that_ends_earlier_and_changes_nothing_is_in_no_doubt(store: Store, library: Library) -> None:
    store.add(NEWER, moment("2026-08-01"))
    earlier = imported(rows_of(RATE, "167", "2026-04", [14.0, 15.0]), "april.csv")

    assert problems(store, library, earlier) == ""
    assert problems(store, library, NEWER) == ""


def test_figures_of_a_period_that_has_not_begun_are_told_of(store: Store, library: Library) -> None:
    later = imported(rows_of(RATE, "167", "2098-12", [14.0, 15.0]), "2099.csv")

    assert "Aktiveringsgrad har tal til jan. 2099, som ikke er begyndt" in problems(store, library, later)


def test_a_stored_file_says_how_many_of_its_figures_others_have_changed_since(store: Store, library: Library) -> None:
    store.add(OLDER, moment("2026-07-01"))
    assert problems(store, library, OLDER) == ""

    store.add(NEWER, moment("2026-08-01"))

    assert "andre filer har siden ændret 1 af dens tal" in problems(store, library, OLDER)


def test_a_file_that_takes_in_another_benefit_than_the_figures_stored_is_told_of(
    store: Store, library: Library
) -> None:
    store.add(about("kontanthjaelp"), moment("2026-07-01"))
    both = about("kontanthjaelp", "uddannelseshjaelp", value=30.0)

    assert "filen handler om kontanthjælp og uddannelseshjælp, men de gemte tal om kontanthjælp" in problems(
        store, library, both
    )
    store.add(both, moment("2026-07-02"))
    assert "de gemte tal om" not in problems(store, library, about("kontanthjaelp", "uddannelseshjaelp", value=31.0))


def test_a_file_kept_apart_for_its_benefit_says_why(store: Store, library: Library) -> None:
    store.add(about("kontanthjaelp"), moment("2026-07-01"))
    apart = imported(rows_of(RATE, "167", "2026-05", [30.0]), "juli.csv", group="ydelse=uddannelseshjaelp")

    said = problems(store, library, dataclasses.replace(apart, title="Uddannelseshjælp: Aktiveringsgrad"))

    assert "de gemte tal er om kontanthjælp, og filens om uddannelseshjælp er derfor holdt adskilt" in said


@pytest.mark.parametrize("benefits", [("kontanthjaelp",), ()])
def test_a_file_about_no_other_benefit_is_in_no_doubt(
    store: Store, library: Library, benefits: tuple[str, ...]
) -> None:
    store.add(about("kontanthjaelp"), moment("2026-07-01"))

    assert problems(store, library, about(*benefits, value=15.1)) == ""


def about(*benefits: str, value: float = 15.0) -> Import:
    """Make an import of one month that is about some benefits."""
    plain = imported(rows_of(RATE, "167", "2026-05", [value]), f"{value}.csv")
    return dataclasses.replace(plain, about={RATE: frozenset(benefits)} if benefits else {})
