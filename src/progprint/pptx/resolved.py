"""Looks as LibreOffice writes them: it gives every run the weight, colour and faces that its layout and theme give.

    our run ",2000,,tx2," on a light layout ─▶ "0,666666"      a run of its file "0,FE0001" ─▶ somebody chose that colour

The colours are those of the themes in its own file, so that a theme that has changed since does not make every word an edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from progprint.pptx.layouts import BoundSlot
from progprint.pptx.package import Package
from progprint.pptx.parts import A, Element, related

FACES = ("latin", "ea", "cs", "sym")
_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
"""Names of a slide for colours of its theme."""
_BY_ITSELF = ("effectLst", "uFillTx", "solidFill")


class ResolvedLook(NamedTuple):
    """The look that a program writes out for the words of a shape, "" for what is not known, so that it is not compared.

    ``colors`` are those of the themes by name, ``faces`` those that themes and layouts name.
    """

    align: str = ""
    bold: str = ""
    color: str = ""
    colors: Mapping[str, str] = MappingProxyType({})
    faces: frozenset[str] = frozenset()

    def of(self, kind: str, place: BoundSlot | None) -> ResolvedLook:
        """The same for a shape at a place of a layout; cells of tables have the usual weight and the colour of text."""
        if place is None:
            return ResolvedLook(faces=self.faces)
        look = ("0", "tx1") if kind == "table" else (place.bold, place.color)
        return self._replace(align=place.align, bold=look[0], color=look[1])

    def look(self, weight: str, color: str) -> str:
        """Weight and colour of a run that may say neither."""
        shown = color or self.color
        shown = self.colors.get(_MAPPED.get(shown, shown), shown).upper() if self.color and self.colors else ""
        return f"{(weight or self.bold) if self.bold else ''},{shown}"

    def rest(self, more: str) -> list[str]:
        """The rest of a run's look that is somebody's; a program underlines what leads somewhere."""
        usual = ("spc=-1", "u=sng") if "link=" in more else ("spc=-1",)
        return [one for one in more.split(";") if one and one not in usual and not self._is_given(one)]

    def _is_given(self, piece: str) -> bool:
        name, _, value = piece.partition(":")
        return name in _BY_ITSELF or (name in FACES and (not self.faces or value.replace("_", " ") in self.faces))


def resolved_look(package: Package, own: Iterable[Element]) -> ResolvedLook:
    """The look that LibreOffice has written out in a file of ours; ``own`` are the themes of its template."""
    masters = related(package.main, "/slideMaster")
    themes = [package.tree(theme) for master in masters for theme in related(master, "/theme")]
    layouts = (one for master in masters for one in related(master, "/slideLayout"))
    trees = [*themes, *own, *(package.tree(part) for part in (*masters, *layouts))]
    faces = {one.get("typeface", "") for tree in trees for name in FACES for one in tree.iter(f"{A}{name}")}
    colors = {
        str(one.tag).rpartition("}")[2]: next((each.get("lastClr", each.get("val", "")) for each in one), "")
        for theme in themes[:1]
        for scheme in theme.iter(f"{A}clrScheme")
        for one in scheme
    }
    return ResolvedLook(colors=colors, faces=frozenset(faces))
