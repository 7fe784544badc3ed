"""The words of an amount of money, cut from the evidence of a transfer."""

import re

from dragoman.model.records import Record

_MONEY = re.compile(
    r"(?:[A-Z]{2,3}\s?)?[$€£¥₹₺₽₩]\s?\d[\d,.]*(?:\s?(?:million|billion|trillion|bn|mn|m|b)\b)?"
    r"|\b(?:[A-Z]{3}\s)?\d[\d,.]*\s(?:million|billion|trillion)?\s?"
    r"(?:US\s)?(?:dollars?|euros?|pounds?|yen|yuan|rupees?|roubles?|rubles?|lira|riyals?|dirhams?|"
    r"crowns?|won|francs?|[A-Z]{3})\b"
)


def value_text(record: Record) -> str:
    """The amount as written, or empty where no value is stated.

    The field's own evidence where the coder kept it and it is shorter than a sentence, else
    the first sum
    of money in the record's evidence.
    """
    if record.details.value is None:
        return ""
    quotes = [f.evidence.quote for f in record.fields if f.field == "details.value"]
    quotes += [evidence.quote for evidence in record.evidence]
    found = (_MONEY.search(quote) for quote in quotes)
    return next((match.group().strip() for match in found if match is not None), "")
