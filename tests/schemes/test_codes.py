import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import days

from dragoman.model.values import Party
from dragoman.schemes import codes


@pytest.mark.parametrize(
    ("actor", "expected"),
    [("TUR", 640), ("XKX", 347), ("TWN", 713), ("PSE", None), ("HKG", None), ("VAT", None),
     ("EU", None), ("Hezbollah", None), ("DDR", 265)],
)  # fmt: skip
def test_cow_has_members_only(actor, expected):
    assert codes.cow(actor) == expected


def test_cow_of_germany_before_unification_is_another():
    assert codes.cow("DEU", days("1985-05-05")) == 260
    assert codes.cow("DEU", days("1991-05-05")) == 255


@pytest.mark.parametrize(
    ("actor", "expected"),
    [("DEU", "GM"), ("ZAF", "SF"), ("AUT", "AU"), ("AUS", "AS"), ("CHN", "CH"), ("CHE", "SZ"),
     ("ISL", "IC"), ("ISR", "IS"), ("RUS", "RS"), ("SRB", "RI"), ("TUR", "TU"), ("MYS", "MY"),
     ("ESP", "SP"), ("PRT", "PO"), ("SWE", "SW"), ("DNK", "DA"), ("JPN", "JA"), ("KOR", "KS"),
     ("PRK", "KN"), ("UKR", "UP"), ("IRL", "EI"), ("IRQ", "IZ"), ("IRN", "IR"), ("PSE", ""),
     ("XKX", "KV"), ("VAT", "VT"), ("SSD", "OD"), ("MNE", "MJ"), ("NATO", "")],
)  # fmt: skip
def test_fips_is_not_iso(actor, expected):
    assert codes.fips(actor) == expected


@pytest.mark.parametrize(
    ("actor", "expected"),
    [("POL", "POL"), ("XKX", "KOS"), ("UN", "UNO"), ("EU", "EUR"), ("OIC", "IGO"), ("PKK", "")],
)
def test_plover_code(actor, expected):
    assert codes.plover_code(actor) == expected


def test_names_and_kinds():
    assert codes.english_name("XKX") == "Kosovo"
    assert codes.english_name("OIC") == "Organisation of Islamic Cooperation"
    assert codes.english_name("PKK") == "PKK"
    kinds = [codes.actor_kind(a) for a in ("XKX", "OIC", "PKK")]
    assert kinds == ["state", "organisation", "group"]


def test_cameo_codes_keep_older_spellings():
    assert (codes.cameo_country("ROU"), codes.cameo_country("TLS")) == ("ROM", "TMP")
    assert (codes.cameo_group("NATO"), codes.cameo_country("NATO")) == ("NAT", "")
    assert codes.cameo_group("POL") == ""


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (Party("x", "POL", "A", "Defence Minister"), ("GOV", "MIL")),
        (Party("x", "POL", "A", "Secretary-General"), ("GOV",)),
        (Party("x", "POL", "A", "head of Polish intelligence"), ("SPY", "GOV")),
        (Party("x", "POL", "Polish Navy"), ("MIL",)),
        (Party("x", "POL", "Anna Nowak"), ()),
        (Party("x", "POL"), ()),
        (Party("x", "POL", "A", "Defence Minister", "BUS;GOV"), ("BUS", "GOV")),
    ],
)
def test_sectors_follow_code_then_office_then_body(party, expected):
    assert codes.sectors(party) == expected


def test_office_of_words_takes_the_narrowest():
    assert codes.office_of_words("Deputy Prime Minister").colt == ""
    assert codes.office_of_words("Prime Minister").colt == "G"
    assert codes.office_of_words("poet") is None


def test_roles_and_words_of_sectors():
    assert (codes.cameo_role("JRN"), codes.cameo_role("PRM"), codes.cameo_role("?")) == (
        "MED", "", "",
    )  # fmt: skip
    assert codes.icews_sector("GOV") == "Government"


def test_without_accents_keeps_letters():
    assert codes.without_accents("Yaşar Güler İpek ñ") == "Yasar Guler Ipek n"


@given(st.text())
def test_without_accents_never_lengthens_plain_text(words):
    plain = re.sub(r"[^\x20-\x7e]", "", words)
    assert codes.without_accents(plain) == plain
