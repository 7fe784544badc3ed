"""Names found by how they are spelled, so that not every name is compared with every other."""

from collections import Counter, defaultdict
from functools import cache, lru_cache
from itertools import chain

from dragoman.ledger.names import LETTERS_ALIKE, alike, name_of


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
        self._with_pair: defaultdict[str, list[str]] = defaultdict(list)

    def meet(self, word: str) -> set[str]:
        """The words met that are spelled alike, this one among them."""
        if word in self._alike:
            return self._alike[word]
        # Short words are alike only where they are equal.
        met = [self._with_pair[pair] for pair in _pairs(word)] if len(word) >= LETTERS_ALIKE else []
        near = {
            other
            for other, pairs in Counter(chain.from_iterable(met)).items()
            if pairs >= _least_pairs(len(word) + len(other))
            and (alike(word, other) or alike(other, word))
        }
        for other in near:
            self._alike[other].add(word)
        for words in met:
            words.append(word)
        self._alike[word] = {word, *near}
        return self._alike[word]


@cache
def _least_pairs(letters: int) -> int:
    """How many pairs of neighbouring letters two words share at least if they are alike and have
    so many letters together.

    In each word two fifths of them at least (m) stand in stretches that both words have. The
    others can break these into one stretch more than they are; a stretch has one pair less than
    letters.
    """
    m = (2 * letters + 4) // 5
    others = letters - 2 * m
    return m - (others + 1)


@lru_cache(maxsize=1 << 14)
def _pairs(word: str) -> tuple[str, ...]:
    """Neighbouring letters, numbered where they come again: na, an, na2 for "nana"."""
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    if len(set(pairs)) < len(pairs):
        met: Counter[str] = Counter()
        for number, pair in enumerate(pairs):
            met[pair] += 1
            pairs[number] = pair if met[pair] == 1 else f"{pair}{met[pair]}"
    return tuple(pairs)
