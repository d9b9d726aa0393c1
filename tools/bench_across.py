"""Benchmark e: the figures of benchmark b with a column for each month and measure, from file to store.

As in benchmark b, against pandas.read_excel of the same file alone.
"""

from __future__ import annotations

import itertools
from pathlib import Path

from openpyxl import Workbook

from tools.bench_load import MEASURES, ROWS, Row, kept_workbook, labels, measured, rows
from tools.bench_results import Result


def run(repeats: int, folder: Path) -> Result:
    """Measure both sides in turn."""
    file = kept_workbook(f"{ROWS}-rows-across-1.xlsx", _write)
    return measured(
        file, f"The same {ROWS:,} rows with their months across, {len(MEASURES)} measures each", repeats, folder
    )


def _write(file: Path) -> None:
    """Write it as Jobindsats would: the months over their measures, a row for each area and breakdown."""
    found = list(itertools.islice(rows(), ROWS))
    months = list(dict.fromkeys(row[0] for row in found))
    figures: dict[Row, dict[object, Row]] = {}
    for month, *names_and_figures in found:
        stub, measures = tuple(names_and_figures[:3]), tuple(names_and_figures[3:])
        figures.setdefault(stub, {})[month] = measures
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append(["Kontanthjælp: aktivering og ordinære timer"])
    sheet.append([])
    sheet.append([None, None, None, *(cell for month in months for cell in (month, *[None] * (len(MEASURES) - 1)))])
    sheet.append(["Område", "Visitationskategori", "Alder", *labels() * len(months)])
    nothing: Row = (None,) * len(MEASURES)
    for stub, by_month in figures.items():
        sheet.append([*stub, *(cell for month in months for cell in by_month.get(month, nothing))])
    book.save(file)
