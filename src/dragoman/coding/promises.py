"""Promises, refusals and threats: "Kenya will send a team to Chad", "Kenya will not accept it",
"Kenya will close the road unless Chad pays", where no verb of promising or the like stands by.

What stands in a diary ("will travel to Chad", "will discuss fish") is no promise.
"""

from collections.abc import Iterator, Sequence

from dragoman.coding.draft import Draft
from dragoman.coding.frames import is_passive, objects_of, prep_objects, subjects_of
from dragoman.coding.match import Match
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal, said_deed
from dragoman.coding.sides import bearers_of, codes_of, each_once, first_borne, without
from dragoman.language.build import Sentence
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon

_RULES = {"AGREE": "promise", "REJECT": "refusal", "THREATEN": "threat"}
_FUTURE = {"will", "shall"}
_AHEAD = {"will", "shall", "would"}
_NEGATED = {"will", "shall", "would", "do", "does"}
_SHORT = {"'ll": "will", "wo": "will", "sha": "shall"}
_LINKS = ("to", "with", "for", "on", "from", "in", "of")


def code_promises(draft: Draft, matches: Sequence[Match]) -> Iterator[Proposal]:
    """One promise, refusal or threat for each verb under "will" or "not" that a party is the
    subject of.
    """
    told: dict[tuple[int, str], set[frozenset[str]]] = {}
    for match in matches:
        told.setdefault((match.sentence.index, match.rule.type), set()).add(codes_of(match.source))
    for sentence in draft.sentences:
        if not draft.mentions.of(sentence):
            continue
        for token in sentence.span:
            if token.dep_ == "aux" and not is_passive(token.head):
                yield from _of_verb(draft, sentence, token, told)


def _of_verb(
    draft: Draft,
    sentence: Sentence,
    helper: Token,
    told: dict[tuple[int, str], set[frozenset[str]]],
) -> Iterator[Proposal]:
    verb = helper.head
    kind_type = _kind_of(helper, verb)
    if not kind_type:
        return
    source = each_once(bearers_of(draft, sentence, subjects_of(verb), loose=False))
    codes, known = codes_of(source), told.setdefault((sentence.index, kind_type), set())
    target = each_once(without(_others(draft, sentence, verb), source))
    if not codes or codes in known or not (target or len(codes) > 1):
        return
    known.add(codes)
    rule = f"{_RULES[kind_type]}.{_base(helper)}"
    yield said_deed(sentence, verb, kind_type, (source, target), rule=rule, cue=helper.lower_)


def _kind_of(helper: Token, verb: Token) -> str:
    """What is told by a verb and its auxiliary: a promise, a refusal, a threat, or "" for none."""
    if _negated(verb):
        return "REJECT" if _base(helper) in _NEGATED else ""
    if _base(helper) in _AHEAD and any(_unless(c) for c in verb.children):
        return "THREATEN"
    diary = load_lexicon("language/diary")["diary"]
    return "AGREE" if _base(helper) in _FUTURE and verb.lemma_.lower() not in diary else ""


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _unless(clause: Token) -> bool:
    """Whether a clause tells what must happen lest something be done: "unless", "if … not"."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return clause.dep_ == "advcl" and ("unless" in marks or ("if" in marks and _negated(clause)))


def _base(helper: Token) -> str:
    return _SHORT.get(helper.lower_, helper.lower_)


def _others(draft: Draft, sentence: Sentence, verb: Token) -> list[Bearer]:
    """To whom: who else must do something, an object, or one behind a preposition; else whoever is
    named first behind it.
    """
    objects = objects_of(verb)
    asked = [t for c in verb.children if _unless(c) for t in subjects_of(c)]
    behind = [t for t in verb.subtree if t.i > verb.i]
    inner = [t for o in objects for t in prep_objects(o, _LINKS)]
    links = prep_objects(verb, _LINKS)
    return first_borne(draft, sentence, (*asked, *objects, *links, *inner, *behind))
