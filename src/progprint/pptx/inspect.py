"""``template inspect``: a template's binding as a deck look to edit, with what every slot holds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from progprint.core.diagnostic import Outcome
from progprint.deck.binding import HolderRef, KindBinding, LayoutRef
from progprint.pptx.carried import carried, patterned_kinds
from progprint.pptx.guards import check_parts
from progprint.pptx.guess import capacity, guessed
from progprint.pptx.layouts import FURNITURE, Layout, layouts, slide_size
from progprint.pptx.package import Package
from progprint.pptx.parts import A, related
from progprint.pptx.patterns import patterned
from progprint.pptx.template import Template, matching, reading

_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w\u4e00-\u9fff .-]*\Z")


class Inspected(NamedTuple):
    """The layouts that a template offers, and the binding that fits it; ``patterns`` are slides that become layouts."""

    layouts: Sequence[Layout]
    kinds: Mapping[str, KindBinding]
    width: float
    height: float
    latin: str
    east_asian: str
    patterns: tuple[int, ...] = ()


def inspect(data: bytes, name: str, model: Mapping[str, KindBinding]) -> Outcome[Inspected]:
    """The layouts that a file offers: bound as the ``model`` look is if it has that one's layouts, else by a guess.

    Error: bad-template.
    """

    def look() -> Outcome[Inspected]:
        package = Package(data)
        check_parts(package)
        there = layouts(package)
        width, height = slide_size(package)
        ours = all(matching(there, binding.layout) for binding in model.values())
        faces = _face(package, "latin"), _face(package, "ea")
        numbers = () if ours else carried(data)
        if numbers:
            there = layouts(Package(patterned(data, numbers)))
            made = patterned_kinds(there, numbers, width, height, model)
            return Outcome(Inspected(there, made, width, height, *faces, numbers))
        kinds = dict(model) if ours else guessed(there, width, height, model)
        return Outcome(Inspected(there, kinds, width, height, *faces))

    return reading(name, look)


def _face(package: Package, script: str) -> str:
    """The face that the first master's theme names for text in a script."""
    for master in related(package.main, "/slideMaster"):
        for theme in related(master, "/theme"):
            face = package.tree(theme).find(f".//{A}minorFont/{A}{script}")
            return face.get("typeface", "") if face is not None else ""
    return ""


def binding_yaml(found: Inspected, opened: Template | None, file: str, east_asian: str) -> str:
    """The binding as the text of a deck look, each slot with the ideographs that it holds; layouts follow as remarks.

    ``opened`` is the template bound so, if it can be.
    """
    listed = ", ".join(map(str, found.patterns))
    lines = [
        f"# Which layout of {file} is which kind of slide, and where its words go. Kinds that are left out are shown as",
        "# others; what a kind has no slot for goes into its body, else into the notes. A slot is a placeholder by name,",
        "# {idx: 13}, {type: pic, nth: 2}, or a {box: [x, y, width, height]} in points; null takes it away.",
        "",
        f"template: {_word(file)}",
        "fonts:",
        f"  latin: {_word(found.latin or east_asian)}",
        f"  east_asian: {_word(found.east_asian or east_asian)}"
        + ("" if found.east_asian else "   # the template names none: this one is written into its theme"),
        *([f"slides: {{pattern: [{listed}]}}   # slides of the file that become layouts"] if listed else ()),
        "tokens: {recolor: false}   # true: the colour of the track goes into the theme",
        "kinds:",
    ]
    for kind, binding in found.kinds.items():
        lines += [f"  {kind}:", f"    layout: {_layout(binding.layout)}", "    slots:"]
        for name, slot in binding.slots.items():
            sizes = ", ".join(f"{size:g}" for size in slot.sizes)
            set_as = f", sizes: [{sizes}], pitch: {slot.pitch:g}" if not name.startswith("photo") else ""
            set_as += ", weight: bold" if slot.weight == "bold" else ""
            holds = ""
            if opened is not None and set_as and opened.stage.has(kind, name):
                box, least = opened.stage.box(kind, name), min(slot.sizes)
                room = capacity(box, least, slot.pitch)
                holds = f"   # {box.width:.0f} × {box.height:.0f} pt: about {room} ideographs at {least:g} pt"
            lines.append(f"      {name}: {{{_holder(slot.placeholder)}{set_as}}}{holds}")
    lines += ["", "# What the template offers:"]
    for number, layout in enumerate(found.layouts, 1):
        lines.append(f"#   {number}. {_word(layout.name)}  type: {layout.type or '-'}  master: {layout.master_number}")
        for holder in layout.placeholders:
            if holder.type not in FURNITURE:
                frame = holder.slot.frame
                at = f"{frame.x0:.0f} {frame.y0:.0f} {frame.width:.0f} × {frame.height:.0f}"
                index = f"idx: {holder.idx}" if holder.idx >= 0 else "-"
                lines.append(f"#        {_word(holder.name)}  type: {holder.type}  {index}  {at}")
    return "\n".join(lines) + "\n"


def _layout(wanted: LayoutRef) -> str:
    if wanted.name and not wanted.master:
        return _word(wanted.name)
    if wanted.name:
        return f"{{name: {_word(wanted.name)}, master: {_word(wanted.master)}}}"
    return f"{{type: {wanted.type}}}" if wanted.type else f"{{index: {wanted.number}}}"


def _holder(wanted: HolderRef) -> str:
    if wanted.box is not None:
        return f"box: [{', '.join(f'{value:g}' for value in wanted.box)}]"
    if wanted.name:
        return f"name: {_word(wanted.name)}"
    if wanted.idx >= 0:
        return f"idx: {wanted.idx}"
    return f"type: {wanted.type}" + (f", nth: {wanted.nth}" if wanted.nth > 1 else "")


def _word(text: str) -> str:
    """A text as YAML: bare where that is safe, else in double quotes."""
    return text if _PLAIN.match(text) and not text.endswith(" ") else json.dumps(text, ensure_ascii=False)
