"""What is said where period or area are told nowhere, or in two places that do not agree."""

from __future__ import annotations

from datetime import date

import pytest

from pejling.intake.issues import Severity
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

RATE = ("aktiveringsgrad", "167", "", "2026-07")


def test_a_table_without_period_or_area_is_told_what_to_write(read: Read) -> None:
    told = read(workbook(["Kontanthjælp"], ["Visitationskategori", "Aktiveringsgrad"], ["Jobparat", 17.2]))

    assert told.figures == {}
    assert "skriv fx 'Periode: juli 2026' på en linje over tabellen" in told.problems
    assert "skriv fx 'Område: Hvidovre' på en linje over tabellen" in told.problems


def test_a_cell_that_is_no_period_is_named_and_the_others_are_read(read: Read) -> None:
    header = ["Måned", "Område", "Aktiveringsgrad"]
    told = read(workbook(header, ["Jul 2026", "Hvidovre", 17.2], ["Aug 2026 udtræk", "Hvidovre", 17.4]))

    assert told.figures == {RATE: 17.2}
    assert "'Aug 2026 udtræk' er ikke en periode; rækken er ikke brugt" in told.problems


@pytest.mark.parametrize("cell", ["202605", 202605, "maj-26-udtræk"])
def test_a_text_that_is_no_period_is_told_with_what_to_write(read: Read, cell: object) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad"], [cell, "Hvidovre", 17.2]))

    said = f"'{cell}' er ikke en periode; rækken er ikke brugt. Skriv fx 2026M05 eller maj 2026"
    assert said in told.problems.splitlines()


def test_a_text_that_is_no_area_is_not_told_how_to_write_periods(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad"], ["2026M05", "Hvidøre", 17.2]))

    assert "'Hvidøre' er ikke et kendt område; rækken er ikke brugt" in told.problems.splitlines()


def test_a_sheets_month_is_that_of_its_figures(read: Read) -> None:
    assert read(workbook(["Område", "Aktiveringsgrad"], ["Hvidovre", 17.2], title="Jul 2026")).figures == {RATE: 17.2}


def test_a_title_and_a_sheet_of_different_months_are_refused_with_both(read: Read) -> None:
    told = read(workbook(["Status juli 2026"], ["Område", "Aktiveringsgrad"], ["Hvidovre", 17.2], title="Jun 2026"))

    assert told.figures == {}
    assert "'Status juli 2026' (juli 2026) og arkets navn 'Jun 2026' (juni 2026) siger ikke den samme" in told.problems


def test_a_line_that_overrules_the_sheets_area_is_followed_and_told(read: Read) -> None:
    told = read(workbook(["Område: Hvidovre"], ["Periode", "Aktiveringsgrad"], ["Jul 2026", 17.2], title="Rødovre"))

    assert told.figures == {RATE: 17.2}
    assert "en linje over tabellen siger Hvidovre, men arket hedder 'Rødovre'" in told.problems


def test_a_title_and_a_sheet_of_different_areas_are_refused_with_both(read: Read) -> None:
    rows: list[list[object]] = [["Periode", "Aktiveringsgrad"], ["Jul 2026", 17.2]]
    told = read(workbook(["Aktiveringsgrad, Hvidovre"], *rows, title="Brøndby"))

    assert told.figures == {}
    assert "en titel siger Hvidovre, men arket hedder 'Brøndby': skriv fx 'Område: Hvidovre'" in told.problems
    assert read(workbook(["Aktiveringsgrad, Hvidovre"], *rows, title="Hvidovre")).figures == {RATE: 17.2}


def test_rows_that_say_their_areas_go_before_a_title_and_a_sheet_that_differ(read: Read) -> None:
    rows: list[list[object]] = [["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2]]

    assert read(workbook(["Aktiveringsgrad, Hvidovre"], *rows, title="Hele landet")).figures == {RATE: 17.2}


def test_a_line_that_overrules_the_sheets_month_is_followed_and_told(read: Read) -> None:
    told = read(workbook(["Periode: juli 2026"], ["Område", "Aktiveringsgrad"], ["Hvidovre", 17.2], title="Jun 2026"))

    assert told.figures == {RATE: 17.2}
    assert "en linje over tabellen siger juli 2026, men arkets navn 'Jun 2026' noget andet" in told.problems


@pytest.mark.parametrize("sheet", ["Februar", "feb", "Marts"])
@pytest.mark.parametrize("line", ["Januar 2026", "Aktiveringsgrad, januar 2026"])
def test_a_sheet_of_one_month_with_a_line_of_another_is_refused(read: Read, sheet: str, line: str) -> None:
    told = read(workbook([line], ["Område", "Aktiveringsgrad"], ["Hvidovre", 17.2], title=sheet))

    assert told.figures == {}
    assert f"arkets navn '{sheet}' og linjerne over tabellen (januar 2026) siger hver sit" in told.problems


@pytest.mark.parametrize(("sheet", "line"), [("Januar", "Januar 2026"), ("1. kvartal", "Februar 2026")])
def test_a_sheet_that_is_named_as_the_month_of_its_line_is_of_it(read: Read, sheet: str, line: str) -> None:
    told = read(workbook([line], ["Område", "Aktiveringsgrad"], ["Hvidovre", 17.2], title=sheet))

    assert list(told.figures.values()) == [17.2]
    assert told.issues == ()


@pytest.mark.parametrize("title", ["Startmåned", "Afslutningsmåned", "Slut-måned"])
def test_months_in_which_something_began_or_ended_are_not_the_figures(read: Read, title: str) -> None:
    told = read(workbook([title, "Område", "Aktiveringsgrad"], ["Jan 2026", "Hvidovre", 17.2]))

    assert told.figures == {}
    assert f"kolonnen '{title}' siger, hvornår noget begyndte eller sluttede" in told.problems


def test_one_day_in_all_rows_that_is_not_in_the_titles_month_refuses_the_table(read: Read) -> None:
    drawn = date(2026, 8, 20)
    told = read(workbook(["Juli 2026"], ["Område", "Aktiveringsgrad", "Dato"], ["Hvidovre", 17.4, drawn]))

    assert told.figures == {}
    assert told.errors[0].cell == "C"
    assert told.errors[0].severity is Severity.ERROR
    assert "20. august 2026 i alle rækker, men tabellens titel eller ark siger juli 2026" in told.problems


def test_a_day_in_the_titles_month_is_of_it(read: Read) -> None:
    day = date(2026, 7, 20)

    assert read(workbook(["Juli 2026"], ["Område", "Aktiveringsgrad", "Dato"], ["Hvidovre", 17.4, day])).figures == {
        RATE: 17.4
    }


def test_weeks_cannot_be_used_and_nothing_is_said_to_be_kept(read: Read) -> None:
    told = read(workbook(["Kontanthjælp, Hvidovre"], ["Uge", "Antal personer"], ["Uge 27 2026", 7], ["Uge 28 2026", 8]))

    assert told.figures == {}
    assert "kolonnen 'Uge' siger uger" in told.problems
    assert "Hent eller lav en opgørelse pr. måned i stedet" in told.problems
    assert "holdt adskilt" not in told.problems


@pytest.mark.parametrize("title", ["Uge", "Ugenr.", "Week", "Uge/år", "År-uge"])
@pytest.mark.parametrize("weeks", [("2020-01", "2020-02"), ("1/2020", "2/2020")])
def test_weeks_that_are_written_as_months_are_weeks(read: Read, title: str, weeks: tuple[str, str]) -> None:
    rows = [[week, "Hvidovre", 17.1] for week in weeks]
    told = read(workbook([title, "Område", "Aktiveringsgrad"], *rows))

    assert told.figures == {}
    assert told.errors[0].cell == "A"
    assert f"kolonnen '{title}' siger uger" in told.problems


def test_weeks_that_are_written_as_months_across_are_weeks(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad"], ["Uge", "2020-01", "2020-02"], ["Hvidovre", 17.1, 17.2]))

    assert told.figures == {}
    assert "kolonnen 'Uge' siger uger" in told.problems


def test_weeks_across_are_said_to_be_weeks(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad"], ["Område", "Uge 27", "Uge 28"], ["Hvidovre", 17.1, 17.2]))

    assert "'Uge 27' er ikke brugt: den er af en uge" in told.problems


def test_a_column_is_called_by_the_cell_of_its_header_where_the_sheet_has_several_tables(read: Read) -> None:
    header = ["Periode", "Område", "Antal personer"]
    row = ["Jul 2026", "Hvidovre", 370]
    told = read(workbook(["Kontanthjælp"], header, row, [], ["Sygedagpenge"], header, row))

    assert told.places == [("Ark1", "C6")]


def test_a_column_of_notes_is_said_not_to_be_read(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Aktiveringsgrad", "Bemærkning"],
            ["Jul 2026", "Hvidovre", 17.0, "foreløbigt"],
            ["Aug 2026", "Hvidovre", 17.2, ""],
        )
    )

    assert told.places == [("Ark1", "D")]
    assert "kolonnen 'Bemærkning' er noter og er ikke læst" in told.problems


@pytest.mark.parametrize("days", [(2, 9, 16, 23, 30), (1, 8), (15, 31)])
def test_several_days_of_one_month_are_weeks_and_refused(read: Read, days: tuple[int, ...]) -> None:
    rows: list[list[object]] = [[date(2026, 7, day), "Hvidovre", 17.0 + day / 10] for day in days]
    told = read(workbook(["Dato", "Område", "Aktiveringsgrad"], *rows, [date(2026, 8, 31), "Hvidovre", 17.0]))

    assert told.figures == {}
    assert told.errors[0].cell == "A"
    assert f"(både {days[0]}. juli 2026 og {days[1]}. juli 2026), så tallene er for uger eller dage" in told.problems


@pytest.mark.parametrize("days", [("01-07-2026", "15-07-2026"), ("2026-07-01", "2026-07-08")])
def test_days_written_as_text_are_too(read: Read, days: tuple[str, str]) -> None:
    rows = [[day, "Hvidovre", 17.0] for day in days]

    assert read(workbook(["Dato", "Område", "Aktiveringsgrad"], *rows)).figures == {}


def test_days_that_each_area_has_of_its_own_and_both_ends_of_a_month_are_months(read: Read) -> None:
    rows = [[date(2026, 7, 15), "Hvidovre", 17.2], [date(2026, 7, 16), "Rødovre", 18.2]]
    ends = [[date(2026, 8, 1), "Hvidovre", 17.3], [date(2026, 8, 31), "Hvidovre", 17.3]]
    told = read(workbook(["Dato", "Område", "Aktiveringsgrad"], *rows, *ends))

    assert set(told.figures.values()) == {17.2, 18.2, 17.3}
