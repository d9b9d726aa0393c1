"""The log of decisions as a workbook and as CSV: a row for each level decided, the newest decision first."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from pejling.decision_texts import decided
from pejling.decisions import LogEntry
from pejling.indicators import Indicator
from pejling.plan_versions import Difference
from pejling.plans import Plan
from pejling.spreadsheets import Sheet, Value, harmless, workbook

_HEADINGS = (
    "Vedtaget", "Besluttet af", "Sag", "Mål", "Målets navn", "Før", "Efter", "Begrundelse", "Indtastet af", "Indtastet",
    "Trukket tilbage", "Trukket tilbage af", "Hvorfor trukket tilbage",
)  # fmt: skip
_TITLE = "Beslutninger"


def rows(
    log: Sequence[LogEntry], plan: Plan, indicators: Mapping[str, Indicator]
) -> tuple[tuple[date | str, ...], ...]:
    """Return the log as rows under the headings, the newest decision first."""
    return tuple(row for entry in reversed(log) for row in _rows(entry, decided(entry, log, plan, indicators)))


def _rows(entry: LogEntry, changed: tuple[Difference, ...]) -> list[tuple[date | str, ...]]:
    one, back = entry.decision, entry.withdrawn
    entered = one.made_at.astimezone().date()
    taken_back: tuple[date | str, ...] = (back.day, back.by, back.reason) if back else ("", "", "")
    return [
        (
            one.adopted,
            one.decided_by,
            one.case,
            each.target,
            each.title,
            each.old,
            each.new,
            one.reason,
            one.by,
            entered,
            *taken_back,
        )
        for each in changed
    ]


def log_workbook(log: Sequence[LogEntry], plan: Plan, indicators: Mapping[str, Indicator]) -> bytes:
    """Return the log as the bytes of an .xlsx file."""
    listed: tuple[tuple[Value, ...], ...] = rows(log, plan, indicators)
    return workbook([Sheet(_TITLE, _HEADINGS, listed)])


def log_csv(log: Sequence[LogEntry], plan: Plan, indicators: Mapping[str, Indicator]) -> bytes:
    """Return the log as CSV that a Danish Excel opens: semicolons, UTF-8 with its mark, dates as 2020-06-15."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for row in rows(log, plan, indicators):
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell.isoformat() for cell in row])
    return text.getvalue().encode("utf-8-sig")
