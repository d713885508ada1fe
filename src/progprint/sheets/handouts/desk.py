"""Tools that every sheet is laid out with: texts made to fit a box, names at one height, rules, cards on sheets with cut marks.

A text is set as large as its style says and smaller by steps until it fits; it is never cut. What does not fit at the
smallest step stands as it is and is told by the checks that look at pages.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from progprint.agenda.conference import short_address
from progprint.agenda.programme import PAUSES, Agenda, Room, Talk, Wording
from progprint.changes.units import digest
from progprint.core.color import BLACK, Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.grid.parting import HYPHENED, TORN, tearing
from progprint.sheets.timetable import programme_days
from progprint.typeset.block import NoRoomError, Region
from progprint.typeset.content import Content
from progprint.typeset.dump import told
from progprint.typeset.frame import Copyfit, Frame, Group, Item, Page, Rule, Tag
from progprint.typeset.pages import MOST_PAGES
from progprint.typeset.style import ParagraphStyle, Text

STEPS = (1.0, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35)
ENDLESS = 100_000.0
"""Height of a box that holds whatever stands in it, pt."""
_LONGEST = 1000
"""Characters of a text for which a size is looked for; a longer one is set in the smallest."""
_HALVINGS = 12
"""Steps in which the height of even pages is found."""
_STAMP = 38.0
"""Width of an edition in a margin, pt."""
MOST_ROWS = 10 * MOST_PAGES
"""Items of all rooms together: what is in every room is printed for each of them."""
_BEHIND = 30
"""Minutes after the end of an item in which a break that begins is still one that its audience goes to."""
_SHRUNK = 0.8
"""Share of its natural width that a text takes at least where its lines shrink; what is wider than its box is not tried."""
_UNHYPHENED = 0.7
"""Share of its size to which a title shrinks before a word of it gets a hyphen."""


class Sheet(NamedTuple):
    """A sheet: what it is called in a file name, its page, and what is on it where the name is a number.

    ``subject`` is the id of whom or what it is for, where two may have one name.
    """

    name: str
    page: Page
    about: tuple[str, ...] = ()
    subject: str = ""


def fitted(
    context: Context,
    words: Wording | str,
    style: str | ParagraphStyle,
    width: float,
    height: float = ENDLESS,
    *,
    key: str,
    role: str = "P",
    accent: Ink | None = None,
    align: str = "left",
    least: float = 0.35,
    phrases: bool | None = None,
    done: Copyfit | None = None,
    content: Content | None = None,
) -> Frame:
    """A text in a box, at the largest step at which it fits and no word is torn; ``done`` is told of it in any case.

    ``content`` is how the words are set, if not all alike.
    """
    look = context.look(style, accent)
    phrased = look.phrases if phrases is None else phrases
    made, steps = Frame(width, 0.0, ()), [step for step in STEPS if step >= least]
    if len(str(words)) > _LONGEST:
        del steps[:-1]
    wide = context.composer.width(str(words), look.text) if content is None and height < ENDLESS else 0.0
    for step in steps:
        lines = (height + 0.01) // (look.leading * step)
        if wide * step * _SHRUNK > lines * width and step != steps[-1]:
            continue
        text = look.text.but(size=round(look.text.size * step, 1))
        leading = round(look.leading * step, 2)
        shrunk = look.but(text=text, leading=leading, align=align, keep_next=False, phrases=phrased)
        said = done or (Copyfit("sheet", "smaller", step) if step < 1 else None)
        listed = (1, str(words)) if role == "H1" else None
        paragraph = context.text(words, shrunk, key=key, role=role, outline=listed, content=content, copyfit=said)
        made = paragraph.compose(Region(width, ENDLESS, fresh=True)).frame or made
        worst = HYPHENED if phrased and step > _UNHYPHENED else TORN
        if made.height <= height + 0.01 and tearing(paragraph, width) < worst:
            break
    return made


def apart(*parts: str) -> str:
    """Short facts on a line; those that are not known are left out."""
    return SEPARATOR.join(filter(None, parts))


def onto_pages(rows: Sequence[Frame], height: float, most: int = MOST_ROWS, air: float = 0.0) -> list[list[Frame]]:
    """Rows on as many pages as they need, ``most`` on one at most, with ``air`` between two of them."""
    pages: list[list[Frame]] = []
    for row in rows:
        taken = sum(one.height + air for one in pages[-1]) if pages else 0.0
        if not pages or len(pages[-1]) == most or taken + row.height > height:
            pages.append([])
        pages[-1].append(row)
    return pages


def evenly(rows: Sequence[Frame], height: float, most: int = MOST_ROWS, air: float = 0.0) -> list[list[Frame]]:
    """Rows on as few pages as they need, and on each about as much, so that the last one is not left with a row or two."""
    pages = onto_pages(rows, height, most, air)
    low, high = 0.0, height
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(onto_pages(rows, middle, most, air)) <= len(pages) else (middle, high)
    return onto_pages(rows, high, most, air)


def edition(context: Context, items: Sequence[Item]) -> str:
    """The edition of a sheet: a fingerprint of the words and pictures on it, the same on any paper.

    A sheet that is not to be printed again keeps its edition when the agenda changes elsewhere.
    """
    if not context.fingerprint:
        return ""
    return f"{context.words.edition} {digest(told(items))[:6]}"


def foot_line(context: Context, key: str, *parts: str) -> Frame:
    """The words at the foot of a sheet, at its right: one line, smaller where a conference has a long title."""
    page, look = context.design.page, context.design.style("caption")
    width = page.text_width
    return fitted(context, apart(*parts), look, width, look.leading, key=key, align="right")


def network(context: Context, look: ParagraphStyle) -> list[Text]:
    """The network of the venue and its password, in the face for code, where I and l differ; none where none is known."""
    venue = context.agenda.conference.venue
    if venue is None or venue.wifi is None:
        return []
    family = "mono" if "mono" in context.composer.book.families else look.text.family
    code = look.text.but(family=family, verbatim=True)
    return [Text(context.words.wifi), *(Text(str(value), code) for value in venue.wifi if value)]


def joined(nodes: Sequence[Text]) -> tuple[Text, ...]:
    """Short texts on a line, apart from each other."""
    return tuple(node for n, one in enumerate(nodes) for node in ([Text(SEPARATOR), one] if n else [one]))


def useful_line(context: Context, width: float, key: str, *, address: bool = True) -> Frame:
    """The network of the venue and the address of the conference, small; an empty frame where neither is known."""
    look, url = context.design.style("caption"), short_address(context.agenda.conference.url) if address else ""
    shown = joined([*network(context, look), *([Text(url)] if url else [])])
    plain = "".join(node.text for node in shown)
    return fitted(context, plain, look, width, look.leading, key=key, content=shown) if plain else Frame(width, 0.0)


def stamped(context: Context, page: Page, x: float, y: float, key: str) -> Page:
    """A sheet with its edition at (x, y), for kinds that have no line for it; y is where the text ends."""
    printed = edition(context, page.frame.items)
    if not printed:
        return page
    frame = fitted(context, printed, "caption", _STAMP, 10.0, key=f"{key}.edition", phrases=False)
    return page._replace(frame=page.frame._replace(items=(*page.frame.items, Group(x, y - frame.height, frame))))


def stacked(frames: Sequence[Frame], x: float, y: float, gap: float = 0.0) -> tuple[list[Item], float]:
    """Frames below each other from (x, y) on, and where they end."""
    items: list[Item] = []
    for frame in frames:
        items.append(Group(x, y, frame))
        y += frame.height + gap
    return items, y - (gap if frames else 0.0)


def artifact(*items: Item, width: float = 0.0, height: float = 0.0) -> Item:
    """Drawing that says nothing."""
    return Tag("Artifact", 0.0, 0.0, Frame(width, height, items))


def rule(x0: float, x1: float, y: float, ink: Ink = BLACK, thickness: float = 0.6) -> Item:
    """A line across."""
    return artifact(Rule(Rect(x0, y - thickness / 2, x1, y + thickness / 2), ink))


def dotted(x0: float, y0: float, x1: float, y1: float, ink: Ink) -> Item:
    """A dotted line, across or down: where to fold or to cut."""
    if y0 == y1:
        return artifact(Rule(Rect(x0, y0 - 0.25, x1, y0 + 0.25), ink, dots=2.5))
    dots = [Rule(Rect(x0 - 0.25, y, x0 + 0.25, y + 0.5), ink) for y in _steps(y0, y1, 2.5)]
    return artifact(*dots)


def _steps(start: float, end: float, step: float) -> Iterator[float]:
    while start < end:
        yield round(start, 2)
        start += step


# -- the programme


def rooms_of(agenda: Agenda) -> list[Room]:
    """All rooms that are known or used, in order."""
    used = {room.id: room for talk in (*agenda.talks, *agenda.sessions) for room in talk.slot.rooms}
    return list({**{room.id: room for room in agenda.rooms}, **used}.values())


def by_room(agenda: Agenda) -> list[tuple[Room, list[Talk]]]:
    """All rooms, each with what happens in it by day and time; talks without a time last, as they are listed.

    A break of the conference that has no room, as lunch for all, is told in each room that it interrupts or that it empties.
    """
    rooms = rooms_of(agenda)
    found: dict[str, list[Talk]] = {room.id: [] for room in rooms}
    talks = sorted((*agenda.sessions, *agenda.talks), key=order)
    homeless = [one for one in agenda.sessions if one.type in PAUSES and not one.slot.rooms and not one.slot.all_rooms]
    many = sum(len(rooms) if talk.slot.all_rooms else len(talk.slot.rooms) for talk in talks)
    if many + len(rooms) * len(homeless) > MOST_ROWS:
        raise NoRoomError("many", None, limit=MOST_PAGES)
    for talk in talks:
        for key in found if talk.slot.all_rooms else {room.id for room in talk.slot.rooms}:
            found[key].append(talk)
    for items in found.values() if homeless else ():
        if felt := _felt(homeless, items):
            items[:] = sorted([*items, *felt], key=order)
    return [(room, found[room.id]) for room in rooms]


def _felt(pauses: Sequence[Talk], items: Sequence[Talk]) -> list[Talk]:
    """The breaks that lie between items of a room, or right behind one of them."""
    days: dict[datetime.date | None, tuple[list[int], set[int]]] = {}
    for slot in (item.slot for item in items):
        if slot.start is not None:
            starts, ends = days.setdefault(slot.day, ([], set()))
            starts.append(slot.start)
            ends.add(slot.end if slot.end is not None else slot.start)
    felt = []
    for pause in pauses:
        starts, ends = days.get(pause.slot.day, ([], set()))
        start = pause.slot.start
        if start is not None and starts:
            between = min(starts) < start <= max(starts)
            felt += [pause] if between or not ends.isdisjoint(range(start - _BEHIND, start + 1)) else []
    return felt


def by_day(agenda: Agenda, items: Sequence[Talk]) -> list[tuple[datetime.date | None, list[Talk]]]:
    """Items in order, by programme day: what begins in the small hours is on the sheet of the evening before."""
    known = programme_days(agenda)
    grouped = groupby(items, lambda talk: known.get(talk.id, talk.slot.day))
    return [(day, list(talks)) for day, talks in grouped]


def order(talk: Talk) -> tuple[str, float]:
    """By day and time, what has none last."""
    day = talk.slot.day.isoformat() if talk.slot.day else "9999"
    return day, talk.slot.start if talk.slot.start is not None else float("inf")


def following(talk: Talk, around: Sequence[Talk]) -> list[Talk]:
    """The items that begin after a talk has ended, of its room, else of its track, in order."""
    day, start = order(talk)
    until = (day, talk.slot.end if talk.slot.end is not None else start + 1)
    if talk.slot.start is None:
        ids = [one.id for one in around]
        return list(around[ids.index(talk.id) + 1 :]) if talk.id in ids else []
    return [one for one in around if one.slot.start is not None and order(one) >= until and one.id != talk.id]


def who(context: Context, talk: Talk, *, org: bool = True) -> str:
    """The people of a talk on a line, with their organisations."""
    told, moderators = [], {one.id for one in talk.moderators}
    for person in {one.id: one for one in (*talk.speakers, *talk.moderators)}.values():
        role = context.words.moderator if person.id in moderators else ""
        told.append(
            " ".join(part for part in (person.name.text, person.org.text if org and person.org else "", role) if part)
        )
    return SEPARATOR.join(told)
