"""The reports of files and folders on their way to the reader, and what could not be read of
them.
"""

from collections.abc import Iterator
from datetime import date

from dragoman.model.readings import Reading
from dragoman.model.text import Report
from dragoman.show.cli.streams import ALL_DONE, NOTHING_DONE, SOME_FAILED, say, say_problem
from dragoman.sources.files import read_reports
from dragoman.sources.problems import SourceProblem


class Feed:
    """Gives out the reports of paths; tells of problems as they come and counts them."""

    def __init__(self, paths: list[str], day: date | None) -> None:
        self._paths, self._day = paths, day
        self.given = 0
        self.problems: list[SourceProblem] = []
        self.failed = 0

    def reports(self) -> Iterator[Report]:
        """Every report that can be read; the rest goes to `problems` and to standard error."""
        for item in read_reports(self._paths, self._day):
            if isinstance(item, SourceProblem):
                self.problems.append(item)
                say_problem(item)
            else:
                self.given += 1
                yield item

    def watch(self, reading: Reading) -> Reading:
        """Tell of a reading's own failures, and count it."""
        self.failed += bool(reading.failures)
        for failure in reading.failures:
            say(f"Failed: {reading.report.key}, step {failure.step}: {failure.message}")
        return reading

    def exit_code(self) -> int:
        """0 if everything was read, 1 if something was not, 2 if nothing was."""
        if not self.given:
            return NOTHING_DONE
        return SOME_FAILED if self.problems or self.failed else ALL_DONE
