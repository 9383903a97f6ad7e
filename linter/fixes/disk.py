"""Bytes → a file on disk, whole or not at all.

The new bytes go to a temporary file in the same folder, which then takes the file's name in one step: a reader, or a
power cut, meets the old file or the new one, never half of one.
"""

import contextlib
import os
import stat
import tempfile
from pathlib import Path


class NotWritten(Exception):
    """A file was left as it is; the text says why."""


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Replace the content `old` of `path` by `new`.

    Permissions and, where allowed, the owner are kept; a symbolic link stays one and its target is written. Raises
    NotWritten where the file is read-only, was changed since `old` was read, or the folder can't be written.
    """
    try:
        target = path.resolve(strict=True)
        state = target.stat()
        if not state.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
            raise NotWritten("it is read-only")
        replace_file(target, new, state, expected=old)
    except OSError as error:
        raise NotWritten(f"it can't be written: {error.strerror}") from None


def replace_file(target: Path, new: bytes, state: os.stat_result | None = None, expected: bytes | None = None) -> None:
    """Give `target` the content `new`, and the permissions and owner in `state`.

    Where content is `expected`, it is looked at once more just before the step. Raises NotWritten, OSError.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_mode() if state is None else stat.S_IMODE(state.st_mode))
        if state is not None and hasattr(os, "chown"):
            with contextlib.suppress(OSError):  # only the owner of everything may give files away
                os.chown(temporary, state.st_uid, state.st_gid)
                temporary.chmod(stat.S_IMODE(state.st_mode))
        if expected is not None and target.read_bytes() != expected:
            raise NotWritten("it was changed by another program meanwhile")
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def write_report(path: Path, text: str) -> None:
    """Write a report, replacing the one before it in one step; a device or a pipe is written to as it is.

    Raises OSError.
    """
    data = text.encode("utf-8", "backslashreplace")
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    replace_file(target, data, target.stat() if target.exists() else None)


def _usual_mode() -> int:
    """The permissions of a new file: what the user's mask leaves of rw-rw-rw-."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
