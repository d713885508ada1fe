"""A deck as somebody has left it: its slides by key, and which of their shapes was which slot.

A shape is known by its name; where a program has renamed placeholders, by its words, else by where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from html import unescape
from typing import Any, NamedTuple

from progprint.deck.subject import Subjects, known_again, renamed_key
from progprint.pptx.generated import MARK, Box, DeckRecord, SlideRecord, SlotRecord, digest_of, record_in
from progprint.pptx.layouts import FURNITURE, name_of
from progprint.pptx.looks import relinked
from progprint.pptx.package import BROKEN, BadTemplateError, Package
from progprint.pptx.parts import A, Element, P, Part, picture_of, place_of, related, text_in
from progprint.pptx.text import digest

_REWRITING = b"LibreOffice"
_SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_EMU = 1270.0  # a tenth of a point
_KINDS = {f"{P}sp": "text", f"{P}pic": "picture", f"{P}graphicFrame": "table"}
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SHAPES = (*_KINDS, f"{P}grpSp", f"{P}cxnSp", f"{P}contentPart", COMPATIBLE)
"""What stands on a slide; what an older program shows in another way (a formula, ink) is one shape."""


class Shape(NamedTuple):
    """A shape: what kind of thing it is, the digest of what it shows, and its place if it says one."""

    element: Element
    kind: str
    name: str
    digest: str
    box: Box | None


class EditedSlide(NamedTuple):
    """A slide: its key ("" for one that was added), name of its layout, part, elements, shapes and the lines of its notes.

    ``section`` is the name of its section, None where the file has none. ``jumps`` are the names of the parts of the slides
    that it leads to, by the ids of the relationships. ``plain``: its notes look as we write them.
    """

    key: str
    layout: str
    part: Part
    tree: Element
    shapes: Sequence[Shape]
    notes: tuple[str, ...]
    section: str | None = None
    jumps: Mapping[str, str] = field(default_factory=dict)
    plain: bool = True


class Edited(NamedTuple):
    """A deck: the record of how it was written, and its slides in the order of now.

    ``exact``: it was saved by a program that leaves alone what nobody changes. LibreOffice writes all looks anew. ``keys`` are
    those of slides by the names of their parts.
    """

    package: Package
    record: DeckRecord
    slides: Sequence[EditedSlide]
    exact: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)


def read_edited(data: bytes) -> Edited | None:
    """A deck that was written by us and touched since; None if nobody touched it, or if it is none of ours.

    Raises RefusedError for a file that cannot be read as a deck although it is one of ours.
    """
    found = record_in(data)
    if found is None or found[1]:
        return None
    record = found[0]
    try:
        package = Package(data, deck=True)
        program = next((one.blob for one in related(package, "/extended-properties")), b"")
        slides = list(slides_in(package, record.slides))
        keys = {one.part.partname.membername: one.key for one in slides}
        return Edited(package, record, slides, _REWRITING not in program, keys)
    except BROKEN as trouble:
        message = "damaged"
        raise BadTemplateError(message) from trouble


def named_as_now(edited: Edited, subjects: Subjects) -> Edited:
    """A deck whose keys name the talks as they are named now; those of what is not there any more name nothing of now."""
    before = edited.record.subjects
    again = known_again(before, subjects)
    heads = {head: again.get(head, f"gone/{head}") for head in before}
    if all(head == name for head, name in heads.items()):
        return edited
    record = edited.record
    slides = {renamed_key(key, heads): _relinked(row, heads) for key, row in record.slides.items()}
    shown = [
        one._replace(key=renamed_key(one.key, heads)) if one.key in record.slides else one for one in edited.slides
    ]
    keys = {part: renamed_key(key, heads) for part, key in edited.keys.items()}
    return edited._replace(record=record._replace(slides=slides), slides=shown, keys=keys)


def _relinked(row: SlideRecord, heads: Mapping[str, str]) -> SlideRecord:
    slots = {
        slot: one._replace(rows=relinked(one.rows, lambda key: renamed_key(key, heads)))
        for slot, one in row.slots.items()
    }
    return row._replace(slots=slots)


def shape_tree(tree: Any) -> Element:
    """The element that holds the shapes of a slide; InvalidXmlError for what is none."""
    found: Element = tree.cSld.spTree
    return found


def slides_in(package: Package, records: Mapping[str, SlideRecord]) -> Iterator[EditedSlide]:
    """The slides of a file in order; ``records`` are those of its slides by key."""
    sections = _sections(package.presentation.element)
    slides = [(id_, slide, *_shapes(slide)) for id_, slide in package.slides]
    originals: dict[str, tuple[int, int]] = {}
    # of copies that somebody made, the least edited is the slide itself
    for n, (_, _, key, shapes) in enumerate(slides):
        written = {slot.digest for slot in records[key].slots.values()} if key in records else set()
        originals[key] = min(originals.get(key, (0, n)), (-sum(one.digest in written for one in shapes), n))
    for n, (id_, slide, key, shapes) in enumerate(slides):
        layout = next((package.tree(one).find(f"{P}cSld") for one in related(slide.part, "/slideLayout")), None)
        named = layout.get("name", "") if layout is not None else ""
        section = sections.get(id_, "") if sections else None
        own = slide.part.partname.membername
        jumps = {id_: target for (name, id_), target in package.jumps.items() if name == own}
        lines, plain = _notes(package, slide.part)
        name = key if originals[key][1] == n else ""
        yield EditedSlide(name, named, slide.part, slide.element, shapes, lines, section, jumps, plain)


def _shapes(slide: Any) -> tuple[str, list[Shape]]:
    """The key of a slide, and its shapes without the foot."""
    key, shapes = "", []
    for element in shapes_of(slide.element):
        name = name_of(element)
        if name.startswith(MARK):
            key = key or name.removeprefix(MARK)
        elif holder_of(element) not in FURNITURE:
            shapes.append(_shape(slide.part, element, name))
    return key, shapes


def _sections(main: Element) -> dict[str, str]:
    """The section of each slide by the slide's id."""
    return {
        one.get("id", ""): section.get("name", "")
        for section in main.iter(f"{_SECTION}section")
        for one in section.iter(f"{_SECTION}sldId")
    }


def shapes_of(tree: Element) -> list[Element]:
    """The shapes of a slide, hidden ones too, groups as one."""
    return [element for element in shape_tree(tree) if element.tag in _SHAPES]


def holder_of(element: Any) -> str:
    """The kind of placeholder that a shape is; "" for one that is none."""
    holder = getattr(element, "ph", None)
    return "" if holder is None else holder.get("type", "obj")


def _shape(part: Part, element: Any, name: str) -> Shape:
    kind = _KINDS.get(element.tag, "other")
    said = digest_of(picture_of(element, part) or b"") if kind == "picture" else digest(text_in(element))
    place = place_of(element)
    x, y, width, height = (round(side / _EMU) for side in place or (0, 0, 0, 0))
    return Shape(element, kind, name, said, (x, y, width, height) if place else None)


def _notes(package: Package, part: Part) -> tuple[tuple[str, ...], bool]:
    """The lines of a slide's notes, and whether there is nothing more to them."""
    for notes in related(part, "/notesSlide"):
        shapes = shapes_of(package.tree(notes))
        plain = all(holder_of(one) in _OF_NOTES for one in shapes) and not any(map(_is_dressed, shapes))
        for element in shapes:
            if holder_of(element) in ("body", "obj"):
                lines = map(text_in, element.iter(f"{A}p"))
                return tuple(line for line in lines if line.strip()), plain
    return (), True


_OF_NOTES = (*FURNITURE, "sldImg", "body", "obj")
"""What stands on a page of notes."""
_TOLD = {"b": ("0", "false"), "i": ("0", "false"), "u": ("none",)}


def _is_dressed(shape: Element) -> bool:
    """Whether words of notes have a look of their own."""
    runs = list(shape.iter(f"{A}rPr"))
    inside = any(one.tag != f"{A}extLst" for run in runs for one in run)
    return inside or any(run.get(key, no[0]) not in no for run in runs for key, no in _TOLD.items())


def matched(slots: Mapping[str, SlotRecord], kinds: Mapping[str, str], shapes: Sequence[Shape]) -> dict[str, Shape]:
    """The shapes by the slots that they are; a slot without one was taken away, shapes that are left were added."""
    found: dict[str, Shape] = {}
    free = list(shapes)
    for n, is_like in enumerate(_WAYS):
        for slot, row in slots.items():
            like = [shape for shape in free if shape.kind == kinds[slot] and is_like(shape, row)]
            if slot in found or not like or (n == 0 and len(like) > 1):
                continue
            found[slot] = min(like, key=lambda shape: _apart(shape.box, row.box))
            free.remove(found[slot])
    return found


_WAYS: Sequence[Callable[[Shape, SlotRecord], bool]] = (
    lambda shape, row: shape.name == unescape(row.label),
    lambda shape, row: shape.digest == row.digest,
    lambda shape, row: _apart(shape.box, row.box) < _NEAR,
)
_NEAR = 3000
"""How far a shape may have been moved, tenths of a point, and be edited too, to be known when it was renamed."""


def _apart(one: Box | None, other: Box) -> int:
    """How far two places lie apart; one that is not said lies where it was."""
    if one is None:
        return 0
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
