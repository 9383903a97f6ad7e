"""CSS → the addresses in it, by the tokens of CSS Syntax 3 (§4.3) with escapes and comments.

Strings count inside the functions that load what they name (`url("…")`, `image-set("…" 1x)`) and after `@import`.
"""

import re
from collections.abc import Iterator

from linter.text import Pieces, Text, copied

_LOADING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
_ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\n\r\f])?|[^\n\r\f0-9a-fA-F])"
_NAME = rf"(?:[\w-]|[^\x00-\x7f]|{_ESCAPE})++"
_TOKEN = re.compile(
    rf"""/\*(?:[^*]++|\*(?!/))*+(?:\*/)?
    |"(?P<double>(?:[^"\\\n\r\f]++|\\(?:\r\n|.))*+)"?
    |'(?P<single>(?:[^'\\\n\r\f]++|\\(?:\r\n|.))*+)'?
    |@(?P<rule>{_NAME})
    |(?P<name>{_NAME})(?P<call>\()?
    |(?P<mark>[(){{}};])""",
    re.DOTALL | re.VERBOSE,
)
_BARE = re.compile(rf"""[ \t\n\r\f]*+(?P<address>(?:[^\s"'()\\\x00-\x08\x0b\x0e-\x1f\x7f]++|{_ESCAPE})*+)""")
_BARE_END = re.compile(r"(?:[^)\\]++|\\.)*+\)?", re.DOTALL)
_QUOTE_NEXT = re.compile(r"""[ \t\n\r\f]*+["']""")
_UNESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(?:\r\n|[\n\r\f])|(.))", re.DOTALL)


def css_addresses(text: Text) -> Iterator[tuple[bool, Text]]:
    """The addresses in a style sheet or a `style` attribute, each with whether it is an imported style sheet.

    An address that is only a fragment, such as that of a clipping path, lies in the page itself and is left out.
    """
    if "(" not in text.value and "@" not in text.value:
        return
    for style, start, end in _places(text.value):
        found = css_text(text.slice(start, end))
        if found.value and not found.value.startswith("#"):
            yield style, found


def _places(css: str) -> Iterator[tuple[bool, int, int]]:
    calls: list[str] = []
    rule = ""
    at = 0
    while match := _TOKEN.search(css, at):
        at = match.end()
        kind = match.lastgroup
        if kind in ("double", "single"):
            if (rule == "import" and not calls) or (calls and calls[-1] in _LOADING):
                if rule != "namespace":
                    yield rule == "import", *match.span(kind)
                rule = ""
        elif kind == "rule":
            rule = unescaped(match["rule"]).lower()
        elif kind == "call":
            name = unescaped(match["name"]).lower()
            if name == "url" and not _QUOTE_NEXT.match(css, at) and (bare := _BARE.match(css, at)):
                end = _BARE_END.match(css, bare.end())
                at = end.end() if end else bare.end()
                if css[bare.end() : at].strip(" \t\n\r\f") in (")", "") and rule != "namespace":
                    yield rule == "import", *bare.span("address")
                rule = ""
            else:
                calls.append(name)
        elif kind == "mark":
            if match["mark"] == "(":
                calls.append("")
            elif match["mark"] == ")":
                del calls[-1:]
            else:
                rule = ""
                calls.clear()


def unescaped(raw: str) -> str:
    """`raw` with its CSS escapes decoded."""
    return _UNESCAPE.sub(_character, raw) if "\\" in raw else raw


def _character(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        return chr(number) if 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF else "\ufffd"
    return match[2] or ""


def css_text(raw: Text) -> Text:
    """A string or address of CSS as a text over its spelling."""
    if "\\" not in raw.value:
        return raw
    value = unescaped(raw.value)

    def pieces() -> Pieces:
        escapes = _UNESCAPE.finditer(raw.value)
        return copied(((*escape.span(), len(_character(escape))) for escape in escapes), 0, len(raw.value))

    return Text(value, raw, pieces)
