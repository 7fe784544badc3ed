"""The public names are one sorted list, and each of them is there."""

import dragoman


def test_public_names_are_sorted_and_real():
    assert list(dragoman.__all__) == sorted(dragoman.__all__)
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None


def test_public_names_are_listed_to_whoever_looks():
    assert set(dragoman.__all__) <= set(dir(dragoman))
