"""Rows among a breakdown's that are none of its categories: parts of the row above ("heraf kvinder"), sums, targets."""

from __future__ import annotations

import re
from collections.abc import Collection

from pejling.intake.dimensions import fold
from pejling.intake.grids import Column, Grid
from pejling.intake.issues import Issue, Severity, at_cells
from pejling.intake.other_figures import is_other, is_result
from pejling.intake.roles import Role
from pejling.intake.vocabulary import Vocabulary

_OF_THE_ROW_ABOVE = re.compile(r"\W*(?:heraf|deraf|her af|of which)\b", re.IGNORECASE)
_ADDED_UP = re.compile(r"(?:sub-?total|del-?sum|mellemsum|gennemsnit|gns\.?|average)(?: i alt)?", re.IGNORECASE)
_PIVOTS = re.compile(r"(?:resultat af|sum af)\s+(.+)|(.+?)\s+(?:total|resultat|sum)", re.IGNORECASE)
_SHOWN = 40  # signs of a text
_PART = (
    "'{}' er en del af tallet ovenover og ikke en kategori for sig; rækken er ikke brugt. Skal den med, så skriv delen "
    "i en kolonne for sig (fx 'Køn')"
)
_SUM = "'{}' er en sum eller et gennemsnit af andre rækker og ikke en kategori; rækken er ikke brugt"
_LEVEL = "'{}' er ikke periodens egne tal (men fx et mål, et budget eller en afvigelse); rækken er ikke brugt"
_UNCLEAR = (
    "det kan ikke ses, om tallene for '{}' er alles, når kolonnen også har andet end periodens egne tal (fx mål); "
    "tabellen er ikke brugt. Skriv 'Resultat' ved de faktiske tal, eller slet de andre rækker"
)


def without_rows_apart(grid: Grid, sheet: str, words: Vocabulary) -> tuple[Grid, tuple[Issue, ...]]:
    """Return a table without such rows, and what is said of them.

    Where only "Resultat" or nothing is left of a column, it says nothing more. Where one other text is, the table is
    returned without its figures: beside a target it may say whose they are, alone it would be taken for everybody's.
    """
    apart, issues, results = set[int](), list[Issue](), list[Column]()
    for column in grid.having(Role.STUB):
        texts = {fold(str(cell)) for cell in set(column.cells)}
        said = {cell: problem for cell in set(column.cells) if (problem := _problem(str(cell), texts, words))}
        if not said:
            continue
        for cell, problem in sorted(said.items(), key=str):
            rows = [row for row, own in enumerate(column.cells) if own == cell]
            apart.update(rows)
            issues.append(_told(sheet, grid, column, rows, problem))
        left = [str(cell) for cell in set(column.cells) - said.keys()]
        if len(left) == 1 and (is_result(left[0]) or not left[0].strip()):
            results.append(column)
        elif _LEVEL in said.values() and len(left) == 1 and not _is_known(column, left[0], words):
            place, text = grid.place(column.index), left[0].strip()[:_SHOWN]
            issues.append(Issue(sheet, place, _UNCLEAR.format(text), Severity.ERROR))
            return grid.without(grid.having(Role.VALUE)), tuple(issues)
    return _of_the_others(grid.unused(results), apart) if apart else grid, tuple(issues)


def _told(sheet: str, grid: Grid, column: Column, rows: list[int], problem: str) -> Issue:
    told = problem.format(str(column.cells[rows[0]]).strip()[:_SHOWN])
    told = told if len(rows) == 1 else told.replace("rækken er", "rækkerne er")
    return at_cells(sheet, column.index, [grid.row_numbers[row] for row in rows], told)


def _is_known(column: Column, text: str, words: Vocabulary) -> bool:
    return words.dimensions.knows(column.label) or words.dimensions.of_category(text) is not None


def _problem(text: str, beside: Collection[str], words: Vocabulary) -> str:
    """Return why a text is no category among others (folded), or ""."""
    if _OF_THE_ROW_ABOVE.match(text):
        return _PART
    of_whom = _PIVOTS.fullmatch(fold(text))
    if _ADDED_UP.fullmatch(fold(text)) or (of_whom and (of_whom[1] or of_whom[2]) in beside):
        return _SUM
    is_known = words.dimensions.of_category(text) or fold(text) in words.by_label
    return _LEVEL if is_other(text) and not is_known else ""


def _of_the_others(grid: Grid, apart: set[int]) -> Grid:
    kept = [row for row in range(grid.height) if row not in apart]
    if not kept:
        return grid.without(grid.having(Role.VALUE))
    return grid.of_rows(kept)
