"""Frames: where English puts the one who does, what it is done to, and the rest, around verbs and
nouns.
"""

from functools import cache

from dragoman.language.pronouns import is_joint
from dragoman.language.tokens import Token
from dragoman.rules.lexicons import load_lexicon

_SUBJECT = {"nsubj", "csubj"}
_PASSIVE = {"nsubjpass", "auxpass"}
_RELATIVE = {"who", "which", "that", "whom"}
_CLAUSES = {"xcomp", "advcl", "pcomp", "conj", "ccomp"}
_BLAMING = {"of", "from", "for", "against", "into"}
_DEPTH = 6


@cache
def _light() -> frozenset[str]:
    return load_lexicon("language/light_verbs")["do"]


def is_light(token: Token) -> bool:
    """Whether a verb lends its subject to the noun it governs ("made a visit", "imposed
    sanctions").
    """
    return token.lemma_.lower() in _light()


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is what it is done to."""
    if any(c.dep_ in _PASSIVE for c in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "acl"
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def subjects_of(token: Token) -> list[Token]:
    """Words for the one who does: of a verb, or of the light verb that a noun hangs on."""
    if token.pos_ in {"NOUN", "PROPN"}:
        verb = governor(token)
        return (
            []
            if verb is None or not (is_light(verb) or token.dep_ == "attr")
            else _subjects(verb, 0)
        )
    return _subjects(token, 0)


def _subjects(verb: Token, depth: int) -> list[Token]:
    if is_passive(verb):
        return _agents(verb) or [c for c in verb.children if is_joint(c)]
    own = [c for c in verb.children if c.dep_ in _SUBJECT and not _called(verb, c)]
    own = own or _for_whom(verb)
    if own:
        return [_antecedent(verb, own[0])]
    head = verb.head
    if head.i == verb.i or depth > _DEPTH:
        return []
    if verb.dep_ in {"acl", "relcl"}:
        return _of_noun(verb, head, depth)
    if verb.dep_ == "prep" or verb.dep_ == "pcomp":
        return _of_phrase(verb, depth)
    if verb.dep_ in {"xcomp", "ccomp"}:
        controllers = [c for c in head.children if c.dep_ == "dobj"]
        if controllers and head.pos_ == "VERB" and _infinitive(verb) and not is_light(head):
            return controllers
    if verb.dep_ in _CLAUSES and head.pos_ in {"VERB", "AUX"}:
        passive = [c for c in head.children if c.dep_ == "nsubjpass"]
        if passive and verb.dep_ in {"xcomp", "conj", "advcl"}:
            return [_antecedent(head, passive[0])]
        return _subjects(head, depth + 1)
    return []


def _for_whom(verb: Token) -> list[Token]:
    """As in "a deal for Peru to buy tanks", where the parser hangs Peru on the deal."""
    to = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)
    if to is None:
        return []
    links = (c for c in verb.head.children if c.dep_ == "prep" and c.lower_ == "for")
    objects = (t for link in links for t in _pobj(link))
    return [t for t in objects if max(w.i for w in t.subtree) + 1 == to.i]


def _called(verb: Token, subject: Token) -> bool:
    """Whether it is only called by name: "Mr President, allow me to thank you"."""
    helped = any(c.dep_ == "aux" for c in verb.children)
    apart = any(c.text == "," for c in (*subject.children, *verb.children))
    return verb.tag_ == "VB" and not helped and subject.i < verb.i and apart


def _of_noun(verb: Token, head: Token, depth: int) -> list[Token]:
    """A clause on a noun: "troops attacking …", "Japan, which …"; "a plan to …" belongs to whoever
    has the plan.
    """
    if _infinitive(verb) and verb.dep_ == "acl":
        above = governor(head)
        owners = [c for c in head.children if c.dep_ == "poss"]
        return owners or ([] if above is None else _subjects(above, depth + 1))
    return [head]


def _of_phrase(verb: Token, depth: int) -> list[Token]:
    """Behind a preposition: "won by attacking"; but in "accused A of attacking" it is A's doing."""
    above, link = _verb_above(verb), verb.head
    if above.i == verb.i:
        return []
    told = verb.dep_ == "pcomp" and link.lower_ in _BLAMING and link.head.i == above.i
    return (told and objects_of(above)) or _subjects(above, depth + 1)


def _verb_above(token: Token) -> Token:
    head = token.head
    while head.pos_ not in {"VERB", "AUX"} and head.head.i != head.i:
        head = head.head
    return head if head.pos_ in {"VERB", "AUX"} else token


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _agents(verb: Token) -> list[Token]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return [c for c in child.children if c.dep_ == "pobj"]
    return []


def _antecedent(verb: Token, subject: Token) -> Token:
    return verb.head if subject.lower_ in _RELATIVE and verb.dep_ == "relcl" else subject


def objects_of(token: Token) -> list[Token]:
    """Words for what it is done to: object, passive subject, or the noun a participle hangs on."""
    if token.pos_ in {"NOUN", "PROPN"}:
        verb = governor(token)
        if verb is None or not is_light(verb):
            return []
        return [
            c
            for c in verb.children
            if c.dep_ in {"dative"} or (c.dep_ == "dobj" and c.i != token.i)
        ]
    if is_passive(token):
        subjects = [_antecedent(token, c) for c in token.children if c.dep_ == "nsubjpass"]
        if not subjects and token.dep_ in {"acl", "relcl"}:
            return [token.head]
        if not subjects and token.dep_ == "conj":
            return [c for c in token.head.children if c.dep_ == "nsubjpass"]
        return subjects
    found = [c for c in token.children if c.dep_ in {"dobj", "obj", "oprd"}]
    if (
        not found
        and token.dep_ == "relcl"
        and any(c.dep_ == "nsubj" and c.lower_ not in _RELATIVE for c in token.children)
    ):
        return [token.head]
    return found


def prep_objects(token: Token, links: tuple[str, ...]) -> list[Token]:
    """Objects of the given prepositions on a word, its object, or the verb a noun hangs on."""
    hosts = [token]
    if token.pos_ in {"NOUN", "PROPN"}:
        verb = governor(token)
        if verb is not None and is_light(verb):
            hosts.append(verb)
        if "by" in links:  # "the seizure of a ship by Iran": "by" may hang on the ship
            hosts += [t for c in token.children if c.lower_ == "of" for t in _pobj(c)]
    else:
        hosts += [c for c in token.children if c.dep_ in {"dobj", "prt", "advmod", "nsubjpass"}]
    found: list[Token] = []
    for host in hosts:
        for child in host.children:
            if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in links:
                found += _pobj(child)
            elif child.dep_ == "prep":
                found += [
                    t
                    for inner in child.children
                    if inner.dep_ == "prep" and inner.lower_ in links
                    for t in _pobj(inner)
                ]
    return found


def _pobj(prep: Token) -> list[Token]:
    return [c for c in prep.children if c.dep_ == "pobj"]


def place_objects(token: Token) -> list[Token]:
    """Where somebody goes: the object of a verb of motion, or of "to", "in", "at"."""
    verb = token if token.pos_ in {"VERB", "AUX"} else None
    found = [] if verb is None else objects_of(verb)
    return found + prep_objects(token, ("to", "in", "at", "into", "for"))


def governor(token: Token) -> Token | None:
    """The verb that a noun is an object or a complement of, over prepositions and coordination."""
    current = token
    for _ in range(4):
        head = current.head
        if head.i == current.i:
            return None
        if head.pos_ in {"VERB", "AUX"}:
            return (
                head
                if current.dep_ in {"dobj", "prep", "attr", "pobj", "nsubjpass", "oprd", "agent"}
                else None
            )
        if current.dep_ not in {"pobj", "prep", "conj"}:
            return None
        if (
            current.dep_ == "prep"
            and head.pos_ in {"NOUN", "PROPN"}
            and current.lower_ not in {"of"}
        ):
            return None
        current = head
    return None
