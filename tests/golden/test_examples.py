"""The example exports: they can be made again, and each gives the receipt that is kept beside this file.

After a change that is meant to change them: python -m tools.make_examples --golden
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from pejling.examples import LABEL, load_examples
from pejling.intake import Import, Severity, read_export
from pejling.library import CONTENT_FOLDER, Library
from pejling.store import Store
from tests.pejling.builders import saved
from tools.goldens import GOLDEN, example_files, receipt_name, receipt_text
from tools.make_examples import EXAMPLES, FILES, make
from tools.workbooks import parts

LARGEST = 400_000  # bytes of all together


def test_the_examples_can_be_made_again_the_same_to_the_byte(tmp_path: Path) -> None:
    made = make(tmp_path)

    changed = [file.name for file in made if parts(file.read_bytes()) != parts((EXAMPLES / file.name).read_bytes())]
    assert changed == []


def test_the_list_of_examples_holds_every_file_made_and_no_other() -> None:
    listed = set(example_files())

    assert listed == set(FILES)
    assert listed == {file.name for file in EXAMPLES.iterdir()} - {"examples.toml"}


def test_the_examples_are_listed_in_the_order_they_were_loaded() -> None:
    loaded = [one.loaded for one in load_examples(CONTENT_FOLDER).files]

    assert loaded == sorted(loaded)


def test_the_examples_are_small() -> None:
    assert sum((EXAMPLES / name).stat().st_size for name in FILES) < LARGEST


@pytest.mark.parametrize("name", example_files())
def test_every_example_says_in_its_name_and_in_its_title_that_it_is_invented(
    name: str, imports: dict[str, Import]
) -> None:
    assert name.startswith("eksempel-")
    assert imports[name].title.startswith(LABEL)


@pytest.mark.parametrize("name", example_files())
def test_no_example_can_be_loaded_as_the_job_centres_own_figures(name: str) -> None:
    new = read_export("tal." + name.rsplit(".", maxsplit=1)[-1], (EXAMPLES / name).read_bytes(), CONTENT_FOLDER)

    assert not new.usable
    assert new.previews == ()
    (issue,) = new.issues
    assert (issue.severity, issue.problem.split(":")[0]) == (Severity.ERROR, "filen er et af Pejlings eksempler")


def test_an_example_among_the_sheets_of_another_workbook_refuses_it_too() -> None:
    book = openpyxl.Workbook()
    for sheet, above in (("Egne", ["Vores egne tal"]), ("Andre", [f"{LABEL}: Kontanthjælp"])):
        page = book.create_sheet(sheet)
        for row in (above, [], ["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2]):
            page.append(row)

    assert not read_export("tal.xlsx", saved(book), CONTENT_FOLDER).usable


@pytest.mark.parametrize("name", example_files())
def test_the_receipt_of_every_example_is_the_one_kept(
    name: str, imports: dict[str, Import], library: Library, tmp_path: Path
) -> None:
    kept = (GOLDEN / receipt_name(name)).read_text(encoding="utf-8")

    assert receipt_text(imports[name], library, tmp_path) == kept


def test_no_receipt_is_kept_of_a_file_that_is_no_more() -> None:
    assert {file.name for file in GOLDEN.glob("*.receipt.txt")} == {receipt_name(name) for name in FILES}


def test_only_the_job_centres_own_workbook_has_a_column_that_nobody_knows(imports: dict[str, Import]) -> None:
    issues = {name: found.issues for name, found in imports.items() if found.issues}

    assert list(issues) == ["eksempel-egne-tal-2020-09.xlsx"]
    assert [issue.severity for issue in issues["eksempel-egne-tal-2020-09.xlsx"]] == [Severity.WARNING]


def test_a_later_activation_file_corrects_the_newest_months_of_the_one_before(
    imports: dict[str, Import], tmp_path: Path
) -> None:
    store = Store(tmp_path)
    store.add(imports["eksempel-aktivering-2020-06.xlsx"])

    changes = store.changes(imports["eksempel-aktivering-2020-09.xlsx"])

    corrected = {revision.period.id for revision in changes.revisions if revision.indicator == "aktiveringsgrad"}
    assert changes.new > 0
    assert corrected == {"2020-04", "2020-05", "2020-06"}
