"""The path of a file as machines want it: relative to the present folder where it is below it, with slashes."""

import os
from pathlib import Path
from urllib.parse import quote


def relative(path: str) -> str:
    """`path` with forward slashes, without `./` in front, relative where it lies below the present folder."""
    shown = Path(os.path.normpath(path))
    if shown.is_absolute():
        here = Path.cwd()
        shown = shown.relative_to(here) if shown.is_relative_to(here) else shown
    return shown.as_posix()


def uri(path: str) -> str:
    """The same as a URI reference: percent-encoded, `file://` in front where it is absolute."""
    shown = relative(path)
    encoded = quote(_bytes(shown))
    if not Path(shown).is_absolute():
        return encoded
    return f"file://{encoded}" if encoded.startswith("/") else f"file:///{encoded}"


def _bytes(path: str) -> bytes:
    """The bytes of a file's name; names of Windows can hold what no encoding has."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")
