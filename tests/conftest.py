"""The only conftest: where ../shared lies, no network for anyone, a ledger and a command line.

Imports of the project stand in the fixtures: a broken room breaks its own tests only.
"""

import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# How long an example takes depends on who else uses the machine; whether it holds does not.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items):
    """Tests marked `shared` are skipped, with the reason, where ../shared is absent."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason=f"{SHARED} is absent: the hand-labelled reports lie there")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Whoever asks for another machine fails: the program works offline."""
    connect = socket.socket.connect

    def refuse(self, address):
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            pytest.fail(f"a test asked the network for {address!r}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of hand-labelled reports beside the checkout."""
    return SHARED


@pytest.fixture
def dragoman(capsys, monkeypatch, tmp_path):
    """The command line: dragoman("read", "a.txt").code."""
    from tests.show.terminal import Terminal

    return Terminal(capsys, monkeypatch, tmp_path)


@pytest.fixture(scope="session")
def _sample_file(tmp_path_factory) -> Path:
    from tests.samples import fill

    from dragoman.ledger.store import open_ledger

    path = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    with open_ledger(path, write=True) as ledger:
        fill(ledger)
    return path


@pytest.fixture
def sample_file(_sample_file, tmp_path) -> Path:
    """The file of a ledger with tests/samples.py in it, for one test alone: dragoman.sqlite."""
    return Path(shutil.copy(_sample_file, tmp_path / "dragoman.sqlite"))


@pytest.fixture
def ledger(sample_file):
    """That ledger, open for writing."""
    from dragoman.ledger.store import open_ledger

    with open_ledger(sample_file, write=True) as opened:
        yield opened
