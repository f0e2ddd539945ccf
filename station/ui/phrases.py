"""Codes become words here: one row a code, the source words in English, the others in resources/i18n."""

from enum import StrEnum

from station.domain.assessment import Lane
from station.domain.audience import Audience
from station.domain.decision import Finding, Outcome
from station.domain.desk.states import NoticeCode
from station.domain.direction import Direction
from station.domain.goods import ProductStatus
from station.domain.identity import Role
from station.domain.matching import Match
from station.domain.parcel import ControlAction
from station.domain.picture import Hint
from station.domain.self_test import End, Separator
from station.domain.shift import Bucket
from station.domain.sightings import Standing
from station.domain.status import CameraState, SyncState
from station.domain.subject import Command
from station.domain.wedge_text import Caps, Flag, Keys


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # noqa: ARG001, N802 - lupdate finds texts by this name
    """Mark a text for lupdate, which reads the source; the text itself stays as it is."""
    return source


class Headline(StrEnum):
    """What the banner says where it is not about an outcome."""

    LOCKED = "locked"
    PIN = "pin"
    OPEN_SHIFT = "open_shift"
    SCAN_WAYBILL = "scan_waybill"
    LOOKING_UP = "looking_up"
    RECORDING = "recording"
    GOODS = "goods"
    UNKNOWN_GOODS = "unknown_goods"
    UNIT = "unit"
    CHOOSE = "choose"
    SECOND = "second"
    DECIDED_BEFORE = "decided_before"
    UNREADABLE = "unreadable"
    UNKNOWN_CODE = "unknown_code"
    REPEAT = "repeat"
    FAULT = "fault"


HEADLINES: dict[Headline, str] = {
    Headline.LOCKED: QT_TRANSLATE_NOOP("phrases", "Scan your badge"),
    Headline.PIN: QT_TRANSLATE_NOOP("phrases", "Type your PIN"),
    Headline.OPEN_SHIFT: QT_TRANSLATE_NOOP("phrases", "Open a shift"),
    Headline.SCAN_WAYBILL: QT_TRANSLATE_NOOP("phrases", "Scan a waybill"),
    Headline.LOOKING_UP: QT_TRANSLATE_NOOP("phrases", "Looking up"),
    Headline.RECORDING: QT_TRANSLATE_NOOP("phrases", "Recording"),
    Headline.GOODS: QT_TRANSLATE_NOOP("phrases", "Product shown"),
    Headline.UNIT: QT_TRANSLATE_NOOP("phrases", "Logistic unit shown"),
    Headline.UNKNOWN_GOODS: QT_TRANSLATE_NOOP("phrases", "Unknown product"),
    Headline.CHOOSE: QT_TRANSLATE_NOOP("phrases", "Which code is it?"),
    Headline.SECOND: QT_TRANSLATE_NOOP("phrases", "Second person"),
    Headline.DECIDED_BEFORE: QT_TRANSLATE_NOOP("phrases", "Already decided"),
    Headline.UNREADABLE: QT_TRANSLATE_NOOP("phrases", "Unreadable code"),
    Headline.UNKNOWN_CODE: QT_TRANSLATE_NOOP("phrases", "Unknown code"),
    Headline.REPEAT: QT_TRANSLATE_NOOP("phrases", "Same code again"),
    Headline.FAULT: QT_TRANSLATE_NOOP("phrases", "Fault"),
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.RELEASE: QT_TRANSLATE_NOOP("phrases", "Release"),
    Outcome.INSPECT: QT_TRANSLATE_NOOP("phrases", "Inspect"),
    Outcome.HOLD: QT_TRANSLATE_NOOP("phrases", "Hold"),
    Outcome.DETAIN: QT_TRANSLATE_NOOP("phrases", "Detain"),
    Outcome.RETURN: QT_TRANSLATE_NOOP("phrases", "Return"),
    Outcome.RETURN_ACCEPT: QT_TRANSLATE_NOOP("phrases", "Accept return"),
    Outcome.RETURN_REJECT: QT_TRANSLATE_NOOP("phrases", "Reject return"),
}

PROPOSED: dict[Outcome, str] = {
    Outcome.RELEASE: QT_TRANSLATE_NOOP("phrases", "Proposed: release"),
    Outcome.INSPECT: QT_TRANSLATE_NOOP("phrases", "Proposed: inspect"),
    Outcome.HOLD: QT_TRANSLATE_NOOP("phrases", "Proposed: hold"),
    Outcome.DETAIN: QT_TRANSLATE_NOOP("phrases", "Proposed: detain"),
    Outcome.RETURN: QT_TRANSLATE_NOOP("phrases", "Proposed: return"),
    Outcome.RETURN_ACCEPT: QT_TRANSLATE_NOOP("phrases", "Proposed: accept return"),
    Outcome.RETURN_REJECT: QT_TRANSLATE_NOOP("phrases", "Proposed: reject return"),
}

DECIDED: dict[Outcome, str] = {
    Outcome.RELEASE: QT_TRANSLATE_NOOP("phrases", "Released"),
    Outcome.INSPECT: QT_TRANSLATE_NOOP("phrases", "To inspection"),
    Outcome.HOLD: QT_TRANSLATE_NOOP("phrases", "Held"),
    Outcome.DETAIN: QT_TRANSLATE_NOOP("phrases", "Detained"),
    Outcome.RETURN: QT_TRANSLATE_NOOP("phrases", "To be returned"),
    Outcome.RETURN_ACCEPT: QT_TRANSLATE_NOOP("phrases", "Return accepted"),
    Outcome.RETURN_REJECT: QT_TRANSLATE_NOOP("phrases", "Return rejected"),
}

LANES: dict[Lane, str] = {
    Lane.RELEASE: QT_TRANSLATE_NOOP("phrases", "Release lane"),
    Lane.DOCUMENT_CHECK: QT_TRANSLATE_NOOP("phrases", "Document check"),
    Lane.PHYSICAL_INSPECTION: QT_TRANSLATE_NOOP("phrases", "Physical inspection"),
    Lane.HOLD: QT_TRANSLATE_NOOP("phrases", "Hold lane"),
    Lane.RETURNS: QT_TRANSLATE_NOOP("phrases", "Return shelf"),
}

FINDINGS: dict[Finding, str] = {
    Finding.UNKNOWN_PARCEL: QT_TRANSLATE_NOOP("phrases", "No declaration list for this waybill"),
    Finding.MISMATCH_QUANTITY: QT_TRANSLATE_NOOP("phrases", "Quantity differs"),
    Finding.ELEMENT_DIFFERENT: QT_TRANSLATE_NOOP("phrases", "Element differs from the standard"),
    Finding.ELEMENT_MISSING: QT_TRANSLATE_NOOP("phrases", "Element not declared"),
    Finding.UNDECLARED_ITEM: QT_TRANSLATE_NOOP("phrases", "Item is not on the list"),
    Finding.GIFT_ITEM: QT_TRANSLATE_NOOP("phrases", "Domestic gift, need not be declared"),
    Finding.UNKNOWN_BARCODE: QT_TRANSLATE_NOOP("phrases", "Barcode of no known product"),
    Finding.RESTRICTED_NUMBER: QT_TRANSLATE_NOOP("phrases", "In-store number, no global product"),
    Finding.BARCODE_NOT_DECLARED: QT_TRANSLATE_NOOP("phrases", "No barcode declared"),
    Finding.BARCODE_MALFORMED: QT_TRANSLATE_NOOP("phrases", "Declared barcode is malformed"),
    Finding.ORIGIN_WRONG: QT_TRANSLATE_NOOP("phrases", "Origin differs from the standard"),
    Finding.CLASS_WRONG: QT_TRANSLATE_NOOP("phrases", "Commodity code differs from the standard"),
    Finding.STALE_VERSION: QT_TRANSLATE_NOOP("phrases", "Declared by an older product version"),
    Finding.CONTROL_HIT: QT_TRANSLATE_NOOP("phrases", "Control instruction"),
    Finding.CONTROL_NOTICE: QT_TRANSLATE_NOOP("phrases", "Notice from customs, nothing to stop"),
    Finding.RANDOM_SAMPLE: QT_TRANSLATE_NOOP("phrases", "Picked by the random sample"),
    Finding.CUSTOMS_STATUS: QT_TRANSLATE_NOOP("phrases", "Customs has not released it"),
    Finding.OVER_LIMIT: QT_TRANSLATE_NOOP("phrases", "Over the single-transaction limit"),
    Finding.STALE_DATA: QT_TRANSLATE_NOOP("phrases", "Reference data is too old"),
    Finding.ALREADY_DECIDED: QT_TRANSLATE_NOOP("phrases", "A decision stands already"),
    Finding.ELEMENT_REFILLED: QT_TRANSLATE_NOOP("phrases", "Element refilled by the standard value"),
    Finding.MISMATCH_CLASS: QT_TRANSLATE_NOOP("phrases", "Other goods than declared"),
    Finding.MISMATCH_INSTANCE: QT_TRANSLATE_NOOP("phrases", "Lot or serial number is not as it should be"),
    Finding.NOT_COUNTABLE: QT_TRANSLATE_NOOP("phrases", "Cannot be counted: weigh it"),
    Finding.TOO_MANY_GIFTS: QT_TRANSLATE_NOOP("phrases", "More gifts than declared goods"),
    Finding.NO_BARCODE: QT_TRANSLATE_NOOP("phrases", "No barcode on the goods, chosen by hand"),
    Finding.BARCODE_UNREADABLE: QT_TRANSLATE_NOOP("phrases", "Barcode unreadable, chosen by hand"),
    Finding.EXPIRED: QT_TRANSLATE_NOOP("phrases", "Past its expiry date"),
    Finding.DAMAGED: QT_TRANSLATE_NOOP("phrases", "Damaged"),
    Finding.PROHIBITED: QT_TRANSLATE_NOOP("phrases", "Prohibited goods"),
    Finding.IP_SUSPECT: QT_TRANSLATE_NOOP("phrases", "Suspected of infringing a brand"),
    Finding.NEVER_LEFT: QT_TRANSLATE_NOOP("phrases", "Nothing says that it ever left"),
    Finding.NOT_APPLIED: QT_TRANSLATE_NOOP("phrases", "No return was applied for"),
    Finding.RETURN_LATE: QT_TRANSLATE_NOOP("phrases", "Returned too late"),
    Finding.HISTORY_DOUBT: QT_TRANSLATE_NOOP("phrases", "Its history cannot be trusted"),
    Finding.HISTORY_ALERT: QT_TRANSLATE_NOOP("phrases", "Its history warns of it"),
    Finding.HISTORY_NOTICE: QT_TRANSLATE_NOOP("phrases", "Something in the history to know of"),
    Finding.NOT_COMPARABLE: QT_TRANSLATE_NOOP("phrases", "Cannot be compared with the standard: look"),
    Finding.NOTHING_SCANNED: QT_TRANSLATE_NOOP("phrases", "Scan what came back"),
}

MATCHES: dict[Match, str] = {
    Match.SAME: QT_TRANSLATE_NOOP("phrases", "same"),
    Match.SAME_AFTER: QT_TRANSLATE_NOOP("phrases", "same after"),
    Match.DIFFERS: QT_TRANSLATE_NOOP("phrases", "differs"),
    Match.MISSING: QT_TRANSLATE_NOOP("phrases", "missing"),
    Match.NOT_COMPARABLE: QT_TRANSLATE_NOOP("phrases", "not comparable"),
}

BUCKETS: dict[Bucket, str] = {
    Bucket.DECIDED: QT_TRANSLATE_NOOP("phrases", "decided"),
    Bucket.REPEAT: QT_TRANSLATE_NOOP("phrases", "repeat"),
    Bucket.CONSULTED: QT_TRANSLATE_NOOP("phrases", "consulted"),
    Bucket.UNKNOWN: QT_TRANSLATE_NOOP("phrases", "unknown"),
    Bucket.UNREADABLE: QT_TRANSLATE_NOOP("phrases", "unreadable"),
    Bucket.STATION_CODE: QT_TRANSLATE_NOOP("phrases", "station card"),
    Bucket.IGNORED_LOCKED: QT_TRANSLATE_NOOP("phrases", "ignored"),
    Bucket.VOIDED: QT_TRANSLATE_NOOP("phrases", "voided"),
    Bucket.TRAINING: QT_TRANSLATE_NOOP("phrases", "training"),
}

NOTICES: dict[NoticeCode, str] = {
    NoticeCode.SIGN_IN_FIRST: QT_TRANSLATE_NOOP("phrases", "Sign in first: scan your badge"),
    NoticeCode.OPEN_SHIFT_FIRST: QT_TRANSLATE_NOOP("phrases", "Open a shift first"),
    NoticeCode.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP("phrases", "Sign-in refused"),
    NoticeCode.UNREADABLE: QT_TRANSLATE_NOOP("phrases", "Unreadable"),
    NoticeCode.UNKNOWN_BARCODE: QT_TRANSLATE_NOOP("phrases", "Nothing is known of this code"),
    NoticeCode.REPEAT: QT_TRANSLATE_NOOP("phrases", "The same scan again; counted once"),
    NoticeCode.ALREADY_DECIDED: QT_TRANSLATE_NOOP("phrases", "Already decided"),
    NoticeCode.PARKED: QT_TRANSLATE_NOOP("phrases", "Put aside, undecided"),
    NoticeCode.NOT_SHOWN: QT_TRANSLATE_NOOP("phrases", "Not decided: another parcel is on the screen now"),
    NoticeCode.TOO_SOON: QT_TRANSLATE_NOOP("phrases", "Not decided: too soon after the scan; look, then press"),
    NoticeCode.NOT_ALLOWED: QT_TRANSLATE_NOOP("phrases", "Your role does not allow this"),
    NoticeCode.STANDS_AGAINST: QT_TRANSLATE_NOOP("phrases", "Not released; against it stands"),
    NoticeCode.CARD_CANNOT_RELEASE: QT_TRANSLATE_NOOP("phrases", "A card cannot release this; against it stands"),
    NoticeCode.SECOND_WANTED: QT_TRANSLATE_NOOP("phrases", "A second person must confirm: scan their badge"),
    NoticeCode.SECOND_REFUSED: QT_TRANSLATE_NOOP("phrases", "Not accepted as second person"),
    NoticeCode.READER_WANTED: QT_TRANSLATE_NOOP("phrases", "A control that you may not read stands against it; call"),
    NoticeCode.CONFORM: QT_TRANSLATE_NOOP("phrases", "Noted: found as declared"),
    NoticeCode.INSPECT_FIRST: QT_TRANSLATE_NOOP("phrases", "Only after an inspection was decided"),
    NoticeCode.CHOOSE_FIRST: QT_TRANSLATE_NOOP("phrases", "This scan was not taken: finish what is on the screen"),
    NoticeCode.ACKNOWLEDGE_FIRST: QT_TRANSLATE_NOOP("phrases", "This scan was not taken: read the fault first"),
    NoticeCode.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("phrases", "There is no decision on the screen to take back"),
    NoticeCode.UNDONE: QT_TRANSLATE_NOOP("phrases", "Taken back"),
    NoticeCode.WRONG_KEPT: QT_TRANSLATE_NOOP("phrases", "The last half minute is kept for a tester"),
    NoticeCode.VOIDED: QT_TRANSLATE_NOOP("phrases", "Scans voided; the parcel stays undecided"),
    NoticeCode.TAKEN_BACK: QT_TRANSLATE_NOOP("phrases", "Taken back; its scan no longer counts"),
    NoticeCode.NOTHING_TO_TAKE_BACK: QT_TRANSLATE_NOOP("phrases", "There is no piece and no note to take back"),
    NoticeCode.NO_SUCH_ROW: QT_TRANSLATE_NOOP("phrases", "Not noted: the list has no such row"),
    NoticeCode.WRONG_DIRECTION: QT_TRANSLATE_NOOP("phrases", "Not decided: this desk works the other way"),
    NoticeCode.OTHER_PARCEL_FIRST: QT_TRANSLATE_NOOP(
        "phrases", "Another parcel of the same list: decide the one that was scanned before first"
    ),
    NoticeCode.DECIDE_FIRST: QT_TRANSLATE_NOOP("phrases", "Not changed: decide what lies here or was put aside first"),
    NoticeCode.DIRECTION_SET: QT_TRANSLATE_NOOP("phrases", "The desk works this way now"),
    NoticeCode.REFILLED: QT_TRANSLATE_NOOP("phrases", "Refills confirmed; the declaration stays beside them"),
    NoticeCode.REFILL_TAKEN_BACK: QT_TRANSLATE_NOOP("phrases", "Refill taken back"),
    NoticeCode.NOTHING_TO_REFILL: QT_TRANSLATE_NOOP("phrases", "There is nothing to refill"),
    NoticeCode.SHIFT_OPENED: QT_TRANSLATE_NOOP("phrases", "The shift is open"),
    NoticeCode.SHIFT_CLOSED: QT_TRANSLATE_NOOP("phrases", "The shift is closed; scans counted"),
    NoticeCode.SHIFT_NOT_CLOSED: QT_TRANSLATE_NOOP("phrases", "Not closed: these scans are in no bucket"),
    NoticeCode.NOTHING_ON_DESK: QT_TRANSLATE_NOOP("phrases", "There is no parcel on the desk"),
    NoticeCode.IGNORED: QT_TRANSLATE_NOOP("phrases", "This card means nothing here"),
}

SYNC: dict[SyncState, str] = {
    SyncState.OK: QT_TRANSLATE_NOOP("phrases", "in step"),
    SyncState.SENDING: QT_TRANSLATE_NOOP("phrases", "sending"),
    SyncState.OFFLINE: QT_TRANSLATE_NOOP("phrases", "offline"),
    SyncState.ATTENTION: QT_TRANSLATE_NOOP("phrases", "needs attention"),
}

CAMERA: dict[CameraState, str] = {
    CameraState.OFF: QT_TRANSLATE_NOOP("phrases", "no camera"),
    CameraState.OPENING: QT_TRANSLATE_NOOP("phrases", "opening"),
    CameraState.LIVE: QT_TRANSLATE_NOOP("phrases", "live"),
    CameraState.FROZEN: QT_TRANSLATE_NOOP("phrases", "picture stands still"),
    CameraState.LOST: QT_TRANSLATE_NOOP("phrases", "camera lost"),
}

HINTS: dict[Hint, str] = {
    Hint.DARK: QT_TRANSLATE_NOOP("phrases", "too dark: more light"),
    Hint.BRIGHT: QT_TRANSLATE_NOOP("phrases", "too bright: turn it out of the light"),
    Hint.BLURRED: QT_TRANSLATE_NOOP("phrases", "blurred: hold still, or change the distance"),
}

STANDINGS: dict[Standing, str] = {
    Standing.WAITING: QT_TRANSLATE_NOOP("phrases", "reading"),
    Standing.ACCEPTED: QT_TRANSLATE_NOOP("phrases", "taken"),
    Standing.HELD: QT_TRANSLATE_NOOP("phrases", "taken before"),
    Standing.REFUSED: QT_TRANSLATE_NOOP("phrases", "refused"),
}

ROLES: dict[Role, str] = {
    Role.INSPECTOR: QT_TRANSLATE_NOOP("phrases", "inspector"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("phrases", "supervisor"),
    Role.CUSTOMS: QT_TRANSLATE_NOOP("phrases", "customs officer"),
    Role.TESTER: QT_TRANSLATE_NOOP("phrases", "tester"),
    Role.ADMIN: QT_TRANSLATE_NOOP("phrases", "administrator"),
}

AUDIENCES: dict[Audience, str] = {
    Audience.INSPECTOR: QT_TRANSLATE_NOOP("phrases", "everybody at the dock"),
    Audience.SUPERVISOR: QT_TRANSLATE_NOOP("phrases", "the supervisor"),
    Audience.CUSTOMS: QT_TRANSLATE_NOOP("phrases", "an officer of customs"),
}
#: What is told of a control to those who may not read it: that it hit, or that it is there.
CALLS: dict[Audience, str] = {
    Audience.INSPECTOR: QT_TRANSLATE_NOOP("phrases", "A control is hit"),
    Audience.SUPERVISOR: QT_TRANSLATE_NOOP("phrases", "A control for the supervisor is hit: call them"),
    Audience.CUSTOMS: QT_TRANSLATE_NOOP("phrases", "A control for customs is hit: call an officer"),
}
WITHHELD: dict[Audience, str] = {
    Audience.INSPECTOR: QT_TRANSLATE_NOOP("phrases", "A control"),
    Audience.SUPERVISOR: QT_TRANSLATE_NOOP("phrases", "A control for the supervisor"),
    Audience.CUSTOMS: QT_TRANSLATE_NOOP("phrases", "A control for customs"),
}

ACTIONS: dict[ControlAction, str] = {
    ControlAction.INSPECT: QT_TRANSLATE_NOOP("phrases", "Inspect"),
    ControlAction.HOLD: QT_TRANSLATE_NOOP("phrases", "Hold"),
    ControlAction.DETAIN: QT_TRANSLATE_NOOP("phrases", "Detain"),
    ControlAction.SAMPLE: QT_TRANSLATE_NOOP("phrases", "Take a sample"),
    ControlAction.WEIGH: QT_TRANSLATE_NOOP("phrases", "Weigh"),
    ControlAction.PHOTO: QT_TRANSLATE_NOOP("phrases", "Take a photo"),
    ControlAction.NOTIFY: QT_TRANSLATE_NOOP("phrases", "Take notice"),
}

COMMANDS: dict[Command, str] = {
    Command.RELEASE: QT_TRANSLATE_NOOP("phrases", "Release"),
    Command.INSPECT: QT_TRANSLATE_NOOP("phrases", "Inspect"),
    Command.HOLD: QT_TRANSLATE_NOOP("phrases", "Hold"),
    Command.DETAIN: QT_TRANSLATE_NOOP("phrases", "Detain"),
    Command.RETURN: QT_TRANSLATE_NOOP("phrases", "Return"),
    Command.CONFORM: QT_TRANSLATE_NOOP("phrases", "As declared"),
    Command.UNDO: QT_TRANSLATE_NOOP("phrases", "Undo"),
    Command.REFILL: QT_TRANSLATE_NOOP("phrases", "Refill all"),
    Command.ACCEPT: QT_TRANSLATE_NOOP("phrases", "Accept return"),
    Command.REJECT: QT_TRANSLATE_NOOP("phrases", "Reject return"),
    Command.RETURNS: QT_TRANSLATE_NOOP("phrases", "Returns"),
    Command.OUTBOUND: QT_TRANSLATE_NOOP("phrases", "Outbound"),
    Command.TAKE_BACK: QT_TRANSLATE_NOOP("phrases", "Take back"),
    Command.VOID: QT_TRANSLATE_NOOP("phrases", "Void scans"),
    Command.WRONG: QT_TRANSLATE_NOOP("phrases", "That was wrong"),
    Command.LOCK: QT_TRANSLATE_NOOP("phrases", "Lock"),
    Command.OPEN_SHIFT: QT_TRANSLATE_NOOP("phrases", "Open the shift"),
    Command.CLOSE_SHIFT: QT_TRANSLATE_NOOP("phrases", "Close the shift"),
}

FLAGS: dict[Flag, str] = {
    Flag.FOLDED: QT_TRANSLATE_NOOP("phrases", "Full-width characters came in: switch the input method off"),
    Flag.GS_SPELLED: QT_TRANSLATE_NOOP("phrases", "The scanner writes its separators as text"),
    Flag.ALT_CODE: QT_TRANSLATE_NOOP("phrases", "The scanner types by Alt codes"),
    Flag.CUT: QT_TRANSLATE_NOOP("phrases", "The code was longer than the limit; the rest was dropped"),
    Flag.LAYOUT: QT_TRANSLATE_NOOP("phrases", "The scanner types for another keyboard: scan the self-test card"),
    Flag.CAPS: QT_TRANSLATE_NOOP("phrases", "Caps Lock is on: switch it off and scan again"),
    Flag.DEVICE: QT_TRANSLATE_NOOP("phrases", "Another scanner, or a person's fast typing: scan the self-test card"),
    Flag.TORN: QT_TRANSLATE_NOOP("phrases", "Keys just before the scan were taken for typing: scan again"),
}

#: What a self-test has shown, in one line.
KEYS_READ: dict[Keys, str] = {
    Keys.BOTH: QT_TRANSLATE_NOOP("phrases", "the keyboard layout fits"),
    Keys.PLACES: QT_TRANSLATE_NOOP("phrases", "another keyboard layout, keys are read by their places"),
    Keys.CHARACTERS: QT_TRANSLATE_NOOP("phrases", "the scanner is set to this machine's layout"),
}
CAPS_READ: dict[Caps, str] = {
    Caps.UNPROVEN: QT_TRANSLATE_NOOP("phrases", "Caps Lock was off"),
    Caps.IGNORED: QT_TRANSLATE_NOOP("phrases", "Caps Lock is on and is undone here"),
    Caps.UNDONE: QT_TRANSLATE_NOOP("phrases", "Caps Lock is on and the scanner undoes it"),
}
ENDS: dict[End, str] = {
    End.ENTER: QT_TRANSLATE_NOOP("phrases", "ends with Enter"),
    End.TAB: QT_TRANSLATE_NOOP("phrases", "ends with Tab"),
    End.NOTHING: QT_TRANSLATE_NOOP("phrases", "ends with silence"),
}
SEPARATORS: dict[Separator, str] = {
    Separator.UNKNOWN: QT_TRANSLATE_NOOP("phrases", "scan the card's second symbol, too"),
    Separator.KEPT: QT_TRANSLATE_NOOP("phrases", "separators arrive"),
    Separator.SPELLED: QT_TRANSLATE_NOOP("phrases", "separators arrive as text"),
    Separator.ALT_CODE: QT_TRANSLATE_NOOP("phrases", "separators arrive as Alt codes"),
    Separator.LOST: QT_TRANSLATE_NOOP("phrases", "separators are lost: set the scanner to send GS"),
}

#: Why somebody was not signed in, and what else is pinned beside outcomes and buckets.
REASONS: dict[str, str] = {
    "no_data": QT_TRANSLATE_NOOP("phrases", "no reference data here, so nobody is known: sync with the centre"),
    "unknown_badge": QT_TRANSLATE_NOOP("phrases", "badge not known here"),
    "inactive": QT_TRANSLATE_NOOP("phrases", "badge no longer valid"),
    "wrong_pin": QT_TRANSLATE_NOOP("phrases", "wrong PIN"),
    "locked_out": QT_TRANSLATE_NOOP("phrases", "too many tries, wait"),
    "undone": QT_TRANSLATE_NOOP("phrases", "taken back"),
}

#: What is wrong with a code; codes of a single value inside GS1 data share `BAD_VALUE`.
BAD_VALUE = QT_TRANSLATE_NOOP("phrases", "a value inside the GS1 data is wrong")
UNREADABLE: dict[str, str] = {
    "add_on_alone": QT_TRANSLATE_NOOP("phrases", "only the add-on was read, scan the whole symbol"),
    "all_zero": QT_TRANSLATE_NOOP("phrases", "all zeros, no product has this number"),
    "ambiguous": QT_TRANSLATE_NOOP("phrases", "can be read in more than one way"),
    "bad_brackets": QT_TRANSLATE_NOOP("phrases", "brackets in the GS1 data do not close"),
    "belongs_in_path": QT_TRANSLATE_NOOP("phrases", "the GS1 web address is built wrongly"),
    "caps_lock": QT_TRANSLATE_NOOP("phrases", "Caps Lock is on, switch it off and scan again"),
    "contradictory_repeat": QT_TRANSLATE_NOOP("phrases", "the code says two different things"),
    "duplicate_ai": QT_TRANSLATE_NOOP("phrases", "a value stands twice"),
    "empty": QT_TRANSLATE_NOOP("phrases", "nothing in this code, scan again"),
    "empty_value": QT_TRANSLATE_NOOP("phrases", "a value in the code is empty"),
    "excluded_pair": QT_TRANSLATE_NOOP("phrases", "two values that exclude each other"),
    "too_long": QT_TRANSLATE_NOOP("phrases", "longer than any code this station takes"),
    "torn": QT_TRANSLATE_NOOP("phrases", "its beginning may be lost, scan again"),
    "forged_card": QT_TRANSLATE_NOOP("phrases", "no card of this station, or a damaged one"),
    "illegal_caret": QT_TRANSLATE_NOOP("phrases", "a character that cannot be part of a code"),
    "illegal_character": QT_TRANSLATE_NOOP("phrases", "a character that cannot be part of a code"),
    "illegal_host": QT_TRANSLATE_NOOP("phrases", "the GS1 web address is built wrongly"),
    "illegal_uri_character": QT_TRANSLATE_NOOP("phrases", "the GS1 web address is built wrongly"),
    "keyboard_layout": QT_TRANSLATE_NOOP("phrases", "the scanner types for another keyboard"),
    "leading_separator": QT_TRANSLATE_NOOP("phrases", "the code begins with a separator"),
    "lost_leading_zero": QT_TRANSLATE_NOOP("phrases", "a leading zero was lost"),
    "missing_fnc1": QT_TRANSLATE_NOOP("phrases", "GS1 data without its FNC1 mark"),
    "missing_companion": QT_TRANSLATE_NOOP("phrases", "a value that must stand beside another is missing"),
    "no_barcode": QT_TRANSLATE_NOOP("phrases", "declared as goods without a barcode"),
    "no_item_key": QT_TRANSLATE_NOOP("phrases", "GS1 data without a product or parcel number"),
    "no_key": QT_TRANSLATE_NOOP("phrases", "the GS1 web address holds no product"),
    "no_key_in_path": QT_TRANSLATE_NOOP("phrases", "a web page, not an item: scan the product"),
    "not_a_digital_link": QT_TRANSLATE_NOOP("phrases", "a web address, not an item: scan the product"),
    "not_a_waybill": QT_TRANSLATE_NOOP("phrases", "no waybill number of a carrier known here"),
    "not_an_attribute": QT_TRANSLATE_NOOP("phrases", "the GS1 web address is built wrongly"),
    "not_digits": QT_TRANSLATE_NOOP("phrases", "characters that are no digits"),
    "many_lists": QT_TRANSLATE_NOOP("phrases", "too many lists bear this number: scan another one on the parcel"),
    "not_expected": QT_TRANSLATE_NOOP("phrases", "neither a waybill nor a product: scan one of these"),
    "separator_lost": QT_TRANSLATE_NOOP("phrases", "the scanner loses separators, set it to send GS"),
    "serial_missing": QT_TRANSLATE_NOOP("phrases", "the serial number is missing"),
    "too_many_ais": QT_TRANSLATE_NOOP("phrases", "too many values in one code"),
    "unknown_ai": QT_TRANSLATE_NOOP("phrases", "data was lost, or it is no GS1 data"),
    "unknown_symbology": QT_TRANSLATE_NOOP("phrases", "a kind of symbol that is not known here"),
    "value_too_long": QT_TRANSLATE_NOOP("phrases", "a value is too long: a separator may be lost"),
    "value_too_short": QT_TRANSLATE_NOOP("phrases", "a value is cut short, scan again"),
    "wrong_check_digit": QT_TRANSLATE_NOOP("phrases", "wrong check digit, scan again"),
    "wrong_length": QT_TRANSLATE_NOOP("phrases", "wrong number of digits, scan again"),
    "wrong_number_system": QT_TRANSLATE_NOOP("phrases", "no UPC-E number, scan again"),
    "wrong_path_order": QT_TRANSLATE_NOOP("phrases", "the GS1 web address is built wrongly"),
    "wrong_value_length": QT_TRANSLATE_NOOP("phrases", "a value has the wrong length"),
}

#: What a rule looked at, by the name it gives it.
INPUTS: dict[str, str] = {
    "row": QT_TRANSLATE_NOOP("phrases", "row"),
    "element": QT_TRANSLATE_NOOP("phrases", "element"),
    "declared": QT_TRANSLATE_NOOP("phrases", "declared"),
    "standard": QT_TRANSLATE_NOOP("phrases", "standard"),
    "unlisted": QT_TRANSLATE_NOOP("phrases", "no element list on the day declared for code"),
    "counted": QT_TRANSLATE_NOOP("phrases", "counted"),
    "applied": QT_TRANSLATE_NOOP("phrases", "applied for"),
    "unit_declared": QT_TRANSLATE_NOOP("phrases", "unit declared"),
    "unit_applied": QT_TRANSLATE_NOOP("phrases", "unit applied for"),
    "barcode": QT_TRANSLATE_NOOP("phrases", "barcode"),
    "gtin": QT_TRANSLATE_NOOP("phrases", "GTIN"),
    "serial": QT_TRANSLATE_NOOP("phrases", "serial number"),
    "lot": QT_TRANSLATE_NOOP("phrases", "lot"),
    "until": QT_TRANSLATE_NOOP("phrases", "valid until"),
    "waybill": QT_TRANSLATE_NOOP("phrases", "waybill"),
    "status": QT_TRANSLATE_NOOP("phrases", "receipt"),
    "rule": QT_TRANSLATE_NOOP("phrases", "rule"),
    "version": QT_TRANSLATE_NOOP("phrases", "version"),
    "audience": QT_TRANSLATE_NOOP("phrases", "for"),
    "total": QT_TRANSLATE_NOOP("phrases", "value"),
    "limit": QT_TRANSLATE_NOOP("phrases", "limit"),
    "as_of": QT_TRANSLATE_NOOP("phrases", "data of"),
    "outcome": QT_TRANSLATE_NOOP("phrases", "decision"),
    "station": QT_TRANSLATE_NOOP("phrases", "station"),
    "entry": QT_TRANSLATE_NOOP("phrases", "entry"),
    "logistics_no": QT_TRANSLATE_NOOP("phrases", "waybill"),
    "invt_no": QT_TRANSLATE_NOOP("phrases", "list"),
    "ebc_code": QT_TRANSLATE_NOOP("phrases", "merchant"),
    "hs": QT_TRANSLATE_NOOP("phrases", "commodity code"),
    "origin": QT_TRANSLATE_NOOP("phrases", "origin"),
    "quality": QT_TRANSLATE_NOOP("phrases", "quality of the data"),
    "random": QT_TRANSLATE_NOOP("phrases", "random rate"),
    "decisions": QT_TRANSLATE_NOOP("phrases", "decisions"),
    "controls": QT_TRANSLATE_NOOP("phrases", "controls"),
    "rows": QT_TRANSLATE_NOOP("phrases", "rows"),
    "events": QT_TRANSLATE_NOOP("phrases", "events"),
    "thing": QT_TRANSLATE_NOOP("phrases", "of"),
    "made": QT_TRANSLATE_NOOP("phrases", "made into"),
    "state": QT_TRANSLATE_NOOP("phrases", "state"),
    "unseen": QT_TRANSLATE_NOOP("phrases", "not fully read"),
    "place": QT_TRANSLATE_NOOP("phrases", "place"),
    "days": QT_TRANSLATE_NOOP("phrases", "days"),
    "inside": QT_TRANSLATE_NOOP("phrases", "in"),
    "when": QT_TRANSLATE_NOOP("phrases", "at"),
    "pieces": QT_TRANSLATE_NOOP("phrases", "pieces"),
}

#: The rules, by what they look at; outbound and returned parcels.
RULES: dict[str, str] = {
    "unknown_parcel": QT_TRANSLATE_NOOP("phrases", "A declaration list is known"),
    "customs_status": QT_TRANSLATE_NOOP("phrases", "Customs has released it"),
    "controls": QT_TRANSLATE_NOOP("phrases", "Control instructions"),
    "barcodes": QT_TRANSLATE_NOOP("phrases", "Declared barcodes"),
    "elements": QT_TRANSLATE_NOOP("phrases", "Declared elements against the standard"),
    "classification": QT_TRANSLATE_NOOP("phrases", "Commodity code and origin"),
    "contents": QT_TRANSLATE_NOOP("phrases", "What was found against what was declared"),
    "instances": QT_TRANSLATE_NOOP("phrases", "Serial numbers and expiry dates"),
    "by_hand": QT_TRANSLATE_NOOP("phrases", "What a person noted"),
    "history": QT_TRANSLATE_NOOP("phrases", "Histories of what is at hand"),
    "limit": QT_TRANSLATE_NOOP("phrases", "Limit of a single transaction"),
    "data_age": QT_TRANSLATE_NOOP("phrases", "Age of the data"),
    "earlier": QT_TRANSLATE_NOOP("phrases", "Earlier decisions"),
    "left": QT_TRANSLATE_NOOP("phrases", "It left from here"),
    "applied": QT_TRANSLATE_NOOP("phrases", "A return was applied for"),
    "in_time": QT_TRANSLATE_NOOP("phrases", "Days since the release"),
    "within_list": QT_TRANSLATE_NOOP("phrases", "All applications together against the list"),
    "came_back": QT_TRANSLATE_NOOP("phrases", "What came back against the application"),
    "same_instance": QT_TRANSLATE_NOOP("phrases", "The very pieces that left"),
    "decided": QT_TRANSLATE_NOOP("phrases", "Decided as a return already"),
}
PRIORITY = QT_TRANSLATE_NOOP("phrases", "priority {n}")
IN_FORCE = QT_TRANSLATE_NOOP("phrases", "in force")
NOT_IN_FORCE = QT_TRANSLATE_NOOP("phrases", "not in force")
BY_DATA = QT_TRANSLATE_NOOP("phrases", "{value} (by the reference data)")
PICKED = QT_TRANSLATE_NOOP("phrases", "picked, at a rate of {rate}")
NOT_PICKED = QT_TRANSLATE_NOOP("phrases", "not picked, at a rate of {rate}")

#: The kinds of code a person may have to choose between.
KINDS: dict[str, str] = {
    "waybill": QT_TRANSLATE_NOOP("phrases", "Waybill"),
    "item": QT_TRANSLATE_NOOP("phrases", "Product"),
    "sscc": QT_TRANSLATE_NOOP("phrases", "Logistic unit"),
}

#: Normalising steps that made two values the same.
STEPS: dict[str, str] = {
    "width": QT_TRANSLATE_NOOP("phrases", "character width"),
    "case": QT_TRANSLATE_NOOP("phrases", "letter case"),
    "blank": QT_TRANSLATE_NOOP("phrases", "blanks"),
    "simplified": QT_TRANSLATE_NOOP("phrases", "traditional characters"),
    "accent": QT_TRANSLATE_NOOP("phrases", "accents"),
    "punctuation": QT_TRANSLATE_NOOP("phrases", "punctuation"),
    "order": QT_TRANSLATE_NOOP("phrases", "order of the parts"),
    "number": QT_TRANSLATE_NOOP("phrases", "way of writing numbers"),
    "unit": QT_TRANSLATE_NOOP("phrases", "unit of measure"),
    "pack": QT_TRANSLATE_NOOP("phrases", "pieces in a pack"),
    "date": QT_TRANSLATE_NOOP("phrases", "way of writing dates"),
    "size": QT_TRANSLATE_NOOP("phrases", "way of writing sizes"),
    "age": QT_TRANSLATE_NOOP("phrases", "way of writing ages"),
    "brand": QT_TRANSLATE_NOOP("phrases", "other name of the brand"),
    "origin": QT_TRANSLATE_NOOP("phrases", "other name of the origin"),
    "gtin": QT_TRANSLATE_NOOP("phrases", "leading zeros of the GTIN"),
    "term": QT_TRANSLATE_NOOP("phrases", "other word for the same"),
    "label": QT_TRANSLATE_NOOP("phrases", "name before the value"),
    "literal": QT_TRANSLATE_NOOP("phrases", "other word for none"),
    "code": QT_TRANSLATE_NOOP("phrases", "code and its meaning"),
}

#: Short words between figures. `{}` is filled in.
AGES: tuple[str, str, str, str] = (
    QT_TRANSLATE_NOOP("phrases", "{} s"),
    QT_TRANSLATE_NOOP("phrases", "{} min"),
    QT_TRANSLATE_NOOP("phrases", "{} h"),
    QT_TRANSLATE_NOOP("phrases", "{} d"),
)
NOTHING_AGAINST = QT_TRANSLATE_NOOP("phrases", "Nothing stands against it")
FOUND_AS_DECLARED = QT_TRANSLATE_NOOP("phrases", "Found as declared")
ENTRY = QT_TRANSLATE_NOOP("phrases", "Entry {seq}, {time}, by {person}")
WITH_SECOND = QT_TRANSLATE_NOOP("phrases", "and {person}")
DECIDED_AT = QT_TRANSLATE_NOOP("phrases", "{outcome} by {person} at {station}, {time}")
TIMES = QT_TRANSLATE_NOOP("phrases", "{what} ×{n}")
VERSION_OF = QT_TRANSLATE_NOOP("phrases", "The list was filled in from version {old}; version {new} is in force")
SCAN_THEN = QT_TRANSLATE_NOOP("phrases", "The waybill first, then what is inside")
PUT_ASIDE = QT_TRANSLATE_NOOP("phrases", "{n} put aside")
NOTHING_DECIDED = QT_TRANSLATE_NOOP("phrases", "Only a look: nothing is decided here")
NOT_RECORDED_YET = QT_TRANSLATE_NOOP("phrases", "Not recorded yet")
BARRED = QT_TRANSLATE_NOOP("phrases", "barred")
CHOOSE_WHY = QT_TRANSLATE_NOOP("phrases", "Press what it is, or its number. Nothing is guessed.")
CHOOSE_LIST = QT_TRANSLATE_NOOP(
    "phrases", "Several lists bear this number. Press the waybill that this parcel left with. Nothing is guessed."
)
NO_STANDARD = QT_TRANSLATE_NOOP("phrases", "no known product")
NO_CODE = QT_TRANSLATE_NOOP("phrases", "declared without a barcode: no standard")
NO_LIST = QT_TRANSLATE_NOOP("phrases", "no element list")
NO_VALUES = QT_TRANSLATE_NOOP("phrases", "no standard values")
NO_VALUE = QT_TRANSLATE_NOOP("phrases", "no standard value")
SILENT = QT_TRANSLATE_NOOP("phrases", "{n} without a standard value")
STANDARD_NAME = QT_TRANSLATE_NOOP("phrases", "standard: {name}")
PACK = QT_TRANSLATE_NOOP("phrases", "pack")
OPENED = QT_TRANSLATE_NOOP("phrases", "counted unopened")
MET_TWICE = QT_TRANSLATE_NOOP("phrases", "Serial number met twice")
STANDARD_ENDED = QT_TRANSLATE_NOOP("phrases", "no version in force")
STANDARD_WITHDRAWN = QT_TRANSLATE_NOOP("phrases", "standard withdrawn")
OLDER_VERSION = QT_TRANSLATE_NOOP("phrases", "older version")
WEIGH = QT_TRANSLATE_NOOP("phrases", "{n} found, weigh")
CONFIRMED = QT_TRANSLATE_NOOP("phrases", "refill confirmed")
PROVENANCE: dict[str, str] = {
    "customs_barcode_db": QT_TRANSLATE_NOOP("phrases", "barcode database of customs"),
    "merchant": QT_TRANSLATE_NOOP("phrases", "the merchant"),
    "gds": QT_TRANSLATE_NOOP("phrases", "China product data (GDS)"),
    "manual": QT_TRANSLATE_NOOP("phrases", "manual entry"),
}
STATUSES: dict[ProductStatus, str] = {
    ProductStatus.ACTIVE: QT_TRANSLATE_NOOP("phrases", "in use"),
    ProductStatus.WITHDRAWN: QT_TRANSLATE_NOOP("phrases", "withdrawn"),
    ProductStatus.SUPERSEDED: QT_TRANSLATE_NOOP("phrases", "superseded"),
}
APPLIED = QT_TRANSLATE_NOOP("phrases", "return applied for")
APPLIED_FOR = QT_TRANSLATE_NOOP("phrases", "applied for: {n}")
DIRECTIONS: dict[Direction, str] = {
    Direction.OUTBOUND: QT_TRANSLATE_NOOP("phrases", "Outbound"),
    Direction.RETURNS: QT_TRANSLATE_NOOP("phrases", "RETURN CENTRE · parcels come back here"),
}
