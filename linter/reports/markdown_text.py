"""Text → Markdown that shows it, and does nothing else.

Nothing of a post may become a link, an image, a mention, a table cell or HTML. Every character that could mean
something is a character reference; what GitHub would link by itself (addresses, @names, #numbers) goes into `<code>`.
"""

import re

from linter.reports.visible import visible

_SPECIAL = re.compile(r"[^\w\s.,;?!'\"()/%–—…“”‘’-]|_")
_LINKED = re.compile(r"\S*(?:[:@#]|www\.|\bGH-\d)\S*", re.IGNORECASE)
_CODE_SPECIAL = re.compile(r"[^\w\s.,;?'\"()/%=+…-]|_|(?<=www)\.", re.IGNORECASE)
_CODE = re.compile(r"`([^`]+)`")


def plain(text: str) -> str:
    """Hostile text as running text, for a paragraph, a list or a table cell."""
    shown = visible(text)
    parts, at = [], 0
    for match in _LINKED.finditer(shown):
        parts += [_references(_SPECIAL, shown[at : match.start()]), code(match[0])]
        at = match.end()
    return "".join([*parts, _references(_SPECIAL, shown[at:])])


def code(text: str) -> str:
    """Hostile text as code, for a paragraph, a list or a table cell."""
    shown = visible(text)
    return f"<code>{_references(_CODE_SPECIAL, shown)}</code>" if shown.strip() else ""


def marked_code(before: str, marked: str, after: str) -> str:
    """The same with the middle of it in bold."""
    parts = [_references(_CODE_SPECIAL, visible(part)) for part in (before, marked, after)]
    return "<code>{}<b>{}</b>{}</code>".format(*parts)


def prose(text: str) -> str:
    """The words of a rule, in which only backticks mean something."""
    parts = _CODE.split(text)
    return "".join(_inline(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))


def fenced(text: str, language: str = "") -> str:
    """Lines of code as a block; they may hold fences of their own."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _references(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: f"&#{ord(match[0])};", text)


def _inline(text: str) -> str:
    return f"`{text.replace('|', chr(92) + '|')}`"


def _escaped(text: str) -> str:
    """With the characters of Markdown and HTML escaped, readable in the source as well."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|~$])", r"\\\1", text)
