"""Decks that lie where new ones go: which of them was which deck, by what is in it and never by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from progprint import files
from progprint.core.diagnostic import Outcome, warning

if TYPE_CHECKING:
    from progprint.deck.subject import Subjects


class Lying(NamedTuple):
    """A deck of ours: where it lies, its bytes, and whether somebody has changed it."""

    path: Path
    data: bytes
    touched: bool


def lying(
    paths: Sequence[Path], decks: Sequence[Subjects], *, folder: Path | None, whole: bool
) -> Outcome[Mapping[int, Lying]]:
    """The old decks of new ones with these paths, by the numbers of these.

    ``folder``: where any file may be one; None for one deck in one file.
    ``whole``: all decks of the agenda are made, so that one without a place is none of now. Warnings: deck-left.
    """
    from progprint.deck.subject import known_again

    if folder is None:
        old = _read(paths[0]) if paths else None
        return Outcome({0: old[0]} if old is not None else {})
    new = [str(path) for path in paths]
    names = dict.fromkeys([*new, *(str(path) for path in _decks_in(folder))])
    there = {name: row for name in names if (row := _read(Path(name))) is not None}
    again = known_again(
        {name: about[""] for name, (_, about) in there.items()}, {name: decks[n][""] for n, name in enumerate(new)}
    )
    rows = {new.index(name): there[old][0] for old, name in again.items()}
    told = [
        warning("deck-left", file=Path(old).name, new=Path(name).name)
        for old, name in again.items()
        if old != name and old not in new
    ]
    if whole:
        told += [
            warning("deck-left", None, "alone", file=Path(name).name)
            for name, (row, _) in there.items()
            if row.touched and name not in again and name not in new
        ]
    return Outcome(rows, told)


def _decks_in(folder: Path) -> list[Path]:
    return (
        [path for path in files.list_files(folder) if path.suffix.lower() == ".pptx"] if files.is_folder(folder) else []
    )


def _read(path: Path) -> tuple[Lying, Subjects] | None:
    """A deck of ours with what it is of; None for any other file."""
    from progprint.pptx.generated import record_in

    data = None if files.is_stream(path) else files.read_old(path)
    found = record_in(data) if data is not None else None
    if data is None or found is None or "" not in found[0].subjects:
        return None
    return Lying(path, data, touched=not found[1]), found[0].subjects
