"""Reports to make papers of: small plans with figures of every kind, and texts that would like to be more than text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pejling.follow_up import follow_up
from pejling.library import Library
from pejling.notes import Note, Notes
from pejling.period_spellings import parse_period
from pejling.plans import Plan
from pejling.proposals import Proposal
from pejling.reports.contents import Report, report_of
from pejling.store import Store
from tests.pejling.builders import imported, moment, plan, rows_of

AS_OF, MADE = date(2020, 10, 20), date(2020, 10, 21)
HOSTILE = '=1+1!A1 #eval("1+1") *fed* _skrå_ \\ " $x$ `kode` <b>&amp;</b> @x [a](b) // slut'
GROUP = {"visitation": "aktivitetsparat"}
SHARE = {"id": "A1", "title": "Flere i gang", "indicator": "aktiveringsgrad", "at_least": 16, "measured": "end"}
COUNT = {"id": "A2", "title": "Færre langtidsledige", "indicator": "langtidsledige", "at_most": 520, "measured": "end"}
HOURS = {
    "id": "A3",
    "title": "Flere med timer",
    "indicator": "andel_med_ordinaere_timer",
    "at_least": 9.25,
    "measured": "end",
}
OWN = {"id": "A5", "title": "Fælles planer", "indicator": "unge_med_faelles_plan", "at_least": 30, "measured": "end"}
ACTIVITY = {"id": "A4", "title": "Kampagner", "activity": True}


def filled(store: Store) -> Store:
    """Load figures: shares with a hole, a count of persons, an own count of which one is small.

    Of the second share the counts are known, also in the month it is itself hidden. The small own count is that of
    the second quarter of 2019.
    """
    months = range(24)
    share = [None if month == 9 else round(12.4 + month % 7 / 10, 1) for month in months]
    store.add(imported(rows_of("aktiveringsgrad", "167", "2018-10", share), "andele.xlsx"), moment("2020-10-10"))
    count = [float(600 - month) for month in months]
    store.add(imported(rows_of("langtidsledige", "167", "2018-10", count), "antal.xlsx"), moment("2020-10-11"))
    hours = [None if month == 20 else round(7.0 + month % 5 / 10, 1) for month in months]
    rows = rows_of("andel_med_ordinaere_timer", "167", "2018-10", hours)
    rows += rows_of("personer_med_ordinaere_timer", "167", "2018-10", [31.0 + month for month in months])
    store.add(imported(rows, "timer.xlsx"), moment("2020-10-12"))
    own = rows_of("unge_med_faelles_plan", "167", "2019-Q1", [12.0, 3.0, 14.0, 15.0, 16.0, 17.0])
    store.add(imported(own, "egne.xlsx"), moment("2020-10-13"))
    return store


def report(
    store: Store, library: Library, whole: Plan, proposal: Proposal | None = None, as_of: date = AS_OF
) -> Report:
    """Make a report of a plan, its figures invented."""
    return report_of(follow_up(whole, store, library, as_of, proposal), store, library, MADE, invented=True)


def plan_with(*targets: dict[str, object], title: str = "Plan 2020") -> Plan:
    """Make a plan of these targets, which need not be changed by the plan's own title."""
    return plan(*targets, title=title)


def hostile_plan() -> Plan:
    """Make a plan whose every text is hostile, and long."""
    shares: Sequence[dict[str, object]] = [SHARE | {"title": HOSTILE, "reference": HOSTILE, "question": HOSTILE}]
    long = COUNT | {"id": "+A2", "title": "@" + "Et meget langt mål om langtidsledige " * 8}
    area = {"id": "omraade", "title": HOSTILE * 2, "targets": [*shares, long], "minister_goals": [HOSTILE]}
    other = {"id": "andet", "title": HOSTILE * 2, "targets": [], "committee_goals": ["-" + HOSTILE]}
    return plan(title=HOSTILE, committee=HOSTILE, focus_areas=[area, other])


def noted(store: Store, text: str) -> None:
    """Keep a note on the share's indicator, on a month that has a figure."""
    period = parse_period("2020-05")
    note = Note(text, "Bo & Co", moment("2020-10-13"), indicator="aktiveringsgrad", period=period)
    Notes(store.told).add(note)
