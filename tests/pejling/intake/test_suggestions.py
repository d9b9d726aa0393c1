"""What is proposed for a column nobody knows: what its name is like, and only what the file can be about."""

from __future__ import annotations

import pytest

from pejling.intake.suggestions import breakdowns_suggested
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read


def suggested(read: Read, title: str, label: str, value: float = 300) -> list[tuple[str, str, bool]]:
    """Return what is suggested for the one unknown column of a file, as (indicator, reason, likely)."""
    told = read(workbook([title], ["Periode", "Område", label], ["Jul 2026", "Hvidovre", value]))
    ((unknown,),) = (one.unknown for one in told.reading.previews)
    return [(one.id, one.reason, one.likely) for one in unknown.suggestions]


@pytest.mark.parametrize("title", ["Langtidsledige i kommunen", "Kontanthjælp"])
def test_a_name_inside_a_longer_one_is_no_likely_answer(read: Read, title: str) -> None:
    assert not any(likely for _, _, likely in suggested(read, title, "Antal"))


def test_a_name_with_a_word_more_is_no_likely_answer(read: Read) -> None:
    (indicator, _, likely), *_ = suggested(read, "Sygedagpenge", "Antal fuldtidspersoner")

    assert (indicator, likely) == ("ledige_fuldtidspersoner", False)


def test_the_name_that_was_alike_is_the_one_told(read: Read) -> None:
    (indicator, reason, likely), *_ = suggested(read, "Kontanthjælp", "Antal fuldtidspersoner.")

    assert (indicator, likely) == ("kontanthjaelp_fuldtidspersoner", True)
    assert reason.startswith("navnet ligner 'Antal fuldtidspersoner' (98 pct. ens)")
    assert reason.endswith("filen nævner Kontanthjælp")


def test_a_measure_of_one_benefit_is_proposed_only_where_the_file_speaks_of_it(read: Read) -> None:
    proposed = {indicator for indicator, _, _ in suggested(read, "Sygedagpenge", "Antal fuldtidspersoner i alt")}

    assert "kontanthjaelp_fuldtidspersoner" not in proposed


@pytest.mark.parametrize(
    ("cells", "breakdown"),
    [
        (["Jobparat", "Aktivitetsparat", "I alt"], ["visitation"]),
        (["Jobparat", "Noget andet"], []),
        (["Jobparat", "Mænd"], []),
        (["I alt"], []),
    ],
)
def test_a_breakdown_is_suggested_where_all_its_categories_are_known(
    words: Vocabulary, cells: list[str], breakdown: list[str]
) -> None:
    assert [one.id for one in breakdowns_suggested(cells, words.dimensions)] == breakdown


def test_the_same_name_is_proposed_first_where_the_file_does_not_say_what_it_is_about(read: Read) -> None:
    (indicator, reason, likely), *_ = suggested(read, "Hvidovre", "Antal fuldtidspersoner")

    assert (indicator, likely) == ("kontanthjaelp_fuldtidspersoner", False)
    assert reason.startswith("navnet er det samme, hvis tallene er om Kontanthjælp")
