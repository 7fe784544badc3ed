"""Who speaks: transcripts, quotations, and releases that say "I" and "we" for their publisher."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions, Who
from dragoman.language.names import find_names
from dragoman.language.tokens import Token
from dragoman.rules.actors import load_actors
from dragoman.rules.lexicons import load_lexicon

_LABEL_TOKENS = 26
_ROLE_TOKENS = 6
_OF_TITLES = {"PROPN", "ADP", "DET", "CCONJ"}
_JOINT = re.compile(
    r"\bjoint (?:leaders?'? |press |political )?(?:statement|declaration|communiqu|vision)", re.I
)
# As in "G7 Leaders' Statement on Syria": who stands before the word makes it.
_TITLED = re.compile(r"(?P<makers>.{2,60}?)\b(?:statement|communiqu|declaration)", re.I)
_OPENING_CHARS = 400
_OPENING_SENTENCES = 8


@dataclass(frozen=True, slots=True)
class Speech:
    """For each sentence (by its index) the one who says "I" there, and the one spoken to."""

    speakers: dict[int, Who]
    addressees: dict[int, Who]
    quoted: dict[int, tuple[tuple[int, int, Who | None], ...]]
    joint: tuple[Who, ...] = ()

    def speaker(self, sentence: Sentence, index: int) -> Who | None:
        """Who says the token."""
        for start, end, who in self.quoted.get(sentence.index, ()):
            if start <= index < end and who is not None:
                return who
        return self.speakers.get(sentence.index)

    def in_quote(self, sentence: Sentence, index: int) -> bool:
        """Whether a token stands between quotation marks."""
        return any(s <= index < e for s, e, _ in self.quoted.get(sentence.index, ()))


def find_speech(mentions: Mentions, home: str | None) -> Speech:
    """Follow labels ("NAME: …"), quotation marks and the publisher through the report."""
    speakers: dict[int, Who] = {}
    addressees: dict[int, Who] = {}
    publisher = None if home is None else Who(home)
    current, other = publisher, None
    labels: list[Who] = []
    for sentence in mentions.parsed.sentences:
        label = _label(mentions, sentence)
        if label is not None:
            labels.append(label)
            current = label
            other = next(
                (w for w in reversed(labels) if w.actor != label.actor), _other(mentions, label)
            )
        elif _asks(sentence):
            current, other = None, None
        elif current is None and _answers(sentence):
            current = publisher
        if current is not None:
            speakers[sentence.index] = current
        if other is not None:
            addressees[sentence.index] = other
    return Speech(speakers, addressees, dict(_quotations(mentions)), _joint(mentions, home))


def _joint(mentions: Mentions, home: str | None) -> tuple[Who, ...]:
    """Who make a joint statement: all whom its title or its first sentence with "we" names."""
    report = mentions.parsed.report
    opening = mentions.parsed.sentences[:_OPENING_SENTENCES]
    makers = next(filter(None, (_introduced(mentions, s) for s in opening)), ())
    if makers:
        return makers
    titled = _TITLED.match(report.title or "")
    if titled is not None:
        makers = _named_in(titled["makers"], report.published)
        if _speak_as_one(makers):
            return makers
    if _JOINT.search(report.title or report.text[:_OPENING_CHARS]) is None:
        return ()
    for sentence in opening:
        first = next((t.i for t in sentence.span if t.lower_ == "we"), None)
        if first is None and sentence.index > 0:
            continue
        kinds = {"state", "organisation", "person", "body"}
        named = [m for m in mentions.of(sentence) if m.kind in kinds]
        named = _signing(sentence, named, first)
        signing = dict.fromkeys(Who(a) for m in named for a in m.actors)
        if len(signing) > 1:
            return tuple(signing | ({} if home is None else {Who(home): None}))
    states = [w for w in _named_in(report.title or "", report.published) if _is_state(w)]
    return tuple(states) if len(states) > 1 else ()


def _introduced(mentions: Mentions, sentence: Sentence) -> tuple[Who, ...]:
    """As in "We, the leaders of the G7, are acting", "We, A, B and C, agree": those before the
    verb.
    """
    tokens = sentence.span.tokens
    for we, comma, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (we.lower_, comma.text) != ("we", ","):
            continue
        if behind.lower_ != "the" and mentions.at(sentence, behind.i) is None:
            continue
        verb = next((t.i for t in tokens if t.i > we.i and t.pos_ in {"VERB", "AUX"}), we.i)
        named = [m for m in mentions.of(sentence) if we.i < m.start < verb]
        makers = tuple(dict.fromkeys(Who(a) for m in named for a in m.actors))
        return makers if _speak_as_one(makers) else ()
    return ()


def _speak_as_one(makers: tuple[Who, ...]) -> bool:
    """Several, or an organisation: one state's "we" is its publisher's anyway."""
    return len(makers) > 1 or any(not _is_state(who) for who in makers)


def _is_state(who: Who) -> bool:
    code = load_actors().codes.get(who.actor)
    return code is None or code.kind == "state"


def _named_in(title: str, published: date) -> tuple[Who, ...]:
    names = find_names(title, published, load_actors())
    return tuple(dict.fromkeys(Who(n.actor) for n in names if n.kind in {"state", "organisation"}))


def _signing(sentence: Sentence, named: list[Mention], first: int | None) -> list[Mention]:
    """As in "We, the leaders of A and B, met" or "A and B announce": those before the verb."""
    verb = sentence.span.root.i
    return [m for m in named if m.start < verb or (first is not None and first < m.start < verb)]


def _other(mentions: Mentions, speaker: Who) -> Who | None:
    """Before the second speaker has spoken: the first person of another state named above."""
    for sentence in mentions.parsed.sentences:
        for mention in mentions.of(sentence):
            if mention.kind == "person" and mention.who and mention.who[0].actor != speaker.actor:
                return mention.who[0]
    return None


def _label(mentions: Mentions, sentence: Sentence) -> Who | None:
    """The speaker named before a colon at the head of a sentence, as in "President of Chad Issa
    Bello (retranslated): …"; a page's caption may stand between, which tells the title anew.
    """
    inside, apart = False, 0
    for token in sentence.span.tokens[:_LABEL_TOKENS]:
        if token.text in {":", "):"}:
            named = [m for m in mentions.of(sentence) if m.kind == "person" and m.end <= token.i]
            speaker = named[-1] if named and named[-1].end >= apart else None
            return speaker.who[0] if speaker is not None and speaker.who else None
        inside = token.text == "(" or (inside and token.text != ")")
        if inside or token.text == ")":
            continue
        if token.pos_ in {"VERB", "AUX"} and not token.text.isupper():
            return None
        if token.pos_ not in _OF_TITLES and token.tag_ != "HYPH":
            apart = token.i
    return None


def _asks(sentence: Sentence) -> bool:
    """Whether somebody of the press begins to speak, as in "Q Mr. President, …", "Question: …"."""
    first, behind = sentence.span.tokens[0], sentence.span.tokens[1:2]
    colon = first.text == "Q" or any(t.text == ":" for t in behind)
    return colon and first.lower_ in load_lexicon("language/askers")["asks"]


def _answers(sentence: Sentence) -> bool:
    """Whether somebody not named begins to speak, as in "THE PRESIDENT: …"."""
    words = [t.text for t in sentence.span.tokens[:_ROLE_TOKENS]]
    return ":" in words and "".join(words[: words.index(":")]).isupper()


def _quotations(
    mentions: Mentions,
) -> Iterator[tuple[int, tuple[tuple[int, int, Who | None], ...]]]:
    """Stretches between double quotation marks, paragraph by paragraph, with who says them."""
    inside, paragraph = False, -1
    last: Who | None = None
    for sentence in mentions.parsed.sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        stretches: list[tuple[int, int]] = []
        begin = sentence.span.start if inside else -1
        for token in sentence.span:
            if token.text not in {'"', "``", "''"}:
                continue
            if inside:
                stretches.append((begin, token.i))
            begin, inside = token.i + 1, not inside
        if inside:
            stretches.append((begin, sentence.span.end))
        if stretches:
            said_by = _said_by(mentions, sentence, stretches) or last
            last = said_by
            yield sentence.index, tuple((s, e, said_by) for s, e in stretches)


def _said_by(
    mentions: Mentions, sentence: Sentence, stretches: list[tuple[int, int]]
) -> Who | None:
    """The subject of a verb of saying outside the quotation marks."""
    for token in sentence.span:
        if any(s <= token.i < e for s, e in stretches):
            continue
        if token.lemma_.lower() in speech_verbs():
            subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            mention = None if subject is None else mentions.at(sentence, subject.i)
            if mention is not None and mention.who:
                return mention.who[0]
    return None


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs of saying."""
    return load_lexicon("language/speech_verbs")["say"]


def attribution(mentions: Mentions, sentence: Sentence, trigger: Token) -> Mention | None:
    """Who the text gives as the source of a clause: "X said that …", "according to X"."""
    for ancestor in trigger.ancestors:
        if ancestor.lemma_.lower() not in speech_verbs():
            continue
        subject = next((c for c in ancestor.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.i != trigger.i:
            found = mentions.at(sentence, subject.i)
            if found is not None:
                return found
    for token in sentence.span:
        if token.lower_ == "according" and token.i + 2 < sentence.span.end:
            named = [m for m in mentions.of(sentence) if m.start > token.i]
            if named:
                return named[0]
    return None
