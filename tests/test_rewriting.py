"""Files are fixed whole or not at all, and keep everything but the fix."""

import json
import os
import stat
from pathlib import Path

import pytest

from linter.fixes.disk import NotWritten, replace_file, rewrite
from tests.conftest import EXAMPLE, Wplint

POST = '{"id": 7, "title": "A title", "content": "<p>A gaping whole <a onclick=x()>here</a></p>", "excerpt": "x"}\n'
FIXED = POST.replace("whole", "hole")
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A post with a safe and an unsafe fix."""
    made = tmp_path / "post.json"
    made.write_text(POST, encoding="utf-8")
    return made


def test_fix_writes_what_is_safe_and_reports_the_rest(file: Path, wplint: Wplint) -> None:
    """The summary says what was fixed, and what could be."""
    ran = wplint("--fix", file)
    assert file.read_text(encoding="utf-8") == FIXED
    assert ran.code == 1
    assert "Fixed 1 problem (confusable-phrase 1)." in ran.out
    assert "event-handler" in ran.out
    assert "1 can be fixed with --fix --unsafe-fixes." in ran.out


def test_unsafe_fixes_are_made_on_request(file: Path, wplint: Wplint) -> None:
    """Both kinds together."""
    wplint("--fix", "--unsafe-fixes", file)
    assert file.read_text(encoding="utf-8") == FIXED.replace(" onclick=x()", "")


def test_fixing_again_changes_nothing(file: Path, wplint: Wplint) -> None:
    """A file with nothing to fix is not even written."""
    wplint("--fix", file)
    before = file.stat()
    ran = wplint("--fix", file)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert "Fixed" not in ran.out


def test_fix_only_tells_what_was_fixed_and_nothing_else(file: Path, wplint: Wplint) -> None:
    """What is left neither shows nor fails."""
    ran = wplint("--fix-only", file)
    assert file.read_text(encoding="utf-8") == FIXED
    assert ran.code == 0
    assert f'fixed[confusable-phrase] {file}:1:48: write "gaping hole"' in ran.out
    assert "event-handler" not in ran.out
    assert ran.out.splitlines()[-1] == "Fixed 1 problem (confusable-phrase 1)."


def test_diff_changes_nothing_and_shows_the_words(file: Path, wplint: Wplint) -> None:
    """The exit code says whether something would change."""
    ran = wplint("--diff", file)
    assert file.read_text(encoding="utf-8") == POST
    assert ran.code == 1
    assert ran.out.splitlines()[0] == f"--- {file}"
    removed, added = ran.out.splitlines()[-2:]
    assert removed.startswith("-") and "A gaping whole <a" in removed
    assert added == "+" + removed[1:].replace("whole", "hole")
    assert "would fix 1 problem in 1 file" in ran.err
    file.write_text(FIXED, encoding="utf-8")
    assert wplint("--diff", file) == (0, "", "wplint: nothing to fix\n")


def test_diff_of_a_post_on_one_line_is_readable(wplint: Wplint) -> None:
    """No line of nine thousand characters, each change on its own."""
    ran = wplint("--diff", "--unsafe-fixes", EXAMPLE)
    assert max(map(len, ran.out.splitlines())) < 400
    assert ran.out.count("@@ 1:") >= 3


def test_diff_shows_no_control_characters(tmp_path: Path, wplint: Wplint) -> None:
    """What stands around a fix may be hostile."""
    file = tmp_path / "post.json"
    file.write_text('{"title": "x", "content": "\x1b[2J\u202e gaping whole \x07"}', encoding="utf-8")
    out = wplint("--diff", "--color", "never", file).out
    assert "<U+001B>[2J<U+202E> gaping whole <U+0007>" in out
    assert not {"\x1b", "\u202e", "\x07"} & set(out)


@pytest.mark.parametrize(
    "words", [("--diff", "--fix"), ("--diff", "--fix-only"), ("--unsafe-fixes",)], ids=lambda words: " ".join(words)
)
def test_contradictions_are_refused(file: Path, wplint: Wplint, words: tuple[str, ...]) -> None:
    """Nothing is fixed where it is not clear whether that is wanted."""
    ran = wplint(*words, file)
    assert (ran.code, ran.out) == (2, "")
    assert file.read_text(encoding="utf-8") == POST


def test_standard_input_goes_to_standard_output_fixed(wplint: Wplint) -> None:
    """The report makes room and goes to standard error."""
    ran = wplint("--fix", "-", stdin=POST.encode())
    assert ran.out == FIXED
    assert "event-handler" in ran.err


def test_standard_input_with_nothing_to_fix_is_passed_on(wplint: Wplint) -> None:
    """A pipe never ends up empty."""
    assert wplint("--fix", "-", stdin=b'{"a": 1}').out == '{"a": 1}'


def test_what_is_silenced_is_not_fixed(file: Path, wplint: Wplint, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who says that a finding is meant to be has not asked to change it."""
    config = "ignore:\n  - rule: confusable-phrase\n    reason: a pun\n"
    (file.parent / ".wplint.yml").write_text(config, encoding="utf-8")
    monkeypatch.chdir(file.parent)
    wplint("--fix", "post.json")
    assert file.read_text(encoding="utf-8") == POST


@pytest.mark.parametrize(
    "head, encoding", [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_encoding_and_byte_order_mark_stay(tmp_path: Path, wplint: Wplint, head: bytes, encoding: str) -> None:
    """A file is written as it was read."""
    file = tmp_path / "post.json"
    text = POST.replace("\n", "\r\n").replace("A title", "A t\u00eftle \U0001f600")
    file.write_bytes(head + text.encode(encoding))
    wplint("--fix", file)
    assert file.read_bytes() == head + text.replace("whole", "hole").encode(encoding)


def test_bytes_that_are_no_utf8_stay(tmp_path: Path, wplint: Wplint) -> None:
    """What can't be decoded is not repaired by the way."""
    file = tmp_path / "post.json"
    data = POST.replace("A title", "caf@").encode().replace(b"@", b"\xe9")
    file.write_bytes(data)
    wplint("--fix", file)
    assert file.read_bytes() == data.replace(b"whole", b"hole")


def test_permissions_stay(file: Path, wplint: Wplint) -> None:
    """Even unusual ones."""
    file.chmod(0o640)
    wplint("--fix", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one(file: Path, tmp_path: Path, wplint: Wplint) -> None:
    """The file that it points to is fixed."""
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "post.json"
    link.symlink_to(Path("..", "post.json"))
    wplint("--fix", link)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == FIXED
    assert [path.name for path in link.parent.iterdir()] == ["post.json"]


def test_a_read_only_file_is_left_alone(file: Path, wplint: Wplint) -> None:
    """The run goes on, says so, and ends with 2."""
    file.chmod(0o444)
    ran = wplint("--fix", file)
    assert file.read_text(encoding="utf-8") == POST
    assert (ran.code, ran.err) == (2, f"wplint: {file}: left as it is: it is read-only\n")
    assert "confusable-phrase" in ran.out
    assert "Fixed" not in ran.out


@pytest.mark.skipif(ROOT, reason="root may write everywhere")
def test_a_file_in_a_read_only_folder_is_left_alone(file: Path, wplint: Wplint) -> None:
    """There is no room for a temporary file, so nothing is risked."""
    file.parent.chmod(0o555)
    try:
        assert wplint("--fix", file).code == 2
        assert file.read_text(encoding="utf-8") == POST
    finally:
        file.parent.chmod(0o755)


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    """An editor's save between reading and writing must not be lost."""
    with pytest.raises(NotWritten, match="changed by another program"):
        rewrite(file, b"something else", b"new")
    assert file.read_text(encoding="utf-8") == POST
    assert list(file.parent.iterdir()) == [file]


def test_a_failed_write_leaves_the_old_file_and_no_rest(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs the fix, never the post."""

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left on device"):
        rewrite(file, POST.encode(), FIXED.encode())
    assert file.read_text(encoding="utf-8") == POST
    assert list(file.parent.iterdir()) == [file]


def test_the_name_is_never_without_a_whole_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the last step the old file stands; after it the new one does."""
    seen: list[str] = []
    step = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.extend([self.read_text(encoding="utf-8"), file.read_text(encoding="utf-8")])
        return step(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    rewrite(file, POST.encode(), FIXED.encode())
    assert [*seen, file.read_text(encoding="utf-8")] == [FIXED, POST, FIXED]


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    """Not those of a temporary file, which only its owner may read."""
    mask = os.umask(0o027)
    try:
        replace_file(tmp_path / "report.json", b"{}")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "report.json").stat().st_mode) == 0o640


def test_a_file_named_twice_is_fixed_once(file: Path, tmp_path: Path, wplint: Wplint) -> None:
    """By its own name and by a link."""
    link = tmp_path / "other.json"
    link.symlink_to(file)
    ran = wplint("--fix-only", file, link)
    assert ran.out.count("fixed[") == 1
    assert json.loads(file.read_text(encoding="utf-8"))["content"].count("hole") == 1
