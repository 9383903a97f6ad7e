"""Disguised code: what hides what it does is found, what can be read is not."""

import json
import time

import pytest

from linter.checks.injected import disguise
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.source import read

RULES = [rule for rule in builtin_rules() if rule.category in ("links", "privacy", "injected", "text")]


@pytest.mark.parametrize(
    "code",
    [
        "eval(atob('YQ=='))",
        "eval ( String . fromCharCode(97))",
        "window.eval(unescape('%61'))",
        "Function(atob(x))()",
        "eval(function(p,a,c,k,e,d){return p}('0',1,1,''.split('|'),0,{}))",
        "document.write(unescape('%3Cscript'))",
        "x.innerHTML += atob(y)",
        "var s='\\x68\\x74\\x74\\x70\\x3a\\x2f\\x2f\\x61'",
        "String.fromCharCode(104, 116, 116, 112, 115, 58, 47, 47, 101, 118)",
        "String.fromCharCode.apply(null, [104,116,116,112,115,58,47,47,101,118])",
        "var _0x1234=1,_0x5678=2;_0xabcd(_0x1234)",
    ],
)
def test_disguised(code: str) -> None:
    """Each shape is one that packers and intruders make."""
    assert disguise(code) is not None


@pytest.mark.parametrize(
    "code",
    [
        "var retrieval = atob(name)",
        "String.fromCharCode(65)",
        "document.write('<p>Hello</p>')",
        "var primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73];",
        "var colour = 0xff00ff, mask = 0x0f;",
        "encodeURIComponent('%20')",
        'JSON.parse(\'{"a": "\\u00e9t\\u00e9"}\')',
        "",
    ],
)
def test_plain(code: str) -> None:
    """Code that anybody can read is another rule's subject."""
    assert disguise(code) is None


@pytest.mark.parametrize(
    "html",
    [
        "<? " * 20_000,
        "<!-- wp: " * 20_000,
        '<a href="https://a.example/' + "%20" * 20_000 + 'x">x</a>',
        '<p style="display:none">' * 8_000,
        "<div>" * 20_000 + "<span hidden>x</span>" * 200,
        "<style>a{display:none}</style>" * 3_000,
        '<p style="clip:' + "rect(" * 20_000 + '">',
        "<p>" + "\u202a" * 5_000 + "\u2069" * 5_000,
        '<a href="tel:' + "x" * 20_000 + '">x</a>',
        '<a href="#a">x</a><p id="b">' * 3_000,
        "<script>" + "[1," * 20_000 + "</script>",
        '<a href="https://x.com/?' + "a=1&" * 20_000 + 'utm_source=1">x</a>',
    ],
)
def test_hostile_posts_take_no_longer_than_others(html: str) -> None:
    """Time grows with the size of a post, whatever stands in it."""
    post = {"id": 1, "link": "https://blog.example/x/", "title": {"rendered": "T"}, "content": {"rendered": html}}
    source = read("a.json", json.dumps(post).encode())
    linter = Linter([Matcher(rule) for rule in RULES])
    start = time.process_time()
    linter.lint(source)
    assert time.process_time() - start < 6
