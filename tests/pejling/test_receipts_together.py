"""Files read together: each receipt is held against what those before it will have brought."""

from __future__ import annotations

from pejling.intake import Import
from pejling.library import Library
from pejling.receipts import Receipt
from pejling.receipts_together import receipts_together, says_otherwise
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

RATE = "aktiveringsgrad"
TWO_YEARS = imported(rows_of(RATE, "167", "2024-01", [15 + month % 2 * 0.5 for month in range(24)]), "to år.csv")
JANUARY = imported(rows_of(RATE, "167", "2026-01", [15.5]), "jan.csv")
FEBRUARY = imported(rows_of(RATE, "167", "2026-02", [95.0]), "feb.csv")


def together(store: Store, library: Library, *files: Import, confirmed: bool = False) -> tuple[Receipt, ...]:
    """Return the receipts of files read together."""
    return receipts_together(files, store, library, lambda _new, shown: () if confirmed else shown.unconfirmed)


def test_a_gross_step_from_one_file_to_the_next_is_asked_about(store: Store, library: Library) -> None:
    store.add(TWO_YEARS, moment("2026-08-22"))

    january, february = together(store, library, JANUARY, FEBRUARY)

    assert january.steps == ()
    assert "95,0 pct., men 15,5 pct. i jan. 2026" in february.steps_in_words[0]


def test_what_one_file_changes_of_another_is_told(store: Store, library: Library) -> None:
    again = imported(rows_of(RATE, "167", "2026-01", [16.5]), "jan rettet.csv")

    first, second = together(store, library, JANUARY, again)

    assert first.revisions == ()
    assert "før 15,5 pct., i filen 16,5 pct." in second.revisions[0]


def test_a_figure_nobody_confirmed_is_no_neighbour_of_those_after_it(store: Store, library: Library) -> None:
    store.add(TWO_YEARS, moment("2026-08-22"))
    march = imported(rows_of(RATE, "167", "2026-03", [94.5]), "mar.csv")

    left_out, confirmed = (
        together(store, library, JANUARY, FEBRUARY, march, confirmed=confirmed)[-1] for confirmed in (False, True)
    )

    assert (left_out.steps, confirmed.steps) == ((), ())
    assert [one.steps for one in together(store, library, JANUARY, march)] == [(), ()]


def test_a_file_that_is_stored_already_is_the_same_in_any_company(store: Store, library: Library) -> None:
    store.add(JANUARY, moment("2026-08-22"))

    january, _ = together(store, library, JANUARY, FEBRUARY)

    assert january.status == "indlæst før"


def test_a_receipt_says_otherwise_when_another_file_has_come_first(store: Store, library: Library) -> None:
    store.add(TWO_YEARS, moment("2026-08-22"))
    (shown,) = together(store, library, FEBRUARY)
    assert not says_otherwise(together(store, library, FEBRUARY)[0], shown)

    store.add(JANUARY, moment("2026-08-23"))

    assert says_otherwise(together(store, library, FEBRUARY)[0], shown)
