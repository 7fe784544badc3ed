"""What could not be read, as a value in the stream: where, what is wrong, and what to do."""

from dataclasses import dataclass

from dragoman.model.claims import Failure


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A file or a line of one that holds no report; the rest of the batch goes on.

    `line` counts from 1, None where the whole file is meant. `error` is the name of the class in
    `dragoman.errors` that the problem belongs to.
    """

    path: str
    line: int | None
    what: str
    remedy: str
    error: str = "ReportShapeError"

    @property
    def place(self) -> str:
        """The file, and the line if one is meant: `reports.jsonl:17`."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. {self.remedy}."

    def to_failure(self) -> Failure:
        """The row that the ledger keeps of it."""
        return Failure(self.place, "sources", self.error, str(self))
