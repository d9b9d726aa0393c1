"""Indlæs data: a file becomes a receipt, and figures only when somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pejling.activities import Activities, ActivityState
from pejling.examples import LABEL
from pejling.intake import read_export
from pejling.intake.activity_sheets import HEADINGS
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.exports import PERSON_NUMBERS, XLSX, Upload, activation, with_an_odd_figure, wrong_files
from tests.pages.reading import is_sound, words
from tests.pejling.builders import workbook

PATH = "indlaes"
GOOD = ("aktivering.xlsx", activation(), XLSX)
ODD = ("udsving.xlsx", with_an_odd_figure(), XLSX)
CORRECTED = ("aktivering-rettet.xlsx", activation(ready_for_education=16.5), XLSX)


def upload(app: AppTest, *files: Upload) -> AppTest:
    """Drop files into the upload field."""
    return app.file_uploader[0].set_value(list(files)).run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button that begins with this label."""
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def test_a_file_gives_a_receipt_and_nothing_is_kept_before_it_is_saved(open_app: OpenApp, store: Store) -> None:
    app = upload(open_app(PATH), GOOD)

    assert is_sound(app)
    assert "50 tal til 1 indikator fra 50 rækker; alle er nye." in words(app)
    assert "jan. 2019 til jan. 2021" in words(app)
    assert store.is_empty


def test_a_saved_file_shows_its_figures_on_the_pages(open_app: OpenApp, store: Store) -> None:
    app = press(upload(open_app(PATH), GOOD), "Gem")

    assert "1 fil er gemt." in words(app)
    assert [one.file for one in store.imports()] == ["aktivering.xlsx"]
    overview = words(app.switch_page("pages/follow/overview.py").run())
    assert "17,0 pct. (dec. 2020)" in overview
    assert LABEL not in overview


def test_a_discarded_file_leaves_nothing(open_app: OpenApp, store: Store) -> None:
    app = press(upload(open_app(PATH), GOOD), "Kassér")

    assert store.is_empty
    assert "Kvittering" not in words(app)
    assert LABEL in words(app)


def test_a_file_taken_out_of_the_field_is_not_saved(open_app: OpenApp, store: Store) -> None:
    app = upload(upload(open_app(PATH), GOOD, ODD), ODD)

    press(app, "Gem 1 fil")

    assert [one.file for one in store.imports()] == [ODD[0]]


def test_one_of_several_files_can_be_discarded_by_itself(open_app: OpenApp, store: Store) -> None:
    app = upload(open_app(PATH), GOOD, ODD)

    app = next(button for button in app.button if button.label == "Kassér").click().run()

    assert GOOD[0] not in words(app)
    press(app, "Gem 1 fil")
    assert [one.file for one in store.imports()] == [ODD[0]]


def test_files_that_wait_go_on_waiting_when_the_page_is_left_and_more_are_added(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), GOOD).switch_page("pages/follow/overview.py").run()
    app = app.switch_page("pages/figures/load.py").run()

    app = upload(app, ODD)

    assert any(button.label == "Gem 2 filer" for button in app.button)


@pytest.mark.usefixtures("loaded")
def test_the_same_file_again_is_known_and_cannot_be_saved_twice(open_app: OpenApp, store: Store) -> None:
    app = upload(open_app(PATH), GOOD)

    assert "Filen er indlæst før; intet er ændret." in words(app)
    assert not any(button.label.startswith("Gem") for button in app.button)
    assert len(store.imports()) == 1


def test_the_same_file_twice_in_one_go_is_one_receipt_and_the_second_is_told_of(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), GOOD, ("kopi.xlsx", *GOOD[1:]))

    assert words(app).count("50 tal til 1 indikator") == 1
    assert "kopi.xlsx: samme indhold som 'aktivering.xlsx', og er ikke læst for sig." in words(app)
    assert "kopi.xlsx" not in words(press(app, "Kassér"))


def test_of_two_empty_files_the_second_is_told_of_too(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), ("tom.csv", b"", "text/csv"), ("tom.xlsx", b"", XLSX))

    assert "tom.xlsx: samme indhold som 'tom.csv'" in words(app)
    assert "2 filer" not in words(app).split("Kvittering")[1]


def test_a_person_number_in_a_files_name_is_nowhere_on_the_screen(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), ("cpr 010180-1234.xlsx", activation(), XLSX), CORRECTED)

    assert is_sound(app)
    assert "010180" not in words(app)
    assert "personnummer" in words(app)
    assert app.file_uploader[0].value == []


def test_a_file_refused_for_its_name_is_read_when_it_has_been_renamed(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), ("cpr 010180-1234.xlsx", activation(), XLSX))

    assert "50 tal til 1 indikator" in words(upload(app, GOOD))


def test_refused_files_alone_are_said_to_be_alone(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), wrong_files()["text"])

    assert "1 fil kan ikke bruges." in words(app)


@pytest.mark.usefixtures("loaded")
def test_a_corrected_file_tells_what_changed(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), CORRECTED)

    assert "0 nye, 25 som før og 25 ændrede" in words(app)
    assert "før 17,0 pct., i filen 16,5 pct." in words(app)


@pytest.mark.parametrize("kind", wrong_files())
def test_a_file_that_is_no_export_is_refused_with_a_reason(open_app: OpenApp, store: Store, kind: str) -> None:
    app = upload(open_app(PATH), wrong_files()[kind])

    assert is_sound(app)
    assert "afvist" in words(app)
    assert "Fejl" in words(app)
    assert not any(button.label.startswith("Gem") for button in app.button)
    assert store.is_empty


def test_a_person_number_is_never_on_the_screen(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), wrong_files()["person numbers"])

    assert f"{len(PERSON_NUMBERS)} personnumre (CPR)" in words(app)
    written = [*PERSON_NUMBERS, *(number.replace("-", "") for number in PERSON_NUMBERS)]
    assert [number for number in written if number in words(app)] == []


def test_a_good_file_beside_a_refused_one_can_be_saved(open_app: OpenApp, store: Store) -> None:
    app = press(upload(open_app(PATH), wrong_files()["PDF"], GOOD), "Gem 1 fil")

    assert is_sound(app)
    assert [one.file for one in store.imports()] == ["aktivering.xlsx"]


def test_refused_files_can_be_taken_off_the_list(open_app: OpenApp) -> None:
    app = press(upload(open_app(PATH), wrong_files()["text"]), "Ryd listen")

    assert "referat.txt" not in words(app)


def test_an_odd_figure_is_asked_about_and_left_out_where_nobody_says_it_is_right(
    open_app: OpenApp, store: Store
) -> None:
    app = upload(open_app(PATH), ODD)

    assert "1 tal springer usædvanligt meget fra den ene periode til den næste." in words(app)
    assert "1 tal gemmes ikke, før nogen nedenfor har sagt god for det, der springer usædvanligt meget." in words(app)
    assert "jan. 2021 (ark Ark1, celle C26): 99,0 pct., men 17,0 pct. i dec. 2020" in words(app)
    app = press(app, "Gem")
    assert "1 tal er udeladt, fordi det ikke er bekræftet" in words(app)
    assert [one.left_out for one in store.imports()] == [1]


def test_an_odd_figure_somebody_says_is_right_is_kept(open_app: OpenApp, store: Store) -> None:
    app = upload(open_app(PATH), ODD)

    app.checkbox[0].check().run()
    app = press(app, "Gem")

    assert "1 fil er gemt." in words(app)
    assert "udeladt" not in words(app)
    assert [one.left_out for one in store.imports()] == [0]


def test_of_several_odd_figures_each_can_be_said_to_be_right_by_itself(open_app: OpenApp, store: Store) -> None:
    values = [15 + month % 2 * 0.5 for month in range(30)]
    app = upload(open_app(PATH), ("to.xlsx", _rates(0, *values[:14], 95.0, *values[15:22], 85.0, *values[23:]), XLSX))
    assert [box.label.split(":")[0].split(" (")[0] for box in app.checkbox] == [
        "Alle 2 spring er rigtige; tag tallene med",
        "Aktiveringsgrad, Hvidovre, mar. 2025",
        "Aktiveringsgrad, Hvidovre, nov. 2025",
    ]

    app = press(app.checkbox[2].check().run(), "Gem")

    assert "1 tal er udeladt" in words(app)
    (kept,) = store.select(["aktiveringsgrad"]).values()
    assert [one.value for one in kept if (one.value or 0) > 80] == [85.0]


def test_all_odd_figures_can_be_said_to_be_right_at_once(open_app: OpenApp, store: Store) -> None:
    odd = [95.0 if month % 4 == 0 else 15.5 + month % 2 * 0.5 for month in range(15, 50)]
    app = upload(open_app(PATH), ("mange.xlsx", _rates(0, *(15 + month % 2 * 0.5 for month in range(15)), *odd), XLSX))
    assert app.checkbox[-1].label.endswith("de står alle i kvitteringen som regneark")

    app = app.checkbox[0].check().run()
    assert len(app.checkbox) == 1
    press(app, "Gem")

    assert [one.left_out for one in store.imports()] == [0]


def test_a_file_with_figures_left_out_can_be_loaded_again_to_take_them_in(open_app: OpenApp, store: Store) -> None:
    press(upload(open_app(PATH), ODD), "Gem")

    app = upload(open_app(PATH), ODD)
    app.checkbox[0].check().run()
    press(app, "Gem")

    assert [one.left_out for one in store.imports()] == [0]


def _rates(first: int, *values: float) -> bytes:
    months = (f"{2024 + number // 12}M{number % 12 + 1:02}" for number in range(first, first + len(values)))
    rows = ((month, "Hvidovre", value) for month, value in zip(months, values, strict=True))
    return workbook(("Periode", "Område", "Aktiveringsgrad"), *rows)


TWO_YEARS = ("to år.xlsx", _rates(0, *(15 + month % 2 * 0.5 for month in range(24))), XLSX)
JANUARY, FEBRUARY = ("jan.xlsx", _rates(24, 15.5), XLSX), ("feb.xlsx", _rates(25, 95.0), XLSX)


def test_a_step_from_one_file_to_the_next_is_asked_about_when_both_are_read_together(
    open_app: OpenApp, store: Store
) -> None:
    app = upload(open_app(PATH), TWO_YEARS, JANUARY, FEBRUARY)

    assert "feb. 2026 (ark Ark1, celle C2): 95,0 pct., men 15,5 pct. i jan. 2026" in words(app)
    press(app, "Gem 3 filer")
    assert [one.left_out for one in store.imports()] == [0, 0, 1]


def test_a_step_that_somebody_elses_file_makes_is_shown_before_anything_is_saved(
    open_app: OpenApp, store: Store, content_folder: Path
) -> None:
    store.add(read_export(*TWO_YEARS[:2], content_folder))
    app = upload(open_app(PATH), FEBRUARY)
    assert "springer usædvanligt" not in words(app)
    store.add(read_export(*JANUARY[:2], content_folder))

    app = press(app, "Gem 1 fil")

    assert "'feb.xlsx' siger nu noget andet" in words(app)
    assert "95,0 pct., men 15,5 pct. i jan. 2026" in words(app)
    assert len(store.imports()) == 2
    press(app, "Gem 1 fil")
    assert [one.left_out for one in store.imports()] == [0, 0, 1]


def test_a_tick_for_other_figures_than_those_shown_holds_no_more(
    open_app: OpenApp, store: Store, content_folder: Path
) -> None:
    for name, content, _ in (TWO_YEARS, JANUARY):
        store.add(read_export(name, content, content_folder))
    app = upload(open_app(PATH), FEBRUARY)
    app = app.checkbox[0].check().run()
    store.add(read_export("jan rettet.xlsx", _rates(24, 20.0), content_folder))

    app = press(app, "Gem")

    assert "siger nu noget andet" in words(app)
    assert "95,0 pct., men 20,0 pct. i jan. 2026" in words(app)
    assert [box.value for box in app.checkbox] == [False]
    assert len(store.imports()) == 3


def test_a_receipt_can_be_fetched_as_a_workbook(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), GOOD)

    assert [button.label for button in app.download_button] == ["Hent kvittering"]


@pytest.mark.usefixtures("loaded")
def test_a_file_that_was_withdrawn_can_be_loaded_again_and_says_that_it_was(open_app: OpenApp, store: Store) -> None:
    store.withdraw(store.imports()[0].digest, "Anna", "Forkert [måling](x)")

    app = upload(open_app(PATH), GOOD)

    assert "af Anna: Forkert [måling](x)." in words(app)
    press(app, "Gem 1 fil")
    assert len(store.imports()) == 1


def test_a_receipt_tells_what_is_provisional_and_which_breaks_it_crosses(open_app: OpenApp) -> None:
    shown = words(upload(open_app(PATH), GOOD))

    assert "Foreløbige" in shown
    assert "Databrud" in shown
    assert "Aktiveringsgrad, oktober 2019: Aktivering blev registreret for lavt" in shown


def test_activities_of_a_filled_template_are_told_and_kept_with_who_says_it(open_app: OpenApp, store: Store) -> None:
    rows = [["Plan: hvidovre-2020"], HEADINGS, ["H1", "Kendskab", "Handicap", "i gang", "01-03-2020", "Referat"]]
    app = upload(open_app(PATH), ("egne-tal.xlsx", workbook(*rows, title="Aktiviteter"), XLSX))

    assert "1 aktivitet er ny eller ændret." in words(app)
    assert "i gang fra 1. marts 2020" in words(app)
    assert Activities(store.folder).history("hvidovre-2020") == ()
    name = next(field for field in app.text_input if field.label.startswith("Hvem har udfyldt aktiviteterne?"))
    press(name.set_value("ABC").run(), "Gem")
    (said,) = Activities(store.folder).history("hvidovre-2020")
    assert (said.target, said.state, said.by) == ("H1", ActivityState.UNDER_WAY, "ABC")


def test_a_person_number_in_the_name_keeps_the_file_out(open_app: OpenApp, store: Store) -> None:
    rows = [["Plan: hvidovre-2020"], HEADINGS, ["H1", "Kendskab", "Handicap", "i gang", "01-03-2020", ""]]
    app = upload(open_app(PATH), ("egne-tal.xlsx", workbook(*rows, title="Aktiviteter"), XLSX))
    name = next(field for field in app.text_input if field.label.startswith("Hvem har udfyldt aktiviteterne?"))

    app = press(name.set_value("010190-1234").run(), "Gem")

    assert "Navnet ligner et personnummer" in words(app)
    assert store.is_empty


def test_a_quarter_in_a_table_is_no_point_of_a_list(open_app: OpenApp) -> None:
    rows = [["1. kvt. 2020", "Hvidovre", 35], ["2. kvt. 2020", "Hvidovre", 42]]
    content = workbook(["Periode", "Område", "Besatte jobordrer"], *rows)
    app = upload(open_app(PATH), ("jobordrer.xlsx", content, XLSX))

    assert is_sound(app)
    assert "1. kvt. 2020 til 2. kvt. 2020" in words(app)
    assert is_sound(press(app, "Gem").switch_page("pages/figures/sources.py").run())
    card = open_app("virksomhedsindsats")
    card = card.pills[0].set_value(":material/table: Tallene som tabel").run()
    assert "Året før" in words(card)
    assert is_sound(card)
