"""Pages in, one PDF file out.

    pages ─ painter ─▶ content, tags, places ─▶ fonts, links, outline, labels, structure ─ finish ─▶ bytes

The file is PDF 1.7, tagged, with every font embedded. Nothing here knows the clock: same pages, same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.core.diagnostic import Outcome, warning
from progprint.pdf import navigation, tags
from progprint.pdf.conformance import PdfSettings, information, xmp_packet
from progprint.pdf.finish import Pen, Plain, Store, Stream
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
        self.found: dict[tuple[str, str], Diagnostic] = {}

    def run(self) -> Outcome[bytes]:
        drawn = [self.painter.paint(page) for page in self.pages]
        links = self._links()
        fonts = self._fonts()
        self.resources.data = f"<</Font {fonts}>>"
        for index, (content, images) in enumerate(drawn):
            self._page(index, content, images, fonts, links[index])
        self.tree.data = f"<</Type/Pages/Count {len(self.refs)}/Kids[{' '.join(self.refs)}]>>"
        root, info = self._catalogue(), self.store.add(information(self.settings))
        return Outcome(self.store.assemble(root, info), list(self.found.values()))

    def _fonts(self) -> str:
        """Embed all fonts; returns the reference to the font resources that all pages share."""
        named: dict[str, str] = {}
        for font in self.painter.fonts.values():
            named |= font.embed(self.store)
        return self.store.add(f"<<{''.join(f'/{name} {ref}' for name, ref in named.items())}>>")

    def _page(self, index: int, content: bytes, images: dict[str, str], fonts: str, links: list[str]) -> None:
        """One page; pages without pictures share their resources."""
        resources = self.resources.ref
        if images:
            listed = "".join(f"/{name} {ref}" for name, ref in images.items())
            resources = f"<</Font {fonts}/XObject<<{listed}>>>>"
        extra = f"/StructParents {index}/Tabs/S" + (f"/Annots[{' '.join(links)}]" if links else "")
        stream = self.store.put(Stream(content))
        page = self.pages[index]
        boxes = _boxes(page, page.bleed if self.settings.bleed else 0.0)
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
                slot.data = navigation.link_annotation(area.rect, target, self._contents(area), key)
                listed[area.page].append(slot.ref)
        return listed

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
        return f"/Dest{navigation.destination(place, self.refs)}"

    def _contents(self, area: Area) -> str:
        """What a link says of itself: its own words, its URL, the title of its target, or the number of its page."""
        notes, link = self.painter.notes, area.link
        if link.contents or link.external:
            return link.contents or link.target
        return notes.titles.get(link.target) or self.pages[notes.anchors[link.target].page].label

    def _catalogue(self) -> str:
        """The document catalogue (ISO 32000-1 §7.7.2)."""
        store, settings = self.store, self.settings
        outline = navigation.outline(self.painter.notes.bookmarks, self.refs, store.reserve)
        structure = store.extend(tags.spell(self.painter.structure, self.refs, store.following))
        packet = store.put(Stream(xmp_packet(settings), "/Type/Metadata/Subtype/XML", raw=True))
        entries = [
            f"/Pages {self.tree.ref}",
            f"/Lang{text_string(settings.language)}",
            f"/PageLabels{navigation.page_labels([page.label for page in self.pages])}",
            "/ViewerPreferences<</DisplayDocTitle true>>",
            f"/Metadata {packet}",
            "/MarkInfo<</Marked true>>",
            f"/StructTreeRoot {structure}",
        ]
        if outline:
            entries.append(f"/Outlines {outline}/PageMode/UseOutlines")
        return store.put(Plain(f"<</Type/Catalog{''.join(entries)}>>"))


def _boxes(page: Page, bleed: float) -> str:
    """The page's boxes (§14.11.2): the trim, and ``bleed`` pt around it."""
    width, height = page.frame.width, page.frame.height
    media = box((0, 0, width + 2 * bleed, height + 2 * bleed))
    trim = box((bleed, bleed, bleed + width, bleed + height))
    return f"/MediaBox{media}/TrimBox{trim}" + (f"/BleedBox{media}" if bleed else "")
