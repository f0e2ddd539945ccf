"""North American coupons: the inner grammar of AI (8110) and AI (8112), a chain of digits with length indicators.

Sources: GS1 US, North American Coupon Application Guideline Using GS1 DataBar Expanded Symbols (8110); GS1 AI (8112)
Coupon Data Specification.
"""

from dataclasses import dataclass

from station.domain.gs1.calendar import yymmdd
from station.domain.gs1.charsets import digits
from station.domain.gs1.fault import Fault


class _Broken(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


@dataclass(slots=True)
class _Walk:
    """A place in a coupon, and the steps that lead on from it."""

    text: str
    place: int = 0

    def one(self, missing: str, wrong: str, allowed: str) -> str:
        """Take one digit out of those allowed."""
        if self.place == len(self.text):
            raise _Broken(Fault(f"coupon_missing_{missing}", 0, len(self.text)))
        digit = self.text[self.place]
        if digit not in allowed:
            raise _Broken(Fault(f"coupon_invalid_{wrong}", self.place, self.place + 1))
        self.place += 1
        return digit

    def take(self, count: int, short: str) -> str:
        """Take a number of digits."""
        left = len(self.text) - self.place
        if left < count:
            raise _Broken(Fault(f"coupon_{short}", self.place if left else 0, len(self.text)))
        self.place += count
        return self.text[self.place - count : self.place]

    def measured(self, name: str, allowed: str, wrong: str, plus: int = 0, truncated: str = "") -> None:
        """Take a length indicator and as many digits as it says; indicator 9 stands for none where it is allowed."""
        indicator = self.one(f"{name}_vli", wrong, allowed)
        nothing = indicator == "9" and plus == 6 and "7" not in allowed
        self.take(0 if nothing else int(indicator) + plus, truncated or f"truncated_{name}")

    def purchase(self, nth: str) -> None:
        """Take a purchase requirement, its code, and its family code."""
        self.measured(f"{nth}_purchase_requirement", "12345", f"{nth}_purchase_requirement_length")
        self.one(f"{nth}_purchase_requirement_code", f"{nth}_purchase_requirement_code", "012349")
        self.take(3, f"truncated_{nth}_purchase_family_code")

    def other_prefix(self, nth: str) -> None:
        """Take the company prefix of another purchase; indicator 9 means the first purchase's."""
        self.measured(f"{nth}_purchase_gcp", "01234569", f"{nth}_purchase_gcp_length", 6)

    def option(self, field: str) -> bool:
        """Step over an optional field's number, if it stands here."""
        here = self.text[self.place : self.place + 1] == field
        self.place += here
        return here

    def day(self, short: str, wrong: str) -> str:
        """Take a date of six digits."""
        start = self.place
        value = self.take(6, f"too_short_for_{short}")
        if yymmdd(value):
            raise _Broken(Fault(f"coupon_invalid_{wrong}", start, start + 6))
        return value

    def end(self) -> None:
        """Be at the end."""
        if self.place != len(self.text):
            raise _Broken(Fault("coupon_excess_data", self.place, len(self.text)))


ANY = "0123456789"


def couponcode(value: str) -> Fault | None:
    """Check a coupon of AI (8110)."""
    if fault := digits(value):
        return fault
    try:
        _coupon(_Walk(value))
    except _Broken as broken:
        return broken.fault
    return None


def couponposoffer(value: str) -> Fault | None:
    """Check a positive offer file coupon of AI (8112)."""
    if fault := digits(value):
        return fault
    walk = _Walk(value)
    try:
        walk.one("format_code", "format_code", "01")
        walk.measured("funder", "0123456", "funder_length", 6)
        walk.take(6, "truncated_offer_code")
        walk.measured("serial_number", ANY, "serial_number_length", 6)
        walk.end()
    except _Broken as broken:
        return broken.fault
    return None


def _coupon(walk: _Walk) -> None:
    walk.measured("gcp", "0123456", "gcp_length", 6)
    walk.take(6, "truncated_offer_code")
    walk.measured("save_value", "12345", "save_value_length")
    walk.purchase("1st")
    if walk.option("1"):
        walk.one("additional_purchase_rules_code", "additional_purchase_rules_code", "0123")
        walk.purchase("2nd")
        walk.other_prefix("2nd")
    if walk.option("2"):
        walk.purchase("3rd")
        walk.other_prefix("3rd")
    _dates(walk)
    if walk.option("5"):
        walk.measured("serial_number", ANY, "serial_number_length", 6)
    if walk.option("6"):
        walk.measured("retailer_gcp_or_gln", "1234567", "retailer_gcp_or_gln_length", 6)
    if walk.option("9"):
        walk.one("save_value_code", "save_value_code", "01256")
        walk.one("save_value_applies_to_item", "save_value_applies_to_item", "012")
        walk.one("store_coupon_flag", "store_coupon_flag", ANY)
        walk.one("dont_multiply_flag", "dont_multiply_flag", "01")
    walk.end()


def _dates(walk: _Walk) -> None:
    expiry = walk.day("expiration_date", "exipiration_date") if walk.option("3") else ""
    if walk.option("4"):
        start = walk.day("start_date", "start_date")
        if expiry and start > expiry:
            raise _Broken(Fault("coupon_expiration_before_start", walk.place - 14, walk.place))
