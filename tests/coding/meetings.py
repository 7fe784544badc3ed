"""Records and candidates of meetings, for tests of what becomes of them."""

from hypothesis import strategies as st
from tests.build import days, record, report

from dragoman.coding.candidates import Candidate

TEXT = "Japan met Chad on Monday. The two states met in Lima. Kenya met Peru."
OF = report(TEXT)
FIRST, SECOND, THIRD = "Japan met Chad on Monday.", "The two states met in Lima.", "Kenya met Peru."
BOTH = ("participant JPN", "participant TCD")


def met(said=FIRST, *parties, kind="meeting", kind_type="meeting", **more):
    """A record of a meeting of Japan and Chad, unless told otherwise."""
    return record(OF, said, kind, kind_type, *(parties or BOTH), **more)


def acted(said, *parties, **more):
    return met(said, *parties, kind="action", kind_type="ACCUSE", **more)


def candidate(of, sentence=0, features=()):
    return Candidate(of, tuple(features), sentence, frozenset({sentence}))


MONDAY, TUESDAY = days("2024-08-19"), days("2024-08-20")
MEETINGS = st.lists(
    st.builds(
        met,
        st.sampled_from([FIRST, SECOND, THIRD]),
        st.sampled_from(["participant JPN", "participant TCD", "participant KEN Amina"]),
        st.sampled_from(["participant PER", "participant TCD"]),
        date=st.sampled_from([None, MONDAY, TUESDAY]),
        status=st.sampled_from(["actual", "planned"]),
    ),
    max_size=6,
)
