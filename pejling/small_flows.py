"""How likely few events and few people make a sum or a share: counted exactly, not by a curve.

Formulas: docs/method.md, section 8 (quant.md, 3.4). Own code: each is one recurrence on numpy, and the libraries that
have these distributions cost more than a second to import.
"""

from __future__ import annotations

import math

import numpy as np

from pejling.seasons import Values

_TRUST = 0.5  # how far the past rate of a flow is trusted: half, since rates change
_TINY = 1e-9


def rest_of_sum(events: float, months: float, left: int, most: int) -> Values:
    """Return the probability of at most 0, 1, ... `most` further events in `left` months.

    events, months: what has been counted, and over how many months. The rest is negative binomial with
    phi K + 1/2 and phi b / (phi b + r).
    """
    size, weight = _TRUST * events + 0.5, _TRUST * months
    success = weight / (weight + left)
    counts = np.arange(1, max(most, 0) + 1)
    steps = np.log((counts + size - 1) / counts * (1 - success))
    logs = size * math.log(success) + np.concatenate([[0.0], np.cumsum(steps)])
    return np.asarray(np.minimum(np.cumsum(np.exp(logs)), 1.0))


def rest_of_cohort(tries: int, successes: float, failures: float) -> Values:
    """Return the probability of 0, 1, ... `tries` successes: beta-binomial with these weights (both above 0)."""
    counts = np.arange(tries)
    steps = np.log((tries - counts) / (counts + 1) * (counts + successes) / (tries - counts - 1 + failures))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def at_least_left(level: float, so_far: float) -> int:
    """Return how many whole events are still needed for a sum of at least `level`; 0 or less where none is."""
    return math.ceil(level - so_far - _TINY)


def at_most_left(level: float, so_far: float) -> int:
    """Return how many whole events a sum of at most `level` has room for; below 0 where it has none."""
    return math.floor(level - so_far + _TINY)
