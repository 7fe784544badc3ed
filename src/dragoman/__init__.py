"""Dragoman: what states did to, with and about each other, each line with its sentence."""

from dragoman.config import PROGRAM_VERSION

__version__ = PROGRAM_VERSION
