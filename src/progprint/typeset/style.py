"""Computed styles and inline nodes: what the composer is given. All lengths are points unless said otherwise."""

from __future__ import annotations

from typing import NamedTuple

from progprint.core.color import BLACK, Ink


class TextStyle(NamedTuple):
    """The look of characters. ``family`` is a role of the font book ("sans", "serif"), ``weight`` "regular" or "bold".

    ``tracking`` is wanted letter space in 1/1000 em (captions, display). ``language`` is a BCP 47 tag. ``verbatim`` text
    (code, file names) is never hyphenated.
    """

    family: str = "sans"
    weight: str = "regular"
    size: float = 9.0
    ink: Ink = BLACK
    language: str = "zh-Hans"
    tracking: int = 0
    verbatim: bool = False

    def but(self, **changes: object) -> TextStyle:
        """The same style with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]


class ParagraphStyle(NamedTuple):
    """The setting of lines and paragraphs.

    ``align`` is justify, left, right or center; only justify stretches lines. ``indent`` is the first line's, in em.
    ``punctuation`` names the spacing table (quanjiao, kaiming, banjiao, plain), ``level`` what may begin and end a line
    (none, loose, normal, basic, gb, strict: ``kinsoku``). ``phrases`` breaks by sense and balances the lines (titles);
    ``solid`` ends none inside a phrase while there is another way. ``hyphenate`` allows it as a last resort.
    ``max_lines`` 0 is no limit. ``widows`` and ``orphans``
    are the least lines kept at the top and at the foot of a region.
    """

    name: str
    text: TextStyle
    leading: float
    align: str = "justify"
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    punctuation: str = "quanjiao"
    level: str = "strict"
    phrases: bool = False
    solid: bool = False
    hyphenate: bool = True
    hanging: bool = False
    keep_next: bool = False
    keep_together: bool = False
    widows: int = 2
    orphans: int = 2

    def but(self, **changes: object) -> ParagraphStyle:
        """The same style with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]


class Text(NamedTuple):
    """Characters; ``style`` None means the paragraph's own. The size of a style must be the paragraph's.

    ``link`` is where they lead: an anchor of the document or a URL. ``emphasis`` sets dots below Han and a fine line below
    Latin letters. Neither moves a glyph.
    """

    text: str
    style: TextStyle | None = None
    link: str = ""
    emphasis: bool = False


class Ruby(NamedTuple):
    """A word with its reading above it: ``groups`` are (base, reading), a reading "" for what has none.

    ``gap`` is the least space between two bases, 1/1000 em. A base is never broken.
    """

    groups: tuple[tuple[str, str], ...]
    style: TextStyle | None = None
    link: str = ""
    gap: int = 0

    @property
    def text(self) -> str:
        """The bases alone."""
        return "".join([base for base, _ in self.groups])


Inline = Text | Ruby


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
