"""Tables that say they hold something else than the figures of their periods are not taken for them."""

from __future__ import annotations

import pytest

from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

HEADER = ["Periode", "Område", "Aktiveringsgrad"]
ROW = ["Jan 2025", "Hvidovre", 1.4]
FIGURE = {("aktiveringsgrad", "167", "", "2025-01"): 1.4}


@pytest.mark.parametrize(
    "line",
    [
        "Ændring ift. samme måned året før, procentpoint",
        "Aktiveringsgrad: ændring siden sidste år",
        "Aktiveringsgrad – procentvis ændring",
        "Enhed: Indeks (2019 = 100)",
        "Enhed: 1.000 personer",
        "Løbende 12 måneders gennemsnit",
        "Akkumuleret år til dato",
        "Sæsonkorrigeret",
        "Måltal 2026",
        "Budget 2026",
        "Afvigelse fra mål",
        "Udvikling i procentpoint",
        "12 mdr gns",
        "ÅTD",
        "Aktiveringsgrad – mål 2025",
        "Aktiveringsgrad i samme periode sidste år",
        "Aktiveringsgrad, tre måneders gennemsnit",
        "Aktiveringsgrad, median i klyngen",
        "Aktiveringsgrad – placering blandt 98 kommuner",
        "Aktiveringsgrad, målopfyldelse i pct.",
        "Aktiveringsgrad (simuleret)",
        "Aktiveringsgrad, rullende 12 måneder",
        "Index (2019=100)",
        "Kumuleret",
        "Akk. tal",
        "Samlet i året",
        "Opsummeret fra årets start",
        "12 mdr. rullende",
        "Gennemsnit af de seneste 12 måneder",
        "Ønsket niveau",
        "Aktiveringsgrad år til dato",
        "Aktiveringsgrad som gennemsnit over 12 måneder",
    ],
)
def test_a_line_that_says_so_refuses_its_table(read: Read, line: str) -> None:
    told = read(workbook(["Aktiveringsgrad"], [line], [], HEADER, ROW))

    assert told.figures == {}
    assert f"linjen '{line}' siger, at tallene ikke er periodens egne" in told.problems


@pytest.mark.parametrize(
    "line",
    [
        "Udviklingen i aktiveringsgraden",
        "Enhed: Procent",
        "Kilde: Budget 2026",
        "Løbende opgørelse",
        "Hvidovre",
        "Forskellige områder",
    ],
)
def test_other_lines_refuse_nothing(read: Read, line: str) -> None:
    assert read(workbook(["Aktiveringsgrad"], [line], [], HEADER, ROW)).figures == FIGURE


@pytest.mark.parametrize("line", ["Klynge 3", "Landsgennemsnit", "Gennemsnit for klyngen"])
def test_another_places_figures_are_refused_where_no_row_says_its_place(read: Read, line: str) -> None:
    without = [[row[0], row[2]] for row in (HEADER, ROW)]
    told = read(workbook(["Aktiveringsgrad"], ["Område: Hvidovre"], [line], [], *without))

    assert told.figures == {}
    assert read(workbook(["Aktiveringsgrad"], [line], [], HEADER, ROW)).figures == FIGURE


def test_only_the_table_below_the_line_is_refused(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad"], HEADER, ROW, [], ["Ændring"], HEADER, ["Feb 2025", "Hvidovre", 0.2]))

    assert told.figures == FIGURE


@pytest.mark.parametrize(
    "sheet",
    [
        "Forventet",
        "Sidste år",
        "Diff",
        "Rang",
        "3 mdr gns",
        "Median",
        "Sæsonkorr",
        "Scenarie A",
        "Slet ikke brug",
        "Index",
        "YTD",
        "Akk",
        "12 mdr. rullende",
        "Estimat",
    ],
)
def test_a_sheets_name_says_so_too(read: Read, sheet: str) -> None:
    assert read(workbook(HEADER, ROW, title=sheet)).figures == {}


@pytest.mark.parametrize("sheet", ["Rangsdorf", "Differentieret", "År til år", "12 måneder"])
def test_a_sheets_name_that_only_begins_alike_does_not(read: Read, sheet: str) -> None:
    assert read(workbook(HEADER, ROW, title=sheet)).figures == FIGURE


def test_rolling_years_may_have_a_title_that_says_so(read: Read) -> None:
    header, row = ["Periode", "Område", "Tilgang til førtidspension"], ["aug 2024 - jul 2025", "Hvidovre", 131]
    told = read(workbook(["Tilgang til førtidspension, rullende 12 måneder"], header, row))

    assert told.figures == {("tilgang_foertidspension", "167", "", "2025-MAT07"): 131}


@pytest.mark.parametrize(
    "text",
    [
        "Mål for aktiveringsgrad 2026",
        "Aktiveringsgrad – mål for 2026",
        "Aktiveringsgrad - udvalgets mål",
        "Aktiveringsgrad, mål i 2026",
        "Aktiveringsgrad mål 2026",
        "Planens niveauer",
        "Planens niveau 2026",
        "Målniveau",
        "Målniveauer",
        "Aktiveringsgrad (målniveau)",
        "Målsætning for 2026",
    ],
)
def test_targets_are_no_figures_of_their_periods(read: Read, text: str) -> None:
    below = read(workbook([text], [], HEADER, ROW))

    assert below.figures == {}
    assert f"linjen '{text}' siger, at tallene ikke er periodens egne" in below.problems
    assert read(workbook(HEADER, ROW, title=text[:31])).figures == {}


@pytest.mark.parametrize(
    "text",
    [
        "Mål og resultater",
        "Målgruppe",
        "Målopfølgning",
        "Målinger",
        "Resultatmål 1: Aktiveringsgrad",
        "Resultatmål 1",
        "Mål 1: Aktiveringsgrad",
        "Opfølgning på mål for 2026",
        "Status på udvalgets mål",
        "Mål for aktivering: resultat",
        "Udviklingen mod mål for 2026",
        "Kommunens niveau",
        "Niveau",
    ],
)
def test_titles_that_only_speak_of_targets_refuse_nothing(read: Read, text: str) -> None:
    assert read(workbook([text], [], HEADER, ROW)).figures == FIGURE
    assert read(workbook(HEADER, ROW, title=text[:31].replace(":", ""))).figures == FIGURE


def test_a_title_over_columns_that_tell_apart_refuses_nothing(read: Read) -> None:
    told = read(workbook(["Aktiveringsgrad, ændring"], [], [*HEADER, "Ændring"], [*ROW, 0.2]))

    assert told.figures == FIGURE
