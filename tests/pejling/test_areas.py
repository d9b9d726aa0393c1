"""Areas as cells name them; the shipped list itself is held in tests/test_content.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from pejling.areas import Areas, load_areas
from pejling.errors import AreaError, ContentError


@pytest.fixture(scope="module")
def areas(content_folder: Path) -> Areas:
    """Return the shipped areas."""
    return load_areas(content_folder / "areas.csv")


@pytest.mark.parametrize(
    "cell", ["Hvidovre", "hvidovre", " Hvidovre ", "Hvidovre kommune", "Jobcenter Hvidovre", "167", "0167", 167, 167.0]
)
def test_hvidovre_goes_under_its_name_its_job_centre_and_its_code(areas: Areas, cell: object) -> None:
    area = areas.find(cell)

    assert area is not None
    assert area.name == "Hvidovre"


@pytest.mark.parametrize(
    "cell",
    [
        "167 Hvidovre",
        "167 - Hvidovre Kommune",
        "0167: Hvidovre",
        "Hvidovre (167)",
        "Hvidovre, 167",
        "Hvidovre – 167",
        "Kommune: Hvidovre",
    ],
)
def test_a_name_may_stand_beside_its_own_number(areas: Areas, cell: str) -> None:
    area = areas.find(cell)

    assert area is not None
    assert area.name == "Hvidovre"
    assert areas.numbered_as(cell) is None


def test_a_name_beside_the_number_of_another_area_is_none_of_them(areas: Areas) -> None:
    other = areas.numbered_as("153 Hvidovre")

    assert areas.find("153 Hvidovre") is None
    assert other is not None
    assert other.name == "Brøndby"


@pytest.mark.parametrize("cell", ["Hvidovre 145", "145 Hvidovre", "1 Hvidovre", "167 personer", "Team 167"])
def test_a_number_beside_a_name_that_is_no_areas_says_nothing(areas: Areas, cell: str) -> None:
    assert areas.find(cell) is None
    assert areas.numbered_as("167 personer") is None


@pytest.mark.parametrize("cell", ["Høje-Taastrup", "Høje Taastrup", "Høje\u00a0Taastrup", "høje - taastrup"])
def test_hyphens_and_spaces_do_not_tell_areas_apart(areas: Areas, cell: str) -> None:
    area = areas.find(cell)

    assert area is not None
    assert area.code == "169"


@pytest.mark.parametrize("cell", ["", "  ", None, True, 167.5, 999, "Hvidovrevej", "Kilde: Jobindsats.dk", "I alt"])
def test_a_cell_that_names_no_area_is_none(areas: Areas, cell: object) -> None:
    assert areas.find(cell) is None


def test_a_person_who_names_no_area_is_told_what_to_write(areas: Areas) -> None:
    with pytest.raises(AreaError, match="'Hvidover' er ikke et kendt område; skriv fx Hvidovre, 167 eller Hele landet"):
        areas.get("Hvidover")


def test_the_country_and_a_province_are_no_municipalities(areas: Areas) -> None:
    names = {area.name for area in areas.municipalities}

    assert areas.country.name not in names
    assert "Landsdel Byen København" not in names
    assert "Hvidovre" in names


def test_every_faulty_line_of_the_list_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_text("code;name;kind;region;aliases\n1;A;by;;\n2;B;municipality;;\n3;C;land;;\n", encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        load_areas(file)

    assert [fault.key for fault in raised.value.faults] == ["linje 2", "linje 4"]
