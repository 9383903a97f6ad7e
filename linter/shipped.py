"""The YAML that ships with wplint → its data, which was read beforehand.

Parsing it all would take a good part of the time that one post takes. `rules/data/prepared.txt` has the data of each
text as JSON, found by a digest of the text: one that was edited since is parsed, so that nothing can be out of date.
`wplint docs` writes the file.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

_PREPARED = "prepared.txt"


def load_shipped(text: str) -> Any:
    """The data of a YAML text that ships, made anew for each caller."""
    if (found := _prepared().get(_digest(text))) is not None:
        return json.loads(found)
    from linter.yamlreader import load  # seldom: PyYAML takes as long to import as a rule to run

    return load(text)


@lru_cache(maxsize=1)
def _prepared() -> dict[str, str]:
    """Digest → data as JSON."""
    try:
        lines = prepared_file().read_text(encoding="utf-8").split("\n")
    except OSError:
        return {}
    return {digest: data for digest, _, data in (line.partition(" ") for line in lines)}


def prepared_file() -> Path:
    """Where the data is kept."""
    return Path(str(files("linter.rules") / "data" / _PREPARED))


def prepared(texts: Iterable[str]) -> str:
    """The content of the file for these texts. What JSON can't hold is left out."""
    from linter.yamlreader import load

    lines = []
    for text in texts:
        data = load(text)
        told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        if json.loads(told) == data:
            lines.append(f"{_digest(text)} {told}\n")
    return "".join(lines)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
