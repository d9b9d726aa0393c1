"""What an observation is of, its key, as one whole number: for sorting and joining millions of them."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

KEYS = ["indicator", "area", "group", "frequency", "number"]
Keys = NDArray[np.int32] | NDArray[np.int64]


def key_numbers(observations: pa.Table) -> Keys:
    """Return each row's key as one whole number: equal where the keys are, and in order as their texts sort, by KEYS.

    Grouping or joining a million rows by five columns takes some hundred megabytes; by one number, it takes five.
    Dictionaries must be unified.
    """
    numbers = [chunk.to_numpy() for chunk in observations["number"].chunks if len(chunk)]
    first = int(min(map(np.min, numbers), default=0))
    step = int(max(map(np.max, numbers), default=0)) - first + 1
    ranks = {name: _ranks(observations[name]) for name in KEYS[:-1]}
    many = step * math.prod(map(len, ranks.values()))
    keys: Keys = np.full(observations.num_rows, -first, np.int32 if many <= np.iinfo(np.int32).max else np.int64)
    _add(keys, numbers)
    for name in reversed(KEYS[:-1]):
        places = (ranks[name] * step).astype(keys.dtype)
        _add(keys, (places[chunk.indices.to_numpy()] for chunk in observations[name].chunks))
        step *= max(1, len(places))
    return keys


def each_key_once(observations: pa.Table) -> bool:
    """Tell whether no two rows have the same key, as most tables do. Dictionaries must be unified."""
    keys = key_numbers(observations)
    keys.sort(kind="stable")  # in their own place: there may be millions, mostly in runs that are in order already
    return bool(np.all(keys[1:] != keys[:-1]))


def _add(keys: Keys, parts: Iterable[NDArray[np.int32] | NDArray[np.int64]]) -> None:
    """Add a column's parts to the keys of its rows, where they are: a copy of a million is to be spared."""
    start = 0
    for part in parts:
        keys[start : start + len(part)] += part
        start += len(part)


def _ranks(coded: pa.ChunkedArray) -> NDArray[np.int64]:
    """Return the place of each of a column's different texts among them, in order."""
    texts = [text for chunk in coded.chunks[:1] for text in chunk.dictionary.to_pylist()]
    ranks = np.empty(len(texts), np.int64)
    ranks[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
    return ranks
