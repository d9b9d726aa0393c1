"""A refusal says where in a workbook person numbers hide, and on which sheet. All numbers are invented."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.pejling.builders import saved
from tests.pejling.intake import test_hostile_files as hiding
from tests.pejling.intake.conftest import Read
from tests.pejling.intake.test_number_formulas import in_an_ods, in_an_xls, in_an_xlsb

NUMBERS = (hiding.PERSON, hiding.DIGITS, hiding.PERSON[:6], hiding.PERSON[-4:])
FORMULA = f'IF(A1="{hiding.DIGITS}",1,0)'


@pytest.mark.parametrize(
    ("make", "sheet", "where"),
    [
        (hiding.commented, "Ark1", "arkets skjulte dele: kommentarer;"),
        (hiding.commented_in_digits, "Ark1", "arkets skjulte dele: kommentarer;"),
        (hiding.discussed, "", "filens skjulte dele: kommentarer;"),
        (hiding.drawn, "", "filens skjulte dele: tekstfelter eller tegninger;"),
        (hiding.described, "", "filens skjulte dele: egenskaber (Filer > Oplysninger);"),
        (hiding.footed, "Ark1", "arkets skjulte dele: sidehoveder eller sidefødder;"),
        (hiding.footed_in_digits, "Ark1", "arkets skjulte dele: sidehoveder eller sidefødder;"),
        (hiding.named, "", "filens skjulte dele: navne (Formler > Navnestyring);"),
        (hiding.named_once, "", "filens skjulte dele: navne (Formler > Navnestyring);"),
        (hiding.named_after, "", "filens skjulte dele: navne (Formler > Navnestyring);"),
        (hiding.in_a_formula, "Ark1", "arkets skjulte dele: formler;"),
        (hiding.in_a_formula_in_digits, "Ark1", "arkets skjulte dele: formler;"),
        (hiding.to_choose_from, "Ark1", "arkets skjulte dele: datavalidering, betinget formatering eller andre"),
        (hiding.cached, "", "filens skjulte dele: pivottabellers data;"),
        (hiding.cached_once, "", "filens skjulte dele: pivottabellers data;"),
        (hiding.charted, "", "filens skjulte dele: diagrammer;"),
        (hiding.annotated, "", "filens skjulte dele: kommentarer;"),
        (hiding.drawn_on_a_sheet, "", "filens skjulte dele: tekstfelter eller tegninger;"),
        (hiding.in_a_formula_of_an_ods, "", "filens skjulte dele: formler;"),
        (lambda: in_an_ods(FORMULA), "", "filens skjulte dele: formler;"),
        (lambda: in_an_xlsb(FORMULA), "Tal", "arkets skjulte dele: formler;"),
        (lambda: in_an_xls(FORMULA), "", "filens skjulte dele: formler;"),
        (hiding.commented_in_an_xls, "", "filens skjulte dele: kommentarer eller tekstfelter;"),
        (hiding.headed_in_an_xls, "", "filens skjulte dele: sidehoveder eller sidefødder;"),
    ],
)
def test_a_refusal_says_where_person_numbers_hide(
    read: Read, make: Callable[[], bytes], sheet: str, where: str
) -> None:
    told = read(make())

    assert told.places == [(sheet, "")]
    assert where in told.problems
    assert not any(number in str(told.issues) for number in NUMBERS)


def test_each_sheet_that_hides_person_numbers_is_named_with_all_its_places(read: Read) -> None:
    book = openpyxl.load_workbook(io.BytesIO(hiding.in_a_formula()))
    book["Ark1"]["A2"].comment = Comment(f"Ring til {hiding.PERSON}", "hh")
    book.create_sheet("Noter")["A1"].comment = Comment(f"Borger {hiding.DIGITS} ringede", "hh")
    book.properties.description = hiding.PERSON

    told = read(saved(book))

    assert sorted(told.places) == [("", ""), ("Ark1", ""), ("Noter", "")]
    assert "der er 2 personnumre (CPR) i arkets skjulte dele: kommentarer og formler;" in told.problems
    assert "der er 1 personnummer (CPR) i arkets skjulte dele: kommentarer;" in told.problems
    assert "der er 1 personnummer (CPR) i filens skjulte dele: egenskaber (Filer > Oplysninger);" in told.problems
    assert not any(number in str(told.issues) for number in NUMBERS)
