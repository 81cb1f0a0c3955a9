"""The tree of the record, in the shape of RFC 9162: arithmetic on hashes, without a database.

Whole subtrees never change, so each is kept under (level, place); a tree of any size is the few
largest whole ones side by side, its peaks. Adding a leaf and making a proof take a handful of hashes.
"""

import hashlib
from collections.abc import Callable, Sequence

Place = tuple[int, int]
Look = Callable[[Place], bytes]
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Give the hash of an entry; the first byte keeps it apart from a node."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def peaks(size: int) -> list[Place]:
    """List the largest whole subtrees of a tree, from left to right."""
    found, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            found.append((level, start >> level))
            start += 1 << level
    return found


def grow(size: int, leaf: bytes, look: Look) -> dict[Place, bytes]:
    """Give the subtrees that are whole once a leaf stands behind `size` others; `look` knows the peaks before."""
    level, place, top = 0, size, leaf
    made = {(level, place): top}
    while place % 2:
        top = node_hash(look((level, place - 1)), top)
        level, place = level + 1, place // 2
        made[level, place] = top
    return made


def fold(hashes: Sequence[bytes]) -> bytes:
    """Give the root above whole subtrees that stand side by side."""
    if not hashes:
        return EMPTY
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def inclusion(position: int, size: int) -> list[list[Place]]:
    """List what stands beside the way from a leaf to the root; each item is folded into one hash."""
    whole = peaks(size)
    own = next(number for number, (level, place) in enumerate(whole) if position >> level == place)
    beside = [[(level, (position >> level) ^ 1)] for level in range(whole[own][0])]
    right = [whole[own + 1 :]] if whole[own + 1 :] else []
    return [*beside, *right, *([peak] for peak in reversed(whole[:own]))]
