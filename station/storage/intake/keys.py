"""What tells one list and one return application from another in an intake file, and the cells of a list's row."""

import msgspec

from station.domain.intake import ReturnSent
from station.domain.parcel import DeclarationList, ReturnApplication
from station.storage.reference.cells import instant_text


def return_key(sent: ReturnSent | ReturnApplication) -> str:
    """Return the key of a return application: its merchant's number for it, else the list's that it is for."""
    return f"{sent.ebc_code}/{sent.cop_no or sent.invt_no}"


def list_key(listing: DeclarationList) -> str:
    """Return the key of a list: its merchant's number for it, else the parcel's and the order's."""
    if listing.cop_no:
        return f"{listing.ebc_code}/{listing.cop_no}"
    return f"{listing.ebc_code}//{listing.logistics_no}/{listing.order_no}"


def list_cells(listing: DeclarationList, pre_no: str) -> tuple[str | bytes, ...]:
    """Return the cells of a list's row, behind its key, its sending time and its action."""
    declared = instant_text(listing.declared_at)
    named = (listing.invt_no, pre_no, listing.cop_no, listing.ebc_code, listing.logistics_no, declared)
    return (*named, msgspec.json.encode(listing))
