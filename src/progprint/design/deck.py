"""Deck looks: the written form of ``layouts/deck.yaml`` and what it resolves to.

    deck.yaml ─ read, check ─▶ Node ─ load_deck ─▶ DeckLook(template, faces, colours, body, kinds)

A look is data over typed defaults: whatever a look leaves out has the default of the dataclass below. Kinds and their
slots have no default; a look that lacks a kind which the scenes need is refused when the template is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from progprint.core.color import Ink, parse_color
from progprint.core.diagnostic import Diagnostic, Outcome, error
from progprint.deck.binding import KindBinding, SlotBinding
from progprint.design import forms
from progprint.source import node
from progprint.source.read import read

SLOT: dict[str, forms.Kind] = {
    "placeholder": "line",
    "sizes": ["number"],
    "pitch": "number",
    "weight": ("regular", "bold"),
}
DECK: dict[str, forms.Kind] = {
    "name": "line",
    "template": "line",
    "fonts": {"latin": "line", "east_asian": "line", "family": "line", "latin_factor": "number"},
    "tokens": {"colors": {"accent": "color", "paper": "color"}, "tint": "number", "palette": ["color"]},
    "body": {"head_size": "number", "gap": "number", "block_gap": "number", "indent": "number", "going_on": "number"},
    "kinds": {"*": {"layout": "line", "slots": {"*": dict(SLOT)}}},
}
MAX_SIZE = 400.0


@dataclass(frozen=True, slots=True)
class DeckFonts:
    """What the theme names, and the family of ours that measures for it.

    ``latin_factor`` is how much wider the theme's Latin letters are than those of ``family``.
    """

    latin: str = "Microsoft YaHei"
    east_asian: str = "Microsoft YaHei"
    family: str = "sans"
    latin_factor: float = 1.08


@dataclass(frozen=True, slots=True)
class DeckBody:
    """How longer text is set: points, but ``indent`` in ems. ``going_on`` is the size of text that takes several slides."""

    head_size: float = 18.0
    gap: float = 8.0
    block_gap: float = 22.0
    indent: float = 1.5
    going_on: float = 24.0


@dataclass(frozen=True, slots=True)
class DeckLook:
    """A resolved deck look. ``template`` is a file name relative to ``path``, the look's own file."""

    template: str
    kinds: Mapping[str, KindBinding]
    fonts: DeckFonts = DeckFonts()
    body: DeckBody = DeckBody()
    accent: Ink = field(default=Ink("#0A5CFF", (0.0392, 0.3608, 1.0), (0.9608, 0.6392, 0.0, 0.0)))
    tint: float = 0.1
    palette: tuple[Ink, ...] = ()
    path: Path = Path()

    @property
    def template_path(self) -> Path:
        """Where the template lies."""
        return self.path.parent / self.template


def read_deck_look(data: bytes, name: str) -> Outcome[DeckLook]:
    """A deck look from the bytes of its file; ``name`` is the path as it is printed.

    Errors: those of reading YAML, unknown-layout-key, layout-type, layout-value, layout-missing.
    """
    tree = read(data, name)
    if tree.value is None:
        return Outcome(None, tree.diagnostics)
    found = [*tree.diagnostics, *forms.check(tree.value, DECK), *_missing(tree.value)]
    outcome = Outcome(tree.value, found)
    return Outcome(None if outcome.failed else _look(tree.value, Path(name)), found)


def load_deck_look(path: Path, read_file: Callable[[Path], Outcome[bytes]]) -> Outcome[DeckLook]:
    """A deck look from its file, and what was found on the way."""
    data = read_file(path)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    return read_deck_look(data.value, str(path))


def _missing(tree: node.Node) -> list[Diagnostic]:
    """A look needs a template and kinds, a kind its layout, a slot its placeholder and sizes that can be drawn."""
    found = [
        error("layout-missing", tree.span, key=key) for key in ("template", "kinds") if not forms.lookup(tree, key)
    ]
    for kind, binding in _entries(forms.lookup(tree, "kinds")):
        if not forms.lookup(binding, "layout"):
            found.append(error("layout-missing", binding.span, key=f"kinds.{kind}.layout"))
        for name, slot in _entries(forms.lookup(binding, "slots")):
            where = f"kinds.{kind}.slots.{name}"
            if not forms.lookup(slot, "placeholder"):
                found.append(error("layout-missing", slot.span, key=f"{where}.placeholder"))
            sizes = forms.lookup(slot, "sizes")
            found += [
                error("layout-value", item.span, "size", key=f"{where}.sizes", text=item.text)
                for item in (sizes.items if isinstance(sizes, node.Sequence) else ())
                if isinstance(item, node.Scalar) and not 1 <= _float(item, 0.0) <= MAX_SIZE
            ]
    return found


def _look(tree: node.Node, path: Path) -> DeckLook:
    def number(key: str, default: float) -> float:
        return _float(forms.lookup(tree, key), default)

    def line(key: str, default: str = "") -> str:
        value = forms.lookup(tree, key)
        return value.text if isinstance(value, node.Scalar) else default

    fonts, body = DeckFonts(), DeckBody()
    kinds = {kind: _kind(binding) for kind, binding in _entries(forms.lookup(tree, "kinds"))}
    palette = forms.lookup(tree, "tokens.palette")
    colors = (
        [item.text for item in palette.items if isinstance(item, node.Scalar)]
        if isinstance(palette, node.Sequence)
        else []
    )
    accent = parse_color(line("tokens.colors.accent"))
    defaults = DeckLook(line("template"), kinds)
    return DeckLook(
        line("template"),
        kinds,
        DeckFonts(
            line("fonts.latin", fonts.latin),
            line("fonts.east_asian", fonts.east_asian),
            line("fonts.family", fonts.family),
            number("fonts.latin_factor", fonts.latin_factor),
        ),
        DeckBody(*(number(f"body.{key}", getattr(body, key)) for key in DeckBody.__slots__)),
        accent or defaults.accent,
        number("tokens.tint", defaults.tint),
        tuple(ink for color in colors if (ink := parse_color(color))),
        path,
    )


def _kind(tree: node.Node) -> KindBinding:
    layout = forms.lookup(tree, "layout")
    slots = {name: _slot(slot) for name, slot in _entries(forms.lookup(tree, "slots"))}
    return KindBinding(layout.text if isinstance(layout, node.Scalar) else "", slots)


def _slot(tree: node.Node) -> SlotBinding:
    placeholder, weight = forms.lookup(tree, "placeholder"), forms.lookup(tree, "weight")
    sizes = forms.lookup(tree, "sizes")
    given = tuple(_float(item, 0.0) for item in sizes.items) if isinstance(sizes, node.Sequence) else ()
    default = SlotBinding("")
    return SlotBinding(
        placeholder.text if isinstance(placeholder, node.Scalar) else "",
        given or default.sizes,
        _float(forms.lookup(tree, "pitch"), default.pitch),
        weight.text if isinstance(weight, node.Scalar) else default.weight,
    )


def _entries(tree: node.Node | None) -> list[tuple[str, node.Node]]:
    return [(key.text, value) for key, value in tree.entries] if isinstance(tree, node.Mapping) else []


def _float(tree: node.Node | None, default: float) -> float:
    try:
        return float(tree.text) if isinstance(tree, node.Scalar) else default
    except ValueError:
        return default
