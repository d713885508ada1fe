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
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error
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
    whole = forms.merged(look.tree, over.value[1])
    if not isinstance(whole, node.Mapping):
        return Outcome(None, found)
    return Outcome(look._replace(tree=whole, chain=(over.value[0], *look.chain)), found)


def load_theme(name: str, folders: Sequence[Path], read_file: ReadFile) -> Outcome[tuple[Path, node.Node]]:
    """A theme by name or path: its file, and what it says."""
    path = find_layout(name, [folder / THEMES for folder in folders])
    if path is None:
        names = " ".join(found_name for found_name, _ in themes(folders))
        return Outcome(None, (error("unknown-theme", name=name, available=names),))
    tree = _parsed(read_file(path), path)
    if tree.value is None or any(d.severity is Severity.ERROR for d in tree.diagnostics):
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


def _load(name: str, folders: Sequence[Path], read_file: ReadFile) -> Outcome[Look]:
    """A layout with everything it extends."""
    found: list[Diagnostic] = []
    trees: list[node.Mapping] = []
    chain: list[Path] = []
    wanted: str | None = name
    asker: node.Node | None = None
    while wanted is not None:
        path = find_layout(wanted, [folder for folder in folders if folder / f"{wanted}.yaml" not in chain])
        if path is None or path in chain or len(chain) == MAX_PARENTS:
            names = " ".join(found_name for found_name, _ in available(folders))
            variant = "" if path is None else "circle"
            place = asker.span if asker is not None else None
            found.append(error("unknown-layout", place, variant, name=wanted, available=names))
            break
        chain.append(path)
        tree = _parsed(read_file(path).at(asker.span if asker is not None else None), path)
        found += tree.diagnostics
        if not isinstance(tree.value, node.Mapping):
            break
        trees.append(tree.value)
        asker = tree.value.get("extends")
        wanted = asker.text if isinstance(asker, node.Scalar) else None
    if not trees or any(d.severity is Severity.ERROR for d in found):
        return Outcome(None, found)
    whole: node.Node = trees[-1]
    for tree_ in reversed(trees[:-1]):
        whole = forms.merged(whole, tree_)
    return Outcome(Look(chain[0].stem, whole, tuple(chain)) if isinstance(whole, node.Mapping) else None, found)
