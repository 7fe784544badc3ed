"""Which tables of codes an export was made with: a hash over all of them."""

import hashlib
from functools import cache

from dragoman.rules.schemes import FOLDER

CODEBOOK = "1"


@cache
def code_tables() -> str:
    """Twelve hexadecimal digits over the tables of the schemes, file by file."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
