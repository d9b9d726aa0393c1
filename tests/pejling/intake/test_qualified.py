"""Titles and sheets that say more of their figures than Pejling knows are asked about, and taken for nobody's."""

from __future__ import annotations

import dataclasses

import pytest

from pejling.intake.reading import read_content
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.readings import Told

HEADER, ROW = ["Periode", "Område", "Aktiveringsgrad"], ["Jan 2025", "Hvidovre", 20.1]
RATE = {("aktiveringsgrad", "167", "", "2025-01"): 20.1}
SOME = ["Unge", "Team Unge", "Flygtninge", "Nye modtagere", "Langtidsledige", "Integration", "18-29-årige", "30 år+"]
SOME += ["UP", "Åbenlyse", "Ukrainere"]
PERSONS = {("kontanthjaelp_personer", "167", "", "2025-01"): 900}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Aktiveringsgrad for enlige forsørgere i Hvidovre", "enlige forsørgere"),
        ("Aktiveringsgraden blandt nye modtagere, 2025", "nye"),
        ("Aktiveringsgrad for langtidsledige", "langtidsledige"),
        ("Aktiveringsgrad – unge", "unge"),
        ("Aktiveringsgrad – Team Unge", "team unge"),
        ("Aktiveringsgrad – borgere med mere end 5 år på ydelse", "mere end"),
        ("Aktiveringsgrad – uden fritagne", "uden fritagne"),
        ("Aktiveringsgrad pr. borger med barn", "barn"),
        ("Borgere i projekt Flere Skal Med", "projekt flere skal"),
        ("Kun enlige", "enlige"),
        ("Aktiveringsgrad 16-24", "16-24"),
        ("Aktiveringsgrad, 18–29", "18–29"),
        ("Aktiveringsgrad for u30", "u30"),
        ("Aktiveringsgrad under 30", "under 30"),
        ("Aktiveringsgrad 60+", "60+"),
        ("Aktiveringsgrad <30 år", "<30"),
        ("Aktiveringsgrad (-30 år)", "-30"),
        ("Aktiveringsgrad 1-2 år", "1-2"),
        ("Aktiveringsgrad efter 13 uger", "uger"),
        ("Ledige 18-29", "ledige 18-29"),
        ("Aktiveringsgrad M", "m"),
        ("Aktiveringsgrad (K)", "k"),
        ("Ufaglærte", "ufaglærte"),
        ("Dimittender", "dimittender"),
        ("Sygemeldte borgere", "sygemeldte"),
        ("Nyuddannede akademikere", "nyuddannede akademikere"),
        ("18-29-årige", "årige 18-29"),
        ("op til 30 år", "op til 30 år"),
        ("30 år+", "30 år+"),
        ("Målgruppe 2.3", "målgruppe 2.3"),
        ("§ 6 nr. 12", "§ 6 nr. 12"),
        ("Deltagere i Springbræt", "deltagere springbræt"),
        ("Uden unge", "uden unge"),
        ("AP", "ap"),
        ("Aktiveringsgrad for borgere i beskæftigelse", "borgere i beskæftigelse"),
        ("Aktiveringsgrad efter 12 måneder", "efter 12 måneder"),
        ("Aktiveringsgrad for borgere i over et år", "i over et år"),
        ("Aktiveringsgrad resultatmål", "resultatmål"),
        ("Aktiveringsgrad end sidste år", "end"),
    ],
)
def test_a_title_that_says_more_than_is_known_is_asked_about(read: Read, title: str, said: str) -> None:
    told = read(workbook([title], [], HEADER, ROW))

    assert told.figures == {}
    assert f"linjen '{title}' siger også '{said}'" in told.problems


@pytest.mark.parametrize(
    "title",
    [
        "Tilgang til ydelsen",
        "Sanktioner",
        "Afgang fra ydelsen",
        "Nyledige",
        "Antal personer, nettotilgang",
        "Gennemsnitlig varighed",
        "Personer i aktivering",
        "I job eller uddannelse",
        "Personer med ordinære timer",
        "Langtidsledige",
        "Status efter afsluttet forløb",
        "Over to år",
    ],
)
def test_a_label_that_measures_share_is_not_the_stock_where_the_title_says_another_measure(
    read: Read, title: str
) -> None:
    header, row = ["Periode", "Område", "Antal personer"], ["Jan 2025", "Hvidovre", 61]

    assert read(workbook([f"Kontanthjælp: {title}"], header, row)).figures == {}
    assert read(workbook([title], header, row, title="Kontanthjælp")).figures == {}


@pytest.mark.parametrize(
    "line",
    [
        "Udarbejdet af Peter Plads",
        "Hvidovre Kommune, Center for Beskæftigelse",
        "Afdeling: Analyse",
        "Dette ark er lavet til brug for drøftelser.",
    ],
)
def test_lines_of_who_made_the_file_say_no_measure(read: Read, line: str) -> None:
    header, row = ["Periode", "Område", "Antal personer"], ["Jan 2025", "Hvidovre", 900]

    assert read(workbook(["Kontanthjælp"], [line], header, row)).figures == PERSONS


def test_figures_of_all_benefits_are_not_those_of_one(read: Read) -> None:
    header, row = ["Periode", "Område", "Antal personer med ordinære timer"], ["Jan 2025", "Hvidovre", 900]

    assert read(workbook(["Ordinære timer – alle offentligt forsørgede (otij01)"], header, row)).figures == {}


@pytest.mark.parametrize("sheet", SOME)
def test_a_sheet_named_as_some_of_the_people_is_asked_about(read: Read, sheet: str) -> None:
    told = read(workbook(HEADER, ROW, title=sheet))

    assert told.figures == {}
    assert f"arkets navn '{sheet}' siger også" in told.problems


@pytest.mark.parametrize("sheet", ["Unge UDV", "Hold A", "Bilag 2", "KPI", "Aktivering", "FØP", "Ungecenter", "Ark1"])
def test_other_names_of_sheets_say_nothing_of_whom_figures_are(read: Read, sheet: str) -> None:
    assert read(workbook(HEADER, ROW, title=sheet)).figures == RATE


@pytest.mark.parametrize(
    "title",
    [
        "Bilag 2. Aktiveringsgrad for kontanthjælp i Hvidovre Kommune (pct.), foreløbige tal",
        "Aktiveringsgrad - udvikling i perioden 2019-2025",
        "Status på beskæftigelsesplanen: Aktiveringsgrad, månedstal",
        "Aktiveringsgrad fordelt på område",
        "Aktiveringsgrad, egen opgørelse",
        "Aktiveringsgraden i Hvidovre og Hele landet",
        "Mål U4a: Aktiveringsgrad (Jobindsats y60c07)",
        "Nye tal for ledighed",
        "Notat til Direktøren om Byens Borgere",
        "Kun til intern brug",
        "Aktiveringsgrad 24-25",
        "Aktiveringsgrad, udtræk 15-08-2025",
        "Aktiveringsgrad, side 3-4",
        "Telefon 36-39-36-00",
        "Aktiveringsgrad over 24 måneder",
        "Aktiveringsgrad efter område og måned",
        "Ydelsescenter Hvidovre",
        "Rettede tal",
        "Ledelsesinformation",
        "Sammenligninger",
        "Tal uden sæsonkorrektion",
        "Aktiveringsgrad over 2 år",
        "Aktiveringsgrad og langtidsledige",
        "Resultater: Aktiveringsgrad",
        "Resultatmål 1: Aktiveringsgrad",
    ],
)
def test_a_title_in_ordinary_words_is_not_asked_about(read: Read, title: str) -> None:
    assert read(workbook([title], [], HEADER, ROW)).figures == RATE


PEOPLE: list[list[object]] = [["Periode", "Område", "Antal personer"], ["Jan 2025", "Hvidovre", 900]]


@pytest.mark.parametrize(
    "name",
    [
        "Fra kontanthjælp til job",
        "Kontanthjælp i aktivering",
        "Kontanthjælp varighed over 1 år",
        "Kontanthjælp i over et år",
        "Kontanthjælp - samtaler",
        "Kontanthjælp, langtidsledige",
        "Kontanthjælp, 100 bedste",
    ],
)
def test_a_sheet_that_alone_says_which_persons_is_read_as_a_title(read: Read, name: str) -> None:
    told = read(workbook(*PEOPLE, title=name))

    assert told.figures == {}
    assert f"arkets navn '{name}' siger også" in told.problems
    assert read(workbook(["Kontanthjælp: Antal personer"], *PEOPLE, title="Bilag")).figures == PERSONS


@pytest.mark.parametrize(
    "name",
    ["Kontanthjælp 2025", "Kontanthjælp (2)", "Kontanthjælp_Hvidovre", "Bilag 3 Kontanthjælp", "Antal kontanthjælp"],
)
def test_a_sheet_that_says_which_persons_and_no_more_is_enough(read: Read, name: str) -> None:
    assert read(workbook(*PEOPLE, title=name)).figures == PERSONS


@pytest.mark.parametrize(
    "title",
    [
        "Kontanthjælp: Antal personer fordelt på alder",
        "Kontanthjælp efter område og måned",
        "Kontanthjælp: udvikling over 2 år",
        "Kontanthjælp: Antal personer, antal langtidsledige personer",
        "Kontanthjælp, seneste tal",
    ],
)
def test_an_ordinary_title_over_a_label_that_measures_share_is_not_asked_about(read: Read, title: str) -> None:
    assert read(workbook([title], *PEOPLE)).figures == PERSONS


def test_a_title_may_list_what_the_tables_own_columns_tell_apart(read: Read) -> None:
    header, row = ["Periode", "Område", "Antal personer", "Tilgang"], ["Jan 2025", "Hvidovre", 900, 61]

    assert read(workbook(["Kontanthjælp: Antal personer og tilgang"], header, row)).figures == PERSONS


def test_titles_of_different_ages_are_different_layouts(read: Read) -> None:
    younger, older = (read(workbook([f"Aktiveringsgrad {ages}"], [], HEADER, ROW)) for ages in ("16-24", "25-29"))

    assert younger.layouts != older.layouts


def test_an_answer_for_such_a_title_is_followed(words: Vocabulary) -> None:
    content = workbook(["Aktiveringsgrad – samtlige forløb"], [], HEADER, ROW)
    (layout,) = Told(read_content(content, words, lambda _: None)).layouts
    answered = dataclasses.replace(words, answers={(layout, "Aktiveringsgrad"): "aktiveringsgrad"})

    assert Told(read_content(content, answered, lambda _: None)).figures == RATE
