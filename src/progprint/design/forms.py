"""The form of a layout: the table of keys and kinds, and the check of a layout against it.

KIND      written as
line      any text
length    3mm, 9pt, 1.2em, 28字
size      a number of points, or a name under tokens.sizes
color     #RRGGBB, or a name under tokens.colors, or "accent"
number    12, 0.5
flag      true, false
(a, b)    one of these words
[kind]    a list        {"*": kind}  a mapping with free keys        {…}  a mapping with these keys
Either    one of two, by whether a mapping is written
Range     a length or a number between two others
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import overload

from progprint.core.color import parse_color
from progprint.core.diagnostic import Diagnostic, error
from progprint.core.units import parse_length
from progprint.source import node
from progprint.source.kinds import FLAGS
from progprint.text.kinsoku import LEVELS


@dataclass(frozen=True, slots=True)
class Either:
    """A value that is written short as ``short``, or in full as the mapping ``full``."""

    short: Kind
    full: Kind


@dataclass(frozen=True, slots=True)
class Range:
    """A length or a number no less than ``least`` and no more than ``most``, both as one would write them."""

    kind: str
    least: str
    most: str

    def holds(self, text: str, em: float) -> bool:
        """Whether a text of the right kind lies within; ``em`` is the size of the text, pt."""
        value, least, most = (self._value(one, em) for one in (text, self.least, self.most))
        return least <= value <= most

    def _value(self, text: str, em: float) -> float:
        found = parse_length(text, em) if self.kind == "length" else number(text)
        return 0.0 if found is None else found


NOMINAL = 10.0
"""What an em is taken for as long as the size of the text is not known, pt."""
Kind = str | tuple[str, ...] | list["Kind"] | dict[str, "Kind"] | Either | Range

FIT = ("photo", "gaps", "heads", "columns", "tags", "small")
"""Steps that make a talk fit on a page."""

PAGE_SIDE = Range("length", "20mm", "1500mm")
"""A side of a page; enlarged for the wall it stays below the 14,400 pt of PDF (ISO 32000-1, annex C.2)."""
ROOM = Range("length", "0mm", "1500mm")
GAP = Range("length", "0mm", "200mm")
COUNT = Range("number", "1", "100")
SHARE = Range("number", "0", "1")
TYPE = Range("number", "1", "400")
SPACE = Range("number", "0", "400")
INDENT = Range("number", "0", "20")

STYLE: dict[str, Kind] = {
    "extends": "line",
    "family": "line",
    "weight": ("regular", "bold"),
    "size": "size",
    "leading": Range("length", "1pt", "1000pt"),
    "align": ("justify", "left", "right", "center"),
    "color": "color",
    "tracking": Range("number", "-200", "1000"),
    "indent": INDENT,
    "before": GAP,
    "after": GAP,
    "punctuation": ("quanjiao", "kaiming", "banjiao", "plain"),
    "level": LEVELS,
    "phrases": "flag",
    "hyphenate": "flag",
    "hanging": "flag",
    "keep_next": "flag",
    "widows": COUNT,
    "orphans": COUNT,
}

PARTS: dict[str, Kind] = {
    "cover": {"title_top": ROOM, "field": SHARE},
    "contents": {"talks": "flag"},
    "glance": {"columns": COUNT, "least": Range("number", "0.5", "1")},
    "people": {"columns": COUNT, "photo": ROOM},
    "companies": {"columns": COUNT, "least": Range("number", "0", "100000")},
    "sponsors": {"columns": COUNT},
    "notes": {"multiple": COUNT},
    "opener": {"ground": ROOM, "photo": [ROOM], "ruby": "flag"},
    "talk": {
        "measure": Range("length", "4em", "1500mm"),
        "photo": ROOM,
        "number": ROOM,
        "ruby": "flag",
        "fit": [FIT],
        "columns": Range("number", "1", "2"),
    },
    "badge": {"side": "line", "back": "flag", "folded": "flag", "code": ("qr", "code128")},
    "speakers": {"columns": COUNT, "ruby": "flag", "order": ("pinyin", "strokes")},
    "colophon": {"place": ("foot", "page")},
}

LAYOUT: dict[str, Kind] = {
    "name": "line",
    "extends": "line",
    "tokens": {"colors": {"*": "color"}, "sizes": {"*": TYPE}, "palette": ["color"], "tracks": ("own", "palette")},
    "page": {
        "size": [PAGE_SIDE],
        "bleed": Range("length", "0mm", "50mm"),
        "margins": {"inner": ROOM, "outer": ROOM, "top": ROOM, "bottom": ROOM},
        "grid": Range("length", "2pt", "1000pt"),
        "gutter": ROOM,
    },
    "styles": {"*": dict(STYLE)},
    "flow": ["line"],  # whoever makes the parts knows them
    "running": {
        "outer": "line",
        "inner": "line",
        "head": ROOM,
        "folio": ROOM,
        "thumb": {"width": ROOM, "height": ROOM, "top": ROOM, "steps": COUNT},
    },
    "parts": PARTS,
}


def check(tree: node.Node, kind: Kind = LAYOUT, path: str = "", em: float = NOMINAL) -> Iterator[Diagnostic]:
    """Everything in a written layout that the table does not allow; ``em`` is the size of its text, pt."""
    if isinstance(kind, Either):
        yield from check(tree, kind.full if isinstance(tree, node.Mapping) else kind.short, path, em)
    elif isinstance(kind, Range):
        wrong = list(check(tree, kind.kind, path, em))
        yield from wrong
        if not wrong and isinstance(tree, node.Scalar) and not kind.holds(tree.text, em):
            bounds = {"least": kind.least, "most": kind.most}
            yield error("layout-value", tree.span, "range", key=path, text=tree.text, **bounds)
    elif isinstance(kind, dict):
        yield from _check_mapping(tree, kind, path, em)
    elif isinstance(kind, list):
        if isinstance(tree, node.Sequence):
            for item in tree.items:
                yield from check(item, kind[0], path, em)
        else:
            yield error("layout-type", tree.span, "list", key=path)
    elif not isinstance(tree, node.Scalar):
        yield error("layout-type", tree.span, "text", key=path)
    elif isinstance(kind, tuple):
        if tree.text not in kind:
            yield error("layout-value", tree.span, "choice", key=path, text=tree.text, allowed=" ".join(kind))
    elif not _is(kind, tree.text):
        yield error("layout-value", tree.span, kind, key=path, text=tree.text)


def _check_mapping(tree: node.Node, kind: dict[str, Kind], path: str, em: float) -> Iterator[Diagnostic]:
    if not isinstance(tree, node.Mapping):
        yield error("layout-type", tree.span, "mapping", key=path or "layout")
        return
    for key, value in tree.entries:
        inner = kind.get(key.text, kind.get("*"))
        where = f"{path}.{key.text}" if path else key.text
        if inner is None:
            from difflib import get_close_matches  # only for what is mistyped

            close = get_close_matches(key.text, kind, 1)
            yield error(
                "unknown-layout-key",
                key.span,
                "similar" if close else "",
                key=key.text,
                near="".join(close),
                allowed=" ".join(kind),
            )
        else:
            yield from check(value, inner, where, em)


def inks_as_text(tree: node.Node) -> node.Node:
    """The tree with each ``{cmyk: [100, 60, 0, 0]}`` as the text ``cmyk(100, 60, 0, 0)``, which is what a colour is read from."""
    if isinstance(tree, node.Sequence):
        return node.Sequence(tuple(map(inks_as_text, tree.items)), tree.span)
    if not isinstance(tree, node.Mapping):
        return tree
    shares = tree.get("cmyk")
    if len(tree.entries) == 1 and isinstance(shares, node.Sequence):
        told = ", ".join(item.text if isinstance(item, node.Scalar) else "?" for item in shares.items)
        return node.Scalar(f"cmyk({told})", plain=False, span=tree.span)
    return node.Mapping(tuple((key, inks_as_text(value)) for key, value in tree.entries), tree.span)


def _is(kind: str, text: str) -> bool:
    """Whether a text is of a simple kind; names of tokens are looked up later."""
    if kind == "length":
        return parse_length(text, 1.0) is not None
    if kind == "number":
        return number(text) is not None
    if kind == "flag":
        return text in FLAGS
    if kind == "color":
        return not text.startswith(("#", "cmyk(")) or parse_color(text) is not None
    return True


def number(text: str) -> float | None:
    """A typed number, or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < 1e6 else None


def plain(tree: node.Node) -> object:
    """A tree as plain dicts, lists and texts."""
    if isinstance(tree, node.Mapping):
        return {key.text: plain(value) for key, value in tree.entries}
    if isinstance(tree, node.Sequence):
        return [plain(item) for item in tree.items]
    return tree.text


def lookup(tree: node.Node | None, path: str) -> node.Node | None:
    """The node at a dotted path, or None."""
    for key in path.split("."):
        tree = tree.get(key) if isinstance(tree, node.Mapping) else None
    return tree


def entries(tree: node.Node | None) -> list[tuple[str, node.Node]]:
    """The keys and values of a mapping, none of anything else."""
    return [(key.text, value) for key, value in tree.entries] if isinstance(tree, node.Mapping) else []


def flatten(tree: node.Node, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Each value with its dotted path and the place it comes from: (path, text, file:line:column)."""
    if isinstance(tree, node.Mapping):
        for key, value in tree.entries:
            yield from flatten(value, f"{path}.{key.text}" if path else key.text)
    elif isinstance(tree, node.Sequence):
        yield path, "[" + ", ".join(str(plain(item)) for item in tree.items) + "]", tree.span.place
    else:
        yield path, tree.text, tree.span.place


@overload
def merged(base: node.Mapping, over: node.Mapping) -> node.Mapping: ...
@overload
def merged(base: node.Node, over: node.Node) -> node.Node: ...
def merged(base: node.Node, over: node.Node) -> node.Node:
    """``over`` laid over ``base``: mappings merge by key, all else replaces; places stay."""
    if not (isinstance(base, node.Mapping) and isinstance(over, node.Mapping)):
        return over
    entries: Mapping[str, tuple[node.Scalar, node.Node]] = {key.text: (key, value) for key, value in base.entries}
    result = dict(entries)
    for key, value in over.entries:
        result[key.text] = (key, merged(entries[key.text][1], value) if key.text in entries else value)
    return node.Mapping(tuple(result.values()), over.span)
