#!/usr/bin/env python3
"""The stepped share of municipal liability in plain numpy: the peer that the engine is timed against.

usage: numpy_liability.py generate DIR PERSONS MONTHS SEED   writes raw little-endian columns
       numpy_liability.py serve DIR                           runs once for each line read, prints its processor seconds
"""
import sys
import time

import numpy as np

THRESHOLDS = np.array([100, 200, 300, 400, 700])
ADDED_SHARE = np.array([0.1, 0.1, 0.1, 0.1, 0.1])
COLUMNS = dict(person="i4", month="u2", days="u1", reset="u1", daily="u2", start="u2", muni="u2")


def generate(folder, persons, months, seed):
    r = np.random.default_rng(seed)
    n = persons * months
    days = r.integers(0, 24, n).astype("u1")
    days[r.random(n) < 0.25] = 0
    reset = (r.random(n) < 0.02).astype("u1")
    start = np.repeat(r.integers(0, 900, persons), months).astype("u2")
    daily = np.where(r.random(n) < 0.7, 3721, r.integers(2000, 3722, n)).astype("u2")
    muni = np.repeat(r.integers(0, 308, persons), months).astype("u2")
    person = np.repeat(np.arange(persons, dtype="i4"), months)
    month = np.tile(np.arange(months, dtype="u2"), persons)
    table = dict(person=person, month=month, days=days, reset=reset, daily=daily, start=start, muni=muni)
    for name, column in table.items():
        column.tofile(f"{folder}/{name}.bin")


def counters(person, days, reset, start):
    n = len(days)
    paid = np.empty(n + 1, "i8")
    paid[0] = 0
    np.cumsum(days, out=paid[1:])
    first = np.empty(n, bool)
    first[0] = True
    np.not_equal(person[1:], person[:-1], out=first[1:])
    head = first | (reset != 0)
    at = np.maximum.accumulate(np.where(head, np.arange(n), 0))
    base = np.where(reset[at] != 0, 0, start[at])
    return paid[:-1] - paid[at] + base


def liability(before, days, daily):
    owed = np.zeros(len(days))
    after = before + days
    for threshold, share in zip(THRESHOLDS, ADDED_SHARE):
        owed += share * (np.maximum(after - threshold, 0) - np.maximum(before - threshold, 0))
    return owed * daily


def run(table):
    before = counters(table["person"], table["days"], table["reset"], table["start"])
    owed = liability(before, table["days"], table["daily"])
    return np.bincount(table["muni"].astype("i8") * 128 + table["month"], weights=owed)


if sys.argv[1] == "generate":
    generate(sys.argv[2], *(int(word) for word in sys.argv[3:6]))
else:
    table = {name: np.fromfile(f"{sys.argv[2]}/{name}.bin", dtype=kind) for name, kind in COLUMNS.items()}
    for _ in sys.stdin:
        began = time.process_time()
        run(table)
        print(time.process_time() - began, flush=True)
