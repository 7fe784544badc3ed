"""Pairs: what the learned scorer makes of the parties of a sentence, two by two.

It tells the judge what it thinks of a rule's proposal, and proposes what no rule has seen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from dragoman.coding.draft import Draft
from dragoman.coding.parties import Bearer
from dragoman.coding.proposals import Proposal
from dragoman.coding.scorer import PairScore, Scorer
from dragoman.language.build import Sentence
from dragoman.language.mentions import Mention
from dragoman.language.tense import clause_verb
from dragoman.language.tokens import Token
from dragoman.model.records import STATUSES, Details, Kind
from dragoman.model.values import Party

MOST_MENTIONS = 9
MOST_PAIRS = 30
PROPOSED_FROM = 0.35
_EDGES = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
_RECIPROCAL = {"COOPERATE", "AGREE", "CONSULT"}
_ROLES: dict[Kind, tuple[str, str, str]] = {
    "action": ("source", "target", ""),
    "meeting": ("participant", "participant", "meeting"),
    "visit": ("visitor", "host", "visit"),
    "agreement": ("party", "party", "agreement"),
    "tie": ("party", "party", "other"),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """An ordered pair of mentions and its score."""

    source: Mention
    target: Mention
    score: PairScore


@dataclass(slots=True)
class Pairs:
    """All scored pairs of a report, by the index of the sentence."""

    by_sentence: dict[int, list[Scored]] = field(default_factory=dict)

    def between(
        self, sentence: Sentence, sources: Sequence[Party], targets: Sequence[Party]
    ) -> list[Scored]:
        """Pairs of which one mention names a source and the other a target."""
        mine = {p.start_char for p in sources}
        theirs = {p.start_char for p in targets}
        return [
            pair
            for pair in self.by_sentence.get(sentence.index, ())
            if pair.source.start_char in mine and pair.target.start_char in theirs
        ]


def asked_of(draft: Draft, sentence: Sentence) -> tuple[list[Mention], list[tuple[int, int]]]:
    """The mentions of a sentence that the scorer is shown, and the pairs of different actors."""
    mentions = [m for m in draft.mentions.of(sentence) if m.who and m.kind != "media"]
    mentions = mentions[:MOST_MENTIONS]
    pairs = [
        (a, b)
        for a, b in permutations(range(len(mentions)), 2)
        if set(mentions[a].actors) != set(mentions[b].actors)
    ]
    return mentions, pairs[:MOST_PAIRS]


def score_pairs(draft: Draft, scorer: Scorer) -> Pairs:
    """Score the pairs of different actors of each sentence."""
    found = Pairs()
    for sentence in draft.sentences:
        mentions, pairs = asked_of(draft, sentence)
        if not pairs:
            continue
        base = sentence.extent.start
        spans = [(m.start_char - base, m.end_char - base) for m in mentions]
        scores = scorer.score(sentence.extent.of(draft.report.text), spans, pairs)
        found.by_sentence[sentence.index] = [
            Scored(mentions[a], mentions[b], s) for (a, b), s in zip(pairs, scores, strict=True)
        ]
    return found


def opinion(pairs: Pairs, proposal: Proposal) -> Iterator[str]:
    """What the scorer thinks of a proposal, in steps, for the judge."""
    sources, targets = _two_sides(proposal)
    scored = pairs.between(proposal.sentence, sources, targets)
    if not scored:
        yield f"scorer={proposal.kind}:silent"
        return
    best = max(scored, key=lambda s: s.score.related)
    wanted = _label(proposal)
    yield f"related={proposal.kind}:{_step(best.score.related)}"
    if wanted is not None:
        share = max(s.score.labels[wanted] for s in scored)
        yield f"label={proposal.kind}:{_step(share)}"
        yield f"type+label={proposal.type}:{_step(share)}"
    yield f"of_kind={proposal.kind}:{_step(max(s.score.kind[proposal.kind] for s in scored))}"
    yield f"best={proposal.kind}:{proposal.type}:{best.score.type}"
    stances = best.score.status
    yield f"stance={max(stances, key=lambda s: stances[s])}"
    backward = pairs.between(proposal.sentence, targets, sources)
    if backward and wanted is not None and proposal.kind in {"action", "visit"}:
        other = max(s.score.labels[wanted] for s in backward)
        ahead = max(s.score.labels[wanted] for s in scored)
        yield f"direction={'back' if other > ahead + 0.2 else 'on'}"


def _two_sides(proposal: Proposal) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    roles = sorted({p.role for p in proposal.parties})
    if len(roles) < 2:
        return proposal.parties, proposal.parties
    first = {"action": "source", "visit": "visitor", "transfer": "supplier", "membership": "member"}
    lead = first.get(proposal.kind, roles[0])
    sources = tuple(p for p in proposal.parties if p.role == lead)
    return sources, tuple(p for p in proposal.parties if p.role != lead)


def _label(proposal: Proposal) -> str | None:
    ahead = proposal.status in {"planned", "possible"}
    if proposal.kind == "action":
        return proposal.type
    if proposal.kind in {"meeting", "visit"}:
        return "AGREE" if ahead else "CONSULT"
    if proposal.kind == "agreement":
        return "AGREE" if ahead else "SUPPORT"
    if proposal.kind == "transfer":
        return "AGREE" if ahead else "COOPERATE"
    return None


def _step(share: float) -> int:
    return sum(share >= edge for edge in _EDGES)


def propose_pairs(pairs: Pairs, proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """What the scorer sees and no rule does: a kind between two actors of a sentence."""
    known = {(p.sentence.index, p.kind, a) for p in proposals for a in p.actors}
    for index in sorted(pairs.by_sentence):
        offered: set[tuple[str, frozenset[str]]] = set()
        for pair in sorted(pairs.by_sentence[index], key=lambda s: -s.score.related):
            kind = _kind(pair.score)
            if kind is None or pair.score.related < PROPOSED_FROM:
                continue
            actors = frozenset((*pair.source.actors, *pair.target.actors))
            if all((index, kind, a) in known for a in actors) or (kind, actors) in offered:
                continue
            offered.add((kind, actors))
            yield _proposal(pair, kind)


def _kind(score: PairScore) -> Kind | None:
    likeliest = max(_ROLES, key=lambda kind: score.kind[kind])
    return likeliest if score.kind[likeliest] > 0.3 else None


def _proposal(pair: Scored, kind: Kind) -> Proposal:
    source_role, target_role, plain_type = _ROLES[kind]
    kind_type = plain_type or pair.score.type
    status = max(STATUSES, key=lambda name: pair.score.status[name])
    if kind_type in _RECIPROCAL and kind == "action":
        target_role = source_role
    details = Details(change="in force") if kind == "tie" else Details()
    return Proposal(
        kind=kind,
        type=kind_type,
        parties=tuple([*_parties(pair.source, source_role), *_parties(pair.target, target_role)]),
        status=status,
        sentence=pair.source.sentence,
        anchor=_between(pair),
        rule=f"scorer.{kind_type.lower().replace(' ', '_')}",
        details=details,
        dateless=kind == "tie",
        guessed="scorer",
    )


def _parties(mention: Mention, role: str) -> list[Party]:
    return [Bearer(w, mention.start_char, mention.end_char).party(role) for w in mention.who]


def _between(pair: Scored) -> Token:
    """The verb over the source, else the root: the word that the record hangs on."""
    return clause_verb(pair.source.root) or pair.source.sentence.span.root
