"""Character references (`&amp;`, `&#8217;`) in attribute values, with their places.

HTML Standard §13.2.5.72-80. The parser decodes values itself; this module finds where each decoded character came
from. `decode` returns None when its reading differs from the parser's, so that a wrong map is never used.
"""

import re
from html.entities import html5

from linter.text import Pieces, copied

_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|([a-zA-Z][a-zA-Z0-9]*)(;?))")
_LONGEST_NAME = max(map(len, html5))
_WINDOWS_1252 = {
    0x80 + index: ord(character) for index, character in enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ")
}


def attribute_map(raw: str, value: str, start: int) -> Pieces:
    """The map from the decoded attribute `value` to its source `raw`, which starts at `start` of the markup."""
    changed: list[tuple[int, int, int]] = []
    decoded: list[str] = []
    done = 0
    for reference in _REFERENCE.finditer(raw):
        text, end = _decoded(raw, reference)
        if text is not None:
            changed.append((start + reference.start(), start + end, len(text)))
            decoded += (raw[done : reference.start()], text)
            done = end
    decoded.append(raw[done:])
    if "".join(decoded).replace("\0", "\ufffd") != value:
        return Pieces((0, len(value)), (start, start + len(raw)))  # one indivisible piece: vague, never wrong
    return copied(changed, start, start + len(raw))


def _decoded(raw: str, reference: re.Match[str]) -> tuple[str | None, int]:
    hexadecimal, decimal, name, semicolon = reference.groups()
    if hexadecimal or decimal:
        return _character(hexadecimal, decimal), reference.end()
    if semicolon and name + ";" in html5:
        return html5[name + ";"], reference.end()
    for length in range(min(len(name), _LONGEST_NAME), 1, -1):
        if name[:length] in html5:
            end = reference.start() + 1 + length
            following = raw[end : end + 1]
            # in an attribute `&copy=1` and `&copyx` stay as they are
            ambiguous = following == "=" or (following.isascii() and following.isalnum())
            return (None, end) if ambiguous else (html5[name[:length]], end)
    return None, reference.end()


def _character(hexadecimal: str | None, decimal: str | None) -> str:
    digits, base = (hexadecimal, 16) if hexadecimal else (decimal or "0", 10)
    if len(digits.lstrip("0")) > 8:
        return "\ufffd"
    number = int(digits, base)
    number = _WINDOWS_1252.get(number, number)
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)


def escape_attribute(quote: str) -> "dict[int, str]":
    """The translation table that writes text into an attribute value between `quote` marks ('' for unquoted)."""
    unsafe = quote or " \t\n\f\r\"'`=<>"
    return {ord("&"): "&amp;", **{ord(mark): f"&#{ord(mark)};" for mark in unsafe}}


ESCAPE_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
