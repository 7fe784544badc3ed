"""Relations by the learned scorer, in the form that `score_relations.py` takes.

    bench/relations.py classify DATA -o OUT      source and target are given: name the type
    bench/relations.py e2e DATA -o OUT           the sentence alone: who did what to whom

DATA has a line `{"id", "text", "events": [{"source", "target", "source_spans", "target_spans"}]}`
for each sentence (`e2e` reads the text only). The scorer knows our types; where the benchmark
follows the published CAMEO-to-PLOVER table and we do not (CODEBOOK, section 11), `PUBLISHED`
translates, type and finer part by type and finer part.
"""

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path

from spacy.tokens import Doc

from dragoman.coding.scorer import PairScore, Scorer
from dragoman.language.build import load_model

# Ours → the benchmark's: a sanction is COERCE there, a conviction ACCUSE, an apology SUPPORT, a
# promise to yield AGREE, a blockade and an occupation ASSAULT, destroyed property COERCE.
PUBLISHED: dict[str, str] = json.loads(
    (Path(__file__).parent / "published.json").read_text(encoding="utf-8")
)["types"]
MOST_MENTIONS = 14
NO_PARTY = {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"}

Span = tuple[int, int]
Event = dict[str, str | list[int]]


def published(score: PairScore) -> dict[str, float]:
    """Probabilities of the benchmark's types, none left out."""
    sums: dict[str, float] = defaultdict(float)
    for name, value in score.parts.items():
        if name != "NONE":
            sums[PUBLISHED.get(name, name)] += value
    return dict(sums)


def best_type(types: Mapping[str, float]) -> str:
    """The likeliest type."""
    return max(types, key=types.__getitem__)


def span_of(text: str, event: Mapping[str, object], role: str) -> Span:
    """Where a given party stands; the whole sentence when it is not named there."""
    spans = event.get(f"{role}_spans")
    if isinstance(spans, list) and spans:
        return int(spans[0][0]), int(spans[0][1])
    found = re.search(re.escape(str(event[role])), text, re.I)
    return found.span() if found else (0, len(text))


def classify(scorer: Scorer, row: dict[str, object], marked: bool) -> list[Event]:
    """The type of each event whose source and target are given."""
    text, events = str(row["text"]), row["events"]
    found: list[Event] = []
    for event in events if isinstance(events, list) else []:
        spans = [span_of(text, event, "source"), span_of(text, event, "target")]
        score = scorer.score(text, spans, [(0, 1)], marked=marked)[0]
        named = {role: str(event[role]) for role in ("source", "target")}
        found.append({**named, "type": best_type(published(score))})
    return found


def candidates(doc: Doc) -> list[Span]:
    """Whatever may be a party: noun phrases, without those that are dates, sums and pronouns."""
    spans = []
    for chunk in doc.noun_chunks:
        root = chunk.root
        if root.pos_ == "PRON" or root.ent_type_ in NO_PARTY:
            continue
        spans.append((chunk.start_char, chunk.end_char))
    return spans[:MOST_MENTIONS]


def find_events(scorer: Scorer, doc: Doc, marked: bool) -> list[Event]:
    """The one most likely relation of a sentence, if any pair of its noun phrases has one."""
    spans = candidates(doc)
    pairs = list(permutations(range(len(spans)), 2))
    scores = scorer.score(doc.text, spans, pairs)
    if not scores:
        return []
    order = sorted(range(len(pairs)), key=lambda n: -scores[n].related)
    a, b = pairs[order[0]]
    score = scores[order[0]]
    if marked:
        score = scorer.score(doc.text, spans, [(a, b)], marked=True)[0]
    source, target = spans[a], spans[b]
    return [
        {
            "source": doc.text[source[0] : source[1]],
            "target": doc.text[target[0] : target[1]],
            "source_span": list(source),
            "target_span": list(target),
            "type": best_type(published(score)),
        }
    ]


def answer(
    setting: str, rows: list[dict[str, object]], marked: bool
) -> Iterator[dict[str, object]]:
    """The system's line for each sentence."""
    scorer = Scorer.load()
    if setting == "classify":
        for row in rows:
            yield {"id": row["id"], "events": classify(scorer, row, marked)}
        return
    docs = load_model().pipe((str(row["text"]) for row in rows), batch_size=64)
    for row, doc in zip(rows, docs, strict=True):
        yield {"id": row["id"], "events": find_events(scorer, doc, marked)}


def main() -> int:
    """Write the answers; say on standard error how long a sentence took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("setting", choices=["classify", "e2e"])
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--marked", action="store_true", help="read anew for each pair: dearer")
    arguments = parser.parse_args()
    lines = arguments.data.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    began = time.perf_counter()
    answers = list(answer(arguments.setting, rows, arguments.marked))
    spent = time.perf_counter() - began
    with arguments.out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in answers)
    each = 1000 * spent / max(1, len(rows))
    print(f"{len(rows)} sentences, {each:.2f} ms a sentence", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
