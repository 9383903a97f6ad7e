"""An XML tree as a document. Its texts come through `visible`, which leaves nothing that XML forbids."""

import xml.etree.ElementTree as ET  # writes only; nothing is parsed


def document(root: ET.Element) -> str:
    """The document with its declaration, indented."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
