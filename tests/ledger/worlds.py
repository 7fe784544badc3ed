"""Small worlds of reports for the ledger's tests: three states that meet, agree, quarrel and hold
offices.
"""

import random
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from tests.build import reading, record, report

from dragoman.ledger.store import open_ledger
from dragoman.model.readings import Reading
from dragoman.model.records import Details, Record
from dragoman.model.text import Extent, Report, quote
from dragoman.model.values import Interval, Party

ACTORS = ("JPN", "TCD", "NOR")
NAMES = {
    "JPN": ("Aiko Mori", "Ken Ito", None, "Mori"),
    "TCD": ("Idris Deby", None, "Deby"),
    "NOR": ("Kari Berg", None),
}
MATTERS = [
    "uranium",
    "fish",
    "ports",
    "trade",
    "border",
    "visas",
    "grain",
    "cables",
    "rail",
    "steel",
]
NOON = datetime(2024, 4, 1, 12, tzinfo=UTC)


def at(hours: int = 0) -> datetime:
    """A moment for a ruling, some hours after a fixed noon."""
    return NOON + timedelta(hours=hours)


def meeting_report(text="Aiko Mori met Idris Deby in Tokyo on 5 March.", **more) -> Report:
    """One report of one meeting."""
    return report(text, more.pop("published", "2024-03-05"), **more)


def meeting(of: Report, said="Aiko Mori met Idris Deby", **more) -> Record:
    """The meeting in it."""
    more.setdefault("date", Interval(of.published, of.published))
    parties = more.pop("parties", ("participant JPN Aiko Mori", "participant TCD Idris Deby"))
    return record(of, said, "meeting", "meeting", *parties, **more)


def one_meeting(**more) -> Reading:
    """A reading of a report with one meeting."""
    told = meeting_report(**more)
    return reading(told, meeting(told))


@contextmanager
def new_ledger(folder, *readings: Reading, name="ledger.sqlite"):
    """A fresh ledger open for writing, with these readings of a first run."""
    with open_ledger(folder / name, write=True) as ledger:
        run = first_run(ledger)
        for one in readings:
            ledger.add(one, run)
        yield ledger


def first_run(ledger):
    return ledger.start_run("0.1.0", "rules-1", "model-1")


def second_run(ledger):
    return ledger.start_run("0.1.0", "rules-2", "model-1")


def groups(ledger) -> list[tuple[str, ...]]:
    """The occurrences as sets of records."""
    return sorted(tuple(sorted(m.id for m in o.members)) for o in ledger.occurrences())


def world(seed: int, reports: int = 20) -> list[Reading]:
    """Readings of reports within one week about the same few things, so that many records meet."""
    draw = random.Random(seed)
    return [_reading(draw, number) for number in range(reports)]


def _reading(draw: random.Random, number: int) -> Reading:
    published = date(2024, 3, 1) + timedelta(draw.randrange(6))
    text, drafts = f"Report {number}. ", []
    for deed in range(draw.randint(1, 3)):
        actors = draw.sample(ACTORS, 2)
        matters = draw.sample(MATTERS, 2)
        sentence = f"{actors[0]} and {actors[1]} dealt {deed} over {' and '.join(matters)}."
        drafts.append((len(text), sentence, actors, matters))
        text += sentence + " "
    told = Report(published, text, source=f"Paper {number}", name=f"r{number}")
    return Reading(told, tuple(_record(draw, told, *draft) for draft in drafts))


def _record(draw, told, start, sentence, actors, matters) -> Record:
    kind = draw.choice(("meeting", "agreement", "action", "tie", "membership", "office"))
    day = told.published - timedelta(draw.randrange(2))
    month = Interval(date(2024, 3, 1), date(2024, 3, 31))
    one, other = (draw.choice(NAMES[actor]) for actor in actors)
    kind_type, parties, details = {
        "meeting": (
            "meeting",
            (("participant", actors[0], one), ("participant", actors[1], other)),
            {},
        ),
        "agreement": (
            draw.choice(("agreement", "treaty")),
            (("party", actors[0]), ("party", actors[1])),
            {"subject": " ".join(matters)},
        ),
        "action": ("ACCUSE", (("source", actors[0]), ("target", actors[1])), {"issue": matters[0]}),
        "tie": (
            "alliance",
            (("party", actors[0]), ("party", actors[1])),
            {"change": draw.choice(("in force", "established"))},
        ),
        "membership": ("member", (("organisation", "UN"), ("member", actors[0])), {}),
        "office": (
            draw.choice(("Foreign Minister", "Minister of Foreign Affairs")),
            (("holder", actors[0], one or "Kim Aas"),),
            {},
        ),
    }[kind]  # fmt: skip
    dates = (Interval(day, day), Interval(day, day), month, None)
    return Record(
        kind=kind,
        type=kind_type,
        parties=tuple(Party(*party) for party in parties),
        date=None if kind == "office" else draw.choice(dates),
        status=draw.choice(("actual", "planned")) if kind == "meeting" else "actual",
        evidence=(quote(told.text, start, start + len(sentence)),),
        trigger=Extent(start, start + 3),
        rule=f"{kind}.rule",
        details=Details(**details),
    )
