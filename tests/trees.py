"""Trees of two HTML parsers as plain rows, and the reader of html5lib's tree-construction tests.

A row is (depth, node): an element with its attributes, a text or a comment. The contents of a template stand below
it, as its children, because html5lib knows no template.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.dom import minidom

import html5lib
import turbohtml
from html5lib.treebuilders import getTreeBuilder

Row = tuple[int, str, str, tuple[tuple[str, str], ...]]
_SPACES = {
    "http://www.w3.org/2000/svg": "svg ",
    "http://www.w3.org/1998/Math/MathML": "math ",
    "http://www.w3.org/1999/xhtml": "",
    None: "",
}
_ATTRIBUTE = re.compile(r"""(?P<name>[^"\s].*?)="(?P<value>.*)\"""", re.DOTALL)
_NAMED = {"html": "", "svg": "svg ", "math": "math "}


def turbohtml_rows(node: turbohtml.Node, depth: int = 0) -> Iterator[Row]:
    """The rows below a node of turbohtml."""
    for child in node.children:
        if isinstance(child, turbohtml.Element):
            attributes = tuple(sorted((name, child.attr(name) or "") for name in child.attrs))
            yield depth, "element", _NAMED[child.namespace.value] + child.tag, attributes
            yield from turbohtml_rows(child, depth + 1)
        elif isinstance(child, turbohtml.DocumentFragment):
            yield from turbohtml_rows(child, depth)
        elif isinstance(child, turbohtml.Text):
            yield depth, "text", child.data, ()
        elif isinstance(child, turbohtml.Comment):
            yield depth, "comment", child.data, ()
        elif isinstance(child, turbohtml.ProcessingInstruction):
            yield depth, "instruction", f"{child.target} {child.data}", ()


def merged(rows: Iterator[Row]) -> list[Row]:
    """The rows with neighbouring texts joined, so that it doesn't matter in how many pieces a text was read."""
    joined: list[Row] = []
    for row in rows:
        depth, kind, data, _ = row
        if kind == "text" and joined and joined[-1][:2] == (depth, kind):
            joined[-1] = (depth, kind, joined[-1][2] + data, ())
        else:
            joined.append(row)
    return joined


def html5lib_tree(markup: str) -> Any:
    """The document that html5lib builds, with scripting on."""
    builder = getTreeBuilder("dom", minidom)
    return html5lib.HTMLParser(tree=builder, namespaceHTMLElements=True).parse(markup, scripting=True)


def html5lib_rows(node: Any, depth: int = 0) -> Iterator[Row]:
    """The rows below a node of html5lib."""
    for child in node.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            attributes = tuple(sorted((name, str(value)) for name, value in child.attributes.items()))
            yield depth, "element", _SPACES[child.namespaceURI] + child.nodeName, attributes
            yield from html5lib_rows(child, depth + 1)
        elif child.nodeType == child.TEXT_NODE:
            yield depth, "text", child.data, ()
        elif child.nodeType == child.COMMENT_NODE:
            yield depth, "comment", child.data, ()


@dataclass(frozen=True, slots=True)
class TreeTest:
    """One tree-construction test: where it stands, its input, and the expected tree as text."""

    name: str
    data: str
    document: str
    fragment: str | None
    scripting: bool | None


def tree_tests(folder: Path) -> Iterator[TreeTest]:
    """The tests in the .dat files of a folder."""
    for file in sorted(folder.glob("*.dat")):
        text = file.read_bytes().decode("utf-8", "surrogatepass")
        for number, block in enumerate(("\n" + text).split("\n#data\n")[1:], 1):
            parts = _sections(block)
            yield TreeTest(
                f"{file.name}:{number}",
                parts["data"],
                parts.get("document", ""),
                parts.get("document-fragment"),
                True if "script-on" in parts else False if "script-off" in parts else None,
            )


def _sections(block: str) -> Mapping[str, str]:
    parts: dict[str, list[str]] = {"data": []}
    current = "data"
    for line in block.rstrip("\n").split("\n") if "\n#document\n" in block else block.split("\n"):
        heading = line[1:] if line.startswith("#") else ""
        if heading in ("errors", "new-errors", "document-fragment", "document", "script-on", "script-off"):
            current = heading
            parts[current] = []
        else:
            parts[current].append(line)
    return {name: "\n".join(lines) for name, lines in parts.items()}


def expected_rows(document: str) -> Iterator[Row]:
    """The rows of an expected tree; the line `content` of a template is left out, and so is the doctype."""
    skipped = 0  # how many levels stand too deep because they lie in templates' contents
    contents: list[int] = []
    pending: list[tuple[int, str, str, dict[str, str]]] = []
    for line in re.split(r"\n(?=\| )", document):
        indent = len(line) - len(line[2:].lstrip(" ")) - 2
        body, depth = line[2 + indent :], indent // 2
        while contents and depth <= contents[-1]:
            contents.pop()
        skipped = len(contents)
        if body == "content":
            contents.append(depth)
        elif body.startswith("<!--"):
            pending.append((depth - skipped, "comment", body[5:-4], {}))
        elif body.startswith("<?"):
            pending.append((depth - skipped, "instruction", body[2:-1], {}))
        elif attribute := _ATTRIBUTE.fullmatch(body):
            name = re.sub("^(xlink|xml|xmlns) ", r"\1:", attribute["name"])
            pending[-1][3][name] = attribute["value"]
        elif body.startswith("<") and not body.startswith("<!DOCTYPE"):
            pending.append((depth - skipped, "element", body[1:-1], {}))
        elif body.startswith('"'):
            pending.append((depth - skipped, "text", body[1:-1], {}))
    for depth, kind, data, attributes in pending:
        yield depth, kind, data, tuple(sorted(attributes.items()))
