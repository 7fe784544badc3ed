import re
import signal
import subprocess
import sys
import time

import pytest

from dragoman.errors import LedgerError
from dragoman.show.cli import app as cli

COMMANDS = (
    "read", "add", "brief", "timeline", "explain", "ledger", "bulk", "confirm", "reject", "amend",
    "merge", "keep-apart", "undo", "rulings", "search", "export", "import", "counts", "network",
    "compare", "ledger check", "ledger backup", "ledger restore", "ledger upgrade", "diff",
    "ledger load-rulings", "ledger load-holders", "ledger holders", "ledger merge-anew", "review",
    "could-not-verify", "add-record", "state",
    "labels",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(dragoman, command):
    said = dragoman(*command.split(), "--help")
    assert said.code == 0
    assert re.search(rf"Examples?: dragoman {command}\b", " ".join(said.out.split()))


def test_help_names_the_commands_and_exit_codes(dragoman):
    said = dragoman("--help").out
    for command in COMMANDS:
        assert f" {command.split()[0]} " in said
    assert "Exit codes: 0" in said


def test_version_is_said(dragoman):
    assert re.fullmatch(r"dragoman \d+\.\d+\.\d+\n", dragoman("--version").out)


def test_an_unknown_command_is_a_wrong_option(dragoman):
    said = dragoman("dance")
    assert (said.code, said.out) == (2, "")


def test_main_turns_errors_into_messages(dragoman, monkeypatch):
    def fail():
        raise LedgerError("no [room] left")

    monkeypatch.setattr(cli, "app", fail)
    said = dragoman()
    assert said.code == 2
    assert "no [room] left" in said.err


@pytest.mark.slow
def test_main_ends_an_interrupted_command_with_130():
    command = [
        sys.executable,
        "-c",
        "from dragoman.show.cli import main; print(1, flush=True); main()",
    ]
    with subprocess.Popen(
        [*command, "read", "-", "--date", "2024-08-20"], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout.readline() == "1\n"
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr.read().startswith("Interrupted")
