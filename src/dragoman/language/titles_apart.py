"""Titles apart from the names: "the presidents of Chad and Niger met", and later who they are."""

from collections.abc import Iterator, Sequence

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mentions, Office, Who
from dragoman.language.registry import Known, Registry
from dragoman.language.title_lists import listed_owners, singular_words
from dragoman.language.title_phrases import head_of, singular_head, title_around


def titles_apart(
    mentions: Mentions, registry: Registry, given: Sequence[Office]
) -> Iterator[tuple[Known, Office]]:
    """The offices named without their holders, for persons whom the table of leaders knows.

    Only for a person with no title beside the name, where table and text agree on state and office;
    `given`: the offices told beside a name.
    """
    taken = {(o.sentence.index, k) for o in given for k in range(o.start_char, o.end_char)}
    untitled = [k for k in registry.persons if k.office is None and k.actor is not None]
    if not untitled:
        return
    for sentence in mentions.parsed.sentences:
        for token in sentence.span:
            several = singular_head(token)
            head = several or head_of(token)
            if head is None or mentions.at(sentence, token.i) is not None:
                continue
            if (sentence.index, sentence.start_of(token)) in taken:
                continue
            for known in list(untitled):
                office = _office(mentions, sentence, token.i, head, several is not None, known)
                if office is not None and _holds(registry, known, office.title):
                    known.office = office.title
                    untitled.remove(known)
                    yield known, office


def _holds(registry: Registry, known: Known, title: str) -> bool:
    """Whether a person is in an office of this name on the report's day."""
    leader = registry.leader(known.name)
    if leader is None or leader.actor != known.actor or not leader.holds(registry.published):
        return False
    words, office = (set(t.lower().split(" of ")[0].split()) for t in (title, leader.office))
    return words <= office or office <= words


def _office(
    mentions: Mentions, sentence: Sentence, index: int, head: str, several: bool, known: Known
) -> Office | None:
    doc = sentence.span.doc
    if several:
        right = range(index + 1, sentence.span.end)
        left = range(index - 1, max(sentence.span.start, index - 8) - 1, -1)
        owners = [
            *listed_owners(mentions, sentence, right, set()),
            *listed_owners(mentions, sentence, left, set()),
        ]
        owned = known.actor in owners or not owners
        words, first, last = singular_words(mentions, sentence, index, head), index, index + 1
    else:
        title = title_around(mentions, sentence, index, _reach(mentions, sentence, index))
        owned, words, first, last = title.owner == known.actor, title.words, title.start, title.end
    if not owned or known.actor is None:
        return None
    return Office(
        who=Who(known.actor, known.name, words),
        title=words,
        until=False,
        sentence=sentence,
        start_char=sentence.start_of(doc[first]),
        end_char=sentence.end_of(doc[last - 1]),
        rule="office.apart",
    )


def _reach(mentions: Mentions, sentence: Sentence, index: int) -> int:
    """The end of "of the Republic of Chad" behind a title."""
    doc, last = sentence.span.doc, sentence.span.end
    if index + 1 >= last or doc[index + 1].lower_ != "of":
        return index + 1
    for k in range(index + 2, min(last, index + 8)):
        mention = mentions.at(sentence, k)
        if mention is not None:
            return mention.end if mention.kind != "person" else index + 1
    return index + 1
