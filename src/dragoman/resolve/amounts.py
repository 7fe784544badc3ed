"""Amounts: sums of money in any currency, and how many of a thing, as the text gives them."""

import re
from collections.abc import Iterable
from functools import cache

from dragoman.language.tokens import Token
from dragoman.model.values import Amount
from dragoman.rules.lexicons import load_lexicon

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_LOOK_BACK = 24
_DOZEN = 12
_ORDINAL = re.compile(r"(?:first|second|third|last|\dst|\dnd|\drd|th)$")
_UNSURE = "unsure"
_AMERICAN = re.compile(r"\bU\.?S\.? dollar", re.IGNORECASE)


@cache
def _scales() -> dict[str, float]:
    return {t: float(size) for size, ts in load_lexicon("amounts/scales").items() for t in ts}


@cache
def _numbers() -> dict[str, int]:
    return {t: int(value) for value, ts in load_lexicon("amounts/numbers").items() for t in ts}


@cache
def _ranges() -> dict[str, tuple[float, float]]:
    found = {}
    for ends, terms in load_lexicon("amounts/ranges").items():
        low, _, high = ends.partition("-")
        found.update(dict.fromkeys(terms, (float(low), float(high))))
    return found


def _either(terms: Iterable[str]) -> str:
    return "|".join(re.escape(t) for t in sorted(terms, key=lambda t: (-len(t), t)))


@cache
def _money() -> re.Pattern[str]:
    signs = [t for terms in load_lexicon("amounts/currencies").values() for t in terms]
    sign, unit = _either(signs), _either(t for t in signs if t[-1].isalpha())
    scales = _either(_scales())
    scale = rf"(?:[\s-]?(?:{scales})\b)"
    word = rf"\b(?:{_either(_numbers())}|half a|a|an)\b"
    return re.compile(
        rf"(?P<sign>(?<![A-Za-z])(?:{sign}))\.?\s?(?P<n1>{_NUMBER})(?P<s1>{scale}{{0,2}})"
        rf"|(?P<n2>{_NUMBER}|{word})(?P<s2>{scale}{{0,2}})[\s-]"
        rf"(?:U\.?S\.? )?(?P<unit>{unit})(?![A-Za-z])",
        re.IGNORECASE,
    )


@cache
def _about_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(load_lexicon('amounts/about')['about'])})\s$", re.IGNORECASE)


def find_money(text: str) -> tuple[Amount, ...]:
    """Every sum of money in a text, with the ISO 4217 code where the words leave no doubt.

    Example:
        >>> [(a.low, a.currency) for a in find_money("US$1.2 billion (some kroner 9,900)")]
        [(1200000000.0, 'USD'), (9900.0, None)]
    """
    found = []
    for match in _money().finditer(text):
        number = match["n1"] or match["n2"]
        scale = (match["s1"] if match["n1"] else match["s2"]) or ""
        value = round(_value(number) * _scale(scale), 2)
        currency = _currency(match["sign"] or match["unit"], match.group())
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        about = bool(_about_before().search(before))
        found.append(
            Amount(value, value, None, currency, about, match.group(), match.start(), match.end())
        )
    return tuple(found)


def _value(number: str) -> float:
    word = number.casefold().split()[0]
    if word in {"a", "an"}:
        return 1.0
    return 0.5 if word == "half" else float(_numbers().get(word) or float(number.replace(",", "")))


def _scale(words: str) -> float:
    total = 1.0
    for word in re.split(r"[\s-]+", words.casefold().strip()):
        total *= _scales().get(word, 1.0)
    return total


@cache
def _signs() -> dict[str, str]:
    currencies = load_lexicon("amounts/currencies")
    return {t.casefold(): code for code, terms in currencies.items() for t in terms}


def _currency(sign: str, words: str) -> str | None:
    code = _signs()[sign.casefold()]
    if code == _UNSURE and _AMERICAN.search(words):
        return "USD"
    return None if code == _UNSURE else code


def national_currency(amount: Amount, actors: Iterable[str]) -> str | None:
    """The ISO 4217 code of a sum whose words leave it open ("1.8 billion kroner"), by its parties.

    None where the words fit the money of several of the actors, or of none.

    Example: "1.8 billion kroner" between NOR and KOR is NOK.
    """
    words = amount.words.casefold()
    codes = {
        code
        for code, terms in load_lexicon("amounts/national").items()
        for state, _, unit in (t.partition(" ") for t in terms)
        if state in set(actors) and re.search(rf"(?<![a-z]){re.escape(unit)}", words)
    }
    return codes.pop() if len(codes) == 1 else None


def count_of(token: Token) -> Amount | None:
    """How many of a noun: "three corvettes", "up to 100 tanks"; None if not said.

    Of "the first 40 of 140 tanks" it is the 140; `part_of` gives the 40.

    Example: the token "corvettes" of "three corvettes" gives Amount(3, 3).
    """
    for child in reversed(list(token.children)):
        if child.dep_ in {"nummod", "quantmod"} and not _is_part(child):
            value = number_of(child)
            if value is not None:
                value *= _dozens(token) if value < _DOZEN else 1
                return Amount(value, value, token.lemma_, None, _about(child), child.text)
    if _dozens(token) > 1:
        value = float(_dozens(token))
        return Amount(value, value, token.lemma_, None, False, "")
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return None
    outer = token.head.head
    if outer.lower_ in _ranges():
        low, high = _ranges()[outer.lower_]
        return Amount(low, high, token.lemma_, None, True, outer.text)
    units, unit = load_lexicon("amounts/units"), outer.lemma_.lower()
    if unit in units["unit"]:
        return count_of(outer) or (_single(outer) if unit in units["single"] else None)
    value = number_of(outer)
    return None if value is None else Amount(value, value, token.lemma_, None, False, outer.text)


def _dozens(token: Token) -> int:
    """The twelve of "two dozen tanks", which parsers take for a part of the noun; else one."""
    sizes = [_numbers().get(c.lower_, 1) for c in token.children if c.dep_ == "compound"]
    return next((s for s in sizes if s >= _DOZEN), 1)


def part_of(token: Token) -> Amount | None:
    """How many of a counted whole: the 40 of "40 of 140 tanks", the 1 of "first of two ships"."""
    for child in token.children:
        inner = [c for c in child.children if c.dep_ == "quantmod"]
        if child.dep_ == "nummod" and any(c.lower_ == "of" for c in inner):
            values = [v for c in inner if (v := number_of(c)) is not None]
            if values:
                return Amount(values[0], values[0], token.lemma_, None, False, inner[0].text)
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return None
    counted = any(c.dep_ == "nummod" for c in token.children)
    outer = token.head.head
    value = number_of(outer)
    if counted and value is not None:
        return Amount(value, value, token.lemma_, None, False, outer.text)
    if counted and _ORDINAL.search(outer.lower_):
        return Amount(1, 1, token.lemma_, None, False, outer.text)
    return None


def _single(token: Token) -> Amount | None:
    """One of a thing named in the singular with its article: "a coastal radar"."""
    if token.tag_ in {"NN", "NNP"} and any(
        c.dep_ == "det" and c.lower_ in {"a", "an", "one"} for c in token.children
    ):
        return Amount(1, 1, token.lemma_, None, False, "a")
    return None


def single_of(token: Token) -> Amount | None:
    """One, where a noun in the singular has "a" or "an" before it, else None."""
    return _single(token)


def _is_part(token: Token) -> bool:
    if any(c.text in {"$", "€", "£", "%"} for c in token.children):
        return True
    return token.i + 1 < len(token.doc) and token.nbor(1).text == "%"


def number_of(token: Token) -> float | None:
    """The number that a token and its parts give: "1,400", "twenty-six", "two dozen"."""
    word = token.lower_.replace(",", "")
    if re.fullmatch(r"\d+(\.\d+)?", word):
        return float(word)
    numbers = _numbers()
    if word in numbers:
        return _worded(token, numbers[word])
    parts = word.split("-")
    if len(parts) == 2 and all(p in numbers for p in parts):
        return float(numbers[parts[0]] + numbers[parts[1]])
    return None


def _worded(token: Token, value: int) -> float | None:
    """A number word with what stands before it: "two dozen", "forty-two" in pieces, "2 hundred"."""
    parts = [c for c in token.children if c.dep_ in {"compound", "nummod", "quantmod"}]
    if not parts and token.i > 0 and token.nbor(-1).like_num:
        parts = [token.nbor(-1)]
    for child in parts:
        digits = child.lower_.replace(",", "")
        left = float(digits) if digits.isdigit() else float(_numbers().get(child.lower_, 0))
        if left and value >= 12:
            return left + value if value < left else left * value
        if left and left >= 20 > value:
            return left + value
    return float(value)


def _about(token: Token) -> bool:
    return any(c.dep_ in {"advmod", "quantmod"} for c in token.children)
