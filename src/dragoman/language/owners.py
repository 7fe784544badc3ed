"""Whose an office is: what stands beside a title, what "its" and "whose" mean, and a guess."""

from collections.abc import Callable, Iterable

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions
from dragoman.language.tokens import Doc, Token
from dragoman.rules.lexicons import load_lexicon

_LINKS = {"of", "for", "to", "at", "in", "on"}
_OWNING = {"state", "organisation", "group", "body", "company"}
_MAX_LISTED = 18
_MAX_APPOSED = 12
_ARTICLES = {"a", "an", "the", "one"}
_ENDS = {",", ";", ")", ":"}
_BODIES = {"ministry", "government", "department", "embassy", "federative", "office"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_MEETS = {"meet", "consult", "hold", "talk"}
_PLACES = {"name", "capital"}


def owner_right(
    mentions: Mentions, sentence: Sentence, head: int, stop: int, word: str
) -> str | None:
    """Whose office it is by what follows: "of Armenia", never "to Moscow" or "for Syria"."""
    doc = sentence.span.doc
    speaks = word in load_lexicon("language/titles")["speaks_for"]
    link = ""
    for k in range(head + 1, stop):
        token = doc[k]
        if token.lower_ in _LINKS:
            link = token.lower_
        mention = mentions.at(sentence, k)
        if mention is None or mention.kind in {"set", "media"} or len(mention.actors) != 1:
            continue
        if mention.kind == "person":
            if speaks:
                return mention.actors[0]
            continue
        owned = link in {"of", "at"} or (link in {"for", "on"} and _owned_again(doc, k))
        if (
            owned
            or (speaks and link in {"for", "to"})
            or (link == "for" and _has_office(doc, mention.end, stop))
            or (link == "in" and mention.kind == "group")
        ):
            return mention.actors[0]
    return None


def _has_office(doc: Doc, k: int, stop: int) -> bool:
    """As in "chief of cabinet for Chadian President NAME": he who works for one is of his state."""
    return k < stop and doc[k].lower_ in load_lexicon("language/titles")["head"]


def _owned_again(doc: Doc, k: int) -> bool:
    """As in "Minister for Foreign Affairs of Japan": an "of" right before the name."""
    return doc[k - 1].lower_ in {"of", "the"} and any(
        t.lower_ == "of" for t in doc[max(0, k - 3) : k]
    )


def listed_owner(mentions: Mentions, sentence: Sentence, stop: int) -> str | None:
    """As in "NAME, Minister of Tourism, Brazil;", "…, Ministry of X, Government of Nepal"."""
    doc, last = sentence.span.doc, sentence.span.end
    k = stop
    while k + 1 < min(last, stop + _MAX_LISTED) and doc[k].text in {",", "("}:
        mention = mentions.at(sentence, k + 1)
        if mention is not None and mention.kind in {"state", "organisation"}:
            after = doc[mention.end].text if mention.end < last else "."
            ends = after in {",", ";", ".", ")", "and"} and mention.form != "adjective"
            return mention.actors[0] if ends and len(mention.actors) == 1 else None
        if mention is not None or doc[k + 1].lower_ not in _BODIES:
            return None
        k += 1
        while k < last and doc[k].text not in {",", ";", ".", ")"}:
            inside = mentions.at(sentence, k)
            if inside is not None and inside.kind == "state" and doc[k - 1].lower_ in {"of", "the"}:
                return inside.actors[0]
            k += 1
    return None


def owner_before_name(
    mentions: Mentions, sentence: Sentence, start: int, is_honorific: Callable[[Token], bool]
) -> str | None:
    """As in "Malaysia's NAME", "Turkish NAME": the state that stands right before a name."""
    doc, k = sentence.span.doc, start - 1
    while k >= sentence.span.start and (doc[k].lower_ in {"'s", "'"} or is_honorific(doc[k])):
        k -= 1
    owner = mentions.at(sentence, k) if k >= sentence.span.start else None
    if (
        owner is None
        or owner.kind not in {"state", "organisation", "group"}
        or len(owner.actors) != 1
    ):
        return None
    beside = k < start - 1 or owner.form in {"name", "adjective", "capital"}
    return owner.actors[0] if beside else None


def apposed_owner(mentions: Mentions, sentence: Sentence, end: int) -> str | None:
    """As in "NAME, a Kenyan trader," or "NAME, the patron of Hezbollah,"."""
    doc, last = sentence.span.doc, sentence.span.end
    if end + 1 >= last or doc[end].text not in {",", "("} or doc[end + 1].lower_ not in _ARTICLES:
        return None
    for k in range(end + 2, min(last, end + _MAX_APPOSED)):
        mention = mentions.at(sentence, k)
        if mention is None:
            if doc[k].text in _ENDS or (doc[k].pos_ in {"VERB", "AUX"} and doc[k].dep_ != "amod"):
                return None
            continue
        if not _single(mention, _OWNING):
            return None
        own = mention.form in {"adjective", "people"} or doc[k - 1].lower_ in {"of", "the"}
        return mention.actors[0] if own else None
    return None


def possessor(mentions: Mentions, sentence: Sentence, k: int) -> str | None:
    """Whom "its", "his", "whose" or "the league's" means before chains are known."""
    doc = sentence.span.doc
    word = doc[k].lower_
    if word in {"my", "our"}:
        return None
    if word == "whose":
        return next(
            (m.actors[0] for m in mentions.before(sentence, k, 0) if _single(m, _OWNING)), None
        )
    if word in {"his", "her"}:
        return _choose(mentions, sentence, k, {"person"})
    if word == "their":
        return _choose(mentions, sentence, k, {"group"})
    kinds = {"state", "organisation", "group"}
    if word != "its":
        nouns = load_lexicon("language/sets")
        kinds = {kind for kind in kinds if doc[k].lemma_.lower() in nouns[f"one_{kind}"]}
        if not kinds:
            return None
    return _choose(mentions, sentence, k, kinds)


def _choose(mentions: Mentions, sentence: Sentence, k: int, kinds: set[str]) -> str | None:
    """The nearest subject of the sentence so far, or of those before; else the nearest."""
    for back in (0, 1, 3):
        found = [
            m
            for m in mentions.before(sentence, k, back)
            if _single(m, kinds) and m.form != "adjective"
        ]
        subjects = [m for m in found if m.root.dep_ in _SUBJECTS]
        if subjects or found:
            return (subjects or found)[0].actors[0]
    return None


def _single(mention: Mention, kinds: Iterable[str]) -> bool:
    return mention.kind in kinds and len(mention.actors) == 1


def sender(mentions: Mentions, sentence: Sentence, index: int) -> str | None:
    """Whose people a sentence lists: "The Singapore side comprised …"."""
    sent = load_lexicon("language/sets")["sent"]
    for mention in mentions.of(sentence):
        if (
            mention.end <= index
            and len(mention.actors) == 1
            and mention.root.head.lemma_.lower() in sent
        ):
            return mention.actors[0]
    return None


def met_abroad(mentions: Mentions, sentence: Sentence, index: int, home: str | None) -> str | None:
    """As in "In Baghdad, she met President NAME": who is met in a state is of that state."""
    doc, first = sentence.span.doc, sentence.span.start
    if not any(t.lemma_.lower() in _MEETS for t in doc[first:index]):
        return None
    doing = {a for m in mentions.of(sentence) if m.root.dep_ in _SUBJECTS for a in m.actors}
    for mention in mentions.of(sentence):
        k = mention.start - 1
        k -= k > first and doc[k].lower_ == "the"
        placed = mention.kind == "state" and mention.form in _PLACES and k >= first
        if placed and doc[k].lower_ == "in" and not {home, *doing} & set(mention.actors):
            return mention.actors[0]
    return None


def likely_owner(
    mentions: Mentions, sentence: Sentence, index: int, head: str, taken: Callable[[str], bool]
) -> str | None:
    """Whose an office without an owner most likely is: a guess, told as one.

    The nearest mention of the sentence, else the state that the report was written in, the nearest
    subject before, the nearest mention; never one whose office of this name another person holds.
    """
    titles = load_lexicon("language/titles")
    kinds = {"organisation"} if head in titles["of_organisation"] else {"state", "person"}
    before = [m for m in mentions.before(sentence, index, 3) if _single(m, kinds)]
    subjects = [
        m for m in before if m.root.dep_ in _SUBJECTS | {"poss"} and m.sentence is not sentence
    ]
    here = [m.actors[0] for m in before if m.sentence is sentence]
    written_in = [mentions.dateline] if mentions.dateline and not here and "state" in kinds else []
    likely = (*here, *written_in, *(m.actors[0] for m in (*subjects[:1], *before)))
    return next((actor for actor in likely if not taken(actor)), None)
