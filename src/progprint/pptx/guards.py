"""Guards of a template, before a deck is made of it: whether its parts are whole, where it leads to outside, room.

A template comes from somewhere. What it lacks is refused by name, because a deck would lack it too; what it takes from
outside when it is opened is told, because it would come into every deck.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urlsplit

from progprint.core.diagnostic import Diagnostic, error, note, warning
from progprint.deck.binding import BODY, KindBinding, SlotBinding
from progprint.pptx.layouts import BoundSlot
from progprint.pptx.package import BadTemplateError, Package
from progprint.pptx.parts import P, Part, related

_TYPED = {
    "slideMaster": "slideMaster+xml",
    "slideLayout": "slideLayout+xml",
    "notesMaster": "notesMaster+xml",
    "theme": "theme+xml",
}
"""What parts are that relations of these types mean."""
_WEB = ("http", "https", "mailto", "tel")
_CHARACTERS, _TIMES, _PORTRAIT = 4, 100.0, 8.0
"""Ideographs that a line of text must hold, points for the times of a table, least side of a portrait."""
_PICTURES = frozenset(("photo", "logo", "code"))
"""Slots of pictures, before their numbers."""
_SAFETY = 1.03
MAX_SHAPES = 5000
"""Shapes of one master or layout; each is drawn on every slide that has it."""
_SHAPES = tuple(f"{P}{kind}" for kind in ("sp", "cxnSp", "pic", "grpSp", "graphicFrame"))
_GROUPS = ("person", "head", "text")
"""Slots in numbered rows, of which a scene fills as many as it needs: a row with a gap is none. A head belongs to its text."""


def check_parts(package: Package) -> None:
    """Raise RefusedError for a file that lacks a part, a theme or a type that a deck needs, or draws too much."""
    if package.missing:
        raise BadTemplateError("part-missing", part=package.missing[0])
    masters = related(package.main, "/slideMaster")
    if not masters or not len(package.presentation.slide_masters):
        raise BadTemplateError("no-master")
    for part in package.iter_parts():
        name = part.partname.membername
        if not part.content_type:
            raise BadTemplateError("types", part=name)
        if part.partname.ext == "xml" and sum(1 for _ in package.tree(part).iter(*_SHAPES)) > MAX_SHAPES:
            raise BadTemplateError("shapes", part=name, most=f"{MAX_SHAPES}")
        for kind, target in _inside(part):
            if not target.content_type.endswith(_TYPED.get(posixpath.basename(kind), "")):
                raise BadTemplateError("types", part=target.partname.membername)
    for master in masters:
        if not related(master, "/theme"):
            raise BadTemplateError("no-theme", part=master.partname.membername)


def _inside(part: Part) -> Iterator[tuple[str, Part]]:
    return ((row.reltype, row.target_part) for row in part.rels.values() if not row.is_external)


def links(package: Package, file: str) -> Iterator[Diagnostic]:
    """``template-link`` for everything outside of the file that its parts lead to: what is loaded, and what is clicked on."""
    told: set[tuple[str, str]] = set()
    for part in package.iter_parts():
        for one in part.rels.values():
            kind = posixpath.basename(one.reltype)
            if not one.is_external or (kind, one.target_ref) in told:
                continue
            told.add((kind, one.target_ref))
            shown = {"file": file, "part": part.partname.membername, "target": one.target_ref, "kind": kind}
            if kind == "hyperlink" and _scheme(one.target_ref) in _WEB:
                yield note("template-link", None, "web", **shown)
            else:
                yield warning("template-link", None, "click" if kind == "hyperlink" else "", **shown)


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""


def with_room(
    kind: str, binding: KindBinding, slots: Mapping[str, BoundSlot], layout: str, file: str
) -> tuple[dict[str, BoundSlot], list[Diagnostic]]:
    """The slots that hold a few characters, and slot-too-small for the others: an error for a title and the body of texts."""
    found: list[Diagnostic] = []
    lost: set[str] = set()
    for name, slot in slots.items():
        asked = binding.slots[name]
        wide, high = _least(name, asked)
        if slot.box.width >= wide and slot.box.height >= high:
            continue
        needed = name == "title" or (kind == "text" and name == BODY)
        tell = error if needed else warning
        size = {"width": f"{slot.frame.width:.0f}", "height": f"{slot.frame.height:.0f}"}
        where = {"slot": f"{kind}.{name}", "layout": layout, "name": unescape(slot.label) or "-", "file": file}
        found.append(
            tell(
                "slot-too-small",
                asked.placeholder.span,
                "" if needed else "left",
                **where,
                **size,
                least=f"{wide:.0f} × {high:.0f}",
            )
        )
        stem, _, number = name.rpartition("-")
        lost |= set(_row(slots, stem)) if number.isdigit() and stem in _GROUPS else {name}
    return {name: slot for name, slot in slots.items() if name not in lost}, found


def _row(slots: Mapping[str, BoundSlot], stem: str) -> Iterator[str]:
    stems = ("head", "text") if stem in ("head", "text") else (stem,)
    return (name for name in slots if name.rpartition("-")[0] in stems)


def _least(name: str, asked: SlotBinding) -> tuple[float, float]:
    """Width and height that a slot needs at its smallest size, points."""
    if name.partition("-")[0] in _PICTURES and name != "code-label":
        return _PORTRAIT, _PORTRAIT
    size = min(asked.sizes)
    line = size * asked.pitch - 0.01
    if name.startswith("initial"):
        return 0.8 * size, 0.8 * size  # one letter, which may touch the sides of its circle
    wide = _CHARACTERS * size * _SAFETY
    return (_TIMES + wide, 2 * line) if name == "table" else (wide, line)
