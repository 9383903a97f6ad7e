"""The configurations in the documentation work as they stand."""

import re
import shutil
from pathlib import Path

import pytest

from linter.configuration.reader import load_config
from tests.newsroom import Newsroom

DOCS = Path(__file__).parents[1] / "docs"
DICTIONARIES = Path(__file__).parent / "typos" / "dictionaries"
BLOCK = re.compile(r"^```(yaml|toml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
BLOCKS = [
    (name, language, text)
    for name in ("configuration.md", "ignoring.md")
    for language, text in BLOCK.findall((DOCS / name).read_text(encoding="utf-8"))
]


def test_there_are_some() -> None:
    assert len(BLOCKS) >= 5


@pytest.mark.parametrize(("name", "language", "text"), BLOCKS)
def test_a_configuration_in_the_documentation_can_be_read(
    newsroom: Newsroom, name: str, language: str, text: str
) -> None:
    newsroom.config("rules: {}\n", "shared/newsroom.yml")
    newsroom.config("quoin\n", "shared/words.txt")
    shutil.copytree(DICTIONARIES, newsroom.folder / "shared" / "hunspell")
    (newsroom.folder / "wplint-rules").mkdir()
    file = newsroom.config(text, ".wplint.yml" if language == "yaml" else "pyproject.toml")
    config = load_config(file)
    assert config.said or config.ignores or any(setting.said for setting in config.settings.values())
