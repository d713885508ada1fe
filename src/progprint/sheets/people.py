"""People on paper: portraits or initials, names of equal width, affiliation lines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from progprint.agenda.programme import Person, Talk
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.locale.names import annotated
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.prose import first_baseline
from progprint.text.characters import is_han
from progprint.text.clusters import clusters, initial, is_selector
from progprint.typeset.block import Block, Fit, Region, frame_of
from progprint.typeset.boxes import Aside, Fixed, Space
from progprint.typeset.frame import Frame, GlyphRun, Group, Item, Picture, Rule, Tag
from progprint.typeset.interlinear import TOP
from progprint.typeset.stack import Keep, LateBlock, Stack
from progprint.typeset.style import ParagraphStyle, Ruby, Text, TextStyle

_LARGE, _HIGH, _LOW = 1.6, 2.0, 1.5
"""Width and height of a keynote's portraits, and the height where room is scarce, as multiples of the side of others."""

_NAME = 6
"""Ideographs of the longest name."""
_TWO, _LEAST = 2.1, 0.6
"""Lines that a name takes at most, with what rounding adds; the least share of its size that a long word is set in."""


def affiliation(person: Person) -> str:
    """Organisation and job title, as far as they are known."""
    return SEPARATOR.join(words.text for words in (person.org, person.job_title) if words)


def about(context: Context, person: Person, key: str, *, with_next: bool = False) -> list[Block]:
    """Organisation and job title below a name, on one line or, where both do not fit on it, on two; nothing if not known."""
    known = [words.text for words in (person.org, person.job_title) if words]
    whole, caption = SEPARATOR.join(known), context.design.style("caption").text

    def fitted(region: Region) -> Fit:
        texts = known if context.composer.width(whole, caption) > region.width else [whole]
        keys = (key, f"{key}.2")
        lines = [context.text(text, "caption", key=name) for text, name in zip(texts, keys, strict=False)]
        return Stack(tuple(lines)).compose(region)

    return [LateBlock(fitted, keep_next=with_next)] if known else []


def portrait(context: Context, person: Person, accent: Ink, width: float, height: float, tint: float = 0.1) -> Frame:
    """The photo, cropped beforehand to the shape wanted, or the initial in a field of that shape, ``tint`` of the accent."""
    raster = context.picture(person.photo)
    box = Rect(0.0, 0.0, width, height)
    if raster is not None:
        scale = max(width / raster.width, height / raster.height)
        wide, high = raster.width * scale, raster.height * scale
        place = Rect((width - wide) / 2, (height - high) / 3, (width + wide) / 2, (height - high) / 3 + high)
        alt = context.words.portrait_of(person.name.text)
        cut = Group(0.0, 0.0, Frame(width, height, (Picture(place, raster, alt),)), clip=True)
        span = person.photo.span if person.photo is not None else None
        return Frame(width, height, (Tag("Figure", 0.0, 0.0, Frame(width, height, (cut,)), alt=alt, span=span),))
    size = round(min(width, height) * 0.46, 1)
    style = context.design.style("name", accent).text.but(size=size, ink=accent)
    items: list[Item] = [Rule(box, accent.tint(tint))]
    items += context.composer.place(initial(person.name.text), style, width / 2, height / 2 + 0.38 * size, "center")
    return Frame(width, height, (Tag("Artifact", 0.0, 0.0, Frame(width, height, tuple(items))),))


def card(
    context: Context,
    person: Person,
    accent: Ink,
    key: str,
    style: str | ParagraphStyle = "name",
    *,
    large: bool = False,
    low: bool = False,
) -> Block:
    """A small portrait beside name and affiliation: a speaker above a talk.

    ``large``: on the ground of a keynote; ``low``: the portrait is, too.
    """
    side, grid = context.design.number("talk.photo"), context.design.page.grid
    wide, high = (round(_LARGE * side, 1), round((_LOW if low else _HIGH) * side, 1)) if large else (side, side)
    lines = named(context, person, style, accent, "talk", key=f"{key}.name")
    lines += about(context, person, f"{key}.about")
    face = Fixed(portrait(context, person, accent, wide, high, 0.2 if large else 0.1))
    return Keep(Aside(face, Stack(tuple(lines)), wide, round(grid * 0.7, 1), after=grid, keep_next=True))


def name_style(context: Context, person: Person, width: float) -> ParagraphStyle | None:
    """The style in which a name stands beside a portrait: on a line or, between two of its words, on two; None if in none."""
    for look in (context.design.style("name").but(phrases=True), context.design.style("entry")):
        high = frame_of(context.text(person.name, look), width).height
        if _longest_word(context, person, look) <= width and high <= _TWO * look.leading:
            return look
    return None


def narrow_name(context: Context, person: Person, width: float) -> ParagraphStyle:
    """A style for a name in a narrow column: as small as its longest word needs, so that none is torn."""
    look = context.design.style("entry")
    share = max(_LEAST, min(1.0, width / max(_longest_word(context, person, look), 1.0)))
    return look.but(text=look.text.but(size=math.floor(share * look.text.size * 10) / 10))


def _longest_word(context: Context, person: Person, look: ParagraphStyle) -> float:
    """The width of the longest word, pt; of ideographs so many that they are no name but a title part anywhere."""
    words = [word.rstrip() for word in re.split(r"(?<=[ \u3000\-–·・])", person.name.text)]
    whole = [word for word in words if len(word) <= _NAME or not all(map(is_han, word))]
    return max((context.composer.width(word, look.text) for word in whole), default=0.0)


def portrait_width(context: Context, *, large: bool) -> float:
    """The width that the portrait of a card takes beside the name, with the gap, pt."""
    side = context.design.number("talk.photo") * (_LARGE if large else 1.0)
    return round(side, 1) + round(context.design.page.grid * 0.7, 1)


def ruby(person: Person, gap: int = 0) -> tuple[Ruby, ...] | None:
    """The name with its reading above it, if the agenda gives one; ``gap`` is the least space between two ideographs."""
    groups = annotated(person.name.text, person.reading)
    return (Ruby(groups, gap=gap),) if groups else None


def named(
    context: Context,
    person: Person,
    style: str | ParagraphStyle,
    accent: Ink,
    part: str,
    *,
    key: str,
    role: str = "P",
    with_next: bool = False,
) -> list[Block]:
    """The name, whose lines end between its parts; where the look wants readings in this ``part``, with its reading above."""
    read = ruby(person) if context.ruby(part) else None
    look = context.look(style, accent).but(phrases=True, solid=True)
    name = context.text(person.name, look, key=key, role=role, with_next=with_next, content=read)
    above = TOP * name.style.text.size - first_baseline(name.style.leading, name.style.text.size)
    return [name] if read is None else [Space(round(max(0.0, above), 1)), name]


def spread_name(context: Context, name: str, style: TextStyle, x: float, y: float, ems: int = 3) -> tuple[Item, ...]:
    """A name of two ideographs opened to three ems, so that a list of names is flush on both sides.

    No blank enters the text (CLREQ §Even inter-character spacing), and the gap is room of the first glyph itself:
    readers of a PDF take a gap between two glyphs for a blank, so 于雨 would not be found by a search. Longer and
    foreign names are set as they are, and so is one in a face that cannot give its glyphs such room.
    """
    gap = 1000 * (ems - 2)
    runs = context.composer.place(name, style.but(tracking=gap), x, y)
    short = len(clusters(name)) == 2 and all(is_han(char) or is_selector(char) for char in name)
    if not short or not all(run.face.may_widen and len(run.pieces) == 1 for run in runs):
        return context.composer.place(name, style, x, y)
    return tuple(_closed(run, gap, last=run is runs[-1]) for run in runs)


def _closed(run: GlyphRun, gap: int, *, last: bool) -> GlyphRun:
    """The run with its letter space as room of its glyphs, but for the last one."""
    codes = str(run.pieces[0])
    wide = [run.face.widened(code, gap) for code in (codes[:-1] if last else codes)]
    return run._replace(pieces=("".join([*wide, codes[-1] if last else ""]),), tracking=0.0)


def people_units(context: Context, people: Sequence[Person], moderators: Sequence[Person] = (), *,
                 jobs: bool = False) -> list[tuple[Text, ...]]:  # fmt: skip
    """Each person, whoever moderates first and told: the name bold and black, organisation (and job, of ``jobs``) grey."""
    dark = context.design.style("caption").text.but(weight="bold", ink=context.design.colors["text"])
    moderating = {person.id for person in moderators}
    units: list[tuple[Text, ...]] = []
    for person in {one.id: one for one in (*moderators, *people)}.values():
        role = context.words.bracketed(context.words.moderator) if person.id in moderating else ""
        org = f" {person.org.text}" if person.org else ""
        org += f" {person.job_title.text}" if person.job_title and jobs else ""
        units.append((Text(person.name.text, dark), *([Text(f"{org}{role}")] if org or role else [])))
    return units


def told_people(context: Context, talk: Talk, *, always: bool = False) -> list[str]:
    """The people of an item: whoever moderates first, with that word where others speak, or ``always``."""
    role = context.words.bracketed(context.words.moderator) if talk.speakers or always else ""
    moderators = [f"{person.name.text}{role}" for person in talk.moderators]
    return moderators + [person.name.text for person in talk.speakers if person not in talk.moderators]


def on_lines(context: Context, units: Sequence[tuple[Text, ...]], key: str) -> Block:
    """Short texts in small type, none of them parted that a line holds."""
    style = context.design.style("caption")

    def fitted(region: Region) -> Fit:
        nodes = unparted(context, units, style.text, region.width)
        return context.text("".join(node.text for node in nodes), style, key=key, content=nodes).compose(region)

    return LateBlock(fitted)


def unparted(context: Context, units: Sequence[Sequence[Text]], style: TextStyle, width: float) -> tuple[Text, ...]:
    """Short texts apart from each other on a line, or on several with an end between two of them."""
    nodes: list[Text] = []
    letters = context.composer.width("nn", style)  # a blank alone has no width
    gap, inner = (context.composer.width(f"n{blank}n", style) - letters for blank in (SEPARATOR, "\u2002"))
    left = 0.0
    for unit in units:
        wide = sum(context.composer.width(node.text, node.style or style) for node in unit) + inner * (len(unit) - 1)
        if nodes:
            fits = left + gap + wide <= width
            nodes.append(Text(SEPARATOR if fits else "\n"))
            left = left + gap if fits else 0.0
        nodes += unit
        left += wide
    return tuple(nodes)


def baseline(context: Context, style: str) -> float:
    """First baseline of a style below the top of its line, pt."""
    look = context.design.style(style)
    return first_baseline(look.leading, look.text.size)
