"""Record → event in PLOVER, CAMEO or a scheme of one's own; intensity; the codes of the field."""

from dragoman.schemes.cameo import Code, code_of
from dragoman.schemes.events import Event
from dragoman.schemes.plover import judge, project

__all__ = ["Code", "Event", "code_of", "judge", "project"]
