"""Deck looks: the written form of ``layouts/deck.yaml`` and what it resolves to.

    deck.yaml ─ read, check, merge ─▶ Node ─ load_deck ─▶ DeckLook(template, faces, colours, body, kinds)

A look is data over typed defaults: whatever a look leaves out has the default of the dataclass below, or what the look
that it ``extends`` says. Kinds that are not bound are shown as others (``deck.binding.FALLBACKS``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from progprint.core.color import BLACK, DARK, PAPER, Ink, black, parse_color
from progprint.core.diagnostic import Diagnostic, Outcome, Span, error
from progprint.deck.binding import HolderRef, KindBinding, LayoutRef, SlotBinding, completed
from progprint.deck.parts import ROWS, SETS, Parts
from progprint.design import forms
from progprint.design.deck_sound import NONE, missing
from progprint.design.load import MAX_PARENTS, ReadFile, extended
from progprint.source import node
from progprint.source.kinds import FLAGS
from progprint.source.read import read

SLIDE = forms.Range("number", "-4032", "4032")
"""A place on a slide, pt; no slide is larger than 56 inches (ST_SlideSizeCoordinate, ISO/IEC 29500-1 §19.7.14)."""
WHICH = forms.Range("number", "0", "999999")
HOLDER: dict[str, forms.Kind] = {
    "name": "line",
    "idx": WHICH,
    "type": "line",
    "nth": forms.Range("number", "1", "1000"),
    "box": [SLIDE],
}
SLOT: dict[str, forms.Kind] = {
    "placeholder": forms.Either("line", dict(HOLDER)),
    **HOLDER,
    "sizes": [forms.TYPE],
    "pitch": forms.Range("number", "0.5", "20"),
    "weight": ("regular", "bold"),
}
LAYOUT: dict[str, forms.Kind] = {"name": "line", "master": "line", "type": "line", "index": WHICH}
PLACES = ("start", "opening", "closing", "end")
"""Where slides of a template stay: first, behind the opening, before the closing, last."""
COLORS = ("accent", "paper", "text", "quiet", "break", "on_break")
"""Colours as a look calls them, in the order of ``DeckColors``."""
_NUMBER = forms.Range("number", "-1000", "1000")
DECK: dict[str, forms.Kind] = {
    "name": "line",
    "extends": "line",
    "template": "line",
    "slides": {"pattern": [_NUMBER], "keep": {place: [_NUMBER] for place in PLACES}},
    "fonts": {
        "latin": "line",
        "east_asian": "line",
        "family": "line",
        "latin_factor": forms.Range("number", "0.2", "5"),
    },
    "tokens": {
        "colors": dict.fromkeys(COLORS, "color"),
        "tint": forms.SHARE,
        "palette": ["color"],
        "recolor": "flag",
    },
    "body": {
        "head_size": forms.TYPE,
        "gap": forms.SPACE,
        "block_gap": forms.SPACE,
        "indent": forms.INDENT,
        "going_on": forms.TYPE,
    },
    "parts": {name: {row: [scenes] for row, scenes in ROWS.items()} for name in SETS},
    "kinds": {
        "*": {"layout": forms.Either("line", LAYOUT), "slots": {"*": forms.Either("line", dict(SLOT))}},
    },
}


class DeckFonts(NamedTuple):
    """Fonts that the theme names, and the family of ours that measures for it.

    ``latin_factor`` is how much wider the theme's Latin letters are than those of ``family``.
    """

    latin: str = "Microsoft YaHei"
    east_asian: str = "Microsoft YaHei"
    family: str = "sans"
    latin_factor: float = 1.08


class DeckBody(NamedTuple):
    """The setting of longer text: points, but ``indent`` in ems. ``going_on`` is the size of text that takes several slides."""

    head_size: float = 18.0
    gap: float = 8.0
    block_gap: float = 22.0
    indent: float = 1.5
    going_on: float = 24.0


class DeckColors(NamedTuple):
    """The colours of a deck's theme. ``ground`` and ``on_ground`` are those of a break's slide and the text on it."""

    accent: Ink = Ink("#0A5CFF", (0.0392, 0.3608, 1.0), (0.9608, 0.6392, 0.0, 0.0))
    paper: Ink = PAPER
    text: Ink = BLACK
    quiet: Ink = black(0.6)
    ground: Ink = black(0.9)
    on_ground: Ink = PAPER


class DeckLook(NamedTuple):
    """A resolved deck look. ``template`` is a file name relative to ``path``, the file that names it at ``span``.

    ``recolor``: the track's colour goes into the theme, and runs have colours of the theme; without it text and theme
    keep what the template gives them. ``tint`` is the share of the accent in quiet grounds. ``own_colors``: a track's own
    colour in the agenda wins over the palette. ``patterns`` are the numbers of slides of the template that are layouts too,
    ``keep`` those of slides that stay as they are, by place.
    """

    template: str
    kinds: Mapping[str, KindBinding]
    fonts: DeckFonts = DeckFonts()
    body: DeckBody = DeckBody()
    colors: DeckColors = DeckColors()
    tint: float = 0.1
    palette: tuple[Ink, ...] = ()
    patterns: tuple[int, ...] = ()
    keep: Mapping[str, tuple[int, ...]] = MappingProxyType({})
    recolor: bool = True
    own_colors: bool = True
    parts: Mapping[str, Parts] = SETS
    path: Path = Path()
    span: Span | None = None

    @property
    def template_path(self) -> Path:
        """The path of the template."""
        return self.path.parent / self.template


T = TypeVar("T", DeckFonts, DeckBody)


def load_deck_look(path: Path, read_file: ReadFile, find: Callable[[str], Path] | None = None) -> Outcome[DeckLook]:
    """A deck look from its file and those that it extends; ``find`` tells the file of a name, by default a neighbour.

    Errors: those of reading YAML, unknown-layout-key, layout-type, layout-value, layout-missing, unknown-layout.
    """

    def parent(name: str, place: Span | None, chain: Sequence[Path]) -> Path | Diagnostic:
        wanted = path if not chain else find(name) if find is not None else path.with_name(f"{name}.yaml")
        if len(chain) <= MAX_PARENTS and wanted not in chain:
            return wanted
        return error("unknown-layout", place, "circle", name=name)

    def parsed(wanted: Path, place: Span | None) -> Outcome[node.Node]:
        data = read_file(wanted).at(place)
        tree: Outcome[node.Node] = read(data.value, str(wanted)) if data.value is not None else Outcome(None)
        odd = forms.check(tree.value, DECK) if tree.value is not None else ()
        return Outcome(tree.value, [*data.diagnostics, *tree.diagnostics, *odd])

    outcome = extended(str(path), parent, parsed)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    trees, whole = outcome.value
    told = Outcome(whole, [*outcome.diagnostics, *missing(whole)])
    home = next((one for one, tree in trees if tree.get("template") is not None), path)
    return Outcome(None if told.failed else _look(whole, home), told.diagnostics)


def themed(look: DeckLook, theme: node.Node) -> DeckLook:
    """The look in the colours of a booklet's theme; on a dark paper it keeps its own text and takes the palette."""
    given = {
        key: ink
        for key in ("accent", "text", "quiet", "paper")
        if (ink := parse_color(_text(forms.lookup(theme, f"tokens.colors.{key}"))))
    }
    if look.colors.paper.luminance < DARK:
        given = {key: ink for key, ink in given.items() if key == "accent"}
    own = _text(forms.lookup(theme, "tokens.tracks"), "own") == "own"
    return look._replace(colors=look.colors._replace(**given), palette=_palette(theme) or look.palette, own_colors=own)


def _look(tree: node.Node, path: Path) -> DeckLook:
    template = forms.lookup(tree, "template")
    inks = (parse_color(_text(forms.lookup(tree, f"tokens.colors.{key}"))) for key in COLORS)
    return DeckLook(
        _text(template),
        completed({kind: _kind(binding) for kind, binding in forms.entries(forms.lookup(tree, "kinds"))}),
        _filled(DeckFonts(), forms.lookup(tree, "fonts")),
        _filled(DeckBody(), forms.lookup(tree, "body")),
        DeckColors(*(ink or usual for ink, usual in zip(inks, DeckColors(), strict=True))),
        _float(forms.lookup(tree, "tokens.tint"), 0.1),
        _palette(tree),
        _numbers(forms.lookup(tree, "slides.pattern")),
        {place: numbers for place in PLACES if (numbers := _numbers(forms.lookup(tree, f"slides.keep.{place}")))},
        FLAGS.get(_text(forms.lookup(tree, "tokens.recolor"), "true"), True),
        parts={name: _parts(forms.lookup(tree, f"parts.{name}"), given) for name, given in SETS.items()},
        path=path,
        span=template.span if template is not None else None,
    )


def _filled(usual: T, tree: node.Node | None) -> T:
    """A part of a look with what is written of it."""
    fields = ((forms.lookup(tree, key), one) for key, one in usual._asdict().items())
    return type(usual)._make(_text(at, one) if isinstance(one, str) else _float(at, one) for at, one in fields)


def _palette(tree: node.Node) -> tuple[Ink, ...]:
    colors = map(parse_color, map(_text, _items(forms.lookup(tree, "tokens.palette"))))
    return tuple(ink for ink in colors if ink)


def _parts(tree: node.Node | None, given: Parts) -> Parts:
    """A set of parts, over what ships: each row that is written replaces the whole row."""
    return {**given, **{row: tuple(map(_text, _items(names))) for row, names in forms.entries(tree)}}


def _kind(tree: node.Node) -> KindBinding:
    written = [(name, slot) for name, slot in forms.entries(forms.lookup(tree, "slots"))]
    slots = {name: _slot(slot) for name, slot in written if _text(slot, "there") not in NONE}
    layout = forms.lookup(tree, "layout")
    if not isinstance(layout, node.Mapping):
        return KindBinding(LayoutRef(_text(layout), span=layout.span if layout else None), slots)
    name, master, kind = (_text(layout.get(key)) for key in ("name", "master", "type"))
    return KindBinding(LayoutRef(name, master, kind, int(_float(layout.get("index"), 0)), layout.span), slots)


def _slot(tree: node.Node) -> SlotBinding:
    """A slot: written short, the name of its placeholder alone; a name, an idx and so on may also stand beside sizes."""
    default = SlotBinding(HolderRef())
    if not isinstance(tree, node.Mapping):
        return SlotBinding(HolderRef(_text(tree), span=tree.span), default.sizes)
    return SlotBinding(
        _holder(tree),
        tuple(_float(item, 0.0) for item in _items(tree.get("sizes"))) or default.sizes,
        _float(tree.get("pitch"), default.pitch),
        _text(tree.get("weight"), default.weight),
    )


def _holder(tree: node.Mapping) -> HolderRef:
    """What a slot fills; said by idx, type or box in the slot itself, that wins over a ``placeholder`` of a parent look."""
    named = tree.get("placeholder")
    told = tree if named is None or any(tree.get(key) for key in HOLDER) else named
    if not isinstance(told, node.Mapping):
        return HolderRef(_text(told), span=told.span)
    numbers = [_float(item, 0.0) for item in _items(told.get("box"))]
    return HolderRef(
        _text(told.get("name")),
        int(_float(told.get("idx"), -1)),
        _text(told.get("type")),
        max(1, int(_float(told.get("nth"), 1))),
        (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == len("xywh") else None,
        told.span,
    )


def _items(tree: node.Node | None) -> tuple[node.Node, ...]:
    return tree.items if isinstance(tree, node.Sequence) else ()


def _numbers(tree: node.Node | None) -> tuple[int, ...]:
    return tuple(int(_float(item, 0)) for item in _items(tree))


def _text(tree: node.Node | None, default: str = "") -> str:
    return tree.text if isinstance(tree, node.Scalar) else default


def _float(tree: node.Node | None, default: float) -> float:
    try:
        return float(tree.text) if isinstance(tree, node.Scalar) else default
    except ValueError:
        return default
