"""The sample element catalogue and the word lists: complete, consistent, and marked as samples."""

import tomllib
from dataclasses import replace
from datetime import date

from station.paths import resource
from station.samples import catalogue, words

GTIN_FAMILIES = ("190110", "1902", "1905", "2203", "2208", "33")
GIVEN = {"brand_type", "preference", "packing", "net_content", "brand", "gtin", "model"}


def test_every_row_of_the_catalogue_says_that_it_is_a_sample() -> None:
    rows = tomllib.loads(resource("samples", "hs_codes.toml").read_text(encoding="utf-8"))["hs"]
    assert len(rows) >= 30
    assert all(row["sample"] is True and "sample" in row["note"] and "样例" in row["note"] for row in rows)
    assert all(hs.sample for hs in catalogue.hs_codes())


def test_codes_have_ten_digits_once_each_and_known_units() -> None:
    codes = [hs.code for hs in catalogue.hs_codes()]
    units = {unit.code for unit in catalogue.units()}
    assert all(len(code) == 10 and code.isdigit() for code in codes)
    assert len(set(codes)) == len(codes)
    assert {u for hs in catalogue.hs_codes() for u in (hs.unit1, hs.unit2) if u} <= units


def test_elements_stand_in_order_with_their_code_lists() -> None:
    for hs in catalogue.hs_codes():
        assert [e.seq for e in hs.elements] == list(range(len(hs.elements)))
        by_key = {e.key: e for e in hs.elements}
        assert len(by_key) == len(hs.elements)
        assert [c.code for c in by_key["brand_type"].codes] == ["0", "1", "2", "3", "4"]
        assert [c.code for c in by_key["preference"].codes] == ["0", "1", "2", "3"]
        assert {"brand", "gtin"} <= by_key.keys()


def test_a_list_that_was_in_force_till_lately_stands_before_the_one_that_took_its_place() -> None:
    today = date(2026, 11, 20)
    lists = catalogue.dated_hs_codes(today)
    assert [replace(hs, valid_from=None) for hs in lists if hs.valid_to is None] == list(catalogue.hs_codes())
    (earlier,) = [hs for hs in lists if hs.valid_to is not None]
    (later,) = [hs for hs in lists if hs.valid_from is not None]
    assert (earlier.code, earlier.valid_from, earlier.valid_to) == (later.code, None, later.valid_from)
    assert earlier.valid_to < today
    assert {e.key for e in earlier.elements} == {e.key for e in later.elements}
    assert [e.key for e in earlier.elements] != [e.key for e in later.elements]


def test_families_that_must_declare_a_gtin_do() -> None:
    for hs in catalogue.hs_codes():
        gtin = next(e for e in hs.elements if e.key == "gtin")
        assert gtin.required or not hs.code.startswith(GTIN_FAMILIES)


def test_every_kind_of_goods_fills_every_element_of_its_code() -> None:
    by_code = {hs.code: hs for hs in catalogue.hs_codes()}
    customs = {country.customs for country in catalogue.countries()}
    units = {unit.code for unit in catalogue.units()}
    for kind in words.goods().kind:
        keys = {e.key for e in by_code[kind.hs].elements}
        assert keys - GIVEN == kind.values.keys() - GIVEN, kind.hs
        assert ("net_content" in keys, "packing" in keys) == (bool(kind.net), bool(kind.pieces)), kind.hs
        assert set(kind.origins) <= customs
        assert kind.unit in units
    assert {kind.hs for kind in words.goods().kind} == by_code.keys()
