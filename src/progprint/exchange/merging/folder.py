"""An agenda of several files under a merge: what is in which, so that each change goes back to the file that holds it.

    files ─▶ one agenda + where each part of it lies ─ merge ─▶ edits ─▶ edits of each file

Files are put together as ``agenda.load`` does it: what they say of one mapping side by side, their lists one after another.
"""

from __future__ import annotations

from collections.abc import Sequence

from progprint.exchange.merging.data import Record
from progprint.source.canonical import Data
from progprint.source.spanedit import Edit, Path


class Folder:
    """The agenda of several files as one, and the way back."""

    def __init__(self, files: Sequence[Record]) -> None:
        self.files = files
        self._items: dict[str, list[tuple[int, Path]]] = {}
        """Where the items of a list at the top lie, by the numbers of the files, in the order of the whole."""
        self.whole: Record = {}
        for key in dict.fromkeys(key for data in files for key in data):
            held = [(n, data[key]) for n, data in enumerate(files) if key in data]
            self.whole[key] = self._joined(key, held)

    def edits(self, edits: Sequence[Edit]) -> list[list[Edit]]:
        """The edits of the whole as those of each file."""
        made: list[list[Edit]] = [[] for _ in self.files]
        for edit in edits:
            file, changed = self._placed(edit)
            made[file].append(changed)
        return made

    def _joined(self, key: str, held: list[tuple[int, Data]]) -> Data:
        values = [value for _, value in held]
        if all(isinstance(value, dict) for value in values):
            return _together([value for value in values if isinstance(value, dict)])
        spots, items = self._items.setdefault(key, []), list[Data]()
        for n, value in held:
            if isinstance(value, dict):  # a table of people beside a list of them
                spots += [(n, (key, name)) for name in value]
                items += [{"id": k, **v} if isinstance(v, dict) else {"id": k, "name": v} for k, v in value.items()]
            elif isinstance(value, list):
                spots += [(n, (key, i)) for i in range(len(value))]
                items += value
            else:
                spots.append((n, (key,)))
                items.append(value)
        return items

    def _placed(self, edit: Edit) -> tuple[int, Edit]:
        """The number of the file that an edit is of, and the edit there."""
        top, *inner = edit.path
        if str(top) in self._items and inner:
            file, path = self._items[str(top)][int(inner[0])]
            return file, edit._replace(path=(*path, *inner[1:]))
        holders = [n for n, data in enumerate(self.files) if top in data]
        if edit.what == "append" and not inner:
            last = holders[-1] if holders else self._first()
            known = self.files[last].get(str(top))
            value = edit.value
            if isinstance(known, dict) and isinstance(value, dict) and "id" in value:
                rest: Data = {key: one for key, one in value.items() if key != "id"}
                return last, Edit("set", (str(top), str(value["id"])), rest)
            return last, edit
        return self._holder(edit.path, holders), edit

    def _holder(self, path: Path, holders: list[int]) -> int:
        """The file that has most of a path; a new key goes to the first that has what it belongs to."""
        best, depth = (holders[0] if holders else self._first()), 0
        for n in holders:
            at: Data | None = self.files[n]
            steps = 0
            for step in path:
                at = at.get(str(step)) if isinstance(at, dict) else None
                if at is None:
                    break
                steps += 1
            if steps > depth:
                best, depth = n, steps
        return best

    def _first(self) -> int:
        """Where what no file has goes: to the file of the conference, else the first."""
        return next((n for n, data in enumerate(self.files) if "conference" in data), 0)


def _together(parts: Sequence[Record]) -> Record:
    """Mappings side by side; of a key that two have, mappings are put together, and else the first stands."""
    made: Record = {}
    for part in parts:
        for key, value in part.items():
            known = made.setdefault(key, value)
            if isinstance(known, dict) and isinstance(value, dict) and known is not value:
                made[key] = _together([known, value])
    return made
