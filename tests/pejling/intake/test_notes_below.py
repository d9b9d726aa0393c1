"""Notes below a table that say what its figures are; others change nothing."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

HEADER, ROW = ["Periode", "Område", "Antal ledige fuldtidspersoner"], ["Jan 2025", "Hvidovre", 834]
FIGURE = {("ledige_fuldtidspersoner", "167", "", "2025-01"): 834}


@pytest.mark.parametrize(
    "note",
    [
        "Tallene er opgjort i 1.000 personer",
        "Bemærk: Tallene er opgjort i 1.000 personer.",
        "Enhed: 1.000",
        "Tal i tusinder",
        "OBS: Tallene gælder kun kvinder",
        "Gælder kun kvinder.",
        "* Kun personer under 30 år",
        "Kun borgere i Team Unge",
        "Opgørelsen omfatter kun enlige forsørgere",
        "Note: prognose",
        "Tallene er en fremskrivning",
        "Bemærk: 12 måneders gennemsnit",
        "Tallet er akkumuleret fra årets start",
        "Tallene er sæsonkorrigerede",
        "Bemærk, at tallene kun omfatter kvinder",
        "Bemærk at tallene er en prognose",
        "Vær opmærksom på, at tallene kun gælder kvinder",
        "Opgjort i 1.000 personer",
        "Data er sæsonkorrigeret",
        "1) Kun kvinder",
        "Note 1: Tallene er en prognose",
        "Tallene er foreløbige og kun for kvinder",
        "Tallene er ekskl. unge under 30 år",
        "Ekskl. kvinder",
        "NB! Tallene er uden mænd",
        "Mænd indgår ikke i opgørelsen.",
        "Unge under 30 år er ikke medregnet",
        "Aktivitetsparate er ikke med i tallene",
        "Tallene er for unge under 30",
        "Gælder unge under 30 år",
        "Viser kun jobparate",
        "Omfatter ikke aktivitetsparate",
        "Tallene er rullende 12 måneder",
        "Tallene viser gennemsnittet for seneste 12 måneder",
        "Opgjort som 12 måneders glidende gennemsnit",
        "Akkumulerede tal for året",
    ],
)
def test_a_note_that_says_what_the_figures_are_refuses_its_table(read: Read, note: str) -> None:
    told = read(workbook(HEADER, ROW, [], [note]))

    assert told.figures == {}
    assert f"noten '{note}' under tabellen siger, at tallene" in told.problems


@pytest.mark.parametrize(
    "note",
    [
        "Kilde: Jobindsats",
        "- : Tallet er diskretioneret eller findes ikke",
        "* Tallet er diskretioneret",
        "* foreløbige tal",
        "Tallene er foreløbige",
        "Kun foreløbige tal",
        "Kun kommuner med mindst 3 personer er vist",
        "Note: Ændring i reglerne fra 1. juli 2025",
        "De endelige årsopgørelser af ledigheden følger kalenderårene, dvs. 1/1 til 31/12.",
        "Tallene for juli er en prognose fra budget 2026, som ikke er vist",
        "Budgettet for 2026 er vedtaget",
        "Kun til intern brug",
        "Kun de seneste 13 måneder er vist",
        "Kun afsluttede måneder vises",
        "Kun relevante kommuner er vist",
        "Tabellen viser kun værdier over 3",
        "Afvigelser skyldes afrunding",
        "Prognose ikke medtaget",
        "Data er opgjort pr. måned",
        "Tallene er opgjort pr. måned og revideres i tre måneder",
        "Tallene er ekskl. personer i løntilskud",
        "Personer med uoplyst alder er ikke medregnet",
        "Tallene er uden sæsonkorrektion",
        "Mænd indgår med halv vægt",
        "Unge under 30 år er ikke vist for sig",
    ],
)
def test_other_notes_change_nothing(read: Read, note: str) -> None:
    assert read(workbook(HEADER, ROW, [], [note])).figures == FIGURE


@pytest.mark.parametrize(
    ("starred", "note"),
    [
        (["Jan 2025", "Brøndby*", 300], "* Kun kvinder"),
        (["Dec 2025*", "Hvidovre", 300], "* Måltal"),
        (["Dec 2025¹", "Hvidovre", 300], "¹ i 1.000"),
        (["Dec 2025 2)", "Hvidovre", 300], "2) Tallene er en prognose"),
    ],
)
def test_a_marked_note_is_about_the_rows_that_bear_its_mark(read: Read, starred: list[object], note: str) -> None:
    told = read(workbook(HEADER, ROW, starred, [], [note]))

    assert told.figures == FIGURE
    assert "er mærket, og noten" in told.problems
    assert "rækken er ikke brugt" in told.problems


def test_a_marked_note_is_about_the_column_that_bears_its_mark(read: Read) -> None:
    header = [*HEADER, "Antal langtidsledige personer**"]
    told = read(workbook(header, [*ROW, 99], [], ["* Foreløbige tal"], ["** Kun kvinder"]))

    assert told.figures == FIGURE
    assert "kolonnen er ikke brugt" in told.problems


@pytest.mark.parametrize("rows", [[["Ledige*"], HEADER, ROW], [["Ledige"], ["Periode", "Område*", HEADER[2]], ROW]])
def test_a_mark_at_the_title_or_at_what_the_rows_are_of_is_about_the_whole_table(
    read: Read, rows: list[list[object]]
) -> None:
    assert read(workbook(*rows, [], ["* Kun kvinder"])).figures == {}


@pytest.mark.parametrize(
    "line",
    [
        "Tallene er år til dato",
        "Tallene er måltal",
        "Tallene er sæsonkorrigerede",
        "Tallene er i 1.000",
        "Tallene er indekseret (2019 = 100)",
        "Note: Kun personer under 30 år",
        "* Kun kvinder",
    ],
)
def test_a_note_above_a_table_counts_as_one_below_it(read: Read, line: str) -> None:
    told = read(workbook(["Antal ledige fuldtidspersoner"], [line], [], HEADER, ROW))

    assert told.figures == {}


@pytest.mark.parametrize("line", ["Tallene er foreløbige", "Note: Tallene revideres", "Opgjort pr. måned"])
def test_other_notes_above_a_table_change_nothing(read: Read, line: str) -> None:
    assert read(workbook(["Antal ledige fuldtidspersoner"], [line], [], HEADER, ROW)).figures == FIGURE


def test_only_the_table_over_the_note_is_refused(read: Read) -> None:
    told = read(workbook(HEADER, ROW, [], HEADER, ["Feb 2025", "Hvidovre", 900], [], ["Kun kvinder"]))

    assert told.figures == FIGURE


@pytest.mark.parametrize(
    "rows",
    [
        [[*HEADER, None, "Kun kvinder"], ROW],
        [[*HEADER, None, None], [*ROW, None, "NB! Kun kvinder"]],
        [[*HEADER, None, None], ROW, ["Feb 2025", "Hvidovre", 900, None, "Tallene er ekskl. mænd"]],
    ],
)
def test_a_note_beside_a_table_counts_as_one_below_it(read: Read, rows: list[list[object]]) -> None:
    told = read(workbook(*rows))

    assert told.figures == {}
    assert "ved siden af tabellen siger, at tallene kun er for en del" in told.problems
