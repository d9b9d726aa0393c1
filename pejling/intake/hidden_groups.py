"""What is hidden on a sheet and says of whom or of what the figures that are shown are: a column, or a title."""

from __future__ import annotations

from collections.abc import Sequence

from pejling.intake.addresses import cell_name, column_name
from pejling.intake.dimensions import TOTAL, Dimensions
from pejling.intake.headers import Heading
from pejling.intake.hidden import Hidden
from pejling.intake.issues import Issue, Severity
from pejling.intake.other_figures import is_other, is_result
from pejling.intake.qualified import says_some
from pejling.intake.roles import is_filled

_SHOWN = 40  # signs of a text
_PROBLEM = (
    "det skjulte '{}' siger, hvem eller hvad arkets tal er for; arket er ikke brugt. Vis {} i regnearket, eller slet "
    "{}, hvis det ikke gælder tallene, og gem filen igen"
)
Rows = Sequence[Sequence[object]]


def hidden_groups(sheet: str, rows: Rows, hidden: Hidden, known: Dimensions) -> tuple[Issue, ...]:
    """Return an error where a hidden column parts the rows that are shown, or a hidden title says what they are of."""
    for row in sorted(one for one in hidden.rows if one < len(rows)):
        if title := _title(rows[row], known):
            problem = _PROBLEM.format(title[:_SHOWN], "rækken", "den")
            return (Issue(sheet, cell_name(row, 0), problem, Severity.ERROR),)
    width = len(rows[0]) if rows else 0
    for column in sorted(one for one in hidden.columns if one < width):
        shown = dict.fromkeys(one[column] for number, one in enumerate(rows) if number not in hidden.rows)
        if part := _part([cell for cell in shown if is_filled(cell)], known):
            problem = _PROBLEM.format(part[:_SHOWN], "kolonnen", "den")
            return (Issue(sheet, column_name(column), problem, Severity.ERROR),)
    return ()


def _title(row: Sequence[object], known: Dimensions) -> str:
    """Return the text of a row that has one alone, where it names a part of all, or says that figures are others."""
    filled = [cell for cell in row if is_filled(cell)]
    text = filled[0] if len(filled) == 1 else None
    if not isinstance(text, str) or Heading.is_note(text):
        return ""
    named = any(found - {TOTAL, *known.by_id[name].subjects} for name, found in known.named_in(text).items())
    return text if named or is_other(text) or says_some(text) else ""


def _part(cells: Sequence[object], known: Dimensions) -> str:
    """Return the title of a column below which rows are of parts, or its only text; "" where they are of everybody."""
    texts = [str(cell).strip() for cell in cells]
    titled = next((place for place, text in enumerate(texts) if known.knows(text)), None)
    if titled is not None:
        below = texts[titled + 1 :]
        return texts[titled] if any(known.category(known.dimension(texts[titled]), text) for text in below) else ""
    if not all(isinstance(cell, str) for cell in cells):
        return ""
    parts = [text for text in texts if not known.is_everybody(text) and _is_part(text, known)]
    beside = [text for text in texts[1:] if text not in parts and not known.is_everybody(text)]
    return parts[0] if parts and all(is_result(text) or known.of_category(text) for text in beside) else ""


def _is_part(text: str, known: Dimensions) -> bool:
    dimension = known.of_category(text)
    return is_other(text) or (dimension is not None and known.category(dimension, text) != TOTAL)
