"""A project compiles rules once for each distinct setting, and lints like a linter."""

from pathlib import Path

import pytest

from linter.configuration import project as module
from linter.configuration.project import Flags, Project
from linter.matching import Matcher
from linter.source import read
from tests.newsroom import TYPO, Newsroom


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the rules that were compiled, in order."""
    made: list[str] = []

    class Counted(Matcher):
        def __init__(self, rule: object, *rest: object) -> None:
            made.append(rule.id)  # type: ignore[attr-defined]
            super().__init__(rule, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "Matcher", Counted)
    return made


def lint(project: Project, *files: Path) -> list[str]:
    """The rules that report something in `files`."""
    outcomes = [project.lint(read(str(file), file.read_bytes())) for file in files]
    return [finding.rule.id for outcome in outcomes if outcome for finding in outcome.findings]


def test_files_with_one_configuration_share_their_rules(newsroom: Newsroom, compiled: list[str]) -> None:
    newsroom.config("rules: {title-too-long: off}\n")
    files = [newsroom.post(f"{folder}/{number}.json") for folder in "abc" for number in range(3)]
    lint(Project(), *files)
    assert len(compiled) == len(set(compiled)) > 20


def test_an_override_compiles_only_what_it_changes(newsroom: Newsroom, compiled: list[str]) -> None:
    newsroom.config(
        "overrides:\n  - files: a/**\n    rules: {title-too-long: {max: 5}}\n"
        "  - files: b/**\n    rules: {title-too-long: {max: 5}}\n  - type: page\n    rules: {repeated-word: error}\n"
    )
    files = [newsroom.post(f"{folder}/1.json", title={"rendered": f"Good morning, {folder}"}) for folder in "abc"]
    assert lint(Project(), *files) == ["title-too-long", "title-too-long"]
    assert compiled.count("title-too-long") == 2
    assert max(compiled.count(rule) for rule in set(compiled) - {"title-too-long"}) == 1


def test_two_configurations_share_what_they_agree_on(newsroom: Newsroom, compiled: list[str]) -> None:
    newsroom.config("fail-on: error\n", "a/.wplint.yml")
    newsroom.config("rules: {repeated-word: error}\n", "b/.wplint.yml")
    lint(Project(), newsroom.post("a/1.json", TYPO), newsroom.post("b/1.json", TYPO))
    assert compiled.count("repeated-word") == 2
    assert compiled.count("title-too-long") == 1


def test_without_search_nothing_is_read(newsroom: Newsroom) -> None:
    newsroom.config("rules: {repeated-word: off\n")
    file = newsroom.post("a.json", TYPO)
    assert lint(Project(Flags(search=False)), file) == ["repeated-word"]


def test_a_fingerprint_tells_the_path_from_the_repository(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    file = newsroom.post("posts/a.json", TYPO)

    def fingerprint(path: str) -> str:
        outcome = Project().lint(read(path, file.read_bytes()))
        assert outcome is not None
        return outcome.findings[0].fingerprint

    known = fingerprint("posts/a.json")
    assert fingerprint(str(file)) == known
    monkeypatch.chdir(newsroom.folder / "posts")
    assert fingerprint("a.json") == known
