"""Made reports: readings of real reports with other days, states, names and words.

The ledger of the corpus (`build/corpus.sqlite`, made at the first use from
../shared/corpus/relations.jsonl.gz, some minutes) gives texts and records as the program reads
them. A made report takes one of them, moves it to another day, puts other states for its states
and other persons for its persons, and replaces every eighth common word, in the text and in the
records alike: every quote stands in its text. A quarter of the reports tell again what one of the
days before told, in other words; some are wire copies.

Who holds an office of a state is called the same in all reports of some years and otherwise
after, so that offices pass on. States are drawn by rank, the first the most often, so that about
one record in a hundred is of the busiest pair.
"""

import bisect
import csv
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from dragoman.config import RULES_FOLDER
from dragoman.ledger.answers import Query
from dragoman.ledger.names import name_of
from dragoman.ledger.offices import office_key
from dragoman.ledger.store import open_ledger
from dragoman.model.readings import Reading
from dragoman.model.records import Details, FieldEvidence, Record
from dragoman.model.text import Evidence, Extent, Report, quote
from dragoman.model.values import Interval, Party, Place

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "relations.jsonl.gz"
CORPUS_LEDGER = ROOT / "build" / "corpus.sqlite"
FIRST_DAY = date(1996, 1, 1)
DAYS = 365 * 30
TERM_YEARS = 5
TOLD_AGAIN, COPIED, WORDS_CHANGED = 0.25, 0.07, 8
RECENT_DAYS = 2
STATES = (
    "USA", "RUS", "CHN", "GBR", "FRA", "DEU", "JPN", "IND", "TUR", "IRN", "ISR", "UKR", "KOR",
    "PRK", "SAU", "EGY", "PAK", "ITA", "BRA", "AUS", "CAN", "MEX", "IDN", "POL", "ESP", "NLD",
    "SWE", "NOR", "GRC", "SYR", "IRQ", "AFG", "VNM", "PHL", "THA", "MYS", "SGP", "ZAF", "NGA",
    "KEN", "ETH", "DZA", "MAR", "ARE", "QAT", "KAZ", "UZB", "AZE", "ARM", "GEO", "SRB", "HUN",
    "ROU", "BGR", "CZE", "AUT", "CHE", "BEL", "DNK", "FIN", "ARG", "CHL", "PER", "COL", "VEN",
    "CUB", "BLR", "MDA", "LTU", "LVA", "EST", "JOR", "LBN", "LBY", "TUN", "SDN", "COD", "RWA",
    "UGA", "TZA", "MOZ", "AGO", "ZWE", "GHA", "SEN", "MLI", "NER", "TCD", "BGD", "LKA", "NPL",
    "MMR", "KHM", "LAO", "MNG", "KGZ", "TJK", "TKM", "NZL", "PRT", "IRL", "SVK", "SVN", "HRV",
    "BIH", "ALB", "MKD", "YEM", "OMN", "KWT", "BHR", "CYP", "ISL",
)  # fmt: skip
# The rank that a state has at least: the greater, the less the first ones stand out.
FLATTENED = 1
SYLLABLES = (
    "ba", "be", "bo", "da", "de", "di", "do", "fa", "fe", "ga", "go", "ha", "he", "ja", "jo",
    "ka", "ke", "ko", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "ni", "no",
    "pa", "pe", "ra", "re", "ri", "ro", "sa", "se", "so", "ta", "te", "ti", "to", "va", "ve",
    "vi", "vo", "wa", "we", "za", "ze", "zo",
)  # fmt: skip
ENDINGS = ("n", "r", "s", "l", "k", "v", "rd", "nsen", "ski", "tti", "mov", "dez", "shi", "ng")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Source:
    """A report of the corpus as it was read, with the places in its text that can be changed.

    `states`: codes, the one that most records are about first. `named`: places of words for a
    state, with its code and the word's form. `persons`: places of words of a name. `years`,
    `words`: places of years and of common words. `names`: the words of names, each with its
    person.
    """

    report: Report
    records: tuple[Record, ...]
    states: tuple[str, ...]
    named: tuple[tuple[Extent, str, str], ...]
    persons: tuple[Extent, ...]
    years: tuple[Extent, ...]
    words: tuple[Extent, ...]
    names: "Names"


# A word of a name: state or organisation, and what tells the person: the office that he or she is
# the one most often called to, else the name; and the word's place, counted from the name's end.
Names = dict[str, tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Story:
    """A source moved to another day, with other states: what several made reports can tell."""

    source: Source
    day: date
    states: dict[str, str]


def made_readings(count: int, seed: int, sources: list[Source]) -> Iterator[Reading]:
    """So many made reports, from the first day to the last."""
    draw = random.Random(seed)
    common = [s.report.text[w.start : w.end] for s in sources for w in s.words[:200]]
    recent: list[Story] = []
    for number in range(count):
        day = FIRST_DAY + timedelta(number * DAYS // count)
        recent = [story for story in recent if (day - story.day).days <= RECENT_DAYS][-40:]
        if recent and draw.random() < TOLD_AGAIN:
            story = draw.choice(recent)
        else:
            story = Story(draw.choice(sources), day, {})
            story.states.update(zip(story.source.states, _drawn_states(draw), strict=False))
            recent.append(story)
        yield _tell(story, day, draw, common)


def corpus_sources() -> list[Source]:
    """The reports of the corpus, as this version of the program reads them."""
    if not CORPUS_LEDGER.exists():
        _read_corpus()
    with open_ledger(CORPUS_LEDGER, write=True) as ledger:  # renewed if of an older schema
        read = [
            (told, tuple(k.record for k in ledger.records(Query(report=told.id))))
            for told in ledger.reports()
        ]
    called = _called([record for _, records in read for record in records])
    return [_source(told, records, called) for told, records in read]


def _called(records: list[Record]) -> dict[tuple[str, str], str]:
    """Of each state and office the person most often called so: state and name, with the office."""
    told: dict[tuple[str, str], Counter[str]] = {}
    for record in records:
        for party in record.parties if record.kind == "office" else ():
            if party.name is not None and not record.details.until:
                of_office = told.setdefault((party.actor, office_key(record.type)), Counter())
                of_office[party.name] += 1
    found: dict[tuple[str, str], str] = {}
    for (actor, office), names in told.items():
        found.setdefault((actor, names.most_common(1)[0][0]), office)
    return found


def _read_corpus() -> None:
    from dragoman.pipeline import Reader, version

    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    reports = [
        Report(date.fromisoformat(t["date"]), t["text"], t["title"], t["source"], None, t["id"])
        for t in told
    ]
    CORPUS_LEDGER.parent.mkdir(exist_ok=True)
    partial = CORPUS_LEDGER.with_suffix(".partial.sqlite")
    partial.unlink(missing_ok=True)
    with open_ledger(partial, write=True) as ledger:
        ledger.add_many(Reader().read_many(reports), ledger.start_run(*version()))
    partial.replace(CORPUS_LEDGER)


def _source(
    report: Report, records: tuple[Record, ...], called: dict[tuple[str, str], str]
) -> Source:
    told = Counter(p.actor for r in records for p in r.parties if p.actor in _words_of_states())
    states = tuple(code for code, _ in told.most_common())
    named, taken = [], set()
    for match in _aliases().finditer(report.text):
        code, form = _alias_table()[match.group()]
        if code in told:
            named.append((Extent(*match.span()), code, form))
            taken.update(range(*match.span()))
    names = _names(records, report.text, called)
    barred = {at for r in records for at in range(r.trigger.start, r.trigger.end)} | taken
    persons, years, words = [], [], []
    for match in _WORD.finditer(report.text):
        word, place = match.group(), Extent(*match.span())
        if place.start in taken:
            continue
        if word in names:
            persons.append(place)
        elif _YEAR.fullmatch(word):
            years.append(place)
        elif len(word) > 3 and word.islower() and word.isascii() and place.start not in barred:
            words.append(place)
    return Source(
        report, records, states, tuple(named), tuple(persons), tuple(years), tuple(words), names,
    )  # fmt: skip


def _names(records: tuple[Record, ...], text: str, called: dict[tuple[str, str], str]) -> Names:
    common = {word.casefold() for word in _WORD.findall(text) if word.islower()}
    told = Counter((p.actor, p.name) for r in records for p in r.parties if p.name is not None)
    found: Names = {}
    for (actor, name), _ in told.most_common():
        if name_of(name).body or name in _alias_table():
            continue
        person = called.get((actor, name), name)
        for back, word in enumerate(reversed(_WORD.findall(name))):
            if len(word) > 2 and word.istitle() and word.casefold() not in common:
                found.setdefault(word, (actor, person, back))
    return found


def _tell(story: Story, day: date, draw: random.Random, common: list[str]) -> Reading:
    source = story.source
    text = source.report.text
    changes = [
        (place, _state_word(story.states.get(code, code), form, text[place.start : place.end]))
        for place, code, form in source.named
    ]
    changes += [(p, _name_word(text[p.start : p.end], story)) for p in source.persons]
    years = story.day.year - source.report.published.year
    changes += [(p, str(int(text[p.start : p.end]) + years)) for p in source.years]
    if draw.random() >= COPIED:
        some = draw.sample(source.words, len(source.words) // WORDS_CHANGED)
        changes += [(place, draw.choice(common)) for place in some]
    changed = _Changed(text, sorted(changes, key=lambda change: change[0].start))
    told = Report(
        day, changed.text, _said(source.report.title or "", story), f"Paper {draw.randrange(60)}"
    )
    return Reading(told, tuple(_record(r, story, changed) for r in source.records))


class _Changed:
    """A text with some places changed, and where the others have gone."""

    def __init__(self, text: str, changes: list[tuple[Extent, str]]) -> None:
        self._ends, self._shifts, self._places = [0], [0], [(Extent(0, 0), 0)]
        parts, at, shift = [], 0, 0
        for place, word in changes:
            parts += [text[at : place.start], word]
            at = place.end
            self._places.append((place, place.start + shift))
            shift += len(word) - (place.end - place.start)
            self._ends.append(place.end)
            self._shifts.append(shift)
        self.text = "".join([*parts, text[at:]])

    def at(self, offset: int) -> int:
        """Where an offset of the old text is in the new one."""
        number = bisect.bisect_right(self._ends, offset) - 1
        if number + 1 < len(self._places):
            place, new = self._places[number + 1]
            if place.start < offset < place.end:
                return new
        return offset + self._shifts[number]

    def evidence(self, said: Evidence) -> Evidence:
        """The same place of the new text."""
        return quote(self.text, self.at(said.start), self.at(said.end))


def _record(record: Record, story: Story, changed: _Changed) -> Record:
    """The record that a changed text states."""
    days = (story.day - story.source.report.published).days
    place = record.place
    details = record.details
    return replace(
        record,
        type=_said(record.type, story) if record.kind == "office" else record.type,
        parties=tuple(_party(party, story, changed) for party in record.parties),
        date=_moved(record.date, days),
        evidence=tuple(changed.evidence(said) for said in record.evidence),
        trigger=Extent(changed.at(record.trigger.start), changed.at(record.trigger.end)),
        place=None
        if place is None
        else Place(
            _said(place.name, story),
            None if place.country is None else story.states.get(place.country, place.country),
        ),
        details=_details(details, story, days),
        fields=tuple(
            FieldEvidence(f.field, changed.evidence(f.evidence), f.reasoning) for f in record.fields
        ),
    )


def _details(details: Details, story: Story, days: int) -> Details:
    def said(words: str | None) -> str | None:
        return None if words is None else _said(words, story)

    return replace(
        details, subject=said(details.subject), item=said(details.item), issue=said(details.issue),
        delivery=_moved(details.delivery, days),
    )  # fmt: skip


def _party(party: Party, story: Story, changed: _Changed) -> Party:
    at = [None if n is None else changed.at(n) for n in (party.start_char, party.end_char)]
    return replace(
        party,
        actor=story.states.get(party.actor, party.actor),
        name=None if party.name is None else _said(party.name, story),
        office=None if party.office is None else _said(party.office, story),
        start_char=at[0],
        end_char=at[1],
    )


def _said(words: str, story: Story) -> str:
    """Words of a record with the story's states and persons."""

    def state(match: re.Match[str]) -> str:
        code, form = _alias_table()[match.group()]
        return _state_word(story.states.get(code, code), form, match.group())

    changed = _aliases().sub(state, words)
    return _WORD.sub(lambda match: _name_word(match.group(), story), changed)


def _moved(interval: Interval | None, days: int) -> Interval | None:
    """An interval so many days later; whole months and years stay whole ones."""
    if interval is None:
        return None
    start, end = (
        None if day is None else _later(day, days) for day in (interval.start, interval.end)
    )
    if interval.grain in ("month", "quarter", "year") and interval.start and interval.end and start:
        months = 12 * (interval.end.year - interval.start.year) + interval.end.month
        start = start.replace(month=1 if interval.grain == "year" else start.month, day=1)
        after = start.month + months - interval.start.month
        end = date(start.year + after // 12, after % 12 + 1, 1) - timedelta(1)
    anchor = None if interval.anchor is None else _later(interval.anchor, days)
    return Interval(start, end, interval.words, anchor)


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal() - 400))


def _drawn_states(draw: random.Random) -> list[str]:
    """All states, the drawn ones first: one of rank n in proportion to 1 / (n + FLATTENED)."""
    keyed = {
        state: draw.expovariate(1 / (rank + FLATTENED)) for rank, state in enumerate(STATES, 1)
    }
    return sorted(keyed, key=keyed.__getitem__)


def _state_word(code: str, form: str, old: str) -> str:
    return _words_of_states().get(code, {}).get(form, old)


def _name_word(word: str, story: Story) -> str:
    """What stands for a word of a person's name: the same for the same person in these years."""
    if word not in story.source.names:
        return word
    actor, person, back = story.source.names[word]
    code = story.states.get(actor, actor)
    term = (story.day.year + sum(map(ord, code))) // TERM_YEARS
    return _invented(f"{code} {person} {term} {back}")


@cache
def _invented(key: str) -> str:
    draw = random.Random(key)
    count = draw.choice((1, 2, 2))
    return "".join([*draw.choices(SYLLABLES, k=count), draw.choice(SYLLABLES[:40])]).title() + (
        draw.choice(ENDINGS)
    )


@cache
def _alias_table() -> dict[str, tuple[str, str]]:
    """Words for a state, with its code and their form."""
    with (RULES_FOLDER / "actors" / "states.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["alias"]: (row["actor"], row["form"])
            for row in csv.DictReader(lines)
            if row["form"] in ("name", "adjective", "people", "capital")
        }


@cache
def _words_of_states() -> dict[str, dict[str, str]]:
    """For each state the shortest word of each form, shorthands apart."""
    found: dict[str, dict[str, str]] = {}
    for alias, (code, form) in sorted(_alias_table().items(), key=lambda item: len(item[0])):
        if len(alias) > 3:
            found.setdefault(code, {}).setdefault(form, alias)
    return found


@cache
def _aliases() -> re.Pattern[str]:
    longest_first = sorted(_alias_table(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
