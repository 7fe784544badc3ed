"""`review`: one record after the other, the worthiest first, one key a decision.

Each decision, and what is put off, is in the ledger at once: who breaks off goes on where they
were.
"""

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.errors import QueryError, RulingError
from dragoman.model.claims import Verdict
from dragoman.show.cli.keys import read_key, read_words
from dragoman.show.cli.options import WHERE, From, Until, Where
from dragoman.show.cli.ruling import By
from dragoman.show.cli.searching import KindNamed, Of, asked_for
from dragoman.show.cli.streams import answers
from dragoman.show.cli.typed import value_as_typed

if TYPE_CHECKING:
    from dragoman.ask.review import Card, Queue
    from dragoman.ledger.statements import JsonValue
    from dragoman.ledger.store import Ledger

_KEYS = (
    "y confirm · n reject · e put a field right · u could not verify · m merge · k keep apart · "
    "s later · b back · o whole report · ? keys · q quit"
)
_VERDICTS: dict[str, Verdict] = {"y": "confirm", "n": "reject", "u": "could not verify"}
_PAIR_VERDICTS: dict[str, Verdict] = {"m": "merge", "k": "keep apart"}
_QUIT, _BACK = "q", "b"


def register(app: typer.Typer) -> None:
    """Put the commands of this file into the program."""
    app.command(
        epilog="Examples: dragoman review --by 'Ana Ruiz' · "
        "dragoman review --by 'Ana Ruiz' --of Japan --of Chad --kind visit --limit 50"
    )(review)


def review(
    by: By,
    of: Of = None,
    kind: KindNamed = None,
    start: From = None,
    end: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many records.")] = 20,
    why: Annotated[
        str, typer.Option("--why", metavar="WORDS", help="The reason of decisions by one key.")
    ] = "read beside its report",
    where: Where = WHERE,
) -> None:
    """Decide about records one by one, the worthiest first, by one key each."""
    from dragoman.ask.review import find_queue
    from dragoman.ledger.store import open_ledger

    query = asked_for(of, kind, start, end)
    with open_ledger(where, write=True) as ledger:
        queue = find_queue(ledger, query, limit, by)
        Session(ledger, queue, by, why).run()


@dataclass(frozen=True, slots=True)
class _Left:
    """A record that was left: the rulings made there, whether it was put off, and since when it
    had been before.
    """

    record: str
    made: tuple[str, ...]
    put_off: bool
    before: datetime | None


class Session:
    """One sitting: the queue, what was decided in it, and what can be taken back.

    What is put off does not come again in this sitting, and comes last in later ones.
    """

    def __init__(self, ledger: "Ledger", queue: "Queue", by: str, why: str) -> None:
        self._ledger, self._by, self._why = ledger, by, why
        self._queue = queue
        self._waiting = deque(queue.records)
        self._heap = ledger.put_off_by(by)
        # What was left, latest last.
        self._left: list[_Left] = []
        self._made: list[str] = []
        self._console = answers()

    def run(self) -> None:
        """Show record after record until none is left or the user quits."""
        if not self._waiting:
            self._console.print("Nothing wants a decision here.")
            return
        put_off = f", {self._queue.put_off} of them put off earlier" if self._queue.put_off else ""
        self._console.print(
            f"{self._queue.waiting} happenings want a decision{put_off}; "
            f"here are {len(self._waiting)}, the worthiest first."
        )
        self._console.print(Text(_KEYS, style="dim"))
        while self._decide(self._waiting[0]) and (self._waiting or self._at_the_end()):
            pass
        rulings = sum(len(left.made) for left in self._left) + len(self._made)
        later = sum(left.put_off for left in self._left)
        self._console.print(
            f"{rulings} rulings by {self._by}; {later} put off; "
            f"{len(self._waiting)} records left of this queue."
        )

    def _at_the_end(self) -> bool:
        """Whether the user goes back after the last record."""
        self._console.print(Text("That was the last. b back · any other key ends", style="dim"))
        return read_key(_QUIT) == _BACK and self._back()

    def _decide(self, record: str) -> bool:
        """Show a record and take keys until it is left; False to quit."""
        from dragoman.ask.review import find_card
        from dragoman.show.cli.names import name_of
        from dragoman.show.documents.card import print_card, print_whole

        card = find_card(self._ledger, record)
        if card is None:
            self._leave()
            return True
        place = f"{len(self._waiting)} left"
        print_card(card, self._console, name_of, place)
        while True:
            key = read_key(_QUIT)
            if key == _QUIT:
                return False
            if key == "o":
                print_whole(card, self._console)
                print_card(card, self._console, name_of, place)
                continue
            try:
                if self._do(key, card):
                    return True
            except (RulingError, QueryError) as error:
                self._console.print(Text(f"Not ruled: {error}", style="red"))

    def _do(self, key: str, card: "Card") -> bool:
        """What a key does; True where another record (or the same anew) is to be shown."""
        record = card.kept.id
        if key in _VERDICTS:
            self._rule(_VERDICTS[key], record)
            self._leave()
        elif key in _PAIR_VERDICTS and card.beside is not None:
            self._rule(_PAIR_VERDICTS[key], record, card.beside.kept.id)
        elif key == "e":
            return self._amend(card)
        elif key == "s":
            self._leave(put_off=not self._made)
        elif key == _BACK:
            return self._back()
        else:
            alone = key in _PAIR_VERDICTS
            self._console.print("There is no second record here." if alone else _KEYS)
            return False
        return True

    def _rule(
        self,
        verdict: Verdict,
        *subject: str,
        why: str | None = None,
        field: str | None = None,
        value: "JsonValue" = None,
        source: str | None = None,
    ) -> None:
        ruling = self._ledger.rule(
            verdict, *subject, by=self._by, at=datetime.now(UTC), why=why or self._why,
            field=field, value=value, source=source,
        )  # fmt: skip
        self._made.append(ruling.id)
        self._console.print(Text(f"  Ruled ({ruling.id[:8]}): {verdict}", style="green"))

    def _amend(self, card: "Card") -> bool:
        """Ask for field, value, reason and source; the record is shown again as it then stands."""
        from dragoman.ask.review import fields_of

        fields = fields_of(card.kept.record)
        for number, (name, now) in enumerate(fields, start=1):
            self._console.print(Text(f"  {number:>2}  {name} = {now}"))
        chosen = read_words("Field (number or name)", self._console)
        if chosen is None:
            return False
        field = _field(chosen, [name for name, _ in fields])
        typed = read_words(f"{field} (a day, a state, a number, words, or JSON)", self._console)
        if typed is None:
            self._console.print("Left as it is: an amendment needs a value and a reason.")
            return False
        value = value_as_typed(field, typed)
        why = read_words("Why", self._console)
        if why is None:
            self._console.print("Left as it is: an amendment needs a value and a reason.")
            return False
        source = read_words("Source (or nothing)", self._console)
        self._rule("amend", card.kept.id, why=why, field=field, value=value, source=source)
        return True

    def _leave(self, *, put_off: bool = False) -> None:
        record = self._waiting.popleft()
        before = self._heap.get(record)
        if put_off:
            self._ledger.put_off(record, by=self._by, at=datetime.now(UTC))
        self._left.append(_Left(record, tuple(self._made), put_off, before))
        self._made = []

    def _back(self) -> bool:
        """Take back what was ruled on this record, or go back to the one before and do so there."""
        if not self._made:
            if not self._left:
                self._console.print("This is the first record.")
                return False
            left = self._left.pop()
            self._made = list(left.made)
            self._waiting.appendleft(left.record)
            if left.put_off:
                self._take_up(left)
        while self._made:
            ruling = self._made.pop()
            why = "taken back in the review"
            self._ledger.rule("undo", ruling, by=self._by, at=datetime.now(UTC), why=why)
            self._console.print(Text(f"  Taken back ({ruling[:8]})", style="green"))
        return True

    def _take_up(self, left: _Left) -> None:
        """Let it be as if it had not been put off in this sitting."""
        if left.before is None:
            self._ledger.take_up(left.record, by=self._by)
        else:
            self._ledger.put_off(left.record, by=self._by, at=left.before)


def _field(chosen: str, names: list[str]) -> str:
    """The field of a number in the list, or the one named."""
    if not chosen.isdigit():
        return chosen
    if not 0 < int(chosen) <= len(names):
        raise RulingError(f"there is no field {chosen}: 1 to {len(names)}")
    return names[int(chosen) - 1]
