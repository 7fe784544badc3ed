import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ledger.grouping import FORCED, Link, partition

NODES = "abcdefgh"


def never(a, b):
    return False


def only(*pairs):
    barred = {frozenset(pair) for pair in pairs}
    return lambda a, b: frozenset((a, b)) in barred


def link(pair, strength=3.0):
    return Link(pair[0], pair[1], strength, "alike")


def test_linked_nodes_are_joined():
    assert partition("abc", [link("ab")], never, never) == [("a", "b"), ("c",)]


def test_the_stronger_link_wins_where_two_exclude_each_other():
    links = [link("ab", 3.0), link("bc", 4.0)]
    assert partition("abc", links, only("ac"), never) == [("a",), ("b", "c")]


def test_a_merge_by_a_person_overrides_what_the_records_say():
    links = [link("ab", FORCED), link("bc", 3.0)]
    assert partition("abc", links, only("ab", "ac"), never) == [("a", "b", "c")]


def test_kept_apart_is_never_joined_not_even_through_a_third():
    links = [link("ab", FORCED), link("bc", FORCED)]
    assert partition("abc", links, never, only("ac")) == [("a", "b"), ("c",)]


pairs = st.sets(st.sampled_from([a + b for a in NODES for b in NODES if a < b]))


@settings(deadline=None)
@given(pairs, pairs, pairs, st.randoms(use_true_random=False))
def test_partition_is_the_same_in_any_order_and_keeps_apart(linked, apart, kept, draw):
    links = [link(pair, float(len(pair) + ord(pair[0]) % 3)) for pair in sorted(linked)]
    first = partition(NODES, links, only(*apart), only(*kept))
    shuffled, nodes = list(links), list(NODES)
    draw.shuffle(shuffled)
    draw.shuffle(nodes)
    turned = [Link(k.b, k.a, k.strength, k.why) if draw.random() < 0.5 else k for k in shuffled]
    assert partition(nodes, turned, only(*apart), only(*kept)) == first
    assert sorted(node for group in first for node in group) == sorted(NODES)
    for group in first:
        for a in group:
            for b in group:
                assert not only(*kept)(a, b)
                assert not only(*apart)(a, b)


def test_partition_of_many_forced_and_free_links_is_stable():
    draw = random.Random(1)
    links = [link(draw.sample(NODES, 2), draw.choice((3.0, FORCED))) for _ in range(20)]
    first = partition(NODES, links, only("ab", "cd"), only("ef"))
    for _ in range(10):
        draw.shuffle(links)
        assert partition(NODES, links, only("ab", "cd"), only("ef")) == first
