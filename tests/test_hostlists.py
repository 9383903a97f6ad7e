"""Host lists: what each list answers, on made-up addresses."""

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from linter.web import expiry, hostlists, providers, redirects

DATA = yaml.safe_load((Path(__file__).parents[1] / "rules/data/hosts.yml").read_text(encoding="utf-8"))
Parts = tuple[str, str, list[tuple[str, str]]]


def _parts(address: str) -> Parts:
    url = urlsplit(address)
    return url.hostname or "", url.path, parse_qsl(url.query, keep_blank_values=True)


def test_shorteners() -> None:
    """Shorteners are known by the whole host; a dead one has a date."""
    assert hostlists.is_shortener("bit.ly")
    assert hostlists.is_shortener("www.tinyurl.com")
    assert not hostlists.is_shortener("bit.ly.evil.example")
    assert not hostlists.is_shortener("rabbit.ly")
    assert hostlists.ended("goo.gl") == "2025-08"
    assert hostlists.ended("bit.ly") is None


def test_a_providers_own_short_host_is_no_shortener() -> None:
    """youtu.be says whose video it is; one link gets one finding."""
    assert not [host for host in DATA["shorteners"]["hosts"] if providers.by_host(host)]


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://l.facebook.com/l.php?h=AT0&u={}&fbclid=x",
        "https://www.google.com/url?sa=t&url={}&usg=AOv",
        "https://www.google.co.uk/url?q={}&sa=D",
        "https://nam12.safelinks.protection.outlook.com/?url={}&data=05%7C02",
        "https://www.youtube.com/redirect?event=video&q={}",
        "https://www.linkedin.com/redir/redirect?url={}",
        "https://t.umblr.com/redirect?z={}&t=x",
        "https://vk.com/away.php?to={}",
        "https://duckduckgo.com/l/?uddg={}&rut=1",
    ],
)
def test_redirects_give_up_their_target(wrapped: str) -> None:
    """The address inside comes out as it was, with its own query."""
    target = "https://news.example/story?id=7&lang=en#top"
    host, path, query = _parts(wrapped.format(quote(target, safe="")))
    assert redirects.is_redirect(host, path)
    assert redirects.unwrap_redirect(host, path, query) == target


def test_coded_redirects() -> None:
    """Bing and Proofpoint write the target in a code of their own."""
    bing = _parts("https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9uZXdzLmV4YW1wbGUvYQ&ntb=1")
    assert redirects.unwrap_redirect(*bing) == "https://news.example/a"
    proofpoint = _parts("https://urldefense.proofpoint.com/v2/url?u=https-3A__news.example_a-2Db-5Fc-3Fd-3D1&d=Dw")
    assert redirects.unwrap_redirect(*proofpoint) == "https://news.example/a-b_c?d=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
        "https://l.facebook.com/l.php?u=/home",
        "https://l.facebook.com/l.php?u=https%3A%2F%2F",
        "https://l.facebook.com/l.php",
        "https://www.bing.com/ck/a?u=a1%C3%A9%C3%A9",
        "https://news.google.com/rss/articles/CBMiabc",
        "https://urldefense.com/v3/__https://news.example__;!!x",
    ],
)
def test_an_unreadable_redirect_is_still_a_redirect(address: str) -> None:
    """Only a web address is ever offered in its place."""
    host, path, query = _parts(address)
    assert redirects.is_redirect(host, path)
    assert redirects.unwrap_redirect(host, path, query) is None


@pytest.mark.parametrize(
    "address", ["https://www.google.com/search?q=https://a.example", "https://a.example/l.php?u=x"]
)
def test_other_pages_are_no_redirects(address: str) -> None:
    """A web address in a query alone makes no redirect."""
    host, path, query = _parts(address)
    assert not redirects.is_redirect(host, path)
    assert redirects.unwrap_redirect(host, path, query) is None


def test_tracking_parameters() -> None:
    """Campaign parameters count everywhere, short ones only on the hosts that use them for tracking."""
    assert hostlists.is_tracking_parameter("news.example", "utm_source")
    assert hostlists.is_tracking_parameter("news.example", "FBCLID")
    assert hostlists.is_tracking_parameter("x.com", "s")
    assert hostlists.is_tracking_parameter("www.youtube.com", "si")
    assert not hostlists.is_tracking_parameter("news.example", "s")
    assert not hostlists.is_tracking_parameter("www.youtube.com", "v")
    assert not hostlists.is_tracking_parameter("www.youtube.com", "t")


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
    host, _, query = _parts(address)
    assert expiry.expiry(host, query) is None


@given(st.lists(st.tuples(st.sampled_from(["oe", "oh", "se", "sig", "Expires", "Signature", "X-Amz-Date"]), st.text())))
def test_no_query_breaks_expiry(query: list[tuple[str, str]]) -> None:
    """Queries come from hostile posts: any text may stand in them."""
    expiry.expiry("x.fbcdn.net", query)


@given(st.text(), st.text(), st.text())
def test_no_address_breaks_a_question(host: str, path: str, value: str) -> None:
    """Whatever the parts of an address are, every question has an answer."""
    query = [("u", value), ("url", value)]
    for front in (host, "i0.wp.com", "www.bing.com", "wsrv.nl", "res.cloudinary.com", "unpkg.com"):
        redirects.unwrap_proxy(front, path, query)
        redirects.unwrap_redirect(front, "/ck/a", query)
        redirects.unwrap_amp(front, path)
        hostlists.unpinned(front, path)
        hostlists.stock_preview(front, path)
        hostlists.tracker(front, path)
    hostlists.is_local(host)
    hostlists.is_temporary(host)
    hostlists.risky_download(path)


@pytest.mark.parametrize(
    ("address", "real"),
    [
        ("https://i0.wp.com/Blog.example/wp-content/uploads/a.jpg?w=300", "blog.example"),
        ("https://i3.wp.com/blog.example/a.jpg", "blog.example"),
        ("https://wsrv.nl/?url=blog.example/a.jpg&w=300", "blog.example"),
        ("https://images.weserv.nl/?url=ssl:blog.example/a.jpg", "blog.example"),
        ("https://images.weserv.nl/?url=https%3A%2F%2Fblog.example%2Fa.jpg", "blog.example"),
        ("https://substackcdn.com/image/fetch/w_1456/https%3A%2F%2Fblog.example%2Fa.jpg", "blog.example"),
        ("https://res.cloudinary.com/acme/image/fetch/w_300/https://blog.example/a.jpg", "blog.example"),
        ("https://x-org.cdn.ampproject.org/i/s/blog.example/a.jpg", "blog.example"),
        ("https://i0.wp.com/", None),
        ("https://i0.wp.com/localhost/a.jpg", None),
        ("https://i0.wp.com/user@evil.example/a.jpg", None),
        ("https://i9.wp.com/blog.example/a.jpg", None),
        ("https://evil.example/i0.wp.com/blog.example/a.jpg", None),
    ],
)
def test_image_proxies_give_up_the_real_host(address: str, real: str | None) -> None:
    """A picture behind a proxy belongs to the site it was taken from."""
    found = redirects.unwrap_proxy(*_parts(address))
    assert (found and urlsplit(found).hostname) == real


def test_amp_copies() -> None:
    """The page's own address comes out of an AMP viewer or cache."""
    assert redirects.unwrap_amp("www.google.com", "/amp/s/news.example/a/amp/") == "https://news.example/a/amp/"
    assert redirects.unwrap_amp("news-example.cdn.ampproject.org", "/c/s/news.example/a") == "https://news.example/a"
    assert redirects.unwrap_amp("www.google.com", "/maps/s/news.example") is None
    assert redirects.unwrap_amp("news.example", "/amp/s/other.example/a") is None


@pytest.mark.parametrize(
    ("address", "version"),
    [
        ("https://cdn.jsdelivr.net/npm/swiper/swiper.min.js", ""),
        ("https://cdn.jsdelivr.net/npm/swiper@11/swiper.min.js", "11"),
        ("https://cdn.jsdelivr.net/npm/@scope/kit/a.js", ""),
        ("https://cdn.jsdelivr.net/npm/@scope/kit@latest/a.js", "latest"),
        ("https://cdn.jsdelivr.net/gh/user/repo@main/a.js", "main"),
        ("https://unpkg.com/react@^18/umd/react.js", "^18"),
        ("https://ajax.googleapis.com/ajax/libs/jquery/1.8/jquery.min.js", "1.8"),
        ("https://code.jquery.com/jquery-latest.min.js", ""),
        ("https://cdn.jsdelivr.net/npm/swiper@11.0.5/swiper.min.js", None),
        ("https://cdn.jsdelivr.net/npm/@scope/kit@1.2.3/a.js", None),
        ("https://cdn.jsdelivr.net/gh/user/repo@0a1b2c3d4e5f/a.js", None),
        ("https://unpkg.com/react@18.2.0", None),
        ("https://ajax.googleapis.com/ajax/libs/jquery/3.7.1/jquery.min.js", None),
        ("https://code.jquery.com/jquery-3.7.1.min.js", None),
        ("https://cdnjs.cloudflare.com/ajax/libs/three.js/r128/three.min.js", None),
        ("https://news.example/npm/swiper/a.js", None),
    ],
)
def test_moving_versions(address: str, version: str | None) -> None:
    """A version with all three numbers, or a commit, stays what it is; anything else moves."""
    host, path, _ = _parts(address)
    assert hostlists.unpinned(host, path) == version


def test_bad_hosts() -> None:
    """The polyfill.io family is known with a reason and a date, and so is everything below it."""
    found = hostlists.bad_host("cdn.polyfill.io")
    assert found and found.kind == "compromised" and found.since == "2024-06"
    assert hostlists.bad_host("POLYFILL.IO") == found
    assert hostlists.bad_host("polyfill.io.example.com") is None
    assert hostlists.bad_host("polyfill-fastly.io") is None


def test_trackers() -> None:
    """The pixel of a host is a tracker, its other pages are not."""
    pixel = hostlists.tracker("www.facebook.com", "/tr")
    assert pixel and pixel.name == "Meta Pixel"
    assert hostlists.tracker("www.facebook.com", "/travel") is None
    assert hostlists.tracker("t.co", "/abc") is None
    assert hostlists.tracker("ad.doubleclick.net", "/ddm/x") is not None
    republished = hostlists.tracker("counter.theconversation.com", "/content/1/count.gif")
    assert republished and republished.kind == "republication"


def test_no_tracker_is_a_provider() -> None:
    """One script gets one finding: either it is a tracker or an embed."""
    for entry in DATA["trackers"]["entries"]:
        for place in entry["places"]:
            host, _, path = place.removeprefix("*.").partition("/")
            assert providers.by_script(host, f"/{path}") is None, place


def test_stock_previews() -> None:
    """By the agency's preview address, or by the name under which a preview was uploaded."""
    agency = hostlists.stock_preview
    assert agency("media.gettyimages.com", "/id/12/photo/a.jpg") == "Getty Images"
    assert agency("c8.alamy.com", "/comp/ABC/a.jpg") == "Alamy"
    assert agency("t3.ftcdn.net", "/jpg/01/02/a.jpg") == "Adobe Stock"
    assert agency("news.example", "/wp-content/uploads/istockphoto-123-612x612.jpg") == "iStock"
    assert agency("news.example", "/uploads/gettyimages-123-612x612-1-300x200.jpg") == "Getty Images"
    assert agency("news.example", "/uploads/sea-600nw-1234567.jpg") == "Shutterstock"
    assert agency("news.example", "/uploads/360_F_123456_abcDEF.jpg") == "Adobe Stock"


@pytest.mark.parametrize("name", ["GettyImages-1234567.jpg", "iStock-1234567-1024x683.jpg", "shutterstock_1234567.jpg"])
def test_bought_pictures_are_fine(name: str) -> None:
    """The file names of licensed downloads are not previews."""
    assert hostlists.stock_preview("news.example", f"/wp-content/uploads/2024/03/{name}") is None


def test_local_hosts() -> None:
    """Hosts that only the author's computer or network knows."""
    for host in (
        "localhost",
        "site.local",
        "shop.test",
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.5",
        "[::1]",
        "a.ddev.site",
    ):
        assert hostlists.is_local(host), host
    for host in ("local.example", "test.de", "8.8.8.8", "localhost.evil.example", ""):
        assert not hostlists.is_local(host), host


def test_temporary_hosts() -> None:
    """A host lent by a hosting company is no address for readers; the company's own pages are."""
    assert hostlists.is_temporary("mysite.wpengine.com")
    assert hostlists.is_temporary("dev-mysite.pantheonsite.io")
    assert not hostlists.is_temporary("wpengine.com")
    assert not hostlists.is_temporary("my.wpengine.com")


def test_staging_labels() -> None:
    """Words in front of the own domain that mean a copy."""
    assert all(map(hostlists.has_staging_label, ["staging", "www.dev", "dev2", "shop-test", "STAGING"]))
    assert not any(map(hostlists.has_staging_label, ["", "www", "devotion", "latest", "contest", "m"]))


def test_affiliates() -> None:
    """A shop's link pays only with the parameter that names the site; a network's link always does."""
    assert hostlists.affiliate("www.amazon.com", [("tag", "news-20")]) == "Amazon"
    assert hostlists.affiliate("www.amazon.com", [("tag", "")]) is None
    assert hostlists.affiliate("www.amazon.com", [("k", "books")]) is None
    assert hostlists.affiliate("www.awin1.com", []) == "Awin"
    assert hostlists.affiliate("amazon.com.evil.example", [("tag", "x")]) is None


def test_hosts_that_keep_nothing() -> None:
    """Mail and messenger hosts do not last."""
    assert expiry.is_ephemeral("lh3.googleusercontent.com")
    assert not expiry.is_ephemeral("blogger.googleusercontent.com")


def test_files_that_run() -> None:
    """The ending of the file decides, not a dot elsewhere in the path."""
    assert hostlists.risky_download("/files/Setup.EXE") == "exe"
    assert hostlists.risky_download("/files/setup%2Eapk") == "apk"
    assert hostlists.risky_download("/setup.exe/") is None
    assert hostlists.risky_download("/report.pdf") is None
    assert hostlists.risky_download("/.exe") is None


def test_schemes() -> None:
    """What WordPress allows is the same in both files that say it."""
    kses = yaml.safe_load((Path(__file__).parents[1] / "rules/data/kses.yml").read_text(encoding="utf-8"))
    assert DATA["url_schemes"]["schemes"] == kses["protocols"]
    assert hostlists.is_allowed_scheme("HTTPS")
    assert not hostlists.is_allowed_scheme("javascript")


def test_other_lists() -> None:
    """Archives, fonts and files that change in place."""
    assert hostlists.is_archive("archive.ph") and not hostlists.is_archive("archive.org")
    assert hostlists.is_font_host("fonts.googleapis.com")
    assert hostlists.is_evergreen("platform.twitter.com", "/widgets.js")
    assert not hostlists.is_evergreen("news.example", "/widgets.js")


def test_file_name_patterns_compile() -> None:
    """A broken pattern would end a run."""
    for entry in DATA["stock_previews"]["entries"]:
        assert all(re.compile(pattern) for pattern in entry.get("saved_as", ()))
