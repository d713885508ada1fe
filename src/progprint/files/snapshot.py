"""A revision of a project out of git, as files in a folder that goes away afterwards.

    all inside? ─▶ rev-parse ─▶ commit ─ ls-tree ─▶ names, sizes ─ cat-file ─▶ objects ─▶ files

The repository may be a stranger's: only its objects are read, and those only that lie in its own folder. No hook, filter,
attribute or archive command of it is run, nothing is fetched (a partial clone would), and git asks nothing of anybody and
is not waited for, or listened to, without end.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from threading import Event, Timer
from types import MappingProxyType
from typing import IO, NamedTuple

from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.files.inputs import real_path
from progprint.files.inside import is_inside
from progprint.files.repository import Repository, TooManyError, repository_of

_LARGEST = 500_000_000
"""Most bytes of all files of a revision."""
_MOST = 50_000
"""Most files of a revision: a tree may hold the same tree a thousand times, and these a thousand again."""
_PIECE = 1 << 20
_PATIENCE = 60.0
"""Seconds for one answer of git."""
_SETTLED: Mapping[str, str] = MappingProxyType(
    {
        "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS": "", "LC_ALL": "C",
    }
)  # fmt: skip
"""No transport may be used, so nothing can be fetched or asked; of git itself only GIT_DIR and the like are taken over."""
_PLAIN = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
_ENTRY = re.compile(rb"(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.+)", re.DOTALL)
_FILE, _LINK = ("100644", "100755", "100664"), "120000"


class _FailedError(Exception):
    """Git did not answer as hoped."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class _Blob(NamedTuple):
    """An entry of a tree: mode, object, size in bytes, and its path below the project."""

    mode: str
    name: str
    size: int
    path: PurePosixPath


def installed(name: str) -> str | None:
    """The path of a program, None if there is none; a name with a folder in it is taken as it is.

    Windows looks into the working folder first, and so does any search path with a relative folder. A project that came
    from somebody else may hold a program there.
    """
    import shutil

    if os.path.dirname(name):  # noqa: PTH120  a bare name has no folder, and Path cannot tell it from ./name
        return shutil.which(name)
    here = real_path(".")
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    apart = [one for one in folders if os.path.isabs(one) and real_path(one) != here]  # noqa: PTH117
    found = shutil.which(name, path=os.pathsep.join(apart))
    return found if found is not None and os.path.isabs(found) else None  # noqa: PTH117


@contextmanager
def snapshot(revision: str, root: Path) -> Iterator[Outcome[Path]]:
    """The folder ``root`` as it was at a git revision.

    Errors: missing-file (variants no-revision, no-repository), path-outside-project (variant repository) for one that
    leads elsewhere, git-failed (variants missing, slow, large, many).
    """
    import tempfile

    with tempfile.TemporaryDirectory(prefix="progprint-") as name:
        folder = Path(name).resolve()
        try:
            git = _Git(root)
            _confine(git, revision, folder)
            _lay_out(git, _blobs(git, revision), folder)
        except _FailedError as failed:
            outcome = Outcome[Path](None, (failed.diagnostic,))
        else:
            outcome = Outcome(folder)
        yield outcome


class _Git:
    """The git of this machine, asked about the repository that a folder lies in; it does not look above that one."""

    def __init__(self, root: Path) -> None:
        program = installed("git")
        if program is None or is_inside(Path(program), (root,)):
            raise _FailedError(error("git-failed", variant="missing"))
        self.program, self.root, self.ceiling = program, root, ""

    def ask(self, *words: str, told: bytes = b"", at: Path | None = None, most: int = 0) -> tuple[int, bytes, str]:
        """The status of a command, what it says, and the line of its complaint that counts.

        ``at`` is the folder that it is asked in, else the project's. It may say at most so many words that end in NUL.
        """
        import tempfile

        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _REPOSITORY}
        ceilings = os.pathsep.join(filter(None, (kept.get("GIT_CEILING_DIRECTORIES"), self.ceiling)))
        environment = {**kept, **_SETTLED, "GIT_CEILING_DIRECTORIES": ceilings}
        command = [self.program, *_PLAIN, "-C", str(at or self.root), *words]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as complaint:
            given.write(told)
            given.seek(0)
            status, said = _answer(command, environment, given, complaint, most)
            complaint.seek(0)
            lines = complaint.read(4000).decode(errors="replace").strip().splitlines()
        fatal = next((line for line in lines if line.startswith("fatal")), lines[-1] if lines else "")
        return status, said, fatal


def _answer(
    command: Sequence[str], environment: Mapping[str, str], given: IO[bytes], complaint: IO[bytes], most: int
) -> tuple[int, bytes]:
    """The status of a process and what it says; it is ended when it takes too long, or says more words than ``most``."""
    import subprocess

    try:
        process = subprocess.Popen(  # noqa: S603  no shell, and no word of a stranger's is an option
            command, stdin=given, stdout=subprocess.PIPE, stderr=complaint, env=environment, start_new_session=True
        )
    except OSError as trouble:
        raise _FailedError(error("git-failed", reason=trouble.strerror or "")) from trouble
    late = Event()

    def give_up() -> None:
        late.set()
        _end(process.pid)

    timer = Timer(_PATIENCE, give_up)
    said, words = bytearray(), 0
    try:
        timer.start()
        while process.stdout is not None and (piece := os.read(process.stdout.fileno(), _PIECE)):
            said += piece
            words += piece.count(0)
            if most and words > most:
                break
        else:
            process.wait()
    finally:
        timer.cancel()
        if process.returncode is None:
            _end(process.pid)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    if late.is_set():
        raise _FailedError(error("git-failed", variant="slow", seconds=_PATIENCE))
    if most and words > most:
        raise _FailedError(error("git-failed", variant="many", limit=most))
    return process.returncode, bytes(said)


_REPOSITORY = str.split("GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_CEILING_DIRECTORIES GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""What a person may have said about where the repository is."""


def _end(process: int) -> None:
    """End a process and whatever it has started: what is left would be waited for."""
    with suppress(OSError):
        if sys.platform == "win32":
            os.kill(process, signal.SIGTERM)
        else:
            os.killpg(process, signal.SIGKILL)


def _confine(git: _Git, revision: str, empty: Path) -> None:
    """See that the repository stays in its own folder before git reads any of it. ``empty`` is a folder without one."""

    def included(settings: Path) -> list[str]:
        status, said, reason = git.ask(
            "config", "--file", str(settings), "--no-includes", "--null", "--list", at=empty, most=_MOST
        )
        if status:
            raise _FailedError(error("git-failed", reason=reason))
        rows = (os.fsdecode(row).partition("\n") for row in said.split(b"\0"))
        return [value for key, _, value in rows if key.startswith("include") and key.endswith(".path")]

    place: Repository | None = repository_of(git.root)
    if place is None:
        raise _FailedError(error("missing-file", variant="no-repository", path=revision))
    try:
        stray = place.stray(included)
    except TooManyError:
        raise _FailedError(error("git-failed", variant="large", limit=_LARGEST // 1_000_000)) from None
    if stray:
        raise _FailedError(error("path-outside-project", None, "repository", path=stray))
    git.ceiling = str(place.bounds[0].parent)


def _blobs(git: _Git, revision: str) -> list[_Blob]:
    """The files of a revision below the project's folder."""
    unknown = error("missing-file", variant="no-revision", path=revision)
    if revision.startswith("-") or "\0" in revision:
        raise _FailedError(unknown)
    status, _, reason = git.ask("rev-parse", "--git-dir")
    if status:
        known = "not a git repository" in reason
        raise _FailedError(
            error("missing-file", variant="no-repository", path=revision)
            if known
            else error("git-failed", reason=reason)
        )
    status, said, _ = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = said.decode(errors="replace").strip()
    if status or not commit.isalnum():
        raise _FailedError(unknown)
    status, said, reason = git.ask("ls-tree", "-r", "-z", "-l", commit, most=_MOST)
    if status:
        raise _FailedError(error("git-failed", reason=reason))
    found = [blob for line in said.split(b"\0") if line and (blob := _blob(line)) is not None]
    if sum(blob.size for blob in found) > _LARGEST:
        raise _FailedError(error("git-failed", variant="large", limit=_LARGEST // 1_000_000))
    return found


def _blob(line: bytes) -> _Blob | None:
    """``mode type object size<TAB>path``; None for what is no file, and for a path that leads elsewhere."""
    facts = _ENTRY.fullmatch(line)
    if facts is None:
        raise _FailedError(error("git-failed", reason=line[:80].decode(errors="replace")))
    mode, name, size = (part.decode() for part in facts.group(1, 2, 3))
    parts = os.fsdecode(facts[4]).split("/")
    if any(part in ("", ".", "..") or "\\" in part or part.lower() == ".git" for part in parts):
        return None
    return _Blob(mode, name, int(size), PurePosixPath(*parts)) if mode in (*_FILE, _LINK) and size != "-" else None


def _lay_out(git: _Git, blobs: Sequence[_Blob], folder: Path) -> None:
    """Put the files into a folder, then the links among them that stay in it."""
    status, said, reason = git.ask("cat-file", "--batch", told="".join(f"{blob.name}\n" for blob in blobs).encode())
    if status:
        raise _FailedError(error("git-failed", reason=reason))
    links = []
    at = 0
    for blob in blobs:
        head = said.find(b"\n", at)
        if said[at:head].split()[1:2] != [b"blob"]:
            raise _FailedError(error("git-failed", reason=said[at:head].decode(errors="replace")))
        data = said[head + 1 : head + 1 + blob.size]
        at = head + 2 + blob.size
        place = folder / blob.path
        if blob.mode == _LINK:
            links.append((place, os.fsdecode(data)))
            continue
        with suppress(OSError):  # what this system cannot name is told where it is missed
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    for place, target in links:
        with suppress(OSError, ValueError):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(target)
    for place, _ in links:  # only now is it known where a chain of them ends
        if not is_inside(place, (folder,)):
            place.unlink(missing_ok=True)
