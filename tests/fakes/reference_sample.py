"""A small reference pack made by hand: every kind of row, and the awkward ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from station.domain.audience import Audience
from station.domain.goods import (
    CodeItem,
    ElementDefinition,
    HsCode,
    PackLevel,
    Product,
    ProductStatus,
    TraceEvent,
)
from station.domain.identity import Operator, Role
from station.domain.parcel import ControlAction, ControlInstruction, DeclarationList, ListItem, Receipt
from station.domain.reference import ReferenceData

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MILK = "04006381333931"
MILK_CASE = "14006381333938"
MILK_PALLET = "54006381333936"
CREAM = "03337875597180"
SAMPLE = "06901234567892"
GIFT = "06921234500011"
UNKNOWN = "00000096385074"

BRAND_TYPE = ElementDefinition(
    0, "brand_type", "品牌类型", "Brand type", True, (CodeItem("3", "境外品牌(贴牌)", "foreign, OEM"),)
)
HS_MILK = HsCode("1901101090", "配方奶粉", "Infant formula", "035", None, (BRAND_TYPE,))
HS_CREAM = HsCode("3304990029", "护肤品", "Skin care", "035", "006", ())


def product(gtin: str, version: int = 1, **changes: object) -> Product:
    made = Product(
        gtin=gtin,
        version=version,
        name_zh="婴儿配方奶粉",
        name_en="Infant formula",
        brand="Ährenhof",
        spec="800 g",
        net_content="0.8 kg",
        origin="304",
        manufacturer="Ährenhof GmbH",
        hs_code=HS_MILK.code,
        unit="122",
        elements=(("brand_type", "4"), ("spec", "800克/罐")),
        status=ProductStatus.ACTIVE,
        provenance="customs_barcode_db",
        valid_from=date(2025, 1, 1),
    )
    return replace(made, **changes)


def item(gnum: int, gtin: str | None, gcode: str = HS_MILK.code, **changes: object) -> ListItem:
    made = ListItem(
        gnum=gnum,
        item_no=f"SKU{gnum}",
        item_name="奶粉",
        gcode=gcode,
        gname="配方奶粉",
        gmodel="4|800克/罐",
        bar_code=gtin or "无",
        gtin=gtin,
        country="304",
        quantity=Decimal("2.00000"),
        unit="122",
        price=Decimal("188.50"),
        total_price=Decimal("377.0"),
    )
    return replace(made, **changes)


def listing(waybill: str, invt_no: str, *items: ListItem, **changes: object) -> DeclarationList:
    made = DeclarationList(
        invt_no=invt_no,
        cop_no=f"C{invt_no}",
        order_no=f"O{invt_no}",
        logistics_no=waybill,
        logistics_name="顺丰",
        ebp_name="Platform",
        ebc_code="5001960A1B",
        ebc_name="Merchant",
        customs_code="8013",
        trade_mode="1210",
        declared_at=NOON - timedelta(days=2),
        gross_weight=Decimal("1.70"),
        net_weight=Decimal("1.6"),
        items=items,
    )
    return replace(made, **changes)


def control(rule_id: str, scope: str, value: str, **changes: object) -> ControlInstruction:
    made = ControlInstruction(
        rule_id, 1, scope, value, ControlAction.HOLD, "布控", "Held", NOON - timedelta(days=9), None, "8013"
    )
    return replace(made, **changes)


def event(event_id: str, hours: int, **changes: object) -> TraceEvent:
    at = NOON - timedelta(hours=hours)
    made = TraceEvent(event_id, at, at + timedelta(minutes=5), "receiving", "in_progress", "urn:dock:1")
    return replace(made, **changes)


def sample(**changes: object) -> ReferenceData:
    """Return the pack; a part given by name replaces that part."""
    data = ReferenceData(
        name="hand-made",
        version=3,
        as_of=NOON,
        training=True,
        hs_codes=[HS_MILK, HS_CREAM],
        products=[
            product(CREAM, hs_code=HS_CREAM.code, origin="305", net_content="0.2 L"),
            product(MILK, 1, valid_from=date(2024, 1, 1), valid_to=date(2025, 6, 1), spec="750 g"),
            product(MILK, 2, valid_from=date(2025, 6, 1)),
            product(MILK, 3, valid_from=date(2027, 1, 1), spec="850 g"),
            product(SAMPLE, gift=True, status=ProductStatus.WITHDRAWN, valid_to=date(2026, 1, 1)),
        ],
        packs=[PackLevel(MILK_PALLET, MILK_CASE, 40), PackLevel(MILK_CASE, MILK, 6)],
        lists=[
            listing(
                "SF1000000000001", "800120261000000001", item(1, MILK), item(2, CREAM, HS_CREAM.code), item(3, MILK)
            ),
            listing("YT2000000000002", "800120261000000002", item(1, None), item(2, UNKNOWN)),
            listing("ZT3000000000003", "", item(1, MILK)),
            listing("JD4", "800120250000000009", item(1, MILK), declared_at=NOON - timedelta(days=300)),
            listing("JD4", "800120260000000009", item(1, CREAM, HS_CREAM.code)),
        ],
        receipts=[
            Receipt("800120261000000001", "800", NOON - timedelta(hours=1), "放行"),
            Receipt("800120261000000001", "300", NOON - timedelta(hours=9)),
            Receipt("800120261000000001", "120", NOON - timedelta(hours=5)),
            Receipt("800120261000000002", "300", NOON),
            Receipt("800120261000000002", "500", NOON, "查验"),
            Receipt("800120261000009999", "800", NOON, "the list comes later"),
            Receipt("", "800", NOON, "joins nothing"),
        ],
        controls=[
            control("R1", "logistics_no", "SF1000000000001", priority=1, audience=Audience.CUSTOMS),
            control("R2", "gtin", MILK),
            control("R3", "hs", "3304"),
            control("R4", "ebc_code", "5001960A1B"),
            control("R5", "origin", "305", valid_to=NOON - timedelta(days=1)),
            control("R6", "invt_no", "800120261000000002"),
            control("R7", "moon_phase", "full"),
            control("R8", "gtin", SAMPLE),
            control("R9", "logistics_no", "NOBODY"),
            control("R9", "logistics_no", "NOBODY", version=2),
        ],
        events=[
            event("e3", 3, gtin=MILK, lot="L1", quantity=Decimal("12.50")),
            event("e1", 30, gtin=MILK, serial="S9"),
            event("e2", 30, gtin=MILK, party="Dock"),
            event("e4", 2, sscc="SF1000000000001", gtin=CREAM),
            event("e5", 1, sscc="SF1000000000001"),
        ],
        operators=[
            Operator("8002", "Officer B", Role.SUPERVISOR, "badge-b", "$argon2id$b"),
            Operator("8001", "Officer A", Role.INSPECTOR, "badge-a", "$argon2id$a", active=False),
        ],
    )
    return replace(data, **changes)
