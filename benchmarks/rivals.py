"""Other tools on the same markup: html-validate, HTMLHint and codespell.

They are installed into a temporary folder; where npm or pip can't, the tool is left out with a word about it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_NPM = {"html-validate": "html-validate", "htmlhint": "htmlhint"}
_TIMEOUT = 600


def write_markup(folder: Path, markup: Sequence[str]) -> None:
    """One HTML file a post."""
    folder.mkdir()
    for number, text in enumerate(markup):
        (folder / f"{number}.html").write_text(text, encoding="utf-8", errors="replace")


def rivals(folder: Path, html: Path) -> Iterator[tuple[str, float | None, str]]:
    """Each tool, the seconds that it takes for all files of `html` (None where it can't run), and a remark."""
    if shutil.which("npm") is None:
        yield from ((name, None, "npm is not there") for name in _NPM)
    else:
        done = run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *_NPM.values()])
        for name in _NPM:
            command = folder / "node_modules" / ".bin" / name
            if done is None or not command.exists():
                yield name, None, "npm could not install it"
            else:
                arguments = [str(html / "*.html")] if name == "html-validate" else [str(html)]
                yield name, run([str(command), *arguments]), ""
    yield _codespell(folder, html)


def _codespell(folder: Path, html: Path) -> tuple[str, float | None, str]:
    if shutil.which("codespell"):
        return "codespell", run(["codespell", str(html)]), ""
    target = folder / "python"
    if run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), "codespell"]) is None:
        return "codespell", None, "pip could not install it"
    program = f"import sys; sys.path.insert(0, {str(target)!r}); from codespell_lib import main; main({str(html)!r})"
    return "codespell", run([sys.executable, "-c", program]), ""


def run(command: list[str]) -> float | None:
    """The seconds of processor time that a command takes, whatever it finds; None where it can't be run."""
    before = os.times()
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
