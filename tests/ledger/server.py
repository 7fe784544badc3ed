"""A PostgreSQL server of the tests' own: in a temporary folder, reached through a socket, gone
afterwards.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
OTHER_USER = "postgres"


def _as_other_user() -> list[str]:
    """The server refuses to run as root."""
    return (
        ["setpriv", "--reuid", OTHER_USER, "--regid", OTHER_USER, "--clear-groups"]
        if os.geteuid() == 0
        else []
    )


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The socket folder of a running server; skipped with the reason where there are no
    binaries.
    """
    found = shutil.which("initdb")
    if found is None and not BINARIES:
        pytest.skip("no PostgreSQL server binaries here: apt-get install postgresql")
    binaries = Path(found).parent if found else BINARIES[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
    data = folder / "data"
    data.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, OTHER_USER)
        shutil.chown(data, OTHER_USER)
    user = _as_other_user()
    _run(
        [
            *user,
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "ana",
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
        ]
    )
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    control = [*user, binaries / "pg_ctl", "-D", data, "-w"]
    _run([*control, "-o", options, "-l", folder / "log", "start"])
    try:
        yield str(folder)
    finally:
        _run([*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def address(server, request) -> Iterator[str]:
    """The address of an empty database of its own."""
    import psycopg

    name = f"test_{abs(hash(request.node.nodeid)) % 10**9}"
    with psycopg.connect(host=server, user="ana", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    yield f"postgresql://ana@/{name}?host={server}"
    with psycopg.connect(host=server, user="ana", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _run(command: list[object]) -> None:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, cwd="/",
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(f"{command} failed: {done.stdout}{done.stderr}")
