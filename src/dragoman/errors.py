"""All the errors of the program, each with a message that a user can act on.

Error:
├── ConfigError            a setting or an option that cannot be used
├── RuleError              rules and lexicons that cannot be loaded
├── SourceError            a file that holds no report
│   ├── ReportShapeError   a line or a file that is not of the form it should have
│   └── TextError          bytes that are not text
├── ReadingError           a report that could not be read
├── LedgerError            a ledger that cannot be used
│   ├── NotALedgerError       a file that is something else
│   ├── SchemaTooNewError     written by a newer version of the program
│   └── WriterBusyError       another process is writing
├── QueryError             a question that cannot be asked
├── RulingError            a ruling that cannot be made
└── ExportError            a file that cannot be written or set against the ledger

Loud at the start, quiet in the middle: rules, settings and the ledger are checked before the first
report; after that a bad report becomes a `Failure` and the batch goes on.
"""


class Error(Exception):
    """Whatever the program can say about what went wrong; `str()` is fit for a user."""


class ConfigError(Error):
    """A setting or an option that cannot be used."""


class RuleError(Error):
    """Rules or lexicons that cannot be loaded; names the file and the line or the rule."""


class SourceError(Error):
    """A file that holds no report; names the file, the line and the remedy."""


class ReportShapeError(SourceError):
    """A line or a file that is not of the form it should have."""


class TextError(SourceError):
    """Bytes that are not text."""


class ReadingError(Error):
    """A report that could not be read."""


class LedgerError(Error):
    """A ledger that cannot be used."""


class NotALedgerError(LedgerError):
    """A file that is something else."""


class SchemaTooNewError(LedgerError):
    """A ledger written by a newer version of the program."""


class WriterBusyError(LedgerError):
    """Another process is writing to the ledger."""


class QueryError(Error):
    """A question that cannot be asked, as of a state that nobody knows."""


class RulingError(Error):
    """A ruling that cannot be made."""


class ExportError(Error):
    """A file that cannot be written, or set against the ledger."""
