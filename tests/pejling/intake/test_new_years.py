"""A year that is written once holds until the months begin anew; from there on it is not certain."""

from __future__ import annotations

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Told

NEW_YEAR = "efter en måned, der er tidligere end den før, er året ikke sikkert"


def periods(told: Told) -> dict[str, float | None]:
    """Return the figures of a reading by period."""
    return {key[3]: value for key, value in told.figures.items()}


def test_months_across_are_left_out_from_new_year_on_where_the_year_is_written_once(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            [None, 2024, None, None, None],
            ["Område", "Okt", "Nov", "Dec", "Jan"],
            ["Hvidovre", 10.1, 10.2, 10.3, 11.1],
        )
    )

    assert periods(told) == {"2024-10": 10.1, "2024-11": 10.2, "2024-12": 10.3}
    assert [issue.cell for issue in told.errors if NEW_YEAR in issue.problem] == ["E"]


def test_rows_are_left_out_from_new_year_on_where_the_year_is_written_once(read: Read) -> None:
    told = read(
        workbook(
            ["År", "Måned", "Aktiveringsgrad"],
            [2024, "November", 10.1],
            [None, "December", 10.2],
            [None, "Januar", 11.1],
            [None, "Februar", 11.2],
            title="Hvidovre",
        )
    )

    assert periods(told) == {"2024-11": 10.1, "2024-12": 10.2}
    assert [issue.cell for issue in told.errors if NEW_YEAR in issue.problem] == ["B4:B5"]


def test_a_year_written_in_every_row_holds_in_any_order(read: Read) -> None:
    told = read(
        workbook(
            ["År", "Måned", "Aktiveringsgrad"],
            [2024, "November", 10.1],
            [2024, "Januar", 10.2],
            [2024, "Marts", 10.3],
            title="Hvidovre",
        )
    )

    assert periods(told) == {"2024-11": 10.1, "2024-01": 10.2, "2024-03": 10.3}


def test_the_newest_month_first_is_of_one_year(read: Read) -> None:
    told = read(
        workbook(
            ["2024"],
            ["Måned", "Aktiveringsgrad"],
            ["Marts", 10.3],
            ["Februar", 10.2],
            ["Januar", 10.1],
            title="Hvidovre",
        )
    )

    assert periods(told) == {"2024-03": 10.3, "2024-02": 10.2, "2024-01": 10.1}


def test_a_sheet_named_as_a_year_does_not_say_that_of_months_that_pass_new_year(read: Read) -> None:
    told = read(
        workbook(
            ["Hvidovre"],
            ["Måned", "Aktiveringsgrad"],
            ["August", 10.1],
            ["December", 10.2],
            ["Januar", 10.3],
            ["Juli", 10.4],
            title="2024",
        )
    )

    assert told.figures == {}
    assert NEW_YEAR in told.errors[0].problem
    assert (told.errors[0].sheet, told.errors[0].cell) == ("2024", "A5")


def test_a_sheet_named_as_a_year_does_not_say_that_of_months_across_that_pass_new_year(read: Read) -> None:
    told = read(
        workbook(
            ["Aktiveringsgrad"],
            ["Område", "Aug", "Dec", "Jan", "Jul"],
            ["Hvidovre", 10.1, 10.2, 10.3, 10.4],
            title="2024",
        )
    )

    assert told.figures == {}
    assert NEW_YEAR in told.errors[0].problem


def test_each_area_begins_the_months_anew(read: Read) -> None:
    told = read(
        workbook(
            ["Område", "År", "Måned", "Aktiveringsgrad"],
            ["Hvidovre", 2024, 1, 10.1],
            [None, None, 2, 10.2],
            ["Ballerup", None, 1, 11.1],
            [None, None, 2, 11.2],
        )
    )

    assert {(key[1], key[3]): value for key, value in told.figures.items()} == {
        ("167", "2024-01"): 10.1,
        ("167", "2024-02"): 10.2,
        ("151", "2024-01"): 11.1,
        ("151", "2024-02"): 11.2,
    }
