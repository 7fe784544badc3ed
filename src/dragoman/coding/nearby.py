"""Nearby: everybody who could stand on a side of a deed: in its sentence, before it, at home."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.draft import Draft
from dragoman.coding.parties import Bearer, bearers
from dragoman.coding.sides import home_bearer, listed
from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Who

HERE, LIST, HOME, MAIN = "here", "list", "home", "main"
_SENTENCES_BACK = 3
_MAIN_ACTORS = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Nearby:
    """Somebody who could take part; a list or a set is one.

    `where`: "here", "list" (all of a list of the sentence), "back1" to "back3" (sentences back,
    with "s" for the subject of its sentence), "home" (the state that the text speaks for), "main"
    (whom the report is about).
    """

    actors: frozenset[str]
    where: str
    bearers: tuple[Bearer, ...]
    mention: Mention | None = None

    @property
    def form(self) -> str:
        """How the text names them."""
        return self.where if self.mention is None else f"{self.mention.kind}/{self.mention.form}"


def actors_nearby(draft: Draft, sentence: Sentence) -> list[Nearby]:
    """Those around a sentence, each set of actors once: where it stands nearest."""
    found: dict[frozenset[str], Nearby] = {}
    for nearby in _all(draft, sentence):
        found.setdefault(nearby.actors, nearby)
    return list(found.values())


def named_in(draft: Draft, sentence: Sentence) -> list[Mention]:
    """The mentions of a sentence that stand for somebody."""
    return [m for m in draft.mentions.of(sentence) if m.who and m.kind != "media"]


def _all(draft: Draft, sentence: Sentence) -> Iterator[Nearby]:
    here = named_in(draft, sentence)
    yield from (_of_mention(m, HERE) for m in here)
    for mention in here:
        yield from _lists(draft, sentence, mention)
    for back in range(1, min(_SENTENCES_BACK, sentence.index) + 1):
        for mention in named_in(draft, draft.sentences[sentence.index - back]):
            root = mention.root
            leads = root.dep_ in _SUBJECTS and root.head.dep_ == "ROOT"
            yield _of_mention(mention, f"back{back}{'s' if leads else ''}")
    home = tuple(home_bearer(draft, sentence))
    if home:
        yield Nearby(frozenset(b.who.actor for b in home), HOME, home)
    extent = sentence.extent
    for actor in draft.main[:_MAIN_ACTORS]:
        yield Nearby(frozenset({actor}), MAIN, (Bearer(Who(actor), extent.start, extent.end),))


def _of_mention(mention: Mention, where: str) -> Nearby:
    borne = tuple(Bearer(w, mention.start_char, mention.end_char) for w in mention.who)
    return Nearby(frozenset(mention.actors), where, borne, mention)


def _lists(draft: Draft, sentence: Sentence, mention: Mention) -> Iterator[Nearby]:
    """The lists that a mention begins or stands in: by commas, and by the parse."""
    root = mention.root
    lists = [listed(draft, sentence, root)]
    if root.dep_ != "conj" and root.conjuncts:
        lists.append(bearers(draft, sentence, root, loose=True))
    for borne in lists:
        actors = frozenset(b.who.actor for b in borne)
        if len(actors) > 1:
            yield Nearby(actors, LIST, tuple(borne), mention)
