"""The receipt of an import: what came in, what did not and why, what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pejling.intake import Issue, Severity
from pejling.library import Library
from pejling.receipt_texts import issue_place, receipt_lines
from pejling.receipts import kept_receipt, receipt
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

RATE, LONG_TERM = "aktiveringsgrad", "langtidsledige"
ROWS = [*rows_of(RATE, "167", "2026-05", [16.1, 16.7, 17.2]), *rows_of(RATE, "000", "2026-05", [15.0, 15.1, 15.2])]


def test_a_new_file_is_loaded_and_says_what_it_brought(store: Store, library: Library) -> None:
    shown = receipt(imported(ROWS, "juli.xlsx"), store, library)

    assert (shown.file, shown.status, shown.usable) == ("juli.xlsx", "kan indlæses", True)
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
    shown = receipt(imported(rows_of(LONG_TERM, "167", "2026-05", [3.0, None])), store, library)

    assert [one.figures for one in shown.gained] == [1]
    assert shown.summary == "1 tal og 1 skjult til 1 indikator fra 2 rækker; alle er nye."


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

    assert shown.revisions == ("Aktiveringsgrad, Hvidovre, jun. 2026: før 16,7 pct., i filen 16,9 pct.",)
    assert shown.summary.endswith("; 1 ny, 1 som før og 1 ændret.")


def test_the_five_largest_changes_are_shown_and_the_rest_counted(store: Store, library: Library) -> None:
    store.add(imported(rows_of(LONG_TERM, "167", "2026-01", [100.0] * 7)), moment("2026-07-20"))
    new = imported(rows_of(LONG_TERM, "167", "2026-01", [101.0, 102, 103, 104, 105, 106, 107]))

    lines = receipt_lines(receipt(new, store, library))

    changed = [line for line in lines if line.startswith("  Ændret: ")]
    assert len(changed) == 6
    assert changed[0].endswith("jul. 2026: før 100 personer, i filen 107 personer")
    assert changed[-1] == "  Ændret: og 2 tal til"


def test_a_figure_that_was_hidden_is_called_hidden_and_not_nought(store: Store, library: Library) -> None:
    store.add(imported(rows_of(LONG_TERM, "167", "2026-06", [None, 5.0])), moment("2026-07-20"))

    shown = receipt(imported(rows_of(LONG_TERM, "167", "2026-06", [4.0, None])), store, library)

    assert "Langtidsledige, Hvidovre, jun. 2026: før skjult, i filen 4 personer" in shown.revisions
    assert "Langtidsledige, Hvidovre, jul. 2026: før 5 personer, i filen skjult" in shown.revisions


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
        (Issue("Data", "B20, C2 og 80 til", "x"), "ark Data, celler B20, C2 og 80 til: "),
        (Issue("Data", "B2:B5", "x"), "ark Data, celler B2:B5: "),
        (Issue("Data", "B og 3 til", "x"), "ark Data, kolonner B og 3 til: "),
        (Issue("Data", "", "x"), "ark Data: "),
        (Issue("", "", "x"), ""),
    ],
)
def test_an_issue_says_where_it_is(issue: Issue, place: str) -> None:
    assert issue_place(issue) == place


def test_the_newest_periods_there_are_at_all_are_told_as_provisional(store: Store, library: Library) -> None:
    (alone,) = receipt(imported(ROWS), store, library).gained
    store.add(imported(rows_of(RATE, "101", "2026-05", [1.0, 2.0, 3.0, 4.0])), moment("2026-09-20"))

    (beside_newer,) = receipt(imported(ROWS), store, library).gained

    assert (alone.provisional, beside_newer.provisional) == ("jul. 2026", "")


def test_an_indicator_with_a_longer_tail_has_more_provisional_periods(store: Store, library: Library) -> None:
    new = imported(rows_of("andel_med_tre_samtaler", "167", "2026-01", [80.0] * 6))

    (gained,) = receipt(new, store, library).gained

    tail = library.indicators["andel_med_tre_samtaler"].provisional_periods
    assert tail > 1
    assert gained.provisional == f"{['jan', 'feb', 'mar', 'apr', 'maj', 'jun'][6 - tail]}. 2026 til jun. 2026".replace(
        "maj.", "maj"
    )


def test_every_series_break_inside_what_was_gained_is_told(store: Store, library: Library) -> None:
    crossing = receipt(imported(rows_of(RATE, "167", "2019-01", [16.0] * 84)), store, library)
    beside = receipt(imported(rows_of(RATE, "167", "2025-07", [16.0] * 6)), store, library)

    assert [text.split(":")[0] for text in crossing.breaks] == [
        "Aktiveringsgrad, oktober 2019",
        "Aktiveringsgrad, juli 2025",
    ]
    assert beside.breaks == ()


def test_figures_to_be_confirmed_are_told_and_counted(store: Store, library: Library) -> None:
    values = [16.0 + month % 2 for month in range(20)]
    new = imported([*rows_of(RATE, "167", "2020-01", [*values, 99.0]), *rows_of(RATE, "000", "2020-01", [*values, 50])])

    shown = receipt(new, store, library)

    assert sorted(shown.unconfirmed) == [20, 41]
    words = "Aktiveringsgrad, Hvidovre, sep. 2021: 99,0 pct., men 17,0 pct. i aug. 2021"
    assert shown.steps_in_words[0] == f"{words}; en ændring plejer at være 1,0 procentpoint"
    left_out, confirmed = ("\n".join(receipt_lines(shown, confirmed=yes)) for yes in (False, True))
    assert "De er udeladt. Er de rigtige, så indlæs filen igen med --confirm." in left_out
    assert "Det er bekræftet, at de er rigtige." in confirmed


def test_a_stored_file_of_which_more_can_be_read_now_can_be_loaded_again(store: Store, library: Library) -> None:
    rows = [*rows_of(RATE, "167", "2026-01", [16.0, 17.0]), *rows_of("langtidsledige", "167", "2026-01", [300, 310])]
    stored = imported(rows[:2])
    store.add(stored, moment("2026-08-22"))

    shown = receipt(replace(imported(rows), digest=stored.digest), store, library)

    assert shown.status == "kan indlæses"
    assert shown.summary == "4 tal til 2 indikatorer fra 4 rækker; 2 nye, 2 som før og 0 ændrede."


def test_a_file_stored_with_figures_left_out_can_be_loaded_again(store: Store, library: Library) -> None:
    new = imported(rows_of(RATE, "167", "2020-01", [*(16.0 + month % 2 for month in range(20)), 99.0]))
    store.add(new, without=[20])

    shown = receipt(new, store, library)

    assert (shown.status, shown.unconfirmed) == ("kan indlæses", (20,))
    assert shown.summary.endswith("; 1 ny, 20 som før og 0 ændrede.")


def test_a_figure_that_was_left_out_is_held_against_the_one_in_force(store: Store, library: Library) -> None:
    calm = [16.0 + month % 2 for month in range(21)]
    store.add(imported(rows_of(RATE, "167", "2020-01", calm), "første.xlsx"), moment("2026-07-20"))
    new = imported(rows_of(RATE, "167", "2020-01", [*calm[:-1], 99.0]), "næste.xlsx")
    store.add(new, moment("2026-08-20"), without=receipt(new, store, library).unconfirmed)

    shown = receipt(new, store, library)

    assert shown.summary.endswith("; 0 nye, 20 som før og 1 ændret.")
    assert shown.revisions == ("Aktiveringsgrad, Hvidovre, sep. 2021: før 16,0 pct., i filen 99,0 pct.",)
    assert shown.unconfirmed == (20,)


def test_a_file_that_was_withdrawn_is_new_and_says_when_and_why(store: Store, library: Library) -> None:
    stored = store.add(imported(ROWS), moment("2026-07-20"))
    store.withdraw(stored.digest, "Anna", "Forkert måling", moment("2026-08-22"))

    shown = receipt(imported(ROWS), store, library)

    assert (shown.status, shown.withdrawn) == ("kan indlæses", "22. august 2026 af Anna: Forkert måling")
    assert "  Har været trukket tilbage 22. august 2026 af Anna: Forkert måling." in receipt_lines(shown)


def test_a_kept_receipt_is_of_the_day_the_file_was_loaded(store: Store, library: Library) -> None:
    shown = kept_receipt(store.add(imported(ROWS, "juli.xlsx"), moment("2026-08-22")), store, library)

    assert (shown.file, shown.status, shown.summary) == (
        "juli.xlsx",
        "gemt",
        "6 tal til 1 indikator fra 6 rækker; indlæst 22. august 2026.",
    )
