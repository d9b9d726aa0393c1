"""Measures that stand in a table's title, and what is said of figures that are not used."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

ACROSS = (["Område", "Jun 2026", "Jul 2026"], ["Hvidovre", 66.0, 66.4], ["Rødovre", 51.0, 52.0])
FULL_TIME, PERSONS = "kontanthjaelp_fuldtidspersoner", "kontanthjaelp_personer"


@pytest.mark.parametrize(
    ("title", "indicator"),
    [
        ("Kontanthjælp – Antal fuldtidspersoner", FULL_TIME),
        ("Antal fuldtidspersoner på kontanthjælp", FULL_TIME),
        ("Antal personer på kontanthjælp i Hvidovre, 2026", PERSONS),
        ("Kontanthjælp: Antal personer – Hvidovre", PERSONS),
        ("Langtidsledige", "langtidsledige"),
        ("Aktiveringsgrad 2026, kontanthjælp (pct.)", "aktiveringsgrad"),
        ("Aktiveringsgrad i Hvidovre Kommune fordelt på kommune", "aktiveringsgrad"),
        ("Fuldtidspersoner på kontanthjælp", FULL_TIME),
    ],
)
def test_a_title_may_say_the_measure_beside_its_area_and_benefit(read: Read, title: str, indicator: str) -> None:
    assert read(workbook([title], *ACROSS)).figures[indicator, "167", "", "2026-07"] == 66.4


@pytest.mark.parametrize(
    "title",
    [
        "Kontanthjælp: Antal personer – ændring i pct.",
        "Antal personer på venteliste til kontanthjælp",
        "Antal personer på sygedagpenge",
    ],
)
def test_a_title_that_says_more_of_the_measure_is_not_that_measure(read: Read, title: str) -> None:
    assert read(workbook([title], *ACROSS)).figures == {}


def test_figures_without_a_known_measure_are_named_by_their_title_as_it_is_written(read: Read) -> None:
    title = "Antal cykler i Hvidovre og omegn"

    assert f"tallene under titlen '{title}' er ikke brugt" in read(workbook([title], *ACROSS)).problems


def test_a_header_that_is_only_read_in_part_is_repeated_whole(read: Read) -> None:
    told = read(workbook(["Område", "Jul 2026 (prognose)"], ["Hvidovre", 664], ["Rødovre", 520]))

    assert "kolonnen 'Jul 2026 (prognose)' er ikke brugt" in told.problems


def test_an_unknown_group_is_named_and_no_title_is_asked_for_where_it_stands(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp – Hvidovre"],
            [None, "Antal personer", None],
            ["Periode", "Faktisk", "Budget"],
            ["Jun 2026", 680, 700],
            ["Jul 2026", 690, 700],
        )
    )

    assert "'Antal personer: Budget' er ikke brugt: kolonnens gruppe er ukendt ('Budget')" in told.problems
    assert "skal nævne" not in told.problems


@pytest.mark.parametrize("title", ["Kontanthjælp", "Hvidovre"])
def test_a_header_of_another_benefit_is_left_out_and_said(read: Read, title: str) -> None:
    told = read(workbook([title], ["Periode", "Område", "Sygedagpenge: Antal personer"], ["Jul 2026", "Hvidovre", 491]))

    assert told.figures == {}
    assert "tallene er om Sygedagpenge, og Pejlings indikator med det navn er om Kontanthjælp" in told.problems


def test_a_table_under_another_benefits_title_is_said_to_be_of_that(read: Read) -> None:
    told = read(workbook(["Uddannelseshjælp"], ["Periode", "Område", "Antal personer"], ["Jul 2026", "Hvidovre", 491]))

    assert "tallene er om Uddannelseshjælp" in told.problems


def test_a_line_over_several_tables_tells_what_those_of_parts_of_all_are_about(read: Read) -> None:
    header = ["Periode", "Område", "Antal personer"]
    told = read(
        workbook(
            ["Kontanthjælp i Hvidovre"],
            [],
            ["Mænd"],
            header,
            ["Jul 2026", "Hvidovre", 370],
            [],
            ["Kvinder"],
            header,
            ["Jul 2026", "Hvidovre", 310],
        )
    )

    assert told.figures[PERSONS, "167", "koen=kvinder", "2026-07"] == 310


def test_a_group_that_is_called_as_an_area_is_a_group_where_the_area_stands_elsewhere(read: Read) -> None:
    told = read(
        workbook(
            ["Kontanthjælp: Antal personer"],
            ["Periode", "Område", "Jobparat", "Uoplyst"],
            ["Jul 2026", "Hvidovre", 5, 6],
        )
    )

    assert told.figures[PERSONS, "167", "visitation=uoplyst", "2026-07"] == 6


@pytest.mark.parametrize(
    ("area", "label"),
    [
        ("Hvidovre 1)", "Aktiveringsgrad"),
        ("Hvidovre*", "Aktiveringsgrad*"),
        ("Hvidovre²", "Aktiveringsgrad¹⁾"),
        ("Hvidovre (1)", "Aktiveringsgrad 2)"),
    ],
)
def test_a_name_is_read_without_a_footnotes_mark(read: Read, area: str, label: str) -> None:
    told = read(workbook(["Periode", "Område", label], ["Jul 2026", area, 17.2]))

    assert told.figures == {("aktiveringsgrad", "167", "", "2026-07"): 17.2}


@pytest.mark.parametrize("area", ["Klynge 4", "Hvidovre Nord", "Hvidovre 1"])
def test_a_name_that_says_more_than_a_mark_is_another(read: Read, area: str) -> None:
    assert read(workbook(["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", area, 17.2])).figures == {}


@pytest.mark.parametrize("label", ["Sum af Antal personer", "Middel af Aktiveringsgrad"])
def test_a_pivot_tables_sums_and_averages_are_refused_as_that(read: Read, label: str) -> None:
    told = read(workbook(["Kontanthjælp"], ["Periode", "Område", label], ["Jul 2026", "Hvidovre", 17.2]))

    assert told.figures == {}
    assert "den er fra en pivottabel" in told.problems
    assert "Indlæs den fil, som pivottabellen er lavet af" in told.problems


def test_quarters_beside_their_years_may_have_as_many_sums(read: Read) -> None:
    rows = [["2025", "1. kvartal", 9], ["", "2. kvartal", 8], ["", "3. kvartal", 7], ["", "4. kvartal", 6]]
    sums = [["", "Hele året", 30], ["", "Hittil i år", 30], ["", "Mål 2025", 60]]

    told = read(workbook(["Område: Hvidovre"], ["År", "Kvartal", "Oprettede småjob"], *rows, *sums))

    assert [period for _, _, _, period in told.figures] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]


def test_a_rolling_year_is_called_a_year(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad"], ["aug 2025 - jul 2026", "Hvidovre", 3.1]))

    assert "(fx året til juli 2026)" in told.problems


def test_a_number_that_is_no_period_is_repeated_as_the_file_shows_it(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Aktiveringsgrad"], [202601, "Hvidovre", 17.2]))

    assert "'202601' er ikke en periode" in told.problems


def test_an_unknown_breakdown_without_a_header_is_said_to_have_none(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", None, "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", "Rød", 1.0], [None, None, "Blå", 2]
        )
    )

    assert "en kolonne uden overskrift er en ukendt opdeling" in told.problems


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("Ark1", "Kontanthjælp og uddannelseshjælp: Antal personer"),
        ("Kontanthjælp", "Kontanthjælp, uddannelseshjælp og SHO: Antal personer"),
        ("Kontanthjælp, uddannelseshjælp", "Hvidovre"),
        ("Kontanthjaelp+uddannelseshjaelp", "Hvidovre"),
    ],
)
def test_a_table_about_several_benefits_is_asked_about(read: Read, sheet: str, title: str) -> None:
    header = ["Periode", "Område", "Antal personer"]
    told = read(workbook([title], header, ["Jul 2026", "Hvidovre", 491], title=sheet))

    assert told.figures == {}
    assert "ikke kun om Kontanthjælp. Er tallene det, så svar det under Ukendte kolonner" in told.problems
    ((unknown,),) = (one.unknown for one in told.reading.previews)
    assert [(one.id, one.likely) for one in unknown.suggestions][:1] == [(PERSONS, False)]


def test_a_table_with_one_of_two_benefits_in_its_header_is_about_that(read: Read) -> None:
    header = ["Periode", "Område", "Kontanthjælp: Antal personer"]
    told = read(workbook(["Kontanthjælp og uddannelseshjælp"], header, ["Jul 2026", "Hvidovre", 491]))

    assert told.figures == {(PERSONS, "167", "", "2026-07"): 491}


def test_the_title_nearest_to_the_table_says_what_it_is_about(read: Read) -> None:
    titles = ["Kontanthjælp og uddannelseshjælp"], ["Kontanthjælp: Antal personer"], ["Kilde: Jobindsats"]
    told = read(workbook(*titles, ["Periode", "Område", "Antal personer"], ["Jul 2026", "Hvidovre", 491]))

    assert told.figures == {(PERSONS, "167", "", "2026-07"): 491}


def test_a_benefit_left_out_is_none_beside_the_others(read: Read) -> None:
    title = "Kontanthjælp ekskl. uddannelseshjælp: Antal personer"
    told = read(workbook([title], ["Periode", "Område", "Antal personer"], ["Jul 2026", "Hvidovre", 491]))

    assert "ikke kun om" not in told.problems


@pytest.mark.parametrize("header", ["Antal personer", "Kontanthjaelp: Antal personer"])
def test_a_benefit_may_be_written_without_danish_letters(read: Read, header: str) -> None:
    table = ["Periode", "Område", header], ["Jul 2026", "Hvidovre", 491]

    assert read(workbook(*table, title="Kontanthjaelp")).figures == {(PERSONS, "167", "", "2026-07"): 491}


def test_a_title_without_danish_letters_tells_measure_and_benefit(read: Read) -> None:
    assert read(workbook(["Kontanthjaelp – Antal personer"], *ACROSS)).figures[PERSONS, "167", "", "2026-07"] == 66.4


@pytest.mark.parametrize("where", ["", " i Hvidovre Kommune", ", Hvidovre"])
def test_the_month_that_a_title_says_its_measure_is_of_is_the_figures(read: Read, where: str) -> None:
    title = f"Antal langtidsledige personer{where} pr. januar 2020"

    told = read(workbook([title], ["Kommune", "Antal langtidsledige personer"], ["Hvidovre", 145]))

    assert told.figures == {("langtidsledige", "167", "", "2020-01"): 145}


@pytest.mark.parametrize(
    "title",
    [
        "Antal langtidsledige personer pr. 1. januar 2020",
        "Antal langtidsledige personer pr. 01-01-2020",
        "Antal langtidsledige personer pr. 2020",
        "Status pr. januar 2020",
        "Antal langtidsledige personer, opgjort pr. januar 2020",
    ],
)
def test_a_day_and_the_month_of_something_else_are_not_the_figures(read: Read, title: str) -> None:
    told = read(workbook([title], ["Kommune", "Antal langtidsledige personer"], ["Hvidovre", 145]))

    assert not told.figures
