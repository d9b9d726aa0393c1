"""The words a target's state goes by. A closed set; the rules stand in `pejling.assessments`."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """A target's status; the value is the Danish word. Never shown by colour alone."""

    MET = "nået"
    NOT_MET = "ikke nået"
    ON_TRACK = "på vej"
    UNCERTAIN = "usikkert"
    NOT_ON_TRACK = "ikke på vej"
    UNDER_WAY = "i gang"
    TOO_EARLY = "for tidligt"
    AWAITING = "afventer data"
    NO_DATA = "ingen data"
    UNCLEAR = "uafklaret"
    NOT_SET = "ikke fastsat"
    NOT_MEASURABLE = "ikke målbart"
    ACTIVITY = "aktivitet"


class Marker(Enum):
    """Something to know beside the status; never the status itself."""

    AT_LEVEL = "på målniveau nu"
    BELOW_LEVEL = "under målniveau"
    ABOVE_LEVEL = "over målniveau"
    TRIED = "afprøvning"
    RISING = "stigning"
    FALLING = "fald"
    WITHIN_NOISE = "inden for støj"
    PROVISIONAL = "foreløbige tal"
    BREAK = "databrud"
    SMALL_GROUP = "lille gruppe (n < 30)"
    LONG_HORIZON = "lang horisont (> 12 md.)"
    ASSUMED = "vores antagelse"
    REVISED_BASELINE = "udgangspunktet er revideret"
    RECONSTRUCTED = "genskabt efter senere tal"
    EARLIER_BASELINE = "udgangspunkt fra en tidligere periode"
