"""The one loader of coding rules: every file checked at load, with file and rule in the message."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError
from dragoman.model.records import TYPES
from dragoman.rules.lexicons import load_lexicon
from dragoman.rules.marks import parse_marks
from dragoman.rules.schemes import load_modes
from dragoman.rules.shapes import CodingRule, RuleFile

AIMS = {
    "accept-mediation", "access", "aid", "apologise", "ceasefire", "cooperate", "defend",
    "ease-sanctions", "endorse", "forgive", "leadership", "mediate", "meet", "negotiate", "rally",
    "reform", "relations", "release", "settle", "sign", "withdraw",
}  # fmt: skip
_TERMS = ("verbs", "nouns", "object", "unless", "clause")
_CLASSES = "coding/classes"


@cache
def load_coding_rules(folder: Path = RULES_FOLDER) -> tuple[CodingRule, ...]:
    """All coding rules, in the order of files and entries, classes of words spelled out.

    Raises: RuleError for a file that is no TOML or not of the shape, a repeated id, an unknown
        type, mode, aim or class, a rule that nothing can trigger, a term that stands twice, an
        example whose marks are wrong, and a class that no rule uses.
    """
    has_classes = (folder / f"{_CLASSES}.csv").exists()
    classes = load_lexicon(_CLASSES, folder) if has_classes else {}
    rules: dict[str, CodingRule] = {}
    used: set[str] = set()
    for path in sorted((folder / "coding").glob("*.toml")):
        for rule in _read(path):
            where = f"{path}: {rule.id}"
            if rule.id in rules:
                raise RuleError(f"{where}: [rule-twice] the id stands twice")
            _check(rule, where)
            used |= {t[1:] for name in _TERMS for t in getattr(rule, name) if t[0] == "@"}
            rules[rule.id] = _spelled_out(rule, classes, where)
    for name in sorted(set(classes) - used):
        raise RuleError(f"{folder / _CLASSES}.csv: [rule-idle-class] no rule uses {name!r}")
    return tuple(rules.values())


def _read(path: Path) -> tuple[CodingRule, ...]:
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path}: [rule-no-toml] {error}") from error
    try:
        return RuleFile.model_validate(plain).rule
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        name = _id_at(plain.get("rule"), first["loc"])
        raise RuleError(f"{path}: [rule-shape] {name}{where}: {first['msg']}") from error


def _id_at(entries: object, loc: tuple[int | str, ...]) -> str:
    """The id of the entry that an error lies in."""
    if isinstance(entries, list) and len(loc) > 1 and isinstance(loc[1], int):
        return f"{entries[loc[1]].get('id', 'a rule without id')}: "
    return ""


def _check(rule: CodingRule, where: str) -> None:
    known = TYPES[rule.kind]
    if known is not None and rule.type not in known:
        raise RuleError(f"{where}: [rule-unknown-type] {rule.type!r} is no type of {rule.kind}")
    if not rule.verbs and not rule.nouns:
        raise RuleError(f"{where}: [rule-dead] neither verbs nor nouns trigger it")
    if (rule.clause or rule.unless) and not rule.verbs:
        raise RuleError(
            f"{where}: [rule-dead] clause and unless narrow verbs, of which it has none"
        )
    for term in (*rule.object, *rule.unless, *rule.clause):
        if " " in term:
            raise RuleError(f"{where}: [rule-dead-term] {term!r}: an object or clause is one word")
    for mode in rule.modes:
        if (rule.type, mode) not in load_modes():
            raise RuleError(f"{where}: [rule-unknown-mode] {mode!r} is no mode of {rule.type}")
    if rule.aim is not None and rule.aim not in AIMS:
        raise RuleError(f"{where}: [rule-unknown-aim] {rule.aim!r} is no aim of CODEBOOK 1")
    _check_examples(rule, where)


def _check_examples(rule: CodingRule, where: str) -> None:
    if not rule.example or not rule.counter:
        raise RuleError(f"{where}: [rule-untested] it needs an example and a counter-example")
    for example in rule.example:
        try:
            parse_marks(example.text)
        except RuleError as error:
            raise RuleError(f"{where}: {error}") from error
    for counter in rule.counter:
        if "[" in counter.text:
            raise RuleError(f"{where}: [rule-marked-counter] no marks here: {counter.text!r}")
    texts = [e.text for e in rule.example] + [c.text for c in rule.counter]
    if len(set(texts)) < len(texts):
        raise RuleError(f"{where}: [rule-same-example] a sentence stands twice")


def _spelled_out(rule: CodingRule, classes: Mapping[str, frozenset[str]], where: str) -> CodingRule:
    """The rule with the words of its classes in their stead."""
    terms = {name: tuple(_terms(getattr(rule, name), classes, where)) for name in _TERMS}
    return rule.model_copy(update=terms)


def _terms(
    terms: tuple[str, ...], classes: Mapping[str, frozenset[str]], where: str
) -> Iterator[str]:
    seen: set[str] = set()
    for term in terms:
        if term[0] == "@" and term[1:] not in classes:
            raise RuleError(f"{where}: [rule-unknown-class] {term!r} is not in {_CLASSES}.csv")
        for word in sorted(classes[term[1:]]) if term[0] == "@" else (term,):
            if word in seen:
                raise RuleError(f"{where}: [rule-term-twice] {word!r} stands twice")
            seen.add(word)
            yield word


@cache
def rules_version(folder: Path = RULES_FOLDER) -> str:
    """Hash over all files of knowledge, stored with each run."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
