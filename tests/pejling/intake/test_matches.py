"""Which column is which indicator, and what is left out because it cannot be told."""

from __future__ import annotations

import pytest

from pejling.intake.layouts import lasting
from pejling.intake.vocabulary import Vocabulary
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

PEOPLE = ["Periode", "Område", "Antal personer"]
ROW = ["Jul 2026", "Hvidovre", 680]


def test_activation_rate_and_the_share_touched_by_activation_are_told_apart(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", "Andel aktiveringsberørte", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 46.0, 17.2]
        )
    )

    assert told.figures == {
        ("aktiveringsgrad", "167", "", "2026-07"): 17.2,
        ("andel_aktiveringsberoerte", "167", "", "2026-07"): 46.0,
    }


def test_persons_and_full_time_persons_are_told_apart(read: Read) -> None:
    told = read(workbook(["Kontanthjælp"], [*PEOPLE, "Antal fuldtidspersoner"], [*ROW, 664]))

    assert told.figures == {
        ("kontanthjaelp_personer", "167", "", "2026-07"): 680,
        ("kontanthjaelp_fuldtidspersoner", "167", "", "2026-07"): 664,
    }


def test_a_number_of_persons_without_a_word_of_which_is_refused(read: Read) -> None:
    told = read(workbook(PEOPLE, ROW))

    assert told.figures == {}
    assert told.places == [("Ark1", "C"), ("", "")]
    assert "navnet bruges af flere målinger; filens titel eller ark skal nævne Kontanthjælp" in told.problems


@pytest.mark.parametrize("title", ["Sygedagpenge: Antal personer", "A-dagpenge", "Kontanthj."])
def test_a_number_of_persons_on_another_benefit_is_refused(read: Read, title: str) -> None:
    assert read(workbook([title], PEOPLE, ROW)).figures == {}


@pytest.mark.parametrize("title", ["Kontanthjælp: Antal personer", "Alle på kontanthjælp"])
def test_the_title_tells_which_persons(read: Read, title: str) -> None:
    assert read(workbook([title], PEOPLE, ROW)).figures == {("kontanthjaelp_personer", "167", "", "2026-07"): 680}


def test_the_sheets_name_tells_which_persons(read: Read) -> None:
    told = read(workbook(PEOPLE, ROW, title="Kontanthjælp"))

    assert told.figures == {("kontanthjaelp_personer", "167", "", "2026-07"): 680}


def test_the_columns_group_tells_which_persons(read: Read) -> None:
    told = read(
        workbook(
            [None, None, "Kontanthjælp", "Sygedagpenge"],
            ["Periode", "Område", "Antal personer", "Antal personer"],
            ["Jul 2026", "Hvidovre", 680, 900],
            ["Jun 2026", "Hvidovre", 728, 910],
        )
    )

    assert ("kontanthjaelp_personer", "167", "", "2026-07") in told.figures
    assert 900 not in told.figures.values()


def test_an_unknown_column_is_said_and_the_others_are_read(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Antal cykler", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 7, 17.2]))

    assert told.figures == {("aktiveringsgrad", "167", "", "2026-07"): 17.2}
    assert told.places == [("Ark1", "C")]
    assert "kolonnen 'Antal cykler' er ikke brugt: ingen indikator har en kolonne med det navn" in told.problems


def test_a_file_of_unknown_columns_only_is_an_error_and_no_crash(read: Read) -> None:
    told = read(workbook(["Periode", "Område", "Antal cykler"], ["Jul 2026", "Hvidovre", 7]))

    assert told.figures == {}
    assert [issue.problem for issue in told.errors] == [
        "filen indeholder ingen tal, som Pejling kender en indikator til"
    ]


def test_a_table_that_lacks_the_breakdown_an_indicator_needs_is_refused(read: Read) -> None:
    told = read(workbook(["År", "Kommune", "Fuldtidsledige"], [2019, "Hvidovre", 900], [2020, "Hvidovre", 950]))

    assert told.figures == {}
    assert "filen mangler den opdeling, som indikatoren kræver" in told.problems


UNEMPLOYED = "Fuldtidsledige efter område, tid og ydelsestype"
RATES = "Erhvervs- og beskæftigelsesfrekvenser (ultimo november)"
STATUS = "Status 3 mdr. efter afsluttet forløb, pct."


@pytest.mark.parametrize(
    ("title", "across", "key"),
    [
        (UNEMPLOYED, ["Nettoledige", "Bruttoledige"], ("bruttoledige", "167", "", "2019")),
        (UNEMPLOYED, ["I alt", "Bruttoledige"], ("bruttoledige", "167", "", "2019")),
        (
            "Full-time unemployed",
            ["Net unemployed", "Fuldtidsledige: Gross unemployed"],
            ("bruttoledige", "167", "", "2019"),
        ),
        (
            f"{RATES} efter område, tid og frekvens",
            ["Erhvervsfrekvens", "Beskæftigelsesfrekvens"],
            ("beskaeftigelsesfrekvens", "167", "", "2019"),
        ),
    ],
)
def test_what_a_measure_leaves_out_by_definition_is_no_group_of_it_where_it_stands_across(
    read: Read, title: str, across: list[str], key: tuple[str, ...]
) -> None:
    told = read(workbook([title], [None, None, *across], ["Hvidovre", "2019", 77, 74]))

    assert told.figures == {key: 74}


def test_a_header_over_two_states_is_the_measure_in_the_one_it_is_of(read: Read) -> None:
    told = read(
        workbook(
            ["Periode", "Område", STATUS, None],
            ["", "", "Lønmodtagerbeskæftigelse", "Beskæftigelse eller uddannelse"],
            ["1. kvt. 2020", "Hvidovre", 20, 30],
        )
    )

    assert told.figures == {("afgang_til_beskaeftigelse_eller_uddannelse", "167", "", "2020-Q1"): 30}


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Frekvens: Erhvervsfrekvens", RATES),
        ("Alle områder", RATES),
        ("Lønmodtagerbeskæftigelse\nStatus efter afgang til beskæftigelse eller uddannelse", STATUS),
        ("Netto- og bruttoledige", "Fuldtidsledige"),
        ("Bruttoledige og nettoledige", "Fuldtidsledige"),
        ("Ydelsestype: Nettoledige", "Fuldtidsledige"),
    ],
)
def test_words_that_say_another_part_or_several_do_not_say_the_measures_own(read: Read, line: str, label: str) -> None:
    period = "1. kvt. 2019" if label == STATUS else "2019"

    told = read(workbook(*([one] for one in line.split("\n")), ["Område", "Periode", label], ["Hvidovre", period, 77]))

    assert told.figures == {}
    assert "filen mangler den opdeling, som indikatoren kræver" in told.problems


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Frekvens: Beskæftigelsesfrekvens", RATES),
        ("Beskæftigelsesfrekvens, Hvidovre Kommune", RATES),
        ("Ydelsestype: Bruttoledige", "Fuldtidsledige"),
        ("Type of benefits: Gross unemployed", "Fuldtidsledige"),
    ],
)
def test_a_line_says_of_which_part_a_whole_table_is(read: Read, line: str, label: str) -> None:
    told = read(workbook([line], ["Område", "Periode", label], ["Hvidovre", "2019", 77]))

    assert [*told.figures.values()] == [77]
    assert [group for _, _, group, _ in told.figures] == [""]


@pytest.mark.parametrize(
    "label",
    [
        "Ledige fuldtidspersoner i pct. af arbejdsstyrken",
        "Ledige fuldtidspersoner i pct. af arbejdsstyrken 16-66 år",
        "ledige fuldtidspersoner i pct. af  arbejdsstyrken ",
    ],
)
def test_an_older_or_sloppier_spelling_is_the_same_column(read: Read, label: str) -> None:
    told = read(workbook(["Periode", "Område", label], ["Jul 2026", "Hvidovre", 3.1]))

    assert told.figures == {("ledighedsprocent", "167", "", "2026-07"): 3.1}


def test_what_the_job_centre_counts_itself_goes_by_the_indicators_name(read: Read) -> None:
    told = read(
        workbook(["Periode", "Virksomheder kontaktet om handicap og job"], ["1. kvt. 2020", 12], title="Hvidovre")
    )

    assert told.figures == {("virksomheder_kontaktet_handicap", "167", "", "2020-Q1"): 12}


def test_a_total_in_a_row_does_not_undo_the_group_of_the_header(read: Read) -> None:
    header = ["Periode", "Område", "Køn", "Mænd: Aktiveringsgrad"]

    told = read(workbook(header, ["Jul 2026", "Hvidovre", "I alt", 17.2]))

    assert told.figures == {("aktiveringsgrad", "167", "koen=maend", "2026-07"): 17.2}


def test_an_unknown_word_over_a_known_measure_is_not_read_as_everybody(read: Read) -> None:
    told = read(
        workbook(
            [None, None, "Kun på tirsdage", "I alt"],
            ["Periode", "Område", "Aktiveringsgrad", "Aktiveringsgrad"],
            ["Jul 2026", "Hvidovre", 3.0, 17.2],
            ["Jun 2026", "Hvidovre", 3.1, 16.7],
        )
    )

    assert told.figures == {
        ("aktiveringsgrad", "167", "", "2026-07"): 17.2,
        ("aktiveringsgrad", "167", "", "2026-06"): 16.7,
    }
    assert told.places == [("Ark1", "C")]


def test_what_is_recognised_is_told_by_the_words_that_named_it(read: Read) -> None:
    in_a_column = read(workbook(["Periode", "Område", "Aktiveringsgrad"], ["Jul 2026", "Hvidovre", 17.2]))
    in_the_title = read(workbook(["Kontanthjælp: Aktiveringsgrad"], ["Område", "Jul 2026"], ["Hvidovre", 17.2]))

    assert in_a_column.reading.recognised == (("Aktiveringsgrad", "aktiveringsgrad"),)
    assert in_the_title.reading.recognised == (("Aktiveringsgrad", "aktiveringsgrad"),)


def test_the_same_layout_has_the_same_fingerprint_next_month(read: Read) -> None:
    header = ["Område", "Periode", "Aktiveringsgrad"]
    june = read(workbook(header, ["Hvidovre", "Jun 2026", 16.7])).layouts
    july = read(workbook(header, ["Hvidovre", "Jun 2026", 16.9], ["Hvidovre", "Jul 2026", 17.2])).layouts
    other = read(workbook([*header, "Antal cykler"], ["Hvidovre", "Jul 2026", 17.2, 7])).layouts

    assert june == july
    assert june != other


def _titled(*lines: str, sheet: str = "Ark1", month: str = "Jul 2026") -> bytes:
    return workbook(*([line] for line in lines), [], PEOPLE, [month, *ROW[1:]], title=sheet)


def test_what_a_table_is_about_is_part_of_its_layout(read: Read) -> None:
    benefits = [read(_titled(f"{name}: Antal personer")).layouts for name in ("Kontanthjælp", "Sygedagpenge")]
    sheets = [read(_titled(sheet=name)).layouts for name in ("Kontanthjælp", "Sygedagpenge")]
    tables = [
        read(_titled("Antal personer", f"Kilde: Jobindsats.dk, tabel {id_}")).layouts for id_ in ("Y60A02", "Y36A02")
    ]

    assert all(one != other for one, other in (benefits, sheets, tables))


@pytest.mark.parametrize(
    ("june", "july"),
    [
        ("Kontanthjælp, jun. 2026", "Kontanthjælp, jul. 2026"),
        ("Kontanthjælp, 2. kvt. 2026", "Kontanthjælp, 3. kvt. 2026"),
        ("Kontanthjælp, 2026K2", "Kontanthjælp, 2026K3"),
        ("Kontanthjælp i Hvidovre Kommune", "Kontanthjælp i Høje-Taastrup"),
        ("Kontanthjælp pr. 1. juni 2026", "Kontanthjælp pr. 15. juli"),
        ("Kontanthjælp (hentet 01-06-2026 kl. 9.15)", "Kontanthjælp (hentet 14-07-2026 kl. 10.45)"),
        ("Kontanthjælp, uge 23", "Kontanthjælp, uge 28"),
        ("Kontanthjælp: 1.204 rækker", "Kontanthjælp: 988 rækker"),
    ],
)
def test_next_months_title_is_the_same_layout(read: Read, june: str, july: str) -> None:
    assert read(_titled(june, month="Jun 2026")).layouts == read(_titled(july)).layouts


@pytest.mark.parametrize(("june", "july"), [("Ark1", "Ark2"), ("Juni 2026", "Juli 2026"), ("2026-06", "2026-07")])
def test_a_sheet_that_is_named_by_month_or_number_is_the_same_layout(read: Read, june: str, july: str) -> None:
    assert read(_titled(sheet=june)).layouts == read(_titled(sheet=july)).layouts


def test_a_note_of_when_and_by_whom_is_no_part_of_the_layout(read: Read) -> None:
    june = read(_titled("Kontanthjælp", "Udtrukket den 3. juni af Anna")).layouts
    july = read(_titled("Kontanthjælp", "Udtrukket den 4. juli af Bo")).layouts

    assert june == july


def test_what_says_which_people_stays_in_a_title(words: Vocabulary) -> None:
    assert lasting("Ledige 16-24 år, Hvidovre, jul. 2026", words.areas) == "Ledige 16-24 år"
    assert lasting("Borgere med mindst 3 samtaler", words.areas) == "Borgere med mindst 3 samtaler"


def test_a_column_named_by_a_title_with_a_month_in_it_has_the_same_name_next_month(read: Read) -> None:
    named = [
        read(workbook([f"Min egen måling, {month}"], ["Område", month], ["Hvidovre", 12.0])).reading.previews[0].unknown
        for month in ("juni 2026", "juli 2026")
    ]

    assert [[column.label for column in columns] for columns in named] == [["Min egen måling"]] * 2
