"""TOML comes with the place of every key and value."""

import pytest

from linter.configuration.toml import load_toml
from linter.yamltext import FileError, Marked

TEXT = '''\
[build]
x = [1, {wplint = 2}]
text = """
[tool.wplint]
rules = 1
"""

[tool.wplint]
fail-on = "warning"  # = "error"
extends = [
  "strict",  # ["x"]
  'privacy',
]
site.hosts = ["blog.example"]

[tool.wplint.rules]
"title-too-long" = { severity = "error", max = 10 }

[[tool.wplint.ignore]]
rule = "a"
until = 2026-12-31
[[tool.wplint.ignore]]
reason = "say \\"why\\""
'''


@pytest.fixture
def marked() -> Marked:
    found = load_toml("pyproject.toml", TEXT, ("tool", "wplint"))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("fail-on",), 9, 11),
        (("extends", 0), 11, 3),
        (("extends", 1), 12, 3),
        (("site", "hosts", 0), 14, 15),
        (("rules", "title-too-long", "max"), 17, 48),
        (("ignore", 0, "until"), 21, 9),
        (("ignore", 1), 22, 1),
        (("ignore", 1, "reason"), 23, 10),
    ],
)
def test_places_values(marked: Marked, path: tuple[str | int, ...], line: int, column: int) -> None:
    error = marked.error(path, "")
    assert (error.line, error.column) == (line, column)


def test_places_keys(marked: Marked) -> None:
    error = marked.error(("rules", "title-too-long"), "", key=True)
    assert (error.line, error.column) == (17, 1)


def test_gives_plain_data(marked: Marked) -> None:
    assert marked.data["ignore"] == [{"rule": "a", "until": "2026-12-31"}, {"reason": 'say "why"'}]


def test_a_file_without_the_table_is_none() -> None:
    assert load_toml("pyproject.toml", "[tool.other]\nx = 1\n", ("tool", "wplint")) is None


def test_bad_toml_has_a_place() -> None:
    with pytest.raises(FileError, match=r"^pyproject.toml:2:5: "):
        load_toml("pyproject.toml", "[tool.wplint]\nx = \n", ("tool", "wplint"))
