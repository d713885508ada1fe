"""The structure tree (ISO 32000-1 §14.7): what the marked pieces of all pages mean together.

The painter reports each piece of content with the element it belongs to; an element enters the tree with its first
piece, so that nothing empty is written and the order is that of the pages.

    Tag("P", key="t1.p3") on pages 4 and 5 ─▶ one element P, kids: page 4 piece 7, page 5 piece 0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from progprint.pdf.standards import OLDER_ROLES, STRUCTURE_1, STRUCTURE_2
from progprint.pdf.syntax import box, text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTIFACT = "Artifact"
# fmt: off
ROLES = frozenset([
    "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
    "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot",
    "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
])
# fmt: on
"""Standard structure types (§14.8.4) that a tag may name; ``Document`` is the root."""
ORDERED = "OL"
"""What a tag calls a list whose items are numbered; its structure type is ``L``."""
_INLINE_IN_TOCI = ("P", "Lbl", "NonStruct", "TOC")
"""Elements that stand in an entry of a contents list as they are (ISO 32005, TOCI); all else is its reference."""


class UntaggedError(ValueError):
    """Something was drawn outside of tags and artifacts, or a tag has a role that ISO 32000-1 does not know."""


class Marked(NamedTuple):
    """A piece of content: the page, counted from 0, and its number there."""

    page: int
    mcid: int


class PlacedAnnotation(NamedTuple):
    """An annotation, by reference, and its page."""

    page: int
    ref: str


class Element:
    """A node of the tree. ``extent`` is the bounding box of a figure, in points of its page's space.

    ``ordered``: a list whose items are numbered. ``targets`` are what an entry of a contents list leads to.
    """

    __slots__ = ("alt", "extent", "kids", "language", "ordered", "parent", "placed", "ref", "role", "targets")

    def __init__(self, role: str, parent: Element | None = None) -> None:
        self.ordered = role == ORDERED
        self.role, self.parent = "L" if self.ordered else role, parent
        self.targets: list[Element] = []
        self.language = self.alt = self.ref = ""
        self.extent: tuple[float, float, float, float] | None = None
        self.kids: list[Element | Marked | PlacedAnnotation] = []
        self.placed = False

    def place(self) -> None:
        """Enter the tree, below a parent that is in it."""
        self.placed = True
        parent = self.parent
        if parent is not None:
            if not parent.placed:
                parent.place()
            parent.kids.append(self)


class Structure:
    """The tree while the pages are painted."""

    def __init__(self, page_count: int) -> None:
        self.root = Element("Document")
        self.pages: list[list[Element]] = [[] for _ in range(page_count)]
        self.annotations: list[Element] = []
        self._keyed: dict[tuple[str, str], Element] = {}

    def element(self, role: str, parent: Element | None, key: str = "") -> Element:
        """The element of a role and key, made at its first mention; without a key a new one each time."""
        known = self._keyed.get((role, key)) if key else None
        if known is None:
            known = Element(role, parent or self.root)
            if key:
                self._keyed[role, key] = known
        return known

    def mark(self, element: Element, page: int) -> int:
        """Note a piece of an element's content; returns its number on the page."""
        if not element.placed:
            element.place()
        owners = self.pages[page]
        element.kids.append(tuple.__new__(Marked, (page, len(owners))))
        owners.append(element)
        return len(owners) - 1

    def annotate(self, element: Element, page: int, ref: str) -> int:
        """Note an annotation as content of an element; returns its key in the parent tree."""
        if not element.placed:
            element.place()
        element.kids.append(PlacedAnnotation(page, ref))
        self.annotations.append(element)
        return len(self.pages) + len(self.annotations) - 1


def spell(tree: Structure, pages: Sequence[str], number: int, *, namespaces: bool = False) -> list[str]:
    """All elements and the parent tree (§14.7.4.4) as objects numbered from ``number`` on; the first is the tree's root.

    ``pages`` are references to the page objects. With ``namespaces`` every element names its own (PDF 2.0).
    """
    if namespaces:
        _refer(tree)
    root = f"{number} 0 R"
    order: list[Element] = []

    def enter(element: Element) -> None:
        order.append(element)
        element.ref = f"{number + len(order)} 0 R"
        for kid in element.kids:
            if kid.__class__ is Element:
                enter(kid)

    enter(tree.root)
    elements = [_spelling(one, root if one.parent is None else one.parent.ref, pages) for one in order]
    rows = [f"{n}[{' '.join([owner.ref for owner in owners])}]" for n, owners in enumerate(tree.pages)]
    rows += [f"{n} {owner.ref}" for n, owner in enumerate(tree.annotations, len(pages))]
    parents = f"{number + len(order) + 1} 0 R"
    top = f"<</Type/StructTreeRoot/K {tree.root.ref}/ParentTree {parents}/ParentTreeNextKey {len(rows)}"
    table = f"<</Nums[{' '.join(rows)}]>>"
    if not namespaces:
        return [f"{top}>>", *elements, table]
    named = [f"{number + len(order) + at} 0 R" for at in (2, 3)]
    elements = [
        f"{text[:-2]}/NS {named[0] if one.role in OLDER_ROLES else named[1]}>>"
        for one, text in zip(order, elements, strict=True)
    ]
    spaces = [f"<</Type/Namespace/NS({name})>>" for name in (STRUCTURE_1, STRUCTURE_2)]
    return [f"{top}/Namespaces[{' '.join(named)}]>>", *elements, table, *spaces]


def _refer(tree: Structure) -> None:
    """Put what an entry of a contents list shows and leads to into references, as PDF 2.0 wants it (ISO 14289-2, 8.2.5.8)."""
    waiting = [tree.root]
    while waiting:
        element = waiting.pop()
        waiting += [kid for kid in element.kids if isinstance(kid, Element)]
        if element.role != "TOCI":
            continue
        kids: list[Element | Marked | PlacedAnnotation] = []
        for kid in element.kids:
            if isinstance(kid, Element) and kid.role in _INLINE_IN_TOCI:
                kids.append(kid)
                continue
            if not kids or not isinstance(kids[-1], Element) or kids[-1].role != "Reference":
                kids.append(Element("Reference", element))
            reference = kids[-1]
            if isinstance(reference, Element):
                reference.kids.append(kid)
                if isinstance(kid, Element):
                    kid.parent = reference
                elif isinstance(kid, Marked):
                    tree.pages[kid.page][kid.mcid] = reference
        element.kids = kids


def _spelling(element: Element, parent: str, pages: Sequence[str]) -> str:
    home = -1
    kids: list[str] = []
    for kid in element.kids:
        if kid.__class__ is Marked:
            page, mcid = kid
            home = page if home < 0 else home
            kids.append(f"{mcid}" if page == home else f"<</Type/MCR/Pg {pages[page]}/MCID {mcid}>>")
        elif isinstance(kid, Element):
            kids.append(kid.ref)
        elif isinstance(kid, PlacedAnnotation):
            kids.append(f"<</Type/OBJR/Pg {pages[kid.page]}/Obj {kid.ref}>>")
    told = f"/Pg {pages[home]}" if home >= 0 else ""
    if element.language:
        told += f"/Lang{text_string(element.language)}"
    if element.alt:
        told += f"/Alt{text_string(element.alt)}"
    if element.targets:
        told += f"/Ref[{' '.join(dict.fromkeys(one.ref for one in element.targets if one.ref))}]"
    if element.role == "L" and any(_labelled(kid) for kid in element.kids):
        told += f"/A<</O/List/ListNumbering/{'Decimal' if element.ordered else 'Disc'}>>"
    if element.role == "TH":
        told += "/A<</O/Table/Scope/Column>>"
    if element.extent is not None:
        told += f"/A<</O/Layout/Placement/Block/BBox{box(element.extent)}>>"
    content = f" {kids[0]}" if len(kids) == 1 else f"[{' '.join(kids)}]"
    return f"<</S/{element.role}/P {parent}{told}/K{content}>>"


def _labelled(item: Element | Marked | PlacedAnnotation) -> bool:
    """Whether a list item has a label."""
    return isinstance(item, Element) and any(isinstance(kid, Element) and kid.role == "Lbl" for kid in item.kids)
