"""Every dependency has its line of reasons, and nothing has one that is no dependency."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_dependencies_page_lists_exactly_the_dependencies():
    plain = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = plain["project"], plain["dependency-groups"]
    extras = [d for g in (*project["optional-dependencies"].values(), *groups.values()) for d in g]
    wanted = {re.match(r"[\w-]+", d)[0] for d in [*project["dependencies"], *extras]}
    page = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == wanted
