"""A resolved look: what pages are drawn from, in points, inks and styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from progprint.core.color import Ink
from progprint.typeset.style import PageSize, ParagraphStyle, Running

ACCENT = Ink("accent", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0))
"""Stands in styles for the colour of the track at hand."""


@dataclass(frozen=True, eq=False)
class Design:
    """A resolved look. ``parts`` holds the settings of each part as numbers, flags or words, keyed "part.setting".

    ``language`` is that of the text (BCP 47). ``own_colors``: tracks have the colours that the agenda gives them.
    """

    name: str
    page: PageSize
    colors: Mapping[str, Ink]
    palette: tuple[Ink, ...]
    flow: tuple[str, ...]
    running: Running
    parts: Mapping[str, object]
    styles: Mapping[str, ParagraphStyle]
    language: str = "zh-Hans"
    own_colors: bool = True
    _cache: dict[tuple[object, ...], ParagraphStyle] = field(default_factory=dict, init=False)
    _others: dict[object, Design] = field(default_factory=dict, init=False)

    @property
    def accent(self) -> Ink:
        """The look's own accent, for what belongs to no track."""
        return self.colors["accent"]

    def in_language(self, language: str) -> Design:
        """The same look for text in a language (BCP 47): its glyph forms, marks and places where a line may end."""
        if language == self.language:
            return self
        if language not in self._others:
            styles = {name: look.but(text=look.text.but(language=language)) for name, look in self.styles.items()}
            self._others[language] = replace(self, styles=styles, language=language)
        return self._others[language]

    def reduced(self, names: tuple[str, ...], share: float) -> Design:
        """The same look with some styles smaller, type and leading to half a point."""
        if (names, share) not in self._others:
            styles = dict(self.styles)
            for name in names:
                look = styles[name]
                size, leading = (round(value * share * 2) / 2 for value in (look.text.size, look.leading))
                styles[name] = look.but(text=look.text.but(size=size), leading=leading)
            self._others[names, share] = replace(self, styles=styles)
        return self._others[names, share]

    def with_page(self, page: PageSize) -> Design:
        """The same look on another page."""
        return replace(self, page=page)

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
            for name, look in self.styles.items()
        }
        return replace(self, page=larger, styles=styles)

    def style(self, name: str, accent: Ink | None = None) -> ParagraphStyle:
        """A computed style; ``accent`` replaces the colour "accent"."""
        known = self._cache.get((name, accent))
        if known is None:
            style = self.styles[name]
            own = style.but(text=style.text.but(ink=accent or self.accent)) if style.text.ink is ACCENT else style
            known = self._cache[name, accent] = own
        return known

    def styled(self, name: str, ink: str | Ink = "", share: float = 1.0, weight: str = "") -> ParagraphStyle:
        """A style with another ``ink`` (or colour of the look) or ``weight``, in a ``share`` of its size."""
        known = self._cache.get((name, ink, share, weight))
        if known is None:
            look = self.style(name)
            size, leading = look.text.size, look.leading
            if share != 1.0:
                size, leading = round(size * share, 1), round(leading * share, 1)
            colour = self.colors[ink] if isinstance(ink, str) and ink else ink or look.text.ink
            text = look.text.but(size=size, ink=colour, weight=weight or look.text.weight)
            known = self._cache[name, ink, share, weight] = look.but(text=text, leading=leading)
        return known

    def number(self, key: str) -> float:
        """A numeric setting of a part, such as "talk.photo" in points."""
        value = self.parts[key]
        return value if isinstance(value, float) else 0.0

    def pair(self, key: str) -> tuple[float, float]:
        """A setting of two lengths, such as "opener.photo" in points."""
        value = self.parts[key]
        return (value[0], value[1]) if isinstance(value, tuple) and len(value) == 2 else (0.0, 0.0)
