"""Pages in, one PDF file out.

    pages ─ painter ─▶ content, tags, places ─▶ fonts, links, outline, labels, structure ─ document ─▶ bytes

Every font is embedded; what else a file keeps is its standard (``standards``). Nothing here knows the clock: same pages,
same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from progprint.core.diagnostic import Outcome, warning
from progprint.pdf import document as objects
from progprint.pdf import navigation, tags
from progprint.pdf.conformance import PdfSettings, information, output_intent, xmp_packet
from progprint.pdf.marks import ALL, edge_of
from progprint.pdf.navigation import enter_outline
from progprint.pdf.painter import Painter
from progprint.pdf.syntax import box, text_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from progprint.core.diagnostic import Diagnostic
    from progprint.pdf.navigation import ActiveArea
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
        self.pages, self.settings, self.kept = pages, settings, settings.kept
        self.document = objects.Document(self.kept.version, packed=self.kept.packed, remark=settings.remark)
        self.painter = Painter(self.document, settings, len(pages))
        self.leaves = [objects.PdfPage() for _ in pages]
        for leaf in self.leaves:
            self.document.addPage(leaf)
        self.refs = [self.document.put(leaf) for leaf in self.leaves]
        self.areas: list[tuple[objects.Spelled, int, ActiveArea]] = []
        self.found: dict[tuple[str, str], Diagnostic] = {}

    def run(self) -> Outcome[bytes]:
        drawn = []
        for page in self.pages:
            content, images = self.painter.paint(page)
            drawn.append(
                (objects.Stream(content), images)
            )  # packed at once, since thousands of pages wait for each other
        links = self._links()
        for font in self.painter.fonts.values():
            self.document.fonts(font.embed(self.document))
        marks = {"All": self.document.add(ALL)} if self.settings.marks else {}
        shared = _resources(marks, {})
        for index, (stream, used) in enumerate(drawn):
            leaf = self.leaves[index]
            leaf.Resources = self.document.refer(shared) if not used else _resources(marks, used)
            leaf.Contents = self.document.put(stream)
            self._describe(leaf, index, links[index])
        self._catalogue()
        if self.kept.informed:
            self.document.information = objects.Information(information(self.settings))
        return Outcome(self.document.format(), list(self.found.values()))

    def _describe(self, leaf: objects.PdfPage, index: int, links: list[str]) -> None:
        """Boxes, tree, annotations and way up of a page."""
        page = self.pages[index]
        leaf.Parent = self.document.refer(self.document.tree)
        for name, value in _boxes(page, page.bleed if self.settings.bleed else 0.0, edge_of(page, self.settings)):
            setattr(leaf, name, value)
        if self.kept.tagged:
            leaf.StructParents, leaf.Tabs = index, pdfdoc.PDFName("S")
        if links:
            leaf.Annots = f"[{' '.join(links)}]"
        if page.turn:
            leaf.Rotate = page.turn

    def _links(self) -> list[list[str]]:
        """Link annotations of each page, by reference."""
        listed: list[list[str]] = [[] for _ in self.pages]
        for area in self.painter.notes.areas:
            if not self._goal(area):
                continue
            link = objects.Spelled()
            ref = self.document.put(link)
            key = self.painter.structure.annotate(area.element, area.page, ref)
            self.areas.append((link, key, area))
            self._refer(area)
            listed[area.page].append(ref)
        return listed

    def _refer(self, area: ActiveArea) -> None:
        """Note what the entry of a contents list that an area lies in leads to."""
        place, element = self.painter.notes.anchors.get(area.link.target), area.element
        while element.role != "TOCI" and element.parent is not None:
            element = element.parent
        if self.kept.namespaces and element.role == "TOCI" and place is not None and place.element is not None:
            element.targets.append(place.element)

    def _goal(self, area: ActiveArea) -> dict[str, str]:
        """The entry that leads to a link's target, or none with a warning."""
        target = area.link.target
        if area.link.external:
            if navigation.allowed(target):
                return navigation.uri_action(target)
            self.found["refused-link", target] = warning("refused-link", target=target)
            return {}
        place = self.painter.notes.anchors.get(target)
        if place is None:
            self.found["dead-link", target] = warning("dead-link", target=target)
            return {}
        return navigation.leads_to(place, self.refs, structured=self.kept.namespaces)

    def _annotation(self, area: ActiveArea, key: int) -> str:
        """A link (§12.5.6.5): printed (F 4, as archives want), without a border, described for those who cannot see it."""
        goal = "".join([f"/{name} {value}" for name, value in self._goal(area).items()])
        told = f"/Rect{box(area.rect)}/Contents{text_string(self._contents(area))}/Border[0 0 0]/F 4/StructParent {key}"
        return f"<</Type/Annot/Subtype/Link{told}{goal}>>"

    def _contents(self, area: ActiveArea) -> str:
        """What a link says of itself: its own words, its URL, the title of its target, or the number of its page."""
        notes, link = self.painter.notes, area.link
        if link.contents or link.external:
            return link.contents or link.target
        return notes.titles.get(link.target) or self.pages[notes.anchors[link.target].page].label

    def _catalogue(self) -> None:
        """Fill the document catalogue (ISO 32000-1 §7.7.2)."""
        document, settings, kept = self.document, self.settings, self.kept
        catalogue = document.Catalog
        catalogue.PageLabels = navigation.page_labels([page.label for page in self.pages])
        if kept.tagged:
            spelled = tags.spell(self.painter.structure, self.refs, document.following, namespaces=kept.namespaces)
            catalogue.MarkInfo, catalogue.StructTreeRoot = "<</Marked true>>", document.extend(spelled)
        for link, key, area in self.areas:  # now that the elements that they lead to have their numbers
            link.data = self._annotation(area, key)
        enter_outline(document, self.painter.notes.bookmarks, self.refs, structured=kept.namespaces)
        if kept.described:
            packet = objects.Stream(xmp_packet(settings, document.digest()), "/Type/Metadata/Subtype/XML", raw=True)
            catalogue.Lang, catalogue.Metadata = text_string(settings.language), document.put(packet)
            catalogue.ViewerPreferences = pdfdoc.ViewerPreferencesPDFDictionary({"DisplayDocTitle": "true"})
        if settings.profile:
            profile = document.put(objects.Stream(settings.profile, f"/N {4 if settings.press else 3}"))
            catalogue.OutputIntents = f"[{document.add(output_intent(settings, profile))}]"


def _resources(spaces: Mapping[str, str], images: Mapping[str, str]) -> pdfdoc.PDFResourceDictionary:
    """What a page draws with (§7.8.3): the fonts of all pages, the colour of marks, its pictures; by reference."""
    resources = pdfdoc.PDFResourceDictionary(ColorSpace=dict(spaces), XObject=dict(images), ProcSet=[])
    resources.basicFonts()
    return resources


def _boxes(page: Page, bleed: float, edge: float) -> Iterator[tuple[str, str]]:
    """The page's boxes (§14.11.2): the trim, ``bleed`` pt around it, and the sheet, ``edge`` pt around the trim.

    The trim of a sheet of pages lies within the paper, and the bleed around it as far as there is paper.
    """
    width, height = page.frame.width, page.frame.height
    left, low, right, high = edge, edge, edge + width, edge + height
    if page.trim is not None:
        edge = 0
        left, low, right, high = page.trim.x0, height - page.trim.y1, page.trim.x1, height - page.trim.y0
        bleed = min(page.bleed, left, low)
    yield "MediaBox", box((0, 0, width + 2 * edge, height + 2 * edge))
    yield "TrimBox", box((left, low, right, high))
    if bleed or page.trim is not None:
        yield "BleedBox", box((left - bleed, low - bleed, right + bleed, high + bleed))
