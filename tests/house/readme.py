"""The README's consoles: run every command, compare or renew what is printed under it.

.venv/bin/python tests/house/readme.py     writes today's output into README.md (make readme)
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
_CONSOLE = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def blocks(text: str) -> list[str]:
    """What stands in each console block."""
    return [found[2] for found in _CONSOLE.finditer(text)]


def run_blocks(text: str, folder: Path) -> list[str]:
    """The same blocks with what their commands print now, run in order in one folder."""
    (folder / "examples").symlink_to(ROOT / "examples")
    return ["".join(_run(c, folder) for c in _COMMAND.findall(block)) for block in blocks(text)]


def renewed(text: str, made: list[str]) -> str:
    """The text with these blocks in place of its own."""
    given = iter(made)
    return _CONSOLE.sub(lambda found: found[1] + next(given) + found[3], text)


def _run(command: str, folder: Path) -> str:
    environment = {
        **os.environ, "COLUMNS": "100", "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"$ {command} ended with {done.returncode}:\n{done.stdout}")
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join([f"$ {command}", *lines]) + "\n"


def main() -> None:
    """Renew README.md."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(renewed(text, run_blocks(text, Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
