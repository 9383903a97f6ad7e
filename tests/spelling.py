"""JSON spelled in all the ways that the grammar allows, for property tests."""

from hypothesis import strategies as st

SHORT = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
MUST_ESCAPE = frozenset('"\\') | frozenset(map(chr, range(0x20)))

_TEXT = st.text(
    st.one_of(
        st.sampled_from('ab <>&;/\\"\n\r\t\b\u2028é中😀'),
        st.characters(),
        st.integers(0xD800, 0xDFFF).map(chr),
    ),
    max_size=40,
)


def escaped(mark: str, upper: bool) -> str:
    """`mark` as one or two `\\uXXXX`."""
    units = mark.encode("utf-16-be", "surrogatepass")
    codes = [units[at : at + 2].hex() for at in range(0, len(units), 2)]
    return "".join("\\u" + (code.upper() if upper else code) for code in codes)


@st.composite
def strings(draw: st.DrawFn, ascii_only: bool | None = None) -> str:
    """A JSON string with its quotes, every character spelled in a way of its own."""
    only = draw(st.booleans()) if ascii_only is None else ascii_only
    spelled = []
    for mark in draw(_TEXT):
        lone = 0xD800 <= ord(mark) <= 0xDFFF
        ways = [escaped(mark, upper=False), escaped(mark, upper=True)]
        if mark in SHORT:
            ways.append(SHORT[mark])
        if mark not in MUST_ESCAPE and not lone and (mark.isascii() or not only):
            ways.append(mark)
        spelled.append(draw(st.sampled_from(ways)))
    return '"' + "".join(spelled) + '"'


@st.composite
def values(draw: st.DrawFn, depth: int = 3) -> str:
    """A JSON value with random white space."""
    blank = draw(st.sampled_from(["", " ", "\n", "\r\n", "\t", " \r\n "]))
    kind = draw(st.integers(0, 7 if depth else 5))
    if kind <= 2:
        return blank + draw(strings()) + blank
    if kind <= 5:
        number = st.sampled_from(["0", "-0", "1.5", "-2e10", "1E-3", "true", "false", "null", "9" * 40, "0.10"])
        return blank + draw(number) + blank
    if kind == 6:
        items = draw(st.lists(values(depth - 1), max_size=4))
        return f"{blank}[{','.join(items) or blank}]{blank}"
    pairs = draw(st.lists(st.tuples(strings(), values(depth - 1)), max_size=4))
    return f"{blank}{{{','.join(f'{blank}{key}{blank}:{value}' for key, value in pairs) or blank}}}{blank}"


def joined(text: str) -> str:
    """`text` with halves of surrogate pairs that stand side by side made one character, as JSON reads them."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
