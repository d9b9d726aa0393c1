"""Keys as whole numbers, against the keys themselves."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pejling.intake.keys import KEYS, key_numbers
from pejling.intake.tables import OBSERVATIONS


@pytest.mark.parametrize("latest", [2026 * 12, 2_000_000_000], ids=["four bytes a key", "eight"])
def test_a_key_as_a_number_is_equal_and_in_order_as_its_texts_are(latest: int) -> None:
    names = [("b", "2", "sex:m", "month", 5), ("b", "10", "", "month", latest), ("a", "2", "", "year", 5)]
    keys = [*names, names[1], ("a", "2", "", "month", 6), ("b", "10", "", "month", 4), ("a", "10", "", "month", latest)]
    rows = [{**dict(zip(KEYS, key, strict=True)), "value": 1.0, "mark": "final"} for key in keys]
    pieces = [pa.Table.from_pylist(some, OBSERVATIONS) for some in (rows[:3], [], rows[3:])]

    numbers = key_numbers(pa.concat_tables(pieces).unify_dictionaries()).tolist()

    in_order = {key: place for place, key in enumerate(sorted(set(keys)))}
    assert [sorted(set(numbers)).index(one) for one in numbers] == [in_order[key] for key in keys]
