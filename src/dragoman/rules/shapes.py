"""The shape of coding rules: TOML entries, each with examples and counter-examples inside."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from dragoman.model.records import Kind, Status

_Id = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z0-9_]+$")]
# Lower case, single spaces, or "@" and the name of a class of words in `coding/classes.csv`.
_Term = Annotated[str, StringConstraints(pattern=r"^(?:@[a-z_]+|[^\sA-Z@]+(?: [^\sA-Z@]+)*)$")]
_Place = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:subject|object|owner|between|dative|clause|place|crowd|prep:[a-z]+(?:,[a-z]+)*)$"
    ),
]
_Code = Annotated[str, StringConstraints(min_length=2)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expect(_Closed):
    """What a rule must give for an example: the codes of both sides, and the status."""

    source: tuple[_Code, ...] = ()
    target: tuple[_Code, ...] = ()
    status: Status = "actual"


class Example(_Closed):
    """A sentence with marks (see `marks`) in which the rule must see its record."""

    text: str
    published: str = "2024-08-20"
    expect: Expect


class Counter(_Closed):
    """A sentence, without marks, in which this rule must see nothing, and why."""

    text: str
    published: str = "2024-08-20"
    why: Annotated[str, StringConstraints(min_length=3)]


class CodingRule(_Closed):
    """One way in which a text states a record.

    `verbs` and `nouns` are lemmas that trigger it ("call on" is a verb with its particle or
    preposition, "joint statement" a noun with what stands before it). `object` narrows verbs to
    objects of these lemmas, and nouns to those that are of such ("release of hostages");
    `unless` lets verbs with one of these as object go; `clause` narrows them to a clause that
    one of these verbs governs; "@name" stands for a class of words. `source` and `target` are
    places to look for the parties, the first that yields any wins: `subject`, `object`,
    `owner`, `between`, `dative`, `clause`, `place`, `crowd`, `prep:on,against`. `said`: the deed
    is in the saying. `reciprocal`: equals, all on one side. `needs`: which sides must be found.
    `aim`, `modes`, `facets`: what the schemes need to know, where the words leave no doubt.
    """

    id: _Id
    kind: Kind
    type: str
    verbs: tuple[_Term, ...] = ()
    nouns: tuple[_Term, ...] = ()
    object: tuple[_Term, ...] = ()
    unless: tuple[_Term, ...] = ()
    clause: tuple[_Term, ...] = ()
    source: tuple[_Place, ...] = ("subject",)
    target: tuple[_Place, ...] = ("object",)
    said: bool = False
    reciprocal: bool = False
    needs: Literal["both", "source", "target", "two"] = "both"
    status: Status | None = None
    aim: str | None = None
    modes: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    cite: str = ""
    example: tuple[Example, ...] = ()
    counter: tuple[Counter, ...] = ()


class RuleFile(_Closed):
    """A file of rules."""

    rule: tuple[CodingRule, ...]
