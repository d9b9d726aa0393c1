"""A receipt as lines of text, for commands and logs."""

from __future__ import annotations

from pejling import danish
from pejling.figure_words import address
from pejling.gained import Gained
from pejling.intake import Issue, Place, Severity
from pejling.receipts import LOADED, Receipt

SEVERITIES = {Severity.ERROR: "Fejl", Severity.WARNING: "Bemærk", Severity.NOTE: "Til orientering"}


def receipt_lines(shown: Receipt, *, confirmed: bool = False) -> tuple[str, ...]:
    """Write a receipt as lines of text. `confirmed`: figures that make gross steps were kept all the same."""
    status = "indlæst" if shown.status == LOADED else shown.status  # a command has loaded what it tells of
    many = 0 if confirmed else len(shown.unconfirmed)
    waits = f" Heraf er {danish.count(many, 'tal', 'tal')} udeladt, indtil {'det' if many == 1 else 'de'} bekræftes."
    lines = [f"{shown.file}: {status}. {shown.summary}{waits if many else ''}"]
    lines += [f"  Titel: {shown.title}"] if shown.title else []
    lines += [f"  Har været trukket tilbage {danish.closed(shown.withdrawn)}"] if shown.withdrawn else []
    lines += [_gained_line(one) for one in shown.gained]
    lines += [f"  Databrud: {text}" for text in shown.breaks]
    lines += [f"  Ændret: {text}" for text in shown.revisions]
    lines += _more("Ændret", len(shown.changes.revisions) - len(shown.revisions))
    lines += _steps(shown, confirmed=confirmed)
    lines += [f"  Aktivitet: {one.words}" for one in shown.activities.changed]
    lines += [f"  {SEVERITIES[issue.severity]}: {issue_place(issue)}{issue.problem}" for issue in shown.issues]
    return tuple(lines)


def _gained_line(one: Gained) -> str:
    line = f"  {one.name} ({one.indicator}): {danish.number(one.figures)} tal, {one.periods}, {one.areas}"
    return f"{line}; foreløbigt: {one.provisional}" if one.provisional else line


def steps_sentence(many: int) -> str:
    """Write how many figures are to be confirmed."""
    return f"{danish.number(many)} tal springer usædvanligt meget fra den ene periode til den næste."


def _steps(shown: Receipt, *, confirmed: bool) -> list[str]:
    if not shown.steps:
        return []
    one = len(shown.steps) == 1
    left_out = "Det er udeladt. Er det rigtigt" if one else "De er udeladt. Er de rigtige"
    right = "Det er bekræftet, at det er rigtigt." if one else "Det er bekræftet, at de er rigtige."
    done = right if confirmed else f"{left_out}, så indlæs filen igen med --confirm."
    lines = [f"  Spring: {steps_sentence(len(shown.steps))} {done}"]
    lines += [f"  Spring: {text}" for text in shown.steps_in_words]
    return lines + _more("Spring", len(shown.steps) - len(shown.steps_in_words))


def _more(word: str, hidden: int) -> list[str]:
    return [f"  {word}: og {danish.number(hidden)} tal til"] if hidden > 0 else []


def issue_place(issue: Issue) -> str:
    """Write where an issue is: "ark Data, celle B7: "; empty for the whole file."""
    place = address(Place(issue.sheet, issue.cell))
    return f"{place}: " if place else ""
