"""Markup whose tree would be out of all proportion to it.

A browser opens formatting elements (`<b>`, `<font>`) again in every block that follows until they are closed. A few
hundred that are never closed make a tree hundreds of times as large as the text: 400 kB become ten million elements.
No author writes this, so such markup is read with its formatting elements as elements without that privilege.
"""

import re

_SHORT = 4_000  # shorter markup makes no large tree
_TOO_MANY = 30_000  # elements
_TOO_DENSE = 20  # elements for each tag: where so many lie open everywhere, nobody meant it
_DEEPEST = 512  # the parser opens no more than this
_NAMES = "b|big|code|em|font|i|s|small|strike|strong|tt|u"
_TAG = re.compile(rf"<(?:(?P<start>{_NAMES})(?=[\t\n\f\r />])|(?P<end>/(?:{_NAMES})(?=[\t\n\f\r />]))|[a-z])", re.I)
_NAME = re.compile(rf"(?<=<)(?:{_NAMES})(?=[\t\n\f\r />])|(?<=</)(?:{_NAMES})(?=[\t\n\f\r />])", re.I)


def untangled(markup: str) -> str:
    """`markup` itself, or with as long other names for its formatting elements where they would flood the tree."""
    if len(markup) < _SHORT:
        return markup
    opened = made = tags = 0
    for tag in _TAG.finditer(markup):
        if tag["start"]:
            opened += 1
        elif tag["end"]:
            opened = max(0, opened - 1)
        else:
            tags += 1
            made += min(opened, _DEEPEST)
    floods = made > max(_TOO_MANY, _TOO_DENSE * tags)
    return _NAME.sub(lambda name: "x" * len(name[0]), markup) if floods else markup
