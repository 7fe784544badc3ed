from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporting import READING, pick

from dragoman.model.records import PLOVER_TYPES
from dragoman.rules.schemes import CONTEXTS, SCHEME_COLUMNS, load_modes, load_scheme
from dragoman.schemes import code_of, project
from dragoman.schemes.cameo import without_appeal
from dragoman.schemes.events import Event

PLAIN = project(pick("praise"))


def event(kind="SUPPORT", modes=(), contexts=(), aim=None, facets=(), origin="action/SUPPORT"):
    return replace(PLAIN, type=kind, modes=modes, contexts=contexts, aim=aim,
                   facets=frozenset(facets), origin=origin)  # fmt: skip


@pytest.mark.parametrize(
    ("made", "code", "score"),
    [
        (event("AGREE", aim="aid", contexts=("military",)), "0332", 5.2),
        (event("AGREE", aim="aid", contexts=("peacekeeping", "military")), "0334", 6),
        (event("AGREE"), "030", 4),
        (event(origin="agreement/treaty"), "057", 8),
        (event(origin="tie/recognition/established"), "054", 6),
        (event(origin="tie/diplomatic relations/restored"), "050", 3.5),
        (event("CONCEDE", aim="ceasefire", facets=("announced",)), "0356", 7),
        (event("CONCEDE", aim="ceasefire"), "0871", 9),
        (event("ACCUSE", ("allege",), ("military", "legal")), "1124", -2),
        (event("ACCUSE", ("allege",), ("military",)), "1123", -2),
        (event("SANCTION", ("discontinue",), ("economic",), facets=("aid",)), "1621", -5.6),
        (event("REQUEST", ("meet",)), "106", -5),
        (event("REQUEST", ("meet",), facets=("appeal",)), "026", 4),
        (event("REQUEST", ("yield",), facets=("appeal", "release")), "0253", -0.3),
        (event("COERCE", ("cyber",)), "170", -7),
        (event("PROTEST", ("demo",), facets=("policy",)), "1412", -6.5),
    ],
)
def test_code_of_takes_the_first_row_that_fits(made, code, score):
    found = code_of(made)
    assert (found.code, found.score) == (code, score)


def test_code_of_a_visit_has_another_code_on_the_way_back():
    visit = project(pick("visit"))
    assert code_of(visit).code == "042"
    assert code_of(visit, back=True).code == "043"


def test_code_of_several_modes_goes_by_the_gravest():
    assert code_of(event("ASSAULT", ("beat", "aerial"))).code == "195"


def test_without_appeal_sends_all_requests_to_root_ten():
    asked = event("REQUEST", facets=("appeal",))
    assert code_of(asked).quad == 1
    assert code_of(without_appeal(asked)).root == "10"


def test_code_has_root_base_and_quad():
    code = code_of(event("AGREE", aim="cooperate", contexts=("military",)))
    assert (code.code, code.root, code.base, code.quad) == ("0312", "03", "031", 1)


def test_code_of_an_own_scheme_may_be_none(tmp_path):
    path = tmp_path / "own.csv"
    row = "SUPPORT,,agreement,,,,W1,Paper,2,mine"
    path.write_text(",".join(SCHEME_COLUMNS) + "\n" + row + "\n")
    own = load_scheme(path)
    assert code_of(project(pick("mou", "agreement")), own).code == "W1"
    assert code_of(event(), own) is None


def test_code_of_every_record_of_the_world_is_known():
    found = [project(record, reading=READING) for record in READING]
    assert all(code_of(made) is not None for made in found if made is not None)


@given(
    st.sampled_from(PLOVER_TYPES),
    st.lists(st.sampled_from(CONTEXTS), max_size=3),
    st.data(),
)
def test_code_of_any_event_is_a_code_with_its_zero(kind, contexts, data):
    modes = [mode for of, mode in load_modes() if of == kind]
    chosen = data.draw(st.lists(st.sampled_from(modes), max_size=2)) if modes else []
    made: Event = event(kind, tuple(chosen), tuple(contexts))
    found = code_of(made)
    assert len(found.code) in (3, 4)
    assert 1 <= int(found.root) <= 20
