"""What the judge sees of a proposal: plain words for its rule, its parties, its clause and its
surroundings.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.coding.dates import nearest_time, time_steps
from dragoman.coding.draft import Draft
from dragoman.coding.frames import governor
from dragoman.coding.pairs import Pairs, opinion
from dragoman.coding.proposals import Proposal
from dragoman.coding.seats import ROLES
from dragoman.language.tense import clause_verb, tells_in_present, tense_of, told_tense
from dragoman.language.tokens import Token
from dragoman.model.values import Interval

_NEAR_STEPS = 4
_SHORT_WORD = 2
_WHICH = frozenset(
    {
        *("first", "second", "third", "next", "last", "previous", "earlier", "later", "recent"),
        *("another", "new", "further", "upcoming", "forthcoming", "future", "latest", "annual"),
    }
)


def features_of(draft: Draft, proposals: Sequence[Proposal], pairs: Pairs) -> list[tuple[str, ...]]:
    """For each proposal the names of what holds of it, sorted, each once."""
    crowd = Counter((p.sentence.index, p.kind) for p in proposals)
    types = Counter((p.sentence.index, p.kind, p.type) for p in proposals)
    beside: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        beside.setdefault(proposal.sentence.index, []).append(proposal)
    style = "present" if tells_in_present(draft.sentences) else "past"
    found = []
    for proposal in proposals:
        names = {
            *_of_rule(proposal),
            *_of_parties(draft, proposal),
            *_of_clause(draft, proposal),
            *_of_telling(proposal, style),
            *_of_place(draft, proposal),
            *opinion(pairs, proposal),
        }
        same = crowd[(proposal.sentence.index, proposal.kind)]
        names.add(f"crowd={min(same, 5)}")
        names.update(_covered(proposal, beside[proposal.sentence.index]))
        names.update(_nested(proposal, beside[proposal.sentence.index]))
        names.add(f"twins={min(types[(proposal.sentence.index, proposal.kind, proposal.type)], 4)}")
        found.append(tuple(sorted(names)))
    return found


def words_of(proposal: Proposal) -> tuple[str, ...]:
    """All words of its sentence but names and the shortest, each with the deed.

    They bear on date and status; whether a record is right is not learned from them, nor does who
    stands in a sentence say anything of either.
    """
    deed = proposal.deed
    lemmas = {
        token.lemma_.lower()
        for token in proposal.sentence.span
        if token.pos_ != "PROPN" and len(token.text) > _SHORT_WORD and token.text.isalpha()
    }
    return tuple(f"word={deed}:{lemma}" for lemma in sorted(lemmas))


def _covered(proposal: Proposal, beside: Sequence[Proposal]) -> Iterator[str]:
    """Whether another kind of record already holds the deed, as in "agreed to export"."""
    mine, actors = proposal.anchor, proposal.actors
    for other in beside:
        theirs = other.anchor
        if other.kind in {proposal.kind, "office"}:
            continue
        if not actors & other.actors:
            continue
        where = ""
        if theirs.i == mine.i:
            where = "same"
        elif mine in (theirs.head, theirs.head.head):
            where = "above"
        elif theirs in (mine.head, mine.head.head):
            where = "below"
        if where:
            yield f"covered={proposal.kind}:{where}:{other.kind}"
            yield f"type+covered={proposal.type}:{where}:{other.kind}"


def _nested(proposal: Proposal, beside: Sequence[Proposal]) -> Iterator[str]:
    """The deed that a deed stands under, as "praised its support for Chad": it may be only told."""
    if proposal.kind == "office":
        return
    anchors = {p.anchor.i: p for p in beside if p.kind != "office"}
    anchors.pop(proposal.anchor.i, None)
    for steps, token in enumerate(proposal.anchor.ancestors):
        over = anchors.get(token.i)
        if over is not None:
            mine, theirs = proposal.deed, over.deed
            yield f"nested={theirs}>{mine}"
            yield f"nested_in={over.rule}:{proposal.kind}"
            yield f"nested+steps={theirs}:{min(steps, 3)}"
            return
    if proposal.anchor.i in {t.i for p in anchors.values() for t in p.anchor.ancestors}:
        yield f"nests={proposal.deed}"


def _of_rule(proposal: Proposal) -> Iterator[str]:
    token = proposal.anchor
    lemma = token.lemma_.lower()
    yield f"kind={proposal.kind}"
    yield f"type={proposal.kind}:{proposal.type}"
    yield f"rule={proposal.rule}"
    yield f"status={proposal.status}"
    yield f"kind+status={proposal.kind}:{proposal.status}"
    yield f"cue={proposal.cue.lower()}"
    yield f"guessed={proposal.kind}:{proposal.guessed}"
    yield f"rule+guessed={proposal.rule}:{proposal.guessed}"
    if proposal.kind in ROLES:
        yield from _of_seats(proposal)
    if proposal.kind != "office":
        yield f"rule+lemma={proposal.rule}:{lemma}"
        yield f"rule+dep={proposal.rule}:{token.dep_}"
        yield f"kind+dep={proposal.kind}:{token.dep_}"
        yield f"pos={token.pos_}"
    if proposal.details.change is not None:
        yield f"change={proposal.type}:{proposal.details.change}"
    if proposal.kind == "office":
        yield from _of_office(proposal)


def _of_seats(proposal: Proposal) -> Iterator[str]:
    how, share = proposal.seats, proposal.seats_step
    yield f"seats={share}"
    yield f"seats+how={how}:{share}"
    yield f"seats+type={proposal.kind}:{proposal.type}:{share}"
    yield f"seats+kind={proposal.kind}:{how}:{share}"
    yield f"seats+guessed={how}:{proposal.guessed}"


def _of_office(proposal: Proposal) -> Iterator[str]:
    words = proposal.type.lower().split()
    yield from (f"title={w}" for w in words[:8])
    yield f"title_words={min(len(words), 6)}"
    yield f"name_words={min(len((proposal.parties[0].name or '').split()), 4)}"


def _of_parties(draft: Draft, proposal: Proposal) -> Iterator[str]:
    kind = proposal.kind
    yield f"official={draft.home is not None}"
    yield f"kind+official={kind}:{draft.home is not None}"
    actors = proposal.actors
    yield f"actors={kind}:{min(len(actors), 4)}"
    yield f"home={kind}:{draft.home in actors}"
    ranks = [draft.main.index(a) if a in draft.main else 9 for a in actors]
    yield f"best_rank={min(min(ranks, default=9), 4)}"
    yield f"worst_rank={kind}:{min(max(ranks, default=9), 6)}"
    for role in sorted({p.role for p in proposal.parties}):
        forms = set()
        for party in proposal.parties:
            if party.role == role:
                forms.add(_form(draft, proposal, party.start_char))
                yield f"named={role}:{party.name is not None}"
        yield from (f"form={role}:{f}" for f in sorted(forms))
    if not any(p.role == "target" for p in proposal.parties) and kind == "action":
        yield f"no_target={proposal.type}"


def _form(draft: Draft, proposal: Proposal, start_char: int | None) -> str:
    for mention in draft.mentions.of(proposal.sentence):
        if mention.start_char == start_char:
            return f"{mention.kind}/{mention.form}/{mention.root.dep_}"
    return "inside"


def _of_clause(draft: Draft, proposal: Proposal) -> Iterator[str]:
    token = proposal.anchor
    if proposal.kind == "office":
        return
    tense = tense_of(token)
    yield f"tense={tense}"
    yield f"kind+tense={proposal.kind}:{tense}"
    yield f"type+tense={proposal.kind}:{proposal.type}:{tense}"
    yield f"said={proposal.said}"
    verb = governor(token) if token.pos_ in {"NOUN", "PROPN"} else None
    yield f"article={proposal.kind}:{_article(token)}"
    yield f"governor={proposal.kind}:{verb.lemma_.lower() if verb is not None else '-'}"
    yield from _of_governed(proposal)
    above = clause_verb(token)
    if above is not None:
        yield f"clause={above.dep_}"
        yield f"kind+clause={proposal.kind}:{above.dep_}"
        yield f"clause_verb={above.lemma_.lower()}"
    yield f"quoted={draft.speech.in_quote(proposal.sentence, token.i)}"
    yield from _of_times(draft, proposal)


def _article(token: Token) -> str:
    """What stands before a noun of a deed: "the talks" were told before, "their next talks" not."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return "-"
    before = [c for c in token.children if c.i < token.i]
    words = [c.lower_ for c in before if c.dep_ == "det"]
    words += ["own" for c in before if c.dep_ == "poss"]
    words += [c.lower_ for c in before if c.lower_ in _WHICH]
    return "+".join(words) or "bare"


def _of_telling(proposal: Proposal, style: str) -> Iterator[str]:
    """How the sentence around a deed is told: what is news, and what is past or stands."""
    if proposal.kind == "office":
        return
    token = proposal.anchor
    told = told_tense(token)
    yield f"told_tense={told}"
    yield f"tense+told={tense_of(token)}:{told}"
    yield f"style={style}:{told}"
    yield f"style+said={style}:{told}:{proposal.said}"


def _of_governed(proposal: Proposal) -> Iterator[str]:
    """The noun that a deed is only part of: "the principles of cooperation" are no cooperation."""
    token = proposal.anchor
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    if token.dep_ == "pobj":
        over = token.head.head.lemma_.lower()
        yield f"under={proposal.kind}:{token.head.lower_}:{over}"
        yield f"under={over}"


def _of_times(draft: Draft, proposal: Proposal) -> Iterator[str]:
    times = draft.times_in(proposal.sentence)
    yield f"times={min(len(times), 3)}"
    near = nearest_time(draft, proposal.sentence, proposal.anchor)
    if near is None or not isinstance(near.interval, Interval):
        yield "time=none"
        return
    steps = time_steps(proposal.sentence, proposal.anchor, near)
    yield f"time={'near' if steps <= _NEAR_STEPS else 'far'}"
    yield f"steps={min(steps, 12)}"
    yield f"said+steps={proposal.said}:{min(steps, 9)}"
    yield f"tense+steps={tense_of(proposal.anchor)}:{min(steps, 6)}"
    yield f"status+steps={proposal.status}:{min(steps, 6)}"
    yield f"pos+steps={proposal.anchor.pos_}:{min(steps, 6)}"
    yield f"kind+time={proposal.kind}:{min(steps, 9)}"
    yield f"grain={near.interval.grain}"
    end = near.interval.end
    late = end is not None and end > draft.report.published
    yield f"time_ahead={late}"


def _of_place(draft: Draft, proposal: Proposal) -> Iterator[str]:
    position = proposal.sentence.index
    yield f"position={position if position < 3 else 'early' if position < 8 else 'late'}"
    yield f"kind+first={proposal.kind}:{position == 0}"
    yield f"words={min(len(proposal.sentence.span) // 12, 5)}"
