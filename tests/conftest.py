"""What many tests need: posts as text, a linter over them, and the command line run in this process."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from linter.cli import main
from linter.finding import Finding
from linter.linting import Linter, Outcome
from linter.matching import Matcher
from linter.rulefile import builtin_rules, load_rule
from linter.source import read
from tests.newsroom import Newsroom

settings.register_profile(
    "wplint", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("wplint")

EXAMPLE = Path(__file__).parents[1] / "examples" / "kashmir-watch-34102.json"

RULE = """\
id: {id}
name: A rule of one's own
since: "0.1"
severity: {severity}
why: Because it matters.
remedy: Change it.
{body}
examples:
  valid: [<p>x</p>]
  invalid: [<p>y</p>]
"""


class Ran(NamedTuple):
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


Lint = Callable[..., Outcome | None]
Wplint = Callable[..., Ran]


@pytest.fixture(scope="session")
def linter() -> Linter:
    """All the rules that are on by default."""
    return Linter([Matcher(rule) for rule in builtin_rules() if rule.enabled])


@pytest.fixture
def lint(linter: Linter) -> Lint:
    """Lints text, bytes or data as the file `post.json`."""

    def run(content: Any, expected: bool = True) -> Outcome | None:
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
        return linter.lint(read("post.json", data), expected)

    return run


@pytest.fixture
def wplint(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Wplint:
    """Runs the command line in this process."""

    def run(*words: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """An empty repository as the working folder."""
    monkeypatch.chdir(tmp_path)
    return Newsroom(tmp_path)


@pytest.fixture
def own_rule(tmp_path: Path) -> Callable[..., Path]:
    """Writes a rule of a user's own and gives its path."""

    def write(body: str, name: str = "own-rule", severity: str = "warning") -> Path:
        file = tmp_path / "rules" / f"{name}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(RULE.format(id=name, body=body, severity=severity), encoding="utf-8")
        return file

    return write


@pytest.fixture
def lint_with(own_rule: Callable[..., Path]) -> Callable[[str, Any], list[Finding]]:
    """Lints a post with one rule, given as the part of its file that matters."""

    def run(body: str, post: Any) -> list[Finding]:
        rule = load_rule(own_rule(body), "own")
        outcome = Linter([Matcher(rule)]).lint(read("post.json", json.dumps(post).encode()))
        assert outcome is not None
        return outcome.findings

    return run


def rules_of(outcome: Outcome | None) -> list[str]:
    """The ids of the rules that reported something, in order."""
    assert outcome is not None
    return [finding.rule.id for finding in outcome.findings]
