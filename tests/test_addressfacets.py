"""What the lists know of an address, as rules ask for it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from linter.addressfacets import ADDRESS_KNOWLEDGE
from linter.document import open_document
from linter.post import Post
from linter.site import Site
from linter.source import read
from linter.web.address import Address

_TRACKING = st.sampled_from(["utm_source=a", "fbclid=IwAR0", "gclid=", "UTM_Medium=b"])
_OTHER = st.sampled_from(["id=7", "q=a%20b", "x", "", "a=b=c", "utm=1"])


def _post(link: str = "https://blog.example/x/", site: Site | None = None) -> Post:
    post = {"id": 1, "link": link, "title": {"rendered": "T"}, "content": {"rendered": "<p>x</p>"}}
    document = open_document(read("a.json", json.dumps(post).encode()))
    return Post(document, document.entries[0], site)


def _ask(name: str, address: str, post: Post | None = None) -> object:
    return ADDRESS_KNOWLEDGE[name](Address(address), post or _post())


@given(st.lists(st.one_of(_TRACKING, _OTHER), max_size=6), st.sampled_from(["", "#a?utm_source=b"]))
def test_only_tracking_goes(parts: list[str], fragment: str) -> None:
    """Everything else in the address stays as it was written, in its order."""
    address = "https://other.example/a" + ("?" + "&".join(parts) if parts else "") + fragment
    untracked = _ask("untracked", address)
    kept = [part for part in parts if part in _OTHER_PARTS]
    if len(kept) == len(parts):
        assert untracked is None
    else:
        assert untracked == "https://other.example/a" + ("?" + "&".join(kept) if any(kept) else "") + fragment


_OTHER_PARTS = {"id=7", "q=a%20b", "x", "", "a=b=c", "utm=1"}


def test_redirects_to_redirects_are_unwrapped() -> None:
    """The address that comes out is the last one."""
    inner = "https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fother.example%252Fa"
    assert _ask("unwrapped", f"https://www.google.com/url?q={inner}") == "https://other.example/a"
    assert _ask("unwrapped", "https://www.google.com/url?q=https%3A%2F%2F%5Bx") is None
    assert _ask("unwrapped", "https://other.example/") is None


def test_expiry_dates_are_words() -> None:
    """An editor reads a date, not a number in base 16."""
    past = "https://x.fbcdn.net/a.jpg?oh=1&oe=65F0A0C0"
    assert _ask("expires", past) == "stopped working on 12 March 2024"
    assert _ask("expires", "https://media.licdn.com/a?e=4000000000&t=x") == "stops working on 2 October 2096"


def test_configured_copies() -> None:
    """A staging host from the configuration counts, unless the post itself is on it."""
    site = Site(hosts=("blog.example",), staging=("*.preview.example",))
    assert _ask("temporary", "https://a.preview.example/", _post(site=site)) is True
    assert _ask("temporary", "https://a.preview.example/", _post("https://a.preview.example/x/", site)) is False
    assert _ask("temporary", "https://blog.wpengine.com/", _post()) is True


def test_quieter_players() -> None:
    """Only the host or the missing parameter changes."""
    assert _ask("quieter", "//www.youtube.com/embed/a?b=1#c") == "//www.youtube-nocookie.com/embed/a?b=1#c"
    assert _ask("quieter", "http://www.youtube.com/embed/a") == "https://www.youtube-nocookie.com/embed/a"
    told = _ask("quieter", "https://player.vimeo.com/video/1?next=http://a.example/")
    assert told == "https://player.vimeo.com/video/1?next=http://a.example/&dnt=1"
    assert _ask("quieter", "https://player.vimeo.com/video/1") == "https://player.vimeo.com/video/1?dnt=1"
    assert _ask("quieter", "https://player.vimeo.com/video/1?dnt=1") is None
    assert _ask("quieter", "https://youtube.com.evil.example/embed/a") is None


@given(st.text(max_size=40))
def test_no_address_breaks_a_question(text: str) -> None:
    """Addresses come from hostile posts."""
    post = _post()
    for address in (text, f"https://{text}", f"https://x.com/{text}", f"data:{text}"):
        for ask in ADDRESS_KNOWLEDGE.values():
            ask(Address(address), post)
