"""The command line: what is read, what is printed where, and the exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from linter import __version__
from linter.reports import FORMATS
from linter.selftest import SOUND_POST
from tests.conftest import EXAMPLE, Ran

Wplint = Callable[..., Ran]
BAD = "<script src='https://evil.example/a.js'></script>"
WORTH_A_WARNING = "<p>The the cat.</p>"
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)


def post(content: str = "<p>Good morning.</p>", **fields: Any) -> str:
    return json.dumps({**SOUND_POST, "content": {"rendered": content}, **fields})


def another(name: str) -> str:
    """A bad post that is no copy of those with other names."""
    number = crc32(name.encode()) + 1
    return post(BAD, id=number, link=f"https://blog.example/{name}", guid={"rendered": name}, title={"rendered": name})


def write(name: str, text: str | bytes) -> Path:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def paths(ran: Ran) -> list[str]:
    return [finding["path"] for finding in json.loads(ran.out)["findings"]]


# --- exit codes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "fail_on", "code"),
    [
        ("<p>Good morning.</p>", None, 0), (BAD, None, 1), (WORTH_A_WARNING, None, 0), (WORTH_A_WARNING, "warning", 1),
        (WORTH_A_WARNING, "error", 0), (WORTH_A_WARNING, "info", 1), (BAD, "info", 1),
    ],
)  # fmt: skip
def test_the_exit_code_says_whether_something_bad_was_found(
    wplint: Wplint, content: str, fail_on: str | None, code: int
) -> None:
    write("post.json", post(content))
    assert wplint("post.json", *(["--fail-on", fail_on] if fail_on else [])).code == code


@pytest.mark.parametrize(
    "words",
    [
        ["--nonsense"], ["--format", "yaml", "post.json"], ["--fail-on", "never", "post.json"], ["rule"],
        ["rule", "no-such-rule"], ["missing.json"], ["--rules", "missing", "post.json"], [""], ["*.json", "[a"],
        ["x" * 5_000], ["test", "missing"],
    ],
    ids=lambda words: words[0][:12],
)  # fmt: skip
def test_wrong_usage_is_two_and_says_why_on_standard_error(wplint: Wplint, words: list[str]) -> None:
    write("post.json", post())
    ran = wplint(*words)
    assert ran.code == 2
    assert "wplint" in ran.err
    assert "Traceback" not in ran.err


def test_help_and_version(wplint: Wplint) -> None:
    assert wplint("--version") == Ran(0, f"wplint {__version__}\n", "")
    assert "Exit codes" in wplint("--help").out
    assert "--fail-on" in wplint("lint", "--help").out


# --- what is read ----------------------------------------------------------------------------------------------


def test_a_missing_path_is_told_and_the_others_are_linted(wplint: Wplint) -> None:
    write("post.json", post(BAD))
    ran = wplint("gone.json", "post.json", "--format", "json")
    assert ran.code == 2
    assert paths(ran) == ["post.json"]
    assert "gone.json: there is no such file" in ran.err


def test_standard_input_is_read_once(wplint: Wplint) -> None:
    ran = wplint("-", "-", "--format", "json", stdin=post(BAD).encode())
    assert ran.code == 1
    assert paths(ran) == ["-"]
    assert json.loads(ran.out)["summary"]["files"] == 1


def test_folders_are_searched_for_json_and_hidden_ones_left_out(wplint: Wplint) -> None:
    for name in ("a.json", "b/c.jsonl", "b/d/E.NDJSON", ".git/f.json", "node_modules/g.json", "b/.h.json", "i.txt"):
        write(f"posts/{name}", another(name))
    ran = wplint("posts", "--format", "json")
    assert paths(ran) == [str(Path("posts", name)) for name in ("a.json", "b/c.jsonl", "b/d/E.NDJSON")]


def test_a_named_file_is_linted_whatever_its_name(wplint: Wplint) -> None:
    for name in ("post.txt", ".post.json", "post"):
        assert paths(wplint(write(name, post(BAD)), "--format", "json")) == [name]


def test_patterns_are_expanded(wplint: Wplint) -> None:
    for name in ("a1.json", "a2.json", "b1.json", "d/e/a3.json", "a4.txt"):
        write(name, another(name))
    assert paths(wplint("a*.json", "--format", "json")) == ["a1.json", "a2.json"]
    assert paths(wplint("a*", "--format", "json")) == ["a1.json", "a2.json"]
    assert paths(wplint("**/a*.json", "--format", "json")) == ["a1.json", "a2.json", str(Path("d/e/a3.json"))]
    assert wplint("*.txt").code == 2


def test_a_file_is_linted_once_however_often_it_is_named(wplint: Wplint) -> None:
    write("posts/a.json", post(BAD))
    assert len(paths(wplint("posts", "posts/a.json", "posts/*.json", "--format", "json"))) == 1


def test_a_pipe_can_stand_for_a_file() -> None:
    read, written = os.pipe()
    with os.fdopen(written, "w") as pipe:
        pipe.write(post(BAD))
    ran = subprocess.run(
        [sys.executable, "-m", "linter", f"/dev/fd/{read}"],
        capture_output=True,
        pass_fds=[read],
        text=True,
        check=False,
    )
    os.close(read)
    assert ran.returncode == 1
    assert "evil.example" in ran.stdout


def test_what_cannot_be_read_is_a_finding_and_the_run_goes_on(wplint: Wplint) -> None:
    Path("gone.json").symlink_to("nowhere.json")
    write("post.json", post(BAD))
    ran = wplint(".", "--format", "json")
    told = {finding["path"]: finding["rule"] for finding in json.loads(ran.out)["findings"]}
    assert told == {"gone.json": "unreadable-file", "post.json": "script-external"}
    assert ran.code == 1


def test_files_without_a_post_are_skipped_and_counted_in_a_folder_only(wplint: Wplint) -> None:
    write("posts/a.json", post())
    write("posts/package.json", '{"name": "theme", "version": "1.0.0"}')
    write("posts/tsconfig.json", '{\n  // comment\n  "compilerOptions": {}\n}')
    ran = wplint("posts")
    assert (ran.code, ran.out) == (0, "No problems in 1 post; 2 files without a post skipped.\n")
    assert wplint("posts/package.json").code == 1
    assert "no post in this file" in wplint("posts/package.json").out
    assert wplint("--posts-only", "posts/package.json", "posts/tsconfig.json").code == 0


def test_the_remains_of_a_post_are_told_even_in_a_folder(wplint: Wplint) -> None:
    write("posts/empty.json", "")
    write("posts/page.json", "<!DOCTYPE html><title>Login</title>")
    write("posts/cut.json", post()[:120])
    ran = wplint("posts", "--posts-only", "--format", "json")
    assert ran.code == 1
    assert sorted(Path(path).name for path in paths(ran)) == ["cut.json", "empty.json", "page.json"]


# --- what is printed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "environment", "colored"),
    [
        ([], {}, False), (["--color", "always"], {}, True), (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True), ([], {"FORCE": "1"}, False),
    ],
)  # fmt: skip
def test_colour_is_for_terminals_or_on_request(
    wplint: Wplint, monkeypatch: pytest.MonkeyPatch, words: list[str], environment: dict[str, str], colored: bool
) -> None:
    write("post.json", post(BAD))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in wplint("post.json", *words).out) is colored


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colour_unless_it_says_no(environment: dict[str, str], colored: bool) -> None:
    pty = pytest.importorskip("pty")
    write("post.json", post(BAD))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "linter", "post.json"]
    subprocess.run(command, stdout=theirs, env={**os.environ, "TERM": "xterm", **environment}, check=False)
    os.close(theirs)
    out = b""
    try:
        while chunk := os.read(ours, 65_536):
            out += chunk
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert b"evil.example" in out
    assert (b"\x1b[" in out) is colored


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_of_a_hostile_post_is_printed_as_it_stands(wplint: Wplint, form: str) -> None:
    nasty = "\x1b[2J\x1b]0;owned\x07\u202e\u2066\x9b31m\u200b\u2028\x7f\ud800\x00"
    content = f"<script src='https://ev.example/{nasty}'>{nasty}</script><img alt='{nasty}'><p>the the {nasty}</p>"
    write("posts/a.json", post(content, id=f"1{nasty}", slug=nasty, title={"rendered": nasty}))
    write("posts/b.json", json.dumps({"code": nasty, "message": nasty, "data": nasty}))
    write("posts/c.json", f'{{"title": "a", "content": "b"}} {nasty}'.encode("utf-8", "surrogatepass"))
    write("posts/d.json", f'{{"{nasty[:7]}": 1, "{nasty[:7]}": 2, "title": "a", "content": "b"}}')
    ran = wplint("posts", "--format", form)
    assert ran.code == 1
    assert not HARMFUL.search(ran.out.replace("\x1b[0m", "")), HARMFUL.findall(ran.out)
    assert not HARMFUL.search(ran.err)


def test_a_hostile_path_is_printed_harmlessly(wplint: Wplint) -> None:
    name = "a\x1b[2J\u202e.json"
    write(name, post(BAD))
    for words in ([name], [name, "--format", "json"], ["gone" + name]):
        ran = wplint(*words)
        assert not HARMFUL.search(ran.out + ran.err)


def test_a_reader_that_has_seen_enough_ends_the_run_quietly() -> None:
    for number in range(200):
        write(f"posts/{number}.json", post(BAD * 20))
    command = [sys.executable, "-m", "linter", "posts"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(100)
        run.stdout.close()
        err = run.stderr.read()
    assert err == b""
    assert run.returncode == 1


def test_a_narrow_character_set_of_the_terminal_is_survived() -> None:
    write("post.json", post("<p>the the é 漢</p>" + BAD))
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run([sys.executable, "-m", "linter", "post.json"], capture_output=True, env=env, check=False)
    assert ran.returncode == 1
    assert ran.stdout.isascii()
    assert ran.stderr == b""


# --- rules -----------------------------------------------------------------------------------------------------


def test_rules_are_listed_and_explained(wplint: Wplint) -> None:
    ran = wplint("rules")
    assert ran.code == 0
    assert re.search(r"^  script-external +error +\S", ran.out, re.MULTILINE)
    ran = wplint("rule", "image-hotlinked")
    assert "Default: secure.gravatar.com, " in ran.out  # as an editor would write it, not as Python does
    assert ran.code == 0
    for part in ("image-hotlinked", "Why:", "Do:", "Options", "Wrong", "Right"):
        assert part in ran.out
    ran = wplint("rule", "image-hotlinkd")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean image-hotlinked?" in ran.err


def test_own_rules_join_the_built_in_ones(wplint: Wplint, own_rule: Callable[..., Path]) -> None:
    file = own_rule("in: content\ntext: y+\nmessage: y in the text", severity="error")
    write("post.json", post("<p>yyy</p>"))
    for told in (file, file.parent):
        ran = wplint("--rules", told, "post.json")
        assert ran.code == 1
        assert "error[own-rule]: y in the text" in ran.out
    assert "own-rule" in wplint("rules", "--rules", file).out
    assert "Because it matters." in wplint("rule", "own-rule", "--rules", file).out
    assert wplint("test", file).code == 0


def test_an_own_rule_cannot_take_the_id_of_another(wplint: Wplint, own_rule: Callable[..., Path]) -> None:
    file = own_rule("in: content\nmessage: told", "script-external")
    ran = wplint("--rules", file, EXAMPLE)
    assert (ran.code, ran.out) == (2, "")
    assert "there already is a rule 'script-external'" in ran.err


def test_the_built_in_rules_hold_their_examples(wplint: Wplint) -> None:
    ran = wplint("test")
    assert ran.code == 0, ran.out
    assert re.fullmatch(r"\d+ rules: \d+ passed, 0 failed\n", ran.out)
