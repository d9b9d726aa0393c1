"""The template's sheet of activities: a row each, what was said last, and a list of states to choose from."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pejling import goals
from pejling.activities import Activities, Activity
from pejling.intake.activity_sheets import ACTIVITIES_TITLE, EVIDENCE, HEADINGS, ON, PLAN_KEY, STATE, STATES
from pejling.plans import Plan, Target
from pejling.spreadsheets import harmless
from pejling.store import Store

SHEET = "Aktiviteter"
_HELP = (
    "Vælg, hvor langt I er, skriv fra hvilken dag det gælder, gem filen, og træk den ind på siden Indlæs data.",
    "Rækker, I ikke ændrer, ændrer intet. Skriv aldrig navne eller personnumre.",
)
_WIDTHS = {"Mål": 8, "Aktivitet": 56, "Pejlemærke": 24, STATE: 18, ON: 14, EVIDENCE: 60}
_DAY = "dd-mm-yyyy"


def add_activities(book: Workbook, plan: Plan, store: Store) -> None:
    """Add the sheet to a template where the plan has activities. Raises StoreError."""
    asked = [
        (area.title, target)
        for area in plan.focus_areas
        for target in area.targets
        if isinstance(target.goal, goals.Activity)
    ]
    if not asked:
        return
    page = book.create_sheet(SHEET)
    for line in (f"{ACTIVITIES_TITLE}: {plan.title}", f"{PLAN_KEY}: {plan.id}", *_HELP):
        page.append([harmless(line)])
    page.append([])
    page.append(list(HEADINGS))
    said = Activities(store.folder).newest(plan.id)
    top = page.max_row
    for area, target in asked:
        page.append(_row(area, target, said.get(target.id)))
    _dress(page, top)


def _row(area: str, target: Target, said: Activity | None) -> list[object]:
    known: list[object] = [said.state.value, said.on, harmless(said.evidence)] if said else []
    return [harmless(target.id), harmless(target.title), harmless(area), *known]


def _dress(page: Worksheet, top: int) -> None:
    """Give the sheet its looks, the list of states and the form of a date."""
    page["A1"].font = Font(bold=True, size=14)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for place, name in enumerate(HEADINGS, start=1):
        page.column_dimensions[get_column_letter(place)].width = _WIDTHS[name]
        page.cell(top, place).font = Font(bold=True)
        for row in range(top, page.max_row + 1):
            page.cell(row, place).alignment = wrapped
    for row in range(top + 1, page.max_row + 1):
        page.cell(row, HEADINGS.index(ON) + 1).number_format = _DAY
    words = DataValidation(type="list", formula1=f'"{",".join(STATES)}"', allow_blank=True, showErrorMessage=True)
    words.error, words.errorTitle = "Vælg en af de fire på listen.", STATE
    days = DataValidation(type="date", operator="between", formula1="36526", formula2="TODAY()", allow_blank=True)
    days.error, days.errorTitle, days.showErrorMessage = (
        "Skriv en dato, fx 22-08-2026, og ikke en, der ikke er kommet.",
        ON,
        True,
    )
    for rule, name in ((words, STATE), (days, ON)):
        letter = get_column_letter(HEADINGS.index(name) + 1)
        rule.add(f"{letter}{top + 1}:{letter}{page.max_row}")
        page.add_data_validation(rule)
    page.freeze_panes = f"C{top + 1}"
