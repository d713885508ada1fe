"""Faces that there are, and the order in which each role asks for them.

    shipped fonts.yaml ─┐                ┌ what the project's fonts.yaml gives the role
    project fonts.yaml ─┼─▶ role, weight ┼ what ships for the role
    project font files ─┘                └ all other faces of the project, file by file

So a font that is only dropped into the folder closes gaps and changes nothing else; one that shall draw what a shipped
face draws is given the role.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.files import list_files
from progprint.fonts.entry import FaceEntry, weight_number
from progprint.fonts.listed import Listed, listed
from progprint.fonts.own import FoundFace, look_into, serving
from progprint.source.node import Scalar

T = TypeVar("T")
Families = Mapping[str, Mapping[str, Sequence[str]]]
"""Face names by role and weight, in the order of asking."""

FALLBACK = "sans"
"""The role whose faces every other one falls back on."""

_NAME = "fonts.yaml"
_NOTHING = Listed((), MappingProxyType({}))


class Collection:
    """Faces by name, and their order by role and weight."""

    def __init__(self) -> None:
        self.entries: dict[str, FaceEntry] = {}
        self.families: Families = {}


def collect(
    folders: Sequence[Path],
    read_file: Callable[[Path], Outcome[bytes]],
    inside: Callable[[Path], bool],
) -> Outcome[Collection]:
    """The faces of the shipped folder, which has a fonts.yaml, and of the project's, which may have one.

    Errors: unknown-face, font-refused for found files, path-outside-project for those that are not ``inside``, and those
    of ``listed``.
    """
    trouble: list[Diagnostic] = []
    every = Collection()
    for number, folder in enumerate(folders):
        there = list(list_files(folder)) if number else [folder / _NAME]
        files = [path for path in there if not number or inside(path)]
        trouble += [error("path-outside-project", path=str(path)) for path in there if number and not inside(path)]
        said = _NOTHING
        if folder / _NAME in files:
            data = read_file(folder / _NAME)
            outcome = listed(data.value, folder / _NAME, own=number > 0) if data.value is not None else None
            trouble += [*data.diagnostics, *(outcome.diagnostics if outcome else ())]
            said = (outcome.value if outcome else None) or _NOTHING
            strange = [entry for entry in said.entries if entry.own and not inside(entry.path)]
            trouble += [error("path-outside-project", entry.span, path=str(entry.path)) for entry in strange]
            said = said._replace(entries=tuple(entry for entry in said.entries if entry not in strange))
        described = {entry.path for entry in said.entries}
        every.entries |= {entry.name: entry for entry in said.entries}
        found, refused = look_into([path for path in files if path not in described], every.entries)
        trouble += refused
        every.families = _Roles(every, said, found, trouble).chains()
    return Outcome(every, trouble)


class _Roles:
    """Puts the faces of one folder before and behind those that each role has already."""

    def __init__(self, every: Collection, said: Listed, found: Sequence[FoundFace], trouble: list[Diagnostic]) -> None:
        self.entries, self.usual = every.entries, every.families
        self.said, self.found, self.trouble = said, found, trouble
        named = {name.text for role in said.families.values() for names in role.values() for name in names}
        self.rest = [entry for entry in said.entries if entry.own and entry.name not in named]
        self.spare = [one for one in found if one.name not in named]

    def chains(self) -> Families:
        """Face names by role and weight."""
        roles = dict.fromkeys([*self.usual, *self.said.families])
        return {role: {weight: self.chain(role, weight) for weight in self.weights(role)} for role in roles}

    def weights(self, role: str) -> list[str]:
        """The weights of a role; every role has a regular one."""
        return list(dict.fromkeys(["regular", *self.usual.get(role, {}), *self.said.families.get(role, {})]))

    def chain(self, role: str, weight: str) -> tuple[str, ...]:
        """Faces in the order of asking: given to the role, shipped for it (or for the sans), all others."""
        given = [self.named(name, weight) for name in _of(self.said.families.get(role, {}), weight)]
        usual = _of(self.usual.get(role) or self.usual.get(FALLBACK) or {}, weight)
        wanted = weight_number(weight) or 400
        rest = sorted(self.rest, key=lambda entry: abs((weight_number(entry.weight) or 400) - wanted))
        others = [self.entered(entry) for entry in (*rest, *serving(self.spare, wanted))]
        return tuple(dict.fromkeys([*filter(None, given), *usual, *others]))

    def named(self, name: Scalar, weight: str) -> str:
        """The face that fonts.yaml means: one that it describes, or a found file by its name; "" for none."""
        if name.text in self.entries:
            return name.text
        one = next((one for one in self.found if one.name == name.text), None)
        if one is not None:
            return self.entered(one.entry(weight_number(weight) or 400))
        self.trouble.append(error("unknown-face", name.span, name=name.text))
        return ""

    def entered(self, entry: FaceEntry) -> str:
        """The name of a face that is now in the book."""
        return self.entries.setdefault(entry.name, entry).name


def _of(weights: Mapping[str, Sequence[T]], weight: str) -> Sequence[T]:
    """What a role has for a weight, else for the regular one, else for any."""
    return weights.get(weight) or weights.get("regular") or next(iter(weights.values()), ())
