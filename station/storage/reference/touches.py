"""What controls are found by: a scope and a value, and all of these that a parcel or its goods could meet."""

from collections.abc import Iterable
from functools import lru_cache

from station.domain.goods import PackLevel, Product
from station.domain.packs import held, levels_of
from station.domain.parcel import ControlInstruction, DeclarationList
from station.domain.scopes import one_way

#: What a control of a scope this version does not know is found by: it could touch anything.
ANYTHING = "*"

#: Scopes that a control is found by. Random rates, lots and the quality of data may touch any parcel.
SCOPES = frozenset({"logistics_no", "invt_no", "gtin", "hs", "ebc_code", "origin"})


def touch(scope: str, value: str) -> str:
    """Return what a control on `value` is found by."""
    return f"{scope}={value}" if scope in SCOPES else ANYTHING


def touch_of(control: ControlInstruction) -> str:
    """Return what a control is found by."""
    return touch(control.scope, one_way(control.scope, control.value))


def touches_of_parcel(waybill: str, listing: DeclarationList | None) -> set[str]:
    """Return what the controls on a parcel and on its list's rows are found by."""
    touches = {ANYTHING, touch("logistics_no", waybill)}
    if listing is not None:
        touches |= {touch("invt_no", listing.invt_no), touch("ebc_code", listing.ebc_code)}
        touches |= {touch("origin", item.country) for item in listing.items}
        touches.update(*(_hs_touches(item.gcode) for item in listing.items))
    return touches


def touches_of_goods(gtin: str, product: Product | None, pack: Iterable[PackLevel]) -> set[str]:
    """Return what the controls on goods, and on what the packs they are hold, are found by."""
    touches = {ANYTHING, touch("gtin", gtin), *(touch("gtin", each) for each in held(gtin, levels_of(pack)))}
    if product is not None:
        touches |= {touch("origin", product.origin), *_hs_touches(product.hs_code)}
    return touches


@lru_cache(maxsize=4096)
def _hs_touches(code: str) -> frozenset[str]:
    """Return what every control on a prefix of this commodity code is found by, the empty prefix included."""
    return frozenset(touch("hs", code[:length]) for length in range(len(code) + 1))
