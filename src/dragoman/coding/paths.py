"""Paths: the way through the parse from a deed to a word, in names that a judge can learn from."""

from dragoman.language.tokens import Token

FAR = "far"
_LONGEST = 6
# Steps that lead only inside a name or from one of a list to the next.
_WITHIN = frozenset({"conj", "amod", "compound", "poss", "appos", "nmod"})


def path_between(anchor: Token, token: Token) -> str:
    """The steps up from a word and down to another, prepositions named.

    "far" where there is no way, or a longer one than says anything.

    Example: in "Japan signed a treaty with Chad", from "treaty" it is "dobj|nsubj" to "Japan" and
    "|pobj:with" to "Chad".
    """
    above = {anchor.i: 0}
    chain = [anchor]
    for word in anchor.ancestors:
        if len(chain) > _LONGEST:
            break
        above[word.i] = len(chain)
        chain.append(word)
    down: list[str] = []
    current = token
    while current.i not in above:
        if current.dep_ == "pobj":
            down.append(f"pobj:{current.head.lower_}")
        elif current.dep_ != "prep":
            down.append(current.dep_)
        if current.head is current or len(down) > _LONGEST:
            return FAR
        current = current.head
    up = [word.dep_ for word in chain[: above[current.i]]]
    if len(up) + len(down) > _LONGEST:
        return FAR
    return (
        "^".join(d for d in up if d != "conj")
        + "|"
        + ">".join(d for d in reversed(down) if d not in _WITHIN)
    )


def hold_of(token: Token) -> tuple[str, Token]:
    """How a word hangs on the one above it, lists apart, and that one: "with", "treaty"."""
    while token.dep_ in {"conj", "appos"} and token.head is not token:
        token = token.head
    if token.dep_ == "pobj":
        over = token.head
        while over.dep_ == "prep" and over.head is not over:
            over = over.head
        return token.head.lower_, over
    return token.dep_, token.head
