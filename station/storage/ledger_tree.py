"""Tree heads over the ledger's entries: the checkpoint table, signed and resumable."""

import sqlite3
from collections.abc import Callable

from station.domain.checkpoint import Checkpoint, origin_of, read_checkpoint
from station.domain.merkle import GrowingTree

Signer = Callable[[str], str]
"""Turns a note's text into the signed note (`station.storage.keys.StationKey.sign`)."""

HASH_BYTES = 32


def tree_at(connection: sqlite3.Connection, size: int) -> GrowingTree:
    """Return the tree over the first `size` entries, from the newest checkpoint that holds and the hashes after it."""
    tree = _stored_tree(connection, size)
    rows = connection.execute("SELECT hash FROM entry WHERE seq > ? AND seq <= ? ORDER BY seq", (tree.size, size))
    for (leaf,) in rows:
        tree.add(bytes.fromhex(leaf))
    return tree


def _stored_tree(connection: sqlite3.Connection, size: int) -> GrowingTree:
    row = connection.execute(
        "SELECT size, note, stack FROM checkpoint WHERE size <= ? ORDER BY size DESC LIMIT 1", (size,)
    ).fetchone()
    if row is None:
        return GrowingTree()
    try:
        stack = [row[2][i : i + HASH_BYTES] for i in range(0, len(row[2]), HASH_BYTES)]
        tree = GrowingTree(row[0], stack)
        holds = tree.root() == read_checkpoint(row[1]).root
    except ValueError:
        holds = False
    else:
        if holds:
            return tree
    return GrowingTree()


def write_checkpoint(connection: sqlite3.Connection, station: str, size: int, at: str, sign: Signer) -> str:
    """Sign the tree head over the first `size` entries and write it; return the note. The caller holds a transaction.

    A size that has its checkpoint already gets no second one.
    """
    known = connection.execute("SELECT note FROM checkpoint WHERE size = ?", (size,)).fetchone()
    if known:
        return str(known[0])
    tree = tree_at(connection, size)
    note = sign(Checkpoint(origin_of(station), size, tree.root()).text)
    connection.execute(
        "INSERT INTO checkpoint(size, at, note, stack) VALUES (?, ?, ?, ?)", (size, at, note, b"".join(tree.stack))
    )
    return note


def notes(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return all signed checkpoints, oldest first."""
    return tuple(row[0] for row in connection.execute("SELECT note FROM checkpoint ORDER BY size"))
