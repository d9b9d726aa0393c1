"""Ukendte kolonner: asked once, remembered, taken back."""

from __future__ import annotations

import json

import openpyxl
from streamlit.testing.v1 import AppTest

from pejling.entries import PERSON_NUMBER
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.exports import XLSX
from tests.pages.reading import is_sound, words
from tests.pages.test_load import press, upload
from tests.pejling.builders import first_sheet, saved, workbook

HEADER = ["Periode", "Område", "Aktiveringsgraden"]
JULY = ("juli.xlsx", workbook(HEADER, ["Jun 2026", "Hvidovre", 16.7], ["Jul 2026", "Hvidovre", 17.2]), XLSX)
AUGUST = ("august.xlsx", workbook(HEADER, ["Jul 2026", "Hvidovre", 17.3], ["Aug 2026", "Hvidovre", 17.9]), XLSX)
PAGE = "pages/figures/columns.py"


def asked(open_app: OpenApp) -> AppTest:
    """Return the page, with a file that has an unknown column."""
    return upload(open_app("indlaes"), JULY).switch_page(PAGE).run()


def test_without_files_the_page_says_where_questions_come_from(open_app: OpenApp) -> None:
    app = open_app("kolonner")

    assert is_sound(app)
    assert "Ingen kolonner venter på svar" in words(app)


def test_the_file_is_shown_as_it_was_understood(open_app: OpenApp) -> None:
    app = asked(open_app)

    assert is_sound(app)
    assert "Kolonne C: Aktiveringsgraden" in words(app)
    assert "navnet ligner 'Aktiveringsgrad'" in words(app)
    assert "16,7" in words(app)


def test_breakdowns_and_periods_across_are_shown_by_their_names(open_app: OpenApp) -> None:
    header = ["Område", "Kønnet", "Køn", "Jul 2026", "Aug 2026"]
    content = workbook(["Min egen måling"], header, ["Hvidovre", "a", "Kvinder", 3, 4], ["Hvidovre", "b", "Mænd", 5, 6])
    shown = words(upload(open_app("indlaes"), ("dyr.xlsx", content, XLSX)).switch_page(PAGE).run())

    assert ":violet-badge[Opdeling: Køn]" in shown
    assert ":violet-badge[Opdeling]" in shown
    assert "koen" not in shown
    assert "Kolonner, der kun skifter periode eller område, vises én gang." in shown
    assert "D og 1 til :orange-badge[Ukendt] :blue-badge[Periode: jul. 2026–aug. 2026]" in shown


def test_a_file_that_only_needs_answers_is_not_refused(open_app: OpenApp) -> None:
    shown = words(upload(open_app("indlaes"), JULY))

    assert "mangler svar" in shown
    assert "Filen kan først bruges, når I har svaret på, hvad dens kolonner er. Intet er gemt." in shown
    assert "afvist\n" not in shown
    assert "Fejl" not in shown


def test_a_stored_file_whose_answer_was_taken_back_is_known_and_asks_again(open_app: OpenApp) -> None:
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    press(press(app, "Husk").switch_page("pages/figures/load.py").run(), "Gem 1 fil")
    app = open_app("kolonner")
    app.text_input[0].set_value("HH").run()
    press(app, "Tag tilbage")

    shown = words(upload(open_app("indlaes"), JULY))

    assert "Filen er indlæst før; intet er ændret. Filen kan først bruges" in shown
    assert "Fejl" not in shown


def test_nobody_answers_without_a_name(open_app: OpenApp) -> None:
    app = press(asked(open_app), "Husk")

    assert "Skriv først dit navn eller dine initialer øverst på siden." in words(app)


def test_an_answer_is_remembered_and_the_next_file_of_the_kind_is_silent(open_app: OpenApp, store: Store) -> None:
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    app = press(app, "Husk")

    assert "Svaret er husket" in words(app)
    app = upload(open_app("indlaes"), AUGUST)
    assert "2 tal til 1 indikator" in words(app)
    assert "er ikke brugt" not in words(app)
    assert store.is_empty


def test_two_files_of_one_layout_are_asked_about_once_and_both_read_again(open_app: OpenApp, store: Store) -> None:
    app = upload(open_app("indlaes"), JULY, AUGUST).switch_page(PAGE).run()

    assert is_sound(app)
    assert [button.label for button in app.button].count("Husk svaret") == 1
    assert "juli.xlsx" in words(app)
    assert "august.xlsx" in words(app)
    app.text_input[0].set_value("HH").run()
    app = press(app, "Husk")
    assert "Svaret er husket, og 2 filer er læst igen" in words(app)
    app = press(app.switch_page("pages/figures/load.py").run(), "Gem 2 filer")
    assert [one.file for one in store.imports()] == ["juli.xlsx", "august.xlsx"]


def test_two_sheets_of_one_layout_are_asked_about_once(open_app: OpenApp) -> None:
    book = openpyxl.Workbook()
    first_sheet(book).title = "2025"
    sheets = ((first_sheet(book), "Jul 2025"), (book.create_sheet("2026"), "Jul 2026"))
    for sheet, month in sheets:
        for row in (HEADER, [month, "Hvidovre", 16.7]):
            sheet.append(row)

    app = upload(open_app("indlaes"), ("to ark.xlsx", saved(book), XLSX)).switch_page(PAGE).run()

    assert is_sound(app)
    assert [button.label for button in app.button].count("Husk svaret") == 1


def test_a_file_saved_before_its_column_was_answered_is_saved_again_with_it(open_app: OpenApp, store: Store) -> None:
    header = ["Periode", "Område", "Aktiveringsgrad", "Berørte i pct."]
    both = ("juli.xlsx", workbook(header, ["Jul 2026", "Hvidovre", 17.2, 46.0]), XLSX)
    press(upload(open_app("indlaes"), both), "Gem 1 fil")

    app = upload(open_app("indlaes"), both)
    assert "Filen er indlæst før; intet er ændret." in words(app)
    app = app.switch_page(PAGE).run()
    app.text_input[0].set_value("HH").run()
    app.selectbox[0].set_value("andel_aktiveringsberoerte").run()
    app = press(app, "Husk").switch_page("pages/figures/load.py").run()

    assert "1 ny, 1 som før og 0 ændrede" in words(app)
    press(app, "Gem 1 fil")
    assert [len(store.select([id_])) for id_ in ("aktiveringsgrad", "andel_aktiveringsberoerte")] == [1, 1]
    assert len(store.imports()) == 1


def test_a_column_that_is_not_to_be_used_is_asked_about_no_more_and_next_months_file_is_silent(
    open_app: OpenApp,
) -> None:
    header = ["Periode", "Område", "Aktiveringsgrad", "Heste"]
    july, august = (
        (f"{month}.xlsx", workbook(header, [f"{month} 2026", "Hvidovre", 17.2, 3]), XLSX) for month in ("Jul", "Aug")
    )
    app = upload(open_app("indlaes"), july).switch_page(PAGE).run()
    app.text_input[0].set_value("HH").run()
    app.selectbox[0].set_value("Brug ikke kolonnen").run()
    app = press(app, "Husk")

    assert "Ingen kolonner venter på svar" in words(app)
    assert "Heste bruges ikke" in words(app).replace("**", "")
    assert "Ukendt]" not in words(app.toggle[0].set_value(True).run())
    measures = [box.value for box in app.main.selectbox if box.label == "Hvad er kolonnen?"]
    assert measures == ["aktiveringsgrad", "Brug ikke kolonnen"]
    assert "de ukendte kolonner er" not in words(upload(open_app("indlaes"), august))


def defined(open_app: OpenApp, **fields: str) -> AppTest:
    """Define a new indicator for the unknown column, with these choices."""
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    app.selectbox[0].set_value("Ny indikator …").run()
    for label, value in fields.items():
        next(box for box in app.selectbox if box.label.startswith(label)).set_value(value)
    next(area for area in app.text_area if area.label.startswith("Hvordan")).set_value("Talt fredag")
    return press(app, "Gem indikatoren")


def test_nothing_of_a_new_indicator_is_chosen_beforehand(open_app: OpenApp, store: Store) -> None:
    app = defined(open_app, Enhed="percent", Retning="higher")

    assert "vælg enhed, hvor tit den opgøres, og retning." in words(app)
    assert not (store.folder / "indicators").exists()


def test_a_new_indicator_is_kept_when_all_is_chosen_and_its_name_is_taken_once(open_app: OpenApp) -> None:
    choices = {"Enhed": "percent", "Opgøres": "month", "Retning": "higher"}
    assert "Svaret er husket" in words(defined(open_app, **choices))
    app = upload(open_app("indlaes"), ("x.xlsx", workbook([*HEADER, "Heste"], ["Jul 2026", "Hvidovre", 1, 2]), XLSX))
    app = app.switch_page(PAGE).run()
    app.text_input[0].set_value("HH").run()
    app.selectbox[0].set_value("Ny indikator …").run()
    next(one for one in app.text_input if one.label == "Navn").set_value("Aktiveringsgraden")
    for label, value in choices.items():
        next(box for box in app.selectbox if box.label.startswith(label)).set_value(value)
    app.text_area[0].set_value("Talt")
    app = press(app, "Gem indikatoren")

    assert "Der er allerede en indikator, der hedder 'Aktiveringsgraden'; vælg den, eller find et andet navn." in words(
        app
    )


def test_columns_are_asked_about_from_the_left(open_app: OpenApp) -> None:
    content = workbook(["Periode", "Område", "Heste", "Cykler"], ["Jul 2026", "Hvidovre", 3, 4])
    shown = words(upload(open_app("indlaes"), ("dyr.xlsx", content, XLSX)).switch_page(PAGE).run())

    assert 0 < shown.index("Kolonne C: Heste") < shown.index("Kolonne D: Cykler")


def test_a_known_column_is_corrected_and_the_correction_holds(open_app: OpenApp) -> None:
    content = workbook([*HEADER[:2], "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2])
    app = upload(open_app("indlaes"), ("juli.xlsx", content, XLSX)).switch_page(PAGE).run()
    app.toggle[0].set_value(True).run()
    app.text_input[0].set_value("HH").run()
    app.selectbox[0].set_value("andel_aktiveringsberoerte").run()
    app = press(app, "Husk")

    assert "Aktiveringsgrad er Andel aktiveringsberørte" in words(app).replace("**", "")
    assert "2 tal" not in words(app)
    assert "Andel aktiveringsberørte" in words(app.switch_page("pages/figures/load.py").run())


def test_a_remembered_answer_is_seen_and_taken_back_by_whoever_does_it(open_app: OpenApp, store: Store) -> None:
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    app = press(app, "Husk")
    app.text_input[0].set_value("BO").run()
    app = press(app, "Tag tilbage")

    assert "Svaret gælder ikke mere" in words(app)
    assert "Ingen svar er husket endnu." in words(app)
    told = [json.loads(file.read_text()) for file in sorted((store.folder / "answers").iterdir())]
    assert [(one["by"], one["indicator"]) for one in told] == [("HH", "aktiveringsgrad"), ("BO", None)]
    assert "mangler svar" in words(app.switch_page("pages/figures/load.py").run())  # the file that waits is read again


def test_nobody_takes_an_answer_back_without_a_name(open_app: OpenApp) -> None:
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    app = press(app, "Husk")
    app.text_input[0].set_value("").run()

    app = press(app, "Tag tilbage")

    assert "Skriv først dit navn eller dine initialer øverst på siden." in words(app)
    assert "Svaret gælder ikke mere" not in words(app)


def test_a_person_number_is_no_name_to_take_an_answer_back_with(open_app: OpenApp, store: Store) -> None:
    app = asked(open_app)
    app.text_input[0].set_value("HH").run()
    app = press(app, "Husk")
    app.text_input[0].set_value("010190-1234").run()
    told = words(app)

    app = press(app, "Tag tilbage")

    assert is_sound(app)
    assert f"Navnet {PERSON_NUMBER}." in told
    assert "Skriv først dit navn eller dine initialer øverst på siden." in words(app)
    assert len(list((store.folder / "answers").iterdir())) == 1


def parted(month: str, *categories: str) -> tuple[str, bytes, str]:
    """Make a file whose figures a column of an unknown name parts."""
    rows = [[f"{month} 2026", "Hvidovre", text, value] for value, text in enumerate(categories, start=15)]
    return (f"{month}.xlsx", workbook([*HEADER[:2], "Kategorisering", "Aktiveringsgrad"], *rows), XLSX)


def test_an_unknown_breakdown_is_asked_about_once_and_its_groups_are_then_the_known_ones(
    open_app: OpenApp, store: Store
) -> None:
    app = upload(open_app("indlaes"), parted("Jul", "Jobparat", "Aktivitetsparat")).switch_page(PAGE).run()
    assert "Kolonne C: Kategorisering – Pejling kender ikke opdelingen" in words(app).replace("**", "")
    app.text_input[0].set_value("HH").run()
    assert "Måske Visitationskategori: dens tekster hedder som der: 'Jobparat', 'Aktivitetsparat'" in words(
        app
    ).replace("**", "")
    assert app.selectbox[0].value == "visitation"
    app = press(app, "Husk")

    assert is_sound(app)
    assert "Ingen kolonner venter på svar" in words(app)
    assert "Kategorisering er opdelingen Visitationskategori" in words(app).replace("**", "")
    app = upload(open_app("indlaes"), parted("Aug", "Jobparat", "Aktivitetsparat"))
    assert "ukendt opdeling" not in words(app)
    press(app, "Gem")
    groups = {group for _, _, group in store.select(["aktiveringsgrad"])}
    assert groups == {"visitation=jobparat", "visitation=aktivitetsparat"}


def test_a_breakdown_that_is_to_be_left_out_is_used_all_the_same_where_rows_would_be_laid_together(
    open_app: OpenApp,
) -> None:
    app = upload(open_app("indlaes"), parted("Jul", "A", "B")).switch_page(PAGE).run()
    app.text_input[0].set_value("HH").run()
    app.selectbox[0].set_value("Brug ikke kolonnen").run()
    app = press(app, "Husk").switch_page("pages/figures/load.py").run()

    assert "kolonnen 'Kategorisering' ikke skal bruges, men flere rækker er ens uden den" in words(app)
    assert "2 tal til 1 indikator" in words(app)


def test_a_period_taken_for_one_by_mistake_is_left_out_at_a_press_and_taken_back(open_app: OpenApp) -> None:
    content = workbook([*HEADER[:2], "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2])
    app = upload(open_app("indlaes"), ("juli.xlsx", content, XLSX)).switch_page(PAGE).run()
    app.toggle[0].set_value(True).run()
    app.text_input[0].set_value("HH").run()
    app = press(app, "Brug ikke kolonnen")

    assert is_sound(app)
    assert "Periode bruges ikke" in words(app).replace("**", "")
    app = press(app, "Tag tilbage").switch_page("pages/figures/load.py").run()
    assert "1 tal til 1 indikator" in words(app)
