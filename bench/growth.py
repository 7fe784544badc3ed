"""What a ledger's answers cost as it grows: `bench/ledger.py reports`.

One ledger is filled with made reports (`made.py`); at each size a copy of it is kept. Each copy is
then asked by a process of its own, so that its memory is its own, and by the program's commands as
a user runs them, start included.
"""

import itertools
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from dragoman.ask.brief import brief
from dragoman.ask.counts import count_plain
from dragoman.ask.search import search
from dragoman.ask.timeline import timeline
from dragoman.ledger.answers import Query
from dragoman.ledger.store import Ledger, open_ledger
from dragoman.ledger.tables import entry_dyads
from dragoman.show.cli.names import name_of
from made import corpus_sources, made_readings

ROOT = Path(__file__).parents[1]
PLOT = ROOT / "docs" / "ledger-growth.png"
PROGRAM = Path(sys.executable).with_name("dragoman")
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
SEED = 2
AT_ONCE, ADDED, TIMES = 500, 20, 5
Figures = dict[str, float]


def measure(folder: Path, sizes: list[int]) -> None:
    """Fill what is not there yet, ask at every size, draw; a line of JSON for each step."""
    folder.mkdir(parents=True, exist_ok=True)
    fill(folder, sizes)
    found = []
    for size in sizes:
        path = ledger_of(folder, size)
        with open_ledger(path, write=True) as ledger:  # renewed if of an older schema
            pair = busiest(ledger)
        asked = [sys.executable, __file__, str(path)]
        answer = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        found.append(json.loads(answer) | commands(path, pair) | {"load": os.getloadavg()[0]})
        print(json.dumps(found[-1]), flush=True)
    if len(sizes) > 2:
        draw(found)


def ledger_of(folder: Path, size: int) -> Path:
    """Where the ledger of a size is kept."""
    return folder / f"reports-{size}.sqlite"


def fill(folder: Path, sizes: list[int]) -> None:
    """One growing ledger, copied at each size; it goes on where it was stopped."""
    growing = folder / "growing.sqlite"
    kept = [size for size in sizes if ledger_of(folder, size).exists()]
    if kept[-1:] == sizes[-1:]:
        return
    if not growing.exists() and kept:
        shutil.copy(ledger_of(folder, kept[-1]), growing)
    with open_ledger(growing, write=True) as ledger:
        there = ledger.contents().reports
    new = itertools.islice(made_readings(sizes[-1], SEED, corpus_sources()), there, None)
    for size in (size for size in sizes if size not in kept):
        cpu_s, first = 0.0, there
        with open_ledger(growing, write=True) as ledger:
            run = ledger.start_run("bench", "bench", "bench")
            while there < size:
                some = list(itertools.islice(new, min(AT_ONCE, size - there)))
                started = time.process_time()
                ledger.add_many(some, run)
                cpu_s += time.process_time() - started
                there += len(some)
        ms = round(1000 * cpu_s / max(1, size - first), 2)
        megabytes = round(growing.stat().st_size / 1e6)
        print(
            json.dumps(
                {"filled": size, "from": first, "adding_cpu_s": round(cpu_s),
                 "cpu_ms_a_report": ms, "file_mb": megabytes}
            ), flush=True,
        )  # fmt: skip
        shutil.copy(growing, ledger_of(folder, size))
    growing.unlink()


def ask(path: Path) -> Figures:
    """Questions to one ledger from within a program, and adding to it."""
    with open_ledger(path) as ledger:
        contents = ledger.contents()
        a, b = busiest(ledger)
        pair = Query(pair=(a, b))
        figures: Figures = {
            "reports": contents.reports,
            "records": sum(contents.records.values()),
            "pair_occurrences": len(list(ledger.occurrences(pair))),
        }
        questions: dict[str, Callable[[], object]] = {
            "brief": lambda: brief(ledger, (a, b), name_of),
            "offices": lambda: [ledger.office_holders(x, contents.last_day) for x in (a, b)],
            "timeline": lambda: timeline(ledger, (a, b), name_of),
            "counts": lambda: count_plain(ledger, pair),
            "search_rare": lambda: search(ledger, "energy railway agreement"),
            "search_common": lambda: search(ledger, "president"),
            "search_pair": lambda: search(ledger, "energy", pair),
        }
        for name, question in questions.items():
            figures |= timed(name, question, TIMES)
    figures["memory_asking_mb"] = memory_mb()
    with open_ledger(path, write=True) as ledger:
        run = ledger.start_run("bench", "bench", "bench")
        # Other reports each time, since adding the same again writes nothing.
        more = made_readings(ADDED, contents.reports, corpus_sources())
        added = [timed("add_one", partial(ledger.add, one, run), 1) for one in more]
    slowest = {name: max(one[name] for one in added) for name in added[0]}
    return figures | slowest | {"memory_mb": memory_mb()}


def busiest(ledger: Ledger) -> tuple[str, str]:
    """The two states that most records are about."""
    dyad = (entry_dyads.c.a, entry_dyads.c.b)
    most = sa.select(*dyad).group_by(*dyad).order_by(sa.func.count().desc(), *dyad).limit(1)
    with ledger.reading() as connection:
        a, b = connection.execute(most).one()
    return a, b


def commands(path: Path, pair: tuple[str, str]) -> Figures:
    """The program's commands from start to end, and one that asks nothing."""
    asked = {
        "version": ["--version"],
        "brief": ["brief", *pair],
        "timeline": ["timeline", *pair],
        "search": ["search", "president"],
        "search_of": ["search", "--of", pair[0], "--of", pair[1], "energy"],
        "counts": ["counts", *pair],
    }
    found: Figures = {}
    for name, words in asked.items():
        found |= timed(f"command_{name}", partial(_run, path, words), 3)
    return found


def _run(path: Path, words: list[str]) -> None:
    subprocess.run(
        [PROGRAM, *words], check=True, capture_output=True,
        env={**os.environ, "DRAGOMAN_LEDGER": str(path)},
    )  # fmt: skip


def timed(name: str, work: Callable[[], object], times: int) -> Figures:
    """Seconds on the wall and of the processor, ours and of what we start; the median of several
    times, so that neither loading nor what else the machine does weighs much.
    """
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), cpu_s()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(cpu_s() - cpu)
    return {
        f"{name}_s": round(statistics.median(walls), 4),
        f"{name}_cpu_s": round(statistics.median(cpus), 4),
    }


def cpu_s() -> float:
    """Processor seconds of this process and of those that it started and that ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def memory_mb() -> int:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def draw(found: list[Figures]) -> None:
    """The plot in docs."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4.5))
    for name, label in (
        ("command_brief", "`dragoman brief` of the busiest pair, start included"),
        ("brief", "brief of the busiest pair"),
        ("add_one", "add one report (slowest of 20)"),
        ("search_common", "search, one common word"), ("search_rare", "search, three words"),
    ):  # fmt: skip
        spent = [f[f"{name}_cpu_s"] for f in found]
        axes.plot([f["reports"] for f in found], spent, marker="o", label=label)
    axes.set(xscale="log", yscale="log", xlabel="reports in the ledger", ylabel="processor seconds")
    axes.set_title("What the ledger's answers cost as it grows")
    axes.grid(visible=True, alpha=0.3)
    axes.legend(frameon=False, fontsize=8)
    figure.tight_layout()
    figure.savefig(PLOT, dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    print(json.dumps(ask(Path(sys.argv[1]))))
