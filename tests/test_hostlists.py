"""Host lists: what each list answers, on made-up addresses."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from linter.web import hostlists, providers
from tests.urls import parts

DATA = yaml.safe_load((Path(__file__).parents[1] / "rules/data/hosts.yml").read_text(encoding="utf-8"))


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
    host, path, _ = parts(address)
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


def test_files_that_run() -> None:
    """The ending of the file decides, not a dot elsewhere in the path."""
    assert hostlists.risky_download("/files/Setup.EXE") == "exe"
    assert hostlists.risky_download("/files/setup%2Eapk") == "apk"
    assert hostlists.risky_download("/setup.exe/") is None
    assert hostlists.risky_download("/report.pdf") is None
    assert hostlists.risky_download("/.exe") is None


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


@given(st.text(), st.text())
def test_no_address_breaks_a_question(host: str, path: str) -> None:
    """Whatever the parts of an address are, every question has an answer."""
    for front in (host, "unpkg.com"):
        hostlists.unpinned(front, path)
        hostlists.stock_preview(front, path)
        hostlists.tracker(front, path)
    hostlists.is_local(host)
    hostlists.is_temporary(host)
    hostlists.risky_download(path)
