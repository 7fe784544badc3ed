"""Pronouns: whom "he", "it" and "they" stand for."""

from dragoman.language.build import Sentence
from dragoman.language.mentions import Form, Mention, MentionKind, Mentions, Who
from dragoman.language.registry import Registry
from dragoman.language.rows import company_of, row_of
from dragoman.language.salience import part_of
from dragoman.language.sets import same_clause
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon

Resolved = tuple[Form, tuple[Who, ...]] | None

_SUBJECTS = {"nsubj", "nsubjpass"}
_TELLS = {"ccomp", "csubj", "xcomp", "acl"}
_FADING = 0.5


def person_before(
    mentions: Mentions, registry: Registry, sentence: Sentence, token: Token
) -> Resolved:
    """The last subject among the persons before who may be meant, else the last person."""
    wrong = "feminine" if token.lower_ in load_lexicon("language/sets")["he"] else "masculine"
    before = list(mentions.before(sentence, token.i))
    doing = {w for m in before if same_clause(m, sentence, token) for w in m.who}
    persons = [m for m in before if m.kind == "person" and len(m.who) == 1]
    fitting = [m for m in persons if m.who[0] not in doing and _gender(registry, m) != wrong]
    subject = next((m for m in fitting[:6] if m.root.dep_ in _SUBJECTS), None)
    chosen = subject or next(iter(fitting), None)
    return None if chosen is None else ("pronoun", chosen.who)


def _gender(registry: Registry, mention: Mention) -> str | None:
    name = mention.who[0].name
    known = None if name is None else registry.find(name)
    return None if known is None else known.gender


def single_before(
    mentions: Mentions, sentence: Sentence, token: Token, kinds: tuple[MentionKind, ...]
) -> Resolved:
    """The last subject of a kind, else the last mention of it."""
    singles = [
        m
        for m in mentions.before(sentence, token.i, 2)
        if _is_of(m, kinds)
        and len(m.actors) == 1
        and m.form != "adjective"
        and not same_clause(m, sentence, token)
    ]
    if not singles:
        return None

    def weight(mention: Mention) -> float:
        return part_of(mention) * _FADING ** (sentence.index - mention.sentence.index)

    chosen = max(singles, key=weight)
    return "pronoun", tuple(Who(a) for a in chosen.actors)


def _is_of(mention: Mention, kinds: tuple[MentionKind, ...]) -> bool:
    """Whether a mention is of a kind; an "it" before may be of any, where several are asked for."""
    return mention.kind in kinds or (mention.form == "pronoun" and len(kinds) > 1)


def plural_before(mentions: Mentions, sentence: Sentence, token: Token) -> Resolved:
    """As in "They": the set, row or people that the sentences before put foremost."""
    if _is_part(token):
        return None
    noun = _plural_subject(mentions, sentence, token)
    if noun is not None:
        owners = _owners_of(mentions, sentence, noun)
        if owners:
            return "pronoun", owners
    found: list[tuple[float, tuple[Who, ...]]] = []
    companies: list[tuple[float, tuple[Who, ...]]] = []
    for mention in mentions.before(sentence, token.i, 2):
        if same_clause(mention, sentence, token):
            continue
        weight = part_of(mention) * _FADING ** (sentence.index - mention.sentence.index)
        row = row_of(mentions, mention)
        if mention.plural or mention.form == "people" or mention.kind == "group":
            found.append((weight, mention.who))
        elif len({w.actor for w in row}) > 1:
            found.append((weight, row))
        if mention.sentence is not sentence:
            company = company_of(mentions, mention)
            companies += [(weight - 1.0, company)] if company else []
    if found or companies:
        chosen = max([*found, *companies], key=lambda each: each[0])[1]
        larger = (company for _, company in companies if set(chosen) < set(company))
        return "pronoun", next(larger, chosen)
    before = mentions.before(sentence, token.i, 1)
    subject = next((m for m in before if m.root.dep_ in _SUBJECTS and m.who), None)
    return None if subject is None else ("pronoun", subject.who)


def _is_part(token: Token) -> bool:
    """As in "among them", "two of them", "some of them": of things as often as of parties."""
    link = token.head
    if token.dep_ != "pobj" or link.lower_ not in {"among", "of"}:
        return False
    return link.lower_ == "among" or link.head.pos_ in {"NUM", "DET", "ADJ", "PRON"}


def _plural_subject(mentions: Mentions, sentence: Sentence, token: Token) -> Token | None:
    """The plural common noun that is the last subject before a word of the sentence."""
    for k in range(token.i - 1, sentence.span.start - 1, -1):
        noun = sentence.span.doc[k]
        if noun.dep_ in _SUBJECTS:
            held = mentions.at(sentence, k)
            if held is None and noun.tag_ == "NNS":
                return noun
            if held is not None and (held.plural or held.form == "people" or held.kind == "group"):
                return None
    return None


def _owners_of(mentions: Mentions, sentence: Sentence, noun: Token) -> tuple[Who, ...]:
    """As in "Swiss voters": the actors that stand before a noun."""
    beside = [c for c in noun.children if c.dep_ in {"amod", "compound", "poss", "nmod"}]
    held = [mentions.at(sentence, part.i) for c in beside for part in (c, *c.conjuncts)]
    return tuple(dict.fromkeys(Who(a) for m in held if m is not None for a in m.actors))


def is_joint(token: Token) -> bool:
    """As in "It was agreed to meet": settled by all who talk, and the clause behind is what."""
    verb = token.head
    if token.dep_ != "nsubjpass" or verb.lemma_ not in load_lexicon("language/sets")["settled"]:
        return False
    return any(c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i for c in verb.children)


def is_expletive(token: Token) -> bool:
    """As in "It was stressed that", "it is critical to": the clause behind is what is meant."""
    if token.dep_ == "expl":
        return True
    if token.dep_ not in _SUBJECTS:
        return False
    verb = token.head
    told = [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}]
    if token.dep_ != "nsubjpass" and not (verb.lemma_ == "be" and told):
        return False
    told_by = {"ccomp", "csubj"} if token.dep_ == "nsubjpass" else _TELLS
    clauses = [c for part in (verb, *told) for c in part.children if c.i > verb.i]
    return any(c.dep_ in told_by for c in clauses)
