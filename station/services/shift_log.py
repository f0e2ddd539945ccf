"""The log of a shift: one row a scan, with what became of it, for Excel, an auditor and a court."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from station.domain.ledger import Entry, EntryType, Json
from station.domain.shift import Bucket

HEADER: tuple[str, ...] = (
    "站点 station",
    "序号 entry",
    "时间(UTC) time",
    "来源 source",
    "设备 device",
    "条码 code",
    "去向 bucket",
    "关联 of",
    "说明 detail",
    "运单编号 waybill",
    "处置 outcome",
    "建议 proposal",
    "发现 findings",
    "依据 evidence",
    "布控 controls",
    "处置序号 decision entry",
    "人员 operator",
    "复核 second",
    "查验相符 as declared",
    "数据包 data pack",
    "回填 refills",
    "培训 training",
)


@dataclass(frozen=True, slots=True)
class ShiftSpan:
    """One shift's stretch of the ledger: its opening entry and its closing one, None while it is open."""

    opened: Entry
    closed: Entry | None


class NoSuchShift(LookupError):
    """The ledger holds no such shift; the message names the ones there are."""


def shifts(entries: Iterable[Entry]) -> tuple[ShiftSpan, ...]:
    """Return all shifts of a ledger, oldest first."""
    spans: list[ShiftSpan] = []
    for entry in entries:
        if entry.type is EntryType.SHIFT_OPENED:
            spans.append(ShiftSpan(entry, None))
        elif entry.type is EntryType.SHIFT_CLOSED and spans:
            spans[-1] = ShiftSpan(spans[-1].opened, entry)
    return tuple(spans)


def find(entries: Iterable[Entry], shift: str) -> ShiftSpan:
    """Return the shift named ``last`` or by the number of its opening entry. Raises NoSuchShift."""
    spans = shifts(entries)
    if shift == "last" and spans:
        return spans[-1]
    for span in spans:
        if str(span.opened.seq) == shift:
            return span
    known = ", ".join(str(span.opened.seq) for span in spans) or "none"
    raise NoSuchShift(f"there is no shift {shift!r} in this ledger; shifts: {known}")


def within(entries: Iterable[Entry], span: ShiftSpan) -> Iterator[Entry]:
    """Yield the entries of one shift, its opening and closing included."""
    for entry in entries:
        if entry.seq >= span.opened.seq and (span.closed is None or entry.seq <= span.closed.seq):
            yield entry


def rows(entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    """Yield one row for each scan, in order; every value is text, codes keep their zeros."""
    settled = {entry.body["scan"]: entry for entry in entries if entry.type is EntryType.SETTLED}
    undone = {entry.body["decision"] for entry in entries if entry.type is EntryType.UNDONE}
    decided: dict[Json, Entry] = {}
    for entry in entries:
        if entry.type is EntryType.DECISION and entry.seq not in undone:
            decided.update(dict.fromkeys(_list(entry.body["scans"]), entry))
    chosen = {entry.body["scan"]: entry for entry in entries if entry.type is EntryType.RESOLVED}
    instead = {entry.body["of"]: entry.body["scan"] for entry in chosen.values() if "of" in entry.body}
    training = any(e.type is EntryType.SHIFT_OPENED and e.body.get("training") is True for e in entries)
    for entry in entries:
        if entry.type is EntryType.SCAN:
            told = _chosen(chosen.get(entry.seq))
            read = _text(instead.get(entry.seq))
            yield _row(entry, settled.get(entry.seq), decided.get(entry.seq), (read, told), training=training)


def _row(
    scan: Entry, settled: Entry | None, decision: Entry | None, by_hand: tuple[str, str], *, training: bool
) -> tuple[str, ...]:
    """Return one row; `by_hand` is the entry that was chosen in place of this scan, and who chose what by it."""
    made = decision.body if decision else {}
    end = settled.body if settled else {}
    bucket = Bucket.DECIDED.value if decision else _text(end.get("bucket"))
    return (
        scan.station,
        str(scan.seq),
        scan.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        _text(scan.body["source"]),
        _text(scan.body["device"]),
        shown(bytes.fromhex(_text(scan.body["data"]))),
        bucket or "open",
        by_hand[0] or _text(end.get("of")),
        "; ".join(filter(None, (_text(end.get("detail")), by_hand[1]))),
        _text(made.get("waybill")),
        _text(made.get("outcome")),
        _text(made.get("proposal")),
        " ".join(_text(f) for f in _list(made.get("findings"))),
        "; ".join(_evidence(each) for each in _list(made.get("evidence"))),
        _controls(made),
        str(decision.seq) if decision else "",
        _text(made.get("operator")),
        _text(made.get("second")),
        "as declared" if made.get("conform") is True else "",
        " v".join(filter(None, (_text(made.get("pack")), _text(made.get("pack_version"))))),
        "; ".join(_refill(refill) for refill in _list(made.get("refills"))),
        "training" if training else "",
    )


def _chosen(entry: Entry | None) -> str:
    """Return what a person chose for a scan, and who."""
    if entry is None or entry.body.get("kind") == "resumed":
        return ""
    kind, reading, operator = (_text(entry.body.get(name)) for name in ("kind", "reading", "operator"))
    return f"{kind} {reading} chosen by {operator}"


def _controls(made: Mapping[str, Json]) -> str:
    """Return the rules that hit, the most pressing first; those that the person who decided could not read say so."""
    withheld = _list(made.get("withheld"))
    return "; ".join(f"{_text(r)} (withheld)" if r in withheld else _text(r) for r in _list(made.get("controls")))


def _evidence(each: Json) -> str:
    """Return one finding with what it was found on: element_different: row 1, element brand, declared Mola, …."""
    finding, inputs = [*_list(each), "", []][:2]
    pairs = [(_text(name), _text(value) or "-") for name, value in map(_list, _list(inputs))]
    told = ", ".join(f"{name} {value}" for name, value in pairs)
    return f"{_text(finding)}: {told}" if told else _text(finding)


def _refill(refill: Json) -> str:
    """Return one refill: what was declared, the standard value, where it is from, and who confirmed it."""
    told = refill if isinstance(refill, dict) else {}
    row, element, declared, standard, provenance, version, operator = (
        _text(told.get(name))
        for name in ("row", "element", "declared", "standard", "provenance", "version", "operator")
    )
    return f"row {row} {element}: {declared or '-'} -> {standard} ({provenance} v{version}) by {operator}"


def shown(data: bytes) -> str:
    """Return a message as text with its control characters made visible (Unicode Control Pictures)."""
    text = data.decode("utf-8", "replace")
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 0x20 else "␡" if ord(c) == 0x7F else c for c in text)


def _text(value: Json) -> str:
    return "" if value is None else str(value)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
