"""A small ledger about one pair of states, made by hand, so that what is asked of it is known."""

from tests.build import days, reading, record, report

from dragoman.ledger.store import Ledger

NAMES = {"TUR": "Türkiye", "MYS": "Malaysia", "OIC": "Islamic Cooperation", "JPN": "Japan"}

OLD = report(
    "Diplomatic relations between Türkiye and Malaysia date from 1964. Both sit in the OIC.",
    "2014-01-11", source="Gazette",
)  # fmt: skip
ORDER = report(
    "Malaysia on Monday ordered three corvettes from Türkiye, due by the end of 2027. "
    "Prime Minister Anwar Ibrahim will visit Ankara in September.",
    "2024-06-10", source="Wire <One>", title="Ships & more", url="https://example.org/ships",
)  # fmt: skip
AGAIN = report("Three warships were ordered from Türkiye by Malaysia.", "2024-06-11", source=None)
TALKS = report(
    "Minister Güler met Minister Khaled in Kuala Lumpur on Tuesday. "
    "Türkiye and Malaysia raised relations to a strategic partnership.",
    "2024-08-20", source="Agency", url="javascript:alert(1)",
)  # fmt: skip
BLAME = report("Malaysia blamed Türkiye for the delay.", "2025-02-03", source="Agency")


def name_of(actor: str) -> str:
    return NAMES.get(actor, actor)


def fill(ledger: Ledger) -> None:
    """Add the readings of all reports above."""
    run = ledger.start_run("test", "rules", "model")
    for made in (_old(), _order(), _again(), _talks(), _blame()):
        ledger.add(made, run)


def _old():
    return reading(
        OLD,
        record(OLD, "Diplomatic relations between Türkiye and Malaysia date from 1964.", "tie",
               "diplomatic relations", "party TUR", "party MYS",
               date=days("1964-01-01", "1964-12-31"), details={"change": "established"}),
        record(OLD, "Both sit in the OIC.", "membership", "member", "organisation OIC",
               "member TUR"),
        record(OLD, "sit in the OIC.", "membership", "member", "organisation OIC", "member MYS"),
    )  # fmt: skip


def _order():
    first, second = ORDER.text.split("2027. ")
    return reading(
        ORDER,
        record(ORDER, first + "2027.", "transfer", "ship", "supplier TUR", "recipient MYS",
               date=days("2024-06-10"), status="planned",
               details={"item": "corvettes", "quantity": 3, "delivery": days(None, "2027-12-31")}),
        record(ORDER, second, "visit", "visit", "visitor MYS Anwar Ibrahim", "host TUR",
               date=days("2024-09-01", "2024-09-30"), status="planned"),
        record(ORDER, "Prime Minister Anwar Ibrahim", "office", "Prime Minister",
               "holder MYS Anwar Ibrahim"),
    )  # fmt: skip


def _again():
    return reading(
        AGAIN,
        record(AGAIN, AGAIN.text, "transfer", "ship", "supplier TUR", "recipient MYS",
               date=days("2024-06-10"), status="planned",
               details={"item": "warships", "quantity": 3}),
    )  # fmt: skip


def _talks():
    first, second = TALKS.text.split(". ", 1)
    return reading(
        TALKS,
        record(TALKS, first + ".", "meeting", "meeting", "participant TUR Güler",
               "participant MYS Khaled", date=days("2024-08-20")),
        record(TALKS, second, "tie", "strategic partnership", "party TUR", "party MYS",
               date=days("2024-08-20"), details={"change": "upgraded"}),
    )  # fmt: skip


def _blame():
    return reading(
        BLAME,
        record(BLAME, BLAME.text, "action", "ACCUSE", "source MYS", "target TUR",
               date=days("2025-02-03"), details={"issue": "the delay"}),
    )  # fmt: skip
