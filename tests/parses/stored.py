"""Stored parses of the rules' examples: written with the model (`make parses`), read without it.

One file for each file of rules. The first line names the model; each further line is one text with
its tokens, every column joined by spaces: words, whether a space follows, lemmas, parts of speech,
tags, heads (index of the token), labels, names.
"""

import json
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.config import RULES_FOLDER
from dragoman.language.build import load_model, model_name, plain
from dragoman.rules.load import load_coding_rules
from dragoman.rules.marks import parse_marks
from dragoman.rules.shapes import CodingRule

FOLDER = Path(__file__).parent


def texts_of(rule: CodingRule) -> list[str]:
    """The sentences of a rule's examples and counter-examples, without marks."""
    return [
        *(parse_marks(example.text).text for example in rule.example),
        *(counter.text for counter in rule.counter),
    ]


@cache
def read_parses() -> dict[str, Doc]:
    """All stored parses, by text."""
    vocab = spacy.blank("en").vocab
    found: dict[str, Doc] = {}
    for path in sorted(FOLDER.glob("*.jsonl")):
        _, *lines = path.read_text(encoding="utf-8").splitlines()
        for line in lines:
            row = json.loads(line)
            found[row["text"]] = to_doc(vocab, row)
    return found


def to_doc(vocab: Vocab, row: dict[str, str]) -> Doc:
    """The Doc that a line stands for."""
    return Doc(
        vocab,
        words=row["words"].split(" "),
        spaces=[mark == "1" for mark in row["spaces"]],
        lemmas=row["lemmas"].split(" "),
        pos=row["pos"].split(" "),
        tags=row["tags"].split(" "),
        heads=[int(head) for head in row["heads"].split(" ")],
        deps=row["deps"].split(" "),
        ents=row["ents"].split(" "),
    )


def to_row(text: str, doc: Doc) -> dict[str, str]:
    """The line for a Doc."""
    if any(" " in token.text or token.is_space for token in doc):
        raise ValueError(f"double spaces cannot be stored: {text!r}")
    columns = {
        "words": [token.text for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "tags": [token.tag_ for token in doc],
        "heads": [str(token.head.i) for token in doc],
        "deps": [token.dep_ for token in doc],
        "ents": [
            "O" if token.ent_iob_ in {"O", ""} else f"{token.ent_iob_}-{token.ent_type_}"
            for token in doc
        ],
    }
    spaces = "".join("1" if token.whitespace_ else "0" for token in doc)
    return {"text": text, "spaces": spaces} | {k: " ".join(v) for k, v in columns.items()}


def write_parses(folder: Path = FOLDER) -> int:
    """Parse all examples anew and write them; the number of texts."""
    model, head = load_model(), json.dumps({"model": model_name(), "spacy": spacy.__version__})
    files: dict[str, list[str]] = {
        path.stem: [] for path in (RULES_FOLDER / "coding").glob("*.toml")
    }
    for rule in load_coding_rules():
        files[rule.id.partition(".")[0]] += texts_of(rule)
    for old in folder.glob("*.jsonl"):
        old.unlink()
    for name, texts in files.items():
        unique = list(dict.fromkeys(texts))
        docs = model.pipe(plain(text) for text in unique)
        rows = [to_row(text, doc) for text, doc in zip(unique, docs, strict=True)]
        lines = [head, *(json.dumps(row, ensure_ascii=False) for row in rows)]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(map(len, files.values()))


if __name__ == "__main__":
    write_parses()
