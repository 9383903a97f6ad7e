"""Providers: the table is sound, and nobody passes for a provider who isn't one."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from linter.web import providers
from linter.web.places import Places
from linter.web.providers import Provider

DATA = Path(__file__).parents[1] / "rules" / "data"
EVERY = providers.providers()
JARGON = re.compile(
    r"\b(iframe|oembed|javascript|dom|origin|sandbox|cors|csp|sri|url|uri|html|markup|snippet|api|cdn|parse|"
    r"render|third-party|integrity|attribute|endpoint|payload|inject)s?\b",
    re.IGNORECASE,
)


def _named(name: str) -> Provider:
    return next(one for one in EVERY if one.name == name)


@pytest.mark.parametrize("name", ["providers", "kses", "hosts"])
def test_data_files_follow_their_schemas(name: str) -> None:
    """A slip in a data file is found here, because a lint run trusts the files."""
    schema = json.loads((DATA / f"{name}.schema.json").read_text(encoding="utf-8"))
    data = yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(data)] == []


@pytest.mark.parametrize("broken", [{"advise": "x"}, {"hosts": ["Vimeo.com"]}, {"hosts": ["https://vimeo.com"]}])
def test_the_schema_refuses_slips(broken: dict[str, Any]) -> None:
    """A misspelt key, a capital letter or an address in place of a host would never match anything."""
    schema = json.loads((DATA / "providers.schema.json").read_text(encoding="utf-8"))
    data = yaml.safe_load((DATA / "providers.yml").read_text(encoding="utf-8"))
    data["providers"][0].update(broken)
    assert list(Draft202012Validator(schema).iter_errors(data))


def test_the_table_stays_small() -> None:
    """It is parsed during a run, so it must not grow without bounds."""
    assert (DATA / "providers.yml").stat().st_size < 36_000
    assert len(EVERY) >= 60


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("twitter.com", "X (Twitter)"),
        ("www.x.com", "X (Twitter)"),
        ("YouTu.be", "YouTube"),
        ("vimeo.com.", "Vimeo"),
        ("news.substack.com", "Substack"),
    ],
)
def test_a_host_names_its_provider(host: str, name: str) -> None:
    """Case, a final dot and www. make no difference."""
    assert str(providers.by_host(host)) == name


@pytest.mark.parametrize(
    "host",
    [
        "",
        ".",
        "com",
        "evil.example",
        "vimeo.com.evil.example",
        "notvimeo.com",
        "vimeo.co",
        "x.vimeo.com.",
        "*.com",
        "substack.com.evil.example",
        "evilsubstack.com",
        "a." * 5000 + "substack.com",
        "ｖimeo.com",
    ],
)
def test_a_lookalike_host_is_nobody(host: str) -> None:
    """Only the host itself or a host below a listed `*.` counts."""
    assert providers.by_host(host) is None


@pytest.mark.parametrize(
    ("host", "path", "name"),
    [
        ("player.vimeo.com", "/video/1234", "Vimeo"),
        ("www.youtube.com", "/embed/abc", "YouTube"),
        ("www.youtube-nocookie.com", "/embed/abc", "YouTube"),
        ("www.instagram.com", "/reel/abc/embed/", "Instagram"),
        ("www.google.com", "/maps/embed", "Google Maps"),
        ("www.google.com", "/fusiontables/x", "Google Fusion Tables"),
        ("someone.substack.com", "/embed", "Substack"),
    ],
)
def test_a_frame_names_its_provider(host: str, path: str, name: str) -> None:
    """The player's host and the beginning of its path decide."""
    assert str(providers.by_frame(host, path)) == name


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("evil.example", "/player.vimeo.com/video/1"),
        ("evil.example", "/x.vimeo.com/"),
        ("player.vimeo.com.evil.example", "/video/1"),
        ("www.youtube.com", "/embedded/abc"),
        ("www.youtube.com", "/watch/embed/"),
        ("www.instagram.com", "/p//embed/"),
        ("www.google.com", "/"),
        ("www.google.com", ""),
    ],
)
def test_a_frame_elsewhere_is_nobody(host: str, path: str) -> None:
    """Neither a provider's name inside a path nor half a folder name counts."""
    assert providers.by_frame(host, path) is None


def test_a_script_names_its_provider() -> None:
    """The vendor's loader is known, another file on the same host is not."""
    assert providers.by_script("platform.twitter.com", "/widgets.js") is _named("X (Twitter)")
    assert providers.by_script("connect.facebook.net", "/de_DE/sdk.js") is _named("Facebook")
    assert providers.by_script("connect.facebook.net", "/en_US/fbevents.js") is None
    assert providers.by_script("platform.twitter.com", "/widgets.js.evil") is None


def test_a_placeholder_names_its_provider() -> None:
    """Class names and ids are compared whole, or by their beginning where the vendor numbers them."""
    assert providers.by_class("twitter-tweet") is _named("X (Twitter)")
    assert providers.by_class("datawrapper-chart-aB3") is _named("Datawrapper")
    assert providers.by_class("my-twitter-tweet") is None
    assert providers.by_class("") is None


def test_no_host_place_or_class_belongs_to_two() -> None:
    """Otherwise the order of the file would decide whose name a reader sees."""
    for one, other in combinations(EVERY, 2):
        for kind in ("hosts", "scripts", "frames", "markup"):
            shared = set(getattr(one, kind)) & set(getattr(other, kind))
            assert not shared, f"{one} and {other} share {shared}"


def test_no_host_hides_behind_a_wildcard_of_another() -> None:
    """`*.example.com` of one provider does not swallow a host that another one lists."""
    for one in EVERY:
        for host in one.hosts:
            assert host.startswith("*.") or providers.by_host(host) is one


def test_every_entry_can_be_found() -> None:
    """A provider that nothing leads to would never be named."""
    for one in EVERY:
        assert one.hosts or one.scripts or one.frames or one.markup, one.name
        assert set(one.unresolved_hosts) <= set(one.hosts), one.name


@pytest.mark.parametrize("one", EVERY, ids=str)
def test_advice_is_plain(one: Provider) -> None:
    """One or two sentences that an editor understands without asking a developer."""
    sentences = re.split(r"(?<=[.!?])\s+", one.advice)
    assert 1 <= len(sentences) <= 2
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)
    assert len(one.advice.split()) <= 36
    assert not JARGON.search(one.advice)


def test_wordpress_and_x() -> None:
    """WordPress embeds twitter.com addresses and leaves x.com ones as text, and the advice says so."""
    x = _named("X (Twitter)")
    assert x.embeds_from("twitter.com")
    assert not x.embeds_from("x.com")
    assert not x.embeds_from("www.x.com")
    assert "twitter.com instead of x.com" in x.advice


def test_wordpress_embeds_what_the_advice_promises() -> None:
    """Nobody is told to paste an address that WordPress does nothing with."""
    promise = re.compile(r"WordPress embeds")
    for one in EVERY:
        if promise.search(one.advice):
            assert one.wordpress == "embeds", one.name
        if one.wordpress == "embeds":
            assert any(one.embeds_from(host) for host in one.hosts) or not one.hosts, one.name


def test_privacy_modes() -> None:
    """Each kind of quieter mode can be read off without knowing the provider."""
    youtube, vimeo, x = _named("YouTube"), _named("Vimeo"), _named("X (Twitter)")
    assert youtube.privacy and vimeo.privacy and x.privacy
    assert youtube.privacy.quieter_host("www.youtube.com") == "www.youtube-nocookie.com"
    assert youtube.privacy.quieter_host("www.youtube-nocookie.com") is None
    assert vimeo.privacy.query == (("dnt", "1"),)
    assert x.privacy.attribute == (("data-dnt", "true"),)


def test_the_quieter_player_is_the_same_provider() -> None:
    """A fix must not move a player to a stranger."""
    for one in EVERY:
        if one.privacy and one.privacy.host:
            assert providers.by_frame(one.privacy.host, "/embed/x") is one


def test_closed_services_say_so() -> None:
    """A closed service has a date, and its advice is not to paste anything."""
    closed = [one for one in EVERY if one.dead]
    assert {"Vine", "Storify", "Google+", "Periscope", "Gfycat", "AddThis"} <= {one.name for one in closed}
    assert all(one.wordpress != "embeds" for one in closed)
    assert all(re.search(r"closed|ended", one.advice) for one in closed)


def test_the_longest_place_wins() -> None:
    """A more exact entry is not hidden by a shorter one that stands before it."""
    places = Places.of([("a.example", "host"), ("a.example/x", "folder"), ("a.example/x/*/z", "deep")])
    assert places.find("a.example", "/") == "host"
    assert places.find("a.example", "/x/y") == "folder"
    assert places.match("a.example", "/x/y/z/rest/of") == ("deep", "rest/of")


def test_wordpress_keeps_no_active_element() -> None:
    """The table of what WordPress keeps has nothing in it that runs."""
    kses = yaml.safe_load((DATA / "kses.yml").read_text(encoding="utf-8"))
    kept = {*kses["plain"], *kses["aligned"], *kses["elements"], *kses["math"]}
    assert not kept & {
        "script",
        "style",
        "iframe",
        "form",
        "input",
        "link",
        "meta",
        "base",
        "embed",
        "svg",
        "source",
    }
    assert len(kept) == sum(len(kses[part]) for part in ("plain", "aligned", "elements", "math"))
    attributes = {
        *kses["global_attributes"],
        *(name for names in kses["elements"].values() for name in names),
    }
    assert not [name for name in attributes if name.startswith("on")]
    assert "javascript" not in kses["protocols"]
