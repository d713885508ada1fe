"""The door in: bytes of regular files, never more than is sane, and never a wait on a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
import sys
from functools import lru_cache
from pathlib import Path

from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.files.inputs import note_input, real_path

MAX_SOURCE = 16 * 1024 * 1024
"""Most bytes of an agenda, of all files of an agenda folder together, and of anything that is imported."""

MAX_OUTPUT = 512 * 1024 * 1024
"""Most bytes of an earlier output that is looked into."""

YAML = (".yaml", ".yml")
SETTINGS = "progprint.yaml"
_BINARY = getattr(os, "O_BINARY", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL)


class NotRegularError(OSError):
    """There is something of that name, but it is a folder, a pipe, a socket or a device."""


class TooLargeError(OSError):
    """The file is larger than its reader allows."""


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most ``limit`` bytes, which from now on is an input of this run.

    Raises NotRegularError, TooLargeError, or another OSError.
    """
    note_input(path)
    return _content(path, limit)


def _content(path: Path, limit: int) -> bytes:
    """The content of a file.

    The kind is looked at before the file is opened, because opening a pipe waits for its other end, and once more
    after, because it may have been exchanged in between.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotRegularError
    descriptor = os.open(path, os.O_RDONLY | _BINARY | _NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError
        if status.st_size > limit:
            raise TooLargeError
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError
    return data


def read_slice(path: Path, start: int, length: int) -> bytes:
    """A stretch of a regular file, shorter at its end; the file is an input. Raises as ``read_bytes`` does."""
    note_input(path)
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotRegularError
    descriptor = os.open(path, os.O_RDONLY | _BINARY | _NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        file.seek(start)
        return file.read(length)


def list_files(folder: Path) -> list[Path]:
    """Everything in a folder and its folders, in the order of their paths; [] if it cannot be looked into.

    What is hidden (its name begins with a dot) is left out, and links to folders are not followed.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return sorted(found)


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; a name that no file can have, or that may not be looked at, is none."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """The same for a regular file."""
    return stat.S_ISREG(_mode(path))


def is_there(path: Path) -> bool:
    """Whether there is anything of that name, be it a link to nothing."""
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def is_planted(path: Path) -> bool:
    """Whether somebody else has put a file into a folder that everybody may write into, such as /tmp."""
    mode = _mode(path.parent)
    if not (mode & stat.S_ISVTX and mode & stat.S_IWOTH) or sys.platform == "win32":
        return False
    return path.stat().st_uid != os.geteuid()


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def is_absent(trouble: OSError | ValueError) -> bool:
    """Whether the trouble means that there is no such file (a ValueError is a name that no file can have)."""
    return isinstance(trouble, ValueError) or trouble.errno in _ABSENT


def read_source(path: Path) -> Outcome[bytes]:
    """The bytes of a text that the user named.

    Errors, none of them with a place in a source: missing-file, not-a-file (variant folder for a folder), unreadable,
    file-too-large.
    """
    try:
        return Outcome(read_bytes(path, MAX_SOURCE))
    except (OSError, ValueError) as trouble:
        return Outcome(None, (_explained(path, trouble),))


def read_old(path: Path, limit: int = MAX_OUTPUT) -> bytes | None:
    """An earlier output, to look at before it is replaced; None if there is none that can be read, or a larger one."""
    try:
        return _content(path, limit)
    except (OSError, ValueError):
        return None


def read_folder(path: Path, root: Path | None = None) -> Outcome[list[tuple[str, bytes]]]:
    """The YAML files of a folder in the order of their names, each with the name to print for it.

    Hidden files, folders in it and ``progprint.yaml`` are no part of an agenda. Errors as in ``read_source``, all of
    them at once; a folder without YAML is missing-file (variant no-yaml), a link out of
    ``root`` (default: the folder) is path-outside-project.
    """
    try:
        entries = sorted(path.iterdir())
    except (OSError, ValueError) as trouble:
        return Outcome(None, (_explained(path, trouble),))
    files = [e for e in entries if e.suffix.lower() in YAML and not e.name.startswith(".") and e.name != SETTINGS]
    if not files:
        return Outcome(None, (error("missing-file", variant="no-yaml", path=str(path)),))
    found: list[tuple[str, bytes]] = []
    trouble_met: list[Diagnostic] = []
    left = MAX_SOURCE
    home = real_path(path if root is None else root)
    for file in files:
        if not Path(real_path(file)).is_relative_to(home):
            trouble_met.append(error("path-outside-project", path=str(file)))
            continue
        try:
            data = read_bytes(file, left)
        except (OSError, ValueError) as trouble:
            trouble_met.append(_explained(file, trouble))
        else:
            left -= len(data)
            found.append((str(file), data))
    return Outcome(None if trouble_met else found, tuple(trouble_met))


def _explained(path: Path, trouble: OSError | ValueError) -> Diagnostic:
    """What to tell about a file that cannot be had."""
    name = str(path)
    match trouble:
        case NotRegularError():
            return error("not-a-file", variant="folder" if is_folder(path) else "", path=name)
        case TooLargeError():
            return error("file-too-large", variant="file", path=name, limit=MAX_SOURCE // (1024 * 1024))
        case ValueError():
            return error("missing-file", path=name)
        case _ if is_absent(trouble):
            return error("missing-file", path=name)
        case _:
            return error("unreadable", path=name, reason=trouble.strerror or "")


def stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of change of the files in a folder, () where there is none: equal as long as nothing changed."""
    try:
        rows = [(entry.name, entry.stat()) for entry in os.scandir(folder)]
    except OSError:
        return ()
    return tuple(sorted((name, status.st_size, status.st_mtime_ns) for name, status in rows))


STREAM = "-"
"""The word for a stream. A file of this name is called by a path that says where it lies."""


def is_stream(path: Path | str | None) -> bool:
    """Whether a stream is meant."""
    return str(path) == STREAM


def read_named(path: Path) -> Outcome[bytes]:
    """The bytes of a file that the command line names, or of standard input. Errors: those of ``read_source``."""
    return _standard_input() if is_stream(path) else read_source(path)


@lru_cache(maxsize=1)
def _standard_input() -> Outcome[bytes]:
    """What came in, read once: nobody can read it again. Errors: unreadable (there is none), file-too-large."""
    try:
        data = sys.stdin.buffer.read(MAX_SOURCE + 1)
    except (OSError, ValueError, AttributeError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        return Outcome(None, (error("unreadable", path="<stdin>", reason=reason),))
    if len(data) > MAX_SOURCE:
        return Outcome(None, (error("file-too-large", variant="file", path="<stdin>", limit=MAX_SOURCE // 2**20),))
    return Outcome(data)


def write_stream(data: bytes) -> None:
    """Put a whole file on standard output. Raises OSError where nobody takes it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
