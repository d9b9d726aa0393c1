"""Person numbers are found before anything is kept; their false friends are let through. All numbers are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pejling.intake import Severity, read_export
from pejling.intake.number_bytes import count_in_bytes
from pejling.intake.number_forms import passes_check
from pejling.intake.privacy import count_in_names, find_person_numbers, holds_person_number, names_person
from tests.pejling.builders import first_sheet, saved, workbook
from tests.pejling.intake.conftest import Read

INVENTED = ["010190-1234", "311299-0001", "290204-4321"]
FITTING = ["0709771795", "0101800008", "2804850018", "3112990002"]
BIRTHS = [f"{3 * one % 28 + 1:02}{one % 12 + 1:02}{50 + 7 * one % 49:02}{1733 * one % 9973:04}" for one in range(1, 61)]
YOUNG = [f"{one:02}{one % 12 + 1:02}0{one % 4 + 3}{4000 + 1733 * one % 5999:04}" for one in range(1, 21)]  # few years
BARE = [number.replace("-", "") for number in INVENTED]


def found_in(*cells: object) -> list[str]:
    """Return the columns in which person numbers are found, in a sheet of one column beside another."""
    return [issue.cell for issue in find_person_numbers("Ark1", [["A", cell] for cell in cells])]


@pytest.mark.parametrize(
    "cells",
    [
        ["CPR-nummer", INVENTED[0]],
        ["Nr.", INVENTED[0]],
        ["Bemærkning", "intet", f"Borger {INVENTED[1]} har ringet", "intet"],
        ["Nr.", INVENTED[0].replace("-", " - ")],
        ["Nr.", INVENTED[0].replace("-", "–")],
        ["Nr.", INVENTED[0].replace("-", "\u2212")],
        ["Nr.", INVENTED[0].replace("-", "_")],
        ["Nr.", "01.01.90-1234"],
        ["Nr.", "31/12-99-0001"],
        ["Bemærkning", "intet", f"Borger (CPR-nr. {BARE[0]}) har ringet", "intet"],
        ["CPR nr", BARE[0]],
        ["cpr", int(BARE[1])],
        ["Personnummer", float(BARE[1])],
        ["Nr.", *BARE],
        ["Nr.", *[int(number) for number in BARE]],
        ["Nr.", *[f"{number[:6]} {number[6:]}" for number in BARE]],
        ["CPR", BARE[0][1:]],
        ["CPR", f"{BARE[0][1:]}.0"],
        ["Borger", "101901234", "204881234", "312771234"],
        ["Kontakt: tlf. 36391234", "CPR-nr", BARE[0]],
        ["Kontakt: sagsnr. i emnefeltet", "Nr.", *BARE],
        ["CVR 55568510", "Nr.", *BARE],
        ["CPR (sagsnr)", BARE[0]],
        ["CPR", "(sagsnr)", BARE[0]],
        ["Bemærkning", "intet", f"Borger {BARE[0]} ringede", "intet"],
        ["Bemærkning", "intet", f"Borger {BARE[0][:6]} {BARE[0][6:]} ringede", "intet"],
        [f"Borger {BARE[0]}", "intet"],
        ["Nr.", "\uff10\uff11\uff10\uff11\uff19\uff10\uff0d\uff11\uff12\uff13\uff14"],  # full width
        ["Nr.", "01 01 90 1234", "intet", "intet"],
        ["Id", "7,07614285E+08", "2,512489996E+09", "1,01901116E+08"],
        ["CPR", "7.07614285E+08"],
        ["Bemærkning", "Se sag 010190/1234", "intet"],
        ["Bemærkning", "Se sag 010190 / 1234", "intet"],
        ["Bemærkning", "010190/1234", "intet"],
        ["Bemærkning", "Se sag 01 01 90 1234", "intet"],
        ["Bemærkning", "Se sag 01\u00a001\u00a090\u00a01234", "intet"],
        ["Bemærkning", "Se sag 01 01 90/1234", "intet"],
        ["Bemærkning", "Se sag 01-01-1990-1234", "intet"],
        ["Bemærkning", "Se sag 01.01.1990-1234", "intet"],
        ["Bemærkning", "Se sag 01/01/1990 - 1234", "intet"],
        ["Bemærkning", "Se sag 01 01 1990-1234", "intet"],
        ["Bemærkning", "Se sag 01 01 1990 1234", "intet"],
        ["Bemærkning", "Se sag 01011990-1234", "intet"],
        ["Bemærkning", "Se sag 29.02.2004-4321", "intet"],
        ["Nr.", "01-01-1990-1234"],
        *[[header, 101901234, 101901234] for header in ("Borgernr", "Borger-id", "Person-ID", "Klient nr.")],
        ["Kontakt: sagsnr. i emnefeltet", "Nr.", "01-01-1990-1234"],
        ["Nr.", "010190--1234"],
        *[[header, *FITTING] for header in ("Sagsnr", "Pnr.", "P-nr", "P-nummer", "Konto", "Udgifter (kr.)", "Beløb")],
        *[[header, *map(int, FITTING)] for header in ("Sagsnr.", "Pnr", "CVR", "EAN", "SE-nr.", "Regnskab 2026")],
        *[[header, *BARE] for header in ("CVR", "CVR-nummer", "EAN", "GLN", "Telefon")],  # which have other lengths
        ["Sagsnr", *FITTING, "2024-1234"],
        *[[header, *BIRTHS] for header in ("Sagsnr", "Sagsnr.", "Kontonr", "Konto", "Sagsnummer", "Journalnr")],
        *[[header, *map(int, BIRTHS)] for header in ("Sagsnr", "Kontonr", "Konto", "Sagsnummer", "Journalnr")],
        ["Sagsnr", *BIRTHS, "2024-1234"],
        ["Sagsnr", *BIRTHS[:3]],
        ["Sagsnr", *YOUNG],
        ["Sagsnr", *[f"0101{one[4:]}" for one in BIRTHS]],  # registered so where the day is unknown
        ["Sagsnr", *[f"0101{one[4:]}" for one in BIRTHS[:5]], BIRTHS[5]],
        ["Pnr.", *FITTING[:2]],
        ["Nr.", 101901234.0, 1203851234.0],  # nothing else
        ["Udgifter (kr.)", "intet", f"Borger {BARE[0]} ringede"],
        *[["Bemærkning", f"{word} {FITTING[0]}", "intet"] for word in ("Pnr", "P-nr.", "P-nummer:", "pnr")],
        *[["Bemærkning", f"{word} {BARE[0]}", "intet"] for word in ("Pnr", "CVR", "CVR 12345678, P-nr.", "Se-nr.")],
        ["Bemærkning", "intet", f"P-nr. 1001234567, borger {BARE[0]}"],
        [f"Pnr {FITTING[0]}", "intet"],
        *[["Bemærkning", f"{word}.{FITTING[0]}", "intet"] for word in ("P-nr", "Borger")],
        ["P-nummer", "1001234567", "1012345678", f"Borger {FITTING[0]}"],
        *[["P-nummer", *numbers] for numbers in (BARE, list(map(int, BARE)), [f"Netto {one}" for one in BARE])],
    ],
)
def test_a_person_number_is_found_however_it_is_written(cells: list[object]) -> None:
    assert found_in(*cells) == ["B"]


@pytest.mark.parametrize("header", ["CPR", "Sag"])
def test_a_number_that_lost_its_first_nought_as_a_float_is_found(header: str) -> None:
    # Excel keeps 010190-1234 without its dash as the number 101901234
    cells = [header, 101901234.0, 203851111.0, 712994321.0]

    assert found_in(*cells) == ["B"]


def test_person_numbers_under_several_lines_of_title_are_found() -> None:
    cells = ["Liste over borgere", "Udtrukket i august", "Hvidovre", "CPR-nummer", BARE[0], BARE[1]]

    assert found_in(*cells) == ["B"]


@pytest.mark.parametrize(
    "cells",
    [
        ["P-nummer", "1001234567", "1012345678", "1009876543"],
        ["Pnr.", 1001234567, 1012345678, 1009876543],
        ["CVR", "55568510", "12345678", "87654321"],
        ["CVR-nummer", 55568510, 12345678],
        ["EAN", "5798000400535", "5798000400542", "5798000400559"],
        ["Telefon", "36393639", "72223400", "+45 72 22 34 00"],
        ["Antal", 103975, 20448, 16763],
        ["Beløb", 101800001, 250_000_000, 1_234_567_890],
        ["Periode", "2026M07", "2026-07-01", "jan 2020 - dec 2020"],
        ["Dato", date(1990, 1, 1), date(1999, 12, 31)],
        ["J.nr.", "2013-0007527", "2014-0001234"],
        ["Nr.", "990190-1234", "321299-0001", "300204-4321"],  # no such dates
        ["Nr.", "1234010190-1234567"],
        ["Nr.", "01.01.20-31.12.20", "01-01-2020 - 2021", "P-nummer 1001234567"],
        ["Sted", *[f"P-nummer 100{number}234567" for number in range(1, 6)]],
        ["P-nummer", "ukendt", "1001234567", "1012345678", "1009876543"],
        ["Bemærkning", "P.nr. 1001701234", "P nr 1001701234", "Produktionsenhed 1001701234", "fx 0.0101801234"],
        ["P.nr.", "1001234567", "1012345678", "1009876543"],
        ["P-nummer", "Netto 1001234567", "Føtex 1012345678"],
        ["Beløb", 101_234_567.0, 105_876_123.0, 103_111_222.0],  # the same millions month by month
        ["Beløb", "101234567", "105876123", "103111222"],
        ["Beløb", 101_200_000, 204_250_000, 305_120_000],
        ["Bemærkning", "se sag 24/1234, tlf. 36391234, beløb 1.012.345.678 kr. og 0,0101801234"],
        ["Mærke", "a0101801234b", "1e0101801234f"],
        [
            "Bemærkning",
            "Ring 22 11 45 67",
            "tlf. 12 11 45 67 eller 22 10 12 34",
            "+45 12 11 45 67",
            "+47 12 11 45 6789",
        ],
        ["Bemærkning", "Møde 01-07-2026 10:04", "Opdateret 01.07.2026 1004", "d. 01-07-2026-1004", "01 07 2026 1004"],
        ["Bemærkning", "konto 010190/1234", "sagsnr. 010190/1234", "EAN 01 01 90 1234", "P-nr. 01 01 90 1234"],
        ["Borgere", 101901234, 101901234, 7, 8],
        ["Personer identificeret", 101901234, 101901234, 7, 8],
        ["Sagsnr.", "010190/1234", "020290/1235"],
        ["Bemærkning", "sag 010124/2024", "sag 010124/2025", "måned 10 11 12 2025", "intet", "intet"],
        [
            "J.nr.",
            *[f"0101{number}/2024" for number in range(10, 30)],
            *[f"9901{number}/2024" for number in range(10, 60)],
        ],
        ["Periode", "01-01-2020-2021", "01.01.1999 - 2003", "01012020-2021", "01012020-31122020", "01.01.2020-3112"],
        ["Udgifter (kr.)", 1012345678, 1102345671, 1203456712, 1304561234],
        ["Beløb i kr.", "1012345678", "1102345671", "1203456712"],
        ["P-nr.", 1001702000, 1002712013, 1003722026, 1004732039, 1005742052],
        ["P-nummer", *(number for number in map(str, range(1001700000, 1001700090)) if passes_check(number))],
        ["Sagsnr.", 101241234, 201241235, 301241236],  # days and running numbers
        ["Konto", "0101901234", "0202901234", "0303901234"],
        ["Sagsnr", *[f"2020{number:06}" for number in range(12340, 12400)]],  # the year first
        *[["Sagsnr", *[f"{year}{number:06}" for number in range(0, 90_000, 1500)]] for year in (2009, 2012)],
        ["Sagsnr", *[f"20{1 + number % 12:02}{number:06}" for number in range(0, 90_000, 1500)]],
        ["Sagsnr", *[f"{22 + year}{month:02}15{7 * month:04}" for year in range(4) for month in range(1, 13)]],
        ["Sagsnr", *[f"{day:02}0324{1700 + 90 * day:04}" for day in range(1, 28)]],  # days, and a counter for the year
        ["Sagsnr", *[f"{day:02}0324000{one}" for day in range(1, 28) for one in range(1, 4)]],  # and one for the day
        ["Konto", *[f"1105{number:06}" for number in range(1001, 1090)]],  # the accounts of one group
        ["Konto", *[f"0101{number:06}" for number in range(1001, 1090)]],
        ["Kontonr", *[1105001000 + number for number in range(90)]],
        ["Kontonr", *[f"{4571 * number:010}" for number in range(210_000, 330_000, 2000)]],
        ["Nr.", 101901234, 7],
        ["Nr.", 101901234, 101901234],
        ["Nr.", 101_234_567.0, 105_876_123.0],
        ["Udgift", 204_512_345, 302_123_456],
        ["Beløb", "10 12 45 100 kr.", "1 010 190 1234", "i alt 1.01 01 90 1234 kr."],
    ],
)
def test_what_only_looks_like_a_person_number_is_let_through(cells: list[object]) -> None:
    assert found_in(*cells) == []


def test_all_the_numbers_of_a_column_are_counted_however_each_is_written() -> None:
    told = [["Bemærkning"], [f"se {INVENTED[0]}"], [f"Borger {BARE[1]} ringede"], [""], ["intet"]]
    written = [["Nr."], *[[text] for text in (INVENTED[0], "311299 0001", "290204.4321", "010290/1234", "0203901234")]]

    for rows, count in ((told, 2), (written, 5)):
        (issue,) = find_person_numbers("Ark1", rows)

        assert issue.problem.startswith(f"der er {count} personnumre (CPR)")


SPELLINGS = [
    "0101 80 1234",
    "01 0180 1234",
    "01-01-80 1234",
    "01.01.80 1234",
    "01/01/80 (1234)",
    "010180-12 34",
    "010180 – 12 34",
    "010180.1234",
    "010180 (1234)",
    "19800101-1234",
    "1980-01-01-1234",
    "01-01-05 4711",
    "20050101-4711",
    "010180,1234",
    "010180:1234",
    "010180=1234",
    "010180+1234",
    "010180*1234",
    "010180  1234",
    "(010180)1234",
    "01.01.80.1234",
    "01011980 1234",
    "19800101 1234",
    "1980 01 01 1234",
    "070977, 1795",  # fits together
]
LIKE_OTHERS = [  # judged by their column where they stand alone
    "010119801234",
    "198001011234",
    "1234-010180",
    "0101-801234",
    "DK0101801234",
    "A0101801234",
    "0101801234K",
]
HIDDEN = ["010180-XXXX", "010180-****", "010180xxxx", "01.01.80-XXXX", "010180 - xxxx"]


@pytest.mark.parametrize("said", ["{}", "f. {}", "Borger {} ringede", "Se sag {}.", "Født {}, ledig"])
@pytest.mark.parametrize("number", [*SPELLINGS, *HIDDEN])
def test_a_person_number_is_found_in_the_ways_people_write_it_in_notes(number: str, said: str) -> None:
    text = said.format(number)

    assert found_in("Bemærkning", "intet", text, "intet") == ["B"]
    assert names_person(text)
    assert count_in_bytes(text.encode(), of_words=True) == 1


@pytest.mark.parametrize("number", LIKE_OTHERS)
def test_a_person_number_that_is_written_as_others_are_is_found_in_notes_and_in_what_is_typed(number: str) -> None:
    assert found_in("Bemærkning", "intet", f"Borger {number} ringede", "intet") == ["B"]
    assert count_in_bytes(f"Borger {number} ringede".encode(), of_words=True) == 1
    assert names_person(number)
    assert holds_person_number(number)
    assert count_in_names([f"{number}.xlsx"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ring 01 02 03 04 05",
        "Ring 0102 03 04 05",
        "Ring 010203-04 05 06",
        "+46 0701 80 1234",
        "Møde 01-07-26 1004",
        "Møde 01-07-98 10:04",
        "Møde 010726-10 30",
        "Opdateret 20260701-1004",
        "Opdateret 2026-07-01-1004",
        "Udtrukket 2020-01-01 1234",
        "Ledige pr. 31-12-25 5120",
        "Ledige pr. 31.12.25 (5120)",
        "Udbetalt 01-07-98 1234 kr.",
        "Udbetalt 01.07.98 1234,50",
        "Sag 010124.2024",
        "Sag 0101 80 2024",
        "Sag 2012 80 1234",
        "Sag 20240315-4711",
        "Sag 010180 (2024)",
        "Konto 0101 80 1234",
        "Sagsnr. 010180.1234",
        "Perioden 20200101-20201231",
        "Perioden 01-01-80 2020",
        "Perioden 01.01.20-31.12.20",
        "Beløb 101.801.234",
        "I alt 1.010180.1234",
        "Koordinat 55.010180.1234",
        "Nr. 990180 (1234)",
        "Ledige pr. 31.12.05: 5120",
        "Ledige pr. 31-12-2005 5120",
        "Ledige pr. 311205: 5120",
        "Tallene er 110245, 1234 og 5678",
        "Sag 1101-451234",
        "Sag 4712-110245",
        "Sag 2012-801234",
        "Faktura F1012451234",
        "Udbetalt 1012451234kr",
        "Udtrukket 202601071004",
        "Udtrukket 070120261004",
        "Sag 202403154711",
        "Sag 200503154711",
        "Ledige pr. 20051231 5120",
        "Ledige pr. 31122005 5121",
        "Funktion 15.07.71.1234",
        "EAN 010119801234",
        "Konto 010180:1234",
        "Sagsnr. DK0101801234",
        "Kort 990180-XXXX",
        "Felt 010180-XX",
    ],
)
def test_times_periods_phones_cases_and_amounts_that_are_written_alike_are_let_through(text: str) -> None:
    assert found_in("Bemærkning", "intet", text, "intet") == []
    assert count_in_bytes(f"<t>{text}</t>".encode(), of_words=True) == 0


@pytest.mark.parametrize("figure", ["110180.1234", "110180 (1234)"])
def test_a_figure_by_itself_with_decimals_or_another_in_brackets_is_let_through(figure: str) -> None:
    assert found_in("Antal", "intet", figure, "intet") == []


@pytest.mark.parametrize(
    "cells",
    [
        ["010119801234", "141119752345", "230619911456"],
        ["198001011234", "197511142345", "199106231456"],
        [10119801234, 141119752345, 230619911456],
        [10119801234.0, 141119752345.0, 230619911456.0],
        ["DK0101801234", "DK1411752345", "DK2306911456"],
        ["1234-010180", "2345-141175", "1456-230691"],
    ],
)
@pytest.mark.parametrize("header", ["Ref", "Kode"])
def test_longer_numbers_and_such_with_letters_are_persons_where_most_of_a_column_are(
    header: str, cells: list[object]
) -> None:
    assert found_in(header, *cells) == ["B"]
    assert found_in(header, *cells[:1], *[f"X{number}" for number in range(20)]) == []


def test_longer_numbers_that_a_pivot_or_chart_keeps_are_found() -> None:
    values = ["010119801234", "141119752345", "230619911456"]

    assert count_in_bytes("".join(f"<c:v>{value}</c:v>" for value in values).encode()) == 3
    assert (
        count_in_bytes("".join(f"<c:v>{4571 * value}</c:v>" for value in range(21_000_000, 21_000_030)).encode()) == 0
    )


@pytest.mark.parametrize("header", ["Sagsnr", "Konto"])
def test_below_account_and_case_longer_numbers_are_persons_where_their_dates_are_spread(header: str) -> None:
    assert found_in(header, *[f"{one[:4]}19{one[4:]}" for one in BIRTHS]) == ["B"]


@pytest.mark.parametrize("header", ["CPR", "Cpr-nr.", "Personnummer"])
@pytest.mark.parametrize("number", ["991380 1234", 9913801234, 991380123.0, "010219801234", 10219801234, "99138-01234"])
def test_any_number_of_nine_to_twelve_digits_below_cpr_is_a_persons(header: str, number: object) -> None:
    assert found_in(header, number) == ["B"]
    (issue,) = find_person_numbers("Ark1", [[header, number, "", ""], ["Antal", 1, 2, 3]])
    assert "i rækken" in issue.problem


@pytest.mark.parametrize("cell", ["12345678", 103975, 1_234_567_890_123, "01-01-2026 12:00:00", "opdateret 01.01.2026"])
def test_other_cells_below_cpr_are_let_through(cell: object) -> None:
    assert found_in("CPR", cell) == []


@pytest.mark.parametrize(
    "cells",
    [
        ["Id", *[f"J{4571 * number:010}" for number in range(210_000, 330_000, 2000)]],
        ["Sag", *[f"24{number % 12 + 1:02}-{number:06}" for number in range(400_000, 900_000, 9000)]],
        ["Tid", *[f"2026010{day}1004" for day in range(1, 9)]],
        ["Beløb", *[4_571_003_217 * number for number in range(20)]],
    ],
)
def test_columns_of_other_long_numbers_are_let_through(cells: list[object]) -> None:
    assert found_in(*cells) == []


ROWS: list[list[list[object]]] = [
    [["CPR", *BARE], ["Antal", 1, 2, 3]],
    [["Periode", "jan 2026", "feb 2026", "mar 2026"], ["CPR-nr.", 101901234.0, 5, 6], ["Antal", 1, 2, 3]],
    [["Borger", *BARE], ["Antal", 1, 2, 3]],
    [["Borger", *[int(number) for number in BARE]], ["Antal", 1, 2, 3]],
    [["CVR", "x", "y", "z"], ["Nr.", *BARE], ["Antal", 1, 2, 3]],
    [["Antal efter P-nummer", "", "", ""], ["Periode", *BARE], ["2026M01", 1, 2, 3]],
    [["Sagsnr", *BARE], ["Antal", 1, 2, 3]],
    [*[["Antal", number, 1, 2] for number in range(40)], ["Personnummer", BARE[1], "", ""]],
]


@pytest.mark.parametrize("rows", ROWS)
def test_person_numbers_in_a_row_are_found_and_named_by_its_place(rows: list[list[object]]) -> None:
    row = next(number for number, cells in enumerate(rows) if {*BARE, 101901234.0, int(BARE[1])} & set(cells))

    (issue,) = find_person_numbers("Ark1", rows)

    assert (issue.cell, issue.severity) == (f"A{row + 1}", Severity.ERROR)
    assert "i rækken" in issue.problem


@pytest.mark.parametrize(
    "rows",
    [
        [["P-nummer", "1001234567", "1012345678", "1009876543"], ["Antal", 1, 2, 3]],
        [["Antal efter P-nummer"], ["Periode", "1001234567", "1012345678", "1009876543"], ["2026M01", 1, 2, 3]],
        [["Udgift", 101_234_567.0, 205_876_123.0, 303_111_222.0], ["Antal", 1, 2, 3]],
        [["Udgift", 101_234_567.0, 105_876_123.0, 103_111_222.0], ["Antal", 1, 2, 3]],
        [["Budget", *[204_512_345.0] * 12], ["Antal", *range(12)]],
        [["Budget", 101_200_000, 204_250_000, 305_120_000], ["Antal", 1, 2, 3]],
        [["Konto 12", "", "", ""], ["Budget", 101_234_567.0, 1_205_876_123.0, 2_303_111_222.0], ["Antal", 1, 2, 3]],
        [["Sagsnr", "2012012345", "2011012346", "2010012347"], ["Antal", 1, 2, 3]],
    ],
)
def test_a_row_that_only_looks_like_person_numbers_is_let_through(rows: list[list[object]]) -> None:
    assert find_person_numbers("Ark1", rows) == ()


HEADED = "Periode;Område;Aktiveringsgrad;{}\n2026M01;Hvidovre;15,2;1\n2026M02;Hvidovre;15,9;2\n"
BESIDE = "Periode;Område;Målgruppe;Aktiveringsgrad\n2026M01;Hvidovre;Jobparate;15\n2026M01;Hvidovre;{};16\n"
ABOVE = "{};;\n\nPeriode;Område;Aktiveringsgrad\n2026M01;Hvidovre;15,2\n2026M02;Hvidovre;15,9\n"
PLACE = "Periode;Område;Aktiveringsgrad\n2026M01;Hvidovre;15,2\n2026M01;Hele landet;15,2\n2026M01;{};15,9\n"


@pytest.mark.parametrize("text", [HEADED, BESIDE, ABOVE, PLACE])
@pytest.mark.parametrize("number", [BARE[0], BARE[0][1:], f"Borger {BARE[0]}", BARE[1]])
def test_a_person_number_that_would_be_a_label_refuses_the_file_and_is_not_repeated(
    read: Read, text: str, number: str
) -> None:
    told = read(text.format(number).encode())

    assert told.figures == {}
    assert [issue.severity for issue in told.issues] == [Severity.ERROR]
    assert "1 personnummer (CPR)" in told.problems
    assert BARE[0][1:] not in str(told.reading)
    assert BARE[1] not in str(told.reading)


def test_a_column_for_a_workplace_is_no_persons(read: Read) -> None:
    for label, line in [("P-nr. 1001234567", ""), ("1001234567", "Antal efter P-nummer;;;\n\n")]:
        told = read((line + HEADED.format(label)).encode())

        assert len(told.figures) == 2


def test_a_large_figure_that_cannot_be_is_not_repeated_either(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad"], ["aug 2021", "Hvidovre", int(BARE[0])]))

    assert told.figures == {}
    assert BARE[0][1:] not in str(told.reading)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (BARE[0], True),
        (BARE[0][1:], True),
        (f"'{BARE[0]}'", True),
        (f"Borger {BARE[0]}", True),
        (INVENTED[0], True),
        (f"Pnr {BARE[0]}", True),
        ("10219801234", True),
        ("198002011234", True),
        ("Pnr 1001234567", False),
        ("202601011234", False),
        ("Hvidovre", False),
        ("1001234567 (P-nummer)", False),
        ("36391234", False),
        ("2026M01", False),
    ],
)
def test_a_label_that_names_a_person_is_known(text: str, names: bool) -> None:  # noqa: FBT001 - the expectation
    assert names_person(text) is names


@pytest.mark.parametrize(
    "name",
    [
        "pnr_0101801234.csv",
        "P-nr. 0101801234.csv",
        "borger 0101801234.csv",
        "0101801234.xlsx",
        "liste_2026_0101801234.csv",
    ],
)
def test_a_person_number_in_a_files_name_is_found_without_its_dash(name: str) -> None:
    assert count_in_names([name]) == 1


@pytest.mark.parametrize("name", ["P-nr. 1001234567.csv", "tlf 36391234.csv", "y60a02 2026M01-2026M12.xlsx"])
def test_other_numbers_in_a_files_name_are_let_through(name: str) -> None:
    assert count_in_names([name]) == 0


def test_p_numbers_under_several_lines_of_title_are_let_through() -> None:
    numbers = [str(1_001_234_567 + number) for number in range(30)]
    cells = ["Virksomheder", "Udtrukket i august", "Hvidovre", "P-nummer", *numbers]

    assert found_in(*cells) == []


def test_a_few_large_numbers_among_others_are_not_taken_for_persons() -> None:
    assert found_in("Sag", 101901234, 5, 6, 7, 8, 9) == []


def test_the_message_says_sheet_column_and_how_many_and_never_a_number() -> None:
    (issue,) = find_person_numbers("Borgere", [["Navn", "CPR"], *[["x", number] for number in INVENTED]])

    assert (issue.sheet, issue.cell, issue.severity) == ("Borgere", "B", Severity.ERROR)
    assert "3 personnumre (CPR)" in issue.problem
    assert "afvist" in issue.problem
    for number in INVENTED:
        assert number not in issue.problem
        assert number[:6] not in issue.problem
        assert number[-4:] not in issue.problem


def test_a_file_with_a_person_number_is_refused_whole(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad", "Note"], ["aug 2021", "Hvidovre", 12.0, INVENTED[0]]))

    assert told.figures == {}
    assert [issue.cell for issue in told.errors] == ["D"]
    assert INVENTED[0] not in told.problems
    assert told.reading.recognised == ()


def test_a_hidden_sheet_is_searched_too(read: Read) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).append(["Periode", "Område", "Aktiveringsgrad"])
    first_sheet(book).append(["aug 2021", "Hvidovre", 12.0])
    hidden = book.create_sheet("Grunddata")
    hidden.sheet_state = "hidden"
    hidden.append(["CPR"])
    hidden.append([INVENTED[0]])

    told = read(saved(book))

    assert told.figures == {}
    assert told.places == [("Grunddata", "A")]
    assert "skjult ark" in told.problems


@pytest.mark.parametrize("name", [INVENTED[0], BARE[0], f"Borger {BARE[1]}"])
def test_a_person_number_as_a_sheets_name_refuses_the_file_and_hides_the_name(read: Read, name: str) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).title = name
    first_sheet(book).append(["CPR"])
    first_sheet(book).append([INVENTED[2]])

    told = read(saved(book))

    assert told.problems.startswith("der er 1 personnummer (CPR) i arkenes navne")
    assert name not in str(told.issues)


def test_a_list_of_workplaces_whose_texts_stand_side_by_side_is_let_through(read: Read) -> None:
    firms: list[list[object]] = [
        ["CPR-kontor", "P-nummer", "Antal"],
        *[["x", f"100{number}234567", 1] for number in range(1, 5)],
    ]

    assert "CPR)" not in read(workbook(*firms)).problems


def test_a_sheet_named_for_a_workplace_number_is_let_through(read: Read) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).title = "P-nr. 1001234567"
    first_sheet(book).append(["Periode", "Område", "Aktiveringsgrad"])
    first_sheet(book).append(["aug 2021", "Hvidovre", 12.0])

    assert len(read(saved(book)).figures) == 1


def test_a_text_file_is_searched_too(read: Read) -> None:
    told = read(f"Periode;Område;Aktiveringsgrad;Borger\n2021M08;Hvidovre;12,0;{INVENTED[0]}\n".encode())

    assert told.figures == {}
    assert [issue.cell for issue in told.errors] == ["D"]


def test_a_person_number_in_the_files_name_refuses_the_file_and_hides_the_name(content_folder: Path) -> None:
    content = workbook(["Periode", "Område", "Aktiveringsgrad"], ["aug 2021", "Hvidovre", 12.0])

    for number in (INVENTED[0], BARE[0]):
        found = read_export(f"Sag {number}.xlsx", content, content_folder)

        assert not found.usable
        assert "1 personnummer (CPR) i filens navn" in found.issues[0].problem
        assert number not in str(found)


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "0101901234",
        "101901234",
        "Ring til 010190-1234",
        "borger 0101901234",
        "010190 1234",
        "AB 010190–1234",
    ],
)
def test_what_may_be_a_person_number_is_found(text: str) -> None:
    assert holds_person_number(text)


@pytest.mark.parametrize(
    "text", ["", "12", "1.234", "54,2 pct.", "ABC", "Referat af 3. marts 2026", "12345678", "9999999999", "1" * 5000]
)
def test_ordinary_text_and_figures_pass(text: str) -> None:
    assert not holds_person_number(text)


def test_a_person_number_in_two_columns_is_found(read: Read) -> None:
    for first, last in (("010190", "1234"), (10190, 1234), (311299, "0001")):
        rows = ["Fødselsdato", "Løbenr", "Periode", "Aktiveringsgrad"], [first, last, "aug 2021", 12.0]
        told = read(workbook(*rows, title="Hvidovre"))

        assert told.figures == {}
        assert "1 personnummer (CPR) i kolonnerne A og B" in told.problems
        assert str(last) not in told.problems


def test_birth_years_beside_a_counter_are_no_person_numbers(read: Read) -> None:
    header = ["Fødselsår", "Løbenr", "Periode", "Aktiveringsgrad"]

    assert "CPR" not in read(workbook(header, [1990, 1, "aug 2021", 12.0], title="Hvidovre")).problems


def test_a_sheet_with_a_number_for_its_name_is_to_be_renamed(read: Read) -> None:
    told = read(workbook(["Periode", "Aktiveringsgrad"], ["aug 2021", 12.0], title=BARE[0]))

    assert "Omdøb arket" in told.problems
