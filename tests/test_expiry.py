"""Addresses that stop working: when a signed one does, and which hosts keep nothing."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.web import expiry
from tests.urls import parts


@pytest.mark.parametrize(
    ("host", "query", "when"),
    [
        ("scontent-fra3-1.xx.fbcdn.net", "oh=00_AB&oe=65F0A0C0", "2024-03-12T18:36:48"),
        ("scontent.cdninstagram.com", "_nc_ht=x&oh=00_AB&oe=65F0A0C0", "2024-03-12T18:36:48"),
        ("cdn.discordapp.com", "ex=65f0a0c0&is=65e1&hm=ab", "2024-03-12T18:36:48"),
        (
            "b.s3.example",
            "X-Amz-Date=20240312T100000Z&X-Amz-Expires=36&X-Amz-Signature=a",
            "2024-03-12T10:00:36",
        ),
        (
            "cdn.example",
            "x-amz-date=20240312T100000Z&x-amz-expires=60&x-amz-signature=a",
            "2024-03-12T10:01:00",
        ),
        (
            "b.example",
            "X-Goog-Date=20240312T100000Z&X-Goog-Expires=60&X-Goog-Signature=a",
            "2024-03-12T10:01:00",
        ),
        ("d1.cloudfront.net", "Expires=1710268608&Signature=a&Key-Pair-Id=K", "2024-03-12T18:36:48"),
        ("x.blob.core.windows.net", "se=2024-03-12T18%3A36%3A48Z&sig=a", "2024-03-12T18:36:48"),
        ("x.blob.core.windows.net", "se=2024-03-12T18%3A36%3A48%2B02:00&sig=a", "2024-03-12T16:36:48"),
        ("media.licdn.com", "e=1710268608&v=beta&t=abc", "2024-03-12T18:36:48"),
    ],
)
def test_expiring_addresses_tell_when(host: str, query: str, when: str) -> None:
    """The moment is read in the spelling of each service."""
    assert expiry.expiry(host, parse_qsl(query)) == datetime.fromisoformat(when).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a.jpg?oe=65F0A080&oh=1",
        "https://fbcdn.net.evil.example/a.jpg?oe=65F0A080&oh=1",
        "https://x.fbcdn.net/a.jpg?oe=65F0A080",
        "https://x.fbcdn.net/a.jpg?oe=zzz&oh=1",
        "https://x.fbcdn.net/a.jpg?oe=1&oh=1",
        "https://x.fbcdn.net/a.jpg?oe=FFFFFFFFFF&oh=1",
        "https://news.example/?Expires=1710268608",
        "https://news.example/?Expires=٣&Signature=a",
        "https://b.example/a?X-Amz-Date=yesterday&X-Amz-Expires=3600&X-Amz-Signature=a",
        "https://b.example/a?X-Amz-Expires=3600&X-Amz-Signature=a",
        "https://b.example/a?se=soon&sig=a",
        "https://b.example/a?se=&sig=",
    ],
)
def test_other_addresses_do_not_expire(address: str) -> None:
    """A parameter of the same name on another host, without its signature or without sense says nothing."""
    host, _, query = parts(address)
    assert expiry.expiry(host, query) is None


@given(st.lists(st.tuples(st.sampled_from(["oe", "oh", "se", "sig", "Expires", "Signature", "X-Amz-Date"]), st.text())))
def test_no_query_breaks_expiry(query: list[tuple[str, str]]) -> None:
    """Queries come from hostile posts: any text may stand in them."""
    expiry.expiry("x.fbcdn.net", query)


def test_hosts_that_keep_nothing() -> None:
    """Mail and messenger hosts do not last."""
    assert expiry.is_ephemeral("lh3.googleusercontent.com")
    assert not expiry.is_ephemeral("blogger.googleusercontent.com")
