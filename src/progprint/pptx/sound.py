"""What is looked at in a template before a deck is made of it: whether its parts are whole, where it leads to outside, room.

A template comes from somewhere. What it lacks is refused by name, because a deck would lack it too; what it takes from
outside when it is opened is told, because it would come into every deck.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from progprint.core.diagnostic import Diagnostic, error, note, warning
from progprint.deck.binding import BODY, KindBinding, SlotBinding
from progprint.pptx.layouts import BoundSlot, P
from progprint.pptx.opened import UNWANTED, Opened, RefusedError

_TYPED = {
    "slideMaster": "slideMaster+xml",
    "slideLayout": "slideLayout+xml",
    "notesMaster": "notesMaster+xml",
    "theme": "theme+xml",
}
"""What parts are that relations of these types mean."""
_ENTRY = re.compile(r"<(?:Default|Override)\b[^>]*/>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_WEB = ("http", "https", "mailto", "tel")
_CHARACTERS, _TIMES, _PORTRAIT = 4, 100.0, 8.0
"""Ideographs that a line of text must hold, points for the times of a table, least side of a portrait."""
_SAFETY = 1.03
_DEEPEST = 200
"""Elements within elements; libxml2, by which many programs read, takes 256."""
MAX_SHAPES = 5000
"""Shapes of one master or layout; each is drawn on every slide that has it."""
_SHAPES = frozenset(f"{P}{kind}" for kind in ("sp", "cxnSp", "pic", "grpSp", "graphicFrame"))
_GROUPS = ("person", "head", "text")
"""Slots in numbered rows, of which a scene fills as many as it needs: a row with a gap is none. A head belongs to its text."""


def check_parts(package: Opened) -> None:
    """Raise RefusedError for a file that lacks a part, a theme or a type that a deck needs, or draws too much."""
    if "</p:sldMasterIdLst>" not in package.text(package.main):
        raise RefusedError("no-master")
    types = _types(package.types)
    for part in package.reachable():
        if part.endswith(".rels"):
            continue
        if part.endswith(".xml"):
            _read(package, part)
        if part not in types and _ending(part) not in types:
            raise RefusedError("types", part=part)
        for _, kind, target, _ in package.relations(part):
            wanted = _TYPED.get(posixpath.basename(kind), "")
            if not kind.endswith(UNWANTED) and target not in package.parts:
                raise RefusedError("part-missing", part=target or part)
            if wanted and not types.get(target, "").endswith(wanted):
                raise RefusedError("types", part=target)
    for master in package.related(package.main, "/slideMaster"):
        if not any(package.related(master, "/theme")):
            raise RefusedError("no-theme", part=master)


def _read(package: Opened, part: str) -> None:
    try:
        level = [package.tree(part)]
    except (ET.ParseError, UnicodeDecodeError):
        raise RefusedError("part-damaged", part=part) from None
    if sum(one.tag in _SHAPES for one in level[0].iter()) > MAX_SHAPES:
        raise RefusedError("shapes", part=part, most=f"{MAX_SHAPES}")
    for _ in range(_DEEPEST):
        level = [child for one in level for child in one]
        if not level:
            return
    raise RefusedError("part-damaged", part=part)


def _types(text: str) -> dict[str, str]:
    """Content types by the names of parts, and by endings behind a dot."""
    rows = (dict(_ATTRIBUTE.findall(entry)) for entry in _ENTRY.findall(text))
    return {
        row["PartName"].lstrip("/") if "PartName" in row else f".{row['Extension'].lower()}": row["ContentType"]
        for row in rows
    }


def _ending(part: str) -> str:
    return posixpath.splitext(part)[1].lower()


def links(package: Opened, file: str) -> Iterator[Diagnostic]:
    """``template-link`` for everything outside of the file that its parts lead to: what is loaded, and what is clicked on."""
    told: set[tuple[str, str]] = set()
    for part in package.reachable():
        for one in package.outside(part):
            kind = posixpath.basename(one.type)
            if (kind, one.target) in told:
                continue
            told.add((kind, one.target))
            shown = {"file": file, "part": part, "target": one.target, "kind": kind}
            if kind == "hyperlink" and _scheme(one.target) in _WEB:
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
    if name.startswith("photo"):
        return _PORTRAIT, _PORTRAIT
    size = min(asked.sizes)
    line = size * asked.pitch - 0.01
    if name.startswith("initial"):
        return 0.8 * size, 0.8 * size  # one letter, which may touch the sides of its circle
    wide = _CHARACTERS * size * _SAFETY
    return (_TIMES + wide, 2 * line) if name == "table" else (wide, line)
