"""A resolved look: what pages are drawn from, in points, inks and styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from progprint.core.color import Ink
from progprint.typeset.style import ParagraphStyle

ACCENT = Ink("accent", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0))
"""Stands in styles for the colour of the track at hand."""


class PageSize(NamedTuple):
    """Trim and margins, points; ``grid`` is the line pitch of the baseline grid."""

    width: float
    height: float
    bleed: float
    inner: float
    outer: float
    top: float
    bottom: float
    grid: float
    gutter: float

    @property
    def text_width(self) -> float:
        """Width of the type area, pt."""
        return self.width - self.inner - self.outer

    @property
    def text_height(self) -> float:
        """Height of the type area, pt."""
        return self.height - self.top - self.bottom


class Running(NamedTuple):
    """Running heads and thumb index: field templates, and distances in points."""

    outer: str
    inner: str
    head: float
    folio: float
    thumb_width: float
    thumb_height: float
    thumb_top: float
    thumb_steps: int


class Design:
    """A resolved look. ``parts`` holds the settings of each part as numbers, flags or words, keyed "part.setting".

    ``language`` is that of the text (BCP 47). ``own_colors``: tracks have the colours that the agenda gives them.
    """

    def __init__(
        self,
        name: str,
        page: PageSize,
        colors: Mapping[str, Ink],
        palette: tuple[Ink, ...],
        flow: tuple[str, ...],
        running: Running,
        parts: Mapping[str, object],
        styles: Mapping[str, ParagraphStyle],
        language: str = "zh-Hans",
        own_colors: bool = True,
    ) -> None:
        self.name: Final = name
        self.page: Final = page
        self.colors: Final = colors
        self.palette: Final = palette
        self.flow: Final = flow
        self.running: Final = running
        self.parts: Final = parts
        self.language: Final = language
        self.own_colors: Final = own_colors
        self._styles = styles
        self._cache: dict[tuple[str, Ink], ParagraphStyle] = {}
        self._spoken: dict[str, Design] = {}
        self._reduced: dict[tuple[tuple[str, ...], float], Design] = {}

    def in_language(self, language: str) -> Design:
        """The same look for text in a language (BCP 47): its glyph forms, marks and places where a line may end."""
        if language == self.language:
            return self
        known = self._spoken.get(language)
        if known is None:
            styles = {name: look.but(text=look.text.but(language=language)) for name, look in self._styles.items()}
            known = self._spoken[language] = Design(
                self.name,
                self.page,
                self.colors,
                self.palette,
                self.flow,
                self.running,
                self.parts,
                styles,
                language,
                self.own_colors,
            )
        return known

    def reduced(self, names: tuple[str, ...], share: float) -> Design:
        """The same look with some styles smaller, type and leading to half a point."""
        known = self._reduced.get((names, share))
        if known is None:
            styles = dict(self._styles)
            for name in names:
                look = styles[name]
                size, leading = (round(value * share * 2) / 2 for value in (look.text.size, look.leading))
                styles[name] = look.but(text=look.text.but(size=size), leading=leading)
            known = self._reduced[names, share] = Design(
                self.name, self.page, self.colors, self.palette, self.flow, self.running, self.parts, styles,
                self.language, self.own_colors,
            )  # fmt: skip
        return known

    @property
    def accent(self) -> Ink:
        """The look's own accent, for what belongs to no track."""
        return self.colors["accent"]

    def with_page(self, page: PageSize) -> Design:
        """The same look on another page."""
        return Design(
            self.name, page, self.colors, self.palette, self.flow, self.running, self.parts, self._styles, self.language,
            self.own_colors,
        )  # fmt: skip

    def enlarged(self, share: float) -> Design:
        """The same look, everything so many times as large: A4 on A3, for walls and doors."""
        page = self.page
        larger = page._replace(**{
            name: round(getattr(page, name) * share, 3) for name in page._fields if name != "bleed"
        })  # fmt: skip
        styles = {
            name: look.but(
                text=look.text.but(size=round(look.text.size * share, 2)), leading=round(look.leading * share, 2)
            )
            for name, look in self._styles.items()
        }
        return Design(
            self.name, larger, self.colors, self.palette, self.flow, self.running, self.parts, styles, self.language,
            self.own_colors,
        )  # fmt: skip

    def style(self, name: str, accent: Ink | None = None) -> ParagraphStyle:
        """A computed style; ``accent`` replaces the colour "accent"."""
        ink = accent or self.accent
        key = (name, ink)
        if key not in self._cache:
            style = self._styles[name]
            self._cache[key] = style.but(text=style.text.but(ink=ink)) if style.text.ink is ACCENT else style
        return self._cache[key]

    def number(self, key: str) -> float:
        """A numeric setting of a part, such as "talk.photo" in points."""
        value = self.parts[key]
        return value if isinstance(value, float) else 0.0

    def pair(self, key: str) -> tuple[float, float]:
        """A setting of two lengths, such as "opener.photo" in points."""
        value = self.parts[key]
        return (value[0], value[1]) if isinstance(value, tuple) and len(value) == 2 else (0.0, 0.0)
