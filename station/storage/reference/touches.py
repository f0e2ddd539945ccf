"""What controls are found by: a scope and a value, and all of these that a parcel or its goods could meet."""

from functools import lru_cache

from station.domain.goods import Product
from station.domain.parcel import ControlInstruction, DeclarationList

#: What a control of a scope this version does not know is found by: it could touch anything.
ANYTHING = "*"

#: Scopes that a control is found by. Random rates, lots and the quality of data may touch any parcel.
SCOPES = frozenset({"logistics_no", "invt_no", "gtin", "hs", "ebc_code", "origin"})


def touch(scope: str, value: str) -> str:
    """Return what a control on `value` is found by."""
    return f"{scope}={value}" if scope in SCOPES else ANYTHING


def touch_of(control: ControlInstruction) -> str:
    """Return what a control is found by; a GTIN with fewer digits is filled up with zeros."""
    value = control.value.zfill(14) if control.scope == "gtin" else control.value
    return touch(control.scope, value)


def touches_of_parcel(waybill: str, listing: DeclarationList | None) -> set[str]:
    """Return what the controls on a parcel and on its list's rows are found by."""
    touches = {ANYTHING, touch("logistics_no", waybill)}
    if listing is not None:
        touches |= {touch("invt_no", listing.invt_no), touch("ebc_code", listing.ebc_code)}
        touches |= {touch("origin", item.country) for item in listing.items}
        touches.update(*(_hs_touches(item.gcode) for item in listing.items))
    return touches


def touches_of_goods(gtin: str, product: Product | None) -> set[str]:
    """Return what the controls on goods are found by."""
    touches = {ANYTHING, touch("gtin", gtin)}
    if product is not None:
        touches |= {touch("origin", product.origin), *_hs_touches(product.hs_code)}
    return touches


@lru_cache(maxsize=4096)
def _hs_touches(code: str) -> frozenset[str]:
    """Return what every control on a prefix of this commodity code is found by, the empty prefix included."""
    return frozenset(touch("hs", code[:length]) for length in range(len(code) + 1))
