"""Deeds told before: whose "the move", "the decision", "the attack" of a later sentence was."""

from collections.abc import Iterator

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention, Mentions
from dragoman.language.speakers import speech_verbs
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon, load_terms

_SENTENCES_BACK = 2
_OPENERS = {"the", "this", "that", "these", "those", "such"}
_ANY = "any"
_MUTUAL = "accord"
_NO_DEED = {"be", "have", "seem", "remain", "become", "want", "hope", "expect", "believe", "know"}
_SUBJECTS = {"nsubj", "nsubjpass", "agent"}
_CLAUSES = {"ROOT", "conj", "ccomp", "advcl", "relcl", "xcomp", "pcomp"}
_OWNS = {"amod", "compound", "poss", "nmod"}


def doers(mentions: Mentions, sentence: Sentence, token: Token) -> tuple[Mention, ...]:
    """Who did what a noun takes up: the subject of the last clause that tells such a deed.

    Of an agreement all who made it. Nobody where the noun is no deed, or nobody is found who is not
    the subject of the noun's own clause.

    Example: Chad in "Chad left the bloc. Kenya praised the decision."
    """
    asked = load_terms("language/deeds").get(token.lemma_.lower(), frozenset())
    if not asked or not any(c.lower_ in _OPENERS for c in token.children):
        return ()
    own = _own_subjects(mentions, sentence, token)
    for verb, place in _verbs_before(mentions, sentence, token):
        if not _tells(verb, asked):
            continue
        found = _who(mentions, place, verb, mutual=_MUTUAL in asked)
        found = tuple(m for m in found if not own.intersection(m.actors))
        if found:
            return found
    return ()


def _tells(verb: Token, asked: frozenset[str]) -> bool:
    """Whether a verb tells a deed that the noun may mean."""
    lemma = verb.lemma_.lower()
    if lemma in _NO_DEED:
        return False
    if _ANY in asked:
        return lemma not in speech_verbs()
    return any(lemma in load_lexicon("language/deeds")[kind] for kind in asked)


def _own_subjects(mentions: Mentions, sentence: Sentence, token: Token) -> set[str]:
    """The actors that act in the clauses which the noun stands in."""
    found: set[str] = set()
    for above in token.ancestors:
        for child in above.children:
            if child.dep_ in _SUBJECTS:
                found.update(a for m in _held(mentions, sentence, child) for a in m.actors)
    return found


def _verbs_before(
    mentions: Mentions, sentence: Sentence, token: Token
) -> Iterator[tuple[Token, Sentence]]:
    """The verbs before a word, the main ones of each sentence first."""
    yield from ((v, sentence) for v in _verbs(sentence) if v.i < token.left_edge.i)
    first = max(0, sentence.index - _SENTENCES_BACK)
    for earlier in reversed(mentions.parsed.sentences[first : sentence.index]):
        yield from ((verb, earlier) for verb in _verbs(earlier))


def _verbs(sentence: Sentence) -> list[Token]:
    verbs = [t for t in sentence.span if t.pos_ == "VERB" and t.dep_ in _CLAUSES]
    return sorted(verbs, key=lambda verb: sum(1 for _ in verb.ancestors))


def _who(
    mentions: Mentions, sentence: Sentence, verb: Token, *, mutual: bool
) -> tuple[Mention, ...]:
    """The subject of a verb, or the "by" of a passive one; with `mutual` the partner too."""
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    doing = [c for c in verb.children if c.dep_ == ("agent" if passive else "nsubj")]
    if not passive and not doing and verb.dep_ in {"conj", "xcomp", "advcl"}:
        doing = [c for c in verb.head.children if c.dep_ == "nsubj"]
    if not doing and not passive and verb.dep_ == "ROOT":
        # The parser takes a short name before its verb for a word of time now and then.
        doing = [c for c in verb.children if c.i < verb.i and c.dep_ == "npadvmod"]
    hosts = [verb, *(c for c in verb.children if c.dep_ == "dobj")] if mutual else []
    partners = [c for host in hosts for c in host.children if c.lower_ == "with"]
    return tuple(m for word in (*doing, *partners) for m in _held(mentions, sentence, word))


def _held(mentions: Mentions, sentence: Sentence, word: Token) -> Iterator[Mention]:
    """Whom a subject stands for: itself and those joined to it, or whose it is."""
    for part in (word, *word.conjuncts):
        nouns = [c for c in part.children if c.dep_ == "pobj"] if part.pos_ == "ADP" else [part]
        for noun in nouns:
            mention = mentions.at(sentence, noun.i)
            if mention is not None and mention.who:
                yield mention
                continue
            for child in noun.children:
                owner = mentions.at(sentence, child.i) if child.dep_ in _OWNS else None
                if owner is not None and owner.who and owner.kind != "media":
                    yield owner
