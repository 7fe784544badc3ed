"""Names found by how they are spelled, so that not every name is compared with every other."""

from collections import defaultdict
from functools import cache

from dragoman.ledger.names import alike, letters_of, letters_shared, name_of

LONGEST = 100


class NameIndex:
    """Places, each with one or more names; looked up by a name in any spelling."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, int]] = []
        self._places: defaultdict[str, set[int]] = defaultdict(set)
        self._spellings = Spellings()

    def add(self, name: str, place: int) -> None:
        """Put a name at a place."""
        self._waiting.append((name, place))

    def near(self, name: str) -> list[int]:
        """The places, in order, outside of which no name can mean the same (`may_be_one`): a word
        of one is spelled like a word of the other.
        """
        for waiting, place in self._waiting:
            for word in name_of(waiting).words:
                self._spellings.meet(word)
                self._places[word].add(place)
        self._waiting.clear()
        if not self._places:
            return []
        words = {other for word in name_of(name).words for other in self._spellings.meet(word)}
        return sorted({place for word in words for place in self._places.get(word, ())})


class Spellings:
    """The words of names met so far, and which of them may be one word in two spellings."""

    def __init__(self) -> None:
        self._alike: dict[str, set[str]] = {}
        # With their letters as bits, and how many they are.
        self._met: list[tuple[int, int, str]] = []

    def meet(self, word: str) -> set[str]:
        """The words met that are spelled alike, this one among them."""
        if word in self._alike:
            return self._alike[word]
        letters, needed = letters_of(word), _needed(len(word))
        near = {
            other
            for bits, length, other in self._met
            if (letters & bits).bit_count() >= needed[length]
            and (alike(word, other) or alike(other, word))
        }
        for other in near:
            self._alike[other].add(word)
        # Longer ones are no words of names; they are alike only where they are equal.
        if len(word) <= LONGEST:
            self._met.append((letters, len(word), word))
        self._alike[word] = {word, *near}
        return self._alike[word]


@cache
def _needed(length: int) -> tuple[int, ...]:
    """How many letters a word of this length must share with one of each other length."""
    return tuple(letters_shared(length, other) for other in range(LONGEST + 1))
