"""A bundle: ledger entries as JSON Lines, byte for byte, with what is needed to check them elsewhere."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from station.domain.ledger import GENESIS, Json, canonical
from station.domain.merkle import GrowingTree


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before the first entry of a bundle: how many entries, the last one's hash, and their subtrees.

    `subtrees` are the roots of the full subtrees over those entries, widest first, so that signed tree heads can be
    checked without the entries themselves.
    """

    size: int = 0
    head: str = GENESIS
    subtrees: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """The centre's word that it has a ledger as far as entry `seq`, whose hash is `hash`."""

    station: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a bundle or a ledger file holds beside its entries: signed checkpoints and the centre's receipts."""

    before: Before = Before()
    checkpoints: tuple[str, ...] = ()
    witnesses: tuple[Witness, ...] = ()


def bundle_lines(payloads: Iterable[bytes], evidence: Evidence) -> Iterator[bytes]:
    """Yield the lines of a bundle, each with its newline: entries as they are, evidence around them."""
    if evidence.before.size:
        before = evidence.before
        subtrees: list[Json] = [root.hex() for root in before.subtrees]
        yield canonical({"before": {"size": before.size, "head": before.head, "subtrees": subtrees}}) + b"\n"
    for payload in payloads:
        yield payload + b"\n"
    for note in evidence.checkpoints:
        yield canonical({"checkpoint": note}) + b"\n"
    for witness in evidence.witnesses:
        named: dict[str, Json] = {"station": witness.station, "seq": witness.seq, "hash": witness.hash}
        yield canonical({"receipt": named}) + b"\n"


def is_evidence(line: bytes) -> bool:
    """Say whether a line of a bundle is evidence; every other one stands for an entry, readable or not."""
    return line.startswith((b'{"before":', b'{"checkpoint":', b'{"receipt":'))


def read_evidence(lines: Iterable[bytes]) -> Evidence:
    """Gather the evidence out of a bundle's lines. Raises ValueError where a line of it is damaged."""
    before, checkpoints, witnesses = Before(), list[str](), list[Witness]()
    for line in lines:
        if not is_evidence(line):
            continue
        try:
            match json.loads(line):
                case {"before": {"size": int(size), "head": str(head), "subtrees": [*roots]}}:
                    before = Before(size, head, tuple(bytes.fromhex(root) for root in roots))
                    GrowingTree(before.size, before.subtrees)
                case {"checkpoint": str(note)}:
                    checkpoints.append(note)
                case {"receipt": {"station": str(station), "seq": int(seq), "hash": str(digest)}}:
                    witnesses.append(Witness(station, seq, digest))
                case _:
                    raise ValueError("not a form this version knows")
        except (ValueError, TypeError, RecursionError) as error:
            raise ValueError(f"the evidence in the bundle is damaged: {error}") from error
    return Evidence(before, tuple(checkpoints), tuple(witnesses))
