"""Amounts: sums of money in any currency, and how many of a thing, as the text gives them."""

import re
from functools import cache

from spacy.tokens import Token

from dragoman.model.values import Amount
from dragoman.rules.lexicons import load_lexicon

_SCALES = {"thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "crore": 1e7,
           "crores": 1e7, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12}  # fmt: skip
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
          "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
          "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
          "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12,
          "half": 0.5, "couple": 2, "pair": 2, "both": 2}  # fmt: skip
_RANGES = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999), "several": (3, 9)}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALE = r"(?:[\s-]?(?:" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")\b)"


@cache
def _money() -> re.Pattern[str]:
    lexicon = load_lexicon("amounts/currencies")
    signs = sorted((t for terms in lexicon.values() for t in terms), key=len, reverse=True)
    sign = "|".join(re.escape(s) for s in signs)
    return re.compile(
        rf"(?P<sign>(?<![A-Za-z])(?:{sign}))\.?\s?(?P<n1>{_NUMBER})(?P<s1>{_SCALE}?(?:\s(?:crore|million|billion)\b)?)"
        rf"|(?P<n2>{_NUMBER}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half a|a)\b)(?P<s2>{_SCALE}?)[\s-]"
        rf"(?:U\.?S\.? )?(?P<unit>{sign})(?![A-Za-z])",
        re.IGNORECASE,
    )


def find_money(text: str) -> tuple[Amount, ...]:
    """Every sum of money in a text, with the ISO 4217 code where the words leave no doubt.

    Example:
        >>> [(a.low, a.currency) for a in find_money("a deal worth US$1.2 billion (Rs 9,900 crore)")]
        [(1200000000.0, 'USD'), (99000000000.0, 'INR')]
    """
    found = []
    for match in _money().finditer(text):
        number = match["n1"] or match["n2"]
        scale = (match["s1"] if match["n1"] else match["s2"]) or ""
        value = _value(number) * _scale(scale)
        currency = _currency(match["sign"] or match["unit"])
        about = bool(re.search(r"\b(?:about|some|around|nearly|almost|over|more than|up to|at least|roughly|approximately|an estimated)\s$", text[: match.start()][-20:]))
        found.append(Amount(value, value, None, currency, about, match.group(), match.start(), match.end()))
    return tuple(found)


def _value(number: str) -> float:
    word = number.casefold().split()[0]
    return float(_WORDS[word]) if word in _WORDS else float(number.replace(",", ""))


def _scale(words: str) -> float:
    total = 1.0
    for word in re.split(r"[\s-]+", words.casefold().strip()):
        total *= _SCALES.get(word, 1.0)
    return total


@cache
def _signs() -> dict[str, str]:
    return {t.casefold(): code for code, terms in load_lexicon("amounts/currencies").items() for t in terms}


def _currency(sign: str) -> str | None:
    code = _signs()[sign.casefold()]
    return None if code == "unsure" else code


def count_of(token: Token) -> Amount | None:
    """How many of a noun: "three corvettes", "up to 100 tanks", "dozens of shells"; None if not said.

    Example: the token "corvettes" of "three corvettes" gives Amount(3, 3).
    """
    for child in token.children:
        if child.dep_ == "nummod" and not _is_part(child):
            value = _number(child)
            if value is not None:
                return Amount(value, value, token.lemma_, None, _about(child), child.text)
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in _RANGES:
        low, high = _RANGES[head.head.lower_]
        return Amount(low, high, token.lemma_, None, True, head.head.text)
    if token.dep_ == "pobj" and head.lower_ == "of" and _number(head.head) is not None:
        value = _number(head.head) or 0.0
        return Amount(value, value, token.lemma_, None, False, head.head.text)
    return None


def _is_part(token: Token) -> bool:
    return any(c.text in {"$", "€", "£", "%"} for c in token.children) or token.nbor(1).text == "%" if token.i + 1 < len(token.doc) else False


def _number(token: Token) -> float | None:
    word = token.lower_.replace(",", "")
    scale = 1.0
    for child in token.children:
        if child.dep_ == "compound" and child.lower_.replace(",", "").replace(".", "").isdigit():
            return float(child.lower_.replace(",", "")) * _SCALES.get(word, _WORDS.get(word, 1))
        if child.dep_ == "compound" and child.lower_ in _WORDS:
            scale = _WORDS[child.lower_]
    if re.fullmatch(r"\d+(\.\d+)?", word):
        return float(word)
    if word in _WORDS and (token.like_num or word in {"dozen", "couple", "pair", "both"}):
        return float(_WORDS[word]) * (scale if _WORDS[word] >= 100 else 1) if word not in {"a", "an", "half"} else None
    parts = word.split("-")
    if len(parts) == 2 and all(p in _WORDS for p in parts):
        return float(_WORDS[parts[0]] + _WORDS[parts[1]])
    return None


def _about(token: Token) -> bool:
    return any(c.dep_ in {"advmod", "quantmod"} for c in token.children)
