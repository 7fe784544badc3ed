import pytest


@pytest.fixture
def sought(dragoman, sample_file):
    """The command line in a folder with a ledger."""
    return dragoman


def test_search_finds_records_and_reports_by_words(sought):
    said = sought("search", "corvettes")
    assert said.code == 0
    assert "Türkiye will deliver 3 corvettes to Malaysia" in said.out
    assert "report" in said.out
    assert "Ships & more" in said.out


def test_search_restricts_by_actor_pair_kind_and_day(sought):
    visits = sought("search", "--of", "Turkey", "--of", "Malaysia", "--kind", "visit").out
    assert "Anwar Ibrahim (Malaysia) will visit Türkiye" in visits
    assert "corvettes" not in visits
    assert sought("search", "--of", "Malaysia", "--until", "1970-01-01").out.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--type", "visit"), ("visit",)),
        (("--status", "planned", "--kind", "visit"), ("visit",)),
        (("--status", "negated"), ()),
        (("--confidence", "0.5", "--kind", "visit", "--kind", "transfer"), ("transfer", "visit")),
        (("--confidence", "1", "--kind", "visit", "--kind", "transfer"), ()),
        (("--standing", "confirmed"), ()),
        (("--standing", "none", "--kind", "transfer"), ("transfer",)),
        (("--place", "Atlantis"), ()),
        (("--place", "kuala lumpur"), ("meeting",)),
        (("--in", "Federation of Malaysia"), ("meeting",)),
        (("--in", "Norway"), ()),
    ],
    ids=str,
)
def test_search_restricts_by_all_that_records_have(sought, sample_file, arguments, found):
    from dragoman.ledger.store import open_ledger

    (meeting,) = sought("search", "--kind", "meeting").out.splitlines()
    sought("amend", meeting[:8], "place", "Kuala Lumpur, Malaysia", "--by", "Ana", "--why", "told")
    said = sought("search", *arguments)
    assert said.code == 0
    with open_ledger(sample_file) as ledger:
        kinds = {k.id[:8]: k.record.kind for k in ledger.records()}
    assert {kinds[line[:8]] for line in said.out.splitlines() if line[:8] in kinds} == set(found)


def test_search_says_that_there_is_more_or_nothing(sought):
    assert "--limit 2" in sought("search", "--of", "Malaysia", "--limit", "1").err
    nothing = sought("search", "submarines")
    assert (nothing.code, nothing.out) == (0, "")
    assert "Nothing was found" in nothing.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--kind", "party"), "no kind is called party"),
        (("--status", "sure"), "no status is called sure; there are actual, planned"),
        (("--standing", "right"), "no standing is called right; there are confirmed"),
        (("--place", "Oslo", "--in", "Norway"), "by its name (--place) or its state"),
        (("--of", "TUR", "--of", "MYS", "--of", "JPN"), "one actor, or two"),
        (("--of", "Atlantis Minor"), "no state or organisation"),
    ],
)
def test_search_says_what_cannot_be_asked(sought, arguments, says):
    said = sought("search", *arguments)
    assert said.code == 2
    assert says in said.err
