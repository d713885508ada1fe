"""Files that an agenda names must lie inside its project: paths are followed to their end before anything is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path, PureWindowsPath

from progprint.core.diagnostic import Diagnostic, Outcome, Span, error
from progprint.files.inputs import inputs, marks, outputs, real_path
from progprint.files.names import folded
from progprint.files.read import (
    MAX_SOURCE,
    SETTINGS,
    YAML,
    NotRegularError,
    TooLargeError,
    is_absent,
    is_file,
    list_files,
    read_bytes,
    read_source,
)

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


# -- places where an output may not go: onto what was read, onto a source of a project, twice to one place, out of the project

_FOLDERS = ("layouts", "fonts")
"""Folders of a project in which everything is a source."""


def refused_outputs(
    paths: Sequence[Path], *, inside: Path | None = None, edited: Sequence[Path] = ()
) -> list[Diagnostic]:
    """Faults of the places of outputs, each by its name; nothing is written or made.

    Errors: path-outside-project for what leaves the folder ``inside``, links followed (variant write), or lies in a hidden
    folder of it, such as .git, where programs look for what they run (variant hidden); output-is-input for a file that
    this run has read, or (variant source) that is a source of a project; output-twice. ``edited`` are agenda files that
    may be written although they were read.
    """
    edits, read, written = {real_path(path) for path in edited}, inputs(), outputs()
    found: list[Diagnostic] = []
    taken: dict[str, Path] = {}
    for path in paths:
        spot, edit = folded(real_path(path)), real_path(path) in edits
        if inside is not None and not is_inside(path, (inside,)):
            found.append(error("path-outside-project", None, "write", path=str(path)))
        elif inside is not None and _is_hidden(path, inside):
            found.append(error("path-outside-project", None, "hidden", path=str(path)))
        elif not edit and not read.isdisjoint(marks(path)):
            found.append(error("output-is-input", None, path=str(path)))
        elif _is_source(path, _is_fixed if edit else _is_kept):
            found.append(error("output-is-input", None, "source", path=str(path)))
        elif spot in taken or not written.isdisjoint(marks(path)):
            found.append(error("output-twice", None, path=str(path), other=str(taken.get(spot, path))))
        taken.setdefault(spot, path)
    return found


def _is_hidden(path: Path, inside: Path) -> bool:
    parts = Path(real_path(path)).relative_to(real_path(inside)).parts
    return any(part.startswith(".") for part in parts)


def _is_source(path: Path, kept: Callable[[Path], bool]) -> bool:
    """Whether a path leads to a source of the project around it: its settings, a look, a template, a font, any YAML.

    A hard link to one counts: whoever made it wants both to be the same.
    """
    real = Path(real_path(path))
    home = next((folder for folder in real.parents if is_file(folder / SETTINGS)), None)
    if home is None or not is_file(real):
        return False
    if kept(real.relative_to(home)):
        return True
    if real.stat().st_nlink == 1:
        return False
    return any(marks(real) & marks(one) for one in list_files(home) if kept(one.relative_to(home)))


def _is_fixed(path: Path) -> bool:
    """Whether a path below a project's folder is that of its settings, a look, a template or a font."""
    return path.name.lower() == SETTINGS or path.parts[0].lower() in _FOLDERS


def _is_kept(path: Path) -> bool:
    """The same, or of any YAML."""
    return path.suffix.lower() in YAML or _is_fixed(path)
