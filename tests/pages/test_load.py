"""Indlæs data: a file becomes a receipt, and figures only when somebody says so."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pejling.examples import LABEL
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.exports import PERSON_NUMBERS, XLSX, Upload, activation, wrong_files
from tests.pages.reading import is_sound, words

PATH = "indlaes"
GOOD = ("aktivering.xlsx", activation(), XLSX)
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


@pytest.mark.usefixtures("loaded")
def test_the_same_file_again_is_known_and_cannot_be_saved_twice(open_app: OpenApp, store: Store) -> None:
    app = upload(open_app(PATH), GOOD)

    assert "Filen er indlæst før; intet er ændret." in words(app)
    assert not any(button.label.startswith("Gem") for button in app.button)
    assert len(store.imports()) == 1


def test_the_same_file_twice_in_one_go_is_one_receipt(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), GOOD, ("kopi.xlsx", *GOOD[1:]))

    assert words(app).count("50 tal til 1 indikator") == 1


@pytest.mark.usefixtures("loaded")
def test_a_corrected_file_tells_what_changed(open_app: OpenApp) -> None:
    app = upload(open_app(PATH), CORRECTED)

    assert "0 nye, 25 som før og 25 ændrede" in words(app)
    assert "17,0 pct. er nu 16,5 pct." in words(app)


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
