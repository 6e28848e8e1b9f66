#!/usr/bin/env python3
"""The core of a flow forecast in plain numpy: the peer that the engine is timed against.

usage: numpy_flow.py serve PEOPLE MONTHS   reads "expect" or "draw" line by line, runs once for each, prints its processor seconds

expect: people in a dense array of segment x benefit x duration x bin of the counter; each month leaving by cell, paying by step, moving on.
draw:   every person apart, in arrays: leaving by duration and age, paying by step, newcomers; one possible future.
Neither knows causes, services, returns, counters that start again, limits of allowances, exemptions, groups or uncertain rates.
"""
import sys
import time

import numpy as np

SEGMENTS, BENEFITS, DURATIONS, BINS = 24, 4, 10, 53
ADDED = np.array([100, 200, 300, 400, 700])
rng = np.random.default_rng(7)
leave_of_duration = 0.1 * np.exp(-0.3 * np.arange(DURATIONS)) + 0.015
share_of_bin = 0.1 * np.searchsorted(ADDED, np.arange(BINS) * 20 + 10)


def expect(people, months):
    now = np.full((SEGMENTS, BENEFITS, DURATIONS, BINS), people / (SEGMENTS * BENEFITS * DURATIONS * BINS))
    segment = np.linspace(0.7, 1.3, SEGMENTS)[:, None, None, None]
    chance = np.clip(leave_of_duration[None, None, :, None] * segment, 0, 0.95)
    owed = np.zeros(months)
    for t in range(months):
        owed[t] = (now * share_of_bin).sum() * 21.5 * 37.21
        stay = now * (1 - chance)
        now = np.zeros_like(now)
        now[:, :, 1:, 1:] = stay[:, :, :-1, :-1]
        now[:, :, -1, 1:] += stay[:, :, -1, :-1]
        now[:, :, :, -1] += stay[:, :, :, -1]
        now[:, :, 0, 0] += people * 0.03 / (SEGMENTS * BENEFITS)
    return owed


def draw(people, months):
    counter = rng.integers(0, 1000, people).astype("f8")
    duration = rng.integers(0, 40, people)
    age = rng.integers(0, 4, people)
    owed = np.zeros(months)
    for t in range(months):
        owed[t] = (np.searchsorted(ADDED, counter) * 0.1).sum() * 21.5 * 37.21
        chance = leave_of_duration[np.minimum(duration, DURATIONS - 1)] * (0.7 + 0.2 * age)
        stays = rng.random(counter.size) >= chance
        new = rng.poisson(people * 0.03)
        counter = np.concatenate([counter[stays] + 21.5, np.zeros(new)])
        duration = np.concatenate([duration[stays] + 1, np.zeros(new, "i8")])
        age = np.concatenate([age[stays], rng.integers(0, 4, new)])
    return owed


if __name__ == "__main__":
    people, months = int(sys.argv[2]), int(sys.argv[3])
    for line in sys.stdin:
        began = time.process_time()
        (expect if line.strip() == "expect" else draw)(people, months)
        print(time.process_time() - began, flush=True)
