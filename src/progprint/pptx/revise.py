"""Edits that survive: what somebody changed by hand in a deck, laid over the deck that the agenda makes now.

    fresh slides + Edited ── revised ──▶ slides: changed words, moved shapes, added shapes and slides, another order

For each slot three things are known: how it was written, how it is in the edited deck, and how it would be written now.
What only one side changed is taken; where both did, the edit stays and is told. A look that was changed in the masters
does not come along: it belongs into the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from progprint.core.diagnostic import Diagnostic, Outcome, Span, note, warning
from progprint.deck.deck import Slide
from progprint.deck.lines import unbroken
from progprint.deck.subject import Subjects, head_of
from progprint.pptx.copying import Copier, added_slide
from progprint.pptx.deckwide import DeckWide
from progprint.pptx.edited import Edited, EditedSlide, Shape, matched, named_as_now, shape_tree, shapes_of
from progprint.pptx.generated import SlideRecord, WrittenSlide
from progprint.pptx.kept import is_changed, laid
from progprint.pptx.layouts import about, id_of
from progprint.pptx.merging import placed
from progprint.pptx.parts import A, Element, P, Part, SlidePart, drop, markup, parse_xml, words_in
from progprint.pptx.repaged import repaged
from progprint.pptx.resolved import ResolvedLook, resolved_look
from progprint.pptx.slide import bare_xml
from progprint.pptx.slidewide import Wide, foot_of
from progprint.pptx.slots import EditedSlot
from progprint.pptx.stacking import fresh_shapes, kinds_of, restack, stacked
from progprint.pptx.template import Template
from progprint.pptx.text import digest


class Reviser:
    """Lays edits over the slides of now, ``fresh``; slides that somebody added get the template's layouts of the same name."""

    def __init__(
        self, fresh: Sequence[WrittenSlide], edited: Edited, template: Template, subjects: Subjects, title: str
    ) -> None:
        self.fresh = {one.slide.key: one for one in fresh}
        edited = repaged(named_as_now(edited, subjects), {key: one.record for key, one in self.fresh.items()})
        self.edited, self.base = edited, edited.record.slides
        self.subjects, self.title = subjects, title
        self.exact, self.template = edited.exact, template
        self.wide = DeckWide(edited, template)
        self.resolved = None
        if not edited.exact:  # of a template that is not ours colours and faces are not known
            themes = template.themes.values()
            self.resolved = ResolvedLook() if template.plain else resolved_look(edited.package, themes)
        self.added = {id(one): added_slide(one, template) for one in edited.slides}
        places = {one.part.partname.membername: self._place(one) for one in edited.slides}
        jumps = ((one.part.partname.membername, id_, name) for one in edited.slides for id_, name in one.jumps.items())
        self.copier = Copier({(here, id_): places[name] for here, id_, name in jumps if name in places})
        self.now = {slide.key: slide for slide in edited.slides if slide.key in self.base}
        self.found: list[Diagnostic] = []
        self.kept = 0

    def run(self) -> Outcome[tuple[SlidePart, ...]]:
        """The slides with all edits. Notes and warnings: deck-edited, deck-conflict, deck-unkept."""
        made: list[SlidePart] = []
        sections = {self.base[key].section: self.fresh[key].part.section for key in self.now if key in self.fresh}
        section = ""
        for key, other in self._sequence():
            if other is None:
                made.append(self._slide(key))
            else:
                section = sections.get(other.section, other.section) if other.section else section
                made.append(self.copier.slide(other, self.added[id(other)]._replace(section=section)))
                self.kept += 1
            section = made[-1].section
        if self.exact and made and all(one.section is None for one in self.edited.slides):
            made = [one._replace(section="") for one in made]
            self.kept += 1
        self.kept += self.wide.kept
        if self.wide.is_lost:
            self.found.append(warning("deck-unkept", None, "show", slide=self.title))
        if self.kept:
            self.found.insert(0, note("deck-edited", deck=self.title, count=self.kept))
        return Outcome(tuple(made), self.found)

    def _place(self, other: EditedSlide) -> Part:
        """The part that a slide of the edited deck is now."""
        return self.fresh[other.key].part.part if self._is_ours(other) else self.added[id(other)].part

    def _is_ours(self, other: EditedSlide) -> bool:
        """Whether a slide was ours and still is."""
        return other.key in self.fresh and other.key in self.base

    def _jumps(self, other: EditedSlide) -> dict[str, str]:
        """The keys of the slides that a slide leads to."""
        return {id_: self.edited.keys.get(name) or name for id_, name in other.jumps.items()}

    # -- which slides, in which order

    def _sequence(self) -> Iterator[tuple[str, EditedSlide | None]]:
        """Keys in order, each followed by the slides that somebody put behind it."""
        after = self._added()
        yield from (("", slide) for slide in after.get("", ()))
        for key in self._keys():
            if key in self.base and key not in self.now:
                self.kept += 1
                self.found.append(note("deck-edited", None, "removed", slide=self.fresh[key].slide.title))
            else:
                yield key, None
            yield from (("", slide) for slide in after.get(key, ()))

    def _added(self) -> dict[str, list[EditedSlide]]:
        """Slides that are not ours, or no longer, by the key of the slide before them."""
        after: dict[str, list[EditedSlide]] = {}
        before = ""
        for slide in self.edited.slides:
            if self._is_ours(slide):
                before = slide.key
            elif slide.key not in self.base or self._touched(slide):
                after.setdefault(before, []).append(slide)
                if slide.key in self.base:
                    words = self._edited_words(slide)
                    self._conflict("gone" if words else "gone-look", None, _title(slide), words)
        return after

    def _touched(self, slide: EditedSlide) -> bool:
        """Whether anything of a slide that the agenda has no more was changed by hand."""
        row = self.base[slide.key]
        if (changed_here := is_changed(row, slide, exact=self.exact)) is not None:
            return changed_here
        found = matched(row.slots, kinds_of(row), slide.shapes)
        changed = any(self._lone(row, slot, said, slide).changed for slot, said in found.items())
        wide = any(Wide(slide, row, self.template, exact=self.exact).changes(foot=False))
        return changed or wide or len(found) < max(len(row.slots), len(slide.shapes)) or _told(slide.notes) != row.notes

    def _lone(self, row: SlideRecord, slot: str, said: Shape, here: EditedSlide) -> EditedSlot:
        """A slot with nothing of now beside it but an empty one of its layout."""
        rows, parts = (row.slots[slot], row.slots[slot]), (here.part, here.part)
        layouts = (one for one in self.template.kinds.values() if one.name == row.layout)
        place = next((one.slots[slot] for one in layouts if slot in one.slots), None)
        element = said.element
        if place is not None and said.kind in ("text", "picture"):
            element = parse_xml(bare_xml(place, said.kind))
        return EditedSlot(rows, said, element, parts, self._jumps(here), resolved=self.resolved, place=place)

    def _edited_words(self, slide: EditedSlide) -> str:
        """The words that somebody wrote on a slide, or in its notes."""
        row = self.base[slide.key]
        found = matched(row.slots, kinds_of(row), slide.shapes)
        texts = [_words(one.element) for slot, one in found.items() if one.digest != row.slots[slot].digest]
        texts += [_words(one.element) for one in slide.shapes if one not in found.values()]
        texts += slide.notes if _told(slide.notes) != row.notes else ()
        return " / ".join(text for text in texts if text.strip())

    def _keys(self) -> list[str]:
        """The order of the agenda; a slide that somebody moved stands behind the one that it was put behind."""
        wanted = list(self.fresh)
        here = [slide.key for slide in self.edited.slides if self._is_ours(slide)]
        there = [key for key in self.base if key in set(here)]
        if here == there:
            return wanted
        self.kept += 1
        return placed(there, here, wanted, lambda key: head_of(key, self.subjects))

    # -- one slide

    def _slide(self, key: str) -> SlidePart:
        (slide, made, new), other = self.fresh[key], self.now.get(key)
        if other is None:
            return made
        row = self.base[key]
        if (changed_here := is_changed(row, other, exact=self.exact)) is not None:
            self.kept += changed_here
            return laid(other, key, made._replace(notes=other.notes), self.copier) if changed_here else made
        found = matched(row.slots, kinds_of(row), other.shapes)
        added = [shape for shape in other.shapes if shape not in found.values()]
        tree = parse_xml(made.xml.encode())
        shapes = fresh_shapes(tree, slide)
        gone = [slot for slot in row.slots if slot not in found]
        slots = {
            slot: EditedSlot(
                (row.slots[slot], new.slots[slot]),
                found[slot],
                shapes[slot],
                (made.part, other.part),
                self._jumps(other),
                resolved=self.resolved,
                place=self.template.kinds[slide.kind].slots[slot],
            )
            for slot in row.slots
            if slot in found and slot in shapes
        }
        homeless = [slot for slot in found if slot not in slots and self._lone(row, slot, found[slot], other).changed]
        changed = {slot: one for slot, one in slots.items() if one.changed}
        wide = Wide(other, row, self.template, exact=self.exact)
        kinds = wide.changes(foot="sldNum" in foot_of(tree))
        restacked = stacked(found, other.shapes) != [slot for slot in row.slots if slot in found]
        notes, changed_notes = self._notes(self.fresh[key], other, row)
        if self.exact and not other.plain:
            self.found.append(warning("deck-unkept", slide.span, "notes", slide=slide.title))
        names = self._names(found, row)
        if not (added or changed_notes or gone or homeless or changed or kinds or restacked or names):
            return made
        self.kept += 1
        for slot in gone:
            self._take_out(slot, slide, shapes, row, new)
        for slot in homeless:
            self._conflict("gone-words", slide.span, slide.title, _words(found[slot].element) or slot)
        for slot, one in changed.items():
            words = _words(shapes[slot])
            if one.merge(self.copier):
                self._conflict("", slide.span, slide.title, words)
        for slot in names.keys() & slots.keys():
            about(shapes[slot]).set("name", names[slot])
        ids = {id_of(one.said.element): id_of(shapes[slot]) for slot, one in slots.items()}
        ids |= self._add(tree, added, made.part, other.part)
        copies = shapes_of(tree)[-len(added) :] if added else []
        own = {id(one.said.element): shapes[slot] for slot, one in slots.items()}
        own |= {id(shape.element): copy for shape, copy in zip(added, copies, strict=True)}
        if restacked or added:
            restack(shape_tree(tree), [own[id(one.element)] for one in other.shapes if id(one.element) in own])
        made = wide.lay(made, tree, kinds, ids, self.copier)
        self.found += [warning("deck-unkept", slide.span, kind, slide=slide.title) for kind in wide.unkept]
        return made._replace(xml=markup(tree).decode(), notes=notes)

    def _names(self, found: Mapping[str, Shape], row: SlideRecord) -> dict[str, str]:
        """The names that somebody gave to shapes; where all are other ones, it was a program."""
        named = {slot: one.name for slot, one in found.items() if one.name != unescape(row.slots[slot].label)}
        return named if self.exact and len(named) < len(found) else {}

    def _take_out(
        self, slot: str, slide: Slide, shapes: Mapping[str, Element], row: SlideRecord, new: SlideRecord
    ) -> None:
        """A shape that somebody took away stays away."""
        if slot in shapes:
            drop(shapes[slot])
            if new.slots[slot].digest != row.slots[slot].digest:
                self._conflict("removed", slide.span, slide.title, _words(shapes[slot]) or slot)

    def _notes(self, fresh: WrittenSlide, other: EditedSlide, row: SlideRecord) -> tuple[tuple[str, ...], bool]:
        """The notes, and whether they are those of hand."""
        slide, lines, new = fresh.slide, fresh.part.notes, fresh.record.notes
        if _told(other.notes) in (row.notes, new):
            return lines, False
        if new != row.notes:
            self._conflict("notes", slide.span, slide.title, lines[-1] if lines else "")
        return other.notes, True

    def _add(self, tree: Element, added: Sequence[Shape], part: Part, source: Part) -> dict[str, str]:
        """Shapes that somebody added, with ids of their own; the ids of before and of now."""
        place = shape_tree(tree)
        taken = {one.get("id") for one in tree.iter(f"{P}cNvPr")}
        ids = {}
        for shape in added:
            copy = self.copier.copy(shape.element, source, part)
            for one in copy.iter(f"{P}cNvPr"):
                before = one.get("id", "")
                if before in taken:
                    one.set("id", str(1 + max(int(number) for number in taken if number and number.isdigit())))
                taken.add(one.get("id"))
                ids[before] = one.get("id", "")
            place.append(copy)
        return ids

    def _conflict(self, variant: str, span: Span | None, slide: str, text: str) -> None:
        shown = " ".join(text.split())
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        self.found.append(warning("deck-conflict", span, variant, slide=slide, text=shown))


_SHOWN = 60


def _words(shape: Element) -> str:
    """The words of a shape on one line, a blank between paragraphs."""
    return " ".join(filter(None, (unbroken(words_in(line)) for line in shape.iter(f"{A}p"))))


def _title(slide: EditedSlide) -> str:
    return next((words for shape in slide.shapes if (words := _words(shape.element))), slide.key)


def _told(lines: Sequence[str]) -> str:
    return digest("".join(lines))
