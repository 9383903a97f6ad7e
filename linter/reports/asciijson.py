r"""Data → JSON that is harmless in a log: all ASCII, so no control or bidi character stands in it as it is.

Build servers take `##[command]` and `##vso[command]` in any line of a log for a command to them. A number sign only
occurs inside a string of JSON, where it may be written `\u0023`.
"""

import json
from typing import Any


def dumps(data: Any, indent: int = 2) -> str:
    """`data` as JSON, with a line end."""
    return json.dumps(data, indent=indent).replace("##", "#\\u0023").replace("\x7f", "\\u007f") + "\n"
