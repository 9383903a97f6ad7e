"""A folder with posts and a configuration, for tests of what a newsroom says about its posts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

from linter.selftest import SOUND_POST

NO_ALT = '<img src="https://blog.example/cat.png">'
TYPO = "<p>The the cat sat.</p>"


class Newsroom:
    """Writes posts and configurations below `folder`, which is the working folder and a repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / ".git").mkdir()

    def write(self, name: str, text: str) -> Path:
        """A file with `text`."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def config(self, text: str, name: str = ".wplint.yml") -> Path:
        """A configuration file."""
        return self.write(name, text)

    def post(self, name: str, content: str = "<p>Good morning.</p>", **fields: Any) -> Path:
        """A sound post with some content, and fields in place of its own. Files of other names hold other posts."""
        number = crc32(name.encode())
        own = {
            "id": number,
            "slug": f"post-{number}",
            "link": f"https://blog.example/post-{number}/",
            "guid": {"rendered": f"https://blog.example/?p={number}"},
            "title": {"rendered": f"Post {number}"},
        }
        data = {**SOUND_POST, **own, "content": {"rendered": content}, **fields}
        return self.write(name, json.dumps(data, indent=1))


def told(wplint: Callable[..., Any], *words: str) -> list[tuple[str, str]]:
    """The findings of a run as (path, rule)."""
    return [(finding["path"], finding["rule"]) for finding in report(wplint, *words)["findings"]]


def report(wplint: Callable[..., Any], *words: str) -> dict[str, Any]:
    """The JSON report of a run."""
    ran = wplint("lint", *words, "--format", "json")
    assert ran.out, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    return data
