"""What a history is asked of: a product, a lot, a single piece, or a logistic unit such as a pallet or a parcel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that events speak of: by GTIN (with its lot or serial number where known), or by its unit's number.

    `sscc` holds the 18 digits of an SSCC, or the number or URI of a unit that has none: a waybill, a returnable pallet.
    """

    gtin: str | None = None
    lot: str | None = None
    serial: str | None = None
    sscc: str | None = None

    @property
    def key(self) -> str:
        """Return one text for the thing: a unit's own number, else GS1 keys as in a Digital Link path (01, 10, 21)."""
        if self.gtin is None:
            return self.sscc or ""
        lot = f"/10/{self.lot}" if self.lot is not None and self.serial is None else ""
        serial = f"/21/{self.serial}" if self.serial is not None else ""
        return f"/01/{self.gtin}{lot}{serial}"

    @property
    def single(self) -> bool:
        """Say whether only one of it exists: a piece with its serial number, or a logistic unit."""
        return self.serial is not None or self.gtin is None


def of_key(key: str) -> Thing:
    """Return the thing that `Thing.key` was made of; a piece's lot is not in its key."""
    if not key.startswith("/01/"):
        return Thing(sscc=key)
    gtin, rest = key[4:18], key[18:]
    value = rest[4:] or None
    return Thing(
        gtin, lot=value if rest.startswith("/10/") else None, serial=value if rest.startswith("/21/") else None
    )
