"""Persons: who is named, by which title, and for which state or organisation."""

from dataclasses import replace

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions, Office, Who
from dragoman.language.name_spans import Span, name_spans
from dragoman.language.offices import is_rank, stated_owner, title_after, title_before, title_is
from dragoman.language.owners import apposed_owner, likely_owner, met_abroad, sender
from dragoman.language.registry import Known, Registry
from dragoman.language.title_lists import list_titles
from dragoman.language.title_phrases import Title, is_honorific
from dragoman.language.titles_apart import titles_apart
from dragoman.rules.lexicons import load_lexicon

_IN_LIST = {",", "and", "&", "the", "his", "her"}

Told = tuple[str | None, str]


def find_persons(mentions: Mentions, registry: Registry) -> None:
    """Add every person named in the report, and the offices that the text gives them."""
    given: list[tuple[Known, Office]] = []
    for sentence in mentions.parsed.sentences:
        spans = name_spans(mentions, sentence, registry)
        shared = list_titles(mentions, sentence, spans)
        for span in spans:
            held = _add_person(mentions, sentence, registry, span, shared.get(span[0]))
            if held is not None:
                given.append(held)
    for known, office in (*given, *titles_apart(mentions, registry, [o for _, o in given])):
        who = replace(office.who, name=known.name, actor=known.actor or office.who.actor)
        mentions.offices.append(replace(office, who=who))


def _add_person(
    mentions: Mentions, sentence: Sentence, registry: Registry, span: Span, shared: Title | None
) -> tuple[Known, Office] | None:
    name = sentence.words(*span)
    bare = Mention(sentence, *span, "person", "person", ())
    mentions.add(bare)
    title = shared or _title_beside(mentions, sentence, bare)
    words = None if title is None else _words(mentions, sentence, title)
    known = registry.find(name)
    actor, by = _actor_of(mentions, sentence, registry, span, title, words, known)
    known = registry.meet(name, known)
    if actor is not None and (known.actor is None or (by == "stated" and not known.stated)):
        known.actor, known.stated = actor, by == "stated"
    known.office = words or known.office
    known.gender = known.gender or _gender(sentence, span, title)
    if known.actor is None:
        return None
    who = Who(known.actor, known.name, known.office)
    mentions.add(Mention(sentence, *span, "person", "person", (who,)))
    if title is None or words is None:
        return None
    return known, _office(who, title, words, sentence, span, by)


def _title_beside(mentions: Mentions, sentence: Sentence, name: Mention) -> Title | None:
    before = title_before(mentions, sentence, name.start)
    if before is not None and not is_rank(before):
        return before
    behind = title_after(mentions, sentence, name.end) or title_is(mentions, sentence, name)
    return behind or before


def _actor_of(
    mentions: Mentions,
    sentence: Sentence,
    registry: Registry,
    span: Span,
    title: Title | None,
    words: str | None,
    known: Known | None,
) -> Told:
    """Whom a person acts for, and how that is known, the surest way first."""
    stated = title.owner if title is not None and not title.guessed else None
    stated = stated or stated_owner(mentions, sentence, *span)
    if stated is not None:
        return stated, "stated"
    if known is not None and known.actor is not None:
        return known.actor, "known"
    name = sentence.words(*span)
    leader = registry.leader(name, words or "", former=title is not None and title.until)
    if leader is not None and not _of_another(leader.actor, title):
        return leader.actor, "leader"
    if title is None:
        return apposed_owner(mentions, sentence, span[1]), "near"
    if title.owner is not None:
        return title.owner, "near"

    def taken(actor: str) -> bool:
        return any(
            k.actor == actor and (k.office or "").lower() == (words or "").lower()
            for k in registry.persons
        )

    first = min(title.start, span[0])
    told = _told_around(mentions, sentence, first, registry.home)
    if told is not None:
        return told
    if registry.home is not None and not taken(registry.home):
        return registry.home, "home"
    return likely_owner(mentions, sentence, first, title.head, taken), "near"


def _told_around(
    mentions: Mentions, sentence: Sentence, start: int, home: str | None
) -> Told | None:
    """Whose a person is by whom the sentence lists before, whose people it lists, and where."""
    beside = _listed_before(mentions, sentence, start, home)
    if beside is not None:
        return beside, "listed"
    sent = sender(mentions, sentence, start)
    if sent is not None:
        return sent, "sent"
    met = met_abroad(mentions, sentence, start, home)
    return None if met is None else (met, "near")


def _listed_before(
    mentions: Mentions, sentence: Sentence, start: int, home: str | None
) -> str | None:
    """As in "President A of Chad, Prime Minister B": of the state of the one before in a list."""
    doc, k = sentence.span.doc, start - 1
    while k > sentence.span.start and (doc[k].lower_ in _IN_LIST or is_honorific(doc[k])):
        k -= 1
    before = mentions.at(sentence, k) if k < start - 1 else None
    if before is not None and before.kind == "state" and doc[before.start - 1].lower_ == "of":
        before = mentions.at(sentence, before.start - 2)
    if before is None or before.kind != "person" or len(before.actors) != 1:
        return None
    return before.actors[0] if before.actors[0] != home else None


def _of_another(actor: str, title: Title | None) -> bool:
    """Whether a state is no owner of such a title ("commissioner")."""
    titles = load_lexicon("language/titles")
    return (
        title is not None
        and title.head in titles["of_organisation"]
        and len(actor) == 3
        and actor.isupper()
    )


def _words(mentions: Mentions, sentence: Sentence, title: Title) -> str | None:
    """The title as named; "his Turkish counterpart" has the office of the person before."""
    if title.head not in load_lexicon("language/titles")["counterpart"]:
        return title.words
    for mention in mentions.before(sentence, title.start, 2):
        if mention.kind == "person" and mention.who and mention.who[0].office:
            return mention.who[0].office
    return None


def _gender(sentence: Sentence, span: Span, title: Title | None) -> str | None:
    """What title and form of address tell of a person's gender."""
    titles = load_lexicon("language/titles")
    doc = sentence.span.doc
    first = max(sentence.span.start, min(span[0], title.start if title else span[0]) - 1)
    for token in doc[first : span[0]]:
        for gender in ("masculine", "feminine"):
            if token.lower_ in titles[gender]:
                return gender
    return None


def _office(who: Who, title: Title, words: str, sentence: Sentence, span: Span, by: str) -> Office:
    doc = sentence.span.doc
    first, last = min(span[0], title.start), max(span[1], title.end)
    return Office(
        who=who,
        title=words,
        until=title.until,
        sentence=sentence,
        start_char=sentence.start_of(doc[first]),
        end_char=sentence.end_of(doc[last - 1]),
        rule=f"office.{'before' if title.start < span[0] else 'after'}_{by}",
    )
