"""Places where an output may not go: onto what was read, onto a source of a project, twice to one place, out of the project."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from progprint.core.diagnostic import Diagnostic, error
from progprint.files.inputs import inputs, marks, outputs, real_path
from progprint.files.inside import is_inside
from progprint.files.read import SETTINGS, YAML, is_file, list_files

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
        folded, edit = _folded(real_path(path)), real_path(path) in edits
        if inside is not None and not is_inside(path, (inside,)):
            found.append(error("path-outside-project", None, "write", path=str(path)))
        elif inside is not None and _is_hidden(path, inside):
            found.append(error("path-outside-project", None, "hidden", path=str(path)))
        elif not edit and not read.isdisjoint(marks(path)):
            found.append(error("output-is-input", None, path=str(path)))
        elif _is_source(path, _is_fixed if edit else _is_kept):
            found.append(error("output-is-input", None, "source", path=str(path)))
        elif folded in taken or not written.isdisjoint(marks(path)):
            found.append(error("output-twice", None, path=str(path), other=str(taken.get(folded, path))))
        taken.setdefault(folded, path)
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


def _folded(path: str) -> str:
    """The path as a system compares it that ignores case and normalisation."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
