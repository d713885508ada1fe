"""Layout files: found by name or path, read, checked, and laid over the one they extend.

The merged tree keeps the place of every value, so ``layouts show --resolved`` can name the origin of each line and a
bad value is reported in the file where it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from progprint import files
from progprint.core.diagnostic import Diagnostic, Outcome, Span, error
from progprint.design import forms
from progprint.source import node
from progprint.source.read import read

MAX_PARENTS = 8
ALIASES = MappingProxyType({
    "16k": "b5", "16开": "b5", "大16开": "b5", "大度16开": "b5", "大32开": "32k", "32开": "32k", "口袋本": "pocket",
    "大字本": "large-print",
})  # fmt: skip
"""What print shops call the sizes."""
THEMES = "themes"
"""The folder of themes beside layouts."""

ReadFile = Callable[[Path], Outcome[bytes]]


class Look(NamedTuple):
    """A layout with all its parents merged in; ``tree`` holds what was written, ``chain`` the files, child first."""

    name: str
    tree: node.Mapping
    chain: tuple[Path, ...]


def find_layout(name: str, folders: Sequence[Path]) -> Path | None:
    """The file of a layout: a path as given, else NAME.yaml in the first folder that has one."""
    if name.endswith((".yaml", ".yml")) or "/" in name:
        return Path(name)
    wanted = (name, ALIASES.get(name.lower(), name))
    return next((path for folder in folders for one in wanted if files.is_file(path := folder / f"{one}.yaml")), None)


def available(folders: Sequence[Path]) -> list[tuple[str, Path]]:
    """Layouts by name, each once, the first folder winning; deck looks (with a ``template:``) are left out."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            data = files.read_old(path) or b""
            if not any(line.startswith(b"template:") for line in data.splitlines()):
                found.setdefault(path.stem, path)
    return sorted(found.items())


def themes(folders: Sequence[Path]) -> list[tuple[str, Path]]:
    """Themes by name: what is laid over a layout of any size, from the folder ``themes`` of each folder of layouts."""
    return available([folder / THEMES for folder in folders if files.is_folder(folder / THEMES)])


def load_look(name: str, folders: Sequence[Path], read_file: ReadFile, theme: str = "") -> Outcome[Look]:
    """A layout by name or path with everything it extends, and a theme by name or path laid over it."""
    outcome = _load(name, folders, read_file)
    look = outcome.value
    if not theme or look is None:
        return outcome
    over = load_theme(theme, folders, read_file)
    found = [*outcome.diagnostics, *over.diagnostics]
    if over.value is None:
        return Outcome(None, found)
    return Outcome(
        look._replace(tree=forms.merged(look.tree, over.value[1]), chain=(over.value[0], *look.chain)), found
    )


def load_theme(name: str, folders: Sequence[Path], read_file: ReadFile) -> Outcome[tuple[Path, node.Mapping]]:
    """A theme by name or path: its file, and what it says."""
    path = find_layout(name, [folder / THEMES for folder in folders])
    if path is None:
        names = " ".join(found_name for found_name, _ in themes(folders))
        return Outcome(None, (error("unknown-theme", name=name, available=names),))
    tree = _parsed(read_file(path), path)
    if not isinstance(tree.value, node.Mapping) or tree.failed:
        return Outcome(None, tree.diagnostics)
    return Outcome((path, tree.value), tree.diagnostics)


def _parsed(data: Outcome[bytes], path: Path) -> Outcome[node.Node]:
    """What a file of a look says, its inks as texts."""
    tree: Outcome[node.Node] = _said(data.value, str(path)) if data.value is not None else Outcome(None)
    return Outcome(tree.value, [*data.diagnostics, *tree.diagnostics])


@lru_cache(maxsize=32)
def _said(data: bytes, name: str) -> Outcome[node.Node]:
    """The same of its bytes, once for all looks that extend it."""
    tree = read(data, name)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    inked = forms.inks_as_text(tree.value)
    return Outcome(inked, (*tree.diagnostics, *forms.check(inked)))


def extended(
    name: str,
    find: Callable[[str, Span | None, Sequence[Path]], Path | Diagnostic],
    parse: Callable[[Path, Span | None], Outcome[node.Node]],
) -> Outcome[tuple[tuple[tuple[Path, node.Mapping], ...], node.Mapping]]:
    """A look with everything it extends: the files with what each says, child first, and all of it merged.

    ``find`` tells the file of a name, asked for at a place, that is not one of those that are there; or what is wrong with it.
    """
    found: list[Diagnostic] = []
    trees: list[tuple[Path, node.Mapping]] = []
    wanted, place = name, None
    while True:
        path = find(wanted, place, [one for one, _ in trees])
        if isinstance(path, Diagnostic):
            return Outcome(None, [*found, path])
        tree = parse(path, place)
        found += tree.diagnostics
        if not isinstance(tree.value, node.Mapping):
            return Outcome(None, found)
        trees.append((path, tree.value))
        parent = tree.value.get("extends")
        if not isinstance(parent, node.Scalar):
            break
        wanted, place = parent.text, parent.span
    whole = trees[-1][1]
    for _, over in reversed(trees[:-1]):
        whole = forms.merged(whole, over)
    return Outcome((tuple(trees), whole), found)


def _load(name: str, folders: Sequence[Path], read_file: ReadFile) -> Outcome[Look]:
    """A layout with everything it extends."""

    def find(wanted: str, place: Span | None, chain: Sequence[Path]) -> Path | Diagnostic:
        path = find_layout(wanted, [folder for folder in folders if folder / f"{wanted}.yaml" not in chain])
        if path is not None and path not in chain and len(chain) < MAX_PARENTS:
            return path
        names = " ".join(found_name for found_name, _ in available(folders))
        return error("unknown-layout", place, "" if path is None else "circle", name=wanted, available=names)

    outcome = extended(name, find, lambda path, place: _parsed(read_file(path).at(place), path))
    if outcome.value is None or outcome.failed:
        return Outcome(None, outcome.diagnostics)
    trees, whole = outcome.value
    return Outcome(Look(trees[0][0].stem, whole, tuple(path for path, _ in trees)), outcome.diagnostics)
