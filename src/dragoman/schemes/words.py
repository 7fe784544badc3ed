"""Finding the phrases of a word list in a text: whole words, any case, no parsing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word; each phrase is its words and what it stands for."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def find(self, text: str) -> Iterator[tuple[str, str]]:
        """Each phrase that stands in the text, with what it stands for, in the order of the text.

        Example:
            >>> list(compile_phrases([("air force", "military")]).find("The Air Forces met."))
            [('air forces', 'military')]
        """
        words = _words(text)
        for at, word in enumerate(words):
            for stem in _stems(word):
                for phrase, meaning in self.by_first.get(stem, ()):
                    if _fits(phrase, words, at):
                        yield " ".join(words[at : at + len(phrase)]), meaning


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    """Words of a text, kept a while: several word lists read the same evidence one after the
    other.
    """
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


@lru_cache(maxsize=20_000)
def _stems(word: str) -> tuple[str, ...]:
    """The word itself, and what it may be the plural or the possessive of."""
    if word.endswith("'s") and len(word) > 3:
        return (word, word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return (word, word[:-1])
    return (word,)


def compile_phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """Phrases ready to be found, from (phrase, what it stands for)."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in pairs:
        words = tuple(_WORD.findall(phrase.casefold()))
        table.setdefault(words[0], []).append((words, meaning))
    return Phrases({first: tuple(rest) for first, rest in table.items()})


def _fits(phrase: tuple[str, ...], words: tuple[str, ...], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(want in _stems(words[at + n]) for n, want in enumerate(phrase[1:], start=1))
