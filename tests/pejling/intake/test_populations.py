"""Whom figures are of, said beside the table: by the sheet's name or a line; and tables that nothing tells apart."""

from __future__ import annotations

import io

import openpyxl
import pytest

from pejling.series import slug
from tests.pejling.builders import saved, workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Figures, Told

RATE, TOUCHED, PERSONS = "aktiveringsgrad", "andel_aktiveringsberoerte", "kontanthjaelp_personer"
HEADER = ["Periode", "Område", "Aktiveringsgrad"]
ROWS = [["Jan 2025", "Hvidovre", 20.1], ["Feb 2025", "Hvidovre", 20.5], ["Mar 2025", "Hvidovre", 21.0]]


def two(group: str, *values: float, measure: str = RATE) -> Figures:
    """Make the figures of the first months of 2025."""
    return {(measure, "167", group, f"2025-{place:02d}"): value for place, value in enumerate(values, start=1)}


def sheets(**values: float) -> bytes:
    """Make a workbook with a table of three months on each sheet, its figures that much larger."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, more in values.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in (HEADER, *([*row[:2], row[2] + more] for row in ROWS)):  # type: ignore[operator]
            sheet.append(row)
    return saved(book)


# sheets


def test_a_sheet_named_as_a_category_holds_that_groups_figures(read: Read) -> None:
    told = read(sheets(I_alt=0, Mænd=20, Kvinder=40))

    men, women = two("koen=maend", 40.1, 40.5, 41.0), two("koen=kvinder", 60.1, 60.5, 61.0)
    assert told.figures == two("", 20.1, 20.5, 21.0) | men | women
    assert "arkets navn 'Mænd' siger, at tallene kun er for en del" in told.problems
    assert told.errors == []


def test_a_category_beside_an_area_or_a_year_in_a_sheets_name_is_one(read: Read) -> None:
    assert read(sheets(Mænd_2025=0)).figures == two("koen=maend", 20.1, 20.5, 21.0)


def test_an_age_without_its_unit_is_one_where_it_is_all_of_a_sheets_name(read: Read) -> None:
    assert read(sheets(Under_30=0)).figures == two("alder=under-30", 20.1, 20.5, 21.0)


def test_a_part_among_other_words_of_a_sheets_name_is_one(read: Read) -> None:
    assert read(sheets(Kontanthjælp_mænd=0)).figures == two("koen=maend", 20.1, 20.5, 21.0)


def test_an_underscore_in_a_sheets_name_is_a_space(read: Read) -> None:
    content = workbook(HEADER, *ROWS, title="Mænd_HL")

    assert read(content).figures == two("koen=maend", 20.1, 20.5, 21.0)


def test_a_sheet_and_a_line_that_name_two_parts_of_one_kind_are_taken_for_neither(read: Read) -> None:
    copied = workbook(["Visitationskategori: Uddannelsesparate"], HEADER, *ROWS, title="Aktivitetsparate")
    told = read(copied)

    assert told.figures == {}
    assert "arkets navn 'Aktivitetsparate' og linjen 'Visitationskategori: Uddannelsesparate' siger hver sit" in (
        told.problems
    )


@pytest.mark.parametrize(
    ("sheet", "line"),
    [
        ("Uddannelsesparate", "Visitationskategori: Uddannelsesparate"),
        ("Kvinder", "Visitationskategori: Uddannelsesparate"),
        ("Unge under 30 år", "Alder: 25-29 år"),
        ("Alle", "Køn: Kvinder"),
    ],
)
def test_a_sheet_and_a_line_that_can_both_be_right_are_taken_for_both(read: Read, sheet: str, line: str) -> None:
    assert len(read(workbook([line], HEADER, *ROWS, title=sheet)).figures) == len(ROWS)


def test_each_benefit_with_a_sheet_of_its_own_is_a_part(read: Read) -> None:
    told = read(sheets(Kontanthjælp=0, Sygedagpenge=20, Uddannelseshjælp=40))

    assert {group for _, _, group, _ in told.figures} == {
        "ydelse=kontanthjaelp", "ydelse=sygedagpenge", "ydelse=uddannelseshjaelp"
    }  # fmt: skip


def titled(**titles: float) -> bytes:
    """Make a workbook with a sheet for each title (its last words after __), its figures that much larger."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, more in titles.items():
        sheet = book.create_sheet()
        for row in ([title.replace("_", " ")], [], HEADER, *([*row[:2], row[2] + more] for row in ROWS)):  # type: ignore[operator]
            sheet.append(row)
    return saved(book)


def test_a_title_about_one_benefit_alone_heads_the_indicators_own_figures(read: Read) -> None:
    assert read(titled(Uddannelseshjælp_Aktiveringsgrad=0)).figures == two("", 20.1, 20.5, 21.0)


def test_titles_about_different_benefits_in_one_file_head_a_part_each(read: Read) -> None:
    told = read(titled(Kontanthjælp_Aktiveringsgrad=0, Uddannelseshjælp_Aktiveringsgrad=20))

    first, second = two("ydelse=kontanthjaelp", 20.1, 20.5, 21.0), two("ydelse=uddannelseshjaelp", 40.1, 40.5, 41.0)
    assert told.figures == first | second
    assert "'Uddannelseshjælp Aktiveringsgrad' siger, at tallene kun er for en del" in told.problems


def test_a_title_about_all_the_benefits_of_a_file_heads_everybodys_figures(read: Read) -> None:
    told = read(titled(Kontanthjælp_og_uddannelseshjælp_Aktiveringsgrad=0, Uddannelseshjælp_Aktiveringsgrad=20))

    assert told.figures == two("", 20.1, 20.5, 21.0) | two("ydelse=uddannelseshjaelp", 40.1, 40.5, 41.0)


def test_a_title_about_one_benefit_heads_a_part_beside_a_table_that_names_none(read: Read) -> None:
    told = read(titled(Aktiveringsgrad=0, Uddannelseshjælp_Aktiveringsgrad=20))

    assert told.figures == two("", 20.1, 20.5, 21.0) | two("ydelse=uddannelseshjaelp", 40.1, 40.5, 41.0)


def test_sheets_that_disagree_and_that_nothing_tells_apart_are_not_used(read: Read) -> None:
    told = read(sheets(Hold_A=0, Hold_B=20))

    assert told.figures == {}
    first, second = told.errors
    assert [(one.sheet, one.cell) for one in told.errors] == [("Hold A", "C2:C4"), ("Hold B", "C2:C4")]
    assert "ark 'Hold A' og ark 'Hold B' er forskellige" in first.problem
    assert "ingen af dem er brugt" in second.problem


def test_tables_one_above_the_other_that_disagree_are_not_used(read: Read) -> None:
    told = read(workbook(HEADER, *ROWS, [], HEADER, *([*row[:2], 70.0] for row in ROWS)))

    assert told.figures == {}
    assert "tallene fra og med C2 og tallene fra og med C7" in told.errors[0].problem


def test_of_many_tables_that_disagree_the_first_are_named_and_the_others_counted(read: Read) -> None:
    tables: list[list[list[object]]] = [
        [list(HEADER), *([*row[:2], 10.0 + number] for row in ROWS), []] for number in range(8)
    ]
    told = read(workbook(*(line for table in tables for line in table)))

    assert told.figures == {}
    assert "tallene fra og med C22 og 3 til er forskellige" in told.errors[0].problem


def test_of_tables_that_disagree_on_half_of_what_they_share_nothing_shared_is_used(read: Read) -> None:
    other = [[*row[:2], row[2] + more] for row, more in zip(ROWS, (0.05, 2.0, 3.0), strict=True)]  # type: ignore[operator]
    told = read(workbook(HEADER, *ROWS, [], HEADER, *other))

    assert told.figures == {}
    assert "ingen af dem er brugt" in told.problems
    assert "det sidste i filen er brugt" not in told.problems


def test_two_columns_of_one_name_that_disagree_are_not_used(read: Read) -> None:
    told = read(workbook([*HEADER, HEADER[-1]], *([*row, 40.0] for row in ROWS)))

    assert told.figures == {}
    assert "tallene fra og med C2 og tallene fra og med D2 er forskellige" in told.problems


def test_what_only_one_of_the_sheets_holds_is_used(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets(Hold_A=0, Hold_B=20)))
    book["Hold B"].append(["Apr 2025", "Hvidovre", 44.0])

    assert read(saved(book)).figures == {(RATE, "167", "", "2025-04"): 44.0}


def test_a_single_figure_that_differs_between_sheets_is_said_with_both_values(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets(A=0, B=0)))
    book["B"]["C2"] = 24.3

    told = read(saved(book))

    assert told.figures == two("", 24.3, 20.5, 21.0)
    assert "det sidste i filen er brugt (24,3 og ikke 20,1)" in told.problems


def test_a_sheet_that_repeats_another_rounded_disagrees_with_nothing(read: Read) -> None:
    assert read(sheets(Rå=0.04, Pænt=0)).errors == []


def test_a_benefit_that_tables_are_about_is_a_part_only_where_other_benefits_have_sheets_too(read: Read) -> None:
    alone, beside = read(sheets(Kontanthjælp=0)), read(sheets(Kontanthjælp=0, Uddannelseshjælp=20))

    assert alone.figures == two("", 20.1, 20.5, 21.0)
    others = two("ydelse=uddannelseshjaelp", 40.1, 40.5, 41.0)
    assert beside.figures == two("ydelse=kontanthjaelp", 20.1, 20.5, 21.0) | others


# lines above


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("Køn: Mænd", "koen=maend"),
        ("Alder: 18-29 år", "alder=18-29-aar"),
        ("Ydelse: Uddannelseshjælp", "ydelse=uddannelseshjaelp"),
        ("Udvalgt: Jobparate", "visitation=jobparat"),
        ("Ydelsesvarighed: Over 1 år", "ydelsesvarighed=over-1-aar"),
        ("Kvinder", "koen=kvinder"),
        ("Køn: Mænd og kvinder", ""),
        ("Kilde: Jobindsats.dk, Mænd", ""),
        ("Opdateret: 5. maj 2025", ""),
        ("Frequency: Monthly", ""),
        ("Filtype: Excel", ""),
        ("Afdeling: Analyse", ""),
        ("Kontanthjælp: Aktiveringsgrad", ""),
    ],
)
def test_a_line_above_that_names_a_part_holds_for_all_of_the_table(read: Read, line: str, group: str) -> None:
    told = read(workbook(["Aktiveringsgrad"], [line], [], HEADER, *ROWS))

    assert told.figures == two(group, 20.1, 20.5, 21.0)
    assert (f"linjen '{line}'" in told.problems) is bool(group)


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Sygedagpenge: Aktiveringsgrad", "ydelse=sygedagpenge"),
        ("Ressourceforløb: Aktiveringsgrad og andel aktiveringsberørte", "ydelse=ressourceforloeb"),
        ("Aktiveringsgrad for sygedagpengemodtagere", "ydelse=sygedagpenge"),
        ("Aktiveringsgrad blandt kvinder, 2025", "koen=kvinder"),
        ("Aktiveringsgrad, jobparate", "visitation=jobparat"),
        ("Kontanthjælp: Aktiveringsgrad for unge under 30 år", "alder=under-30-aar"),
        ("Uddannelseshjælp: Aktiveringsgrad og andel aktiveringsberørte", ""),
        ("Selvforsørgelses- og hjemrejseydelse: Aktiveringsgrad", ""),
        ("Kontanthjælp, uddannelseshjælp og integrationsydelse: Aktiveringsgrad", ""),
        ("Aktiveringsgrad for mænd, kvinder og alle", ""),
        ("Kontanthjælp (kun kvinder)", "koen=kvinder"),
        ("Unge under 30 år på kontanthjælp", "alder=under-30-aar"),
        ("Filter: Visitationskategori = Aktivitetsparat", "visitation=aktivitetsparat"),
        ("Valgt: Mænd, 30-39 år", "alder=30-39-aar;koen=maend"),
        ("Aktiveringsgrad mænd", "koen=maend"),
        ("Unge u. 30", "alder=u-30"),
        ("Over 3 år på ydelsen", "ydelsesvarighed=over-3-aar"),
        ("Aktiveringsgrad, udvikling over 5 år", ""),
        ("Aktiveringsgrad over 10 år", ""),
        ("Ikke-vestlige mænd", "herkomst=ikke-vestlig;koen=maend"),
        ("Jobparate og aktivitetsparate", "visitation=aktivitetsparat-og-jobparat"),
        ("Kontanthjælp og sygedagpenge: Aktiveringsgrad", "ydelse=kontanthjaelp-og-sygedagpenge"),
        ("Aktiveringsgrad for mænd og kvinder", ""),
        ("Kilde: Sygedagpenge, Jobindsats", ""),
        ("Aktiveringsgrad over 12 måneder", ""),
        ("Aktiveringsgrad i pct. af arbejdsstyrken 16-66 år", ""),
    ],
)
def test_a_title_that_names_one_part_is_of_that_part(read: Read, title: str, group: str) -> None:
    told = read(workbook([title], [], HEADER, *ROWS))

    assert told.figures == two(group, 20.1, 20.5, 21.0)
    assert ("siger, at tallene kun er for en del" in told.problems) is bool(group)


def test_a_short_word_inside_the_indicators_name_is_not_what_it_is_about(read: Read) -> None:
    measure = "Virksomheder kontaktet på mangelområder"
    told = read(workbook(["Køn: Mænd"], [], ["Periode", "Område", measure], ["1. kvt. 2025", "Hvidovre", 61]))

    assert {group for _, _, group, _ in told.figures} == {"koen=maend"}


def test_a_title_nearer_to_the_figures_goes_before_one_above(read: Read) -> None:
    told = read(workbook(["Sygedagpenge: Aktiveringsgrad"], ["Kontanthjælp: Aktiveringsgrad"], [], HEADER, *ROWS))

    assert told.figures == two("", 20.1, 20.5, 21.0)


def test_several_lines_make_one_group(read: Read) -> None:
    told = read(workbook(["Køn: Mænd"], ["Alder: 18-29 år"], [], HEADER, *ROWS))

    assert told.figures == two("alder=18-29-aar;koen=maend", 20.1, 20.5, 21.0)


def test_a_line_that_says_what_the_indicator_is_about_is_no_group(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", 900]]
    told = read(workbook(["Ydelse: Kontanthjælp"], ["Køn: Kvinder"], ["Periode", "Område", "Antal personer"], *rows))

    assert told.figures == two("koen=kvinder", 900, measure=PERSONS)


def test_a_line_of_the_dimension_that_the_table_breaks_down_by_only_lists_what_was_chosen(read: Read) -> None:
    told = read(
        workbook(
            ["Køn: Mænd, Kvinder"],
            ["Område", "Periode", "Køn", "Aktiveringsgrad"],
            ["Hvidovre", "Jan 2025", "I alt", 20.1],
            ["Hvidovre", "Jan 2025", "Mænd", 22.1],
        )
    )

    assert told.figures == two("", 20.1) | two("koen=maend", 22.1)


def test_each_of_two_tables_has_the_part_its_own_line_says(read: Read) -> None:
    other = [[*row[:2], row[2] + 20] for row in ROWS]  # type: ignore[operator]
    told: Told = read(workbook(["Køn: Mænd"], HEADER, *ROWS, [], ["Køn: Kvinder"], HEADER, *other))

    assert told.figures == two("koen=maend", 20.1, 20.5, 21.0) | two("koen=kvinder", 40.1, 40.5, 41.0)


# headers


def test_a_header_that_is_a_category_and_an_area_is_the_category(read: Read) -> None:
    header = ["Periode", "Jobparat", "Uoplyst", "I alt"]
    told = read(workbook(["Aktiveringsgrad"], ["Område: Hvidovre"], [], header, ["Jan 2025", 30.0, 12.0, 20.1]))

    ready, unknown = two("visitation=jobparat", 30.0), two("visitation=uoplyst", 12.0)
    assert told.figures == two("", 20.1) | ready | unknown


@pytest.mark.parametrize(
    ("header", "group"),
    [
        ("Aktiveringsgrad, mænd", "koen=maend"),
        ("Aktiveringsgrad (unge under 30 år)", "alder=under-30-aar"),
        ("Aktiveringsgrad - jobparate", "visitation=jobparat"),
        ("Aktiveringsgrad", ""),
    ],
)
def test_a_group_may_stand_beside_its_measure_in_one_header(read: Read, header: str, group: str) -> None:
    assert read(workbook(["Periode", "Område", header], ["Jan 2025", "Hvidovre", 20.1])).figures == two(group, 20.1)


def test_an_area_in_a_header_over_rows_of_other_areas_is_not_used(read: Read) -> None:
    told = read(workbook(["Område", "Periode", "Hele landet: Aktiveringsgrad"], ["Hvidovre", "Jan 2025", 20.1]))

    assert told.figures == {}
    assert "overskriften siger Hele landet, men rækkerne har hver deres område; tallene er ikke brugt" in told.problems


def test_a_total_of_one_category_is_not_everybody(read: Read) -> None:
    header = ["Periode", "Område", "Køn", "Aktiveringsgrad"]
    rows = [["Jan 2025", "Hvidovre", sex, value] for sex, value in (("I alt", 20.1), ("Mænd i alt", 22.1))]

    assert read(workbook(header, *rows)).figures == two("", 20.1) | two("koen=maend", 22.1)


# columns with one text throughout


def test_a_column_of_one_team_throughout_is_that_teams(read: Read) -> None:
    told = read(workbook([*HEADER, "Team"], *([*row, "Team Unge"] for row in ROWS)))

    assert told.figures == two("team=team-unge", 20.1, 20.5, 21.0)
    assert "kolonnen 'Team' er en ukendt opdeling" in told.problems


def test_another_column_of_one_text_throughout_is_mentioned(read: Read) -> None:
    told = read(workbook([*HEADER, "Sted"], *([*row, "Rådhuset"] for row in ROWS)))

    assert told.figures == two("", 20.1, 20.5, 21.0)
    assert "kolonnen 'Sted' siger 'Rådhuset' i alle rækker; tallene er læst som tal for alle" in told.problems


UNTITLED = ("Forsikrede", "U30", "Jobparate ledige", "Klynge", "Gns. 12 mdr.")


@pytest.mark.parametrize("text", UNTITLED)
def test_a_text_throughout_a_column_without_title_is_whom_the_figures_are_of(read: Read, text: str) -> None:
    told = read(workbook([*HEADER, None], *([*row, text] for row in ROWS)))

    assert {group for _, _, group, _ in told.figures} == {f"opdeling-4={slug(text)}"}
    assert "en kolonne uden overskrift er en ukendt opdeling" in told.problems


@pytest.mark.parametrize("text", [*UNTITLED, "Unge under 30"])
def test_the_only_row_of_a_table_is_whom_it_says(read: Read, text: str) -> None:
    told = read(workbook(["Hvidovre"], ["Aktiveringsgrad"], [None, "Jan 2025", "Feb 2025"], [text, 20.1, 20.5]))

    assert "" not in {group for _, _, group, _ in told.figures}


@pytest.mark.parametrize(
    "text", ["Aktiveringsgrad", "Aktiveringsgraden, pct.", "Hvidovre", "I alt", "Procent", "Resultat"]
)
def test_the_only_row_of_a_table_may_say_its_measure_area_or_everybody(read: Read, text: str) -> None:
    told = read(workbook(["Hvidovre"], ["Aktiveringsgrad"], [None, "Jan 2025", "Feb 2025"], [text, 20.1, 20.5]))

    assert told.figures == two("", 20.1, 20.5)
    assert told.issues == ()


def test_a_column_that_tells_of_the_file_is_not_mentioned(read: Read) -> None:
    assert read(workbook([*HEADER, "Kilde"], *([*row, "Jobindsats"] for row in ROWS))).issues == ()


def test_where_a_total_and_the_ages_of_the_labour_force_both_stand_the_total_counts(read: Read) -> None:
    rows = [["Jan 2025", "Hvidovre", "Alder i alt", 20.1], ["Jan 2025", "Hvidovre", "16-64 år", 24.2]]
    told = read(workbook(["Periode", "Område", "Alder", "Aktiveringsgrad"], *rows))

    assert told.figures == two("", 20.1) | two("alder=16-64-aar", 24.2)
    assert told.issues == ()
