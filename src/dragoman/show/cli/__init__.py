"""The command line `dragoman`: one small file for each group of commands.

Readings and answers go to standard output, everything else to standard error.
"""

from dragoman.show.cli.app import main

__all__ = ["main"]
