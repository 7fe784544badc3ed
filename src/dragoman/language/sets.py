"""Sets: "both countries", "the three leaders", "the pair", and the names that they take up."""

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions, Who
from dragoman.language.rows import company_of, row_of
from dragoman.language.salience import is_state, salience
from dragoman.language.speakers import Speech
from dragoman.language.title_phrases import singular_head
from dragoman.language.tokens import Token
from dragoman.rules.actors import load_actors
from dragoman.rules.lexicons import load_lexicon, load_terms

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ALONE = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNTRIES = {"country", "nation", "people"}
_PERSONS = {"pair", "duo", "trio"}
_WITH_OBJECT = {"of", "in", "with"}
_SENTENCES_BACK = 4
_PERSONS_BACK = 12
_TAKEN_UP = 1.5
_SUBJECTS = {"nsubj", "nsubjpass"}
_OBJECTS = {"dobj", "dative", "pobj"}
_TOWARDS = {"with", "to", "at", "against", "for", "on"}
_HEADED = {"state", "government", "states", "governments", "delegations"}
_DEFINITE = {"the", "these", "those", "both", "all"}


def find_set(
    mentions: Mentions, speech: Speech, sentence: Sentence, token: Token, main: tuple[str, ...]
) -> tuple[Who, ...]:
    """Whom a word such as "countries" in "both countries" stands for; nobody for other words."""
    if not _may_be_set(token):
        return ()
    told = (
        _our(speech, sentence, token)
        or _theirs(mentions, sentence, token)
        or _twins(mentions, sentence, token)
    )
    if told:
        return told
    size = _size(token)
    if not size or _of_one_state(mentions, sentence, token):
        return ()
    lemma = _lemma(token)
    personal = lemma in load_lexicon("language/sets")["personal"] or lemma in _PERSONS
    # Two are better told by what the text is about: rows of two are often of other things.
    who = _row_before(mentions, sentence, token, size, personal) if size > 2 else ()
    if personal and _is_uncounted(token):
        who = _row_before(mentions, sentence, token, 0, personal)
    if not who and personal:
        who = _nearest_persons(mentions, sentence, token, size)
    if len(who) < size:
        who = _foremost(mentions, sentence, token, size, main)
        who = tuple(_person_of(mentions, sentence, token, w) for w in who) if personal else who
    if len(who) < size and len(main) >= size:
        who = tuple(Who(actor) for actor in main[:size])
    if len(who) < 2:
        return ()
    return who if personal else tuple(dict.fromkeys(Who(w.actor) for w in who))


def who_talk(
    mentions: Mentions, sentence: Sentence, token: Token, main: tuple[str, ...]
) -> tuple[Who, ...]:
    """Those whose talks a report tells: who talked in the sentence before, its last company, the
    first persons of two states, or its main two actors.
    """
    before = mentions.parsed.sentences[: sentence.index]
    for earlier in reversed(before):
        for mention in mentions.of(earlier):
            if mention.plural and talks(mention.root):
                return mention.who
            company = company_of(mentions, mention)
            if company:
                return company
    for earlier in before:
        persons = (w for m in mentions.of(earlier) if m.kind == "person" for w in m.who)
        pair = tuple({w.actor: w for w in persons}.values())
        if len(pair) > 1:
            return pair
    return tuple(Who(actor) for actor in main[:2]) if len(main) > 1 else ()


def talks(token: Token) -> bool:
    """Whether a word is the subject of its sentence, and does what those who meet do: discuss,
    agree, stress.
    """
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in load_lexicon("language/sets")["talks"]:
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _may_be_set(token: Token) -> bool:
    """Whether the word itself is one for several: most words are none, and left at once."""
    lemma = _lemma(token)
    return (
        lemma in load_lexicon("language/sets")["noun"]
        or lemma in _COUNTRIES
        or token.lower_ in _ALONE
        or token.lower_ in load_terms("language/twins")
    )


def _lemma(token: Token) -> str:
    """The word in the singular: the model leaves "the Foreign Ministers" as they are."""
    titled = singular_head(token) if token.tag_ in {"NNP", "NNPS"} else None
    return titled or token.lemma_.lower()


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or _lemma(token) != token.lower_


def _our(speech: Speech, sentence: Sentence, token: Token) -> tuple[Who, ...]:
    """As in "Our two countries": the speaker's and the one spoken to."""
    owner = next((c for c in token.children if c.lower_ == "our"), None)
    nouns = load_lexicon("language/sets")
    if owner is None or _lemma(token) not in nouns["noun"] or not _is_plural(token):
        return ()
    speaker = speech.speaker(sentence, owner.i)
    addressee = speech.addressees.get(sentence.index)
    if speaker is None or addressee is None:
        return ()
    return (Who(speaker.actor), Who(addressee.actor))


def _theirs(mentions: Mentions, sentence: Sentence, token: Token) -> tuple[Who, ...]:
    """As in "their countries": all whom "their" stands for."""
    if _lemma(token) not in _COUNTRIES:
        return ()
    owner = next((c for c in token.children if c.lower_ == "their"), None)
    held = None if owner is None else mentions.at(sentence, owner.i)
    if held is None or not held.plural:
        return ()
    return tuple(Who(actor) for actor in held.actors)


def _twins(mentions: Mentions, sentence: Sentence, token: Token) -> tuple[Who, ...]:
    """As in "the two Koreas", "both German governments": two states that share a name."""
    named = token.lower_ in load_terms("language/twins")
    twins = _sharing(frozenset({token.lower_})) if named else []
    if not twins and _size(token) == 2:
        for actor in _adjectives(mentions, sentence, token):
            twins = _sharing(load_lexicon("language/twins").get(actor, frozenset()))
    if not twins:
        return ()
    published, codes = mentions.parsed.report.published, load_actors().codes
    ended = any((codes[a].valid_to or published) < published for a in twins)
    return () if ended else tuple(Who(actor) for actor in twins)


def _sharing(words: frozenset[str]) -> list[str]:
    """The states of which a name is among these words."""
    return [actor for actor, own in load_lexicon("language/twins").items() if own & words]


def _adjectives(mentions: Mentions, sentence: Sentence, token: Token) -> list[str]:
    """The states whose adjective stands before a noun."""
    before = [c for c in token.children if c.dep_ in {"amod", "compound"} and c.i < token.i]
    found = [mentions.at(sentence, c.i) for c in before]
    return [m.actors[0] for m in found if m is not None and m.form == "adjective" and m.actors]


def _of_one_state(mentions: Mentions, sentence: Sentence, token: Token) -> bool:
    """As in "the two Kenyan ministers": several persons, one actor."""
    return any(is_state(actor) for actor in _adjectives(mentions, sentence, token))


def _size(token: Token) -> int:
    """How many "both countries", "the three leaders" or "the sides" stand for."""
    nouns = load_lexicon("language/sets")
    lemma = _lemma(token)
    if token.lower_ in _ALONE and _stands_alone(token):
        return _ALONE[token.lower_]
    if lemma not in nouns["noun"] or not _is_plural(token):
        return 0
    if any(_narrows(token, c) for c in token.children):
        return 0
    definite = any(c.lower_ in _DEFINITE for c in token.children)
    for child in token.children:
        if definite and child.lower_ in _NUMBERS:
            return _NUMBERS[child.lower_]
    beside = {c.lower_ for c in token.children if c.i < token.i}
    if "the" in beside and lemma in nouns["uncounted"]:
        return 2 if beside - {"the"} <= load_lexicon("language/titles")["modifier"] else 0
    return 0


def _narrows(token: Token, child: Token) -> bool:
    """As in "the leaders of A and B"; "the heads of state" are as many as without."""
    if child.dep_ not in {"prep", "relcl", "acl"} or child.lower_ not in _WITH_OBJECT:
        return False
    titled = all(c.lower_ in _HEADED for c in child.children)
    return not (_lemma(token) == "head" and titled)


def _is_uncounted(token: Token) -> bool:
    """As in "The leaders", "the sides": how many they are is not said."""
    return not any(c.lower_ in _NUMBERS for c in token.children) and token.lower_ not in _ALONE


def _stands_alone(token: Token) -> bool:
    """As in "Both agreed", "the pair met", "the three promised": a number that no noun follows."""
    if token.lower_ != "both":
        opened = token.i > 0 and token.nbor(-1).lower_ in {"the", "these", "those", "all"}
        bare = not any(c.dep_ in {"prep", "amod", "compound", "relcl"} for c in token.children)
        return opened and bare and token.dep_ not in {"nummod", "compound"}
    behind = token.doc[token.i + 1 : token.i + 3]
    joins = len(behind) == 2 and behind[0].lower_ == "to" and behind[1].pos_ == "VERB"
    alone = token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "dative"}
    return alone and not joins and not list(token.children)


def _row_before(
    mentions: Mentions, sentence: Sentence, token: Token, size: int, personal: bool
) -> tuple[Who, ...]:
    """The last set or row of names of exactly this size, or of any where it is 0."""
    for mention in _before(mentions, sentence, token):
        if personal and mention.kind != "person" and mention.form != "set":
            continue
        row = mention.who if mention.plural else row_of(mentions, mention)
        for who in (company_of(mentions, mention), row):
            actors = {w.actor for w in who}
            if len(actors) == (size or max(2, len(actors))) and len(who) == len(actors):
                return who
    return ()


def same_clause(mention: Mention, sentence: Sentence, token: Token) -> bool:
    """Whether a mention is the subject of the verb that a word is the object of."""
    if mention.sentence is not sentence or token.dep_ not in _OBJECTS:
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    return mention.root.dep_ in _SUBJECTS and mention.root.head.i == verb.i


def _foremost(
    mentions: Mentions,
    sentence: Sentence,
    token: Token,
    size: int,
    main: tuple[str, ...],
) -> tuple[Who, ...]:
    """The so many states that the text is most about; others only where states are too few."""
    barred = _doing(mentions, sentence, token)
    weights = {
        actor: weight
        for actor, weight in salience(mentions, sentence, token.left_edge.i, main).items()
        if actor not in barred
    }
    for actor in _set_before(mentions, sentence, size):
        if actor in weights:
            weights[actor] += _TAKEN_UP
    states = [actor for actor in weights if is_state(actor)]
    fitting = states if len(states) >= size else list(weights)
    chosen = sorted(fitting, key=lambda actor: -weights[actor])[:size]
    return tuple(Who(actor) for actor in chosen)


def _set_before(mentions: Mentions, sentence: Sentence, size: int) -> tuple[str, ...]:
    """The last set of this size: what "both sides" was, it most likely is again."""
    for earlier in reversed(mentions.parsed.sentences[: sentence.index]):
        for mention in mentions.of(earlier):
            if mention.form == "set" and len(mention.actors) == size:
                return mention.actors
    return ()


def _nearest_persons(
    mentions: Mentions, sentence: Sentence, token: Token, size: int
) -> tuple[Who, ...]:
    """The last so many persons of different actors, in the order of the text."""
    found: dict[str, Who] = {}
    for mention in _before(mentions, sentence, token):
        if mention.kind == "person":
            for who in reversed(mention.who):
                found.setdefault(who.actor, who)
        if len(found) >= size:
            break
    return tuple(reversed(list(found.values())[:size]))


def _person_of(mentions: Mentions, sentence: Sentence, token: Token, who: Who) -> Who:
    """The person last named for an actor."""
    before = mentions.before(sentence, token.left_edge.i, _PERSONS_BACK)
    persons = (w for m in before if m.kind == "person" for w in m.who)
    return next((w for w in persons if w.actor == who.actor), who)


def _before(mentions: Mentions, sentence: Sentence, token: Token) -> list[Mention]:
    """The mentions before a phrase that may be meant: not the subject of its own verb."""
    before = list(mentions.before(sentence, token.left_edge.i, _SENTENCES_BACK))
    doing = _doing(mentions, sentence, token)
    return [m for m in before if not doing.intersection(m.actors)]


def _doing(mentions: Mentions, sentence: Sentence, token: Token) -> set[str]:
    """Who does to a set what its clause tells: no member of it."""
    verb = _verb_over(token)
    if verb is None:
        return set()
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    doing = (mentions.at(sentence, part.i) for s in subjects for part in (s, *s.conjuncts))
    return {actor for m in doing if m is not None for actor in m.actors}


def _verb_over(token: Token) -> Token | None:
    """The verb that a phrase is the object of, also behind "with" or "to"."""
    if token.dep_ in {"dobj", "dative"}:
        return token.head
    if token.dep_ != "pobj" or token.head.lower_ not in _TOWARDS:
        return None
    head = token.head.head
    while head.dep_ in {"dobj", "pobj", "prep"} and head.head.i != head.i:
        head = head.head
    return head if head.pos_ == "VERB" else None
