"""Badges 胸卡: for everybody on a stage, or for everybody on a list of registrations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from progprint.agenda.attendee import Attendee
from progprint.agenda.programme import Wording
from progprint.core.color import Ink
from progprint.core.units import MM, Rect
from progprint.sheets.context import Context
from progprint.sheets.handouts.badge_back import BadgeBacks
from progprint.sheets.handouts.cutting import A4, several_up
from progprint.sheets.handouts.desk import Sheet, artifact, dotted, fitted, stacked, stamped
from progprint.sheets.handouts.guests import Guest, role_word
from progprint.sheets.handouts.names import big_name
from progprint.sheets.handouts.tickets import APART, coded, ticket_code
from progprint.sheets.people import affiliation
from progprint.typeset.frame import Frame, Group, Item, Rule

FIELD = re.compile(r"\{([^{}]+)\}")
"""A heading of the list, in a text of the look."""
_MARGIN = 44.0
"""Where the edition begins in the margin at the foot, right of the first tick, pt from the left."""
_GUTTER = 3 * MM
"""Between badges: half of it is bleed of either; around a folded one all of it."""


class Holder(NamedTuple):
    """Somebody who wears a badge: who, what they are there, in words and by a colour, and the code of their ticket."""

    guest: Guest
    what: str
    side: Wording | str
    ink: Ink
    ticket: str = ""


def badges(context: Context, those: Sequence[Guest]) -> list[Sheet]:
    """Badges on sheets, ten of them on A4, their backs behind them; folded ones, front beside back, one on a sheet across.

    Their colours bleed into the gutters between them. A look may have no backs; no back stands where none has anything to say.
    """
    made = BadgeBacks(context) if context.design.parts["badge.back"] else None
    fronts, backs, names = [], [], []
    for holder in _holders(context, those):
        names.append(holder.guest.person.name.text)
        key = f"badge.{holder.guest.person.id}"
        fronts.append(_badge(context, holder, key))
        backs += [made.of(holder.guest, f"{key}.back")] if made is not None else []
    if context.design.parts["badge.folded"]:
        whole = [_folded(context, *both) for both in zip_longest(fronts, backs)]
        sheets = several_up(context, whole, names, A4[::-1], 2 * _GUTTER)
    else:
        sheets = several_up(context, fronts, names, gutter=_GUTTER, backs=backs)
    return [
        one._replace(page=stamped(context, one.page, _MARGIN, one.page.frame.height - 6.0, f"badge.{n}"))
        for n, one in enumerate(sheets, 1)
    ]


def _folded(context: Context, front: Frame, back: Frame | None) -> Frame:
    """A front at the right of its back, with dots where to fold, outside of what is cut."""
    width, height = front.width, front.height
    ink, out = context.design.colors["quiet"], (_GUTTER, 2.4 * _GUTTER)
    folds = (dotted(width, -out[1], width, -out[0], ink), dotted(width, height + out[0], width, height + out[1], ink))
    behind = (Group(0.0, 0.0, back),) if back is not None else ()
    return Frame(2 * width, height, (Group(width, 0.0, front), *behind, *folds))


def _holders(context: Context, those: Sequence[Guest]) -> list[Holder]:
    """What stands on each badge. The colour of who listens goes by the kind of ticket, in the order of the list."""
    kinds, inks = (
        list(dict.fromkeys(one.kind for one in context.attendees)),
        (context.design.accent, *context.design.palette),
    )
    found = []
    for guest in those:
        entry, track = guest.entry, guest.track
        ticket = entry.ticket if entry is not None else ""
        if guest.role or entry is None:
            side: Wording | str = track.title if track else ""
            found.append(Holder(guest, role_word(context, guest.role), side, context.accent(track), ticket))
        else:
            what, ink = entry.kind or context.words.attendee, inks[kinds.index(entry.kind) % len(inks)]
            found.append(Holder(guest, what, _side(context, entry), ink, ticket))
    return found


def _side(context: Context, one: Attendee) -> str:
    """What the look wants at the right end of the band: words with cells of the list, by their headings in braces."""
    return FIELD.sub(lambda found: one.fields.get(found[1], ""), str(context.design.parts["badge.side"])).strip()


def _badge(context: Context, holder: Holder, key: str) -> Frame:
    """Conference, name, organisation below each other, the code at the right; at the foot a band with what they are there."""
    page, person = context.design.page, holder.guest.person
    width = page.text_width
    band, low = 0.21 * page.height, page.height * 0.79
    items, y = _head(context, holder, key, low)
    about = affiliation(person)
    below = [fitted(context, about, "title", width, 0.45 * (low - y), key=f"{key}.about")] if about else []
    room = low - y - 6.0 - sum(frame.height for frame in below)
    name = big_name(context, person, "display", width, room, f"{key}.name", "left")
    items += stacked([name, *below], page.inner, y + max(0.0, (room - name.height) / 2))[0]
    folded = bool(context.design.parts["badge.folded"])
    edge = _GUTTER if folded else _GUTTER / 2
    ground = Rule(Rect(0.0 if folded else -edge, low, page.width + edge, page.height + edge), holder.ink)
    white, small = context.design.styled("title", "paper", weight="bold"), context.design.styled("caption", "paper")
    share = 0.45 if holder.side else 1.0
    what = fitted(context, holder.what, white, share * width, 0.8 * band, key=f"{key}.role")
    items += [artifact(ground), Group(page.inner, low + (band - what.height) / 2, what)]
    if holder.side:
        side = fitted(context, holder.side, small, 0.52 * width, 0.85 * band, key=f"{key}.right", align="right")
        items.append(Group(page.inner + 0.48 * width, low + (band - side.height) / 2, side))
    return Frame(page.width, page.height, tuple(items))


def _head(context: Context, holder: Holder, key: str, low: float) -> tuple[list[Item], float]:
    """Conference and days at the left, the code of the ticket at the right, and where the name may begin."""
    page, side = context.design.page, min(0.26 * context.design.page.height, 0.23 * context.design.page.width)
    code = ticket_code(context, holder.ticket, side, key) if coded(holder.ticket) else None
    width = page.text_width - (code.width + APART if code is not None else 0.0)
    dark = context.design.styled("caption", "text")
    items: list[Item] = []
    y = page.top
    if context.running:
        bold = context.design.styled("caption", "text", weight="bold")
        head = fitted(context, context.running, bold, width, 2.1 * dark.leading, key=f"{key}.left")
        items.append(Group(page.inner, y, head))
        y += head.height
    days = context.agenda.conference.days
    if days and y + dark.leading < 0.4 * low:
        when = fitted(context, context.words.dates(days), dark, width, dark.leading, key=f"{key}.days", least=0.6)
        items.append(Group(page.inner, y, when))
        y += when.height
    if code is not None:
        items.append(Group(page.width - page.outer - code.width, page.top, code))
        y = max(y, page.top + code.height + 2.0)
    return items, y
