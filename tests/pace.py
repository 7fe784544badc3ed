"""Seconds as an unburdened machine would take them: tests that promise a speed use these.

A bound in plain seconds fails wherever the host is slow or shared. So what is measured and a known
piece of work are timed one after the other, several times, and the best round counts.
"""

import time
from collections.abc import Callable


def slowness() -> float:
    """How many times slower this machine is now than one that adds 100,000 squares in 6 ms."""
    began = time.process_time()
    sum(n * n for n in range(100_000))
    return max(1.0, (time.process_time() - began) / 0.006)


def best_seconds(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of `rounds` runs of `work`, on a machine of the usual speed."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        spent.append((time.process_time() - began) / slowness())
    return min(spent)
