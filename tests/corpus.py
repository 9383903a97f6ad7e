"""The shared corpus: real posts to measure by, which are not part of the project.

Tests that read it skip where it is not beside the checkout.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "shared"


@lru_cache(maxsize=1)
def _posts() -> list[tuple[str, Any]]:
    found = []
    for file in sorted((CORPUS / "corpus").glob("*/*.json")):
        try:
            found.append((file.name, json.loads(file.read_bytes().decode("utf-8-sig"))))
        except ValueError:  # the broken ones
            continue
    return found


def posts() -> Iterator[tuple[str, Any]]:
    """The name and data of every readable file of the corpus; skips the test where there is none."""
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside the checkout")
    yield from _posts()


def files(folder: str, pattern: str = "*") -> list[Path]:
    """The files of a folder of the shared material; skips the test where there are none."""
    found = sorted((CORPUS / folder).glob(pattern))
    if not found:
        pytest.skip("the shared corpus is not beside the checkout")
    return found
