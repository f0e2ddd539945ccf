"""Merkle trees against the published vectors of Certificate Transparency and the examples of RFC 9162."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.domain.merkle import (
    EMPTY_ROOT,
    GrowingTree,
    consistency_proof,
    consistent,
    includes,
    inclusion_proof,
    node_hash,
    tree_root,
)

# The eight leaves and the roots over the first 1 to 8 of them that every Certificate Transparency log is tested with.
CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
PATH_0_OF_8 = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
]
PROOF_6_8 = [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
]
PROOF_2_5 = [
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
]

sizes = st.integers(1, 70)


def leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


CT = [leaf(bytes.fromhex(text)) for text in CT_LEAVES]
MANY = [leaf(str(n).encode()) for n in range(70)]


def as_bytes(hexes: list[str]) -> tuple[bytes, ...]:
    return tuple(map(bytes.fromhex, hexes))


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert GrowingTree().root() == EMPTY_ROOT == hashlib.sha256().digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert tree_root(CT[:size]).hex() == CT_ROOTS[size - 1]


def test_proofs_are_those_of_certificate_transparency() -> None:
    assert inclusion_proof(CT, 0) == as_bytes(PATH_0_OF_8)
    assert consistency_proof(CT, 6) == as_bytes(PROOF_6_8)
    assert consistency_proof(CT[:5], 2) == as_bytes(PROOF_2_5)


def test_the_example_of_rfc_9162_section_2_1_5() -> None:
    a, b, c, d, e, f, j = CT[:7]
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, left = node_hash(i, j), node_hash(g, h)
    seven = CT[:7]
    assert tree_root(seven) == node_hash(left, k)
    assert inclusion_proof(seven, 0) == (b, h, k)
    assert inclusion_proof(seven, 3) == (c, g, k)
    assert inclusion_proof(seven, 4) == (f, j, left)
    assert inclusion_proof(seven, 6) == (i, left)
    assert consistency_proof(seven, 3) == (c, d, g, k)
    assert consistency_proof(seven, 4) == (k,)
    assert consistency_proof(seven, 6) == (i, j, left)


@given(sizes, st.data())
def test_every_leaf_is_proven_and_no_other_in_its_place(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = MANY[:size]
    root, proof = tree_root(leaves), inclusion_proof(leaves, index)
    assert includes(root, size, index, leaves[index], proof)
    other = data.draw(st.integers(0, size).filter(lambda n: n != index))
    assert not includes(root, size, other, leaves[index], proof)
    assert not includes(root, size, index, leaf(b"forged"), proof)
    assert not includes(root, size, index, leaves[index], (*proof, root))


@given(sizes, st.data())
def test_every_earlier_tree_is_proven_and_no_other(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    leaves = MANY[:size]
    root, old_root, proof = tree_root(leaves), tree_root(leaves[:old]), consistency_proof(leaves, old)
    assert consistent(old, old_root, size, root, proof)
    assert not consistent(old, leaf(b"forged"), size, root, proof)
    assert not consistent(old, old_root, size, leaf(b"forged"), proof)
    assert not consistent(old, old_root, size, root, (*proof, root))


@given(sizes, st.data())
def test_a_proof_with_a_flipped_bit_proves_nothing(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = MANY[:size]
    forged = [bytearray(step) for step in inclusion_proof(leaves, index)]
    if not forged:
        return
    step = data.draw(st.sampled_from(forged))
    step[data.draw(st.integers(0, 31))] ^= 1 << data.draw(st.integers(0, 7))
    assert not includes(tree_root(leaves), size, index, leaves[index], [bytes(step) for step in forged])


@given(st.integers(0, 70))
def test_a_tree_goes_on_from_its_full_subtrees(size: int) -> None:
    first = GrowingTree()
    for item in MANY[:size]:
        first.add(item)
    second = GrowingTree(first.size, first.stack)
    for item in MANY[size:]:
        second.add(item)
    assert second.root() == tree_root(MANY)


@pytest.mark.parametrize(("size", "stack"), [(1, []), (0, [b"x" * 32]), (3, [b"x" * 32]), (1, [b"short"]), (-1, [])])
def test_subtrees_that_cannot_be_are_refused(size: int, stack: list[bytes]) -> None:
    with pytest.raises(ValueError, match="subtrees"):
        GrowingTree(size, stack)


def test_what_is_no_hash_is_never_proven() -> None:
    assert not includes(b"", 1, 0, b"", ())
    assert not consistent(1, b"", 1, b"", ())
    assert not includes(CT[0], 0, 0, CT[0], ())
    assert not consistent(0, EMPTY_ROOT, 1, CT[0], ())
    assert not consistent(2, CT[0], 1, CT[0], ())


def test_proofs_outside_the_tree_are_refused() -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_proof(CT, 8)
    with pytest.raises(ValueError, match="no tree"):
        consistency_proof(CT, 9)
