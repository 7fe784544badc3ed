"""What a coder has before it: the parsed report with its mentions, speech, times, and home."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.language.build import Sentence
from dragoman.language.mentions import Mentions
from dragoman.language.speakers import Speech
from dragoman.language.tokens import Token
from dragoman.model.text import Report
from dragoman.resolve.places import country_of
from dragoman.resolve.times import TimeMention

# Whatever else the model takes for a name, "March" and "Jan." are no places.
_NO_PLACES = {"DATE", "TIME", "PERSON", "ORG"}


def _place(time: TimeMention) -> int:
    return time.start_char


@dataclass(frozen=True)
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
        return self._times.get(sentence.index, ())

    @cached_property
    def _times(self) -> dict[int, tuple[TimeMention, ...]]:
        found: dict[int, tuple[TimeMention, ...]] = {}
        for sentence in self.sentences:
            extent = sentence.extent
            first = bisect_left(self.times, extent.start, key=_place)
            inside = self.times[first : bisect_left(self.times, extent.end, key=_place)]
            if inside:
                found[sentence.index] = inside
        return found

    def country_at(self, sentence: Sentence, token: Token) -> str | None:
        """The country of the place that a token is part of."""
        entity = sentence.entity_at(token)
        if entity is not None and entity.label_ in {"GPE", "LOC", "FAC"}:
            return country_of(entity.text.removeprefix("the ").removesuffix("'s"))
        named = token.pos_ == "PROPN" and token.ent_type_ not in _NO_PLACES
        return country_of(token.text) if named else None
