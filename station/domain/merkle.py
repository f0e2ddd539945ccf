"""Merkle trees over a ledger: heads, inclusion and consistency proofs (RFC 9162 section 2.1, as in RFC 6962)."""

import hashlib
from collections.abc import Sequence

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class GrowingTree:
    """A tree that takes one leaf hash after the other and keeps only the roots of its full subtrees, at most 64.

    `stack` holds them from the widest to the narrowest; with `size` it is all that is needed to go on later.
    """

    __slots__ = ("size", "stack")

    def __init__(self, size: int = 0, stack: Sequence[bytes] = ()) -> None:
        if size < 0 or size.bit_count() != len(stack) or not _are_hashes(*stack):
            raise ValueError(f"a tree of {size} leaves has another number of full subtrees than {len(stack)}")
        self.size = size
        self.stack = list(stack)

    def add(self, leaf: bytes) -> None:
        """Take the next leaf hash."""
        size, stack = self.size, self.stack
        while size & 1:
            leaf = node_hash(stack.pop(), leaf)
            size >>= 1
        stack.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """Return the tree head over all leaves taken so far."""
        if not self.stack:
            return EMPTY_ROOT
        root = self.stack[-1]
        for left in reversed(self.stack[:-1]):
            root = node_hash(left, root)
        return root


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """Return the tree head over leaf hashes."""
    tree = GrowingTree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def _are_hashes(*candidates: bytes) -> bool:
    return all(len(candidate) == HASH_BYTES for candidate in candidates)


def _split(size: int) -> int:
    """Return the largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Prove that leaf `index` (from 0) lies in the tree over `leaves` (RFC 9162 section 2.1.3.1)."""
    if not 0 <= index < len(leaves):
        raise ValueError(f"no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return ()
    k = _split(len(leaves))
    if index < k:
        return (*inclusion_proof(leaves[:k], index), tree_root(leaves[k:]))
    return (*inclusion_proof(leaves[k:], index - k), tree_root(leaves[:k]))


def includes(root: bytes, size: int, index: int, leaf: bytes, proof: Sequence[bytes]) -> bool:
    """Check an inclusion proof against a tree head (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(root, leaf, *proof):
        return False
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def consistency_proof(leaves: Sequence[bytes], old: int) -> tuple[bytes, ...]:
    """Prove that the tree over the first `old` leaves is the beginning of this one (RFC 9162 section 2.1.4.1)."""
    if not 0 < old <= len(leaves):
        raise ValueError(f"no tree of {old} leaves within {len(leaves)}")
    return _subproof(leaves, old, whole=True)


def _subproof(leaves: Sequence[bytes], old: int, *, whole: bool) -> tuple[bytes, ...]:
    if old == len(leaves):
        return () if whole else (tree_root(leaves),)
    k = _split(len(leaves))
    if old <= k:
        return (*_subproof(leaves[:k], old, whole=whole), tree_root(leaves[k:]))
    return (*_subproof(leaves[k:], old - k, whole=False), tree_root(leaves[:k]))


def consistent(old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Check a consistency proof between two tree heads (RFC 9162 section 2.1.4.2)."""
    if not 0 < old_size <= size or not _are_hashes(old_root, root, *proof):
        return False
    if old_size == size:
        return not proof and old_root == root
    path = list(proof)
    if old_size.bit_count() == 1:
        path.insert(0, old_root)
    if not path:
        return False
    fn, sn = old_size - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == old_root and sr == root
