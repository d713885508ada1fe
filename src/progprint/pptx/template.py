"""Templates: a .pptx or .potx opened, bound to kinds and slots by name, and cleaned of what a deck must not carry.

    bytes ─ parts ─ bind layouts and placeholders ─ keep what the masters need ─▶ Template

Dropped with their relations: the template's own slides and notes, thumbnail, printer settings. A theme without an East
Asian face gets the look's. Files with macros are refused. XML is only read here; what changes is changed as text, so
everything else stays as it was made.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET  # expat refuses entity bombs; document types are refused before

from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.core.units import Rect
from progprint.deck.binding import KindBinding, Stage
from progprint.pptx.archive import Packed, pack
from progprint.pptx.opened import UNWANTED, Opened, RefusedError, relations_of
from progprint.pptx.text import attribute

EMU = 12700

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OVERRIDE = re.compile(r'<Override\b[^>]*?PartName="/([^"]*)"[^>]*?/>')
_TEMPLATE_TYPE, _DECK_TYPE = "presentationml.template.main+xml", "presentationml.presentation.main+xml"


@dataclass(frozen=True, slots=True)
class BoundSlot:
    """A placeholder: its name (escaped), its ``p:ph`` on a slide, its frame on the layout, and its insets, points."""

    label: str
    reference: str
    frame: Rect
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def box(self) -> Rect:
        """The room for text."""
        left, top, right, bottom = self.insets
        return Rect(self.frame.x0 + left, self.frame.y0 + top, self.frame.x1 - right, self.frame.y1 - bottom)

    def outer(self, box: Rect) -> Rect:
        """The frame whose room for text is ``box``."""
        left, top, right, bottom = self.insets
        return Rect(box.x0 - left, box.y0 - top, box.x1 + right, box.y1 + bottom)


@dataclass(frozen=True, slots=True)
class BoundLayout:
    """A layout: its part, its slots by the look's names, and the places of footer and number if it has them."""

    part: str
    slots: Mapping[str, BoundSlot]
    footer: BoundSlot | None = None
    number: BoundSlot | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A bound, cleaned template. ``parts`` are packed and go into every deck; the texts are completed by each deck."""

    kinds: Mapping[str, BoundLayout]
    stage: Stage
    parts: tuple[Packed, ...]
    main: str
    presentation: str
    relations: str
    content_types: str
    themes: Mapping[str, str]
    notes_master: str
    notes_picture: BoundSlot
    notes_body: BoundSlot


def open_template(
    data: bytes, kinds: Mapping[str, KindBinding], name: str, latin: str = "", east_asian: str = ""
) -> Outcome[Template]:
    """A template bound to the kinds of a look.

    ``name`` is for messages; ``latin`` and ``east_asian`` are the faces for themes that name none. Errors: bad-template,
    unknown-layout (variant slide), unknown-placeholder.
    """
    try:
        package = Opened(data)
        return _bound(package, kinds, name, latin, east_asian)
    except RefusedError as refusal:
        return Outcome(None, (error("bad-template", None, refusal.args[0], file=name),))
    except (zipfile.BadZipFile, ET.ParseError, UnicodeDecodeError, KeyError, ValueError, NotImplementedError, EOFError):
        return Outcome(None, (error("bad-template", file=name),))


def _bound(
    package: Opened, kinds: Mapping[str, KindBinding], name: str, latin: str, east_asian: str
) -> Outcome[Template]:
    if "<p:presentation" not in package.text(package.main):
        raise RefusedError("no-presentation")
    layouts = list(_layouts(package))
    bound: dict[str, BoundLayout] = {}
    found: list[Diagnostic] = []
    for kind, binding in kinds.items():
        candidates = [layout for layout in layouts if _folded(layout.name) == _folded(binding.layout)]
        if len(candidates) != 1:
            names = ", ".join(sorted({layout.name for layout in layouts}))
            variant = "slide-ambiguous" if candidates else "slide"
            found.append(error("unknown-layout", None, variant, name=binding.layout, available=names, file=name))
            continue
        layout, trouble = _bind(candidates[0], binding, kind, name)
        found += trouble
        bound[kind] = layout
    masters = list(package.related(package.main, "/notesMaster"))
    if not masters:
        raise RefusedError("no-notes-master")
    if found:
        return Outcome(None, found)
    return Outcome(_cleaned(package, bound, masters[0], (latin, east_asian)))


@dataclass(frozen=True, slots=True)
class _Layout:
    """A layout as found: its name and its placeholders."""

    part: str
    name: str
    placeholders: Sequence[_Placeholder]


@dataclass(frozen=True, slots=True)
class _Placeholder:
    name: str
    type: str
    slot: BoundSlot


def _layouts(package: Opened) -> Iterator[_Layout]:
    for master in package.related(package.main, "/slideMaster"):
        frames = {p.type: p.slot.frame for p in _placeholders(package.tree(master), {})}
        for part in package.related(master, "/slideLayout"):
            tree = package.tree(part)
            common = tree.find(f"{_P}cSld")
            label = common.get("name", "") if common is not None else ""
            yield _Layout(part, label, list(_placeholders(tree, frames)))


def _placeholders(tree: ET.Element, frames: Mapping[str, Rect]) -> Iterator[_Placeholder]:
    """Placeholders with their frames; one without a frame of its own has that of the master's of its type."""
    for shape in tree.iter():
        holder = (
            shape.find(f"./*/{_P}nvPr/{_P}ph") if shape.tag in (f"{_P}sp", f"{_P}pic", f"{_P}graphicFrame") else None
        )
        if holder is None:
            continue
        kind = holder.get("type", "obj")
        named = next(shape.iter(f"{_P}cNvPr")).get("name", "")
        index, size = holder.get("idx"), holder.get("sz")
        written = (("type", holder.get("type")), ("sz", size), ("idx", index))
        attributes = "".join(f' {key}="{attribute(value)}"' for key, value in written if value is not None)
        general = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}.get(kind, kind)
        frame = _frame(shape) or frames.get(kind) or frames.get(general) or Rect(0, 0, 0, 0)
        yield _Placeholder(named, kind, BoundSlot(attribute(named), f"<p:ph{attributes}/>", frame, _insets(shape)))


def _frame(shape: ET.Element) -> Rect | None:
    offset, extent = shape.find(f".//{_A}xfrm/{_A}off"), shape.find(f".//{_A}xfrm/{_A}ext")
    if offset is None or extent is None:
        return None
    x, y, width, height = (int(value) / EMU for value in (*_pair(offset, "x", "y"), *_pair(extent, "cx", "cy")))
    return Rect(x, y, x + width, y + height)


def _pair(element: ET.Element, one: str, other: str) -> tuple[str, str]:
    return element.get(one, "0"), element.get(other, "0")


def _insets(shape: ET.Element) -> tuple[float, float, float, float]:
    """Left, top, right, bottom; the defaults of ISO/IEC 29500-1 §21.1.2.1.1 are a tenth and a twentieth of an inch."""
    body = shape.find(f".//{_A}bodyPr")
    given = body.attrib if body is not None else {}
    left, top, right, bottom = (
        int(given.get(key, default)) / EMU
        for key, default in (("lIns", "91440"), ("tIns", "45720"), ("rIns", "91440"), ("bIns", "45720"))
    )
    return left, top, right, bottom


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _bind(layout: _Layout, binding: KindBinding, kind: str, file: str) -> tuple[BoundLayout, list[Diagnostic]]:
    slots: dict[str, BoundSlot] = {}
    found = []
    for name, wanted in binding.slots.items():
        hits = [p for p in layout.placeholders if _folded(p.name) == _folded(wanted.placeholder)]
        if len(hits) == 1:
            slots[name] = hits[0].slot
            continue
        names = ", ".join(p.name for p in layout.placeholders)
        variant = "ambiguous" if hits else ""
        where = {"layout": layout.name, "slot": f"{kind}.{name}", "available": names, "file": file}
        found.append(error("unknown-placeholder", None, variant, name=wanted.placeholder, **where))
    footer, number = (
        next((p.slot for p in layout.placeholders if p.type == type_), None) for type_ in ("ftr", "sldNum")
    )
    return BoundLayout(layout.part, slots, footer, number), found


def _cleaned(package: Opened, kinds: Mapping[str, BoundLayout], notes_master: str, faces: tuple[str, str]) -> Template:
    kept = package.reachable()
    main_relations = relations_of(package.main)
    themes = {
        name: _faced(package.text(name), *faces) for name in kept if "/theme/theme" in name and name.endswith(".xml")
    }
    own = {"[Content_Types].xml", package.main, main_relations, "_rels/.rels", *themes}
    docs = [name for name in kept if name.startswith("docProps/")]
    size = package.tree(package.main).find(f"{_P}sldSz")
    width, height = (int(v) / EMU for v in _pair(size, "cx", "cy")) if size is not None else (960.0, 540.0)
    notes = {p.type: p.slot for p in _placeholders(package.tree(notes_master), {})}
    return Template(
        kinds=kinds,
        stage=Stage(width, height, {(k, s): slot.box for k, bound in kinds.items() for s, slot in bound.slots.items()}),
        parts=tuple(pack(name, package.parts[name]) for name in kept if name not in own and name not in docs),
        main=package.main,
        presentation=_without_slides(package.text(package.main)),
        relations=_kept_relations(package, package.main),
        content_types=_kept_types(package.types, kept),
        themes=themes,
        notes_master=notes_master,
        notes_picture=notes["sldImg"],
        notes_body=notes["body"],
    )


def _faced(theme: str, latin: str, east_asian: str) -> str:
    """A theme with faces where it names none; an empty East Asian face would leave the choice to the host program."""
    if east_asian:
        theme = theme.replace('<a:ea typeface=""/>', f'<a:ea typeface="{attribute(east_asian)}"/>')
    return theme.replace('<a:latin typeface=""/>', f'<a:latin typeface="{attribute(latin)}"/>') if latin else theme


def _without_slides(text: str) -> str:
    """The presentation part without slides, custom shows and sections."""
    for pattern in (
        r"<p:sldIdLst\s*/>|<p:sldIdLst\b.*?</p:sldIdLst>",
        r"<p:custShowLst\b.*?</p:custShowLst>",
        r"<p:ext\b[^>]*uri=\"\{521415D9-36F7-43E2-AB2F-B90AF26B5E84\}\".*?</p:ext>",
        r"<p:extLst>\s*</p:extLst>",
    ):
        text = re.sub(pattern, "", text, flags=re.DOTALL)
    return text


def _kept_relations(package: Opened, part: str) -> str:
    """The relations of a part without those to parts that were dropped."""
    text = package.text(relations_of(part))
    for _, kind, _, written in package.relations(part):
        if kind.endswith(UNWANTED):
            text = text.replace(written, "")
    return text


def _kept_types(types: str, kept: Sequence[str]) -> str:
    """The content types of parts that are kept; a .potx becomes a .pptx by its main part's type."""
    names = {name for name in kept if not name.startswith("docProps/")}
    kept_only = _OVERRIDE.sub(lambda match: match[0] if match[1] in names else "", types)
    return kept_only.replace(_TEMPLATE_TYPE, _DECK_TYPE)
