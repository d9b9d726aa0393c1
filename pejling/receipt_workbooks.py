"""A receipt as a workbook: every change and every step, where screen and commands show the largest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pejling import danish
from pejling.figure_words import revision_size, tellable
from pejling.intake import Issue
from pejling.library import Library
from pejling.receipt_texts import SEVERITIES
from pejling.receipts import Receipt
from pejling.series import group_from_id
from pejling.spreadsheets import Figure, Sheet, Value, workbook
from pejling.steps import Step
from pejling.store import Cell, Revision

_MOST_ROWS = 10_000  # of a list; the others are counted
_PLACE = ("Indikator", "Område", "Gruppe", "Periode", "Første dag")
_CELL = ("Ark", "Celle")
_UNCONFIRMED = "springer usædvanligt meget og er ikke bekræftet"


def receipt_workbook(shown: Receipt, library: Library) -> bytes:
    """Return a receipt as the bytes of an .xlsx file."""
    sheets = [_front(shown), _gained(shown), _revisions(shown, library)]
    if shown.loaded is None:
        sheets.append(_steps("Skal bekræftes", shown.steps, library))
        sheets += [_steps("Spring, der er taget med", shown.taken_in, library)] if shown.taken_in else []
    sheets += [_activities(shown)] if shown.activities.changed or shown.stated else []
    return workbook([*sheets, _left_out(shown, library)])


def workbook_name(shown: Receipt) -> str:
    """Return what the file is called."""
    return f"kvittering {shown.file.rsplit('.', 1)[0]}.xlsx"


def _front(shown: Receipt) -> Sheet:
    rows: list[tuple[Value, ...]] = [
        ("Fil", shown.file),
        ("Status", shown.status),
        ("Sammenfatning", shown.summary),
        ("Titel i filen", shown.title),
        ("Rækker læst", shown.rows),
        ("Tal", shown.figures),
    ]
    rows += [("Skjulte tal", shown.hidden), ("Uden værdi", shown.empty)] if shown.loaded is None else []
    rows += [
        ("Nye tal", shown.changes.new),
        ("Tal som før", shown.changes.unchanged),
        ("Ændrede tal", len(shown.changes.revisions)),
    ]
    if shown.loaded is None:
        rows += [("Tal, der skal bekræftes", len(shown.unconfirmed))]
    else:
        rows += [("Indlæst", shown.loaded), ("Udeladte tal", shown.left_out)]
    rows += [("Har været trukket tilbage", shown.withdrawn)] if shown.withdrawn else []
    rows += [("Databrud", text) for text in shown.breaks]
    return Sheet("Kvittering", ("Oplysning", "Værdi"), tuple(rows))


def _gained(shown: Receipt) -> Sheet:
    headings = ("Indikator", "Id", "Kolonne i filen", "Perioder", "Fra", "Til", "Foreløbige", "Områder", "Tal")
    rows = tuple(
        (
            *(one.name, one.indicator, one.label, one.periods, one.span.first.start, one.span.last.end),
            *(one.provisional, one.areas, one.figures),
        )
        for one in shown.gained
    )
    return Sheet("Tal pr. indikator", headings, rows)


def _revisions(shown: Receipt, library: Library) -> Sheet:
    largest = sorted(shown.changes.revisions, key=revision_size, reverse=True)
    rows: list[tuple[Value, ...]] = []
    for one in largest[:_MOST_ROWS]:
        unit = library.indicators[one.indicator].unit
        old, new = _figure(one.old, one, library), _figure(one.new, one, library)
        change = None if one.old is None or one.new is None else _figure(one.new - one.old, one, library)
        rows.append((*shown.places.of(one.row), *_place(one, library), old, new, change, unit.suffix))
    return Sheet("Ændrede tal", (*_CELL, *_PLACE, "Før", "I filen", "Ændring", "Enhed"), _cut(rows, len(largest)))


def _steps(title: str, steps: Sequence[Step], library: Library) -> Sheet:
    size = ("Sædvanlig ændring", "Gange så stor", "Enhed", "Tal mere samme sted")
    headings = (*_CELL, *_PLACE, "Tal", "Nabotal", "Nabotallets periode", *size)
    rows: list[tuple[Value, ...]] = [
        (
            *step.cell.place,
            *_place(step.cell, library),
            _figure(step.cell.value, step.cell, library),
            _figure(step.value, step.cell, library),
            danish.short_period(step.beside),
            _figure(step.usual, step.cell, library),
            _times(step, library),
            library.indicators[step.cell.indicator].unit.suffix,
            len(step.followers),
        )
        for step in steps[:_MOST_ROWS]
    ]
    return Sheet(title, headings, _cut(rows, len(steps)))


def _times(step: Step, library: Library) -> Value:
    """How many usual steps it is; with two of the three figures, it would give the third away."""
    told = (tellable(value, step.cell.indicator, library) for value in (step.cell.value, step.value, step.usual))
    return "skjult" if None in told else Figure(step.size, 1)


def _activities(shown: Receipt) -> Sheet:
    if shown.stated:
        return Sheet("Aktiviteter", ("Aktivitet",), tuple((text,) for text in shown.stated))
    headings = (*_CELL, "Mål", "Aktivitet", "Hvor langt", "Gælder fra", "Hvad viser det", "Før")
    rows = tuple(
        (
            *(*one.row.place, one.row.target, one.title, one.row.state.value, one.row.on, one.row.evidence),
            one.before.state.value if one.before else "",
        )
        for one in shown.activities.changed
    )
    return Sheet("Aktiviteter", headings, rows)


def _left_out(shown: Receipt, library: Library) -> Sheet:
    rows = [row for issue in shown.issues for row in _issue_rows(issue)]
    for cell in shown.cells_left_out:
        name, area, group, period, _ = _place(cell, library)
        told = ", ".join(str(part) for part in (name, area, group, period) if part)
        shown_value = tellable(cell.value, cell.indicator, library)
        unit = library.indicators[cell.indicator].unit
        value = "et skjult tal" if shown_value is None else danish.amount(shown_value, unit)
        rows.append(("Ikke bekræftet", *cell.place, f"{told}: {value} {_UNCONFIRMED}"))
    more = max(0, shown.left_out - len(shown.cells_left_out))
    return Sheet("Udeladt", ("Slags", *_CELL, "Hvad"), _cut(rows, len(rows) + more))


def _issue_rows(issue: Issue) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each place of an issue."""
    severity = SEVERITIES[issue.severity]
    for place in issue.places or (issue.cell,):
        yield severity, issue.sheet, place, issue.problem
    if issue.more:
        yield severity, issue.sheet, f"og {danish.number(issue.more)} til", issue.problem


def _place(one: Revision | Cell, library: Library) -> tuple[Value, ...]:
    group = ", ".join(category for _, category in group_from_id(one.group))
    area = library.areas.by_code[one.area].name
    period = danish.short_period(one.period)
    return (library.indicators[one.indicator].name, area, group, period, one.period.start)


def _figure(value: float | None, one: Revision | Cell, library: Library) -> Value:
    shown = tellable(value, one.indicator, library)
    return "skjult" if shown is None else Figure(shown, library.indicators[one.indicator].unit.decimals)


def _cut(rows: Sequence[tuple[Value, ...]], count: int) -> tuple[tuple[Value, ...], ...]:
    hidden = count - len(rows)
    return (*rows, (f"og {danish.number(hidden)} til",)) if hidden > 0 else tuple(rows)
