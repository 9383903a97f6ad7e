"""`wplint config` shows each value that applies and where it was said."""

import json
import re

from linter.configuration.file import config_schema
from tests.conftest import Wplint
from tests.newsroom import Newsroom


def line(out: str, start: str) -> str:
    """The line that starts with `start`, with runs of blanks made one."""
    found = next(one.strip() for one in out.splitlines() if one.strip().startswith(start))
    return re.sub(r" +", " ", found)


def test_each_value_comes_with_its_source(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("rules: {excerpt-missing: off}\n", "base.yml")
    newsroom.config(
        "extends: [strict, ./base.yml]\nsite:\n  hosts: [blog.example]\nrules:\n  image-hotlinked:\n"
        "    severity: error\n    hosts: {add: [cdn.example]}\n  title-too-long: info\n"
    )
    newsroom.post("a.json")
    out = wplint("config", "a.json").out
    assert out.startswith("configuration: .wplint.yml\nmade of: preset strict, base.yml, .wplint.yml\n")
    assert line(out, "site.hosts") == "site.hosts: blog.example (.wplint.yml:3)"
    assert line(out, "fail-on") == "fail-on: warning (preset strict:3)"
    assert line(out, "excerpt-missing") == "excerpt-missing off (base.yml:1)"
    assert line(out, "title-too-long") == "title-too-long info (preset strict; severity: .wplint.yml:8)"
    assert "cdn.example" in line(out, "hosts:")
    assert line(out, "hosts:").endswith("(.wplint.yml:7)")
    assert line(out, "repeated-word") == "repeated-word warning (preset strict)"


def test_overrides_apply_to_the_file_that_is_asked_for(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config(
        "overrides:\n  - files: old/**\n    rules: {repeated-word: off}\n"
        "  - type: page\n    rules: {title-empty: off}\n"
    )
    newsroom.post("old/a.json", type="page", id=1)
    newsroom.post("b.json")
    out = wplint("config", "old/a.json").out
    assert line(out, "repeated-word") == "repeated-word off (.wplint.yml:3)"
    assert out.index("post 1") < out.rindex("title-empty")
    out = wplint("config", "b.json").out
    assert line(out, "repeated-word") == "repeated-word warning (preset recommended)"
    assert "post 1" not in out
    assert "name a file to see" in wplint("config").out


def test_flags_are_sources_too(newsroom: Newsroom, wplint: Wplint) -> None:
    out = wplint("config", "--select", "prose").out
    assert out.startswith("configuration: none; everything is as shipped\n")
    assert line(out, "image-alt-missing") == "image-alt-missing off (--select)"


def test_ignores_of_the_file_are_shown(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("ignore:\n  - {rule: repeated-word, files: a.json, reason: A poem, until: 2020-01-01}\n")
    newsroom.post("a.json")
    assert line(wplint("config", "a.json").out, "ignores") == (
        "ignores repeated-word until 2020-01-01, which is over: A poem (.wplint.yml:2)"
    )
    assert "A poem" not in wplint("config", "b").out


def test_the_schema_is_for_editors(wplint: Wplint) -> None:
    assert json.loads(wplint("config", "--schema").out) == config_schema()
