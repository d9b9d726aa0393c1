"""How a workbook's cells are shown: a period's date says the period, whatever its length."""

from __future__ import annotations

import pytest

from pejling.period_spellings import parse_period
from pejling.reports.number_formats import period_format


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2020-07", "[$-406]mmm yyyy"),
        ("2020-Q3", '"3. kvt." yyyy'),
        ("2020-H2", '"2. halvår" yyyy'),
        ("2020", "yyyy"),
        ("2020-QMAT3", '"3. kvt." yyyy'),
    ],
)
def test_the_date_of_a_period_is_shown_as_the_period(period: str, shown: str) -> None:
    assert period_format(parse_period(period)) == shown
