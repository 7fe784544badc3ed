"""The only conftest: where ../shared lies, and no network for anyone."""

import socket
from pathlib import Path

import pytest
from tests.show.terminal import Terminal

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


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
def dragoman(capsys, monkeypatch, tmp_path) -> Terminal:
    """The command line: dragoman("read", "a.txt").code."""
    return Terminal(capsys, monkeypatch, tmp_path)
