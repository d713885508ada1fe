"""Edits that survive: what somebody changed by hand in a deck, laid over the deck that the agenda makes now.

    fresh slides + Edited ── revised ──▶ slides: changed words, moved shapes, added shapes and slides, another order

For each slot three things are known: how it was written, how it is in the edited deck, and how it would be written now.
What only one side changed is taken; where both did, the edit stays and is told. A look that was changed in the masters
does not come along: it belongs into the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from progprint.core.diagnostic import Diagnostic, Outcome, Span, note, warning
from progprint.deck.deck import Fill, PictureFill, Slide, TableFill
from progprint.deck.subject import Subjects
from progprint.pptx.copying import Copier
from progprint.pptx.edited import Edited, EditedSlide, Shape, matched, named_as_now, shape_tree, shapes_of
from progprint.pptx.generated import SlideRecord, digest
from progprint.pptx.parts import A, Element, P, Part, SlidePart, drop, markup, parse_xml
from progprint.pptx.template import Template

_MOVED = 15
"""Tenths of a point that a shape may lie elsewhere and not count as moved: programs round."""
_SLOPPY = 60
"""The same for tables, whose height depends on the program."""


class Fresh:
    """The slides as the agenda makes them now: their parts, slides and records by key, in order."""

    def __init__(
        self,
        slides: Sequence[Slide],
        parts: Sequence[SlidePart],
        records: Mapping[str, SlideRecord],
        subjects: Subjects,
    ) -> None:
        self.subjects = subjects
        self.order = [slide.key for slide in slides]
        self.slides = dict(zip(self.order, slides, strict=True))
        self.parts = dict(zip(self.order, parts, strict=True))
        self.records = records


def revised(fresh: Fresh, edited: Edited, template: Template) -> Outcome[tuple[SlidePart, ...]]:
    """The slides with all edits; slides that somebody added get the template's layouts of the same name.

    Notes and warnings: deck-edited, deck-conflict.
    """
    return _Reviser(fresh, edited, template).run()


class _Reviser:
    def __init__(self, fresh: Fresh, edited: Edited, template: Template) -> None:
        edited = named_as_now(edited, fresh.subjects)
        self.fresh, self.edited, self.base = fresh, edited, edited.record.slides
        self.copier = Copier(template)
        self.now = {slide.key: slide for slide in edited.slides if slide.key in self.base}
        self.found: list[Diagnostic] = []
        self.kept = 0

    def run(self) -> Outcome[tuple[SlidePart, ...]]:
        made: list[SlidePart] = []
        section = ""
        for key, other in self._sequence():
            if other is None:
                made.append(self._slide(key))
            else:
                made.append(self.copier.slide(other, section))
                self.kept += 1
            section = made[-1].section
        if self.kept:
            self.found.insert(0, note("deck-edited", count=self.kept))
        return Outcome(tuple(made), self.found)

    # -- which slides, in which order

    def _sequence(self) -> Iterator[tuple[str, EditedSlide | None]]:
        """Keys in order, each followed by the slides that somebody put behind it."""
        after = self._added()
        yield from (("", slide) for slide in after.get("", ()))
        for key in self._keys():
            if key in self.base and key not in self.now:
                self.kept += 1
                self.found.append(note("deck-edited", None, "removed", slide=self.fresh.slides[key].title))
            else:
                yield key, None
            yield from (("", slide) for slide in after.get(key, ()))

    def _added(self) -> dict[str, list[EditedSlide]]:
        """Slides that are not ours, or no longer, by the key of the slide before them."""
        after: dict[str, list[EditedSlide]] = {}
        before = ""
        for slide in self.edited.slides:
            if slide.key in self.fresh.parts and slide.key in self.base:
                before = slide.key
            elif slide.key not in self.base or self._touched(slide):
                after.setdefault(before, []).append(slide)
                if slide.key in self.base:
                    self._conflict("gone", None, _title(slide), "")
        return after

    def _touched(self, slide: EditedSlide) -> bool:
        """Whether anything of a slide was changed by hand."""
        row = self.base[slide.key]
        found = matched(row.slots, _kinds_of(row), slide.shapes)
        changed = any(found[slot].digest != said.digest for slot, said in row.slots.items() if slot in found)
        return changed or len(found) < max(len(row.slots), len(slide.shapes)) or _told(slide.notes) != row.notes

    def _keys(self) -> list[str]:
        """The order of the agenda, or that of hand where somebody moved slides."""
        wanted = self.fresh.order
        here = [
            key for key in (slide.key for slide in self.edited.slides) if key in self.fresh.parts and key in self.base
        ]
        there = [key for key in self.base if key in set(here)]
        if here == there:
            return list(wanted)
        self.kept += 1
        ordered = list(here)
        for n, key in enumerate(wanted):
            if key not in ordered:
                before = next((one for one in reversed(wanted[:n]) if one in ordered), None)
                ordered.insert(ordered.index(before) + 1 if before is not None else 0, key)
        return ordered

    # -- one slide

    def _slide(self, key: str) -> SlidePart:
        made, other = self.fresh.parts[key], self.now.get(key)
        if other is None:
            return made
        slide, row, new = self.fresh.slides[key], self.base[key], self.fresh.records[key]
        found = matched(row.slots, _kinds(slide, row), other.shapes)
        added = [shape for shape in other.shapes if shape not in found.values()]
        edits = {
            slot: (said is None or said.digest != row.slots[slot].digest, said is not None and _moved(row, slot, said))
            for slot, said in ((slot, found.get(slot)) for slot in row.slots)
        }
        notes, changed_notes = self._notes(slide, made.notes, other, row, new)
        if not added and not changed_notes and not any(any(pair) for pair in edits.values()):
            return made
        self.kept += 1
        tree = parse_xml(made.xml.encode())
        shapes = _fresh_shapes(tree, slide)
        for slot, (reworded, moved) in edits.items():
            self._slot(
                slot, slide, row, new, shapes, found.get(slot), made.part, other.part, reworded=reworded, moved=moved
            )
        self._add(tree, added, made.part, other.part)
        self._motion(tree, other, whole=set(row.slots) == set(new.slots) and not added)
        return made._replace(xml=markup(tree).decode(), notes=notes)

    def _slot(
        self,
        slot: str,
        slide: Slide,
        row: SlideRecord,
        new: SlideRecord,
        shapes: Mapping[str, Element],
        said: Shape | None,
        part: Part,
        source: Part,
        *,
        reworded: bool,
        moved: bool,
    ) -> None:
        """One slot: its words, its place, or that it was taken away."""
        element = shapes.get(slot)
        both = slot in new.slots and new.slots[slot].digest != row.slots[slot].digest
        if said is None:
            if element is not None:
                drop(element)
                if both:
                    self._conflict("removed", slide.span, slide.title, _words(slide, slot))
            return
        if element is None:
            if reworded:
                self._conflict("gone", slide.span, slide.title, slot)
            return
        if reworded and said.digest != new.slots[slot].digest:
            self._reword(element, said, part, source)
            if both:
                self._conflict("", slide.span, slide.title, _words(slide, slot))
        if moved:
            _placed(element, said)

    def _notes(
        self, slide: Slide, lines: tuple[str, ...], other: EditedSlide, row: SlideRecord, new: SlideRecord
    ) -> tuple[tuple[str, ...], bool]:
        """The notes, and whether they are those of hand."""
        said = _told(other.notes)
        if said in (row.notes, new.notes):
            return lines, False
        if new.notes != row.notes:
            self._conflict("notes", slide.span, slide.title, lines[-1] if lines else "")
        return other.notes, True

    def _reword(self, element: Element, said: Shape, part: Part, source: Part) -> None:
        """The words, picture or table of hand in the shape of now."""
        if said.kind == "table":
            new = self.copier.copy(said.element, source, part)
            for one, other in zip(new.iter(f"{P}cNvPr"), element.iter(f"{P}cNvPr"), strict=False):
                one.set("id", other.get("id", "2"))
            _exchange(element, new)
            return
        name = f"{P}blipFill" if said.kind == "picture" else f"{P}txBody"
        old, changed = element.find(name), said.element.find(name)
        if old is not None and changed is not None:
            _exchange(old, self.copier.copy(changed, source, part))

    def _add(self, tree: Element, added: Sequence[Shape], part: Part, source: Part) -> None:
        """Shapes that somebody added, with ids of their own."""
        place = shape_tree(tree)
        taken = {one.get("id") for one in tree.iter(f"{P}cNvPr")}
        for shape in added:
            copy = self.copier.copy(shape.element, source, part)
            for one in copy.iter(f"{P}cNvPr"):
                if one.get("id") in taken:
                    one.set("id", str(1 + max(int(number) for number in taken if number and number.isdigit())))
                taken.add(one.get("id"))
            place.append(copy)

    def _motion(self, tree: Element, other: EditedSlide, *, whole: bool) -> None:
        """Transitions; and animations, where every shape that they speak of is there."""
        names = [f"{P}transition"] + ([f"{P}timing"] if whole else [])
        for name in names:
            there = other.tree.find(name)
            if there is not None and tree.find(name) is None:
                tree.append(deepcopy(there))

    def _conflict(self, variant: str, span: Span | None, slide: str, text: str) -> None:
        shown = " ".join(text.split())
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        self.found.append(warning("deck-conflict", span, variant, slide=slide, text=shown))


_SHOWN = 60


def _kinds(slide: Slide, row: SlideRecord) -> dict[str, str]:
    """What kind of shape each slot is: of the slots of now by their fills, of others by their names."""
    kinds = _kinds_of(row)
    for fill in slide.fills:
        if fill.slot in kinds:
            kinds[fill.slot] = {Fill: "text", PictureFill: "picture", TableFill: "table"}[type(fill)]
    return kinds


def _kinds_of(row: SlideRecord) -> dict[str, str]:
    return {
        slot: "picture" if slot.startswith("photo") else "table" if slot == "table" else "text" for slot in row.slots
    }


def _fresh_shapes(tree: Element, slide: Slide) -> dict[str, Element]:
    """The elements of a slide's fills by their slots; they come first and in order."""
    return {fill.slot: element for fill, element in zip(slide.fills, shapes_of(tree), strict=False)}


def _moved(row: SlideRecord, slot: str, said: Shape) -> bool:
    if said.box is None:
        return False
    given = row.slots[slot].box
    if said.kind == "table":
        return max(abs(said.box[0] - given[0]), abs(said.box[1] - given[1])) > _SLOPPY
    return max(abs(one - other) for one, other in zip(said.box, given, strict=True)) > _MOVED


def _placed(element: Element, said: Shape) -> None:
    """The place of hand."""
    if said.kind == "table":
        old, new = element.find(f"{P}xfrm"), said.element.find(f"{P}xfrm")
        if old is not None and new is not None:
            element.replace(old, deepcopy(new))
        return
    properties, new = element.find(f"{P}spPr"), said.element.find(f"{P}spPr/{A}xfrm")
    if properties is None or new is None:
        return
    old = properties.find(f"{A}xfrm")
    if old is not None:
        properties.remove(old)
    properties.insert(0, deepcopy(new))


def _words(slide: Slide, slot: str) -> str:
    return next((fill.text for fill in slide.fills if isinstance(fill, Fill) and fill.slot == slot), slot)


def _title(slide: EditedSlide) -> str:
    texts = ("".join(one.text or "" for one in shape.element.iter(f"{A}t")) for shape in slide.shapes)
    return next((text for text in texts if text.strip()), slide.key)


def _told(lines: Sequence[str]) -> str:
    return digest("".join(lines))


def _exchange(old: Element, new: Element) -> None:
    """Put another element in the place of one."""
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
