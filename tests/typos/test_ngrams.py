"""The reader of the model that confusion weights start from: a wrong bit here would skew every weight unseen."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import pytest

from tools.tables.ngrams import LEVELS, MAGIC, UNIT, NGrams, packed_size


def packed(entries: list[list[tuple[int, int]]]) -> bytes:
    """Fields of (value, bits), lowest first, one entry after the other."""
    number = at = 0
    for fields in entries:
        for value, bits in fields:
            number |= value << at
            at += bits
    return number.to_bytes(packed_size(len(entries) - 1, at // len(entries)), "little")


def model() -> bytes:
    """Three words, the pairs "a c" and "b c", and the triple "c a c"."""
    levels = [-1000.0 * (i % 7) for i in range(LEVELS)]
    records = [(-1.0, -2.0, 0), (-3.0, -4.0, 0), (-5.0, -6.0, 0), (0.0, 0.0, 2)]
    pairs = [[(0, 2), (5, 16), (3, 16), (0, 1)], [(1, 2), (1, 16), (2, 16), (1, 1)], [(0, 2), (0, 32), (1, 1)]]
    triples = [[(2, 2), (4, 16)], [(0, 2), (0, 16)]]
    return b"".join(
        [
            MAGIC + bytes([3]) + struct.pack("<3I", 3, 2, 1) + struct.pack("<i", 1),
            struct.pack(f"<{LEVELS}f", *levels) * 3,
            *(struct.pack("<ffI", *record) for record in records),
            packed(pairs) + packed(triples),
            struct.pack("<I", 6) + b"a\0b\0c\0",
        ]
    )


def test_model_gives_words_pairs_and_triples_with_their_chances(tmp_path: Path) -> None:
    (tmp_path / "m.bin").write_bytes(model())
    read = NGrams(tmp_path / "m.bin")
    assert dict(read.one())["b"] == (-3.0 * UNIT, -4.0 * UNIT)
    first, second = read.more()
    assert first[0] == ("a", "c") and second[0] == ("b", "c")
    assert math.isclose(first[1][0], -3000 * UNIT) and math.isclose(first[1][1], -5000 * UNIT)
    assert [word for word, _ in first[2]] == ["c"] and math.isclose(first[2][0][1], -4000 * UNIT)
    assert second[2] == []


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "m.bin").write_bytes(b"\\data\\ ngram 1=3")
    with pytest.raises(ValueError, match="not a trigram model"):
        NGrams(tmp_path / "m.bin")
