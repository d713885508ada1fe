"""One method per kind of item: the display list as operators of a content stream. It decides nothing.

Text goes into the content stream as strings of codes, one text object per stretch of text, and states only what
changes. Each stretch of drawing is a piece of marked content of the tag it lies in, or an artifact. What is no drawing
(places, bookmarks, active areas) is noted for the writer.

Frames are measured from the top left corner downwards, PDF pages from the bottom left corner upwards: y is turned here,
on the way into the stream, and nowhere else.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from progprint.pdf.content import outline
from progprint.pdf.font import CffFont, PdfFont
from progprint.pdf.images import Images
from progprint.pdf.marks import crop_marks, edge_of
from progprint.pdf.navigation import ActiveArea, NavigationNotes, Place
from progprint.pdf.state import GraphicsState, filling
from progprint.pdf.syntax import hundredths, real
from progprint.pdf.tags import ARTIFACT, ORDERED, ROLES, Structure, UntaggedError
from progprint.typeset.frame import Frame, GlyphRun, Group, Lines, Link, Path, Picture, Rule, Tag

if TYPE_CHECKING:
    from progprint.core.color import Ink
    from progprint.core.units import Rect
    from progprint.fonts.face import Face
    from progprint.pdf.conformance import PdfSettings
    from progprint.pdf.document import Document
    from progprint.pdf.tags import Element
    from progprint.typeset.frame import Page


class Painter:
    """Paints the pages of one document, one after the other."""

    def __init__(self, document: Document, settings: PdfSettings, page_count: int) -> None:
        self.settings = settings
        self.structure = Structure(page_count)
        self.notes = NavigationNotes()
        self.fonts: dict[Face, PdfFont | CffFont] = {}
        self._images = Images(document)
        self._methods = {
            Lines: self._lines,
            GlyphRun: self._glyphs,
            Rule: self._rule,
            Path: self._path,
            Picture: self._picture,
            Link: self._link,
            Group: self._group,
            Tag: self._tag,
        }
        self._page = -1
        self._bleed = self._base = 0.0
        self._owner: Element | None = None
        self._language = settings.language
        self._tagged = settings.kept.tagged
        self._artifact = self._marked = self._in_text = False
        self._state = GraphicsState()
        self._at = (0, 0)
        self._used_images: dict[str, str] = {}
        self._repeated: dict[tuple[int, float, float, float], str] = {}

    def paint(self, page: Page) -> tuple[bytes, dict[str, str]]:
        """Draw the next page; returns its content stream and its images, references by resource name."""
        self._page += 1
        self._bleed = page.bleed if self.settings.bleed else 0.0
        edge = edge_of(page, self.settings)
        self._base = page.frame.height + edge
        self._code: list[str] = []
        self._state = GraphicsState()
        self._used_images = {}
        self._items(page.frame, edge, 0.0)
        self._close()
        if self.settings.marks:
            self._code += crop_marks(page, edge, self._bleed)
        return "\n".join(self._code).encode("latin-1"), self._used_images

    def _items(self, frame: Frame, x: float, y: float) -> None:
        methods = self._methods
        for item in frame.items:
            methods[item.__class__](item, x, y)  # type: ignore[operator]

    # -- marked content

    def _open(self) -> None:
        """Make sure that what is drawn next belongs to an element or is an artifact."""
        if self._marked:
            return
        if not self._artifact and self._owner is None and self.settings.strict:
            raise UntaggedError(f"drawing outside of tags on page {self._page + 1}")
        if not self._tagged:
            pass
        elif self._artifact or self._owner is None:
            self._code.append("/Artifact BMC")
        else:
            mcid = self.structure.mark(self._owner, self._page)
            self._code.append(f"/{self._owner.role}<</MCID {mcid}>>BDC")
        self._marked = True

    def _close(self) -> None:
        self._end_text()
        if self._marked:
            if self._tagged:
                self._code.append("EMC")
            self._marked = False

    def _end_text(self) -> None:
        if self._in_text:
            self._code.append("ET")
            self._in_text = False

    def _tag(self, tag: Tag, x: float, y: float) -> None:
        x, y = x + tag.x, y + tag.y
        element = None if self._artifact or tag.role == ARTIFACT else self._element(tag, x, y)
        if tag.anchor or tag.outline is not None:
            self.notes.enter(tag, Place(self._page, x, self._base - y, element))
        if self._artifact:
            self._items(tag.frame, x, y)
            return
        self._close()
        outside = self._owner, self._language
        if tag.role == ARTIFACT:
            self._artifact = True
        else:
            self._owner, self._language = element, tag.language or self._language
        self._items(tag.frame, x, y)
        self._close()
        self._owner, self._language = outside
        self._artifact = False

    def _element(self, tag: Tag, x: float, y: float) -> Element:
        known = tag.role in ROLES or tag.role == ORDERED
        if not known and self.settings.strict:
            raise UntaggedError(f"unknown role {tag.role}")
        element = self.structure.element(tag.role if known else "NonStruct", self._owner, tag.key)
        element.alt = element.alt or tag.alt
        if tag.language and tag.language != self._language:
            element.language = tag.language
        if tag.role == "Figure" and element.extent is None:
            element.extent = (x, self._base - y - tag.frame.height, x + tag.frame.width, self._base - y)
        return element

    # -- text

    def _lines(self, item: Lines, x: float, y: float) -> None:
        y += item.first
        for line in item.lines:
            for run in line:
                self._glyphs(run, x, y)
            y += item.leading

    def _glyphs(self, run: GlyphRun, x: float, y: float) -> None:
        at_x, at_y, face, size, ink, pieces, _, _, tracking, language = run
        if not self._marked:
            self._open()
        code, state = self._code, self._state
        if not self._in_text:
            code.append("BT")
            self._in_text, self._at = True, (0, 0)
        if ink is not state.ink:
            self._fill(ink)
        if tracking != state.tracking or size != state.tracked:
            state.tracking, state.tracked = tracking, size
            spelled = f"{round(tracking * size / 1000, 4):.10g} Tc"
            if spelled != state.space:
                state.space = spelled
                code.append(spelled)
        # positions are whole hundredths of a point, so that steps from line to line never add up an error
        left, low = round((x + at_x) * 100), round((self._base - y - at_y) * 100)
        before = self._at
        code.append(f"{hundredths[left - before[0]]} {hundredths[low - before[1]]} Td")
        self._at = (left, low)
        foreign = language != self._language and language and not self._artifact and self._tagged
        if foreign:
            code.append(f"/Span<</Lang({language})>>BDC")
        if face not in self.fonts:
            self.fonts[face] = (CffFont if face.is_cff else PdfFont)(face, f"F{len(self.fonts) + 1}")
        for name, operator in self.fonts[face].show(pieces):
            if name != state.font or size != state.size:
                code.append(f"/{name} {size:.10g} Tf")
                state.font, state.size = name, size
            code.append(operator)
        if foreign:
            code.append("EMC")

    # -- shapes and pictures

    def _fill(self, ink: Ink) -> None:
        operator = filling(ink, press=self.settings.press)
        if operator != self._state.fill:
            self._code.append(operator)
        self._state.ink, self._state.fill = ink, operator

    def _stroke(self, ink: Ink) -> None:
        operator = filling(ink, press=self.settings.press).upper()
        if operator != self._state.stroke:
            self._code.append(operator)
            self._state.stroke = operator

    def _turned(self, rect: Rect, x: float, y: float) -> tuple[float, float, float, float]:
        """A rectangle of a frame in the space of the page: x0 y0 x1 y1 from the bottom left corner."""
        return (x + rect.x0, self._base - y - rect.y1, x + rect.x1, self._base - y - rect.y0)

    def _rule(self, rule: Rule, x: float, y: float) -> None:
        self._open()
        self._end_text()
        x0, y0, x1, y1 = self._turned(rule.rect, x, y)
        if rule.dots:
            self._stroke(rule.ink)
            side, middle = y1 - y0, real((y0 + y1) / 2)
            dashes = f"{real(side)} w [{real(side)} {real(rule.dots - side)}] 0 d"
            self._code.append(f"{dashes} {real(x0)} {middle} m {real(x1)} {middle} l S [] 0 d")
            return
        self._fill(rule.ink)
        left, low, right, high = (self._bleed if side in rule.bleeds else 0.0 for side in "lbrt")
        x0, y0, x1, y1 = x0 - left, y0 - low, x1 + right, y1 + high
        self._code.append(f"{real(x0)} {real(y0)} {real(x1 - x0)} {real(y1 - y0)} re f")

    def _path(self, path: Path, x: float, y: float) -> None:
        self._open()
        self._end_text()
        if path.stroke:
            self._stroke(path.ink)
            self._code.append(f"{real(path.stroke)} w")
        else:
            self._fill(path.ink)
        down = self._base - y
        turned = [
            (kind, [down - n if at % 2 else x + n for at, n in enumerate(numbers)]) for kind, numbers in path.steps
        ]
        self._code += outline(turned, "S" if path.stroke else "f")

    def _picture(self, picture: Picture, x: float, y: float) -> None:
        """An image. Outside of figures, one with an alternative text is a figure, one without is decoration."""
        figure = self._owner if self._owner is not None and self._owner.role == "Figure" else None
        if not self._artifact and figure is None:
            rect = picture.rect
            frame = Frame(rect.width, rect.height, (picture._replace(rect=rect.moved(-rect.x0, -rect.y0)),))
            self._tag(Tag("Figure" if picture.alt else ARTIFACT, rect.x0, rect.y0, frame, alt=picture.alt), x, y)
            return
        if figure is not None:
            figure.alt = figure.alt or picture.alt
        self._open()
        self._end_text()
        name, ref = self._images.of(picture.raster)
        self._used_images[name] = ref
        x0, y0, x1, y1 = self._turned(picture.rect, x, y)
        self._code.append(f"q {real(x1 - x0)} 0 0 {real(y1 - y0)} {real(x0)} {real(y0)} cm /{name} Do Q")

    # -- structure of the list

    def _group(self, group: Group, x: float, y: float) -> None:
        x, y = x + group.x, y + group.y
        if group.repeated:
            self._repeat(group, x, y)
            return
        if not (group.clip or group.turned or group.down):
            self._items(group.frame, x, y)
            return
        self._close()
        state = copy(self._state)
        wide, high = group.frame.width, group.frame.height
        x0, y0 = x, self._base - y - high
        opened = ["q"]
        if group.turned:
            opened.append(f"-1 0 0 -1 {real(2 * x0 + wide)} {real(2 * y0 + high)} cm")
        if group.down:
            opened.append(f"0 -1 1 0 {real(x - y0 - high)} {real(x + y0 + high)} cm")
        if group.clip:
            opened.append(f"{real(x0)} {real(y0)} {real(wide)} {real(high)} re W n")
        self._code.append(" ".join(opened))
        self._items(group.frame, x, y)
        self._close()
        self._code.append("Q")
        self._state = state

    def _repeat(self, group: Group, x: float, y: float) -> None:
        """Furniture of many pages, spelled once: it says all of the graphics state that it needs."""
        self._close()
        key = (id(group.frame), x, y, self._base)
        known = self._repeated.get(key)
        if known is None:
            before, images = len(self._code), len(self._used_images)
            self._state = GraphicsState.unknown()
            self._items(group.frame, x, y)
            self._close()
            if len(self._used_images) > images:
                return
            known = self._repeated[key] = "\n".join(self._code[before:])
            del self._code[before:]
        self._code.append(known)
        self._state = GraphicsState.unknown()

    def _link(self, link: Link, x: float, y: float) -> None:
        """Note an active area; it belongs to the link element it lies in, or to one of its own."""
        if not self.settings.links:
            return
        owner = self._owner
        element = owner if owner is not None and owner.role == "Link" else self.structure.element("Link", owner)
        self.notes.areas.append(ActiveArea(self._page, self._turned(link.rect, x, y), link, element))
