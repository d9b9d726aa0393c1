"""What a plan leaves to the job centre to count: which figures and periods, what stands there, who said it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from pejling import danish
from pejling.areas import Area
from pejling.figure_words import step_words
from pejling.figures import with_relatives
from pejling.indicators import Indicator
from pejling.intake import Import
from pejling.intake.entered import Entry
from pejling.intake.privacy import holds_person_number
from pejling.library import Library
from pejling.periods import Period
from pejling.plans import Plan
from pejling.series import Group, Mark, Observation, group_id
from pejling.small_numbers import counted_here, hide_small
from pejling.steps import gross_steps
from pejling.store import Key, Store
from pejling.store.imports import StoredImport
from pejling.units import Unit

PERSON_NUMBER = "ligner et personnummer (CPR) og er ikke gemt. Skriv aldrig oplysninger om enkelte borgere her"
_TAKEN_BACK = {"-", "–", ".."}


@dataclass(frozen=True, slots=True)
class Counted:
    """A manual indicator for one group, and the targets of the plan that ask for it."""

    indicator: Indicator
    group: Group
    targets: tuple[str, ...]

    @property
    def name(self) -> str:
        """The indicator's name with the group's categories: Afgang, kvinder, ikke-vestlig."""
        return ", ".join((self.indicator.name, *(category for _, category in self.group)))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one import said it. value is None where `hidden` (small numbers) or where it was taken back.

    private: True where others see it as hidden, and only the one who typed it sees the value.
    """

    period: Period
    value: float | None
    stored: StoredImport
    hidden: bool = False
    private: bool = False


def counted(plan: Plan, indicators: dict[str, Indicator]) -> tuple[Counted, ...]:
    """Return what the plan's targets need that no register has, in the plan's order, each once."""
    found: dict[tuple[str, Group], list[str]] = {}
    for target in plan.targets:
        if target.indicator and indicators[target.indicator].source.manual:
            found.setdefault((target.indicator, target.group), []).append(target.id)
    return tuple(Counted(indicators[name], group, tuple(ids)) for (name, group), ids in found.items())


def years(plan: Plan, today: date) -> tuple[int, ...]:
    """Return the years to enter figures for: from the one before the plan to the one after it, none to come."""
    return tuple(range(plan.starts.year - 1, min(plan.ends.year + 1, max(today.year, plan.starts.year)) + 1))


def periods(indicator: Indicator, year: int, today: date) -> tuple[Period, ...]:
    """Return the periods of a year that have begun."""
    first = Period.of(indicator.frequency, year)
    begun = (first + step for step in range(indicator.frequency.per_year))
    return tuple(one for one in begun if one.start <= today)


def read_typed(text: str, of: Counted, period: Period) -> Entry | str:
    """Read a typed figure; a text is what is wrong with it. "-" takes back the figure that stands there."""
    if holds_person_number(text):
        return PERSON_NUMBER
    if text.strip() in _TAKEN_BACK:
        return Entry(of.indicator, of.group, period, None)
    unit = of.indicator.unit
    value = danish.read_number(text, unit)
    if value is None:
        return f"kan ikke læses som et tal i {unit.suffix}; skriv fx {danish.number(12.5, unit.decimals)}"
    return _fault(value, unit) or Entry(of.indicator, of.group, period, value)


def _fault(value: float, unit: Unit) -> str:
    if value < 0:
        return "er under 0"
    if value > unit.most:
        return "er over 100 pct." if unit.is_rate else "er over 10 mia."
    if not unit.decimals and not value.is_integer():
        return f"skal være et helt antal {unit.suffix}"
    return ""


def news(typed: Sequence[Entry], known: Sequence[Told]) -> tuple[Entry, ...]:
    """Return the figures that are not those that stand there already, as far as whoever types may know.

    Where none stands, taking it back is no news.
    """
    stands = {one.period: one for one in known}

    def is_new(one: Entry) -> bool:
        if one.period not in stands:
            return one.value is not None
        return stands[one.period].hidden or stands[one.period].value != one.value

    return tuple(one for one in typed if is_new(one))


def fractions(typed: Sequence[Entry], known: Sequence[Told]) -> tuple[str, ...]:
    """Return in words which typed shares can be fractions (0,125 for 12,5 pct.); none where shares are so small."""
    usual = any(one.value and one.value < 1 for one in known)
    rates = (one for one in typed if one.indicator.unit.is_rate and not usual)
    return tuple(_fraction_words(one.period, one.value) for one in rates if one.value and one.value < 1)


def _fraction_words(period: Period, value: float) -> str:
    when, share, percent = danish.period(period).capitalize(), danish.shortest(value), danish.shortest(100 * value)
    return f"{when}: {share} pct. er mindre end 1 pct. Er det en brøkdel, skal der stå {percent}."


def doubts(new: Import, store: Store, library: Library) -> tuple[str, ...]:
    """Return in words which typed figures make a gross step, to be confirmed as a file's are. Raises StoreError."""
    steps = gross_steps(new, store.beside(new), library.indicators)
    return tuple(step_words(one, library) for one in steps if one.asked)


def told(of: Counted, area: Area, store: Store, library: Library, mine: Collection[str] = ()) -> tuple[Told, ...]:
    """Return all that was ever said of a figure, oldest first.

    Small numbers are hidden, and in a period that has had any, so is all that came before: an old total could reveal
    them. `mine` are digests of imports whose own figures are shown, to whoever has just typed them.
    """
    found, hidden_ever, hidden_now = _kept(of, area, store, library)
    newest = {one.period.number: stored.digest for stored, one in found}

    def as_shown(stored: StoredImport, one: Observation) -> Told:
        closed = hidden_now if newest[one.period.number] == stored.digest else hidden_ever
        small = one.mark is not Mark.MISSING and one.period.number in closed
        hidden = small and stored.digest not in mine
        return Told(one.period, None if hidden else one.value, stored, hidden, private=small and not hidden)

    return tuple(as_shown(stored, one) for stored, one in found)


def _kept(
    of: Counted, area: Area, store: Store, library: Library
) -> tuple[list[tuple[StoredImport, Observation]], frozenset[int], frozenset[int]]:
    """Return what was said, the periods that ever had something hidden, and those where this is hidden now."""
    key: Key = (of.indicator.id, area.code, group_id(of.group))
    own = counted_here(library.indicators, library.settings)
    names = with_relatives([of.indicator.id], library)
    stands: dict[Key, dict[int, Observation]] = {}
    found: list[tuple[StoredImport, Observation]] = []
    ever: set[int] = set()
    now: frozenset[int] = frozenset()
    for stored, said in store.history(names, [area.code]):
        found += [(stored, one) for one in said.get(key, ()) if one.period.frequency is of.indicator.frequency]
        for each, ones in said.items():
            stands.setdefault(each, {}).update({one.period.number: one for one in ones})
        told_so_far = {each: tuple(ones.values()) for each, ones in stands.items()}
        shown = hide_small(told_so_far, library.indicators, library.settings)
        ever |= {number for each, ones in shown.items() if each[0] in own for number in _hidden(ones)}
        now = _hidden(shown.get(key, ()))
    return found, frozenset(ever) if of.indicator.id in own else frozenset(), now


def _hidden(ones: tuple[Observation, ...]) -> frozenset[int]:
    return frozenset(one.period.number for one in ones if one.mark is Mark.SUPPRESSED)
