"""Sets: "both countries", "the three leaders", "the pair", and the names that they take up."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions, Who
from dragoman.language.speakers import Speech
from dragoman.rules.lexicons import load_lexicon

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ALONE = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "two": 2, "three": 3, "four": 4}
_BESIDE = {"det", "poss", "amod", "compound", "predet", "nummod"}
_WITH_OBJECT = {"of", "in", "with"}
_SENTENCES_BACK = 4
_SUBJECTS = {"nsubj", "nsubjpass"}
_OBJECTS = {"dobj", "dative", "pobj"}


def find_set(
    mentions: Mentions, speech: Speech, sentence: Sentence, token: Token, main: tuple[str, ...]
) -> tuple[Who, ...]:
    """Whom a word such as "countries" in "both countries" stands for; nobody for other words."""
    spoken = _our(speech, sentence, token)
    if spoken:
        return spoken
    size = _size(token)
    if not size:
        return ()
    personal = token.lemma_.lower() in load_lexicon("language/sets")["personal"]
    # Two are better told by the nearest two: rows of two are often of other things.
    who = _row_before(mentions, sentence, token, size, personal) if size > 2 else ()
    who = who or _nearest(mentions, sentence, token, size, personal)
    if len(who) < size and personal:
        who = _nearest(mentions, sentence, token, size, personal=False)
    if len(who) < size and len(main) >= size:
        who = tuple(Who(actor) for actor in main[:size])
    if len(who) < 2:
        return ()
    return who if personal else tuple(dict.fromkeys(Who(w.actor) for w in who))


def _our(speech: Speech, sentence: Sentence, token: Token) -> tuple[Who, ...]:
    """As in "Our two countries": the speaker's and the one spoken to."""
    owner = next((c for c in token.children if c.lower_ == "our"), None)
    nouns = load_lexicon("language/sets")
    if (
        owner is None
        or token.lemma_.lower() not in nouns["noun"]
        or token.tag_ not in {"NNS", "NNPS"}
    ):
        return ()
    speaker = speech.speaker(sentence, owner.i)
    addressee = speech.addressees.get(sentence.index)
    if speaker is None or addressee is None:
        return ()
    return (Who(speaker.actor), Who(addressee.actor))


def _size(token: Token) -> int:
    """How many "both countries", "the three leaders" or "the sides" stand for."""
    nouns = load_lexicon("language/sets")
    lemma = token.lemma_.lower()
    if token.lower_ in _ALONE and _stands_alone(token):
        return _ALONE[token.lower_]
    if lemma not in nouns["noun"] or token.tag_ not in {"NNS", "NNPS"}:
        return 0
    if any(c.dep_ in {"prep", "relcl", "acl"} and c.lower_ in _WITH_OBJECT for c in token.children):
        return 0
    for child in token.children:
        if child.lower_ in _NUMBERS:
            return _NUMBERS[child.lower_]
    beside = {c.lower_ for c in token.children if c.dep_ in _BESIDE}
    if lemma in {"side", "party"} and beside == {"the"}:
        return 2
    return 2 if lemma in {"country", "nation", "people"} and "their" in beside else 0


def _stands_alone(token: Token) -> bool:
    """As in "Both agreed", "the pair met", "the three promised": a number that no noun follows."""
    if token.lower_ in {"pair", "duo", "trio", "two", "three", "four"}:
        opened = token.i > 0 and token.nbor(-1).lower_ in {"the", "these", "those"}
        bare = not any(c.dep_ in {"prep", "amod", "compound", "relcl"} for c in token.children)
        return opened and bare and token.dep_ not in {"nummod", "compound"}
    return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "dative"} and not list(
        token.children
    )


def _row_before(
    mentions: Mentions, sentence: Sentence, token: Token, size: int, personal: bool
) -> tuple[Who, ...]:
    """The last set or row of names of exactly this size."""
    for mention in _before(mentions, sentence, token):
        if personal and mention.kind != "person" and mention.form != "set":
            continue
        who = mention.who if mention.plural else row_of(mentions, mention)
        if len({w.actor for w in who}) == size and len(who) == size:
            return who
    return ()


def same_clause(mention: Mention, sentence: Sentence, token: Token) -> bool:
    """Whether a mention is the subject of the verb that a word is the object of."""
    if mention.sentence is not sentence or token.dep_ not in _OBJECTS:
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    return mention.root.dep_ in _SUBJECTS and mention.root.head.i == verb.i


def row_of(mentions: Mentions, mention: Mention) -> tuple[Who, ...]:
    """The bearers of a mention and of those coordinated with it."""
    head = mention.root
    while head.dep_ == "conj":
        head = head.head
    who: list[Who] = []
    for token in (head, *head.conjuncts):
        other = mentions.at(mention.sentence, token.i)
        if other is not None:
            who += [w for w in other.who if w not in who]
    return tuple(who)


def _nearest(
    mentions: Mentions, sentence: Sentence, token: Token, size: int, personal: bool
) -> tuple[Who, ...]:
    """The last so many different actors, in the order of the text."""
    found: dict[str, Who] = {}
    for who in _candidates(mentions, sentence, token, personal):
        found.setdefault(who.actor, who)
        if len(found) == size:
            break
    return tuple(reversed(found.values()))


def _candidates(
    mentions: Mentions, sentence: Sentence, token: Token, personal: bool
) -> Iterator[Who]:
    kinds = {"person"} if personal else {"state", "organisation", "person", "body", "set"}
    for mention in _before(mentions, sentence, token):
        if mention.kind in kinds:
            yield from reversed(mention.who)


def _before(mentions: Mentions, sentence: Sentence, token: Token) -> list[Mention]:
    """The mentions before a phrase that may be meant: not the subject of its own verb."""
    before = list(mentions.before(sentence, token.left_edge.i, _SENTENCES_BACK))
    doing = {a for m in before if same_clause(m, sentence, token) for a in m.actors}
    return [m for m in before if not doing.intersection(m.actors)]
