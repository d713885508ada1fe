"""Pages in, one PDF file out.

    pages ─ painter ─▶ content, tags, places ─▶ fonts, links, outline, labels, structure ─ finish ─▶ bytes

Every font is embedded; what else a file keeps is its standard (``standards``). Nothing here knows the clock: same pages,
same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.core.diagnostic import Outcome, warning
from progprint.pdf import navigation, tags
from progprint.pdf.conformance import PdfSettings, information, output_intent, xmp_packet
from progprint.pdf.finish import Pen, Plain, Store, Stream
from progprint.pdf.marks import ALL, edge_of
from progprint.pdf.painter import Painter
from progprint.pdf.syntax import box, text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.core.diagnostic import Diagnostic
    from progprint.pdf.navigation import Area
    from progprint.typeset.frame import Page

__all__ = ["PdfSettings", "write_pdf"]


def write_pdf(pages: Sequence[Page], settings: PdfSettings) -> Outcome[bytes]:
    """A PDF file of all pages.

    A link whose target is no anchor of the pages (``dead-link``) or whose URL is of another kind than http, https and
    mailto (``refused-link``) is left out with a warning. Raises UntaggedError for drawing outside of tags if the
    settings are strict.
    """
    return _Writer(pages, settings).run()


class _Writer:
    """The parts of one file while they come together."""

    def __init__(self, pages: Sequence[Page], settings: PdfSettings) -> None:
        self.pages, self.settings = pages, settings
        pen = Pen()
        self.store = Store()
        self.painter = Painter(pen, self.store, settings, len(pages))
        self.tree = self.store.reserve()
        self.resources = self.store.reserve()
        self.slots = [self.store.reserve() for _ in pages]
        self.refs = [slot.ref for slot in self.slots]
        self.kept = settings.kept
        self.areas: list[tuple[Plain, Area, int]] = []
        self.found: dict[tuple[str, str], Diagnostic] = {}

    def run(self) -> Outcome[bytes]:
        drawn = [self.painter.paint(page) for page in self.pages]
        links = self._links()
        fonts = self._fonts()
        shared = f"/Font {fonts}" + (f"/ColorSpace<</All {self.store.add(ALL)}>>" if self.settings.marks else "")
        self.resources.data = f"<<{shared}>>"
        for index, (content, images) in enumerate(drawn):
            self._page(index, content, images, shared, links[index])
        self.tree.data = f"<</Type/Pages/Count {len(self.refs)}/Kids[{' '.join(self.refs)}]>>"
        root = self._catalogue()
        info = self.store.add(information(self.settings)) if self.kept.informed else ""
        data = self.store.assemble(root, info, self.kept.version, packed=self.kept.packed)
        return Outcome(data, list(self.found.values()))

    def _fonts(self) -> str:
        """Embed all fonts; returns the reference to the font resources that all pages share."""
        named: dict[str, str] = {}
        for font in self.painter.fonts.values():
            named |= font.embed(self.store)
        return self.store.add(f"<<{''.join(f'/{name} {ref}' for name, ref in named.items())}>>")

    def _page(self, index: int, content: bytes, images: dict[str, str], shared: str, links: list[str]) -> None:
        """One page; pages without pictures share their resources."""
        resources = self.resources.ref
        if images:
            listed = "".join(f"/{name} {ref}" for name, ref in images.items())
            resources = f"<<{shared}/XObject<<{listed}>>>>"
        extra = f"/StructParents {index}/Tabs/S" if self.kept.tagged else ""
        extra += f"/Annots[{' '.join(links)}]" if links else ""
        extra += f"/Rotate {self.pages[index].turn}" if self.pages[index].turn else ""
        stream = self.store.put(Stream(content))
        page = self.pages[index]
        boxes = _boxes(page, page.bleed if self.settings.bleed else 0.0, edge_of(page, self.settings))
        self.slots[
            index
        ].data = f"<</Type/Page/Parent {self.tree.ref}{boxes}/Resources {resources}/Contents {stream}{extra}>>"

    def _links(self) -> list[list[str]]:
        """Link annotations of each page, by reference."""
        listed: list[list[str]] = [[] for _ in self.pages]
        for area in self.painter.notes.areas:
            target = self._target(area)
            if target:
                slot = self.store.reserve()
                key = self.painter.structure.annotate(area.element, area.page, slot.ref)
                self.areas.append((slot, area, key))
                self._refer(area)
                listed[area.page].append(slot.ref)
        return listed

    def _refer(self, area: Area) -> None:
        """Note what the entry of a contents list that an area lies in leads to."""
        place, element = self.painter.notes.anchors.get(area.link.target), area.element
        while element.role != "TOCI" and element.parent is not None:
            element = element.parent
        if self.kept.namespaces and element.role == "TOCI" and place is not None and place.element is not None:
            element.targets.append(place.element)

    def _spell_links(self) -> None:
        """The annotations, once the elements that they lead to have their numbers."""
        for slot, area, key in self.areas:
            slot.data = navigation.link_annotation(area.rect, self._target(area), self._contents(area), key)

    def _target(self, area: Area) -> str:
        """The entry that leads to a link's target, or "" with a warning."""
        target = area.link.target
        if area.link.external:
            if navigation.allowed(target):
                return navigation.uri_action(target)
            self.found["refused-link", target] = warning("refused-link", target=target)
            return ""
        place = self.painter.notes.anchors.get(target)
        if place is None:
            self.found["dead-link", target] = warning("dead-link", target=target)
            return ""
        return navigation.leads_to(place, self.refs, structured=self.kept.namespaces)

    def _contents(self, area: Area) -> str:
        """What a link says of itself: its own words, its URL, the title of its target, or the number of its page."""
        notes, link = self.painter.notes, area.link
        if link.contents or link.external:
            return link.contents or link.target
        return notes.titles.get(link.target) or self.pages[notes.anchors[link.target].page].label

    def _catalogue(self) -> str:
        """The document catalogue (ISO 32000-1 §7.7.2)."""
        store, settings, kept = self.store, self.settings, self.kept
        entries = [
            f"/Pages {self.tree.ref}",
            f"/PageLabels{navigation.page_labels([page.label for page in self.pages])}",
        ]
        if kept.tagged:
            spelled = tags.spell(self.painter.structure, self.refs, store.following, namespaces=kept.namespaces)
            entries.append(f"/MarkInfo<</Marked true>>/StructTreeRoot {store.extend(spelled)}")
        self._spell_links()
        outline = navigation.outline(self.painter.notes.bookmarks, self.refs, store.reserve, structured=kept.namespaces)
        if outline:
            entries.append(f"/Outlines {outline}/PageMode/UseOutlines")
        if kept.described:
            packet = store.put(Stream(xmp_packet(settings, store.digest()), "/Type/Metadata/Subtype/XML", raw=True))
            entries.append(f"/Lang{text_string(settings.language)}/Metadata {packet}")
            entries.append("/ViewerPreferences<</DisplayDocTitle true>>")
        if settings.profile:
            inks = 4 if settings.press else 3
            profile = store.put(Stream(settings.profile, f"/N {inks}"))
            entries.append(f"/OutputIntents[{store.add(output_intent(settings, profile))}]")
        return store.put(Plain(f"<</Type/Catalog{''.join(entries)}>>"))


def _boxes(page: Page, bleed: float, edge: float) -> str:
    """The page's boxes (§14.11.2): the trim, ``bleed`` pt around it, and the sheet, ``edge`` pt around the trim."""
    width, height = page.frame.width, page.frame.height
    media = box((0, 0, width + 2 * edge, height + 2 * edge))
    trim = box((edge, edge, edge + width, edge + height))
    inner = edge - bleed
    reach = box((inner, inner, width + 2 * edge - inner, height + 2 * edge - inner))
    return f"/MediaBox{media}/TrimBox{trim}" + (f"/BleedBox{reach}" if bleed else "")
