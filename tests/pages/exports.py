"""Exports made on the spot, small enough to know what a page has to say of them."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from tests.pejling.builders import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PERSON_NUMBERS = ("010190-1234", "020285-2345", "240279-0011")
_HEADER = ("Periode", "Område", "Visitationskategori", "Aktiveringsgrad")
_MONTHS = [f"{year}M{month:02}" for year in (2019, 2020) for month in range(1, 13)] + ["2021M01"]

Upload = tuple[str, bytes, str]  # name, content, media type: what an upload field takes in a test


@functools.cache  # a workbook made again is another file: it holds the second it was made
def activation(ready_for_education: float = 17.0, ready_for_activity: float = 15.0) -> bytes:
    """Make Hvidovre's activation rates of 2019 and 2020, the same every month: a plan of 16 and 20 pct. is judged."""
    levels = {"Uddannelsesparat": ready_for_education, "Aktivitetsparat": ready_for_activity}
    return workbook(_HEADER, *(_row(month, who, level) for who, level in levels.items() for month in _MONTHS))


@functools.cache
def with_an_odd_figure() -> bytes:
    """Make Hvidovre's activation rates of 2019 and 2020 in calm steps, and 99 pct. in the last month."""
    values = [*(16.0 + number % 2 for number in range(len(_MONTHS) - 1)), 99.0]
    rows = ((month, "Hvidovre", value) for month, value in zip(_MONTHS, values, strict=True))
    return workbook(("Periode", "Område", "Aktiveringsgrad"), *rows)


def _row(month: str, who: str, level: float) -> Sequence[object]:
    return (month, "Hvidovre", who, level)


def with_person_numbers() -> bytes:
    """Make a list of persons, which is never to come in."""
    rows = ((month, "Hvidovre", number, 17.0) for month, number in zip(_MONTHS, PERSON_NUMBERS, strict=False))
    return workbook(("Periode", "Område", "CPR-nr.", "Aktiveringsgrad"), *rows)


def wrong_files() -> dict[str, Upload]:
    """Return files that are no exports, by what they are."""
    return {
        "text": ("referat.txt", "Kære udvalg, hermed referatet.\n".encode(), "text/plain"),
        "empty": ("tom.xlsx", b"", XLSX),
        "PDF": ("plan.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n", "application/pdf"),
        "person numbers": ("borgere.xlsx", with_person_numbers(), XLSX),
    }
