"""Badges 胸卡: for everybody on a stage, or for everybody on a list of registrations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.attendee import Attendee, waits
from progprint.agenda.programme import Agenda, Person, Track, Wording
from progprint.core.color import Ink
from progprint.core.units import MM, Rect
from progprint.locale.names import index_key
from progprint.sheets.back import address_code
from progprint.sheets.context import Context
from progprint.sheets.handouts.cards import people_of, role_word
from progprint.sheets.handouts.cutting import several_up
from progprint.sheets.handouts.desk import Sheet, artifact, fitted, stacked, stamped
from progprint.sheets.handouts.names import big_name
from progprint.sheets.people import affiliation
from progprint.typeset.frame import Frame, Group, Item, Rule

LONGEST_CODE = 120
"""Bytes of a ticket that a code of 14 mm holds in points that a scanner can read (0.3 mm)."""
FIELD = re.compile(r"\{([^{}]+)\}")
"""A heading of the list, in a text of the look."""
_MARGIN = 44.0
"""Where the edition begins in the margin at the foot, right of the first tick, pt from the left."""
_GUTTER = 3 * MM
"""Between badges: half of it is bleed of either."""
_CODE = 14 * MM
_QUIET = 0.16
"""Share of the tile of a code that is white at each edge, about."""


class Holder(NamedTuple):
    """Somebody who wears a badge: who, what they are there, in words and by a colour, and the code of their ticket."""

    person: Person
    what: str
    side: Wording | str
    ink: Ink
    ticket: str = ""


def badges(context: Context) -> list[Sheet]:
    """Badges on sheets, ten of them on A4, their colour bleeding into the gutters between them."""
    cards = [_badge(context, one, f"badge.{one.person.id}") for one in _holders(context)]
    sheets = several_up(context, cards, gutter=_GUTTER)
    stamps = [stamped(context, one, _MARGIN, one.frame.height - 6.0, f"badge.{n}") for n, one in enumerate(sheets, 1)]
    return [Sheet(f"{n}", one) for n, one in enumerate(stamps, 1)]


def code_of(entry: Attendee) -> str:
    """The text of the code on the badge of somebody on the list, "" for none."""
    return entry.ticket if len(entry.ticket.encode()) <= LONGEST_CODE else ""


def on_a_stage(agenda: Agenda, people: Sequence[Attendee]) -> list[tuple[Person, str, Track | None] | None]:
    """For each entry of a list whoever it is in the programme, None for who listens, or may be another of that name.

    Name and organisation must agree, as far as both are told; of several entries that may be one person the one whose
    organisation agrees is, and none without that.
    """
    named: dict[str, list[tuple[Person, str, Track | None]]] = {}
    for one in people_of(agenda):
        named.setdefault(_bare(one[0].name.text), []).append(one)
    sure: dict[str, list[int]] = {}
    maybe: dict[str, list[int]] = {}
    found: dict[str, tuple[Person, str, Track | None]] = {}
    for place, entry in enumerate(people):
        for one in named.get(_bare(entry.name), ()):
            org, theirs = _bare(entry.org), _bare(one[0].org.text) if one[0].org else ""
            found[one[0].id] = one
            if org and theirs and (org in theirs or theirs in org):
                sure.setdefault(one[0].id, []).append(place)
            elif not org or not theirs:
                maybe.setdefault(one[0].id, []).append(place)
    whose: list[tuple[Person, str, Track | None] | None] = [None] * len(people)
    for key, one in found.items():
        places = sure.get(key) or maybe.get(key, [])
        if len(places) == 1 and whose[places[0]] is None:
            whose[places[0]] = one
    return whose


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


def _holders(context: Context) -> list[Holder]:
    """Everybody with a badge: those on the list by their names, then those on a stage who are not on it."""
    stage = people_of(context.agenda)
    if not context.attendees:
        return [_on_stage(context, *one) for one in stage]
    known = on_a_stage(context.agenda, context.attendees)
    kinds, wait = list(dict.fromkeys(one.kind for one in context.attendees)), waits(context.attendees)
    listed = [
        _on_stage(context, *there)._replace(ticket=one.ticket)
        if there is not None
        else _registered(context, one, kinds.index(one.kind))
        for one, there in zip(context.attendees, known, strict=True)
        if wait(one)
    ]
    there = {one[0].id for one in known if one is not None}
    rest = [_on_stage(context, *one) for one in stage if one[0].id not in there and wait(None)]
    return [*sorted(listed, key=lambda one: index_key(one.person.name.text, one.person.filed_under)), *rest]


def _on_stage(context: Context, person: Person, role: str, track: Track | None) -> Holder:
    return Holder(person, role_word(context, role), track.title if track else "", context.accent(track))


def _registered(context: Context, one: Attendee, kind: int) -> Holder:
    """Somebody who listens. The colour goes by the kind of ticket, in the order in which the list has them."""
    org, job = (Wording(text) if text else None for text in (one.org, one.job_title))
    person = Person(f"row.{one.row}.{one.ticket}", Wording(one.name), org, job)
    inks = (context.design.accent, *context.design.palette)
    return Holder(person, one.kind or context.words.attendee, _side(context, one), inks[kind % len(inks)], one.ticket)


def _side(context: Context, one: Attendee) -> str:
    """What the look wants at the right end of the band: words with cells of the list, by their headings in braces."""
    return FIELD.sub(lambda found: one.fields.get(found[1], ""), str(context.design.parts["badge.side"])).strip()


def _badge(context: Context, holder: Holder, key: str) -> Frame:
    """Conference, name, organisation below each other, the code at the right; at the foot a band with what they are there."""
    page, person = context.design.page, holder.person
    width = page.text_width
    band, low = 0.21 * page.height, page.height * 0.79
    items, y = _head(context, holder, key, low)
    about = affiliation(person)
    below = [fitted(context, about, "title", width, 0.45 * (low - y), key=f"{key}.about")] if about else []
    room = low - y - 6.0 - sum(frame.height for frame in below)
    name = big_name(context, person, "display", width, room, f"{key}.name", "left")
    items += stacked([name, *below], page.inner, y + max(0.0, (room - name.height) / 2))[0]
    edge = _GUTTER / 2
    ground = Rule(Rect(-edge, low, page.width + edge, page.height + edge), holder.ink)
    white, small = (context.design.style(style) for style in ("title", "caption"))
    white = white.but(text=white.text.but(ink=context.design.colors["paper"], weight="bold"))
    small = small.but(text=small.text.but(ink=context.design.colors["paper"]))
    share = 0.45 if holder.side else 1.0
    what = fitted(context, holder.what, white, share * width, 0.8 * band, key=f"{key}.role")
    items += [artifact(ground), Group(page.inner, low + (band - what.height) / 2, what)]
    if holder.side:
        side = fitted(context, holder.side, small, 0.52 * width, 0.85 * band, key=f"{key}.right", align="right")
        items.append(Group(page.inner + 0.48 * width, low + (band - side.height) / 2, side))
    return Frame(page.width, page.height, tuple(items))


def _head(context: Context, holder: Holder, key: str, low: float) -> tuple[list[Item], float]:
    """Conference and days at the left, the code of the ticket at the right, and where the name may begin."""
    page = context.design.page
    tile = _CODE / (1 - 2 * _QUIET)
    coded = 0 < len(holder.ticket.encode()) <= LONGEST_CODE
    width = page.text_width - (_CODE + 6.0 if coded else 0.0)
    caption = context.design.style("caption")
    dark = caption.but(text=caption.text.but(ink=context.design.colors["text"]))
    items: list[Item] = []
    y = page.top
    if context.running:
        bold = dark.but(text=dark.text.but(weight="bold"))
        head = fitted(context, context.running, bold, width, 2.1 * dark.leading, key=f"{key}.left")
        items.append(Group(page.inner, y, head))
        y += head.height
    days = context.agenda.conference.days
    if days and y + dark.leading < 0.4 * low:
        when = fitted(context, context.words.dates(days), dark, width, dark.leading, key=f"{key}.days", least=0.6)
        items.append(Group(page.inner, y, when))
        y += when.height
    if coded:
        white = _QUIET * tile
        code = Frame(tile, tile, (address_code(context, holder.ticket, tile),))
        items.append(Group(page.width - page.outer - tile + white, page.top - white, code))
        y = max(y, page.top + _CODE - 2.0)
    return items, y
