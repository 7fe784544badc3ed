"""What README shows is what happens: its consoles, its Python, its tables, its make targets."""

import re
import runpy

import pytest
from tests.house.readme import README, ROOT, blocks, run_blocks

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.model
def test_readme_consoles_print_what_they_show(tmp_path):
    assert run_blocks(TEXT, tmp_path) == blocks(TEXT), "renew them: make readme"


@pytest.mark.slow
@pytest.mark.model
def test_readme_python_runs(tmp_path, monkeypatch, capsys):
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.py").write_text(code, encoding="utf-8")
    runpy.run_path("example.py")
    assert "visit" in capsys.readouterr().out


def test_readme_commands_exist(dragoman):
    commands = set(re.findall(r"(?:^|`)(?:\$ )?dragoman ([a-z-]+)", TEXT, re.MULTILINE))
    assert commands
    for command in commands:
        assert dragoman(command, "--help").code == 0, command


def test_readme_make_targets_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", TEXT)) <= targets


def test_readme_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target
