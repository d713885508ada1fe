"""Looks as LibreOffice writes them: it gives every run the weight, colour and faces that its layout and theme give.

    our run ",2000,,tx2," on a light layout ─▶ "0,666666"      a run of its file "0,FE0001" ─▶ somebody chose that colour

The colours are those of the themes in its own file, so that a theme that has changed since does not make every word an edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from progprint.core.color import screen_hex
from progprint.pptx.layouts import BoundSlot
from progprint.pptx.package import Package
from progprint.pptx.parts import A, Element, designs_of, related
from progprint.pptx.text import FACES
from progprint.pptx.tones import Palette, Tone, palette

_HEX = re.compile("[0-9A-Fa-f]{6}")
_BY_ITSELF = ("effectLst", "uFillTx", "solidFill")


class ResolvedLook(NamedTuple):
    """The look that a program writes out for the words of a shape, "" for what is not known, so that it is not compared.

    ``colors`` are those of the theme, ``faces`` those that themes and layouts name, spelled as looks spell them.
    """

    align: str = ""
    bold: str = ""
    color: str = ""
    colors: Palette | None = None
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
        if not self.color or self.colors is None:
            shown = ""
        elif _HEX.fullmatch(shown):
            shown = shown.upper()
        else:
            shown = screen_hex(self.colors.ink(Tone(shown)).screen).strip("#").upper()
        return f"{(weight or self.bold) if self.bold else ''},{shown}"

    def rest(self, more: str) -> list[str]:
        """The rest of a run's look that is somebody's; a program underlines what leads somewhere."""
        usual = ("spc=-1", "u=sng") if "link=" in more else ("spc=-1",)
        return [one for one in more.split(";") if one and one not in usual and not self._is_given(one)]

    def _is_given(self, piece: str) -> bool:
        name, _, value = piece.partition(":")
        return name in _BY_ITSELF or (name in FACES and (not self.faces or value in self.faces))


def resolved_look(package: Package, own: Iterable[Element]) -> ResolvedLook:
    """The look that LibreOffice has written out in a file of ours; ``own`` are the themes of its template."""
    parts = designs_of(package.main)
    layouts = [one for one in parts if related(one, "/slideMaster")]
    trees = [*own, *(package.tree(part) for one in parts for part in (one, *related(one, "/theme")))]
    named = (one.get("typeface", "") for tree in trees for name in FACES for one in tree.iter(f"{A}{name}"))
    faces = (name.replace(" ", "_") for name in named)
    return ResolvedLook(colors=palette(package, layouts[0], ()) if layouts else None, faces=frozenset(faces))
