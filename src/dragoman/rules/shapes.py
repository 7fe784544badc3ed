"""The shape of coding rules: TOML entries, each with examples and counter-examples inside."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dragoman.model.records import Kind, Status

_Id = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z0-9_]+$")]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(_Closed):
    """A sentence in which the rule must see its record, with the codes it must give."""

    text: str
    published: str = "2024-08-20"
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    status: Status | None = None


class Counter(_Closed):
    """A sentence in which this rule must see nothing, and why."""

    text: str
    why: str


class CodingRule(_Closed):
    """One way in which a text states a record.

    `verbs` and `nouns` are lemmas that trigger it ("call on" is a verb with its particle or
    preposition). `object` narrows a verb to objects of these lemmas. `source` and `target` are
    places to look for the parties, the first that yields any wins: `subject`, `object`, `owner`,
    `between`, `all`, `prep:on,against`. `said`: the deed is in the saying. `needs`: which sides
    must be found.
    """

    id: _Id
    kind: Kind
    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    source: tuple[str, ...] = ("subject",)
    target: tuple[str, ...] = ("object",)
    said: bool = False
    reciprocal: bool = False
    needs: Literal["both", "source", "target", "two"] = "both"
    status: Status | None = None
    aim: str | None = None
    modes: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    cite: str = ""
    example: tuple[Example, ...] = Field(default=())
    counter: tuple[Counter, ...] = Field(default=())


class RuleFile(_Closed):
    """A file of rules."""

    rule: tuple[CodingRule, ...]
