"""How demanding a level is, told from the chance of reaching it on the day it is asked for (docs/method.md, 8)."""

from __future__ import annotations

from enum import Enum

from pejling.gaps import Precedent


class Ambition(Enum):
    """The word for a level; the value is the Danish one."""

    ALMOST_CERTAIN = "næsten sikkert"
    CAUTIOUS = "forsigtigt"
    REALISTIC = "realistisk"
    AMBITIOUS = "ambitiøst"
    VERY_AMBITIOUS = "meget ambitiøst"
    UNPRECEDENTED = "uden fortilfælde"


_ABOVE = (
    (0.95, Ambition.ALMOST_CERTAIN),
    (0.80, Ambition.CAUTIOUS),
    (0.50, Ambition.REALISTIC),
    (0.20, Ambition.AMBITIOUS),
    (0.05, Ambition.VERY_AMBITIOUS),
)


def ambition_of(chance: float, own: Precedent | None = None) -> Ambition:
    """Return the word for a level of this chance (0 to 1). What the own figures have been at has its precedent."""
    word = next((word for least, word in _ABOVE if chance > least), Ambition.UNPRECEDENTED)
    return Ambition.VERY_AMBITIOUS if word is Ambition.UNPRECEDENTED and own and own.met else word
