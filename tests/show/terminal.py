"""The command line as a user meets it, without a process of its own."""

import signal
import sys
from dataclasses import dataclass

from dragoman.show.cli import main


@dataclass(frozen=True)
class Said:
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs commands in a folder of its own."""

    def __init__(self, capsys, monkeypatch, tmp_path):
        self._capsys, self._monkeypatch, self.folder = capsys, monkeypatch, tmp_path
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("COLUMNS", "120")
        for name in ("DRAGOMAN_LEDGER", "DRAGOMAN_BY"):
            monkeypatch.delenv(name, raising=False)

    def __call__(self, *arguments: str) -> Said:
        """Run `dragoman` with these arguments."""
        self._monkeypatch.setattr(sys, "argv", ["dragoman", *arguments])
        code = 0
        handler = signal.getsignal(signal.SIGINT)
        try:
            main()
        except SystemExit as left:
            code = left.code or 0
        finally:
            signal.signal(signal.SIGINT, handler)
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)
