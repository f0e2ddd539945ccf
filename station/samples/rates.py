"""How often things happen in the made-up warehouse: the one table to turn."""

from station.samples.plan import Fault

#: Share of parcels with each planted fault; one fault at most in a parcel.
FAULTS: dict[Fault, float] = {
    Fault.LOST_ZERO: 0.010,
    Fault.NO_BARCODE: 0.005,
    Fault.WRONG_ELEMENT: 0.015,
    Fault.MISSING_ELEMENT: 0.010,
    Fault.STALE_VERSION: 0.010,
    Fault.WRONG_CLASS: 0.005,
    Fault.WRONG_ORIGIN: 0.008,
    Fault.UNKNOWN_BARCODE: 0.010,
    Fault.RESTRICTED_NUMBER: 0.005,
    Fault.OVER_LIMIT: 0.005,
    Fault.WRONG_QUANTITY: 0.012,
    Fault.UNDECLARED_GIFT: 0.020,
    Fault.UNDECLARED_ITEM: 0.008,
    Fault.RECALLED_LOT: 0.006,
    Fault.TWO_PLACES: 0.004,
}

#: Share of parcels by newest receipt status; what is left over is 800 放行. Faults are planted in the rest alone.
STATUSES: dict[str, float] = {
    "1": 0.001,
    "2": 0.003,
    "3": 0.002,
    "4": 0.001,
    "100": 0.002,
    "120": 0.006,
    "300": 0.003,
    "399": 0.002,
    "500": 0.012,
    "501": 0.001,
    "502": 0.001,
    "503": 0.001,
    "599": 0.001,
    "700": 0.002,
    "899": 0.020,
    "-301011": 0.001,
}

#: Share of parcels that a control by waybill names; the other scopes hit what they hit.
NAMED_BY_CONTROL = 0.004

#: Share of otherwise faultless rows declared in another writing of the same value (full width, case, blanks).
OTHER_WRITING = 0.10

#: Share of rows sent as a whole case, where the ware comes in cases; of faultless parcels declared without GTINs.
BY_CASE = 0.10
NO_GTIN = 0.01

#: Share of faultless parcels opened all the same; and of those to be inspected that are found as declared.
OPENED = 0.25
CONFORM = 0.5

#: A parcel with more pieces is opened only where a fault lies inside it.
MANY = 8

#: How many rows a list has: rows 1-12 by their weights.
ROWS: tuple[tuple[int, float], ...] = (
    (1, 46), (2, 24), (3, 13), (4, 7), (5, 3.5), (6, 2), (7, 1.3), (8, 1), (9, 0.8), (10, 0.6), (11, 0.4), (12, 0.4)
)  # fmt: skip

#: How many pieces a row has.
PIECES: tuple[tuple[int, float], ...] = ((1, 62), (2, 22), (3, 9), (4, 4), (6, 3))
