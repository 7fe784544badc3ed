"""The tree of errors in the docstring is the tree of classes."""

import inspect
import re

from dragoman import errors


def test_docstring_draws_the_tree_of_errors():
    drawn = re.findall(r"^(?:[│├└─ ]*)(\w*Error)\b", errors.__doc__, re.MULTILINE)
    classes = {n: c for n, c in vars(errors).items() if inspect.isclass(c)}
    assert sorted(drawn) == sorted(classes)


def test_every_error_is_one_of_ours_and_says_what_it_is():
    for name, error in vars(errors).items():
        if inspect.isclass(error):
            assert issubclass(error, errors.Error), name
            assert error.__doc__
