"""Memberships: who belongs to an organisation, joined, left, applied, or was suspended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor, is_passive, objects_of, prep_objects, subjects_of
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal
from dragoman.coding.sides import (
    bearers_of,
    guess,
    is_organisation,
    is_state,
    listed,
    nearest,
)
from dragoman.language.build import Sentence
from dragoman.language.mentions import Who
from dragoman.language.stance import Stance, stance_of
from dragoman.language.tokens import Token
from dragoman.model.records import Status
from dragoman.model.text import Extent
from dragoman.rules.lexicons import load_lexicon

_BACK = 2
_TO = ("to", "from", "into", "for", "in", "of", "with")
_VERBS = {
    "joins": "joined",
    "leaves": "left",
    "applies": "applied",
    "admits": "joined",
    "invites": "joined",
    "suspends": "suspended",
    "belongs": "member",
}
_DONE_TO = {"admits", "invites", "suspends"}
_NOUNS = {
    "noun_joined": "joined",
    "noun_left": "left",
    "noun_applied": "applied",
    "noun_suspended": "suspended",
    "noun_wish": "joined",
    "noun_member": "member",
}
_MAY_GUESS = {
    "applies",
    "suspends",
    "becomes",
    "seat",
    "noun_member",
    "noun_suspended",
    "noun_applied",
}
_ALONE = {"membership.suspends", "membership.applies"}
_LEFT = {"poss", "compound", "amod", "nmod"}


@dataclass(frozen=True, slots=True)
class _Told:
    """What a word says of a membership, before its parties are known."""

    kind: str
    rule: str
    stance: Stance
    guessed: tuple[str, ...] = ()


def code_memberships(draft: Draft) -> Iterator[Proposal]:
    """One membership for each organisation and member."""
    for sentence in draft.sentences:
        if not _organisation_near(draft, sentence):
            continue
        for token in sentence.span:
            if draft.mentions.at(sentence, token.i) is None:
                yield from _at(draft, sentence, token)


def _organisation_near(draft: Draft, sentence: Sentence) -> bool:
    """Whether this sentence or one just before it names an organisation."""
    near = draft.sentences[max(0, sentence.index - _BACK) : sentence.index + 1]
    return any(
        is_organisation(b) for s in near for m in draft.mentions.of(s) for b in _borne(m.who)
    )


def _borne(who: Sequence[Who]) -> list[Bearer]:
    return [Bearer(w, 0, 0) for w in who]


def _at(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    words, lemma = load_lexicon("ties/memberships"), token.lemma_.lower()
    if token.pos_ == "VERB":
        # "Including" is read as a preposition.
        if token.dep_ != "prep" and any(_says(token, term) for term in words["composes"]):
            yield from _composed(draft, sentence, token, token, _bodies(token))
        for name in _VERBS:
            if any(_says(token, term) for term in words[name]):
                yield from _by_verb(draft, sentence, token, name)
                return
        yield from _by_seat(draft, sentence, token)
    elif token.pos_ in {"NOUN", "PROPN"}:
        if lemma in words["member"]:
            yield from _members(draft, sentence, token)
        if lemma in words["club"]:
            yield from _group(draft, sentence, token)
        for name in _NOUNS:
            if lemma in words[name]:
                yield from _by_noun(draft, sentence, token, name)


def _says(token: Token, term: str) -> bool:
    """Whether a verb with its particle is the term ("pull out")."""
    verb, _, particle = term.partition(" ")
    if token.lemma_.lower() != verb:
        return False
    return not particle or any(
        c.lower_ == particle and c.dep_ in {"prt", "prep", "advmod"} for c in token.children
    )


def _by_verb(draft: Draft, sentence: Sentence, token: Token, name: str) -> Iterator[Proposal]:
    """As in "A joined X", "X admitted A", "A was suspended from X", "A applied to join X"."""
    words = load_lexicon("ties/memberships")
    if name == "joins" and _under(
        token, words["applies"] | words["noun_applied"] | words["noun_wish"]
    ):
        return
    done_to = name in _DONE_TO
    places = prep_objects(token, _TO)
    if done_to:
        places += [] if is_passive(token) else subjects_of(token)
        members = [t for t in objects_of(token) if _is_member_word(draft, sentence, t)]
        if not members:
            return
    else:
        places += objects_of(token)
        members = [*subjects_of(token), *_company(token)]
    if name == "applies":
        places += _inner(token)
    if token.dep_ == "relcl":
        places.append(token.head)
    status = Stance("possible", token.text) if name == "invites" else stance_of(token)
    told = _Told(_VERBS[name], f"membership.{name}", status)
    yield from _parties(draft, sentence, token, told, places, members)


def _is_member_word(draft: Draft, sentence: Sentence, token: Token) -> bool:
    """Whether a word may be a member or its place: "Paraguay", "all three", "its participation"."""
    words = load_lexicon("ties/memberships")
    if draft.mentions.at(sentence, token.i) is not None or token.pos_ in {"NUM", "PRON"}:
        return True
    return token.lemma_.lower() in words["member"] | words["standing"]


def _under(token: Token, lemmas: frozenset[str]) -> bool:
    return token.dep_ in {"xcomp", "advcl", "acl"} and token.head.lemma_.lower() in lemmas


def _company(token: Token) -> list[Token]:
    """As in "Entered X together with B"."""
    return prep_objects(token, ("with", "alongside", "like"))


def _inner(token: Token) -> list[Token]:
    """What an infinitive under the verb is about: "applied to join X"."""
    verbs = [c for c in token.children if c.dep_ in {"xcomp", "advcl", "acl"}]
    verbs += [c for v in verbs for c in v.conjuncts]
    return [t for v in verbs for t in (*objects_of(v), *prep_objects(v, _TO))]


def _by_seat(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    """As in "Took its seat in X", "lost its seat in X", "took its country out of X"."""
    words, lemma = load_lexicon("ties/memberships"), token.lemma_.lower()
    places = prep_objects(token, _TO)
    members = [*subjects_of(token), *_company(token)]
    if any(c.lemma_.lower() in words["seat"] for c in objects_of(token)):
        kind = (
            "joined" if lemma in words["takes"] else "suspended" if lemma in words["loses"] else ""
        )
        if kind:
            places += [t for o in objects_of(token) for t in prep_objects(o, _TO)]
            told = _Told(kind, "membership.seat", stance_of(token))
            yield from _parties(draft, sentence, token, told, places, members)
    elif any(_says(token, term) for term in words["takes_out"]):
        told = _Told("left", "membership.takes_out", stance_of(token))
        yield from _parties(draft, sentence, token, told, places, members)


def _by_noun(draft: Draft, sentence: Sentence, token: Token, name: str) -> Iterator[Proposal]:
    """As in "A's accession to X", "its bid for X membership", "NATO membership remains its aim"."""
    if name == "noun_member" and _is_sought(token):
        return
    words = load_lexicon("ties/memberships")
    left = [c for c in token.children if c.dep_ in _LEFT]
    sought = [t for t in prep_objects(token, _TO) if t.lemma_.lower() in words["noun_member"]]
    places = [*prep_objects(token, _TO), *left, *_inner(token)]
    places += [c for t in sought for c in t.children if c.dep_ in _LEFT]
    if token.dep_ == "pobj" and token.head.head.pos_ == "NOUN":
        places += [c for c in token.head.head.children if c.dep_ in _LEFT]
    verb = governor(token)
    members = [*left, *prep_objects(token, ("of", "by", "for"))]
    if verb is not None and not any(is_state(b) for b in bearers_of(draft, sentence, members)):
        members += [*subjects_of(verb), *objects_of(verb)]
    stance, kind = stance_of(token), _NOUNS[name]
    if name == "noun_wish" and stance.status == "actual":
        stance = Stance("possible", token.text)
    if name == "noun_member" and _wished(token):
        kind, stance = "joined", _wish(stance)
    told = _Told(kind, f"membership.{name}", stance)
    yield from _parties(draft, sentence, token, told, places, members)


def _is_sought(token: Token) -> bool:
    """As in "the application for membership", which tells of it as a whole."""
    over = token.head.head.lemma_.lower()
    return token.dep_ == "pobj" and over in load_lexicon("ties/memberships")["noun_applied"]


def _wish(stance: Stance) -> Stance:
    return stance if stance.status != "actual" else Stance("possible", "wish")


def _wished(token: Token) -> bool:
    """Whether a membership is only aimed at: "supports its membership", "remains the aim"."""
    words = load_lexicon("ties/memberships")
    above = [t.lemma_.lower() for t, _ in zip(token.ancestors, range(4), strict=False)]
    if any(a in words["wish_verb"] or a in words["candidate"] for a in above):
        return True
    return any(c.dep_ == "attr" and c.lemma_.lower() in words["wish"] for c in token.head.children)


def _members(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    """As in "members of X, A and B", "X member A", "A became a member of X", "X allies like A"."""
    words, lemma = load_lexicon("ties/memberships"), token.lemma_.lower()
    left = [c for c in token.children if c.dep_ in _LEFT]
    is_member = "member" in {lemma, *(c.lower_ for c in left)}
    places = [*left, *prep_objects(token, ("of", "in"))] if is_member else left
    if token.dep_ in {"attr", "pobj"} and token.head.dep_ == "relcl":
        places.append(token.head.head)
    if not _organisations(draft, sentence, places) and not (is_member and token.dep_ == "attr"):
        return
    named: list[Token] = [c for c in token.children if c.dep_ == "appos"]
    named += prep_objects(token, ("including", "like", "as"))
    if token.dep_ == "nsubj":
        named += [c for c in token.head.children if c.dep_ == "attr"]
    among = bool(named)
    if token.dep_ in {"appos", "compound", "nmod"}:
        named.append(token.head)
    verb = token.head if token.dep_ in {"attr", "oprd"} else None
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        above = token.head.head
        # "As a member of X, A helped B" is of A; behind the verb it may be of either.
        named += [above, *subjects_of(above), *(objects_of(above) if token.i > above.i else ())]
        verb = above if above.lemma_.lower() in words["admits"] else None
    elif verb is not None:
        named += subjects_of(verb)
    if not named and _set_beside(token):
        return
    becomes = verb is not None and verb.lemma_.lower() in words["becomes"]
    joined = becomes or any(c.lemma_.lower() in words["joins"] for c in token.children)
    stance = stance_of(verb) if verb is not None else Stance("actual")
    kind, rule = ("joined", "becomes") if joined else ("member", "listed" if among else lemma)
    told = _Told(kind, f"membership.{rule}", stance)
    yield from _parties(draft, sentence, token, told, places, named)


def _group(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    """As in "X is a group of four states, A, B, C and D"."""
    words = load_lexicon("ties/memberships")
    held = [t for t in prep_objects(token, ("of",)) if t.lemma_.lower() in words["member"]]
    of = subjects_of(token.head) if token.dep_ == "attr" else [token.head]
    if held and token.dep_ in {"attr", "appos"}:
        yield from _composed(draft, sentence, token, held[0], of)


def _bodies(verb: Token) -> list[Token]:
    """Whose parts a verb tells: its subject, or what it describes."""
    return subjects_of(verb) + ([verb.head] if verb.dep_ in {"relcl", "acl"} else [])


def _composed(
    draft: Draft, sentence: Sentence, token: Token, before: Token, of: Sequence[Token]
) -> Iterator[Proposal]:
    """The list of states that stands next behind a word, as members of a body named."""
    first = next((m.root for m in draft.mentions.of(sentence) if m.root.i > before.i), None)
    together = [] if first is None else listed(draft, sentence, first)
    # "Seven countries, A, B, …" reads as one list with them.
    members = [b for b in together if b.start_char >= sentence.end_of(before)]
    if len(members) > 1 and all(is_state(b) for b in members):
        told = _Told("member", "membership.composed", stance_of(token))
        organisations = _organisations(draft, sentence, of)
        yield from _pairs(sentence, token, told, organisations, members, "")


def _set_beside(token: Token) -> bool:
    """As in "A and X countries": A is none of them, as it is in "A and other X countries"."""
    joined = token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)
    return joined and not any(c.lower_ in {"other", "fellow"} for c in token.children)


def _organisations(draft: Draft, sentence: Sentence, tokens: Sequence[Token]) -> list[Bearer]:
    found: list[Bearer] = []
    for token in tokens:
        for part in (token, *token.conjuncts):
            mention = draft.mentions.at(sentence, part.i)
            if mention is not None and mention.kind != "person":
                borne = [Bearer(w, mention.start_char, mention.end_char) for w in mention.who]
                found += [b for b in (*borne, *listed(draft, sentence, part)) if is_organisation(b)]
    return list(dict.fromkeys(found))


def _parties(
    draft: Draft, sentence: Sentence, token: Token, told: _Told,
    places: Sequence[Token], members: Sequence[Token],
) -> Iterator[Proposal]:  # fmt: skip
    """The proposals of one word, a side that its frame leaves open guessed where words allow it."""
    organisations = _organisations(draft, sentence, places)
    states = [b for b in bearers_of(draft, sentence, members) if is_state(b)]
    guessed = []
    if not organisations:
        if not _may_guess(told, places) or (
            told.kind == "member" and told.rule == "membership.noun_member"
        ):
            return
        organisations = next(nearest(draft, sentence, token, is_organisation, back=_BACK), [])
        guessed.append("organisation")
    if not states:
        states = guess(draft, sentence, token, (), is_state, back=_BACK)
        guessed.append("member")
    if guessed == ["organisation", "member"] and told.rule not in _ALONE:
        return
    yield from _pairs(sentence, token, told, organisations, states, "+".join(guessed))


def _may_guess(told: _Told, places: Sequence[Token]) -> bool:
    """A word of membership alone, or "the bloc", may mean an organisation named before."""
    clubs = load_lexicon("ties/memberships")["club"]
    if told.rule.removeprefix("membership.") in _MAY_GUESS:
        return True
    return any(p.lemma_.lower() in clubs for p in places)


def _pairs(
    sentence: Sentence, token: Token, told: _Told,
    organisations: list[Bearer], members: list[Bearer], guessed: str,
) -> Iterator[Proposal]:  # fmt: skip
    seen: set[tuple[str, str]] = set()
    several = len(organisations) > 1 or len(members) > 1
    for organisation in organisations:
        for member in members:
            pair = (organisation.who.actor, member.who.actor)
            if pair in seen:
                continue
            seen.add(pair)
            plain = Bearer(Who(member.who.actor), member.start_char, member.end_char)
            status: Status = told.stance.status
            yield Proposal(
                kind="membership",
                type=told.kind,
                parties=(organisation.party("organisation"), plain.party("member")),
                status=status,
                sentence=sentence,
                anchor=token,
                rule=told.rule,
                dateless=told.kind == "member",
                cue=told.stance.cue,
                trigger_extent=_extent(organisation, member) if several else None,
                guessed=guessed,
            )


def _extent(organisation: Bearer, member: Bearer) -> Extent:
    """Where a pair of several is told: from the one to the other, a place for each."""
    start = min(organisation.start_char, member.start_char)
    return Extent(start, max(organisation.end_char, member.end_char))
