"""The content files under data/: what they hold, that new ones need no code, and that faulty ones say what is wrong."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pejling.areas import AreaKind, Areas, load_areas, load_groups
from pejling.errors import ContentError
from pejling.goals import Activity, AtLeast, ChangePercent, ChangePoints, Improve, Undecided, baseline_from
from pejling.indicators import Indicator, load_indicators
from pejling.plan_files import Surroundings, load_plan, load_plans
from pejling.plans import Fact, Measured, Plan, Target
from pejling.series import slug

DATA = Path(__file__).parents[1] / "data"
SMALL_PLAN = """
title = "Beskæftigelsesplan 2031"
municipality = "Rødovre"
starts = 2031-01-01
ends = 2031-12-31

[[focus_areas]]
id = "seniorer"
title = "Seniorer"

[[focus_areas.targets]]
id = "S1"
title = "Færre langtidsledige"
at_most = 90
indicator = "langtidsledige"
measured = "end"
"""
SMALL_INDICATOR = """
name = "Besøg hos virksomheder"
unit = "companies"
frequency = "month"
improvement = "higher"
why_it_matters = "Viser, hvor mange virksomheder jobcentret kommer ud til."
how_calculated = "Virksomheder besøgt i måneden."

[source]
publisher = "Egen registrering"
"""


def surroundings(folder: Path) -> Surroundings:
    """Load all that a plan may refer to."""
    areas = load_areas(folder / "areas.csv")
    return Surroundings(load_indicators(folder / "indicators"), areas, load_groups(folder / "groups", areas))


@pytest.fixture(scope="module")
def known() -> Surroundings:
    """Return the shipped indicators, areas and groups."""
    return surroundings(DATA)


@pytest.fixture(scope="module")
def areas(known: Surroundings) -> Areas:
    """Return the shipped areas."""
    return known.areas


@pytest.fixture(scope="module")
def plan_2020(known: Surroundings) -> Plan:
    """Return Hvidovre's plan for 2020."""
    return load_plan(DATA / "plans" / "hvidovre-2020.toml", known)


@pytest.fixture(scope="module")
def plan_2014(known: Surroundings) -> Plan:
    """Return Hvidovre's plan for 2014."""
    return load_plan(DATA / "plans" / "hvidovre-2014.toml", known)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may add to."""
    for name in ("indicators", "groups", "plans"):
        shutil.copytree(DATA / name, tmp_path / name)
    shutil.copy(DATA / "areas.csv", tmp_path)
    return tmp_path


def shipped(folder: str) -> list[str]:
    """Return the ids of the shipped files of a folder."""
    return sorted(file.stem for file in (DATA / folder).glob("*.toml"))


def by_id(plan: Plan) -> dict[str, Target]:
    """Return a plan's targets by id."""
    return {target.id: target for target in plan.targets}


def values(facts: tuple[Fact, ...], title: str) -> dict[str, float]:
    """Return the figures of the one fact whose title begins so, by label."""
    (fact,) = (fact for fact in facts if fact.title.startswith(title))
    return {item.label: item.value for item in fact.items}


def faults_of(text: str, known: Surroundings, tmp_path: Path) -> dict[str, str]:
    """Return what is wrong with a plan of this text: problem by key."""
    file = tmp_path / "faulty.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_plan(file, known)
    return {fault.key: fault.problem for fault in raised.value.faults}


# what is shipped


def test_every_shipped_plan_can_be_used(known: Surroundings) -> None:
    """No plan of the house is refused by the house."""
    plans, unreadable = load_plans(DATA / "plans", known)

    assert unreadable == ()
    assert sorted(plans) == shipped("plans")


def test_every_shipped_indicator_and_group_is_known_by_its_file_name(known: Surroundings) -> None:
    """The id is the file's name, so a figure's file is found without a search."""
    assert sorted(known.indicators) == shipped("indicators")
    assert sorted(known.groups) == shipped("groups")


@pytest.mark.parametrize("name", shipped("indicators"))
def test_an_indicator_says_why_it_matters_how_it_is_made_and_where_it_comes_from(
    known: Surroundings, name: str
) -> None:
    """No figure is shown without these three."""
    indicator = known.indicators[name]

    assert indicator.why_it_matters.endswith(".")
    assert indicator.how_calculated.endswith(".")
    assert indicator.source.publisher


@pytest.mark.parametrize("name", shipped("indicators"))
def test_a_register_indicator_is_confirmed_or_says_that_it_is_not(known: Surroundings, name: str) -> None:
    """A definition nobody has confirmed is told as such, in words the reader sees."""
    indicator = known.indicators[name]
    counted_here = indicator.source.publisher == "Egen registrering"
    honest = "ikke bekræftet" in indicator.how_calculated or "har regnet efter" in indicator.how_calculated

    assert counted_here or indicator.confirmed_by or honest


def test_no_two_indicators_claim_the_same_column(known: Surroundings) -> None:
    """A label names one measure, unless words beside it (`about`) tell several apart."""
    claimed: dict[tuple[str, tuple[str, ...]], str] = {}
    for indicator in known.indicators.values():
        for label in indicator.source.columns:
            other = claimed.setdefault((label.lower(), indicator.source.about), indicator.id)

            assert other == indicator.id


def test_every_target_of_every_plan_has_an_indicator_that_exists(known: Surroundings) -> None:
    """Activities too: a manual count documents them."""
    plans, _ = load_plans(DATA / "plans", known)
    named = {target.indicator for plan in plans.values() if not plan.invented for target in plan.targets}

    assert named <= set(known.indicators)


def test_activation_rate_is_told_apart_from_the_share_touched_by_activation(known: Surroundings) -> None:
    """The two stand side by side in one table and differ by a factor of three."""
    rate, touched = known.indicators["aktiveringsgrad"], known.indicators["andel_aktiveringsberoerte"]

    assert set(rate.source.columns).isdisjoint(touched.source.columns)
    assert "ikke det samme som andelen af aktiveringsberørte" in rate.how_calculated
    assert rate.denominator == "kontanthjaelp_fuldtidspersoner"
    assert touched.denominator == "kontanthjaelp_personer"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("aktiveringsgrad", date(2019, 10, 1)),
        ("aktiveringsgrad", date(2025, 7, 1)),
        ("kontanthjaelp_pct_befolkning", date(2025, 7, 1)),
    ],
)
def test_a_known_series_break_stands_with_the_indicator(known: Surroundings, name: str, day: date) -> None:
    """Under-reported activation until September 2019; the benefit reform of 1 July 2025."""
    breaks = [one.at.start for one in known.indicators[name].breaks]

    assert day in breaks


# areas and groups


def test_there_are_98_municipalities_five_regions_eleven_provinces_and_a_country(areas: Areas) -> None:
    """As Statistics Denmark counts them."""
    counted = {kind: sum(area.kind is kind for area in areas.areas) for kind in AreaKind}

    assert counted[AreaKind.MUNICIPALITY] == 98
    assert counted[AreaKind.REGION] == 5
    assert counted[AreaKind.PROVINCE] == 11
    assert counted[AreaKind.LABOUR_MARKET_REGION] == 8
    assert areas.country.code == "000"


def test_no_two_areas_share_a_code_or_a_name(areas: Areas) -> None:
    """Also where case, spaces and hyphens are folded, since `find` folds them."""
    found = {name: areas.find(name) for area in areas.areas for name in (area.code, area.name, *area.aliases)}
    lost = [name for area in areas.areas for name in (area.code, area.name, *area.aliases) if found[name] != area]

    assert lost == []


def test_every_municipality_lies_in_a_region_that_exists(areas: Areas) -> None:
    """The region is written as the region's own name."""
    regions = {area.name for area in areas.areas if area.kind is AreaKind.REGION}

    assert {area.region for area in areas.municipalities} == regions


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("167", "Hvidovre"),
        ("0167", "Hvidovre"),
        (167, "Hvidovre"),
        ("Hvidovre Kommune", "Hvidovre"),
        ("Jobcenter Hvidovre", "Hvidovre"),
        ("Københavns Kommune", "København"),
        ("Copenhagen", "København"),
        ("Århus", "Aarhus"),
        ("Høje Taastrup", "Høje-Taastrup"),
        ("Høje-Tåstrup", "Høje-Taastrup"),
        ("Faaborg-midtfyn", "Faaborg-Midtfyn"),
        ("Nordfyn", "Nordfyns"),
        ("Vesthimmerland", "Vesthimmerlands"),
        ("Elsinore", "Helsingør"),
        ("All Denmark", "Hele landet"),
        ("Province Byen København", "Landsdel Byen København"),
        ("01", "Landsdel Byen København"),
        ("Bornholm", "Bornholm"),
        ("Uoplyst kommune", "Uoplyst område"),
    ],
)
def test_an_area_is_found_by_the_names_it_goes_under(areas: Areas, written: object, name: str) -> None:
    """Spellings met in exports, English ones and codes included."""
    area = areas.find(written)

    assert area is not None
    assert area.name == name


def test_hvidovres_neighbours_are_the_three_that_share_its_border(known: Surroundings) -> None:
    """Brøndby, København and Rødovre; the capital group has Statistics Denmark's 24."""
    assert set(known.groups["naboer-hvidovre"].members) == {"Brøndby", "København", "Rødovre"}
    assert len(set(known.groups["hovedstadskommuner"].members)) == 24


@pytest.mark.parametrize("name", shipped("groups"))
def test_a_comparison_group_says_who_chose_it_and_holds_municipalities_only(known: Surroundings, name: str) -> None:
    """Only municipalities are compared with each other."""
    group = known.groups[name]
    kinds = {known.areas.get(member).kind for member in group.members}

    assert group.source
    assert kinds == {AreaKind.MUNICIPALITY}


# the vocabulary of breakdowns


@pytest.fixture(scope="module")
def dimensions() -> dict[str, Any]:
    """Return the dimensions as written."""
    return tomllib.loads((DATA / "matches" / "dimensions.toml").read_text(encoding="utf-8"))


def test_the_ids_of_dimensions_and_categories_are_made_of_their_first_spelling(dimensions: dict[str, Any]) -> None:
    """So that a category listed and the same one not listed give the same group."""
    listed = [pair for one in dimensions.values() for pair in one.get("categories", {}).items()]
    wrong = {category: spellings[0] for category, spellings in listed if slug(spellings[0]) != category}

    assert [slug(name) for name in dimensions] == list(dimensions)
    assert wrong == {}


def test_no_label_names_two_dimensions(dimensions: dict[str, Any]) -> None:
    """A header is never ambiguous by our own doing."""
    labels = [label.lower() for one in dimensions.values() for label in one["labels"]]

    assert len(labels) == len(set(labels))


def test_no_spelling_names_two_categories(dimensions: dict[str, Any]) -> None:
    """A cell alone tells its dimension, as it must in a column without a header; a total is no category either."""
    named = [several for one in dimensions.values() for several in (*one.get("categories", {}).values(), one["totals"])]
    spellings = [spelling.lower() for several in named for spelling in several]

    assert len(spellings) == len(set(spellings))


def test_all_education_ready_are_not_the_education_ready(dimensions: dict[str, Any]) -> None:
    """The wider group takes in the obviously education-ready, and a target may mean only one of them."""
    categories = dimensions["visitation"]["categories"]

    assert "Alle uddannelsesparate" not in categories["uddannelsesparat"]
    assert "Alle uddannelsesparate" in categories["alle-uddannelsesparate"]


def test_the_dimensions_and_categories_of_targets_and_indicators_are_in_the_vocabulary(
    known: Surroundings, dimensions: dict[str, Any]
) -> None:
    """A plan that names a group no export can be recognised as would never get a figure."""
    plans, _ = load_plans(DATA / "plans", known)
    asked = {pair for plan in plans.values() if not plan.invented for target in plan.targets for pair in target.group}
    asked |= {
        (dimension, slug(category))
        for indicator in known.indicators.values()
        for dimension, category in indicator.source.where.items()
    }
    listed = {(name, category) for name, one in dimensions.items() for category in one.get("categories", {})}

    assert asked <= listed


# the plan for 2020


def test_the_2020_plan_has_five_focus_areas_in_the_plans_order(plan_2020: Plan) -> None:
    """With the years they run."""
    found = [(area.id, area.from_year, area.to_year) for area in plan_2020.focus_areas]

    assert found == [
        ("handicap", 2020, 2021),
        ("langtidsforsoergede", 2019, 2020),
        ("unge", 2019, 2020),
        ("virksomhedsindsats", 2020, 2021),
        ("integration", 2020, 2021),
    ]


def test_the_2020_plan_has_16_bullets_that_are_18_targets(plan_2020: Plan) -> None:
    """Two bullets set a level for each of two groups."""
    ids = [target.id for target in plan_2020.targets]
    bullets = {target.reference for target in plan_2020.targets}

    assert " ".join(ids) == "H1 H2 L1 L2 L3 U1 U2 U3 U4a U4b U5a U5b V1 V2 V3 I1 I2 I3"
    assert len(bullets) == 16


def test_the_2020_plan_sets_four_levels(plan_2020: Plan) -> None:
    """Activation rate and interviews, each for two groups of young people."""
    levels = {
        target.id: (target.goal.level, target.indicator, target.group, target.measured)
        for target in plan_2020.targets
        if isinstance(target.goal, AtLeast)
    }
    ready, active = (("visitation", "uddannelsesparat"),), (("visitation", "aktivitetsparat"),)

    assert levels == {
        "U4a": (16, "aktiveringsgrad", ready, Measured.YEAR_AVERAGE),
        "U4b": (20, "aktiveringsgrad", active, Measured.YEAR_AVERAGE),
        "U5a": (72, "andel_med_tre_samtaler", ready, Measured.COHORT),
        "U5b": (75, "andel_med_tre_samtaler", active, Measured.COHORT),
    }


def test_the_2020_plans_other_targets_are_directions_and_activities(plan_2020: Plan) -> None:
    """Five point a way without a level, nine are things to do."""
    directions = {target.id for target in plan_2020.targets if isinstance(target.goal, Improve)}
    activities = {target.id for target in plan_2020.targets if isinstance(target.goal, Activity)}

    assert directions == {"L1", "L2", "L3", "I1", "I3"}
    assert activities == {"H1", "H2", "U1", "U2", "U3", "V1", "V2", "V3", "I2"}


def test_where_the_2020_plan_is_silent_on_measuring_we_say_what_we_assume_and_ask(plan_2020: Plan) -> None:
    """The plan states no measurement rule at all, so each target with a figure carries both."""
    silent = [target for target in plan_2020.targets if not isinstance(target.goal, Activity)]
    unsaid = [target.id for target in silent if not (target.measured and target.assumption and target.question)]

    assert unsaid == []


def test_the_2020_plan_carries_ministers_and_committees_goals(plan_2020: Plan) -> None:
    """Three of five areas have a minister's goal; every area has the committee's."""
    counted = {area.id: (len(area.minister_goals), len(area.committee_goals)) for area in plan_2020.focus_areas}

    assert counted == {
        "handicap": (1, 2),
        "langtidsforsoergede": (0, 2),
        "unge": (0, 3),
        "virksomhedsindsats": (1, 3),
        "integration": (1, 2),
    }


def test_the_2020_plans_population_figures_add_up(plan_2020: Plan) -> None:
    """33.960 = 26.440 + 7.520 and 26.440 = 25.510 + 930; the shares follow to the decimal."""
    people = values(plan_2020.context, "Befolkningen på 16-64 år, ")
    shares = values(plan_2020.context, "Befolkningen på 16-64 år i procent")
    every_one, force = people["I alt på 16-64 år"], people["I arbejdsstyrken"]
    outside, at_work, without = people["Uden for arbejdsstyrken"], people["Beskæftigede"], people["Bruttoledige"]

    assert (every_one, force, outside) == (33960, 26440, 7520)
    assert every_one == force + outside
    assert force == at_work + without
    assert shares["I arbejdsstyrken"] == round(100 * force / every_one, 1)
    assert shares["Uden for arbejdsstyrken"] == round(100 * outside / every_one, 1)
    assert shares["Beskæftigelsesfrekvens"] == round(100 * at_work / every_one, 1)
    assert shares["Bruttoledige i pct. af arbejdsstyrken"] == round(100 * without / force, 1)


def test_the_2020_plans_company_figures_add_up(plan_2020: Plan) -> None:
    """About 4.500 = 10 + 400 + 4.090."""
    (area,) = (area for area in plan_2020.focus_areas if area.id == "virksomhedsindsats")
    sizes = values(area.context, "Ca. 4.500")
    new = values(area.context, "Nye virksomheder")

    assert sorted(sizes.values()) == [10, 400, 4090]
    assert sum(sizes.values()) == 4500
    assert list(new.values()) == [844, 343]


# the plan for 2014


def test_the_2014_plan_has_four_goals_each_its_own_area(plan_2014: Plan) -> None:
    """All run from December 2012 to December 2014."""
    targets = plan_2014.targets

    assert [len(area.targets) for area in plan_2014.focus_areas] == [1, 1, 1, 1]
    assert [target.id for target in targets] == ["M1", "M2", "M3", "M4"]
    assert {(target.starts, target.due) for target in targets} == {(date(2012, 12, 31), date(2014, 12, 31))}
    assert {target.measured for target in targets} == {Measured.END}


def test_the_2014_education_goal_starts_from_22_3_and_ends_at_26(plan_2014: Plan) -> None:
    """The baseline follows from level and change, and is marked as an assumption."""
    target = by_id(plan_2014)["M1"]

    assert target.goal == ChangePoints(3.7)
    assert target.stated_level == 26
    assert target.baseline is not None
    assert target.baseline.value == 22.3
    assert target.baseline.value == pytest.approx(baseline_from(ChangePoints(3.7), 26))
    assert target.assumption


def test_the_2014_pension_goal_keeps_both_readings_and_the_question(plan_2014: Plan) -> None:
    """To 125 persons, or by 125: they contradict each other, so somebody must answer."""
    target = by_id(plan_2014)["M2"]

    assert target.goal == ChangePercent(-14)
    assert (target.stated_level, target.stated_change) == (125, -125)
    assert baseline_from(target.goal, 125) == pytest.approx(145.3, abs=0.1)
    assert "til 125" in target.question
    assert "med 125" in target.question
    assert target.assumption


def test_the_2014_long_term_goal_takes_its_baseline_from_the_data(plan_2014: Plan) -> None:
    """The letter states no number for December 2012."""
    target = by_id(plan_2014)["M3"]

    assert target.goal == ChangePercent(-19)
    assert target.baseline is not None
    assert target.baseline.period is not None
    assert target.baseline.period.id == "2012-12"
    assert target.baseline.value is None


def test_the_2014_company_goal_is_not_set_yet(plan_2014: Plan) -> None:
    """The letter says that contents and data are still to be settled."""
    target = by_id(plan_2014)["M4"]

    assert target.goal == Undecided()
    assert target.question


def test_a_baselines_period_is_of_its_indicators_frequency(known: Surroundings) -> None:
    """Periods of different frequencies cannot be compared."""
    plans, _ = load_plans(DATA / "plans", known)
    for target in (target for plan in plans.values() for target in plan.targets):
        if target.baseline and target.baseline.period:
            assert target.baseline.period.frequency is known.indicators[target.indicator].frequency


# new content needs no code


def test_a_new_plan_year_with_its_own_focus_area_and_target_is_one_file(copied: Path) -> None:
    """A file in plans/ and nothing else."""
    (copied / "plans" / "roedovre-2031.toml").write_text(SMALL_PLAN, encoding="utf-8")

    plans, unreadable = load_plans(copied / "plans", surroundings(copied))

    assert unreadable == ()
    assert plans["roedovre-2031"].focus_areas[0].title == "Seniorer"
    assert plans["roedovre-2031"].targets[0].goal.level == 90
    assert "hvidovre-2020" in plans


def test_a_new_focus_area_is_some_lines_in_the_plans_file(copied: Path) -> None:
    """The other areas stay as they are."""
    file = copied / "plans" / "hvidovre-2020.toml"
    with file.open("a", encoding="utf-8") as written:
        written.write('\n[[focus_areas]]\nid = "seniorer"\ntitle = "Seniorer"\ntargets = []\n')

    plan = load_plan(file, surroundings(copied))

    assert [area.id for area in plan.focus_areas][-2:] == ["integration", "seniorer"]
    assert len(plan.targets) == 18


def test_a_new_target_is_some_lines_in_the_plans_file(copied: Path) -> None:
    """It lands in the focus area it stands under."""
    file = copied / "plans" / "hvidovre-2020.toml"
    target = 'id = "I4"\ntitle = "Færre ledige"\nat_most = 2.5\nindicator = "ledighedsprocent"\n'
    with file.open("a", encoding="utf-8") as written:
        written.write("\n[[focus_areas.targets]]\n" + target)

    plan = load_plan(file, surroundings(copied))

    assert [target.id for target in plan.focus_areas[-1].targets] == ["I1", "I2", "I3", "I4"]


def test_a_new_indicator_is_one_file_and_a_target_can_use_it_at_once(copied: Path) -> None:
    """A file in indicators/ and nothing else."""
    (copied / "indicators" / "besoeg.toml").write_text(SMALL_INDICATOR, encoding="utf-8")
    file = copied / "plans" / "roedovre-2031.toml"
    wanted = SMALL_PLAN.replace('"langtidsledige"', '"besoeg"').replace("at_most = 90", "at_least = 90")
    file.write_text(wanted.replace('"end"', '"sum"'), encoding="utf-8")
    known = surroundings(copied)

    plan = load_plan(file, known)

    assert isinstance(known.indicators["besoeg"], Indicator)
    assert plan.targets[0].measured is Measured.SUM


def test_a_new_comparison_group_is_one_file_and_a_plan_can_use_it_at_once(copied: Path) -> None:
    """Members may be names or codes."""
    group = 'title = "Vestegnen"\nsource = "Jobcentret"\nyear = 2031\nmembers = ["Brøndby", "165", "Ishøj"]\n'
    (copied / "groups" / "vestegnen.toml").write_text(group, encoding="utf-8")
    file = copied / "plans" / "roedovre-2031.toml"
    file.write_text('compare_with = ["vestegnen"]\n' + SMALL_PLAN, encoding="utf-8")

    plan = load_plan(file, surroundings(copied))

    assert plan.compare_with == ("vestegnen",)


# faults


def test_an_unknown_key_is_a_fault_that_names_the_key(known: Surroundings, tmp_path: Path) -> None:
    """A misspelt key would otherwise be lost in silence."""
    faults = faults_of(SMALL_PLAN.replace("measured =", "maalt ="), known, tmp_path)
    ((key, problem),) = faults.items()

    assert key == "focus_areas[1] (seniorer).targets[1] (S1).maalt"
    assert "ukendt nøgle" in problem


def test_a_misspelt_kind_of_goal_is_a_fault_that_names_the_kinds(known: Surroundings, tmp_path: Path) -> None:
    """The writer sees both what was found and what would be right."""
    faults = faults_of(SMALL_PLAN.replace("at_most =", "at_moost ="), known, tmp_path)

    assert "ukendt nøgle" in faults["focus_areas[1] (seniorer).targets[1] (S1).at_moost"]
    assert any("at_most" in problem for key, problem in faults.items() if not key.endswith("at_moost"))


def test_a_target_with_two_kinds_of_goal_is_refused(known: Surroundings, tmp_path: Path) -> None:
    """A target asks for one thing."""
    faults = faults_of(SMALL_PLAN + "at_least = 4\n", known, tmp_path)
    ((key, problem),) = faults.items()

    assert key.startswith("focus_areas[1] (seniorer).targets[1] (S1)")
    assert "netop én" in problem


@pytest.mark.parametrize("level", ['"halvfems"', "true"])
def test_a_level_that_is_no_number_is_refused(known: Surroundings, tmp_path: Path, level: str) -> None:
    """What was found is repeated."""
    faults = faults_of(SMALL_PLAN.replace("= 90", f"= {level}"), known, tmp_path)
    ((_, problem),) = faults.items()

    assert "at_most skal være et tal" in problem


def test_an_unknown_indicator_is_a_fault_that_says_where_to_put_its_file(known: Surroundings, tmp_path: Path) -> None:
    """The way out is in the message."""
    faults = faults_of(SMALL_PLAN.replace('"langtidsledige"', '"langtids"'), known, tmp_path)

    assert faults == {
        "focus_areas[1] (seniorer).targets[1] (S1).indicator": (
            "'langtids' findes ikke; læg langtids.toml i data/indicators/"
        )
    }


def test_a_level_over_100_per_cent_is_refused(known: Surroundings, tmp_path: Path) -> None:
    """A share cannot be more than everybody."""
    wrong = SMALL_PLAN.replace('"langtidsledige"', '"ledighedsprocent"').replace("= 90", "= 105")
    faults = faults_of(wrong, known, tmp_path)

    assert faults == {"focus_areas[1] (seniorer).targets[1] (S1).at_most": "niveauet 105 er over 100 pct."}


def test_a_change_without_a_baseline_is_refused(known: Surroundings, tmp_path: Path) -> None:
    """Nothing can be counted from nowhere."""
    faults = faults_of(SMALL_PLAN.replace("at_most = 90", "change_percent = -10"), known, tmp_path)

    assert list(faults) == ["focus_areas[1] (seniorer).targets[1] (S1).baseline"]


def test_shares_cannot_be_summed(known: Surroundings, tmp_path: Path) -> None:
    """Twelve monthly percentages added up mean nothing."""
    wrong = SMALL_PLAN.replace('"langtidsledige"', '"ledighedsprocent"').replace('"end"', '"sum"')
    faults = faults_of(wrong, known, tmp_path)

    assert list(faults) == ["focus_areas[1] (seniorer).targets[1] (S1).measured"]


def test_all_faults_of_form_are_told_at_once_with_file_and_key(known: Surroundings, tmp_path: Path) -> None:
    """Nobody should mend a file one fault a run."""
    file = tmp_path / "rod.toml"
    wrong = SMALL_PLAN.replace('municipality = "Rødovre"\n', "kommune = 3\n").replace('"end"', '"sidst"')
    file.write_text(wrong, encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        load_plan(file, known)
    lines = str(raised.value).splitlines()

    assert raised.value.file == file
    assert all(line.startswith("rod.toml: ") for line in lines)
    assert [line.split(": ")[1] for line in lines] == [
        "municipality",
        "focus_areas[1] (seniorer).targets[1] (S1).measured",
        "kommune",
    ]


def test_all_faults_of_reference_are_told_at_once_with_file_and_key(known: Surroundings, tmp_path: Path) -> None:
    """Unknown municipality, group and indicator in one go."""
    wrong = SMALL_PLAN.replace("Rødovre", "Rødovere").replace('"langtidsledige"', '"langtids"')
    faults = faults_of('compare_with = ["ukendte"]\n' + wrong, known, tmp_path)

    assert list(faults) == ["municipality", "compare_with", "focus_areas[1] (seniorer).targets[1] (S1).indicator"]


def test_a_faulty_plan_does_not_take_the_others_down(copied: Path) -> None:
    """The good plans are there; the faulty one is named with its faults."""
    (copied / "plans" / "faulty.toml").write_text('title = "Uden resten"\n', encoding="utf-8")

    plans, unreadable = load_plans(copied / "plans", surroundings(copied))

    assert {"hvidovre-2014", "hvidovre-2020"} <= set(plans)
    assert [error.file.name for error in unreadable] == ["faulty.toml"]


def test_an_indicator_with_an_unknown_unit_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    """The writer sees what to choose from."""
    (tmp_path / "besoeg.toml").write_text(SMALL_INDICATOR.replace('"companies"', '"firmaer"'), encoding="utf-8")

    with pytest.raises(ContentError, match=r"besoeg\.toml: unit: ukendt enhed 'firmaer'; kendte er percent, persons"):
        load_indicators(tmp_path)


def test_an_indicator_whose_denominator_does_not_exist_is_refused(tmp_path: Path) -> None:
    """A rate would otherwise lose its weights in silence."""
    wrong = 'denominator = "virksomheder_i_alt"\n' + SMALL_INDICATOR
    (tmp_path / "besoeg.toml").write_text(wrong, encoding="utf-8")

    with pytest.raises(ContentError, match=r"besoeg\.toml: denominator: .*virksomheder_i_alt"):
        load_indicators(tmp_path)


def test_a_group_with_an_unknown_member_is_refused(areas: Areas, tmp_path: Path) -> None:
    """The member is named."""
    group = 'title = "T"\nsource = "S"\nyear = 2031\nmembers = ["Brøndby", "Brønby"]\n'
    (tmp_path / "t.toml").write_text(group, encoding="utf-8")

    with pytest.raises(ContentError, match=r"t\.toml: members: ukendt kommune: Brønby"):
        load_groups(tmp_path, areas)


def test_a_file_that_is_not_toml_is_refused_with_its_name(known: Surroundings, tmp_path: Path) -> None:
    """The line is told by the TOML reader."""
    faults = faults_of('title = "uden slut\n', known, tmp_path)

    assert "er ikke gyldig TOML" in faults["filen"]
