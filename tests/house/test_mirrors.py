"""Each source file has its test file, or stands here with the reason why not."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "dragoman"

# File -> the tests that hold it instead, or why it has none.
ELSEWHERE = {
    "config.py": "constants only",
    "errors.py": "tests/house/test_errors.py",
    "model/claims.py": "dataclasses without behaviour",
}


def wanting():
    for source in sorted(PACKAGE.rglob("*.py")):
        inner = source.relative_to(PACKAGE)
        if source.name != "__init__.py" and "migrations" not in inner.parts:
            yield inner


@pytest.mark.parametrize("inner", list(wanting()), ids=str)
def test_source_file_has_its_tests(inner):
    expected = ROOT / "tests" / inner.parent / f"test_{inner.name}"
    if inner.as_posix() in ELSEWHERE:
        assert not expected.exists(), "strike it from the list: it has a test file now"
    else:
        assert expected.is_file(), f"write {expected.relative_to(ROOT)}"
