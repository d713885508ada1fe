"""Files that an agenda names must lie inside its project: paths are followed to their end before anything is opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from progprint.core.diagnostic import Diagnostic, Outcome, Span, error
from progprint.files.inputs import real_path
from progprint.files.read import MAX_SOURCE, NotRegularError, TooLargeError, is_absent, read_bytes, read_source

_REMOTE = r"(?:[a-z][a-z0-9+.-]+:)?//|data:|[a-z][a-z0-9+.-]+:/"


def path_trouble(path: str) -> str:
    """The code for which a path is refused wherever the project lies: remote-image, path-outside-project; "" for none."""
    if re.match(_REMOTE, path, re.IGNORECASE) and not PureWindowsPath(path).drive:
        return "remote-image"
    windows = PureWindowsPath(path)
    depth = least = 0
    for part in windows.parts:
        depth += -1 if part == ".." else 1
        least = min(least, depth)
    return "path-outside-project" if windows.drive or windows.root or least < 0 else ""


def locate(root: Path, base: Path, path: str, span: Span | None, missing: Diagnostic) -> Path | Diagnostic:
    """The file meant, links followed; a backslash separates as it does where many agendas are typed.

    A path that no file can have is told as ``missing``. Errors: remote-image, path-outside-project.
    """
    if re.match(_REMOTE, path, re.IGNORECASE) and not PureWindowsPath(path).drive:
        return error("remote-image", span, path=path)
    windows = PureWindowsPath(path)
    if windows.drive or windows.root:
        return error("path-outside-project", span, path=path)
    try:
        target = base.joinpath(*windows.parts).resolve()
        inside = target.is_relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return missing
    return target if inside else error("path-outside-project", span, path=path)


def is_inside(path: Path, folders: Sequence[Path]) -> bool:
    """Whether a path ends in one of the folders, links followed."""
    real = Path(real_path(path))
    return any(real.is_relative_to(real_path(folder)) for folder in folders)


def leads_outside(root: Path, path: str, span: Span | None, variant: str = "") -> Diagnostic | None:
    """The error path-outside-project for a path of the settings that does not stay in the project; None if it does."""
    refused = error("path-outside-project", span, variant, path=path)
    return refused if isinstance(locate(root, root, path, span, refused), Diagnostic) else None


def read_confined(path: Path, folders: Sequence[Path]) -> Outcome[bytes]:
    """The bytes of a text that lies in one of the folders. Errors: path-outside-project, and those of ``read_source``."""
    if not is_inside(path, folders):
        return Outcome(None, (error("path-outside-project", path=str(path)),))
    return read_source(path)


def read_inside(root: Path, base: Path, path: str, span: Span | None = None) -> Outcome[bytes]:
    """The bytes of a text file that an agenda names.

    Errors, at the place of the name: remote-image, path-outside-project, missing-file, not-a-file, unreadable,
    file-too-large.
    """
    located = locate(root, base, path, span, error("missing-file", span, path=path))
    if isinstance(located, Diagnostic):
        return Outcome(None, (located,))
    try:
        return Outcome(read_bytes(located, MAX_SOURCE))
    except NotRegularError:
        return Outcome(None, (error("not-a-file", span, path=path),))
    except TooLargeError:
        return Outcome(None, (error("file-too-large", span, "file", path=path, limit=MAX_SOURCE // (1024 * 1024)),))
    except (OSError, ValueError) as trouble:
        if is_absent(trouble):
            return Outcome(None, (error("missing-file", span, path=path),))
        reason = getattr(trouble, "strerror", None) or type(trouble).__name__
        return Outcome(None, (error("unreadable", span, path=path, reason=reason),))
