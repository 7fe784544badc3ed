"""Deals: the word that says how arms change hands, and who gives and who gets them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coding.draft import Draft
from dragoman.coding.frames import (
    governor,
    is_passive,
    objects_of,
    place_objects,
    prep_objects,
    subjects_of,
)
from dragoman.coding.items import Item
from dragoman.coding.parties import Bearer
from dragoman.coding.sides import bearers_of, codes_of, home_bearer, kind_of, without
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import Lexicon, load_lexicon

_REACH = 5
_OWNER = {"poss", "amod", "compound", "nmod"}
_AWAY = ("from", "by", "with")
_TO = ("to", "for")


@dataclass(frozen=True, slots=True)
class Deal:
    """How an item changes hands: the word that says so, its sides, and which of them is a guess."""

    trigger: Token
    word: str
    supplier: tuple[Bearer, ...]
    recipient: tuple[Bearer, ...]
    guessed: str


@dataclass(slots=True)
class Last:
    """The sides of the transfer told before, for a sentence that names one of them only."""

    supplier: tuple[Bearer, ...] = ()
    recipient: tuple[Bearer, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the parties of one trigger are looked for."""

    draft: Draft
    sentence: Sentence
    trigger: Token
    item: Item

    def some(self, tokens: Sequence[Token], *, loose: bool = True) -> list[Bearer]:
        """Whom words stand for, of those who can have arms."""
        found = bearers_of(self.draft, self.sentence, tokens, loose=loose)
        return [b for b in found if kind_of(b.who.actor) in {"state", "group", "organisation"}]

    def preps(self, links: tuple[str, ...]) -> list[Bearer]:
        """Whom prepositions on the trigger or on the item name."""
        hosts = [self.trigger, self.item.token]
        return self.some([t for h in hosts for t in prep_objects(h, links)])


def verbs() -> Lexicon:
    """The words of giving, getting and arriving, by what they do."""
    return load_lexicon("arms/verbs")


def deals_of(draft: Draft, sentence: Sentence, item: Item, last: Last) -> Iterator[Deal]:
    """Each deal that a sentence tells of an item: the main one, and one in a clause on it."""
    above, clause = trigger_above(item.token), trigger_below(item.token)
    found = [t for t in (above, clause) if t is not None]
    itself = item.token.lemma_.lower() in verbs()["noun_supply"]  # "announced an arms package"
    alone = item.token if itself else None
    triggers: list[Token | None] = [*found] or [alone]
    for trigger in triggers:
        deal = _deal(draft, sentence, item, trigger, last)
        if deal is not None:
            if not deal.guessed or not last.recipient:
                last.supplier, last.recipient = deal.supplier, deal.recipient
            yield deal


def trigger_below(item: Token) -> Token | None:
    """A word of giving or getting in a clause on the item: "the jets that Greece ordered"."""
    for token in item.subtree:
        if token.dep_ in {"relcl", "acl"} and token.i > item.i and _is_trigger(token):
            return token
    return None


def trigger_above(item: Token) -> Token | None:
    """The nearest word of giving or getting that governs the item; a list counts as one step."""
    current, steps = item, 0
    while steps < _REACH and current.head.i != current.i:
        steps += current.dep_ not in {"conj", "prep"}
        current = current.head
        if _is_trigger(current):
            return current
        for child in current.children:
            beside = {"dobj", "nsubj", "nsubjpass", "pobj"}
            if child.dep_ in beside and child.i < item.i and _is_trigger(child):
                return child
        if _does_else(current):
            return None
    return None


def _does_else(verb: Token) -> bool:
    """As in "ordered them to lay down arms"; but what a deal says of arms is part of it."""
    part_of_deal = verb.dep_ in {"acl", "relcl"} and _is_trigger(verb.head)
    contains = verb.lemma_.lower() in verbs()["contains"]
    return verb.pos_ == "VERB" and not part_of_deal and not contains


def _is_trigger(token: Token) -> bool:
    words, lemma = verbs(), token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        return any(lemma in words[n] for n in ("supply", "receive", "arrives", "awards", "wins"))
    nouns = ("noun_supply", "noun_receive", "noun_deal")
    return token.pos_ == "NOUN" and any(lemma in words[n] for n in nouns)


def _deal(
    draft: Draft, sentence: Sentence, item: Item, trigger: Token | None, last: Last
) -> Deal | None:
    """One deal with both sides, those not told guessed; None where nobody can be found."""
    anchor = item.token if trigger is None else trigger
    word = "-" if trigger is None else trigger.lemma_.lower()
    frame = _Frame(draft, sentence, anchor, item)
    supplier, recipient = _sides(frame, word)
    told = [name for name, side in (("supplier", supplier), ("recipient", recipient)) if side]
    if trigger is None and (item.weak or item.echo or not told):
        return None
    if item.weak and not told:
        return None
    supplier, recipient, how = _completed(frame, supplier, recipient, last)
    if not supplier or not recipient:
        return None
    guessed = "" if len(told) == 2 else f"{'both' if not told else 'one'}:{how}"
    mark = "weak " if item.weak else "echo " if item.echo else ""
    return Deal(anchor, word, tuple(supplier), tuple(recipient), mark + guessed)


def _sides(frame: _Frame, word: str) -> tuple[list[Bearer], list[Bearer]]:
    """Supplier and recipient by the frame of the trigger."""
    words, trigger = verbs(), frame.trigger
    if trigger.pos_ == "NOUN" and word != "-":
        return _by_noun(frame, word)
    if word in words["awards"] or word in words["wins"]:
        return _by_award(frame, word)
    if word in words["arrives"]:
        return _makers(frame), frame.some(place_objects(trigger))
    doers = frame.some(subjects_of(trigger), loose=False)
    if word in words["receive"] and word not in words["supply"]:
        recipient = doers or frame.preps(("by", "for"))
        return without(frame.preps(("from", "with", "by")), recipient) or _makers(
            frame, recipient
        ), recipient
    if word in words["supply"]:
        return _by_supply(frame, word, doers)
    return _makers(frame), frame.preps(("for", "of"))


def _by_supply(frame: _Frame, word: str, doers: list[Bearer]) -> tuple[list[Bearer], list[Bearer]]:
    words, trigger = verbs(), frame.trigger
    recipient = frame.preps(_TO)
    recipient += frame.some([c for c in trigger.children if c.dep_ == "dative" and c.pos_ != "ADP"])
    if not recipient and word in words["with_object"]:
        recipient = frame.some([t for t in objects_of(trigger) if t.i != frame.item.token.i])
    if not recipient and word in words["upgrade"]:
        recipient = frame.preps(("of",)) or _makers(frame)
    if is_passive(trigger):
        doers = doers or frame.preps(("from",))
    recipient = without(recipient, doers)
    return doers or without(frame.preps(_AWAY), recipient) or _makers(frame, recipient), recipient


def _by_award(frame: _Frame, word: str) -> tuple[list[Bearer], list[Bearer]]:
    """As in "X was awarded a contract for …", "X won a contract", "A awarded X a contract"."""
    trigger = frame.trigger
    if word in verbs()["wins"]:
        return frame.some(subjects_of(trigger), loose=False), frame.preps(
            ("for", "from", "with", "to")
        )
    if is_passive(trigger):
        firms = [c for c in trigger.children if c.dep_ == "nsubjpass"]
        supplier = frame.some(firms, loose=False) or frame.preps(("to",))
        return supplier, without(frame.preps(("for", "by")), supplier)
    firms = [c for c in trigger.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    recipient = frame.some(subjects_of(trigger), loose=False)
    return without(frame.some(firms) + frame.preps(("to",)), recipient), recipient


def _by_noun(frame: _Frame, word: str) -> tuple[list[Bearer], list[Bearer]]:
    """As in "A sale to X", "X's order", "X took delivery", "X signed a contract with Y for …"."""
    words, trigger = verbs(), frame.trigger
    verb = governor(trigger)
    if verb is not None and verb.lemma_.lower() in (words["wins"] | words["awards"]):
        award = _Frame(frame.draft, frame.sentence, verb, frame.item)
        supplier, recipient = _by_award(award, verb.lemma_.lower())
        named = without(frame.preps(("for", "with", "to")), supplier)
        return supplier, recipient or named
    owners = frame.some([c for c in trigger.children if c.dep_ in _OWNER])
    doers = [] if verb is None else frame.some(subjects_of(verb), loose=False)
    if word in words["noun_supply"]:
        recipient, supplier = frame.preps(_TO), frame.preps(("by", "from")) or owners
        takes = verb is not None and verb.lemma_.lower() in (words["takes"] | words["receive"])
        if takes:
            recipient = recipient or doers
        else:
            supplier = supplier or without(doers, recipient)
        return without(supplier, recipient) or _makers(frame, recipient), recipient
    if word in words["noun_receive"]:
        recipient = owners or doers or frame.preps(("by",))
        return without(frame.preps(("from", "with")), recipient) or _makers(
            frame, recipient
        ), recipient
    everyone = [*doers, *without(owners, doers)]
    everyone += without(frame.preps(("with", "between", "from")), everyone)
    if verb is not None:
        everyone += without(frame.some(prep_objects(verb, ("with",))), everyone)
    return _assigned(frame, everyone, frame.preps(_TO))


def _assigned(
    frame: _Frame, everyone: list[Bearer], wanted: list[Bearer]
) -> tuple[list[Bearer], list[Bearer]]:
    """Of the parties to a contract the firm or maker supplies, and whom it is "for" receives."""
    firms = [b for b in everyone if is_firm(frame.draft, frame.sentence, b)]
    makers = [b for b in everyone if b.who.actor in frame.item.makers]
    supplier = firms or makers
    if len(codes_of(everyone)) > 1:
        supplier = supplier or [b for b in everyone if b.who.actor != everyone[0].who.actor]
        recipient = without(wanted, supplier) or without(everyone, supplier)
        return supplier, recipient
    if supplier:
        return supplier, without(wanted, supplier)
    recipient = everyone or wanted
    return _makers(frame, recipient), recipient


def is_firm(draft: Draft, sentence: Sentence, bearer: Bearer) -> bool:
    """Whether somebody is named as a company."""
    return any(
        m.kind == "company" and m.start_char == bearer.start_char
        for m in draft.mentions.of(sentence)
    )


def _makers(frame: _Frame, taken: Sequence[Bearer] = ()) -> list[Bearer]:
    """As in "Three Turkish corvettes", "Russian-made tanks", "BAE's guns": whose arms they are."""
    owners = [c for c in frame.item.token.children if c.dep_ in _OWNER]
    return without(frame.some(owners), taken)


def _completed(
    frame: _Frame, supplier: list[Bearer], recipient: list[Bearer], last: Last
) -> tuple[list[Bearer], list[Bearer], str]:
    """Both sides, the missing ones guessed, and by what: the maker, the sentence, or the report."""
    how = []
    if not supplier:
        supplier, by = _guessed_supplier(frame, recipient, last)
        how.append(by)
    if not recipient:
        recipient, by = _guessed_recipient(frame, supplier, last)
        how.append(by)
    recipient = without(recipient, supplier)
    if (
        how
        and codes_of(recipient) & set(frame.item.makers)
        and not codes_of(supplier) & set(frame.item.makers)
    ):
        return recipient, supplier, "+".join([*how, "turned"])
    return supplier, recipient, "+".join(how)


def _guessed_supplier(
    frame: _Frame, recipient: list[Bearer], last: Last
) -> tuple[list[Bearer], str]:
    nearby = without(_nearby(frame), recipient)
    firms = [b for b in nearby if is_firm(frame.draft, frame.sentence, b)]
    if firms:
        return firms[:1], "firm"
    made = [m for m in frame.item.makers if m not in codes_of(recipient)]
    known = [b for b in (*nearby, *last.supplier) if b.who.actor in made]
    if known:
        return known[:1], "maker"
    if made:
        return [_unnamed(frame, made[0])], "made"
    told = without(last.supplier, recipient)
    if told:
        return told, "last"
    if nearby:
        return nearby[:1], "near"
    return _of_report(frame, recipient), "report"


def _guessed_recipient(
    frame: _Frame, supplier: list[Bearer], last: Last
) -> tuple[list[Bearer], str]:
    told = without(last.recipient, supplier)
    if told:
        return told, "last"
    makers = frame.item.makers
    nearby = [b for b in without(_nearby(frame), supplier) if b.who.actor not in makers]
    if nearby:
        return nearby[:1], "near"
    return _of_report(frame, supplier), "report"


def _nearby(frame: _Frame) -> list[Bearer]:
    """Everybody else in the sentence who may have arms, the nearest to the trigger first."""
    kinds = {"state", "person", "company", "body", "group", "set"}
    mentions = [m for m in frame.draft.mentions.of(frame.sentence) if m.kind in kinds]
    mentions.sort(key=lambda m: abs(m.start - frame.trigger.i))
    found = [Bearer(w, m.start_char, m.end_char) for m in mentions for w in m.who]
    return [b for b in found if kind_of(b.who.actor) in {"state", "group"}]


def _of_report(frame: _Frame, taken: Sequence[Bearer]) -> list[Bearer]:
    """Whom the report is mostly about; last, the state of a publisher that is a government."""
    for actor in frame.draft.main:
        if kind_of(actor) in {"state", "group"} and actor not in codes_of(taken):
            return [_unnamed(frame, actor)]
    return without(home_bearer(frame.draft, frame.sentence), taken)


def _unnamed(frame: _Frame, actor: str) -> Bearer:
    extent = frame.sentence.extent
    return Bearer(Who(actor), extent.start, extent.end)
