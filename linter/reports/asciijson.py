r"""Data → JSON that is harmless in a log: all ASCII, so no control or bidi character stands in it as it is.

Build servers take `##[command]` and `##vso[command]` in any line of a log for a command to them. A number sign only
occurs inside a string of JSON, where it may be written `\u0023`.
"""

import json
from json.encoder import encode_basestring_ascii
from typing import Any


def dumps(data: Any, indent: int = 2) -> str:
    """`data` as JSON, with a line end."""
    return _written(data, "\n", " " * indent).replace("##", "#\\u0023").replace("\x7f", "\\u007f") + "\n"


def _written(value: Any, margin: str, step: str) -> str:
    """What `json.dumps` writes with an indent, which it does not do in C; `margin` begins a line."""
    if isinstance(value, str):
        return encode_basestring_ascii(value)
    inner = margin + step
    if value and isinstance(value, dict):
        lines = (f"{encode_basestring_ascii(key)}: {_written(item, inner, step)}" for key, item in value.items())
        return "{" + inner + f",{inner}".join(lines) + margin + "}"
    if value and isinstance(value, (list, tuple)):
        return "[" + inner + f",{inner}".join(_written(item, inner, step) for item in value) + margin + "]"
    return json.dumps(value)
