"""Found pieces and declared rows: every piece in one place, whatever the order; nothing counted that cannot be."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.allotting import allot
from station.domain.counting import Counted, Noted, Piece
from station.domain.decision import Finding, Outcome
from station.domain.goods import GoodsDossier, PackLevel
from station.domain.packs import contents, levels_of
from station.domain.parcel import ListItem
from station.domain.policy import NOT_CLEARABLE, Policy
from station.domain.rules import assess
from station.domain.subject import Item
from tests.domain.dock import CASE, GIFT, HS, MILK, NOW, OTHER, STAMP, dossier, goods, product, row

PALLET = "56901234567890"
SET = "06901234599999"
VARYING = "96901234567895"
UNKNOWN = "04006381333931"
PACKS = (PackLevel(CASE, MILK, 6), PackLevel(PALLET, CASE, 4), PackLevel(SET, MILK, 1), PackLevel(SET, OTHER, 2))


def known(gtin: str) -> GoodsDossier:
    found = None if gtin == UNKNOWN else product(gtin, gift=gtin == GIFT)
    return GoodsDossier(gtin, found, HS if found else None, PACKS, (), STAMP)


def pieces(*gtins: str | Item) -> tuple[Piece, ...]:
    items = (Item(gtin) if isinstance(gtin, str) else gtin for gtin in gtins)
    return tuple(Piece(100 + n, item, known(item.gtin), "scanner", NOW) for n, item in enumerate(items))


def sorted_onto(rows: list[ListItem], found: tuple[Piece, ...]) -> Counted:
    return allot(dossier(items=rows), found)


def counts(counted: Counted) -> list[Fraction | None]:
    return [row.counted for row in counted.rows]


def findings(rows: list[ListItem], found: tuple[Piece, ...], *noted: Noted) -> set[Finding]:
    return set(assess(dossier(items=rows), found, Policy(), NOW, noted=noted).findings)


def test_rows_of_one_gtin_are_filled_in_order_and_the_last_has_what_is_too_much() -> None:
    assert counts(sorted_onto([row(1), row(2)], pieces(*[MILK] * 3))) == [2, 1]
    assert counts(sorted_onto([row(1), row(2)], pieces(*[MILK] * 7))) == [2, 5]


def test_a_lot_that_a_row_names_tells_rows_of_one_gtin_apart() -> None:
    rows = [row(1, gmodel="4|Mila|L1"), row(2, gmodel="4|Mila|L2", quantity=1)]
    right = pieces(Item(MILK, "L2"), Item(MILK, "l1"), Item(MILK, "L1"))
    assert counts(sorted_onto(rows, right)) == [2, 1]
    assert counts(sorted_onto(rows, pieces(*[Item(MILK, "L1")] * 3))) == [3, 0]
    assert counts(sorted_onto(rows, pieces(Item(MILK, "L2"), Item(MILK), Item(MILK, "L9")))) == [2, 1]


def test_a_case_is_what_it_holds_through_all_levels() -> None:
    assert counts(sorted_onto([row(quantity=30)], pieces(PALLET, CASE))) == [30]
    assert findings([row(quantity=30)], pieces(PALLET, CASE)) == set()


def test_a_declared_case_is_met_by_its_units_and_by_part_of_them_in_part() -> None:
    declared = [row(gtin=CASE, quantity=1)]
    assert counts(sorted_onto(declared, pieces(*[MILK] * 6))) == [1]
    assert counts(sorted_onto(declared, pieces(*[MILK] * 5))) == [Fraction(5, 6)]
    assert findings(declared, pieces(*[MILK] * 5)) == {Finding.MISMATCH_QUANTITY}


def test_units_and_cases_on_two_rows_make_up_for_each_other() -> None:
    rows = [row(1, gtin=CASE, quantity=1), row(2, quantity=8)]
    assert counts(sorted_onto(rows, pieces(CASE, *[MILK] * 8))) == [1, 8]
    assert counts(sorted_onto(rows, pieces(CASE, CASE, MILK, MILK))) == [1, 8]
    assert counts(sorted_onto(rows, pieces(*[MILK] * 14))) == [1, 8]


def test_a_pack_of_different_goods_counts_only_where_all_of_it_is_declared() -> None:
    assert counts(sorted_onto([row(1, quantity=1), row(2, gtin=OTHER)], pieces(SET))) == [1, 2]
    undeclared = sorted_onto([row(quantity=1)], pieces(SET))
    assert (counts(undeclared), [p.item.gtin for p in undeclared.undeclared]) == ([0], [SET])
    assert counts(sorted_onto([row(gtin=SET, quantity=1)], pieces(SET))) == [1]


def test_a_circle_in_the_packs_ends() -> None:
    levels = levels_of([PackLevel(CASE, MILK, 6), PackLevel(MILK, CASE, 2)])
    assert contents(CASE, levels) == Counter({MILK: 6})


@pytest.mark.parametrize(("unit", "quantity", "found"), [("127", 1, 12), ("120", 2, 12), ("054", 1, 1000)])
def test_a_dozen_a_case_and_a_thousand_are_counted_in_pieces(unit: str, quantity: int, found: int) -> None:
    one_size = (PackLevel(CASE, MILK, 6), PackLevel(SET, MILK, 1), PackLevel(SET, OTHER, 2))
    there = [replace(p, goods=replace(p.goods, pack=one_size)) for p in pieces(*[MILK] * found)]
    counted = allot(dossier(items=[row(quantity=quantity, unit=unit)]), there)
    assert (counts(counted), counted.rows[0].wrong) == ([quantity], False)


@pytest.mark.parametrize("unit", ["035", "036", "095", "千克", "kg"])
def test_what_is_declared_by_weight_is_weighed_not_counted(unit: str) -> None:
    rows = [row(quantity=Decimal("1.6"), unit=unit)]
    assert findings(rows, pieces(MILK, MILK)) == {Finding.NOT_COUNTABLE}
    assert findings(rows, ()) == set()


def test_declared_by_weight_and_not_there_at_all_is_a_mismatch() -> None:
    rows = [row(1, quantity=Decimal("1.6"), unit="035"), row(2, gtin=OTHER, quantity=1, gmodel="4|Other|800克/罐")]
    assert Finding.MISMATCH_QUANTITY in findings(rows, pieces(OTHER))


def test_net_weights_in_all_the_barcodes_are_added_up() -> None:
    rows = [row(quantity=Decimal("1.6"), unit="035")]
    parts = [Item(MILK, ai=(("3103", "000750"),)), Item(MILK, ai=(("3102", "000085"),))]
    assert findings(rows, pieces(*parts)) == set()
    assert findings(rows, pieces(parts[0], parts[0])) == {Finding.MISMATCH_QUANTITY}
    assert findings(rows, pieces(parts[0], MILK)) == {Finding.NOT_COUNTABLE}


def test_a_pack_of_varying_content_cannot_be_counted() -> None:
    assert findings([row(quantity=3)], pieces(VARYING)) == {Finding.NOT_COUNTABLE}
    assert (
        findings([row(gtin=VARYING, quantity=1, bar_code=VARYING)], pieces(VARYING)) - {Finding.UNKNOWN_BARCODE}
        == set()
    )


def test_a_declared_part_of_a_piece_is_never_met_by_whole_ones() -> None:
    assert findings([row(quantity=Decimal("1.5"))], pieces(MILK)) == {Finding.MISMATCH_QUANTITY}
    assert findings([row(quantity=Decimal("2.00000"))], pieces(MILK, MILK)) == set()


def test_other_goods_in_place_of_the_declared_ones_are_named_so() -> None:
    told = findings([row()], pieces(MILK, OTHER))
    assert told == {Finding.MISMATCH_QUANTITY, Finding.UNDECLARED_ITEM, Finding.MISMATCH_CLASS}
    assert told <= NOT_CLEARABLE


def test_gifts_may_lie_in_a_parcel_but_not_more_of_them_than_goods() -> None:
    assert findings([row()], pieces(MILK, MILK, GIFT, GIFT)) == {Finding.GIFT_ITEM}
    assert Finding.TOO_MANY_GIFTS in findings([row()], pieces(MILK, MILK, GIFT, GIFT, GIFT))
    declared = [row(1), row(2, gtin=GIFT, quantity=1)]
    assert findings(declared, pieces(MILK, MILK, GIFT)) == set()
    assert findings(declared, pieces(MILK, MILK, GIFT, GIFT)) == {Finding.GIFT_ITEM}


def test_a_case_of_gifts_is_as_many_gifts_as_it_holds() -> None:
    case = PackLevel("16923456789019", GIFT, 3)
    (found,) = pieces(GIFT)
    found = replace(found, item=Item(case.gtin), goods=replace(found.goods, gtin=case.gtin, pack=(case,)))
    assert Finding.TOO_MANY_GIFTS in findings([row()], (*pieces(MILK, MILK), found))
    assert findings([row(quantity=3)], (*pieces(MILK, MILK, MILK), found)) == {Finding.GIFT_ITEM}


@pytest.mark.parametrize(("quantity", "unit"), [(500, "036"), (2, "035"), (1, "070")])
def test_no_grams_are_added_to_pieces_where_gifts_are_counted(quantity: int, unit: str) -> None:
    by_weight = row(1, quantity=quantity, unit=unit)
    assert Finding.TOO_MANY_GIFTS not in findings([by_weight], pieces(MILK, GIFT))
    assert Finding.TOO_MANY_GIFTS in findings([by_weight], pieces(MILK, GIFT, GIFT))
    both = [by_weight, row(2, gtin=OTHER, quantity=1, gmodel="4|Other|800克/罐")]
    assert Finding.TOO_MANY_GIFTS not in findings(both, pieces(MILK, OTHER, GIFT, GIFT))


def test_a_serial_number_met_twice_counts_once_and_is_told() -> None:
    one = Item(MILK, serial="S1")
    found = pieces(one, one, Item(MILK, serial="S2"))
    counted = sorted_onto([row()], found)
    assert (counts(counted), len(counted.twice)) == ([2], 1)
    assert findings([row()], found) == {Finding.MISMATCH_INSTANCE}


@pytest.mark.parametrize(
    ("ai", "expired"),
    [
        ((("17", "261109"),), True),  # NOW is 04:00 on the 10th in Beijing
        ((("17", "261110"),), False),
        ((("17", "261100"),), False),  # day 00: the end of the month
        ((("7003", "2611082359"),), True),
        ((("15", "200101"),), False),  # best before is no expiry
    ],
)
def test_goods_past_their_expiry_date_are_told(ai: tuple[tuple[str, str], ...], *, expired: bool) -> None:
    found = pieces(Item(MILK, ai=ai), MILK)
    assert findings([row()], found) == ({Finding.EXPIRED} if expired else set())


def test_goods_chosen_by_hand_count_on_their_row_and_are_told_unless_declared_so() -> None:
    rows = [row(1, quantity=1), row(2, gtin=None, bar_code="无", quantity=1)]
    milk, bare = pieces(MILK, "")
    bare = replace(bare, row=2)
    assert findings(rows, (milk, bare)) == set()
    by_hand = replace(milk, row=1)
    assert findings(rows, (by_hand, bare)) == {Finding.NO_BARCODE}
    assert findings(rows, (replace(by_hand, instead=7), bare)) == {Finding.BARCODE_UNREADABLE}
    assert findings(rows, (milk,)) == {Finding.MISMATCH_QUANTITY}


@pytest.mark.parametrize("finding", [Finding.DAMAGED, Finding.EXPIRED, Finding.PROHIBITED, Finding.IP_SUSPECT])
def test_what_a_person_notes_stands_against_a_release(finding: Finding) -> None:
    assessment = assess(dossier(), (), Policy(), NOW, noted=(Noted(7, finding, 1),))
    assert assessment.findings == (finding,)
    assert assessment.proposal is not Outcome.RELEASE


ITEMS = st.builds(
    Item,
    st.sampled_from([MILK, CASE, PALLET, SET, GIFT, OTHER, VARYING, UNKNOWN]),
    st.sampled_from([None, "L1", "L2"]),
    st.sampled_from([None, None, None, "S1"]),
)
ROWS = st.lists(
    st.builds(
        lambda gtin, quantity, unit, lot: row(1, gtin, quantity, unit=unit, gmodel=f"4|Mila|{lot}"),
        st.sampled_from([MILK, CASE, OTHER, GIFT, SET, None]),
        st.integers(1, 9).map(Decimal) | st.just(Decimal("1.5")),
        st.sampled_from(["142", "142", "127", "035", "120"]),
        st.sampled_from(["", "L1", "L2"]),
    ),
    min_size=1,
    max_size=4,
).map(lambda rows: [replace(r, gnum=n) for n, r in enumerate(rows, 1)])


@given(ROWS, st.lists(ITEMS, max_size=8))
def test_every_piece_is_in_exactly_one_place(rows: list[ListItem], items: list[Item]) -> None:
    found = pieces(*items)
    counted = sorted_onto(rows, found)
    places = (counted.on_rows, counted.gifts, counted.undeclared, counted.unknown, counted.twice)
    assert sorted(p.scan for place in places for p in place) == [p.scan for p in found]
    assert counted.pieces == len(found)


@given(ROWS, st.lists(ITEMS, max_size=8), st.randoms())
def test_the_order_of_scans_changes_nothing(rows: list[ListItem], items: list[Item], dice: object) -> None:
    shuffled = list(items)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    one, other = sorted_onto(rows, pieces(*items)), sorted_onto(rows, pieces(*shuffled))
    assert one.rows == other.rows
    for place in ("on_rows", "gifts", "undeclared", "unknown", "twice"):
        assert Counter(p.item.gtin for p in getattr(one, place)) == Counter(p.item.gtin for p in getattr(other, place))
    assert findings(rows, pieces(*items)) == findings(rows, pieces(*shuffled))


@given(ROWS, st.lists(ITEMS, max_size=8))
def test_the_units_on_rows_are_the_units_of_the_pieces_on_them(rows: list[ListItem], items: list[Item]) -> None:
    """Summed up in milk tins and others, what rows count is what lies behind them; what is weighed is left out."""
    counted = sorted_onto(rows, pieces(*items))
    if any(r.weigh or r.counted is None for r in counted.rows) or any(r.gtin == SET for r in rows):
        return
    levels = levels_of(PACKS)
    several = {"127": 12}
    on_rows = Counter[str]()
    for line, declared in zip(counted.rows, rows, strict=True):
        if declared.gtin is None or declared.unit == "035":
            continue
        n = several.get(declared.unit, 1)
        for unit, each in contents(declared.gtin, levels).items():
            on_rows[unit] += line.counted * n * each
    lying = sum((contents(p.item.gtin, levels) for p in counted.on_rows), Counter[str]())
    assert +on_rows == +lying


@given(ROWS, st.lists(ITEMS, min_size=1, max_size=8))
def test_an_undeclared_piece_more_never_takes_a_hit_away(rows: list[ListItem], items: list[Item]) -> None:
    declared = [r for r in rows if r.gtin not in {OTHER, SET}] or [row()]
    before, after = pieces(*items), pieces(*items, Item(OTHER))
    one, more = (assess(dossier(items=declared), found, Policy(), NOW).hits for found in (before, after))
    told, then = Counter((h.finding, h.proposal) for h in one), Counter((h.finding, h.proposal) for h in more)
    assert told - then == Counter()
    assert then[Finding.UNDECLARED_ITEM, Outcome.INSPECT] == told[Finding.UNDECLARED_ITEM, Outcome.INSPECT] + 1


def test_a_case_of_unknown_size_cannot_be_counted() -> None:
    declared = row(gtin=OTHER, quantity=1, unit="120", gmodel="4|Other|800克/罐")
    found = tuple(replace(p, goods=goods(OTHER)) for p in pieces(OTHER, OTHER))
    counted = sorted_onto([declared], found)
    assert (counted.rows[0].weigh, counted.rows[0].wrong) == (True, False)


def test_an_inner_pack_and_the_case_it_lies_in_are_two_sizes_of_case() -> None:
    assert findings([row(quantity=4, unit="120")], pieces(PALLET)) == {Finding.NOT_COUNTABLE}, "four cases, or one"


SEVERAL = (PackLevel(CASE, MILK, 12), PackLevel("26901234567896", MILK, 24))


@pytest.mark.parametrize("declared", [1, 12, 24])
@pytest.mark.parametrize("found", [(CASE,), (MILK,) * 12, (CASE, *(MILK,) * 12)])
def test_a_case_of_several_sizes_cannot_be_counted_by_cases_nor_by_units(declared: int, found: tuple[str, ...]) -> None:
    there = tuple(replace(p, goods=replace(p.goods, pack=SEVERAL)) for p in pieces(*found))
    told = assess(dossier(items=[row(quantity=declared, unit="120")]), there, Policy(), NOW)
    assert told.against_release == (Finding.NOT_COUNTABLE,)


def test_a_row_that_nobody_can_count_takes_what_the_other_rows_of_its_goods_have_no_room_for() -> None:
    rows = [row(1, quantity=1, unit="120"), row(2, quantity=12)]
    there = tuple(replace(p, goods=replace(p.goods, pack=SEVERAL)) for p in pieces(*(MILK,) * 12))
    assert [(r.counted, r.weigh) for r in allot(dossier(items=rows), there).rows] == [(0, False), (12, False)]
    case = replace(there[0], scan=99, item=Item(CASE))
    assert [(r.counted, r.weigh) for r in allot(dossier(items=rows), (*there, case)).rows] == [(12, True), (12, False)]
