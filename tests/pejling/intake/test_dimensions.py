"""Breakdowns by their many names, and what is everybody."""

from __future__ import annotations

import pytest

from pejling.intake.dimensions import TOTAL, is_total
from pejling.intake.vocabulary import Vocabulary


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
    ],
)
def test_a_category_is_known_by_any_spelling(words: Vocabulary, dimension: str, text: str, category: str) -> None:
    assert words.dimensions.category(dimension, text) == category


@pytest.mark.parametrize("text", ["I alt", "i alt ", "Total", "Alle", "Alder i alt", "Age, total", "Total, age", "All"])
def test_everybody_is_written_in_many_ways(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Uddannelsesparate", "Totalentreprise", "Allerød", "alt"])
def test_other_words_are_not_everybody(text: str) -> None:
    assert not is_total(text)


def test_company_practice_in_all_is_an_offer_and_not_everybody(words: Vocabulary) -> None:
    assert words.dimensions.of_category("Virksomhedspraktik i alt") == "tilbud"


def test_beside_a_plain_total_the_ages_of_the_labour_force_are_a_part(words: Vocabulary) -> None:
    both = words.dimensions.categories("alder", ["Alder i alt", "16-64 år", "25-29 år"])

    assert both == {"Alder i alt": "", "16-64 år": "16-64-aar", "25-29 år": "25-29-aar"}
    assert words.dimensions.categories("alder", ["16-64 år", "25-29 år"])["16-64 år"] == ""
