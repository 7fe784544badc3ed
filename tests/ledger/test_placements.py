from tests.build import record, report

from dragoman.ledger.placements import BY_ID, BY_WORDS, GONE, address_of, anchor_of, find_place
from dragoman.ledger.statements import to_form
from dragoman.model.text import Extent

TOLD = report(
    "Aiko Mori met Idris Deby in Tokyo. Kari Berg met Idris Deby in Oslo.", url="http://a"
)
ONE, TWO = TOLD.text.split(". ")


def met(said, actor, **more):
    return record(
        TOLD, said, "meeting", "meeting", f"participant {actor}", "participant TCD", **more
    )


MORI, BERG = met(ONE, "JPN"), met(TWO, "NOR")


def place(current, beside=(), subject="gone"):
    forms = {name: to_form(one, TOLD) for name, one in current.items()}
    return find_place(anchor_of(MORI, TOLD), subject, forms, beside)


def test_record_with_its_id_is_the_place():
    assert place({"r1": BERG, "r2": MORI}, subject="r1") == ("r1", BY_ID)


def test_record_with_its_words_and_actors_is_the_place():
    moved = met(ONE, "JPN", trigger=Extent(10, 13))
    assert place({"r1": BERG, "r2": moved}) == ("r2", BY_WORDS)


def test_record_that_was_read_beside_it_is_another():
    assert place({"r2": MORI}, beside={"r2"}) == (None, GONE)

    visit = record(TOLD, ONE, "visit", "visit", "visitor JPN", "host TCD")
    assert place({"r1": visit}) == (None, GONE)
    assert place({"r1": met("Kari Berg", "NOR")}) == (None, GONE)
    assert place({}) == (None, GONE)


def test_address_is_the_url_or_the_name_that_its_source_gave():
    assert address_of(TOLD) == "http://a"
    assert address_of(report("x", name="n")) == "n"
    assert address_of(report("x")) == ""
