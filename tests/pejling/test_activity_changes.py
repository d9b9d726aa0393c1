"""Activities in a loaded file: only what changes is kept, with its figures or not at all, and goes with its import."""

from __future__ import annotations

import dataclasses
from datetime import date

from pejling.activities import Activities, Activity, ActivityState
from pejling.activity_changes import activity_changes, with_changed
from pejling.intake import ActivityRow, Import, Place
from pejling.library import Library
from pejling.receipt_texts import receipt_lines
from pejling.receipts import kept_receipt, receipt
from pejling.store import Store
from tests.pejling.builders import imported, moment, rows_of

PLAN = "hvidovre-2020"
CALM = [16.0 + month % 2 for month in range(20)]


def row(state: ActivityState = ActivityState.UNDER_WAY, target: str = "H1", **changes: object) -> ActivityRow:
    plain = ActivityRow(PLAN, target, state, date(2020, 3, 1), "Referat", Place("Aktiviteter", "A7"))
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]  # the test names the fields


def file(*rows: ActivityRow, name: str = "egne-tal.xlsx", figures: tuple[float, ...] = ()) -> Import:
    plain = imported(rows_of("aktiveringsgrad", "167", "2020-01", figures), name)
    digest = f"{plain.digest[:32]}{abs(hash(rows)):032x}"
    return dataclasses.replace(plain, activities=rows, digest=digest)


def states(store: Store, day: str | None = None) -> dict[str, ActivityState]:
    newest = Activities(store.folder).newest(PLAN, date.fromisoformat(day) if day else None)
    return {target: one.state for target, one in newest.items()}


def load(store: Store, library: Library, new: Import, day: str, by: str = "") -> None:
    store.add(with_changed(new, receipt(new, store, library).activities, by), moment(day))


def test_what_a_file_says_holds_from_the_day_it_was_loaded(store: Store, library: Library) -> None:
    load(store, library, file(row()), "2020-04-01")

    (said,) = Activities(store.folder).history(PLAN)
    assert said == Activity(
        PLAN, "H1", ActivityState.UNDER_WAY, date(2020, 3, 1), "Referat", "egne-tal.xlsx", moment("2020-04-01")
    )
    assert (states(store, "2020-03-31"), states(store, "2020-04-01")) == ({}, {"H1": ActivityState.UNDER_WAY})


def test_whoever_filled_it_in_is_named_where_that_is_known(store: Store, library: Library) -> None:
    load(store, library, file(row()), "2020-04-01", by="ABC")

    assert Activities(store.folder).newest(PLAN)["H1"].by == "ABC"


def test_only_what_changes_is_kept(store: Store, library: Library) -> None:
    typed = Activity(PLAN, "H1", ActivityState.UNDER_WAY, date(2020, 3, 1), "Referat", "ABC", moment("2020-03-02"))
    Activities(store.folder).add(typed)

    load(store, library, file(row(), row(ActivityState.DONE, "H2")), "2020-04-01")

    assert [(one.target, one.by) for one in Activities(store.folder).history(PLAN)] == [
        ("H1", "ABC"),
        ("H2", "egne-tal.xlsx"),
    ]


def test_the_receipt_tells_each_change_with_what_was_said_before(store: Store, library: Library) -> None:
    load(store, library, file(row(), row(target="U1")), "2020-04-01")
    new = file(row(ActivityState.DONE), row(target="U1"), row(target="H2"), figures=(16.0, 17.0))

    shown = receipt(new, store, library)

    assert shown.summary == (
        "2 tal til 1 indikator fra 2 rækker; alle er nye. 2 aktiviteter er nye eller ændrede, og 1 er som før."
    )
    done, started = (line for line in receipt_lines(shown) if line.startswith("  Aktivitet: "))
    assert done.endswith(": gennemført fra 1. marts 2020 (før: i gang fra 1. marts 2020)")
    assert started.startswith("  Aktivitet: H2 ")
    assert started.endswith(": i gang fra 1. marts 2020")


def test_a_file_of_activities_alone_says_nothing_of_figures(store: Store, library: Library) -> None:
    shown = receipt(file(row()), store, library)

    assert (shown.status, shown.summary) == ("kan indlæses", "1 aktivitet er ny eller ændret.")


def test_a_file_that_says_what_was_said_already_has_nothing_new(store: Store, library: Library) -> None:
    load(store, library, file(row()), "2020-04-01")

    shown = receipt(file(row(), name="igen.xlsx", figures=()), store, library)
    again = receipt(file(row(), row(place=Place("Andet", "A9"))), store, library)

    assert shown.status == "indlæst før"
    assert (again.status, again.usable) == ("intet nyt", True)
    figures = receipt(file(row(place=Place("", "A2")), figures=(16.0,)), store, library)
    assert figures.summary.endswith(" 1 aktivitet er som før.")
    assert again.summary == "Filen siger det samme som før; intet er ændret."


def test_an_activity_the_plan_does_not_have_is_told_with_its_cell(store: Store, library: Library) -> None:
    found = activity_changes(file(row(target="U4a"), row()), Activities(store.folder), library.plans)

    (issue,) = found.issues
    assert (issue.sheet, issue.cell) == ("Aktiviteter", "A7")
    assert "har ingen aktivitet med det id; rækken er ikke brugt" in issue.problem
    assert [one.row.target for one in found.changed] == ["H1"]


def test_a_state_from_a_day_that_has_not_come_is_told_with_its_cell_and_not_used(
    store: Store, library: Library
) -> None:
    ahead = row(on=date(2020, 3, 2))
    today = row(target="H2", on=date(2020, 3, 1))

    found = activity_changes(file(ahead, today), Activities(store.folder), library.plans, date(2020, 3, 1))

    (issue,) = found.issues
    assert (issue.sheet, issue.cell) == ("Aktiviteter", "A7")
    assert "2. marts 2020 er ikke kommet endnu: skriv, hvor langt I er i dag; rækken er ikke brugt" in issue.problem
    assert [one.row.target for one in found.changed] == ["H2"]
    assert receipt(file(row(on=date(2999, 1, 1))), store, library).status == "afvist"


def test_a_sheet_of_an_unknown_plan_is_told_once_and_the_file_refused(store: Store, library: Library) -> None:
    shown = receipt(file(row(plan="x"), row(plan="x", target="H2")), store, library)

    assert shown.status == "afvist"
    assert [issue.problem.split(";")[0] for issue in shown.issues] == ["arket hører til en plan, Pejling ikke kender"]


def test_withdrawing_the_file_takes_its_activities_back_and_leaves_the_days_before(
    store: Store, library: Library
) -> None:
    load(store, library, file(row()), "2020-04-01")
    load(store, library, file(row(ActivityState.DONE)), "2020-05-01")
    newest = store.imports()[-1].digest

    store.withdraw(newest, "Anna", "Forkert fil", moment("2020-06-01"))

    assert states(store) == {"H1": ActivityState.UNDER_WAY}
    assert states(store, "2020-05-31") == {"H1": ActivityState.DONE}
    store.restore(newest, "Anna", "Den var rigtig", moment("2020-07-01"))
    assert states(store) == {"H1": ActivityState.DONE}


def test_a_file_loaded_again_with_its_odd_figures_keeps_what_it_said_of_activities(
    store: Store, library: Library
) -> None:
    new = file(row(), figures=(*CALM, 99.0))
    shown = receipt(new, store, library)
    store.add(with_changed(new, shown.activities), moment("2022-01-01"), without=shown.unconfirmed)
    Activities(store.folder).add(
        Activity(PLAN, "H1", ActivityState.DONE, date(2022, 1, 2), "", "ABC", moment("2022-01-02"))
    )

    again = receipt(file(row(), figures=(*CALM, 99.0)), store, library)
    unchanged = dataclasses.replace(again.activities, changed=())
    store.add(with_changed(new, unchanged), moment("2022-01-03"))

    assert [stored.left_out for stored in store.imports()] == [0]
    assert [one.state for one in Activities(store.folder).history(PLAN)] == [
        ActivityState.UNDER_WAY,
        ActivityState.DONE,
    ]


def test_the_receipt_of_a_kept_file_lists_its_activities(store: Store, library: Library) -> None:
    load(store, library, file(row()), "2020-04-01")

    shown = kept_receipt(store.imports()[0], store, library)

    assert shown.stated == ("H1: i gang fra 1. marts 2020",)
    assert shown.summary == "Indlæst 1. april 2020. 1 aktivitet."
