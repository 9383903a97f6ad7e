"""File bytes → text, and back.

`read` decodes the bytes of a post file; `Source.position` turns an offset into line and column; `Source.encode`
gives the bytes of a changed text, byte-order mark and undecodable bytes included.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the file itself, at [start, end) of its text."""

    kind: str
    start: int
    end: int
    message: str
    remedy: str


@dataclass(frozen=True)
class Source:
    """A decoded file. `text` excludes the byte-order mark; bytes that are not UTF-8 are lone surrogates in it."""

    path: str
    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both from 1, columns in code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def line(self, number: int) -> tuple[int, str]:
        """The offset and the text, without its line end, of line `number` (from 1)."""
        start = self._lines[number - 1]
        end = self._lines[number] if number < len(self._lines) else len(self.text)
        return start, self.text[start:end].rstrip("\r\n")

    def encode(self, text: str) -> bytes:
        """The bytes of this file with `text` as its text."""
        errors = "surrogateescape" if self.encoding == "utf-8" else "surrogatepass"
        return self.mark + text.encode(self.encoding, errors)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Bytes that are no UTF-8 (the first one stands for all)."""
        if self.encoding != "utf-8" or self.text.isascii() or not (bad := _ESCAPED_BYTE.search(self.text)):
            return ()
        byte = ord(bad[0]) - 0xDC00
        count = len(self.text) - len(self.text.encode("utf-8", "ignore").decode("utf-8"))
        message = f"byte 0x{byte:02X} is not valid UTF-8" + (f" ({count} such bytes in the file)" if count > 1 else "")
        remedy = "Save the file as UTF-8. It was probably written in another encoding, such as Windows-1252."
        return (Fault("invalid-encoding", bad.start(), bad.end(), message, remedy),)


def read(path: str, data: bytes) -> Source:
    """Decode `data`: UTF-8, or UTF-16/32 where a byte-order mark says so. Never fails."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(path, data[len(mark) :], encoding, mark)
    return _decoded(path, data, "utf-8", b"")


def _decoded(path: str, data: bytes, encoding: str, mark: bytes) -> Source:
    if encoding == "utf-8":
        return Source(path, data.decode(encoding, "surrogateescape"), encoding, mark)
    try:
        return Source(path, data.decode(encoding, "surrogatepass"), encoding, mark)
    except UnicodeDecodeError:  # half a code unit at the end: read it as damaged UTF-8, which loses nothing
        return Source(path, (mark + data).decode("utf-8", "surrogateescape"))
