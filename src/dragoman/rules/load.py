"""The one loader of coding rules: every file checked at load, with file and rule in the message."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from dragoman.config import RULES_FOLDER
from dragoman.errors import RuleError
from dragoman.model.records import TYPES
from dragoman.rules.shapes import CodingRule, RuleFile


@cache
def load_coding_rules(folder: Path = RULES_FOLDER) -> tuple[CodingRule, ...]:
    """All coding rules, in the order of files and entries.

    Raises: RuleError for a file that is no TOML or not of the shape, a repeated id, an unknown
    type, or a
        rule that nothing can trigger.
    """
    rules: dict[str, CodingRule] = {}
    for path in sorted((folder / "coding").glob("*.toml")):
        for rule in _read(path):
            if rule.id in rules:
                raise RuleError(f"{path}: [rule-twice] the id {rule.id!r} stands twice")
            known = TYPES[rule.kind]
            if known is not None and rule.type not in known:
                raise RuleError(
                    f"{path}: [rule-unknown-type] {rule.id}: "
                    f"{rule.type!r} is no type of {rule.kind}"
                )
            if not rule.verbs and not rule.nouns:
                raise RuleError(
                    f"{path}: [rule-dead] {rule.id}: neither verbs nor nouns trigger it"
                )
            rules[rule.id] = rule
    return tuple(rules.values())


def _read(path: Path) -> tuple[CodingRule, ...]:
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
        return RuleFile.model_validate(plain).rule
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path}: [rule-no-toml] {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{path}: [rule-shape] {where}: {first['msg']}") from error


@cache
def rules_version(folder: Path = RULES_FOLDER) -> str:
    """Hash over all files of knowledge, stored with each run."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
