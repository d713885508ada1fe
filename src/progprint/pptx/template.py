"""Templates: a .pptx or .potx opened, bound to kinds and slots, and cleaned of what a deck must not carry.

    bytes ─ package ─ bind layouts and placeholders ─ faces, notes master ─▶ Template

Not taken in: the template's own slides and notes, thumbnail, printer settings. A theme without an East Asian face gets the
look's, a file without a notes master ours. Files with macros are refused. What is not changed keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error
from progprint.core.units import Rect
from progprint.deck.binding import FOOTER, HolderRef, KindBinding, LayoutRef, Stage
from progprint.pptx.archive import Packed
from progprint.pptx.guards import check_parts, links, with_room
from progprint.pptx.layouts import BoundSlot, Layout, Placeholder, folded, layouts, placeholders, slide_size
from progprint.pptx.package import BROKEN, BadTemplateError, Package
from progprint.pptx.parts import RELATIONSHIP_TYPE, Element, Part, markup, packed, related
from progprint.pptx.presentation import add_notes_master, faced, without_slides
from progprint.pptx.text import attribute

if TYPE_CHECKING:
    from progprint.deck.deck import Slide
    from progprint.pptx.edited import EditedSlide

_OURS = ("/ppt/slides/", "/ppt/notesSlides/", "/ppt/media/pp", "/docProps/")
"""Where the parts of a deck lie; a part of a template that has such a name gets another."""
T = TypeVar("T")


class BoundLayout(NamedTuple):
    """A layout: its part, its slots by the look's names, the places of footer and number if it has them, its name."""

    part: Part
    slots: Mapping[str, BoundSlot]
    footer: BoundSlot | None = None
    number: BoundSlot | None = None
    name: str = ""


class KeptSlide(NamedTuple):
    """A slide that stays: its place, its slide in a deck, and how it lies in its file, with the layout that it has there."""

    place: str
    slide: Slide
    there: EditedSlide
    layout: Part


class Template(NamedTuple):
    """A bound, cleaned template, of which every deck is made; nobody changes it.

    ``package`` are its parts, ``packed`` the same as they go into a deck; ``presentation`` is its main part without slides,
    ``themes`` are those that take the colours of a deck, ``layouts`` the parts of all its layouts by their folded names.
    ``plain``: neither its theme nor the colour of text in its placeholders is touched. ``name`` is for messages.
    ``kept`` are the slides of its file that stay as they are.
    """

    kinds: Mapping[str, BoundLayout]
    stage: Stage
    package: Package
    packed: Mapping[Part, tuple[Packed, ...]]
    presentation: Element
    themes: Mapping[Part, Element]
    notes_master: Part
    notes_picture: BoundSlot
    notes_body: BoundSlot
    layouts: Mapping[str, Part]
    plain: bool = False
    name: str = ""
    kept: tuple[KeptSlide, ...] = ()


def reading(name: str, use: Callable[[], Outcome[T]]) -> Outcome[T]:
    """The outcome of a use of a template file; a file that cannot be used is a bad-template, never an exception."""
    try:
        return use()
    except BadTemplateError as refusal:
        return Outcome(None, (error("bad-template", None, refusal.variant, file=name, **refusal.named),))
    except BROKEN:
        return Outcome(None, (error("bad-template", file=name),))


def open_template(
    data: bytes,
    kinds: Mapping[str, KindBinding],
    name: str,
    latin: str = "",
    east_asian: str = "",
    *,
    spare: bytes = b"",
    plain: bool = False,
    patterns: Sequence[int] = (),
) -> Outcome[Template]:
    """A template bound to the kinds of a look; ``patterns`` are the numbers of its slides that are layouts too.

    ``name`` is for messages; ``latin`` and ``east_asian`` are the faces for themes that name none; ``spare`` is the file
    whose notes master a template without one gets. Errors: bad-template, unknown-layout (variant slide),
    unknown-placeholder, slot-too-small. Warnings and notes: slot-too-small (variant left), template-link.
    """

    def opened() -> Outcome[Template]:
        whole = data
        if patterns:
            from progprint.pptx.patterns import patterned

            whole = patterned(data, patterns)
        package = _with_notes(Package(whole), spare)
        return _bound(package, kinds, name, (latin, east_asian), plain=plain)

    return reading(name, opened)


def _with_notes(package: Package, spare: bytes) -> Package:
    """The file, with the notes master of another if it has none."""
    if not spare or related(package.main, "/notesMaster"):
        return package
    other = Package(spare)
    master = related(other.main, "/notesMaster")[0]
    for part in (master, *related(master, "")):
        stem, _, ending = part.partname.rpartition(".")
        part.partname = package.next_partname(f"{stem.rstrip('0123456789')}%d.{ending}")
        package.original[part] = other.original[part]
    add_notes_master(package.tree(package.main), package.main.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER))
    return package


def _bound(
    package: Package, kinds: Mapping[str, KindBinding], name: str, faces: tuple[str, str], *, plain: bool
) -> Outcome[Template]:
    check_parts(package)
    there = layouts(package)
    bound: dict[str, BoundLayout] = {}
    found: dict[tuple[str, ...], Diagnostic] = {}
    small: list[Diagnostic] = []
    for kind, binding in kinds.items():
        hits = matching(there, binding.layout)
        if len(hits) != 1:
            listed = hits or there
            names = "; ".join(dict.fromkeys(str(layout) if hits else layout.name for layout in listed))
            variant = "slide-ambiguous" if hits else "slide"
            asked = str(binding.layout)
            what = error("unknown-layout", binding.layout.span, variant, name=asked, available=names, file=name)
            found.setdefault((asked,), what)
            continue
        layout, trouble = _bind(hits[0], binding, kind, name)
        found.update({(kind, *key): what for key, what in trouble.items()})
        slots, tight = with_room(kind, binding, layout.slots, hits[0].name, name)
        small += tight
        bound[kind] = layout._replace(slots=slots)
    masters = related(package.main, "/notesMaster")
    if not masters:
        raise BadTemplateError("no-notes-master")
    told = (*found.values(), *small, *links(package, name))
    if any(one.severity is Severity.ERROR for one in told):
        return Outcome(None, told)
    return Outcome(_cleaned(package, bound, masters[0], there, faces, plain=plain, name=name), told)


def matching(there: Sequence[Layout], wanted: LayoutRef) -> list[Layout]:
    """The layouts that a reference may mean. Of several of one type the first is meant, as office programs do."""
    if wanted.number:
        return list(there[wanted.number - 1 : wanted.number])
    of_master = [
        layout
        for layout in there
        if not wanted.master
        or wanted.master == str(layout.master_number)
        or folded(wanted.master) == folded(layout.master)
    ]
    if wanted.name:
        return [layout for layout in of_master if folded(layout.name) == folded(wanted.name)]
    return [layout for layout in of_master if layout.type == wanted.type][:1]


def _bind(
    layout: Layout, binding: KindBinding, kind: str, file: str
) -> tuple[BoundLayout, dict[tuple[str, ...], Diagnostic]]:
    slots: dict[str, BoundSlot] = {}
    found: dict[tuple[str, ...], Diagnostic] = {}
    for name, wanted in binding.slots.items():
        asked = wanted.placeholder
        if asked.box is not None:
            x, y, width, height = asked.box
            slots[name] = BoundSlot(attribute(name), "", Rect(x, y, x + width, y + height))
            continue
        hits = _holders(layout, asked)
        if len(hits) == 1:
            slots[name] = hits[0].slot
            continue
        names = "; ".join(str(p) for p in layout.placeholders)
        variant = "ambiguous" if hits else ""
        where = {"layout": layout.name, "slot": f"{kind}.{name}", "available": names, "file": file}
        found[name,] = error("unknown-placeholder", asked.span, variant, name=str(asked), **where)
    footer, number = (
        next((p.slot for p in layout.placeholders if p.type == type_), None) for type_ in ("ftr", "sldNum")
    )
    return BoundLayout(layout.part, slots, footer, number, layout.name), found


def _holders(layout: Layout, wanted: HolderRef) -> list[Placeholder]:
    """The placeholders that a reference may mean; "title" is a centred one as well."""
    if wanted.name:
        return [p for p in layout.placeholders if folded(p.name) == folded(wanted.name)]
    if wanted.idx >= 0:
        return [p for p in layout.placeholders if p.idx == wanted.idx]
    types = {"title": ("title", "ctrTitle")}.get(wanted.type, (wanted.type,))
    return [p for p in layout.placeholders if p.type in types][wanted.nth - 1 : wanted.nth]


def _cleaned(
    package: Package,
    kinds: Mapping[str, BoundLayout],
    notes_master: Part,
    there: Sequence[Layout],
    faces: tuple[str, str],
    *,
    plain: bool,
    name: str,
) -> Template:
    parts = list(package.iter_parts())
    for part in parts:
        if part.partname.startswith(_OURS):
            part.partname = package.next_partname(f"/ppt/template/part%d.{part.partname.ext}")
    entries = {part: packed(part, package.original[part]) for part in parts if part is not package.main}
    themes = {part: package.tree(part) for part in parts if part.content_type.endswith(".theme+xml")}
    for part, theme in themes.items():
        if faced(theme, *faces):
            entries[part] = packed(part, markup(theme))
    printed = related(notes_master, "/theme")  # of notes, which are for paper: it keeps its colours
    width, height = slide_size(package)
    notes = {p.type: p.slot for p in placeholders(package.tree(notes_master))}
    if not {"sldImg", "body"} <= notes.keys():
        raise BadTemplateError("notes-places")
    boxes = {(k, s): slot.box for k, bound in kinds.items() for s, slot in bound.slots.items()}
    boxes |= {(k, FOOTER): bound.footer.box for k, bound in kinds.items() if bound.footer is not None}
    return Template(
        kinds=kinds,
        stage=Stage(width, height, boxes),
        package=package,
        packed=entries,
        presentation=without_slides(package.tree(package.main)),
        themes={part: theme for part, theme in themes.items() if part not in printed},
        notes_master=notes_master,
        notes_picture=notes["sldImg"],
        notes_body=notes["body"],
        layouts={folded(layout.name): layout.part for layout in reversed(there)},
        plain=plain,
        name=name,
    )
