"""What people answer about unknown columns is remembered by layout, used next month, and can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pejling.answers import Answer, Answers
from pejling.errors import ContentError, StoreError
from pejling.intake import NOT_USED, Import, read_export
from pejling.library import load_library
from pejling.store import Store
from pejling.store.imports import subjects_of
from tests.pejling.builders import moment, workbook
from tests.pejling.intake.readings import figures_in

HEADER = ["Periode", "Område", "Aktivering i pct. af tiden"]
JULY = workbook(["Udtræk juli"], HEADER, ["Jun 2026", "Hvidovre", 16.7], ["Jul 2026", "Hvidovre", 17.2])
AUGUST = workbook(["Udtræk august"], HEADER, ["Aug 2026", "Hvidovre", 17.9], ["Jul 2026", "Hvidovre", 17.3])
SOURCE = {"publisher": "Egen registrering", "columns": ("Cykler",)}
MONTHS = ("Jul 2026", "Aug 2026")
OWN: dict[str, object] = {
    "name": "Antal cykler",
    "unit": "events",
    "frequency": "month",
    "improvement": "neutral",
    "how_calculated": 'Talt i gården, "hver" fredag.',
    "why_it_matters": "–",
    "source": SOURCE,
}


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Return the answers of an empty store."""
    return Answers(tmp_path / "store")


def answer_for(found: Import, indicator: str | None, day: str = "2026-08-22") -> Answer:
    """Return an answer for the one unknown column of a file."""
    (preview,) = found.previews
    label = next(one.label for one in preview.columns if one.kind == "value")
    return Answer(preview.fingerprint, label, indicator, found.file, "hh", moment(day))


def test_an_unknown_column_is_asked_about_with_a_suggestion_and_its_reason(content_folder: Path) -> None:
    found = read_export(
        "juli.xlsx", workbook([*HEADER[:2], "Aktiveringsgraden"], ["Jul 2026", "Hvidovre", 17.2]), content_folder
    )

    (unknown,) = found.previews[0].unknown
    assert unknown.suggestions[0].id == "aktiveringsgrad"
    assert "navnet ligner" in unknown.suggestions[0].reason


def test_an_answer_makes_the_file_usable_and_next_months_file_silent(answers: Answers, content_folder: Path) -> None:
    before = read_export("juli.xlsx", JULY, content_folder)
    assert not before.usable

    answers.add(answer_for(before, "aktiveringsgrad"))
    after = read_export("august.xlsx", AUGUST, content_folder, learned=answers.learned())

    assert figures_in(after.observations)["aktiveringsgrad", "167", "", "2026-08"] == 17.9
    assert after.issues == ()


def test_the_answer_holds_for_periods_across_when_a_month_has_come(answers: Answers, content_folder: Path) -> None:
    def across(*months: str) -> bytes:
        return workbook(["Min egen måling"], ["Område", *months], ["Hvidovre", *[12.0] * len(months)])

    before = read_export("juni.xlsx", across("Maj 2026", "Jun 2026"), content_folder)
    answers.add(answer_for(before, "aktiveringsgrad"))
    after = read_export(
        "juli.xlsx", across("Maj 2026", "Jun 2026", "Jul 2026"), content_folder, learned=answers.learned()
    )

    assert len(figures_in(after.observations)) == 3


def test_a_column_to_be_left_alone_is_left_alone_without_a_word(answers: Answers, content_folder: Path) -> None:
    rows: list[list[object]] = [
        ["Periode", "Område", "Aktiveringsgrad", "Antal cykler"],
        ["Jul 2026", "Hvidovre", 17.2, 3.0],
    ]
    before = read_export("juli.xlsx", workbook(*rows), content_folder)
    (preview,) = before.previews
    answers.add(Answer(preview.fingerprint, "Antal cykler", NOT_USED, "juli.xlsx", "hh", moment("2026-08-22")))

    after = read_export("juli.xlsx", workbook(*rows), content_folder, learned=answers.learned())
    assert after.issues == ()
    assert [one.unknown for one in after.previews] == [()]


def test_an_answer_taken_back_no_longer_holds(answers: Answers, content_folder: Path) -> None:
    before = read_export("juli.xlsx", JULY, content_folder)
    answers.add(answer_for(before, "aktiveringsgrad"))
    answers.add(answer_for(before, None, "2026-08-23"))

    assert answers.all() == ()
    assert not read_export("juli.xlsx", JULY, content_folder, learned=answers.learned()).usable


def test_an_indicator_can_be_defined_on_the_spot_and_is_known_from_then_on(
    answers: Answers, content_folder: Path
) -> None:
    new = answers.define(OWN)
    july, august = (workbook(["Periode", "Område", "Cykler"], [month, "Hvidovre", 3.0]) for month in MONTHS)
    answers.add(answer_for(read_export("juli.xlsx", july, content_folder), new.id))

    found = read_export("august.xlsx", august, content_folder, learned=answers.learned())

    assert figures_in(found.observations) == {("antal_cykler", "167", "", "2026-08"): 3.0}
    assert load_library(own_indicators=answers.indicators_folder).indicators["antal_cykler"] == new


def test_an_indicator_defined_on_the_spot_takes_its_columns_name_in_no_other_layout(
    answers: Answers, content_folder: Path
) -> None:
    header = ["Periode", "Område", "Antal fuldtidspersoner"]
    sick, cash, other = (
        workbook([f"{title}: Antal fuldtidspersoner"], header, ["Jul 2026", "Hvidovre", 500.0])
        for title in ("Sygedagpenge", "Kontanthjælp", "Ressourceforløb")
    )
    asked = read_export("syg.xlsx", sick, content_folder)
    new = answers.define(
        OWN | {"name": "Sygedagpenge, fuldtidspersoner", "source": SOURCE | {"columns": tuple(header[2:])}}
    )
    answers.add(answer_for(asked, new.id))

    learned = answers.learned()
    found = {
        title: figures_in(read_export(f"{title}.xlsx", content, content_folder, learned=learned).observations)
        for title, content in (("syg", sick), ("kontant", cash), ("andet", other))
    }

    assert found == {
        "syg": {(new.id, "167", "", "2026-07"): 500.0},
        "kontant": {("kontanthjaelp_fuldtidspersoner", "167", "", "2026-07"): 500.0},
        "andet": {},
    }


def test_an_answer_holds_for_the_table_it_was_given_for_and_no_other_with_the_same_columns(
    answers: Answers, content_folder: Path
) -> None:
    long_term, sick = (
        workbook([title], ["Periode", "Område", "Antal"], ["Jul 2026", "Hvidovre", 300.0])
        for title in ("Langtidsledige i kommunen", "Sygedagpengemodtagere")
    )
    answers.add(answer_for(read_export("a.xlsx", long_term, content_folder), "langtidsledige"))

    found = read_export("b.xlsx", sick, content_folder, learned=answers.learned())

    assert not found.usable
    assert [column.label for column in found.previews[0].unknown] == ["Antal"]


def test_an_answered_column_is_what_the_answer_says_whatever_part_its_title_names(
    answers: Answers, content_folder: Path
) -> None:
    content = workbook(["Sygedagpenge: Antal"], ["Periode", "Område", "Antal"], ["Jul 2026", "Hvidovre", 300.0])
    answers.add(answer_for(read_export("a.xlsx", content, content_folder), "langtidsledige"))

    found = read_export("a.xlsx", content, content_folder, learned=answers.learned())

    assert figures_in(found.observations) == {("langtidsledige", "167", "", "2026-07"): 300.0}


def test_an_answer_that_the_names_contradict_is_asked_about_again(answers: Answers, content_folder: Path) -> None:
    content = workbook(["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2])
    answers.add(answer_for(read_export("juli.xlsx", content, content_folder), "andel_aktiveringsberoerte"))

    found = read_export("august.xlsx", content, content_folder, learned=answers.learned())

    assert not found.usable
    (unknown,) = found.previews[0].unknown
    assert "siger 'Andel aktiveringsberørte', men navnet siger 'Aktiveringsgrad'" in unknown.reason
    assert unknown.suggestions[0].id == "aktiveringsgrad"


def test_an_answer_whose_indicator_is_no_more_is_asked_about_again(answers: Answers, content_folder: Path) -> None:
    before = read_export("juli.xlsx", JULY, content_folder)
    answers.add(answer_for(before, "findes_ikke_mere"))

    found = read_export("juli.xlsx", JULY, content_folder, learned=answers.learned())

    assert [column.label for column in found.previews[0].unknown] == [HEADER[2]]


def test_whoever_corrects_what_the_names_say_is_not_asked_again(answers: Answers, content_folder: Path) -> None:
    content = workbook(["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2])
    asked = read_export("juli.xlsx", content, content_folder)
    (column,) = asked.previews[0].measures
    answers.add(replace(answer_for(asked, "andel_aktiveringsberoerte"), instead_of=column.named))

    found = read_export("august.xlsx", content, content_folder, learned=answers.learned())

    assert list(figures_in(found.observations)) == [("andel_aktiveringsberoerte", "167", "", "2026-07")]
    assert [one.named for one in found.previews[0].measures] == ["aktiveringsgrad"]


def test_answers_from_when_a_layout_had_no_title_are_kept_and_asked_again(answers: Answers) -> None:
    told = {
        "label": "Antal",
        "indicator": "langtidsledige",
        "file": "a.xlsx",
        "by": "hh",
        "at": "2026-08-22T12:00:00+00:00",
    }
    folder = answers.indicators_folder.parent / "answers"
    folder.mkdir(parents=True)
    (folder / "20260822T120000000000-12345678.json").write_text(json.dumps(told | {"fingerprint": "0123456789abcdef"}))

    assert answers.all() == ()
    assert answers.learned().answers == {}


def test_a_column_is_not_taken_by_its_name_for_what_somebody_took_back(answers: Answers, content_folder: Path) -> None:
    new = answers.define(OWN)
    content = workbook(["Periode", "Område", "Cykler"], ["Jul 2026", "Hvidovre", 3.0])
    before = read_export("cykler.xlsx", content, content_folder)
    for indicator, day in ((new.id, "2026-08-22"), (None, "2026-08-23")):
        answers.add(answer_for(before, indicator, day))

    asked = read_export("cykler.xlsx", content, content_folder, learned=answers.learned())

    assert not asked.usable
    ((unknown,),) = (one.unknown for one in asked.previews)
    assert unknown.suggestions[0].id == new.id
    assert "taget tilbage" in unknown.reason


def test_taking_an_answer_back_leaves_a_column_that_is_known_by_its_name(
    answers: Answers, content_folder: Path
) -> None:
    content = workbook(["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2])
    (preview,) = read_export("juli.xlsx", content, content_folder).previews
    for indicator, day in (("andel_aktiveringsberoerte", "2026-08-22"), (None, "2026-08-23")):
        answers.add(Answer(preview.fingerprint, "Aktiveringsgrad", indicator, "juli.xlsx", "hh", moment(day)))

    found = read_export("juli.xlsx", content, content_folder, learned=answers.learned())

    assert list(figures_in(found.observations)) == [("aktiveringsgrad", "167", "", "2026-07")]


def test_two_indicators_cannot_have_one_name(answers: Answers) -> None:
    answers.define(OWN)

    with pytest.raises(StoreError, match="allerede en indikator"):
        answers.define(OWN)


def test_an_own_indicator_without_figures_can_be_defined_anew(answers: Answers, content_folder: Path) -> None:
    answers.define(OWN)
    before = answers.version

    answers.define(OWN | {"unit": "persons"}, lambda id_: id_ == "antal_cykler")

    assert answers.version != before
    indicators = load_library(content_folder, own_indicators=answers.indicators_folder).indicators
    assert indicators["antal_cykler"].unit.id == "persons"


def test_an_indicator_that_is_wrongly_described_is_not_kept(answers: Answers) -> None:
    before = answers.version
    with pytest.raises(ContentError):
        answers.define(OWN | {"unit": "bananer"})

    assert answers.version == before


def test_a_person_number_in_an_answer_is_refused_and_not_kept(answers: Answers) -> None:
    before = answers.version
    with pytest.raises(StoreError, match="personnummer") as raised:
        answers.define(OWN | {"how_calculated": "Som aftalt med 010190-1234"})

    assert "010190" not in str(raised.value)
    assert answers.version == before


def titled(benefit: str, value: float) -> bytes:
    header, row = ["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", value]
    return workbook([f"{benefit}: Aktiveringsgrad"], [], header, row)


def test_a_file_about_another_benefit_than_the_figures_stored_is_a_part_and_the_next_of_each_is_as_before(
    store: Store, content_folder: Path
) -> None:
    def loaded(benefit: str, value: float) -> set[str]:
        learned = Answers(store.folder).learned(subjects_of(store.imports()))
        new = read_export("x.xlsx", titled(benefit, value), content_folder, learned=learned)
        store.add(new)
        return {group for _, _, group, _ in figures_in(new.observations)}

    assert loaded("Kontanthjælp", 14.0) == {""}
    assert loaded("Uddannelseshjælp", 22.0) == {"ydelse=uddannelseshjaelp"}
    assert loaded("Kontanthjælp", 15.0) == {""}
    assert loaded("Uddannelseshjælp", 23.0) == {"ydelse=uddannelseshjaelp"}
    assert loaded("Kontanthjælp og uddannelseshjælp", 18.0) == {""}
