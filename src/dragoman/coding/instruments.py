"""Instruments: of which type an agreement is, by the noun that names it and the words beside it."""

from functools import cache

from dragoman.coding.frames import governor, objects_of
from dragoman.language.stance import Stance, stance_of
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon
from dragoman.rules.load import load_coding_rules

OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
_BEFORE = OWNERS - {"poss"}
_HANGS = frozenset({"pobj", "prep", "dobj", "pcomp", "nsubjpass", "conj"})
_STEPS = 5
_SUM = frozenset({"$", "€", "£", "¥", "worth"})


@cache
def types_of_nouns() -> dict[str, str]:
    """The type of instrument that a noun names, by the rules of agreements."""
    rules = [r for r in load_coding_rules() if r.kind == "agreement"]
    return {noun.lower(): r.type for r in rules for noun in r.nouns}


def is_instrument(trigger: Token) -> bool:
    """Whether a word tells of an instrument of its own.

    An "aid package" is none; nor is the "understanding" of a "memorandum of understanding", the
    "loan" of a "loan agreement", or a "settlement" that nobody signs and that bears no name.
    """
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        return all(map(is_instrument, objects_of(trigger)[:1]))
    words, lemma = load_lexicon("agreements/words"), trigger.lemma_.lower()
    if lemma in words["of_a_kind"] and trigger.head.lower_ == "of":
        return _named(trigger.head.head) is None
    if trigger.dep_ == "compound" and _named(trigger.head) is not None:
        return False
    if lemma in words["loose"] and trigger.text.islower():
        return signing_of(trigger) is not None or bool(_signs(trigger)) or _between(trigger)
    before = {w for c in trigger.children if c.dep_ in _BEFORE for w in (c.lower_, c.lemma_)}
    return lemma not in words["plain"] or before.isdisjoint(words["help"])


def signing_of(trigger: Token) -> Token | None:
    """The noun that says it is signed: "the signing of a pact", "an MoU signing ceremony"."""
    above = trigger.head.head if trigger.head.lower_ == "of" else trigger.head
    if trigger.head.lower_ != "of" and trigger.dep_ not in OWNERS:
        return None
    beside = (c for c in above.children if c.dep_ in OWNERS and c.i > trigger.i)
    signing = load_lexicon("agreements/words")["signing"]
    says = (t for t in (above, *beside) if {t.lower_, t.lemma_.lower()} & signing)
    return next(says, None)


def clauses_on(trigger: Token) -> list[Token]:
    """The clauses on an instrument, or on what it is about: "the pact on fish, signed by A"."""
    about = [t for c in trigger.children if c.dep_ == "prep" for t in c.children]
    return [c for t in (trigger, *about) for c in t.children if c.dep_ in {"relcl", "acl"}]


def stance_towards(trigger: Token) -> Stance:
    """How an instrument is told: one that is carried out or broken, or whose signature is told
    in a clause on it, is there; one that is drafted or talked over may come.
    """
    told = stance_of(trigger)
    if trigger.pos_ not in {"NOUN", "PROPN"} or (told.cue and trigger.dep_ == "nsubjpass"):
        return told
    words = load_lexicon("agreements/words")
    verb, above = governor(trigger), _words_above(trigger)
    if above & words["drafts"] and told.status == "actual":
        return Stance("possible", "draft")
    does = trigger.dep_ == "nsubj" and trigger.head.lemma_.lower() not in words["happens"]
    done = any(c.tag_ in {"VBN", "VBD"} and _plain(c) for c in _signs(trigger) if c is not verb)
    in_force = trigger.head.lower_ in words["in_force"] or above & words["fulfils"]
    if done or does or in_force:
        return Stance("actual")
    return told


def _words_above(trigger: Token) -> set[str]:
    """Words and lemmas that an instrument hangs on, over "of", "on" and their like."""
    found = {c.lemma_.lower() for c in trigger.children if c.dep_ in _BEFORE}
    current = trigger
    for _ in range(_STEPS):
        if current.head.i == current.i or current.dep_ not in _HANGS:
            break
        current = current.head
        if current.pos_ in {"NOUN", "VERB", "PROPN"}:
            lemma = current.lemma_.lower()
            found |= {lemma, current.lower_}
            found |= {f"{lemma} {c.lower_}" for c in current.children if c.dep_ == "prt"}
    return found


def _plain(verb: Token) -> bool:
    """Whether a verb is told without "will", "to be", "being"."""
    return all(
        c.dep_ not in {"aux", "auxpass", "neg"}
        or (c.lemma_.lower() in {"be", "have"} and c.lower_ not in {"be", "being"})
        for c in verb.children
    )


def _signs(trigger: Token) -> list[Token]:
    """The verbs of signing over it or in a clause on it."""
    verb = governor(trigger)
    found = [*([] if verb is None else [verb]), *clauses_on(trigger)]
    return [v for v in found if v.lemma_.lower() in load_lexicon("agreements/words")["signs"]]


def _between(trigger: Token) -> bool:
    return any(c.lower_ in {"between", "with"} for c in trigger.children)


def type_of(trigger: Token, kind: str) -> str:
    """The type of what a word tells, where `kind` is that of its rule.

    "Agreement" says least: a "ceasefire agreement", a "loan deal", a "$2 billion deal" and the
    "document" that somebody signs have the type of the other words.
    """
    if kind != "agreement":
        return kind
    nouns = [trigger] if trigger.pos_ in {"NOUN", "PROPN"} else objects_of(trigger)
    return next(filter(None, map(_narrower, nouns)), kind)


def _narrower(noun: Token) -> str | None:
    """A type that says more than "agreement", if the words give one."""
    words, lemma = load_lexicon("agreements/words"), noun.lemma_.lower()
    if lemma in words["plain"]:
        called = (_named(c) for c in noun.children if c.dep_ == "appos")
        return next(filter(None, called), "other")
    before = [c for c in noun.children if c.dep_ in _BEFORE]
    if lemma in words["commercial"] and any(t.text in _SUM for t in noun.subtree):
        return "contract"
    types = (_named(t) for t in (noun, *before))
    return next((t for t in types if t not in {None, "agreement"}), None)


def _named(token: Token) -> str | None:
    return types_of_nouns().get(token.lemma_.lower()) or types_of_nouns().get(token.lower_)
