"""Words for histories: CBV steps and dispositions, what a record says of itself, and what is wrong with it."""

from station.domain.history import DoubtCode
from station.ui.phrases import QT_TRANSLATE_NOOP

#: Business steps and dispositions of CBV 2.0, reasons of error declarations, and two words of older data.
TRACE: dict[str, str] = {
    "accepting": QT_TRANSLATE_NOOP("phrases", "accepted"),
    "arriving": QT_TRANSLATE_NOOP("phrases", "arrived"),
    "assembling": QT_TRANSLATE_NOOP("phrases", "assembled"),
    "collecting": QT_TRANSLATE_NOOP("phrases", "collected"),
    "commissioning": QT_TRANSLATE_NOOP("phrases", "commissioned"),
    "consigning": QT_TRANSLATE_NOOP("phrases", "consigned"),
    "creating_class_instance": QT_TRANSLATE_NOOP("phrases", "class created"),
    "cycle_counting": QT_TRANSLATE_NOOP("phrases", "counted in stock"),
    "decommissioning": QT_TRANSLATE_NOOP("phrases", "decommissioned"),
    "departing": QT_TRANSLATE_NOOP("phrases", "departed"),
    "destroying": QT_TRANSLATE_NOOP("phrases", "being destroyed"),
    "disassembling": QT_TRANSLATE_NOOP("phrases", "taken apart"),
    "dispensing": QT_TRANSLATE_NOOP("phrases", "dispensed out"),
    "encoding": QT_TRANSLATE_NOOP("phrases", "encoded a tag"),
    "entering_exiting": QT_TRANSLATE_NOOP("phrases", "through the gate"),
    "holding": QT_TRANSLATE_NOOP("phrases", "held"),
    "inspecting": QT_TRANSLATE_NOOP("phrases", "inspected"),
    "installing": QT_TRANSLATE_NOOP("phrases", "installed"),
    "killing": QT_TRANSLATE_NOOP("phrases", "tag killed"),
    "loading": QT_TRANSLATE_NOOP("phrases", "loaded"),
    "other": QT_TRANSLATE_NOOP("phrases", "other step"),
    "packing": QT_TRANSLATE_NOOP("phrases", "packed"),
    "picking": QT_TRANSLATE_NOOP("phrases", "picked"),
    "receiving": QT_TRANSLATE_NOOP("phrases", "received"),
    "removing": QT_TRANSLATE_NOOP("phrases", "removed"),
    "repackaging": QT_TRANSLATE_NOOP("phrases", "repacked"),
    "repairing": QT_TRANSLATE_NOOP("phrases", "repaired"),
    "replacing": QT_TRANSLATE_NOOP("phrases", "replaced"),
    "reserving": QT_TRANSLATE_NOOP("phrases", "number reserved"),
    "retail_selling": QT_TRANSLATE_NOOP("phrases", "sold at retail"),
    "sampling": QT_TRANSLATE_NOOP("phrases", "sampled"),
    "sensor_reporting": QT_TRANSLATE_NOOP("phrases", "sensor report"),
    "shipping": QT_TRANSLATE_NOOP("phrases", "shipped"),
    "staging_outbound": QT_TRANSLATE_NOOP("phrases", "staged for leaving"),
    "stock_taking": QT_TRANSLATE_NOOP("phrases", "stock taken"),
    "stocking": QT_TRANSLATE_NOOP("phrases", "put on the shelf"),
    "storing": QT_TRANSLATE_NOOP("phrases", "stored"),
    "transporting": QT_TRANSLATE_NOOP("phrases", "in transport"),
    "unloading": QT_TRANSLATE_NOOP("phrases", "unloaded"),
    "unpacking": QT_TRANSLATE_NOOP("phrases", "unpacked"),
    "void_shipping": QT_TRANSLATE_NOOP("phrases", "shipping taken back"),
    "active": QT_TRANSLATE_NOOP("phrases", "active"),
    "available": QT_TRANSLATE_NOOP("phrases", "available"),
    "completeness_inferred": QT_TRANSLATE_NOOP("phrases", "completeness inferred"),
    "completeness_verified": QT_TRANSLATE_NOOP("phrases", "completeness verified"),
    "conformant": QT_TRANSLATE_NOOP("phrases", "conformant"),
    "container_closed": QT_TRANSLATE_NOOP("phrases", "container closed"),
    "container_open": QT_TRANSLATE_NOOP("phrases", "container open"),
    "damaged": QT_TRANSLATE_NOOP("phrases", "damaged"),
    "destroyed": QT_TRANSLATE_NOOP("phrases", "destroyed"),
    "dispensed": QT_TRANSLATE_NOOP("phrases", "dispensed"),
    "disposed": QT_TRANSLATE_NOOP("phrases", "disposed of"),
    "encoded": QT_TRANSLATE_NOOP("phrases", "encoded"),
    "expired": QT_TRANSLATE_NOOP("phrases", "expired"),
    "in_progress": QT_TRANSLATE_NOOP("phrases", "in progress"),
    "in_transit": QT_TRANSLATE_NOOP("phrases", "in transit"),
    "inactive": QT_TRANSLATE_NOOP("phrases", "inactive"),
    "mismatch_class": QT_TRANSLATE_NOOP("phrases", "other goods than declared"),
    "mismatch_instance": QT_TRANSLATE_NOOP("phrases", "another piece than declared"),
    "mismatch_quantity": QT_TRANSLATE_NOOP("phrases", "another quantity than declared"),
    "needs_replacement": QT_TRANSLATE_NOOP("phrases", "needs replacement"),
    "no_pedigree_match": QT_TRANSLATE_NOOP("phrases", "origin not proven"),
    "non_conformant": QT_TRANSLATE_NOOP("phrases", "not conformant"),
    "non_sellable_other": QT_TRANSLATE_NOOP("phrases", "not for sale"),
    "partially_dispensed": QT_TRANSLATE_NOOP("phrases", "partly dispensed"),
    "recalled": QT_TRANSLATE_NOOP("phrases", "recalled"),
    "reserved": QT_TRANSLATE_NOOP("phrases", "reserved"),
    "retail_sold": QT_TRANSLATE_NOOP("phrases", "sold"),
    "returned": QT_TRANSLATE_NOOP("phrases", "returned"),
    "sellable_accessible": QT_TRANSLATE_NOOP("phrases", "on sale"),
    "sellable_not_accessible": QT_TRANSLATE_NOOP("phrases", "in stock"),
    "stolen": QT_TRANSLATE_NOOP("phrases", "stolen"),
    "unavailable": QT_TRANSLATE_NOOP("phrases", "unavailable"),
    "unknown": QT_TRANSLATE_NOOP("phrases", "state unknown"),
    "did_not_occur": QT_TRANSLATE_NOOP("phrases", "did not happen"),
    "incorrect_data": QT_TRANSLATE_NOOP("phrases", "wrong data"),
    "error_declaration": QT_TRANSLATE_NOOP("phrases", "declared wrong"),
    "importing": QT_TRANSLATE_NOOP("phrases", "imported"),
    "returning": QT_TRANSLATE_NOOP("phrases", "returned"),
}

#: What is pointed out. `{}` is filled in with the number of the lot, the piece or the unit.
DOUBTS: dict[DoubtCode, str] = {
    DoubtCode.BEFORE_MADE: QT_TRANSLATE_NOOP("phrases", "Cannot be: handled before it was made · {}"),
    DoubtCode.MADE_TWICE: QT_TRANSLATE_NOOP("phrases", "Cannot be: made at two places · {}"),
    DoubtCode.AFTER_END: QT_TRANSLATE_NOOP("phrases", "Cannot be: handled after it had ceased to be · {}"),
    DoubtCode.SOLD_TWICE: QT_TRANSLATE_NOOP("phrases", "Cannot be: sold twice without a return · {}"),
    DoubtCode.TWO_PLACES: QT_TRANSLATE_NOOP("phrases", "Cannot be: at two places at once · {}"),
    DoubtCode.IN_ITSELF: QT_TRANSLATE_NOOP("phrases", "Cannot be: a unit that lies in itself · {}"),
    DoubtCode.RECORDED_AHEAD: QT_TRANSLATE_NOOP("phrases", "Recorded before it happened · {}"),
    DoubtCode.NOT_SHIPPED: QT_TRANSLATE_NOOP("phrases", "Gap: arrived, but never left · {}"),
    DoubtCode.NOT_RECEIVED: QT_TRANSLATE_NOOP("phrases", "Gap: left, and was handled elsewhere without arriving · {}"),
    DoubtCode.NEVER_PUT_IN: QT_TRANSLATE_NOOP("phrases", "Gap: taken out of what it was never put into · {}"),
    DoubtCode.NOT_TAKEN_OUT: QT_TRANSLATE_NOOP("phrases", "Gap: put into another unit, but never taken out · {}"),
    DoubtCode.SILENT: QT_TRANSLATE_NOOP("phrases", "Gap: half a year without an event · {}"),
    DoubtCode.ALERT: QT_TRANSLATE_NOOP("phrases", "Warning: a state that nothing has lifted · {}"),
    DoubtCode.NOT_COMPLETE: QT_TRANSLATE_NOOP("phrases", "Not complete: further back there may be a warning · {}"),
}

UNRECORDED = QT_TRANSLATE_NOOP("phrases", "of {} events nothing says when they were recorded")
LEFT_OUT = QT_TRANSLATE_NOOP("phrases", "{} older events are not shown")
RECORDED_LATE = QT_TRANSLATE_NOOP("phrases", "recorded {age} later")
DECLARED_WRONG = QT_TRANSLATE_NOOP("phrases", "declared wrong")
CORRECTS = QT_TRANSLATE_NOOP("phrases", "corrects an event declared wrong")
PUT_IN = QT_TRANSLATE_NOOP("phrases", "put into {}")
TAKEN_OUT = QT_TRANSLATE_NOOP("phrases", "taken out of {}")
MADE_FROM = QT_TRANSLATE_NOOP("phrases", "made from {}")
USED = QT_TRANSLATE_NOOP("phrases", "used to make another thing")
NO_LONGER = QT_TRANSLATE_NOOP("phrases", "no longer: {}")
EMPTIED = QT_TRANSLATE_NOOP("phrases", "emptied")
LOT = QT_TRANSLATE_NOOP("phrases", "lot {}")
SERIAL = QT_TRANSLATE_NOOP("phrases", "serial {}")
UNIT = QT_TRANSLATE_NOOP("phrases", "unit {}")
