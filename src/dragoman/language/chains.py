"""Chains: what pronouns, bare titles and "both countries" stand for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from dragoman.language.build import Sentence
from dragoman.language.mentions import Form, Mention, MentionKind, Mentions, Who
from dragoman.language.offices import is_head
from dragoman.language.registry import Registry
from dragoman.language.speakers import Speech
from dragoman.rules.lexicons import load_lexicon

_HE = {"he", "she", "him", "his", "her", "himself", "herself"}
_THEY = {"they", "them", "their", "themselves", "both"}
_IT = {"it", "its", "itself"}
_WE = {"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"}
_YOU = {"you", "your", "yours"}
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_KINDS: dict[str, tuple[MentionKind, ...]] = {
    "country": ("state",), "nation": ("state",), "kingdom": ("state",), "republic": ("state",),
    "organization": ("organisation",), "organisation": ("organisation",), "alliance": ("organisation",),
    "bloc": ("organisation",), "union": ("organisation",), "agency": ("organisation",),
    "group": ("group", "organisation"), "movement": ("group",), "militia": ("group",),
}  # fmt: skip
_PERSONAL = {"leader", "president", "minister", "premier", "official", "head", "man", "statesman", "king",
             "chief", "counterpart", "secretary", "diplomat", "general", "monarch", "chancellor"}  # fmt: skip
_DIRECT = ("state", "organisation", "group", "body")


def find_chains(mentions: Mentions, registry: Registry, speech: Speech, home: str | None) -> None:
    """Add a mention for each word that stands for somebody named elsewhere."""
    main = main_actors(mentions, home)
    for sentence in mentions.parsed.sentences:
        for token in sentence.span:
            held = mentions.at(sentence, token.i)
            if held is not None:
                continue
            found = _resolve(mentions, registry, speech, sentence, token, main)
            if found is not None:
                form, who = found
                kind: MentionKind = "person" if form == "title" or token.lower_ in _HE else "set"
                mentions.add(Mention(sentence, token.i, token.i + 1, kind, form, who))


def main_actors(mentions: Mentions, home: str | None) -> tuple[str, ...]:
    """The states and organisations of a report, the most often named first."""
    counts: Counter[str] = Counter()
    if home is not None:
        counts[home] += 1
    for sentence in mentions.parsed.sentences:
        for mention in mentions.of(sentence):
            for actor in mention.actors:
                counts[actor] += 3 if mention.kind in {"state", "person"} else 1
    return tuple(actor for actor, _ in counts.most_common())


def _resolve(
    mentions: Mentions,
    registry: Registry,
    speech: Speech,
    sentence: Sentence,
    token: Token,
    main: tuple[str, ...],
) -> tuple[Form, tuple[Who, ...]] | None:
    word = token.lower_
    if word in _HE:
        return _person_before(mentions, sentence, token)
    if word in _WE:
        return _speaker(speech, sentence, token)
    if word in _YOU:
        addressee = speech.addressees.get(sentence.index)
        return None if addressee is None else ("pronoun", (addressee,))
    if word in _IT and token.dep_ != "expl":
        return _single_before(mentions, sentence, token, ("state", "organisation", "group", "body"))
    size = _set_size(token)
    if size:
        return _set(mentions, speech, sentence, token, size, main)
    if word in _THEY:
        return _plural_before(mentions, sentence, token)
    if is_head(token):
        return _bare_title(mentions, registry, sentence, token)
    if (
        word in _KINDS
        and any(c.lower_ in {"the", "this"} for c in token.children)
        and not _modified(token)
    ):
        return _single_before(mentions, sentence, token, _KINDS[word])
    return None


def _speaker(
    speech: Speech, sentence: Sentence, token: Token
) -> tuple[Form, tuple[Who, ...]] | None:
    who = speech.speaker(sentence, token.i)
    if who is None:
        return None
    if token.lower_ in {"our", "we", "us", "ours"} and _shared(token):
        addressee = speech.addressees.get(sentence.index)
        if addressee is not None:
            return "set", (who, addressee)
    return "pronoun", (who,)


def _shared(token: Token) -> bool:
    """ "Our two countries", "between us": the speaker and the one spoken to."""
    owned = token.head
    return (
        any(c.lower_ in {"two", "both"} for c in owned.children) or token.head.lower_ == "between"
    )


def _person_before(
    mentions: Mentions, sentence: Sentence, token: Token
) -> tuple[Form, tuple[Who, ...]] | None:
    persons = [
        m for m in mentions.before(sentence, token.i) if m.kind == "person" and len(m.who) == 1
    ]
    subject = next((m for m in persons[:6] if m.root.dep_ in {"nsubj", "nsubjpass"}), None)
    chosen = subject or (persons[0] if persons else None)
    return None if chosen is None else ("pronoun", chosen.who)


def _single_before(
    mentions: Mentions, sentence: Sentence, token: Token, kinds: tuple[MentionKind, ...]
) -> tuple[Form, tuple[Who, ...]] | None:
    singles = [
        m
        for m in mentions.before(sentence, token.i, 2)
        if m.kind in kinds and len(m.actors) == 1 and m.form != "adjective"
    ]
    subject = next((m for m in singles if m.root.dep_ in {"nsubj", "nsubjpass", "poss"}), None)
    chosen = subject or (singles[0] if singles else None)
    return None if chosen is None else ("pronoun", tuple(Who(a) for a in chosen.actors))


def _plural_before(
    mentions: Mentions, sentence: Sentence, token: Token
) -> tuple[Form, tuple[Who, ...]] | None:
    """ "They": the last set, the last row of names, or the last people."""
    for mention in mentions.before(sentence, token.i, 2):
        if mention.plural or mention.form in {"people"} or mention.kind == "group":
            return "pronoun", mention.who
        row = _row(mentions, mention)
        if len({w.actor for w in row}) > 1:
            return "pronoun", row
    singles = next(
        (m for m in mentions.before(sentence, token.i, 1) if m.root.dep_ in {"nsubj", "nsubjpass"}),
        None,
    )
    return None if singles is None else ("pronoun", singles.who)


def _row(mentions: Mentions, mention: Mention) -> tuple[Who, ...]:
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


def _set_size(token: Token) -> int:
    """How many a plural phrase such as "both countries", "the three leaders", "the sides" stands for."""
    if token.lemma_.lower() not in _nouns() or token.tag_ not in {"NNS", "NNPS"}:
        return 0
    if any(
        c.dep_ in {"prep", "relcl", "acl"} and c.lower_ in {"of", "in", "with"}
        for c in token.children
    ):
        return 0
    for child in token.children:
        if child.lower_ in _NUMBERS:
            return _NUMBERS[child.lower_]
    bare = {
        c.lower_ for c in token.children if c.dep_ in {"det", "poss", "amod", "compound", "predet"}
    }
    if token.lemma_.lower() in {"side", "party"} and bare <= {"the"} and bare:
        return 2
    if token.lemma_.lower() in {"country", "nation", "people"} and bare & {"our", "their"}:
        return 2
    return 2 if "both" in bare else 0


def _set(
    mentions: Mentions,
    speech: Speech,
    sentence: Sentence,
    token: Token,
    size: int,
    main: tuple[str, ...],
) -> tuple[Form, tuple[Who, ...]] | None:
    owner = next((c for c in token.children if c.lower_ == "our"), None)
    if owner is not None:
        spoken = _speaker(speech, sentence, owner)
        addressee = speech.addressees.get(sentence.index)
        if spoken is not None and addressee is not None:
            return "set", (Who(spoken[1][0].actor), Who(addressee.actor))
    personal = token.lemma_.lower() in _PERSONAL
    who = _distinct(_candidates(mentions, sentence, token, personal), size)
    if len(who) < size and personal:
        who = _distinct(_candidates(mentions, sentence, token, personal=False), size)
    if len(who) < size:
        who = tuple(Who(a) for a in main[:size]) if len(main) >= size else who
    if len(who) < 2:
        return None
    return "set", who if personal else tuple(Who(w.actor) for w in who)


def _candidates(
    mentions: Mentions, sentence: Sentence, token: Token, personal: bool
) -> Iterator[Who]:
    for mention in mentions.before(sentence, token.i, 4):
        if personal and mention.kind != "person":
            continue
        if personal or mention.kind in {"state", "organisation", "person", "body", "set"}:
            yield from reversed(mention.who)


def _distinct(candidates: Iterable[Who], size: int) -> tuple[Who, ...]:
    found: dict[str, Who] = {}
    for who in candidates:
        found.setdefault(who.actor, who)
        if len(found) == size:
            break
    return tuple(reversed(found.values()))


def _bare_title(
    mentions: Mentions, registry: Registry, sentence: Sentence, token: Token
) -> tuple[Form, tuple[Who, ...]] | None:
    """A title without a name: of a state named with it, or of the last person who had it."""
    owners = _owners(mentions, sentence, token)
    if (
        not owners
        and not any(c.lower_ in {"the", "his", "her"} for c in token.children)
        and not token.text[:1].isupper()
    ):
        return None
    head = token.lower_
    found: list[Who] = []
    for actor in owners:
        holder = next(
            (
                k
                for k in registry.persons
                if k.actor == actor and k.office and head in k.office.lower()
            ),
            None,
        )
        found.append(Who(actor, holder.name if holder else None, holder.office if holder else None))
    if found:
        return "title", tuple(found)
    for mention in mentions.before(sentence, token.i, 6):
        for who in mention.who:
            if mention.kind == "person" and who.office and head in who.office.lower():
                return "title", (who,)
    return None


def _owners(mentions: Mentions, sentence: Sentence, token: Token) -> list[str]:
    """States and organisations that stand with a title: "the Greek and Turkish ministers", "minister of Chad"."""
    owners: list[str] = []
    for child in token.children:
        if child.dep_ in {"amod", "compound", "poss", "nmod"}:
            for part in (child, *child.conjuncts):
                mention = mentions.at(sentence, part.i)
                if mention is not None and mention.kind in _DIRECT:
                    owners += [a for a in mention.actors if a not in owners]
        if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
            owners += [a for a in _of(mentions, sentence, child) if a not in owners]
    return owners


def _of(mentions: Mentions, sentence: Sentence, prep: Token) -> Iterator[str]:
    for obj in prep.children:
        for part in (obj, *obj.conjuncts):
            mention = mentions.at(sentence, part.i)
            if mention is not None and mention.kind in _DIRECT:
                yield from mention.actors
            else:
                for child in part.children:
                    if child.dep_ == "prep" and child.lower_ == "of":
                        yield from _of(mentions, sentence, child)


def _modified(token: Token) -> bool:
    return any(c.dep_ in {"amod", "prep", "relcl", "compound", "poss"} for c in token.children)


@cache
def _nouns() -> frozenset[str]:
    return load_lexicon("language/sets")["noun"]
