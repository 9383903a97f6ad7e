"""Hostile posts take time and memory in proportion to their size, through the whole linter with all its rules.

Sizes are modest so that the tests are quick; `WPLINT_HOSTILE=20` makes them twenty times as large.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter.html.markup import Markup
from linter.linting import Linter
from linter.matching import Matcher
from linter.rulefile import builtin_rules
from linter.source import Source, read
from linter.text import Text
from tests.hostile import SHAPES

SIZE = 12_000 * int(os.environ.get("WPLINT_HOSTILE", "1"))
ROOT = Path(__file__).parents[1]
# What twice the size may cost. Linear is 2, quadratic 4; a busy machine needs room, so a bad ratio is measured again.
RATIO = 3.2
TRIES = 4
SLACK = 0.15  # seconds of processor time below which nothing is worth measuring

MEMORY = """
import resource, sys
from linter.html.markup import Markup
from linter.text import Text
from tests.hostile import SHAPES
markup = Markup(Text(SHAPES[sys.argv[1]](int(sys.argv[2]))))
len(markup.elements), len(markup.inner)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter([Matcher(rule) for rule in builtin_rules() if rule.enabled])


def post(name: str, size: int) -> Source:
    data = {
        "id": 1,
        "link": "https://blog.example/a-post/",
        "slug": "a-post",
        "status": "publish",
        "title": {"rendered": "A post"},
        "content": {"rendered": SHAPES[name](size)},
    }
    return read("hostile.json", json.dumps(data).encode())


def seconds(linter: Linter, source: Source) -> float:
    start = time.process_time()
    assert linter.lint(source) is not None
    return time.process_time() - start


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_size_takes_about_twice_the_time(linter: Linter, name: str) -> None:
    small, large = post(name, SIZE), post(name, 2 * SIZE)
    seconds(linter, post(name, SIZE // 4))  # what is read once
    once = twice = float("inf")
    for _ in range(TRIES):
        once, twice = min(once, seconds(linter, small)), min(twice, seconds(linter, large))
        if twice <= max(SLACK, RATIO * once):
            return
    raise AssertionError(f"{SIZE:,} characters take {once:.2f} s, twice as many {twice:.2f} s")


@pytest.mark.parametrize("name", ["nested divs", "formatting never closed", "attributes", "documents in documents"])
def test_the_tree_takes_memory_in_proportion(name: str) -> None:
    """A megabyte of markup needs less than 800 bytes a character."""
    pytest.importorskip("resource")
    size = 1_000_000
    command = [sys.executable, "-c", MEMORY, name, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    kilobytes = int(done.stdout) // (1024 if sys.platform == "darwin" else 1)
    assert kilobytes * 1024 < 60_000_000 + 800 * size


def test_formatting_that_floods_the_tree_keeps_its_attributes() -> None:
    markup = Markup(Text(SHAPES["formatting never closed"](100_000) + "<b onclick=f()>x"))
    (element,) = markup.by_attribute["onclick"]
    attribute = element.attribute("onclick")
    assert attribute is not None
    assert markup.text.value[slice(*attribute.span)] == "onclick=f()"
    assert len(markup.elements) > 10_000
