"""The pipeline: report → parsed → mentions → values → records. The left half of the flow, step by
step.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from dragoman.coding.actions import code_actions
from dragoman.coding.agreements import code_agreements
from dragoman.coding.assemble import assemble
from dragoman.coding.demands import code_demands
from dragoman.coding.draft import Draft
from dragoman.coding.match import Match, find_matches
from dragoman.coding.meetings import code_meetings
from dragoman.coding.memberships import code_memberships
from dragoman.coding.offices import code_offices
from dragoman.coding.pairs import Pairs, propose_pairs, score_pairs
from dragoman.coding.promises import code_promises
from dragoman.coding.proposals import Proposal
from dragoman.coding.scorer import Scorer
from dragoman.coding.ties import code_ties
from dragoman.coding.transfers import code_transfers
from dragoman.coding.verdicts import code_verdicts
from dragoman.coding.visits import code_visits
from dragoman.config import MAX_TEXT_CHARS, PROGRAM_VERSION, RULES_FOLDER
from dragoman.errors import ReadingError
from dragoman.language.build import ParsedReport, load_model, model_name, parse_many
from dragoman.language.chains import find_chains, main_actors
from dragoman.language.mentions import Mentions
from dragoman.language.named import dateline_end, find_named
from dragoman.language.persons import find_persons
from dragoman.language.registry import NOBODY, Leaders, Registry, by_words
from dragoman.language.speakers import find_speech
from dragoman.language.triage import worth_parsing
from dragoman.language.unnamed import find_unnamed
from dragoman.model.claims import Failure
from dragoman.model.readings import Reading
from dragoman.model.text import Extent, Report
from dragoman.resolve.publishers import home_of
from dragoman.resolve.times import find_times
from dragoman.rules.actors import ActorTables, load_actors
from dragoman.rules.holders import holders_version, leaders_of
from dragoman.rules.load import load_coding_rules, rules_version

_BATCH = 32
Made = TypeVar("Made")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class Version(NamedTuple):
    """What a run was made with: a reading depends on these three and the report alone."""

    program: str
    rules: str
    model: str


def version(rules: Path | None = None, holders: Path | None = None) -> Version:
    """The versions of program, rules (and the table of office holders given) and language model.

    Raises: RuleError; SourceError where the table cannot be read.
    """
    of_rules = rules_version(rules or RULES_FOLDER)
    if holders is not None:
        of_rules = f"{of_rules}+{holders_version(holders)}"
    return Version(PROGRAM_VERSION, of_rules, model_name())


class Reader:
    """Reads reports; loads everything once.

    `rules` is a folder to read by instead of ours; `holders` a table of office holders, whose
    persons are known by name when a report calls them so (`rules/holders.py`).
    Raises: RuleError or ConfigError at the start where rules or model cannot be loaded,
    SourceError or ReportShapeError for the table.

    Example:
        >>> reading = Reader().read("Japan's prime minister visited Chad on Monday.",
        date="2024-08-20")
        >>> [r.kind for r in reading.records]
        ['visit']
    """

    def __init__(self, rules: Path | None = None, holders: Path | None = None) -> None:
        self._tables: ActorTables = load_actors()
        self._rules = rules or RULES_FOLDER
        self._given = NOBODY if holders is None else by_words(leaders_of(holders))
        load_coding_rules(self._rules)
        load_model()

    def read(
        self,
        text: str,
        *,
        date: datetime.date | str,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        name: str | None = None,
    ) -> Reading:
        """The reading of one dated text.

        Raises: ReadingError where the date is no ISO day.
        """
        return self.read_report(Report(_day(date), text, title, source, url, name))

    def read_report(self, report: Report) -> Reading:
        """The reading of one report; what goes wrong in it is a failure of the reading."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The readings of many reports, in their order, parsed a batch at a time."""
        stream = iter(reports)
        while batch := list(islice(stream, _BATCH)):
            together = _attempt(partial(self._parse, batch))
            parsed: list[ParsedReport | Exception] = (
                [*together]
                if isinstance(together, list)
                # One report spoils the batch: each by itself shows which.
                else [_attempt(partial(self._parse_one, report)) for report in batch]
            )
            for report, one in zip(batch, parsed, strict=True):
                yield self._reading(report, one)

    def _parse(self, batch: list[Report]) -> list[ParsedReport]:
        return list(parse_many([(report, self._to_parse(report)) for report in batch]))

    def _parse_one(self, report: Report) -> ParsedReport:
        return self._parse([report])[0]

    def _to_parse(self, report: Report) -> list[Extent]:
        if _refusal(report) is not None:
            return []
        home = home_of(report.source, report.published)
        return worth_parsing(report, home, self._tables, self._given)

    def _reading(self, report: Report, parsed: ParsedReport | Exception) -> Reading:
        refusal = _refusal(report)
        if refusal is not None:
            return Reading(report, (), (refusal,))
        if isinstance(parsed, Exception):
            return Reading(report, (), (_failure(report, "parse", parsed),))
        records = _attempt(
            lambda: assemble(
                *propose(self._tables, parsed, rules=self._rules, given=self._given),
            )
        )
        if isinstance(records, Exception):
            return Reading(report, (), (_failure(report, "code", records),))
        return Reading(report, records)


def _attempt(make: Callable[[], Made]) -> Made | Exception:
    """What is made, or the error: the one place where any is caught, lest a report stop a batch."""
    try:
        return make()
    except Exception as error:  # noqa: BLE001
        return error


def _failure(report: Report, step: str, error: Exception) -> Failure:
    return Failure(report.key, step, type(error).__name__, str(error))


def propose(
    tables: ActorTables,
    parsed: ParsedReport,
    scorer: Scorer | None = None,
    rules: Path = RULES_FOLDER,
    given: Leaders = NOBODY,
) -> tuple[Draft, list[Proposal], Pairs]:
    """Everything the coders put forward for a report."""
    draft = make_draft(tables, parsed, given)
    matches: list[Match] = []
    for sentence in draft.sentences:
        matches += find_matches(draft, sentence, rules)
    visits = list(code_visits(draft, matches))
    proposals = [
        *code_meetings(draft, matches, visits),
        *visits,
        *code_agreements(draft, matches),
        *code_actions(draft, matches),
        *code_demands(draft),
        *code_verdicts(draft, matches),
        *code_promises(draft, matches),
        *code_transfers(draft),
        *code_ties(draft),
        *code_memberships(draft),
        *code_offices(draft),
    ]
    pairs = score_pairs(draft, scorer or Scorer.load())
    return draft, [*proposals, *propose_pairs(pairs, proposals)], pairs


def make_draft(
    tables: ActorTables,
    parsed: ParsedReport,
    given: Leaders = NOBODY,
) -> Draft:
    """A report with its mentions, chains, speech and times."""
    report = parsed.report
    home = home_of(report.source, report.published)
    mentions = Mentions(parsed)
    find_named(mentions, tables, home)
    registry = Registry(report.published, home, given)
    find_unnamed(mentions)
    find_persons(mentions, registry)
    speech = find_speech(mentions, home)
    find_chains(mentions, registry, speech, home)
    written = dateline_end(report.text)
    found = find_times(report.text, report.published)
    times = tuple(time for time in found if time.start_char >= written)
    return Draft(report, mentions, speech, home, times, main_actors(mentions, home))


def _refusal(report: Report) -> Failure | None:
    """Why a report is not even parsed: it is too long, or no text."""
    if len(report.text) > MAX_TEXT_CHARS:
        message = f"{len(report.text)} characters; split it: the limit is {MAX_TEXT_CHARS}"
        return Failure(report.key, "parse", "TooLong", message)
    half = _HALF_CHARACTER.search(report.text)
    if half is not None:
        message = f"half a character (a lone surrogate) stands at offset {half.start()}; remove it"
        return Failure(report.key, "parse", "NotText", message)
    return None


def _day(day: datetime.date | str) -> datetime.date:
    if isinstance(day, datetime.datetime):
        return day.date()
    if isinstance(day, datetime.date):
        return day
    try:
        return datetime.date.fromisoformat(day)
    except (TypeError, ValueError) as error:
        raise ReadingError(f"{day!r} is no day: give it as YYYY-MM-DD") from error
