"""Parse a report: paragraphs, each a spaCy Doc, and the sentences in them.

Normalising keeps the length of the text, character by character, so that every offset of a token
is an offset of the report's text.
"""

import importlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from dragoman.config import LANGUAGE_MODELS
from dragoman.errors import ConfigError
from dragoman.language.tokens import Span, Token, copy_tokens
from dragoman.model.text import Extent, Report
from dragoman.rules.lexicons import load_lexicon

# One character for one: curly quotes, odd spaces and dashes that the model was not trained on,
# and halves of characters that no model can read.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | dict.fromkeys("\u00a0\u2009\u202f\u2007\u200a\u2003\u2002\t\r\u200b\ufeff", " ")
    | {"‐": "-", "‑": "-", "−": "-"}
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "?")
)

# Markdown: the marks of bold and italics, and where a link leads; its words are the report's.
_MARKUP = re.compile(r"\*{1,3}|\[(?=[^\[\]\n]+\]\(https?://)|(?<=\S)\]\(https?://[^\s()]*\)")

_BREAK = re.compile(r"\n[ \t\r\u00a0]*(?:\n[ \t\r\u00a0]*)*")
_WRAP_CHARS = 55  # a shorter line that ends without a stop is a heading, not a wrapped line
_WRAP_AT_MOST = 100
_BULLETS = "-*•·–—◦▪"
_MANY_CAPITALS = 0.6
_SENTENCE_TOKENS = 200


@dataclass(frozen=True)
class Sentence:
    """One sentence: its words, and how far its paragraph stands into the report's text."""

    index: int
    paragraph: int
    span: Span
    base: int
    report: Report

    @cached_property
    def extent(self) -> Extent:
        """Its place in the report's text, without spaces around it."""
        words = [t for t in self.span if not t.is_space]
        if not words:
            start = self.start_of(self.span.tokens[0])
            return Extent(start, start)
        return Extent(self.start_of(words[0]), self.end_of(words[-1]))

    def start_of(self, token: Token) -> int:
        """Where a token begins in the report's text."""
        return self.base + token.idx

    def end_of(self, token: Token) -> int:
        """Where a token ends in the report's text."""
        return self.base + token.idx + len(token.text)

    def entity_at(self, token: Token) -> Span | None:
        """The named thing, wholly inside the sentence, that a token is part of."""
        entity, span = token.entity, self.span
        if entity is None or entity.start < span.start or entity.end > span.end:
            return None
        return entity

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.span]

    def touched(self, start_char: int, end_char: int) -> list[Token]:
        """The tokens, spaces apart, that a stretch of the report's text touches."""
        first, last = start_char - self.base, end_char - self.base
        begin = max(0, bisect_right(self._starts, first) - 1)
        within = self.span.tokens[begin : bisect_left(self._starts, last)]
        return [t for t in within if not t.is_space and t.idx + len(t.text) > first]

    def words(self, start: int, end: int) -> str:
        """The report's own words from one token of the Doc up to, not including, another."""
        if start >= end:
            return ""
        doc = self.span.doc
        return self.report.text[self.start_of(doc[start]) : self.end_of(doc[end - 1])]


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A report and its sentences, in the order of the text."""

    report: Report
    sentences: tuple[Sentence, ...]


def paragraphs(text: str) -> list[Extent]:
    """The paragraphs of a text; a line broken inside a sentence does not end one.

    Example: two for "One line⏎that goes on.⏎⏎Two.", where ⏎ ends a line.
    """
    found: list[Extent] = []
    start = 0
    for match in _BREAK.finditer(text):
        if _goes_on(text, start, match):
            continue
        _append(found, text, start, match.start())
        start = match.end()
    _append(found, text, start, len(text))
    return found


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence before a line break goes on after it."""
    if match.group().count("\n") > 1 or match.end() >= len(text):
        return False
    line = text[text.rfind("\n", start, match.start()) + 1 : match.start()].rstrip()
    if not line or line[-1] in ".!?:;\"'”’)":
        return False
    return text[match.end()].islower() or (
        _WRAP_CHARS < len(line) < _WRAP_AT_MOST
        and text[match.end()] not in _BULLETS
        and (line[-1].isalnum() or line[-1] in ",-")
        and not _is_heading(line)
    )


def _is_heading(line: str) -> bool:
    """Whether most of a line's long words are capitalised."""
    words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    return bool(words) and capitals / len(words) > _MANY_CAPITALS


def _append(found: list[Extent], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    right = len(stretch.rstrip())
    if right > left:
        found.append(Extent(start + left, start + right))


def plain(text: str) -> str:
    """The text as the model should read it: as long as before, character by character.

    Example: plain("**Oslo** “won”") -> '  Oslo   "won"'
    """
    bare = _MARKUP.sub(lambda mark: " " * len(mark.group()), text)
    return bare.translate(_PLAIN).replace("\n", " ")


@cache
def load_model() -> Language:
    """The English model, loaded once in a process.

    Raises: ConfigError where no known model is installed.
    """
    for name in LANGUAGE_MODELS:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        model: Language = module.load()
        _keep_abbreviations(model)
        _split_inside_words(model)
        model.add_pipe("right_lemmas", after="lemmatizer")
        return model
    raise ConfigError(f"no English model: install one of {', '.join(LANGUAGE_MODELS)}")


def _keep_abbreviations(model: Language) -> None:
    """A full stop behind an honorific ("Smt.", "Rt. Hon.") ends no sentence."""
    titles = load_lexicon("language/titles")
    tokenizer = model.tokenizer
    for term in titles["honorific"] | titles["rank"]:
        if term.endswith(".") and isinstance(tokenizer, Tokenizer):
            for spelling in {term.capitalize(), term.upper() if len(term) < 5 else term.title()}:
                tokenizer.add_special_case(spelling, [{ORTH: spelling}])
    model.add_pipe("honorific_stops", before="parser")


def _split_inside_words(model: Language) -> None:
    """A bracket behind a name without a space begins a word ("Rehak(Slovak Republic)"), and a
    hyphen behind a full stop parts two ("U.S.-China").
    """
    tokenizer = model.tokenizer
    if isinstance(tokenizer, Tokenizer):
        bracket, hyphen = r"(?<=[^\W\d_])[(\[](?=[^\W\d_])", r"(?<=[A-Z]\.)[-–](?=[A-Z])"
        infixes = [*(model.Defaults.infixes or ()), bracket, hyphen]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


@cache
def _lemmas() -> dict[str, str]:
    forms = load_lexicon("language/lemmas")
    return {form: lemma for lemma, group in forms.items() for form in group}


@Language.component("right_lemmas")
def _right_lemmas(doc: Doc) -> Doc:
    """Words that the model takes for forms of others: "staged" of "stag", "taxes" of "taxis"."""
    lemmas = _lemmas()
    for token in doc:
        if token.tag_[:1] in "VN" and token.lower_ in lemmas:
            token.lemma_ = lemmas[token.lower_]
    return doc


@Language.component("honorific_stops")
def _honorific_stops(doc: Doc) -> Doc:
    titles = load_lexicon("language/titles")
    stops = titles["honorific"] | titles["rank"]
    for token in doc[:-1]:
        if token.lower_ in stops and token.text.endswith("."):
            doc[token.i + 1].is_sent_start = False
    return doc


def model_name() -> str:
    """Name and version of the model in use."""
    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse_many(chosen: Iterable[tuple[Report, Sequence[Extent]]]) -> Iterator[ParsedReport]:
    """Parse the chosen paragraphs of each report, several reports at a time."""
    model = load_model()
    jobs = list(chosen)
    texts = (
        (plain(extent.of(report.text)), (number, extent.start))
        for number, (report, extents) in enumerate(jobs)
        for extent in extents
    )
    parsed: list[list[tuple[int, Doc]]] = [[] for _ in jobs]
    for doc, (number, base) in model.pipe(texts, as_tuples=True, batch_size=64):
        parsed[number].append((base, doc))
    for (report, _), docs in zip(jobs, parsed, strict=True):
        yield ParsedReport(report, tuple(_sentences(report, docs)))


def _sentences(report: Report, docs: list[tuple[int, Doc]]) -> Iterator[Sentence]:
    index = 0
    for paragraph, (base, doc) in enumerate(docs):
        words = copy_tokens(doc)
        for whole in doc.sents:
            # What has no full stop for so long is a table or a list, no sentence.
            for start in range(whole.start, whole.end, _SENTENCE_TOKENS):
                span = Span(words, start, min(start + _SENTENCE_TOKENS, whole.end))
                if any(not t.is_space for t in span):
                    yield Sentence(index, paragraph, span, base, report)
                    index += 1
