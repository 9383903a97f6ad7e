"""International hosts: ordinary ones pass, those made to look like others don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.web import idn
from linter.web.address import Address


def _host(read: str) -> str:
    host = Address(f"https://{read}/").host
    assert host is not None
    return host


@pytest.mark.parametrize(
    "read",
    [
        "blog.example",
        "münchen.example",
        "københavn.dk",
        "правда.рф",
        "новости.com",
        "日本語とEnglish.jp",
        "メール.jp",
        "한국어abc.kr",
        "भारत.in",
        "مثال.com",
        "ουτοπία.gr",
        "l·l.example".replace("l·l", "col·legi"),
        "dünya-haberleri.com.tr",
    ],
)
def test_ordinary_hosts(read: str) -> None:
    """Every language may have its hosts."""
    assert idn.suspicion(_host(read)) is None
    assert idn.imitated(_host(read)) is None


@pytest.mark.parametrize(
    ("read", "how"),
    [
        ("gооgle.com", "mixes Latin and Cyrillic letters"),
        ("faceboοk.com", "mixes"),
        ("раураӏ.com", 'looks like "paypal"'),
        ("ɡoogle.com", "rare letter"),
        ("a·b.example", "dot inside a word"),
        ("abcーdef.jp", "looks like punctuation"),
        ("漢̇字.com", "an accent on a letter that takes none"),
        ("ᏢᎪᎩ.com", "Cherokee"),
        ("१2.com", "digits of two scripts"),
    ],
)
def test_made_up_hosts(read: str, how: str) -> None:
    """The reason says what is odd about the host."""
    assert how in (idn.suspicion(_host(read)) or "")


def test_a_script_is_no_lookalike_at_home() -> None:
    """A short word that happens to consist of letters that Latin has too is common in its own country."""
    assert idn.suspicion(_host("сосо.com"))
    assert idn.suspicion(_host("сосо.ru")) is None


def test_names_in_ascii_can_imitate_too() -> None:
    """rn for m, 0 for o, 1 for l."""
    assert idn.imitated("login.rnicrosoft.com") == "microsoft.com"
    assert idn.imitated("g00gle.com") == "google.com"
    assert idn.imitated("paypa1.com") == "paypal.com"
    assert idn.imitated("bl0g.example", ("blog.example",)) == "blog.example"
    assert idn.imitated("microsoft.com") is None
    assert idn.imitated("google.com.evil.example") is None


@given(st.text(max_size=20), st.sampled_from(["com", "ru", "xn--p1ai"]))
def test_no_host_breaks_it(label: str, top: str) -> None:
    """Hosts come from hostile posts."""
    for host in (f"xn--{label}.{top}", f"{label}.{top}", Address(f"https://{label}.{top}/").host or ""):
        idn.suspicion(host)
        idn.imitated(host)
        idn.unicode_host(host)
