"""Whole numbers as ids, for formats that take nothing else: hashes, made unique where they
must be short.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator

import numpy as np

from dragoman.errors import ExportError


def hash_bits(words: tuple[str, ...], bits: int) -> int:
    """The lowest bits of a hash of the words: the same in every run.

    Example:
        >>> hash_bits(("a", "b"), 52) < 2**52
        True
    """
    digest = hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[-8:], "big") & ((1 << bits) - 1)


Taken = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]


class Numbers:
    """Numbers given out so far, eight bytes each; says which of them clash."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self._given = array("Q")

    def of(self, words: tuple[str, ...]) -> int:
        """The number of some words, remembered."""
        number = hash_bits(words, self.bits)
        self._given.append(number)
        return number

    def clashing(self) -> frozenset[int]:
        """The numbers given out more than once."""
        values = np.sort(np.frombuffer(self._given, dtype=np.uint64))
        return frozenset(int(n) for n in values[1:][values[1:] == values[:-1]])

    def settle(self, clashing: Iterable[tuple[tuple[str, ...], int]]) -> dict[tuple[str, ...], int]:
        """New numbers for all but the first of those that clash: the next free one, in order
        of the words.
        """
        taken = np.sort(np.frombuffer(self._given, dtype=np.uint64))
        new: dict[tuple[str, ...], int] = {}
        seen: set[int] = set()
        for words, number in sorted(clashing):
            if number in seen:
                new[words] = self._next_free(number, taken, seen)
            seen.add(new.get(words, number))
        return new

    def _next_free(
        self, number: int, taken: "np.ndarray[tuple[int], np.dtype[np.uint64]]", seen: set[int]
    ) -> int:
        for candidate in _after(number, self.bits):
            at = int(np.searchsorted(taken, np.uint64(candidate)))
            if candidate not in seen and (at == len(taken) or int(taken[at]) != candidate):
                return candidate
        raise ExportError(f"more rows than {self.bits} bits can number: export a shorter period")

    def refuse_clashes(self, what: str) -> None:
        """Raise ExportError if two things got the same number."""
        if clashing := self.clashing():
            raise ExportError(
                f"{len(clashing)} {what} got the same number, {min(clashing)} first: "
                "export shorter periods"
            )


def _after(number: int, bits: int) -> Iterator[int]:
    for step in range(1, 1 << bits):
        yield (number + step) & ((1 << bits) - 1)
