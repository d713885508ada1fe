"""The door out: an output is replaced whole or not at all, also under kill -9 and on a full disk, and is never an input.

    refuse ─▶ lock the folder ─▶ sweep what a killed run left ─▶ write all to temporaries, fsync, read back ─▶ replace
           ─▶ fsync the folder

The lock is on the folder itself (flock), so it leaves nothing behind and ends with the process. Whoever holds it knows
that any temporary lying there has lost its writer. Where a file system has no locks, writing is as safe, only the
sweeping is left out.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from progprint.core.diagnostic import Diagnostic, Outcome, error, warning
from progprint.files.inputs import note_outputs
from progprint.files.inside import refused_outputs
from progprint.files.read import is_there

ENVIRONMENT_CODES = frozenset(
    {"cannot-write", "disk-full", "file-locked", "git-failed", "missing-part", "executor-unreachable"}
)
"""Errors of the surroundings, not of the agenda: the command line ends with status 3."""

_PATIENCE = 60.0
"""Seconds to wait for another run that is writing into the same folder; a write takes a small part of one."""

_TEMPORARY = re.compile(r"\.progprint-\d+-\d+\.part\Z")
_FULL = {errno.ENOSPC: "", errno.EDQUOT: "quota", errno.EFBIG: "limit"}
_NO_LOCKS = (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
_EXTRA_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class _RefusedError(Exception):
    """A target that must not be replaced, or a lock that was not had."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def backup_of(path: Path) -> Path:
    """A place beside a file for a copy of it that is not taken: an older backup is never lost."""
    names = (path.with_name(f"{path.name}.bak{n if n > 1 else ''}") for n in count(1))
    return next(place for place in names if not is_there(place))


def write_files(
    files: Sequence[tuple[Path, bytes]], *, inside: Path | None = None, edited: Sequence[Path] = ()
) -> Outcome[tuple[Path, ...]]:
    """Put files into their places: all of them, or none.

    Missing folders are made, a symbolic link is written through to its target, the mode of an old file is kept. All
    files are complete on the disk before the first old one is replaced, so an error leaves all of them as they were,
    and no temporary. ``inside`` is the project that the files may not leave; ``edited`` are inputs that are to be
    written anew, which no other input is. Errors: those of ``refused_outputs``, cannot-write (variants folder, special,
    protected, altered), disk-full (quota, limit), file-locked (busy when another run did not finish). Warning: link-severed
    for an edited file with a second name, which keeps the old content: a file is replaced, never written into.
    """
    paths = tuple(path for path, _ in files)
    refused = refused_outputs(paths, inside=inside, edited=edited)
    if refused:
        return Outcome(None, refused)
    severed = tuple(warning("link-severed", path=str(path)) for path in edited if path in paths and _is_shared(path))
    trouble = _guarded(paths, tuple(data for _, data in files))
    if trouble is not None:
        return Outcome(None, (trouble,))
    note_outputs(paths)
    return Outcome(paths, severed)


def _is_shared(path: Path) -> bool:
    """Whether a file has a second name (a hard link), which will go on holding the old content."""
    try:
        return path.stat().st_nlink > 1
    except (OSError, ValueError):
        return False


def _guarded(paths: tuple[Path, ...], contents: tuple[bytes, ...]) -> Diagnostic | None:
    """Write and turn what the system objects to into a diagnostic: of the file, of several their folder."""
    at = Path()
    try:
        targets = tuple(_target(at := path) for path in paths)
        several = len(paths) > 1
        shown = {target: path.parent if several else path for target, path in zip(targets, paths, strict=True)}
        folders = {target.parent: at for target, at in shown.items()}
        for folder, at in folders.items():  # noqa: B007  told if it fails
            folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as held:
            for folder, at in sorted(folders.items()):  # noqa: B007  the same
                if held.enter_context(_locked(folder)):
                    _sweep(folder)
            _replace_all(shown, contents)
    except _RefusedError as refusal:
        return refusal.diagnostic
    except (OSError, ValueError) as trouble:
        return _explained(at, trouble)
    return None


def _target(path: Path) -> Path:
    """The file that is really replaced: links followed, and only a regular, writable file or nothing may be there."""
    target = Path(os.path.realpath(path))
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise _RefusedError(error("cannot-write", variant="folder", path=str(path)))
    if not stat.S_ISREG(mode):
        raise _RefusedError(error("cannot-write", variant="special", path=str(path)))
    if not os.access(target, os.W_OK):
        raise _RefusedError(error("cannot-write", variant="protected", path=str(path)))
    return target


def _replace_all(shown: Mapping[Path, Path], contents: tuple[bytes, ...]) -> None:
    """Stage every file, then replace every file; whatever happens, no temporary stays. ``shown`` names them in errors."""
    staged: list[tuple[Path, Path]] = []
    at = Path()
    try:
        for (target, at), data in zip(shown.items(), contents, strict=True):  # noqa: B007  told if it fails
            temporary = target.with_name(f".progprint-{os.getpid()}-{len(staged)}.part")
            staged.append((temporary, target))
            _stage(temporary, target, data)
        for temporary, target in staged:
            at = shown[target]
            temporary.replace(target)
    except BaseException as trouble:
        for temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if isinstance(trouble, OSError):
            raise _RefusedError(_explained(at, trouble)) from trouble
        raise
    for folder in dict.fromkeys(target.parent for target in shown):
        _sync_folder(folder)


def _stage(temporary: Path, target: Path, data: bytes) -> None:
    """Write the temporary and see it on the disk, with the mode and owner of the file that it is to replace."""
    temporary.unlink(missing_ok=True)  # of a killed run of the same number, where no lock allowed to sweep
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _EXTRA_FLAGS, 0o666)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        if sys.platform != "win32":
            with contextlib.suppress(FileNotFoundError):
                old = target.stat()
                if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
                    with contextlib.suppress(OSError):
                        os.fchown(descriptor, old.st_uid, old.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(old.st_mode) & 0o777)
        os.fsync(descriptor)
    if temporary.read_bytes() != data:
        raise _RefusedError(error("cannot-write", variant="altered", path=str(target)))


def _sync_folder(folder: Path) -> None:
    """Make the new names durable; a system that cannot sync a folder has nothing to add."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold the folder against other runs; tells whether there is a lock."""
    if sys.platform == "win32":
        yield False
        return
    import fcntl  # not on Windows

    descriptor = os.open(folder, os.O_RDONLY | _EXTRA_FLAGS)
    try:
        give_up = time.monotonic() + _PATIENCE
        locked = False
        while not locked:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                locked = True
            except BlockingIOError:
                if time.monotonic() > give_up:
                    raise _RefusedError(error("file-locked", variant="busy", path=str(folder))) from None
                time.sleep(0.02)
            except OSError as trouble:
                if trouble.errno not in _NO_LOCKS:
                    raise
                break
        yield locked
    finally:
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove the temporaries of runs that were killed."""
    for entry in folder.iterdir():
        if _TEMPORARY.match(entry.name):
            with contextlib.suppress(OSError):
                entry.unlink()


def _explained(path: Path, trouble: OSError | ValueError) -> Diagnostic:
    """What to tell about a place that cannot be written."""
    number = getattr(trouble, "errno", None)
    if number in _FULL:
        return error("disk-full", variant=_FULL[number], path=str(path))
    if sys.platform == "win32" and isinstance(trouble, PermissionError):
        return error("file-locked", path=str(path))
    return error("cannot-write", path=str(path), reason=os.strerror(number) if number else str(trouble))
