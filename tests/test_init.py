"""`wplint init` writes what it saw in the posts, as a configuration that can be used."""

from pathlib import Path

import pytest

from linter.configuration.reader import load_config
from tests.conftest import Wplint
from tests.newsroom import Newsroom

FILE = Path(".wplint.yml")


@pytest.fixture
def site(newsroom: Newsroom) -> Newsroom:
    """Six posts of a site that moved, with pictures on a host of their own and films on another."""
    for number in range(6):
        newsroom.post(
            f"posts/{number}.json",
            "<p>The cat sat on the mat and the dog was in the house with all of the others, as it is at this time.</p>"
            f'<img alt="" src="https://pics.cdn.example/{number}.png"><a href="https://www.blog.example/">Start</a>'
            '<iframe title="x" src="https://films.example/1"></iframe><script src="https://x.example/y.js"></script>',
            guid={"rendered": f"http://before.example/?p={number}"},
        )
    newsroom.post("posts/9.json", guid={"rendered": "http://staging.blog.test/?p=9"})
    newsroom.post("posts/10.json", guid={"rendered": "http://staging.blog.test/?p=10"})
    return newsroom


def test_it_knows_the_site_from_the_posts(site: Newsroom, wplint: Wplint) -> None:
    ran = wplint("init")
    assert ran.code == 0
    config = load_config(FILE)
    assert config.site.hosts == ("blog.example",)
    assert config.site.old == ("before.example",)
    assert config.site.staging == ("staging.blog.test",)
    assert config.paths == ("posts",)
    text = FILE.read_text(encoding="utf-8")
    assert "#   - pics.cdn.example  # 6 posts" in text
    assert "#   - films.example  # 6 posts" in text
    assert "#   - www.blog.example  # 6 posts" in text
    assert "English (6)" in text


def test_what_it_writes_is_ready_to_use(site: Newsroom, wplint: Wplint) -> None:
    wplint("init")
    ran = wplint()
    assert ran.code in (0, 1)
    assert ran.err == ""
    assert wplint("baseline").code == 0
    assert wplint().code == 0


def test_each_commented_example_is_valid(newsroom: Newsroom, wplint: Wplint) -> None:
    """Who takes the `# ` away must get a configuration that works."""
    wplint("init")
    lines = FILE.read_text(encoding="utf-8").splitlines()
    start = lines.index("# overrides:")
    shown = [line.removeprefix("# ") for line in lines[start:] if line.startswith(("# overrides", "# ignore:", "#   "))]
    newsroom.config("\n".join(shown) + "\n", "shown.yml")
    config = load_config(Path("shown.yml"))
    assert (len(config.overrides), len(config.ignores)) == (2, 1)


def test_it_overwrites_nothing_unasked(newsroom: Newsroom, wplint: Wplint) -> None:
    newsroom.config("fail-on: info\n", ".wplint.yaml")
    assert wplint("init").code == 2
    assert not FILE.exists()
    newsroom.config("fail-on: info\n")
    assert wplint("init").code == 2
    assert FILE.read_text(encoding="utf-8") == "fail-on: info\n"
    assert wplint("init", "--force").code == 0
    assert "extends" in FILE.read_text(encoding="utf-8")


def test_without_posts_it_writes_what_can_be_said(newsroom: Newsroom, wplint: Wplint) -> None:
    assert wplint("init").code == 0
    assert load_config(FILE).site.hosts == ()


def test_hostile_hosts_can_t_break_out(newsroom: Newsroom, wplint: Wplint) -> None:
    for number in range(3):
        newsroom.post(f"{number}.json", link="https://a'b\"c.example/x/", guid={"rendered": "https://'],x:[.example/"})
    assert wplint("init").code == 0
    assert load_config(FILE).fail_on == "error"
