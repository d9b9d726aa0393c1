"""Breakdowns by their many names, and what is everybody."""

from __future__ import annotations

import pytest

from pejling.intake.dimensions import TOTAL, is_total
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read


@pytest.mark.parametrize(
    ("header", "dimension"),
    [
        ("Visitationskategori", "visitation"),
        ("visitationskategori:", "visitation"),
        (" Visitat.kat. ", "visitation"),
        ("Køn", "koen"),
        ("Sex", "koen"),
        ("Ydelsesgruppe*", "ydelse"),
        ("Skostørrelse", "skostoerrelse"),
    ],
)
def test_a_header_is_a_known_dimension_or_its_own(words: Vocabulary, header: str, dimension: str) -> None:
    assert words.dimensions.dimension(header) == dimension


@pytest.mark.parametrize(
    ("dimension", "text", "category"),
    [
        ("visitation", "Uddannelsesparate", "uddannelsesparat"),
        ("visitation", "I alt", TOTAL),
        ("visitation", "Alle uddannelsesparate", "alle-uddannelsesparate"),
        ("visitation", "Åbenlyst uddannelsesparat", "aabenlys-uddannelsesparat"),
        ("koen", "Mænd og kvinder", TOTAL),
        ("koen", "Køn i alt", TOTAL),
        ("alder", "Age, total", TOTAL),
        ("alder", "25-29 år", "25-29-aar"),
        ("alder", "25-29 years", "25-29-aar"),
        ("tilbud", "Virksomhedspraktik i alt", "virksomhedspraktik"),
        ("tilbud", "Tilbud i alt", TOTAL),
        ("herkomst", "Indvandrere i alt", "indvandrere"),
        ("herkomst", "Herkomst i alt", TOTAL),
        ("koen", "Mænd i alt", "maend"),
        ("herkomst", "Ikke-vestlige, total", "ikke-vestlig"),
        ("visitation", "Aktivitets- og uddannelsesparate i alt", "aktivitets-og-uddannelsesparate-i-alt"),
        ("visitation", "Personer i alt", TOTAL),
        ("visitation", "Kontanthjælp i alt", TOTAL),
        ("skostoerrelse", "Størrelse 42", "stoerrelse-42"),
        ("skostoerrelse", "Skostørrelse i alt", TOTAL),
        ("alder", "Unge i alt", "unge-i-alt"),
        ("alder", "18-29-årige i alt", "18-29-aarige-i-alt"),
        ("alder", "30+ i alt", "30-i-alt"),
        ("tilbud", "Virksomhedsrettede tilbud i alt", "virksomhedsrettede-tilbud-i-alt"),
        ("herkomst", "Udenlandsk herkomst i alt", "udenlandsk-herkomst-i-alt"),
        ("a-kasse", "Forsikrede i alt", "forsikrede-i-alt"),
        ("team", "Team 1 i alt", "team-1-i-alt"),
        ("team", "Hvidovre Kommune i alt", TOTAL),
        ("alder", "Ledige i alt", TOTAL),
        ("alder", "Alle aldre i alt", TOTAL),
    ],
)
def test_a_category_is_known_by_any_spelling(words: Vocabulary, dimension: str, text: str, category: str) -> None:
    assert words.dimensions.category(dimension, text) == category


@pytest.mark.parametrize(
    "text",
    [
        *("I alt", "i alt ", "Ialt", "Total", "Totalt", "Hovedtotal", "Grand total", "Alle", "All", "Sum", "Samlet"),
        *("Alder i alt", "Age, total", "Total, age"),
    ],
)
def test_everybody_is_written_in_many_ways(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Uddannelsesparate", "Totalentreprise", "Allerød", "alt", "Summer", "Samlet set"])
def test_other_words_are_not_everybody(text: str) -> None:
    assert not is_total(text)


def test_company_practice_in_all_is_an_offer_and_not_everybody(words: Vocabulary) -> None:
    assert words.dimensions.of_category("Virksomhedspraktik i alt") == "tilbud"


def test_beside_a_plain_total_the_ages_of_the_labour_force_are_a_part(words: Vocabulary) -> None:
    both = words.dimensions.categories("alder", ["Alder i alt", "16-64 år", "25-29 år"])

    assert both == {"Alder i alt": "", "16-64 år": "16-64-aar", "25-29 år": "25-29-aar"}
    assert words.dimensions.categories("alder", ["16-64 år", "25-29 år"])["16-64 år"] == ""


@pytest.mark.parametrize("text", ["18-24 år", "30-49 år", "50 år og derover", "30 år og over", "Under 25 år", "50+ år"])
def test_an_age_is_known_by_its_form(words: Vocabulary, text: str) -> None:
    assert words.dimensions.of_category(text) == "alder"


@pytest.mark.parametrize("text", ["18-24", "0-13 uger", "18-24 år, kvinder", "24 år", "2020-24", "under 5"])
def test_what_only_resembles_an_age_is_none(words: Vocabulary, text: str) -> None:
    assert words.dimensions.of_category(text) is None


def test_ages_across_are_the_same_groups_as_ages_down(read: Read) -> None:
    ages = ["18-24 år", "25-29 år", "30-49 år", "50 år og derover"]
    figures = [10, 20, 60, 55]
    title = ["Antal langtidsledige personer, januar 2020"]
    across = read(workbook(title, ["Kommune", "I alt", *ages], ["Hvidovre", 145, *figures]))
    down = read(
        workbook(
            title,
            ["Kommune", "Alder", "Antal langtidsledige personer"],
            ["Hvidovre", "I alt", 145],
            *(["Hvidovre", age, figure] for age, figure in zip(ages, figures, strict=True)),
        )
    )

    assert across.figures == down.figures
    assert across.figures["langtidsledige", "167", "alder=30-49-aar", "2020-01"] == 60
    assert len(across.figures) == 5
