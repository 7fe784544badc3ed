"""A small world of records for tests of schemes, counts and exports: by hand, all in own words."""

from dataclasses import replace
from pathlib import Path

from tests.build import day, days, record, report

from dragoman.ask.sourced import Sourced, Support, with_offices
from dragoman.model.values import Place
from dragoman.show.exports import FORMATS, Options, export_records

SENTENCES = {
    "visit": "Foreign Minister Ada Nowak of Poland began a two-day visit to Seoul on Monday.",
    "meeting": "Nowak met South Korean Prime Minister Kim Min in Seoul.",
    "ceremony": "Nowak was greeted with a ceremony by Kim Min.",
    "call": "Nowak and Kim spoke by telephone in May.",
    "summit": "Poland, South Korea and Japan held a summit with NATO in Vilnius.",
    "mou": "In June Poland signed a memorandum to buy 48 FA-50 fighter jets from South Korea.",
    "contract": "Poland signed a contract for about 180 K2 tanks from South Korea in 2022.",
    "delivered": "South Korea handed over ten K2 tanks to Poland on 5 August 2024.",
    "drones": "Poland agreed last year to export Warmate drones worth $20 million to Georgia.",
    "relations": "Poland and South Korea established diplomatic relations in 1989.",
    "partner": "Poland and South Korea became strategic partners in 2013.",
    "member": "Poland is a member of NATO.",
    "appeal": "Poland urged South Korea to send humanitarian aid to Kosovo.",
    "drill": "Polish and South Korean troops held a joint military exercise in Gdynia.",
    "strike": "Israel struck Hezbollah positions near Tyre with drones on Sunday.",
    "truce": "Armenia and Azerbaijan signed a ceasefire in Yerevan.",
    "refused": "South Korea did not visit Chad.",
    "offer": "Poland offered to sell Chad armoured vehicles.",
    "praise": "Poland praised Kosovo.",
    "next": "Nowak will visit Tokyo in October.",
    "condemned": "Poland and Japan condemned the shelling.",
    "office": "Foreign Minister Ada Nowak of Poland",
    "premier": "South Korean Prime Minister Kim Min",
}
TEXT = " ".join(v for k, v in SENTENCES.items() if k not in ("office", "premier"))
SEOUL = report(
    TEXT,
    "2024-08-20",
    "Courier",
    title="Nowak in Seoul",
    url="https://example.org/1",
    name="seoul",
)
LATER = report(
    "South Korea gave Poland ten K2 tanks earlier this month.",
    "2024-08-25",
    "Gazette",
    url="https://example.org/2",
    name="later",
)


def _made(key, kind, kind_type, *parties, place=None, **more):
    spot = None if place is None else Place(*place)
    return record(SEOUL, SENTENCES[key], kind, kind_type, *parties, place=spot, **more)


def _meetings():
    both = ("participant POL Nowak", "participant KOR Kim Min")
    seoul = ("Seoul", "KOR")
    yield _made(
        "visit",
        "visit",
        "visit",
        "visitor POL Ada Nowak",
        "host KOR",
        date=days("2024-08-19", "2024-08-20"),
        place=seoul,
    )
    yield _made("meeting", "meeting", "meeting", *both, date=days("2024-08-20"), place=seoul)
    yield _made("ceremony", "meeting", "ceremony", *both, date=days("2024-08-20"), place=seoul)
    yield _made("call", "meeting", "call", *both, date=days("2024-05-01", "2024-05-31"))
    yield _made(
        "summit",
        "meeting",
        "summit",
        "participant POL",
        "participant KOR",
        "participant JPN",
        "participant NATO",
        date=days("2024-08-12"),
        place=("Vilnius", "LTU"),
    )
    yield _made(
        "refused",
        "visit",
        "visit",
        "visitor KOR",
        "host TCD",
        date=days("2024-08-01"),
        status="negated",
    )
    yield _made(
        "next",
        "visit",
        "visit",
        "visitor POL Nowak",
        "host JPN",
        date=days("2024-10-01", "2024-10-31"),
        status="planned",
        place=("Tokyo", "JPN"),
    )


def _registers():
    june, sides = days("2024-06-01", "2024-06-30"), ("supplier KOR", "recipient POL")
    both = ("party POL", "party KOR")
    yield _made(
        "mou", "agreement", "memorandum", *both, date=june, details={"subject": "purchase of jets"}
    )
    yield _made(
        "mou",
        "transfer",
        "aircraft",
        *sides,
        date=june,
        status="planned",
        details={
            "item": "FA-50 fighter jets",
            "quantity": 48.0,
            "terms": "sale",
            "delivery": days(None, "2027-12-31"),
        },
    )
    order = days("2022-01-01", "2022-12-31")
    yield _made("contract", "agreement", "contract", *both, date=order)
    yield _made(
        "contract",
        "transfer",
        "armoured vehicle",
        *sides,
        date=order,
        status="planned",
        details={"item": "K2 tanks", "quantity": 180.0, "terms": "sale"},
    )
    yield _made(
        "delivered",
        "transfer",
        "armoured vehicle",
        *sides,
        date=days("2024-08-05"),
        details={"item": "K2 tanks", "quantity": 10.0},
    )
    yield _made(
        "drones",
        "transfer",
        "unmanned aircraft",
        "supplier POL WB Group",
        "recipient GEO",
        date=days("2023-01-01", "2023-12-31"),
        status="planned",
        details={"item": "Warmate drones", "value": 2e7, "currency": "USD"},
    )
    yield _made(
        "relations",
        "tie",
        "diplomatic relations",
        *both,
        date=days("1989-01-01", "1989-12-31"),
        details={"change": "established"},
    )
    yield _made(
        "partner",
        "tie",
        "strategic partnership",
        *both,
        date=days("2013-01-01", "2013-12-31"),
        details={"change": "established"},
    )
    yield _made("member", "membership", "member", "organisation NATO", "member POL")
    yield _made(
        "offer",
        "transfer",
        "armoured vehicle",
        "supplier POL",
        "recipient TCD",
        status="possible",
        date=days("2024-08-20"),
    )
    yield _made(
        "truce",
        "agreement",
        "ceasefire",
        "party ARM",
        "party AZE",
        date=days("2024-08-18"),
        place=("Yerevan", "ARM"),
    )


def _actions():
    yield _made("appeal", "action", "REQUEST", "source POL", "target KOR", date=days("2024-08-20"))
    yield _made(
        "drill",
        "action",
        "COOPERATE",
        "source POL",
        "source KOR",
        date=days("2024-08-01", "2024-08-07"),
        place=("Gdynia", "POL"),
    )
    yield _made(
        "strike",
        "action",
        "ASSAULT",
        "source ISR",
        "target Hezbollah",
        date=days("2024-08-18"),
        place=("Tyre", "LBN"),
    )
    yield _made("praise", "action", "SUPPORT", "source POL", "target XKX")
    yield _made(
        "condemned", "action", "ACCUSE", "source POL", "source JPN", date=days("2024-08-20")
    )
    yield _made("office", "office", "Foreign Minister", "holder POL Ada Nowak")
    yield _made("premier", "office", "Prime Minister", "holder KOR Kim Min")


READING = (*_meetings(), *_registers(), *_actions())


def told(made, of=SEOUL, reading=(), *, ruled="", more=()):
    """A record with the report that tells of it, and further supports."""
    own = Support(made.id_in(of), made, of, tuple(reading) or (made,))
    supports = tuple(sorted((own, *more), key=lambda s: (s.report.published, s.report.id)))
    return Sourced(
        own.record_id, with_offices(made, own.reading, of.published), supports, own, ruled
    )


def world():
    """Every record above as an export sees it; the delivery is told by two reports."""
    again = record(
        LATER,
        LATER.text,
        "transfer",
        "armoured vehicle",
        "supplier KOR",
        "recipient POL",
        date=days("2024-08-05"),
        details={"item": "K2 tanks"},
    )
    other = Support(again.id_in(LATER), again, LATER, (again,))
    for made in READING:
        delivered = made.evidence[0].quote == SENTENCES["delivered"]
        yield told(made, SEOUL, READING, more=(other,) if delivered else ())


def pick(key, kind=None):
    """The record of one sentence."""
    found = [r for r in READING if r.evidence[0].quote == SENTENCES[key]]
    return next(r for r in found if kind is None or r.kind == kind)


def write(form: str, folder: Path, records=None, **options):
    """Export records (the world by default) into a folder: the path and the sidecar."""
    made = FORMATS[form]
    path = folder / f"out{made.ending}"
    sidecar = export_records(
        list(world()) if records is None else records, made, path, Options(**options)
    )
    return path, sidecar


def with_names(made, *names):
    """The record with other names for its parties, in order."""
    parties = [replace(p, name=n) for p, n in zip(made.parties, names, strict=False)]
    return replace(made, parties=(*parties, *made.parties[len(parties) :]))


__all__ = [
    "LATER",
    "READING",
    "SENTENCES",
    "SEOUL",
    "day",
    "days",
    "pick",
    "told",
    "with_names",
    "world",
    "write",
]
