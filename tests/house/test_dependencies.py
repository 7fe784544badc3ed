"""Every dependency has its line of reasons, and nothing has one that is no dependency."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_dependencies_page_lists_exactly_the_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [d for group in project.get("optional-dependencies", {}).values() for d in group]
    wanted = {re.match(r"[\w-]+", d)[0] for d in [*project["dependencies"], *extras]}
    page = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == wanted
