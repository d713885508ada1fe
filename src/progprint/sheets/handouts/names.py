"""People on paper for the venue: a name as large as it can be, and lines of names with whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from progprint.agenda.programme import Person, Room, Talk, Track
from progprint.core.color import Ink
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import ENDLESS, apart, fitted
from progprint.sheets.people import spread_name, unparted
from progprint.text.characters import is_han
from progprint.text.clusters import clusters
from progprint.typeset.frame import Copyfit, Frame, GlyphRun, Group, Item, Piece, Tag
from progprint.typeset.style import ParagraphStyle, Text, TextStyle

SHORT = 4
"""Ideographs up to which names are of one height."""
_SHRUNK, _ROW = 0.6, 1.02
"""Share of its size to which a name shrinks before it takes another line, and the pitch of its lines in sizes."""
_TINY = 0.35
"""Share of its size below which a name parts at a hyphen too."""
_JOINTS = 24
"""Places of a name, spread evenly where there are more, at which lines are tried to end."""
_JOINT = re.compile(r"[·・‧]|(?<=\w)-(?=\w)|\s+")
"""Where a name may part."""


def big_name(
    context: Context, person: Person, style: str, width: float, height: float, key: str, align: str = "center"
) -> Frame:
    """A name as large as it can be in a box: two to four ideographs at one height, two of them opened.

    Others shrink to three fifths on one line, then part at a dot, a hyphen or a blank; they never leave the box.
    """
    look, name = context.design.style(style).text, person.name.text
    letters = [one for one in clusters(name) if not one.isspace()]
    rows = [name]
    if len(letters) <= SHORT and all(is_han(one[0]) for one in letters):
        size = round(min(look.size, width / (SHORT + 0.2), height / 1.1), 1)
    else:
        rows, size = _rows(context, name, look, width, height)
    items: list[Item] = []
    for n, row in enumerate(rows):
        y = (0.94 + n * _ROW) * size
        runs = spread_name(context, row, look.but(size=size), 0.0, y)
        wide = max((run.x + run.width for run in runs if isinstance(run, GlyphRun)), default=0.0)
        items.append(Group((width - wide) / 2 if align == "center" else 0.0, 0.0, Frame(wide, size, runs)))
    high = (1.1 + (len(rows) - 1) * _ROW) * size
    done = Copyfit("sheet", "smaller", size / look.size) if size < 0.99 * look.size and len(letters) > SHORT else None
    piece = Piece("paragraph", style, align, name, (), len(rows), (), done)
    tag = Tag("H1", 0.0, 0.0, Frame(width, high, tuple(items)), key=key, outline=(1, name), piece=piece,
              span=person.name.span)  # fmt: skip
    return Frame(width, high, (tag,))


def _rows(context: Context, name: str, look: TextStyle, width: float, height: float) -> tuple[list[str], float]:
    """The lines of a long name, and the size of its type: one line down to three fifths of it, then two, then three.

    A hyphen ends a line only where the type would be tiny else: who reads the text takes it for one that was added.
    """
    best: tuple[list[str], float] = ([name], 0.0)
    for hyphens in (False, True):
        for rows in _partings(name):
            if any(row.endswith("-") for row in rows) == hyphens:
                widest = max(context.composer.width(row, look) for row in rows) / look.size
                fit = min(look.size, width / widest if widest else look.size, height / (1.1 + (len(rows) - 1) * _ROW))
                enough = best[1] >= _SHRUNK * look.size
                if fit > best[1] + 0.05 and not (enough and len(rows) > len(best[0])):
                    best = (rows, fit)
        if best[1] >= _TINY * look.size:
            break
    return best[0], round(best[1] - 0.05, 1)


def _partings(name: str) -> Iterator[list[str]]:
    """A name on one line, then every way to have it on two and on three: a dot or a hyphen stays at the end of a line."""
    places = [match.end() for match in _JOINT.finditer(name) if 0 < match.end() < len(name)]
    places = places[:: len(places) // _JOINTS + 1]
    yield [name]
    for count in (1, 2):
        for cut in combinations(places, count):
            edges = (0, *cut, len(name))
            yield [name[start:end].strip() for start, end in pairwise(edges)]


def people_line(
    context: Context,
    people: Sequence[tuple[Person, str]],
    style: ParagraphStyle,
    width: float,
    *,
    key: str,
    more: str = "",
    ink: Ink | None = None,
) -> Frame:
    """People on a line, or on several between two people: names bold and black, role and organisation regular and grey.

    ``more`` stands behind them; names are in an ``ink`` that is given.
    """
    bold = style.text.but(weight="bold", ink=ink or context.design.colors["text"])
    units: list[list[Text]] = []
    for person, role in people:
        about = " ".join(part for part in (role, person.org.text if person.org else "") if part)
        units.append([Text(person.name.text, bold), *([Text(f"\u2002{about}")] if about else [])])
    units += [[Text(more)]] if more else []
    nodes = unparted(context, units, style.text, width)
    plain = "".join(node.text for node in nodes)
    return fitted(context, plain, style, width, key=key, content=nodes)


def told_talk(
    context: Context, talk: Talk, tracks: Sequence[Track], looks: tuple[ParagraphStyle, ParagraphStyle], width: float,
    height: float = ENDLESS, *, key: str, role: str, least: float = 0.35,
) -> list[Frame]:  # fmt: skip
    """The title of a talk, and below it who is on the stage; behind them its track, if it is one of ``tracks``."""
    frames = [fitted(context, talk.title, looks[0], width, height, key=f"{key}.title", role=role, least=least)]
    people = on_stage(context, talk)
    track = next((one for one in tracks if one.id == talk.track_id), None)
    if people or track:
        named = track.title.text if track else ""
        frames.append(people_line(context, people, looks[1], width, key=f"{key}.people", more=named))
    return frames


def place_of(context: Context, room: Room) -> str:
    """The floor of a room and how many it holds."""
    return apart(room.floor, context.words.seats(room.capacity) if room.capacity.isdigit() else room.capacity)


def producers_line(
    context: Context, track: Track, style: ParagraphStyle, width: float, key: str, ink: Ink | None = None
) -> list[Frame]:
    """The producers of a track, on a line with the word for them."""
    people, more = [(person, "") for person in track.producers], context.words.producer_short
    return [people_line(context, people, style, width, key=f"{key}.producers", more=more, ink=ink)] if people else []


def on_stage(context: Context, talk: Talk) -> list[tuple[Person, str]]:
    """Everybody on the stage of a talk, whoever moderates first, with that word."""
    found = [(person, context.words.moderator) for person in talk.moderators]
    return found + [(person, "") for person in talk.speakers if person not in talk.moderators]
