"""The hook in .pre-commit-hooks.yaml, run by the real pre-commit in a scratch repository."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linter.selftest import SOUND_POST

ROOT = Path(__file__).parents[1]
TWEET = '<blockquote class="twitter-tweet"><p>Hi</p></blockquote>'
SCRIPT = '<script async src="https://platform.twitter.com/widgets.js"></script>'


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@blog.example", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def hook_repository(tmp_path: Path) -> tuple[Path, str]:
    """The checkout as it stands now, committed to a repository of its own."""
    folder = tmp_path / "wplint"
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "*.egg-info", ".*_cache", "__pycache__", ".hypothesis", "build", "dist", "tests", "docs"
    )
    shutil.copytree(ROOT, folder, ignore=left_out)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "state")
    return folder, git(folder, "rev-parse", "HEAD")


def stage_post(folder: Path, content: str) -> None:
    post = {**SOUND_POST, "content": {"rendered": content, "protected": False}}
    (folder / "post.json").write_text(json.dumps(post), encoding="utf-8")
    git(folder, "add", "post.json")


def test_a_staged_post_with_a_widget_script_fails_and_passes_once_the_script_is_gone(
    tmp_path: Path, hook_repository: tuple[Path, str]
) -> None:
    """The commit is stopped with the reason, other JSON files are let through, and the corrected post passes."""
    hook, revision = hook_repository
    content = tmp_path / "content"
    content.mkdir()
    git(content, "init", "-q")
    config = f"repos:\n  - repo: {hook}\n    rev: {revision}\n    hooks:\n      - id: wplint\n"
    (content / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (content / "package.json").write_text('{"name": "content"}', encoding="utf-8")
    git(content, "add", "-A")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "NO_COLOR": "1"}
    environment.pop("GIT_DIR", None)

    def commit_check() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run"]
        return subprocess.run(command, cwd=content, env=environment, capture_output=True, text=True)

    stage_post(content, TWEET + SCRIPT)
    stopped = commit_check()
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "script-known-widget" in stopped.stdout
    assert "post.json:1:" in stopped.stdout

    stage_post(content, TWEET)
    passed = commit_check()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "1 file without a post skipped" in passed.stdout
