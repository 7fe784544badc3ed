"""Meetings: talks, calls, summits, ceremonies, by their rules and by what persons do together."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from dragoman.coding.draft import Draft
from dragoman.coding.frames import objects_of, prep_objects, subjects_of
from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal, from_match
from dragoman.coding.sides import bearers_of, codes_of, home_bearer, is_organisation, without
from dragoman.language.build import Sentence
from dragoman.language.stance import stance_of
from dragoman.language.tokens import Token
from dragoman.model.records import Details
from dragoman.rules.lexicons import Lexicon, load_lexicon

_MOST_GUESSED = 2
_MOST_TOLD = 3


def code_meetings(
    draft: Draft, matches: Sequence[Match], visits: Iterable[Proposal] = ()
) -> Iterator[Proposal]:
    """A meeting for each match, its type narrowed by the words around it, and some besides.

    `visits` are those of the same draft: who is received by a person by name meets them.
    """
    seen: set[tuple[int, int]] = set()
    for match in matches:
        if match.rule.kind == "meeting" and not _is_no_meeting(match):
            seen.add((match.sentence.index, match.trigger.i))
            fewer = replace(match, source=tuple(_taking_part(draft, match)))
            kind = _meeting_type(match)
            made = from_match(fewer, ("participant", "participant"), kind, Details())
            yield replace(made, status="negated") if _called_off(match.trigger) else made
    for sentence in draft.sentences:
        for token in sentence.span:
            if token.pos_ == "VERB" and (sentence.index, token.i) not in seen:
                yield from _told(draft, sentence, token)
    yield from _of_visits(visits)
    yield from _of_speakers(draft, seen)
    yield from _face_to_face(draft)


def _words() -> Lexicon:
    return load_lexicon("visits/meetings")


def _particles(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"}}


def _is_no_meeting(match: Match) -> bool:
    """Whether calling is no call: "called for", "called it …", "called a session", "spoke of"."""
    words, trigger = _words(), match.trigger
    if match.rule.type != "call" or trigger.pos_ != "VERB" or _by_phone(trigger):
        return False
    if trigger.lemma_.lower() in words["called"]:
        if any(c.dep_ in {"oprd", "attr", "ccomp", "xcomp"} for c in trigger.children):
            return True
        named = (*match.source, *match.target)
        starts = [match.sentence.start_of(o) for o in objects_of(trigger)]
        if starts and not any(b.start_char <= s < b.end_char for b in named for s in starts):
            return True
    beside = _particles(trigger)
    return bool(beside & (words["not_call"] | words["off"])) and not beside & {"with", "to"}


def _called_off(trigger: Token) -> bool:
    """Whether a meeting is the object of "call off"."""
    verb = trigger.head
    return (
        trigger.dep_ == "dobj"
        and verb.lemma_ == "call"
        and bool(_particles(verb) & _words()["off"])
    )


def _taking_part(draft: Draft, match: Match) -> list[Bearer]:
    """Who takes part; where the sides are a guess only the persons named, or the two nearest."""
    ours = [t for t in subjects_of(match.trigger) if t.lower_ in _words()["ours"]]
    if ours and not draft.speech.in_quote(match.sentence, ours[0].i):
        own = home_bearer(draft, match.sentence)
        others = without(match.source, own)
        if own and others:
            return [*own, *others[:1]] if match.guessed else [*own, *others]
    if match.guessed != "all":
        return list(match.source)
    persons = [b for b in match.source if b.who.name is not None]
    if len(codes_of(persons)) > 1:
        return persons
    if len(codes_of(match.source)) <= _MOST_GUESSED:
        return list(match.source)
    at = match.sentence.start_of(match.trigger)
    nearest = sorted(match.source, key=lambda b: abs(b.start_char - at))
    kept: list[Bearer] = []
    for bearer in nearest:
        if len(codes_of([*kept, bearer])) <= _MOST_GUESSED:
            kept.append(bearer)
    return sorted(kept, key=lambda b: b.start_char)


def _by_phone(verb: Token) -> bool:
    """Whether something is done "by telephone", "over the phone"."""
    words = _words()
    return any(
        c.dep_ == "prep"
        and c.lower_ in words["by"]
        and any(g.lower_ in words["phone"] for g in c.children)
        for c in verb.children
    )


def _meeting_type(match: Match) -> str:
    words, trigger = _words(), match.trigger
    near = {t.lower_ for t in trigger.subtree}
    if trigger.pos_ == "NOUN":
        near |= {c.lower_ for c in trigger.head.children}
    on_phone = bool(near & words["phone"]) or _by_phone(trigger)
    if match.rule.type == "meeting" and on_phone:
        return "call"
    spoken = match.rule.type == "call" and trigger.lemma_.lower() in words["speaks"]
    if spoken and not on_phone and not _particles(trigger) & {"with", "to"}:
        return "meeting"
    return match.rule.type


def _told(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Proposal]:
    """What no rule saw: "rang", "by telephone", "gather", and what persons do together."""
    words, lemma = _words(), token.lemma_.lower()
    if _by_phone(token) or (lemma in words["called"] and lemma != "call"):
        everyone = _everyone(draft, sentence, token)
        yield from _made(sentence, token, "call", "meeting.phoned", everyone)
    elif lemma in words["gathers"]:
        everyone = _everyone(draft, sentence, token)
        if len(codes_of(everyone)) > 1 or any(is_organisation(b) for b in everyone):
            yield from _made(sentence, token, "meeting", "meeting.gather", everyone)
    elif lemma in words["together"]:
        persons = _named(bearers_of(draft, sentence, subjects_of(token)))
        beside = _named(
            bearers_of(draft, sentence, prep_objects(token, tuple(sorted(words["beside"]))))
        )
        everyone = [*persons, *without(beside, persons)]
        yield from _made(sentence, token, "meeting", "meeting.together", everyone)


def _named(found: Sequence[Bearer]) -> list[Bearer]:
    return [b for b in found if b.who.name is not None]


def _everyone(draft: Draft, sentence: Sentence, token: Token) -> list[Bearer]:
    """The subject and whoever is spoken to."""
    subjects = bearers_of(draft, sentence, subjects_of(token), loose=False)
    links = ("with", "to", "between", "among")
    told = [*objects_of(token), *prep_objects(token, links)]
    told += [c for c in token.children if c.dep_ == "dative"]
    others = bearers_of(draft, sentence, told)
    return [*subjects, *(b for b in others if b.who not in {s.who for s in subjects})]


def _made(
    sentence: Sentence, token: Token, kind: str, rule: str, everyone: Sequence[Bearer]
) -> Iterator[Proposal]:
    alone = len(codes_of(everyone)) < 2
    if alone and not any(is_organisation(b) for b in everyone):
        return
    if alone and rule != "meeting.gather":
        return
    stance = stance_of(token)
    yield Proposal(
        kind="meeting",
        type=kind,
        parties=tuple(b.party("participant") for b in everyone),
        status=stance.status,
        sentence=sentence,
        anchor=token,
        rule=rule,
        cue=stance.cue,
    )


def _of_visits(visits: Iterable[Proposal]) -> Iterator[Proposal]:
    """A visit to a person by name is a meeting besides."""
    for visit in visits:
        visitors = [p for p in visit.parties if p.role == "visitor" and p.name is not None]
        hosts = [p for p in visit.parties if p.role == "host"]
        met = visit.rule in {"visit.receive", "visit.visiting", "visit.guest", "visit.call"}
        if visitors and hosts and (met or all(h.name for h in hosts)):
            yield replace(
                visit,
                kind="meeting",
                type="meeting",
                parties=tuple(replace(p, role="participant") for p in (*visitors, *hosts)),
                rule=f"meeting.of_{visit.rule.partition('.')[2]}",
            )


def _of_speakers(draft: Draft, seen: Set[tuple[int, int]]) -> Iterator[Proposal]:
    """Who speaks and who is spoken to, where no rule knows who met: "We met last year"."""
    for sentence in draft.sentences:
        both = _who_speak(draft, sentence)
        for token in sentence.span if both else ():
            if (sentence.index, token.i) not in seen and _is_of_us(token):
                yield from _made(sentence, token, "meeting", "meeting.we", both)


def _who_speak(draft: Draft, sentence: Sentence) -> list[Bearer]:
    """The speaker and the addressee of a sentence, if both are known."""
    extent, speech = sentence.extent, draft.speech
    both = [w.get(sentence.index) for w in (speech.speakers, speech.addressees)]
    return [Bearer(w, extent.start, extent.end) for w in both if w is not None] if all(both) else []


def _is_of_us(token: Token) -> bool:
    """As in "we met" and "we had a meeting"."""
    words, lemma = _words(), token.lemma_.lower()
    if token.pos_ == "VERB":
        verb, meets = token, lemma in words["meets"]
    else:
        verb = token.head
        held = token.dep_ == "dobj" and verb.lemma_.lower() in words["holds"]
        meets = held and lemma in words["talks_over"]
    return meets and any(t.lower_ == "we" for t in subjects_of(verb))


def _face_to_face(draft: Draft) -> Iterator[Proposal]:
    """A meeting for each two of different states who speak to each other in the report and speak
    of it: "It's good to see you", "We have many things to discuss".
    """
    heard = {who.actor for who in draft.speech.speakers.values() if who.name is not None}
    told: dict[frozenset[str], Proposal] = {}
    for sentence in draft.sentences:
        both = _who_speak(draft, sentence)
        if len(codes_of(both)) < 2 or both[1].who.actor not in heard:
            continue
        token = next((t for t in sentence.span if _speaks_of_meeting(t)), None)
        if token is None:
            continue
        (made,) = _made(sentence, token, "meeting", "meeting.face_to_face", both)
        # "Good to see you" looks ahead by its form, yet they meet as they say it.
        made = replace(made, status="actual", cue="")
        first = told.setdefault(made.actors, made)
        if first is not made and len(first.extra) < _MOST_TOLD:
            told[made.actors] = replace(first, extra=(*first.extra, sentence))
    yield from told.values()


def _speaks_of_meeting(token: Token) -> bool:
    """As in "see you", "welcome you here", "our discussion", "we will discuss"."""
    words, lemma = _words(), token.lemma_.lower()
    if lemma in words["greets"]:
        objects = objects_of(token)
        bare = lemma == "welcome" and not (objects or subjects_of(token))
        return bare or any(t.lower_ == "you" for t in objects)
    if lemma in words["talks_over"] and token.pos_ == "VERB":
        return any(t.lower_ in words["ours"] for t in subjects_of(token))
    return lemma in words["talks_over"] and any(
        c.lower_ in words["at_hand"] for c in token.children
    )
