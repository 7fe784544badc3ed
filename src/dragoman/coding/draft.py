"""What a coder has before it: the parsed report with its mentions, speech, times, and home."""

from dataclasses import dataclass, field

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mentions
from dragoman.language.speakers import Speech
from dragoman.language.tokens import Token
from dragoman.model.text import Report
from dragoman.resolve.places import country_of
from dragoman.resolve.times import TimeMention

# Whatever else the model takes for a name, "March" and "Jan." are no places.
_NO_PLACES = {"DATE", "TIME", "PERSON", "ORG"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A report on its way to a reading; `home` is the state of a publisher that is a government."""

    report: Report
    mentions: Mentions
    speech: Speech
    home: str | None
    times: tuple[TimeMention, ...] = ()
    main: tuple[str, ...] = field(default=())

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in the order of the text."""
        return self.mentions.parsed.sentences

    def times_in(self, sentence: Sentence) -> tuple[TimeMention, ...]:
        """The time expressions of one sentence."""
        extent = sentence.extent
        return tuple(t for t in self.times if extent.start <= t.start_char < extent.end)

    def country_at(self, sentence: Sentence, token: Token) -> str | None:
        """The country of the place that a token is part of."""
        for entity in sentence.span.ents:
            if entity.start <= token.i < entity.end and entity.label_ in {"GPE", "LOC", "FAC"}:
                name = entity.text.removeprefix("the ").removesuffix("'s")
                return country_of(name)
        named = token.pos_ == "PROPN" and token.ent_type_ not in _NO_PLACES
        return country_of(token.text) if named else None
