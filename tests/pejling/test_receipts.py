"""The receipt of an import: what came in, what did not and why, what changed."""

from __future__ import annotations

import pytest

from pejling.intake import Issue, Severity
from pejling.library import Library
from pejling.receipt_texts import issue_place, receipt_lines
from pejling.receipts import receipt
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

RATE, LONG_TERM = "aktiveringsgrad", "langtidsledige"
ROWS = [*rows_of(RATE, "167", "2026-05", [16.1, 16.7, 17.2]), *rows_of(RATE, "000", "2026-05", [15.0, 15.1, 15.2])]


def test_a_new_file_is_loaded_and_says_what_it_brought(store: Store, library: Library) -> None:
    shown = receipt(imported(ROWS, "juli.xlsx"), store, library)

    assert (shown.file, shown.status, shown.usable) == ("juli.xlsx", "indlæst", True)
    assert shown.summary == "6 tal til 1 indikator fra 6 rækker; alle er nye."
    (gained,) = shown.gained
    assert (gained.name, gained.periods, gained.areas, gained.figures) == (
        "Aktiveringsgrad",
        "maj 2026 til jul. 2026",
        "2 områder",
        6,
    )


def test_one_area_is_named_and_one_period_stands_alone(store: Store, library: Library) -> None:
    (gained,) = receipt(imported(rows_of(RATE, "167", "2026-07", [17.2])), store, library).gained

    assert (gained.periods, gained.areas) == ("jul. 2026", "Hvidovre")


def test_a_hidden_figure_is_not_counted_as_one(store: Store, library: Library) -> None:
    (gained,) = receipt(imported(rows_of(LONG_TERM, "167", "2026-05", [3.0, None])), store, library).gained

    assert gained.figures == 1


def test_a_receipt_changes_nothing_in_the_store(store: Store, library: Library) -> None:
    receipt(imported(ROWS), store, library)

    assert store.imports() == ()


def test_the_same_file_again_says_that_it_is_known(store: Store, library: Library) -> None:
    store.add(imported(ROWS), moment("2026-08-22"))

    shown = receipt(imported(ROWS), store, library)

    assert (shown.status, shown.usable) == ("indlæst før", True)
    assert shown.summary == "Filen er indlæst før; intet er ændret."


def test_a_file_without_anything_to_use_is_refused_and_says_why(store: Store, library: Library) -> None:
    issue = Issue("", "", "filen er tom", Severity.ERROR)

    shown = receipt(imported([], "tom.xlsx", (issue,)), store, library)

    assert (shown.status, shown.usable) == ("afvist", False)
    assert "Intet i filen kan bruges, og intet er gemt." in receipt_lines(shown)[0]
    assert "  Fejl: filen er tom" in receipt_lines(shown)


def test_changed_figures_are_told_with_what_they_were(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-05", [16.1, 16.7])), moment("2026-07-20"))

    shown = receipt(imported(rows_of(RATE, "167", "2026-05", [16.1, 16.9, 17.2])), store, library)

    assert shown.revisions == ("Aktiveringsgrad, Hvidovre, jun. 2026: 16,7 pct. er nu 16,9 pct.",)
    assert shown.summary.endswith("; 1 ny, 1 som før og 1 ændret.")


def test_the_five_largest_changes_are_shown_and_the_rest_counted(store: Store, library: Library) -> None:
    store.add(imported(rows_of(LONG_TERM, "167", "2026-01", [100.0] * 7)), moment("2026-07-20"))
    new = imported(rows_of(LONG_TERM, "167", "2026-01", [101.0, 102, 103, 104, 105, 106, 107]))

    lines = receipt_lines(receipt(new, store, library))

    changed = [line for line in lines if line.startswith("  Ændret: ")]
    assert len(changed) == 6
    assert changed[0].endswith("jul. 2026: 100 personer er nu 107 personer")
    assert changed[-1] == "  Ændret: og 2 tal til"


def test_a_figure_that_was_hidden_is_called_hidden_and_not_nought(store: Store, library: Library) -> None:
    store.add(imported(rows_of(LONG_TERM, "167", "2026-06", [None, 5.0])), moment("2026-07-20"))

    shown = receipt(imported(rows_of(LONG_TERM, "167", "2026-06", [4.0, None])), store, library)

    assert "Langtidsledige, Hvidovre, jun. 2026: skjult er nu 4 personer" in shown.revisions
    assert "Langtidsledige, Hvidovre, jul. 2026: 5 personer er nu skjult" in shown.revisions


def test_a_group_is_named_in_a_change(store: Store, library: Library) -> None:
    store.add(imported(rows_of(RATE, "167", "2026-06", [12.0]), group="visitation=uddannelsesparat"))

    new = imported(rows_of(RATE, "167", "2026-06", [13.0]), group="visitation=uddannelsesparat")

    assert receipt(new, store, library).revisions[0].startswith("Aktiveringsgrad, Hvidovre, uddannelsesparat, ")


@pytest.mark.parametrize(
    ("issue", "place"),
    [
        (Issue("Data", "B7", "x"), "ark Data, celle B7: "),
        (Issue("Data", "B", "x"), "ark Data, kolonne B: "),
        (Issue("", "AA12", "x"), "celle AA12: "),
        (Issue("Data", "", "x"), "ark Data: "),
        (Issue("", "", "x"), ""),
    ],
)
def test_an_issue_says_where_it_is(issue: Issue, place: str) -> None:
    assert issue_place(issue) == place
