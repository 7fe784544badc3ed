"""Measure the ledger: what merging and asking cost as it grows, and whether it survives being
killed.

python bench/ledger.py merges    cost of adding at 10,000, 100,000 and 1,000,000 records
python bench/ledger.py reports [FOLDER [SIZE ...]]   brief, search, add and memory at 1,000 to
100,000 reports; draws docs/ledger-growth.png. Ledgers in FOLDER stay there (9 GB), and what was
filled there once is not filled again
python bench/ledger.py draw F    the plot again, from a file of the lines that "reports" printed
python bench/ledger.py faults    kill -9 at 200 random moments of adding, ruling and merging, and at
200 of migration
Figures are printed as they come, one line of JSON each.
"""

import contextlib
import gzip
import itertools
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import growth
from dragoman.ledger import tables
from dragoman.ledger.answers import Query
from dragoman.ledger.entries import Entry, write_entries
from dragoman.ledger.features import Features
from dragoman.ledger.nodes import regroup
from dragoman.ledger.statements import to_form
from dragoman.ledger.store import Ledger, open_ledger
from dragoman.model.readings import Reading
from dragoman.model.records import Details, Record
from dragoman.model.text import Extent, Report, quote
from dragoman.model.values import Interval, Party, Place

ROOT = Path(__file__).parents[1]
RELEASED = ROOT / "tests" / "fixtures" / "ledgers"
# About how long a migration of a small ledger takes on a busy core.
MIGRATION_SECONDS = 0.08
MOST_RULINGS = 30
AT_ONCE = 500
READY = "ready"
FIRST_DAY = date(1995, 1, 1)
DAYS = 365 * 30
# The busiest states are in the most records, as in the news; 60 states make 1,770 dyads.
STATES = [
    "USA",
    "RUS",
    "CHN",
    "GBR",
    "FRA",
    "DEU",
    "JPN",
    "IND",
    "TUR",
    "IRN",
    "ISR",
    "UKR",
    "KOR",
    "PRK",
    "SAU",
    "EGY",
    "PAK",
    "ITA",
    "BRA",
    "AUS",
    "CAN",
    "MEX",
    "IDN",
    "POL",
    "ESP",
    "NLD",
    "SWE",
    "NOR",
    "GRC",
    "SYR",
    "IRQ",
    "AFG",
    "VNM",
    "PHL",
    "THA",
    "MYS",
    "SGP",
    "ZAF",
    "NGA",
    "KEN",
    "ETH",
    "DZA",
    "MAR",
    "ARE",
    "QAT",
    "KAZ",
    "UZB",
    "AZE",
    "ARM",
    "GEO",
    "SRB",
    "HUN",
    "ROU",
    "BGR",
    "CZE",
    "AUT",
    "CHE",
    "BEL",
    "DNK",
    "FIN",
]
NAMES = [
    "Abel",
    "Borg",
    "Cruz",
    "Diaz",
    "Egger",
    "Fonda",
    "Grau",
    "Haas",
    "Ibsen",
    "Jansen",
    "Koch",
    "Lund",
    "Maier",
    "Nagy",
    "Olsen",
    "Paz",
]
GIVEN = [
    "Ada",
    "Ben",
    "Carla",
    "Dag",
    "Eva",
    "Finn",
    "Gro",
    "Hal",
    "Ida",
    "Jon",
    "Kim",
    "Lea",
    "Max",
    "Nils",
    "Ola",
    "Pia",
]
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
    "water",
    "dams",
    "drones",
    "islands",
    "tariffs",
    "refugees",
    "vaccines",
    "satellites",
    "chips",
    "pipelines",
    "prisoners",
    "monuments",
    "schools",
    "patents",
    "cotton",
    "bridges",
]
KINDS = [
    "meeting",
    "meeting",
    "visit",
    "agreement",
    "transfer",
    "action",
    "action",
    "action",
    "office",
    "office",
    "tie",
    "membership",
]
ITEM_TYPES = {
    "corvettes": "ship", "frigates": "ship", "jets": "aircraft", "drones": "unmanned aircraft",
    "tanks": "armoured vehicle", "howitzers": "artillery", "radars": "radar", "missiles": "missile",
}  # fmt: skip
ITEMS = tuple(ITEM_TYPES)


def main() -> None:
    """Run one measurement."""
    measures: dict[str, Callable[[], None]] = {
        "merges": measure_merges, "reports": measure_reports, "faults": measure_faults,
        "writer": write_until_killed, "migrate": migrate_until_killed, "draw": draw_again,
    }  # fmt: skip
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked not in measures:
        sys.exit(__doc__)
    measures[asked]()


def readings(count: int, seed: int) -> Iterator[Reading]:
    """Made reports; about every third record tells of something that an earlier report told of
    too.
    """
    draw = random.Random(seed)
    recent: list[tuple[str, ...]] = []
    for number in range(count):
        published = FIRST_DAY + timedelta(number * DAYS // count)
        text = f"Report {number}, {draw.choice(MATTERS)}. "
        drafts = []
        for _ in range(draw.randint(2, 5)):
            deed = (
                draw.choice(recent) if recent and draw.random() < 0.35 else invent(draw, published)
            )
            recent.append(deed)
            sentence = say(draw, deed)
            drafts.append((len(text), sentence, deed))
            text += sentence + " "
        del recent[:-200]
        told = Report(published, text, source=f"Paper {draw.randrange(40)}", name=f"made-{number}")
        yield Reading(told, tuple(record(told, *draft) for draft in drafts))


def invent(draw: random.Random, published: date) -> tuple[str, ...]:
    """A deed: kind, two states, two persons, a day, matters, an item."""
    a = STATES[min(int(draw.expovariate(0.09)), len(STATES) - 1)]
    b = draw.choice([state for state in STATES[: draw.choice((10, 30, 60))] if state != a])
    kind = draw.choice(KINDS)
    day = published - timedelta(draw.choice((0, 0, 0, 1, 2, 5)))
    one, other = (f"{draw.choice(GIVEN)} {draw.choice(NAMES)}" for _ in "ab")
    matters = (draw.choice(MATTERS), draw.choice(MATTERS))
    return (kind, a, b, one, other, day.isoformat(), *matters, draw.choice(ITEMS))


def say(draw: random.Random, deed: tuple[str, ...]) -> str:
    """A sentence about a deed, each time in other words."""
    kind, a, b, one, other, _, first, second, item = deed
    who = f"{one} of {a} and {other} of {b}"
    opening = draw.choice(("On the day", "Officials said that", "As told,", "It was reported that"))
    return f"{opening} {who} dealt ({kind}) over {first}, {second} and {item}."


def record(told: Report, start: int, sentence: str, deed: tuple[str, ...]) -> Record:
    """The record that the sentence states."""
    kind, a, b, one, other, iso, first, second, item = deed
    day = date.fromisoformat(iso)
    interval: Interval | None = Interval(day, day)
    roles = {"visit": ("visitor", "host"), "transfer": ("supplier", "recipient"),
             "action": ("source", "target")}.get(kind, ("party", "party"))  # fmt: skip
    roles = ("participant", "participant") if kind == "meeting" else roles
    parties = (Party(roles[0], a, one), Party(roles[1], b, other))
    kind_type, details = kind, Details()
    if kind == "agreement":
        kind_type, details = "memorandum", Details(subject=f"{first} and {second}")
    elif kind == "transfer":
        kind_type, details = ITEM_TYPES[item], Details(item=item, quantity=float(len(one)))
    elif kind == "action":
        kind_type, details = ("ACCUSE", "SUPPORT", "REQUEST")[len(one) % 3], Details(issue=first)
    elif kind == "tie":
        kind_type, details, interval = "alliance", Details(change="in force"), None
        parties = (Party("party", a), Party("party", b))
    elif kind == "membership":
        kind_type, interval = "member", None
        parties = (Party("organisation", "UN"), Party("member", a))
    elif kind == "office":
        kind_type, interval = "Foreign Minister", None
        parties = (Party("holder", a, one),)
    return Record(
        kind=kind,  # type: ignore[arg-type]
        type=kind_type,
        parties=parties,
        date=interval,
        status="actual",
        evidence=(quote(told.text, start, start + len(sentence)),),
        trigger=Extent(start, start + 4),
        rule="made",
        place=Place("Geneva", "CHE") if kind == "meeting" else None,
        details=details,
    )


def measure_merges() -> None:
    """What merging alone costs: entries written in batches, each batch joined to all that is
    there. Processor milliseconds a record of each stretch, making and writing apart.
    """
    sizes = [int(size) for size in sys.argv[2:]] or [10_000, 100_000, 1_000_000]
    new = readings(sizes[-1] // 3, seed=1)
    records = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "merges.sqlite", write=True) as ledger,
    ):
        for size in sizes:
            first, spent = records, Counter[str]()
            while records < size:
                started = time.process_time()
                some = list(itertools.islice(new, AT_ONCE))
                spent["making"] += time.process_time() - started
                added, seconds = merge_batch(ledger, some)
                records += added
                spent.update(seconds)
            show(
                records=records,
                occurrences=ledger.contents().occurrences,
                **{
                    f"{name}_ms": round(1000 * spent[name] / (records - first), 3) for name in spent
                },
                merging_s=round(spent["merging"], 1),
                file_mb=round((Path(folder) / "merges.sqlite").stat().st_size / 1e6),
                memory_mb=memory_mb(),
                load=os.getloadavg()[0],
            )


def merge_batch(ledger: Ledger, some: list[Reading]) -> tuple[int, dict[str, float]]:
    """Write bare reports and their entries, then merge; how many records, and the processor
    seconds of writing, committing included, and of merging.
    """
    entered: dict[str, Features] = {}
    begun = time.process_time()
    with ledger.changing() as connection:
        number = connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one()
        connection.execute(
            tables.reports.insert(),
            [
                {"id": r.report.id, "n": number + n, "published": r.report.published, "text": "",
                 "story": r.report.id}
                for n, r in enumerate(some)
            ],
        )  # fmt: skip
        for reading in some:
            told = reading.report
            rows = [Entry(r.id_in(told), None, None, to_form(r, told)) for r in reading.records]
            entered |= write_entries(connection, told.id, told.published, rows)
        started = time.process_time()
        regroup(connection, frozenset(), entered)
        merging = time.process_time() - started
    writing = time.process_time() - begun - merging
    return sum(len(r.records) for r in some), {"writing": writing, "merging": merging}


def measure_reports() -> None:
    """What the questions of a day cost, at 1,000 to 100,000 reports; drawn into a plot."""
    sizes = [int(size) for size in sys.argv[3:]] or list(growth.SIZES)
    if len(sys.argv) > 2:
        growth.measure(Path(sys.argv[2]), sizes)
        return
    with tempfile.TemporaryDirectory() as folder:
        growth.measure(Path(folder), sizes)


def draw_again() -> None:
    """The plot from figures that an earlier measurement printed."""
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    growth.draw([found for found in map(json.loads, lines) if "brief_s" in found])


def measure_faults() -> None:
    """Kill writers and migrations at random moments; the ledger must open, be sound, and have all
    it acknowledged.

    Two numbers may be given: how many writers, how many migrations (200 each).
    """
    writers, migrations = ([int(n) for n in sys.argv[2:]] + [200, 200])[:2]
    draw = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        kill_writers(Path(folder) / "faults.sqlite", writers, draw)
        kill_migrations(Path(folder), migrations, draw)


def kill_writers(path: Path, times: int, draw: random.Random) -> None:
    """Kill one writer after the other on one ledger, which is begun anew after 20."""
    lost = unsound = acknowledged = 0
    for turn in range(times):
        if turn % 20 == 0:
            path.unlink(missing_ok=True)
        done = kill_a_writer(path, turn, draw)
        acknowledged += len(done)
        with open_ledger(path, write=True) as ledger:
            run = ledger.start_run("bench", "bench", "bench")
            ledger.add(next(readings(1, seed=turn)), run)
            known = {ruling.id for ruling in ledger.rulings()}
            lost += sum(1 for ruling in done if ruling not in known)
            unsound += bool(ledger.check())
    show(writers_killed=times, rulings_acknowledged=acknowledged, rulings_lost=lost,
         unsound=unsound)  # fmt: skip


def kill_migrations(folder: Path, times: int, draw: random.Random) -> None:
    """Kill migrations from nothing and from every earlier schema with data, turn by turn."""
    kept = sorted(RELEASED.glob("*.sqlite.gz"))
    sources = [gzip.decompress(path.read_bytes()) for path in kept if older(path)]
    path = folder / "migrated.sqlite"
    counts = dict.fromkeys(("before", "after", "lost", "unsound"), 0)
    for turn in range(times):
        source = [b"", *sources][turn % (len(sources) + 1)]
        for file in folder.glob("migrated.sqlite*"):
            file.unlink()
        path.write_bytes(source)
        had = rulings_in(path) if source else set()
        kill_a_migration(path, draw)
        counts["before" if schema_in(path) != tables.SCHEMA else "after"] += 1
        with open_ledger(path, write=True) as ledger:
            ledger.add(next(readings(1, seed=turn)), ledger.start_run("bench", "bench", "bench"))
            counts["lost"] += len(had - {ruling.id for ruling in ledger.rulings()})
            counts["unsound"] += bool(ledger.check()) or schema_in(path) != tables.SCHEMA
    show(migrations_killed=times, schemas=len(sources) + 1, killed_before_the_commit=
         counts["before"], killed_after_it=counts["after"], rulings_lost=counts["lost"],
         unsound=counts["unsound"])  # fmt: skip


def older(kept: Path) -> bool:
    """Whether a kept ledger is of a schema before ours."""
    return kept.name.split(".")[0] < tables.SCHEMA


def kill_a_migration(path: Path, draw: random.Random) -> None:
    """Start a process that opens the ledger for writing, and kill it with signal 9 meanwhile."""
    command = [sys.executable, __file__, "migrate", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as migration:
        if migration.stdout is not None:
            migration.stdout.readline()
        time.sleep(draw.uniform(0, MIGRATION_SECONDS))
        migration.send_signal(signal.SIGKILL)


def migrate_until_killed() -> None:
    """Open a ledger for writing, all that it needs being loaded; wait then to be killed."""
    import alembic.autogenerate
    import alembic.command  # noqa: F401 - loading takes longer than migrating

    print(READY, flush=True)
    with open_ledger(Path(sys.argv[2]), write=True):
        time.sleep(60)


def rulings_in(path: Path) -> set[str]:
    """The ids of all rulings of a file of whatever schema."""
    with contextlib.closing(sqlite3.connect(path)) as raw:
        return {ruling for (ruling,) in raw.execute("SELECT id FROM rulings")}


def schema_in(path: Path) -> str | None:
    """The schema of a file, None if it is empty."""
    with contextlib.closing(sqlite3.connect(path)) as raw:
        names = raw.execute(
            "SELECT name FROM sqlite_master WHERE name = ?", (tables.VERSION_TABLE,)
        )
        if names.fetchone() is None:
            return None
        found = raw.execute(f"SELECT version_num FROM {tables.VERSION_TABLE}").fetchone()
        return None if found is None else str(found[0])


def kill_a_writer(path: Path, seed: int, draw: random.Random) -> list[str]:
    """Start a writer, kill it with signal 9 after a while; the rulings that it said were written.

    Every fourth is killed while it starts, the others while they write.
    """
    command = [sys.executable, __file__, "writer", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        if writer.stdout is None:
            return []
        lines = []
        if seed % 4:
            # Counted by what was written, so that a busy machine kills as far into the work.
            lines = [writer.stdout.readline() for _ in range(1 + draw.randrange(MOST_RULINGS))]
            time.sleep(draw.uniform(0, 0.2))
        else:
            time.sleep(draw.uniform(0.2, 1.5))
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.read().splitlines(keepends=True)
    whole = [line.strip() for line in lines if line.endswith("\n")]
    return [line for line in whole if line != READY]


def write_until_killed() -> None:
    """Add, rule and merge for ever; print the id of each ruling once it is written."""
    path, seed = Path(sys.argv[2]), int(sys.argv[3])
    draw = random.Random(seed)
    with open_ledger(path, write=True) as ledger:
        print(READY, flush=True)
        run = ledger.start_run("bench", "bench", "bench")
        for number, reading in enumerate(readings(10_000, seed=seed)):
            ledger.add(reading, run)
            kept = list(ledger.records(Query(report=reading.report.id, with_rejected=True)))
            one = draw.choice(kept)
            moment = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seed * 100_000 + number)
            said = {"by": "Ana", "at": moment, "why": "checked"}
            others = [
                k
                for k in ledger.records(Query(kinds=(one.record.kind,), limit=20))
                if k.id != one.id
            ]
            verdict = draw.choice(("confirm", "reject", "merge", "keep apart"))
            if verdict in ("merge", "keep apart"):
                if not others:
                    continue
                ruling = ledger.rule(verdict, one.id, draw.choice(others).id, **said)  # type: ignore[arg-type]
            else:
                ruling = ledger.rule(verdict, one.id, **said)  # type: ignore[arg-type]
            print(ruling.id, flush=True)


def memory_mb() -> int:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def show(**figures: float) -> None:
    """One line of JSON."""
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
