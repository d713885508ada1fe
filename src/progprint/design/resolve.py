"""From a written layout to a design: every name resolved to points, inks and styles.

    Look (texts with places) ── resolve ──▶ Design (numbers)

Styles that name the colour "accent" take the colour of the track at hand: ``design.style("label", accent)``.
"""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from progprint.core.color import PAPER, Ink, parse_color
from progprint.core.diagnostic import Diagnostic, Outcome, Span, error
from progprint.core.units import parse_length
from progprint.design.design import ACCENT, Design
from progprint.design.forms import LAYOUT, PARTS, STYLE, Kind, Range, check, entries, lookup, number
from progprint.design.load import Look
from progprint.source import node
from progprint.source.kinds import FLAGS
from progprint.typeset.style import PageSize, ParagraphStyle, Running, TextStyle

LARGEST = 400.0
"""Largest size of type, pt."""
_COLUMN = 2.5
"""Width that a column has at least, in sizes of the text."""
_GUTTERS = MappingProxyType({"people": 1.0, "companies": 1.0, "speakers": 1.0, "sponsors": 1.0, "glance": 0.0})
"""Parts in columns, and how much of the page's gutter lies between two of them."""
_LEADING = (0.5, 20.0)
"""Leading at least and at most, in sizes of its text."""


def _span(place: node.Node | None) -> Span | None:
    """Where a value stands, if it stands anywhere."""
    return place.span if place is not None else None


_USUAL = MappingProxyType({
    "glance.columns": "3", "glance.least": "0.83", "people.columns": "2", "companies.columns": "2", "companies.least": "5",
    "sponsors.columns": "3", "notes.multiple": "1", "opener.ruby": "no", "talk.ruby": "no", "talk.columns": "1",
    "badge.side": "", "badge.back": "yes", "badge.folded": "no", "badge.code": "qr",
    "speakers.ruby": "no", "speakers.order": "pinyin",
})  # fmt: skip
"""Settings of parts that a layout need not say."""


class _Resolver:
    """Reads values out of one look and keeps what is wrong with them."""

    def __init__(self, look: Look, language: str, roles: Collection[str]) -> None:
        self.look = look
        self.language, self.roles = language, roles
        self.found: list[Diagnostic] = []
        self.sizes = {k: float(v) for k, v in self._texts("tokens.sizes").items()}
        self.em = self.sizes.get("text", 9.0)
        self.colors: dict[str, Ink] = {}
        for name, text in self._texts("tokens.colors").items():
            self.colors[name] = parse_color(text) or self._named(text, f"tokens.colors.{name}")

    def _texts(self, path: str) -> dict[str, str]:
        values = entries(lookup(self.look.tree, path))
        return {key: value.text for key, value in values if isinstance(value, node.Scalar)}

    def _refuse(self, variant: str, path: str, text: str, *, beside: str = "", **params: str) -> None:
        """A value that cannot be: at its place, else at what it is part of, else at the whole look."""
        tree = self.look.tree
        place = lookup(tree, path) or lookup(tree, beside) or tree
        self.found.append(error("layout-value", place.span, variant, key=path, text=text, **params))

    def _missing(self, path: str) -> None:
        self.found.append(error("layout-missing", self.look.tree.span, key=path))

    def _named(self, text: str, path: str) -> Ink:
        if text not in self.colors:
            place = lookup(self.look.tree, path)
            self.found.append(error("layout-value", _span(place), "color", key=path, text=text))
        return self.colors.get(text, PAPER)

    def text(self, path: str, default: str | None = None) -> str:
        value = lookup(self.look.tree, path)
        if isinstance(value, node.Scalar):
            return value.text
        if default is None:
            self._missing(path)
        return default or ""

    def list(self, path: str) -> list[str]:
        value = lookup(self.look.tree, path)
        if not isinstance(value, node.Sequence):
            self._missing(path)
            return []
        return [item.text for item in value.items if isinstance(item, node.Scalar)]

    def length(self, path: str) -> float:
        return parse_length(self.text(path), self.em) or 0.0

    def color(self, text: str, path: str) -> Ink:
        if text == "accent":
            return ACCENT
        return parse_color(text) or self._named(text, path)

    # -- styles

    def styles(self) -> dict[str, ParagraphStyle]:
        return {name: self.style(name) for name, _ in entries(lookup(self.look.tree, "styles"))}

    def _chain(self, name: str) -> dict[str, str]:
        """The written fields of a style with those of the styles it extends."""
        fields: dict[str, str] = {}
        seen: list[str] = []
        while name and name not in seen:
            seen.append(name)
            own = self._texts(f"styles.{name}")
            if not own:
                self.found.append(error("unknown-style", self.look.tree.span, name=name))
            fields = {**own, **fields}
            name = own.get("extends", "")
        return fields

    def style(self, name: str) -> ParagraphStyle:
        fields = self._chain(name)
        path = f"styles.{name}"
        written = fields.get("size", "text")
        size = self.sizes.get(written) or number(written) or 0.0
        if not 1.0 <= size <= LARGEST:
            self._refuse("size", f"{path}.size", written)
            size = self.em
        text = TextStyle(
            family=self.role(fields.get("family", "sans"), f"{path}.family"),
            weight=fields.get("weight", "regular"),
            size=size,
            ink=self.color(fields.get("color", "text"), f"{path}.color"),
            tracking=round(float(fields.get("tracking", "0"))),
            language=self.language,
        )
        leading = parse_length(fields.get("leading", "1.6em"), size) or 0.0
        if not _LEADING[0] * size <= leading <= _LEADING[1] * size:
            bounds = {"least": f"{_LEADING[0]}em", "most": f"{_LEADING[1]:g}em"}
            self._refuse("range", f"{path}.leading", fields.get("leading", "1.6em"), beside=path, **bounds)
        for key in ("before", "after"):
            kind, typed = STYLE[key], fields.get(key, "0pt")
            if isinstance(kind, Range) and not kind.holds(typed, size):
                self._refuse("range", f"{path}.{key}", typed, beside=path, least=kind.least, most=kind.most)
        lengths = {key: parse_length(fields[key], size) or 0.0 for key in ("before", "after") if key in fields}
        flags = {key: FLAGS[fields[key]] for key in ("phrases", "hyphenate", "hanging", "keep_next") if key in fields}
        counts = {key: int(float(fields[key])) for key in ("widows", "orphans") if key in fields}
        return ParagraphStyle(
            name=name,
            text=text,
            leading=leading,
            align=fields.get("align", "left"),
            indent=float(fields.get("indent", "0")),
            punctuation=fields.get("punctuation", "quanjiao"),
            level=fields.get("level", "strict"),
        ).but(**lengths, **flags, **counts)

    def role(self, family: str, path: str) -> str:
        """The role of fonts that a style names (where it names one itself), if the fonts at hand have it."""
        if lookup(self.look.tree, path) is not None and self.roles and family not in self.roles:
            self._refuse("choice", path, family, allowed=" ".join(self.roles))
        return family

    # -- the rest

    def real(self) -> None:
        """Report lengths in em that lie beyond their bounds at the real size of the text."""
        for key, value in self.look.tree.entries:
            if key.text != "styles":
                self.found += check(value, LAYOUT[key.text], key.text, self.em)

    def page(self) -> PageSize:
        size = [parse_length(text, self.em) or 0.0 for text in self.list("page.size")]
        if len(size) != 2:
            place = lookup(self.look.tree, "page.size")
            self.found.append(error("layout-value", _span(place), "size-pair", key="page.size"))
            size = [0.0, 0.0]
        margins = [self.length(f"page.margins.{side}") for side in ("inner", "outer", "top", "bottom")]
        inner, outer, top, bottom = margins
        bleed, grid, gutter = (self.length(f"page.{key}") for key in ("bleed", "grid", "gutter"))
        page = PageSize(size[0], size[1], bleed, inner, outer, top, bottom, grid, gutter)
        room = min(page.text_width - 8 * self.em, page.text_height - 5 * page.grid)
        if len(self.found) == 0 and (room < 0 or page.grid < self.em):
            place = lookup(self.look.tree, "page")
            self.found.append(error("layout-page", _span(place)))
        return page

    def columns(self, page: PageSize) -> None:
        """Report columns that are too narrow for text, in the parts that are printed."""
        for part, share in _GUTTERS.items():
            path = f"parts.{part}.columns"
            count = int(number(self.text(path, "1")) or 1)
            gaps = (count - 1) * page.gutter * share
            if part in self.list("flow") and (page.text_width - gaps) / count < _COLUMN * self.em:
                self.found.append(error("layout-page", _span(lookup(self.look.tree, path)), "columns", key=path))

    def running(self) -> Running:
        width, height, top = (self.length(f"running.thumb.{key}") for key in ("width", "height", "top"))
        steps = max(1, int(float(self.text("running.thumb.steps", "6") or 6)))
        head, folio = self.length("running.head"), self.length("running.folio")
        outer, inner = self.text("running.outer", ""), self.text("running.inner", "")
        return Running(outer, inner, head, folio, width, height, top, steps)

    def parts(self) -> dict[str, object]:
        """The settings of every part that the form of layouts names."""
        form = {part: kinds for part, kinds in PARTS.items() if isinstance(kinds, dict)}
        return {
            f"{part}.{key}": self._setting(f"{part}.{key}", kind) for part in form for key, kind in form[part].items()
        }

    def _setting(self, name: str, kind: Kind) -> object:
        """One setting, by what its kind is: lengths in points, numbers, flags or words."""
        path, usual = f"parts.{name}", _USUAL.get(name)
        if isinstance(kind, list):
            texts = self.list(path)
            sized = isinstance(kind[0], Range)
            return tuple([parse_length(text, self.em) or 0.0 for text in texts] if sized else dict.fromkeys(texts))
        if isinstance(kind, Range) and kind.kind == "length":
            return self.length(path)
        text = self.text(path, usual)
        if isinstance(kind, Range):
            return float(text or usual or 1)
        return FLAGS.get(text, usual == "yes") if kind == "flag" else text


NEEDED_STYLES = str.split(
    "body list note caption kicker label name bigname entry heading title display onaccent letter folio running"
)


def resolve(look: Look, language: str = "zh-Hans", roles: Collection[str] = ()) -> Outcome[Design]:
    """The design of a look, or everything that is wrong with its values.

    ``language`` is that of its texts, ``roles`` are the families that the fonts at hand know (any, if none is given).
    """
    resolver = _Resolver(look, language, roles)
    palette = tuple(resolver.color(text, "tokens.palette") for text in resolver.list("tokens.palette"))
    styles = resolver.styles()
    resolver.found += [
        error("unknown-style", look.tree.span, name=name) for name in NEEDED_STYLES if name not in styles
    ]
    resolver.real()
    page = resolver.page()
    if not resolver.found:
        resolver.columns(page)
    design = Design(
        name=resolver.text("name", look.name),
        page=page,
        colors={"accent": PAPER, "faint": PAPER, "quiet": PAPER, "text": PAPER, "paper": PAPER, **resolver.colors},
        own_colors=resolver.text("tokens.tracks", "own") != "palette",
        palette=palette or (resolver.colors.get("accent", PAPER),),
        flow=tuple(resolver.list("flow")),
        running=resolver.running(),
        parts=resolver.parts(),
        styles=styles,
        language=language,
    )
    return Outcome(None if resolver.found else design, resolver.found)
