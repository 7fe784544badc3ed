from dragoman.ledger.answers import FieldTold, Query, Told


def test_query_without_anything_restricts_nothing():
    assert Query() == Query(kinds=(), limit=None)


def test_first_value_is_the_preferred_one_and_several_conflict():
    one, two = Told("3", ("r1",), 1), Told("4", ("r2",), 1)
    assert FieldTold("details.quantity", (one, two), "told first").preferred == "3"
    assert FieldTold("details.quantity", (one, two), "told first").conflicting
    assert not FieldTold("details.quantity", (one,), "nothing else is told").conflicting
