"""Visits: who went, or will go, to whose country; one record for each host."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.coding.draft import Draft
from dragoman.coding.frames import (
    governor,
    is_passive,
    objects_of,
    place_objects,
    prep_objects,
    subjects_of,
)
from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.coding.places import place_entity, to_place
from dragoman.coding.proposals import Proposal, from_match
from dragoman.coding.sides import bearers_of, codes_of, each_once, home_bearer, is_state, without
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.stance import Stance, stance_of
from dragoman.language.tokens import Token
from dragoman.model.records import Details
from dragoman.model.values import Place
from dragoman.rules.lexicons import Lexicon, load_lexicon

_AGENT = ("by",)
_TOLD_WHO = frozenset({"visit.go", "visit.send"})


@dataclass(frozen=True, slots=True)
class _Trip:
    """A visit as a word tells it: who goes, to whom, by which rule, and what is a guess."""

    trigger: Token
    visitors: list[Bearer]
    hosts: list[Bearer]
    rule: str
    stance: Stance
    guessed: str = ""


def code_visits(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """One visit for each host, with the city as place where the text names just one."""
    seen: set[tuple[int, int]] = set()
    for match in matches:
        if match.rule.kind == "visit":
            seen.add((match.sentence.index, match.trigger.i))
            yield from _of_match(draft, match)
    for sentence in draft.sentences:
        for token in sentence.span:
            if (sentence.index, token.i) not in seen:
                yield from _told(draft, sentence, token)


def _of_match(draft: Draft, match: Match) -> Iterator[Proposal]:
    """A rule's match; under an invitation the visitor is whoever is invited."""
    if _is_visiting(match.trigger):
        trip = _visiting(draft, match.sentence, match.trigger)
        yield from () if trip is None else _proposals(draft, match.sentence, trip)
        return
    invited = _invited(draft, match.sentence, match.trigger)
    hosts = [b for b in match.target if is_state(b)] or list(match.target)
    ours = any(c.lower_ in _words()["ours"] for c in match.trigger.children if c.dep_ == "poss")
    own_side = home_bearer(draft, match.sentence) if ours else []
    visitors = without(invited, hosts) or without(own_side, hosts) or list(match.source)
    unnamed = all(b.who.name is None for b in visitors)
    if unnamed and ("source" in match.guessed or not any(is_state(b) for b in hosts)):
        return  # "entered NATO" is no visit, nor is every thing that comes beside a state
    changed = replace(match, source=tuple(visitors), target=tuple(hosts))
    for host in dict.fromkeys(b.who.actor for b in hosts):
        own = tuple(b for b in hosts if b.who.actor == host)
        one = from_match(replace(changed, target=own), ("visitor", "host"), "visit", Details())
        place = _place(match.sentence, match.trigger) or _state(match.sentence, own[0])
        yield replace(one, place=place, status="possible" if invited else one.status)


def _invited(draft: Draft, sentence: Sentence, trigger: Token) -> list[Bearer]:
    """Whom an invitation to the visit is for: "an invitation to the minister to visit Manila"."""
    head = trigger.head
    if head.lemma_.lower() not in _words()["invitation"]:
        return []
    words = prep_objects(head, ("to", "for")) if head.pos_ == "NOUN" else objects_of(head)
    return bearers_of(draft, sentence, [w for w in words if w.i != trigger.i])


def _words() -> Lexicon:
    return load_lexicon("visits/words")


def _told(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    """What no rule saw: sending, receiving, "his host", "visiting", "here", a goal told before."""
    if _is_visiting(token):
        trip = _visiting(draft, sentence, token)
    else:
        verbs, nouns = _readers()
        readers = verbs if token.pos_ in {"VERB", "AUX"} else nouns if token.pos_ == "NOUN" else {}
        reader = readers.get(token.lemma_.lower())
        trip = None if reader is None else reader(draft, sentence, token)
    if trip is not None:
        yield from _proposals(draft, sentence, trip)


def _persons(draft: Draft, sentence: Sentence, tokens: Sequence[Token]) -> list[Bearer]:
    """Those who may travel, not whole states: named, or by a title, or a delegation."""
    found = bearers_of(draft, sentence, tokens)
    named = [b for b in found if b.who.name is not None]
    if named:
        return named
    heads = [t for t in tokens if t.lemma_.lower() in _words()["delegation"]]
    spoken = [t for t in tokens if (m := draft.mentions.at(sentence, t.i)) and m.kind == "person"]
    return found if heads or spoken else []


def _goals(draft: Draft, sentence: Sentence, tokens: Sequence[Token]) -> list[Bearer]:
    """The states that words of place name, cities by their country."""
    found: list[Bearer] = []
    for token in tokens:
        if token.ent_type_ in {"DATE", "TIME"}:
            continue
        named = [b for b in bearers_of(draft, sentence, [token]) if is_state(b)]
        country = None if named else draft.country_at(sentence, token)
        if country is not None:
            start, end = sentence.start_of(token), sentence.end_of(token)
            named = [Bearer(Who(country), start, end)]
        found += without(named, found)
    return found


def _sent(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "A will send its minister, X, to B", "A sent a mission that arrives on Monday"."""
    goals = _goals(draft, sentence, prep_objects(token, ("to", "into")))
    visitors = _persons(draft, sentence, objects_of(token))
    senders = bearers_of(draft, sentence, subjects_of(token), loose=False)
    if not visitors and any(t.lemma_.lower() in _words()["delegation"] for t in objects_of(token)):
        visitors = senders
    return _trip(draft, sentence, token, visitors, goals, "visit.send", stance_of(token))


def _received(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "A received X", "X was received by A in C", "A is to host X"."""
    words = _words()
    stance = stance_of(token)
    if token.lemma_.lower() in words["invitation"]:
        stance = Stance("possible", token.text)
    visitors = _persons(draft, sentence, objects_of(token))
    doers = prep_objects(token, _AGENT) if is_passive(token) else subjects_of(token)
    hosts = [b for b in bearers_of(draft, sentence, doers) if is_state(b)]
    if not hosts:
        hosts = _goals(draft, sentence, prep_objects(token, ("to", "in", "at")))
    if not visitors or not hosts:
        return None
    return _trip(draft, sentence, token, visitors, hosts, "visit.receive", stance)


def _gone(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "X will come here", "X flew in", "X is due in C", "X shuttled between A and B"."""
    words = _words()
    if token.lemma_.lower() == "be":
        due = [c for c in token.children if c.dep_ == "acomp" and c.lower_ in words["due"]]
        if not due:
            return None
        places = prep_objects(due[0], ("in", "at")) + prep_objects(token, ("in", "at"))
        stance = Stance("planned", due[0].text)
    else:
        places = [*place_objects(token), *prep_objects(token, ("between", "for", "off"))]
        stance = stance_of(token)
    doers = subjects_of(token)
    visitors = _persons(draft, sentence, doers)
    if not visitors and any(t.lemma_.lower() in words["delegation"] for t in doers):
        visitors = _last_person(draft, sentence, token, ())
    goals = without(_goals(draft, sentence, places), visitors)
    if any(c.lower_ in words["here"] for c in token.children):
        goals = without(_here(draft, sentence), visitors) or goals
    inward = any(c.dep_ == "prt" and c.lower_ == "in" for c in token.children)
    inward = inward or token.lemma_.lower() in (words["inward"] | {"be"})
    if not goals and not (inward and visitors):
        return None
    return _trip(draft, sentence, token, visitors, goals, "visit.go", stance)


def _called(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "X called on Y in C": a call on a person of another state."""
    hosts = _persons(draft, sentence, prep_objects(token, ("on",)))
    visitors = _persons(draft, sentence, subjects_of(token))
    if not hosts or not visitors:
        return None
    return _trip(draft, sentence, token, visitors, hosts, "visit.call", stance_of(token))


def _here(draft: Draft, sentence: Sentence) -> list[Bearer]:
    """The state of the dateline, where "here" is."""
    actor = draft.mentions.dateline
    extent = sentence.extent
    return [] if actor is None else [Bearer(Who(actor), extent.start, extent.end)]


def _guest(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "his host, X", "hugged his guest": the owner and the one beside, or the clause's."""
    owners = _persons(draft, sentence, [c for c in token.children if c.dep_ == "poss"])
    named = bearers_of(draft, sentence, [c for c in token.children if c.dep_ == "appos"])
    if token.dep_ == "appos":
        named += bearers_of(draft, sentence, [token.head])
    verb = governor(token)
    others = named or ([] if verb is None else bearers_of(draft, sentence, subjects_of(verb)))
    others = without([b for b in others if is_state(b)], owners)
    is_host = token.lemma_.lower() in _words()["host"]
    visitors, hosts = (owners, others) if is_host else (others, owners)
    if not is_host and not named:
        visitors, hosts = [], owners
    return _trip(draft, sentence, token, visitors, hosts, "visit.guest", Stance("actual"))


def _is_visiting(token: Token) -> bool:
    """Whether "visiting" stands before somebody's title or name, rather than for a deed."""
    if token.lower_ not in _words()["visiting"]:
        return False
    heard = token.dep_ == "xcomp" and token.head.lemma_.lower() in _words()["told"]
    return token.dep_ == "amod" or heard


def _visiting(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "told visiting envoy X", "his visiting counterpart, X"."""
    person = token.head if token.dep_ == "amod" else (objects_of(token) or [token.head])[0]
    visitors = _persons(draft, sentence, [person])
    verb = (governor(token.head) or token.head.head) if token.dep_ == "amod" else token.head
    doers = subjects_of(verb) if verb.pos_ in {"VERB", "AUX"} else []
    owners = [c for c in person.children if c.dep_ == "poss"]
    hosts = bearers_of(draft, sentence, [*owners, *doers, *prep_objects(verb, _AGENT)])
    hosts = without([b for b in hosts if is_state(b)], visitors)
    return _trip(draft, sentence, token, visitors, hosts[:1], "visit.visiting", Stance("actual"))


def _leg(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "with stops in A and B", "a tour that took him to A, B and C"."""
    goals = _goals(draft, sentence, prep_objects(token, ("to", "in", "of")))
    for clause in (c for c in token.children if c.dep_ in {"relcl", "acl"}):
        goals += without(_goals(draft, sentence, prep_objects(clause, ("to", "in"))), goals)
    verb = governor(token)
    doers = [] if verb is None else subjects_of(verb)
    owners = [c for c in token.children if c.dep_ == "poss"]
    visitors = _persons(draft, sentence, owners) or _persons(draft, sentence, doers)
    goals = without(goals, visitors)
    if not goals:
        return None
    return _trip(draft, sentence, token, visitors, goals, "visit.leg", stance_of(token))


def _invitation(draft: Draft, sentence: Sentence, token: Token) -> _Trip | None:
    """Reads "our invitation to President X", "invited him to Moscow"."""
    visitors = _persons(draft, sentence, prep_objects(token, ("to", "for")))
    verb = governor(token)
    owners = [c for c in token.children if c.dep_ == "poss"]
    doers = [] if verb is None else subjects_of(verb)
    hosts = bearers_of(draft, sentence, owners) or bearers_of(draft, sentence, doers)
    hosts = without([b for b in hosts if is_state(b)], visitors)
    if not visitors or not hosts:
        return None
    stance = Stance("possible", token.text)
    return _trip(draft, sentence, token, visitors, hosts, "visit.invitation", stance)


def _trip(
    draft: Draft, sentence: Sentence, token: Token, visitors: list[Bearer], hosts: list[Bearer],
    rule: str, stance: Stance,
) -> _Trip | None:  # fmt: skip
    """The visit, an open side guessed: the last person told of, or the state of the report."""
    guessed = []
    if not visitors and rule not in _TOLD_WHO:
        visitors = without(_last_person(draft, sentence, token, hosts), hosts)
        guessed.append("visitor")
    if not hosts:
        hosts = without(_here(draft, sentence), visitors) or _main_state(draft, sentence, visitors)
        guessed.append("host")
    if not visitors or not hosts or len(guessed) > 1:
        return None
    return _Trip(token, visitors, hosts, rule, stance, "+".join(guessed))


def _main_state(draft: Draft, sentence: Sentence, visitors: Sequence[Bearer]) -> list[Bearer]:
    extent, taken = sentence.extent, codes_of(visitors)
    states = [Bearer(Who(a), extent.start, extent.end) for a in draft.main if a not in taken]
    return [b for b in states if is_state(b)][:1]


def _last_person(
    draft: Draft, sentence: Sentence, token: Token, hosts: Sequence[Bearer]
) -> list[Bearer]:
    taken = codes_of(hosts)
    for mention in draft.mentions.before(sentence, token.i):
        if mention.kind == "person" and mention.who and not taken & set(mention.actors):
            return [Bearer(w, mention.start_char, mention.end_char) for w in mention.who]
    return []


def _proposals(draft: Draft, sentence: Sentence, trip: _Trip) -> Iterator[Proposal]:
    hosts = without(trip.hosts, trip.visitors)
    for host in each_once(hosts):
        yield Proposal(
            kind="visit",
            type="visit",
            parties=(*(b.party("visitor") for b in trip.visitors), host.party("host")),
            status=trip.stance.status,
            sentence=sentence,
            anchor=trip.trigger,
            rule=trip.rule,
            cue=trip.stance.cue,
            place=_place(sentence, trip.trigger) or _state(sentence, host),
            guessed=trip.guessed,
        )


def _place(sentence: Sentence, trigger: Token) -> Place | None:
    for token in place_objects(trigger):
        entity = place_entity(sentence, token)
        if entity is not None:
            return to_place(sentence, entity)
    return None


def _state(sentence: Sentence, host: Bearer) -> Place | None:
    extent = sentence.extent
    inside = extent.start <= host.start_char < extent.end
    if host.who.name is not None or not inside or host.end_char - host.start_char > 60:
        return None
    words = sentence.report.text[host.start_char : host.end_char]
    return Place(words, host.who.actor, host.start_char, host.end_char)


_Reader = Callable[[Draft, Sentence, Token], _Trip | None]
_VERBS: dict[str, _Reader] = {
    "sends": _sent,
    "receives": _received,
    "calls_on": _called,
    "goes": _gone,
}
_NOUNS: dict[str, _Reader] = {
    "host": _guest,
    "guest": _guest,
    "leg": _leg,
    "invitation": _invitation,
}


@cache
def _readers() -> tuple[dict[str, _Reader], dict[str, _Reader]]:
    """What reads each verb and each noun; of two the first that names the word."""
    words = _words()
    verbs, nouns = (
        {lemma: read for name, read in reversed(table.items()) for lemma in words[name]}
        for table in (_VERBS, _NOUNS)
    )
    return verbs, nouns
