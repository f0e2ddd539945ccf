"""What came of an import: as a record for a machine, and in words for a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from station.domain.intake import Older, Refused, Remark, Sent, Taken
from station.storage.intake.joining import Joined

#: So many refusals, remarks and repeats of one file are kept in words; the rest are counted.
MOST_SAID = 1000
SAID_IN_WORDS = 50


@dataclass(slots=True)
class FileReport:
    """What came of one file: what each record became, and what was refused."""

    file: str
    kind: str
    taken: Counter[Taken] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    refusals: int = 0
    remarks: list[Remark] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)
    older: list[Older] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Return how many records were read well."""
        return self.taken.total()

    def refuse(self, refused: Refused) -> None:
        """Note a refusal."""
        self.refusals += 1
        if len(self.refused) < MOST_SAID:
            self.refused.append(refused)

    def nothing_taken(self) -> None:
        """Note that a file which is taken whole or not at all was not taken, for a part of it was refused."""
        self.taken.clear()
        self.repeats.clear()
        self.older.clear()
        self.remark(Remark(1, "nothing of it was taken in: it is taken whole or not at all"))

    def remark(self, remark: Remark) -> None:
        """Note what a person should know."""
        if len(self.remarks) < MOST_SAID:
            self.remarks.append(remark)

    def set_aside(self, older: Older) -> None:
        """Note a record that is older than what is known."""
        self.taken[Taken.OLDER] += 1
        if len(self.older) < MOST_SAID:
            self.older.append(older)

    def count(self, sent: Sent, taken: Taken) -> None:
        """Note what a record became; a repeat by its line."""
        self.taken[taken] += 1
        if taken is Taken.REPEAT and len(self.repeats) < MOST_SAID:
            self.repeats.append(sent.line)

    def lines(self) -> Iterator[str]:
        """Yield the report on this file in words."""
        counts = ", ".join(f"{self.taken[taken]} {taken.value}" for taken in Taken if self.taken[taken])
        yield f"{self.file}: {self.read} read ({counts or 'nothing'}), {self.refusals} refused"
        for remark in self.remarks:
            yield f"  {self.file}:{remark.line}: {remark.text}"
        if self.repeats:
            said = ", ".join(str(line) for line in self.repeats[:SAID_IN_WORDS])
            more = ", …" if len(self.repeats) > SAID_IN_WORDS else ""
            yield f"  repeats of records known by then, at line {said}{more}"
        for older in self.older[:SAID_IN_WORDS]:
            yield f"  older than what is known, set aside {self.file}:{older.line}: {older.why}"
        if self.taken[Taken.OLDER] > min(len(self.older), SAID_IN_WORDS):
            yield f"  … {self.taken[Taken.OLDER] - SAID_IN_WORDS} more are older: --json names up to {MOST_SAID}"
        for refused in self.refused[:SAID_IN_WORDS]:
            where = f"{self.file}:{refused.line}" if refused.line else self.file
            where += f", record {refused.record}" if refused.record else ""
            yield f"  refused {where}: {refused.field} {refused.reason}; {refused.fix}".replace(":  ", ": ")
        if self.refusals > min(len(self.refused), SAID_IN_WORDS):
            yield f"  … {self.refusals - SAID_IN_WORDS} more refused: --json names up to {MOST_SAID}"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: each file, how receipts met lists, and the pack that was published (None: no change)."""

    files: tuple[FileReport, ...]
    receipts: Joined | None
    pack: str
    version: int | None
    as_of: datetime | None

    @property
    def clean(self) -> bool:
        """Say whether nothing was refused."""
        return not any(report.refusals for report in self.files)

    def record(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return {
            "pack": self.pack,
            "version": self.version,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "receipts": None
            if self.receipts is None
            else {"joined": self.receipts.joined, "waiting": self.receipts.waiting, "doubtful": self.receipts.doubtful},
            "files": [
                {
                    "file": report.file,
                    "kind": report.kind,
                    "read": report.read,
                    **{taken.value: report.taken[taken] for taken in Taken},
                    "refused": report.refusals,
                    "refusals": [
                        {"line": r.line, "record": r.record, "field": r.field, "reason": r.reason, "fix": r.fix}
                        for r in report.refused
                    ],
                    "remarks": [{"line": r.line, "text": r.text} for r in report.remarks],
                    "repeats": report.repeats,
                    "set_aside": [{"line": each.line, "why": each.why} for each in report.older],
                }
                for report in self.files
            ],
        }

    def lines(self) -> Iterator[str]:
        """Yield the report in words."""
        for report in self.files:
            yield from report.lines()
        if self.receipts is not None and (self.receipts.waiting or self.receipts.doubtful):
            waiting, doubtful = self.receipts.waiting, self.receipts.doubtful
            yield f"receipts: {waiting} wait for their list, {doubtful} name none for certain"
        if self.version is None:
            yield "nothing new: no pack was published"
        elif self.as_of is not None:
            yield f"published {self.pack} version {self.version}, which speaks for {self.as_of.isoformat()}"
