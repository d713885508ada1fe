"""Table cards 桌签: folded in the middle, a name on both faces."""

from __future__ import annotations

from progprint.agenda.programme import Person, Track
from progprint.core.units import Rect
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import Sheet, apart, artifact, dotted, fitted, stacked, stamped
from progprint.sheets.handouts.guests import people_of, role_word
from progprint.sheets.handouts.names import big_name
from progprint.typeset.frame import Frame, Group, Item, Page, Rule

_BAR = 6.0


def table_cards(context: Context) -> list[Sheet]:
    """A sheet for each person, folded in the middle: the name can be read from both sides."""
    return [
        Sheet(one.person.name.text, _table_card(context, one.person, one.role, one.track), subject=one.person.id)
        for one in people_of(context.agenda)
    ]


def _table_card(context: Context, person: Person, role: str, track: Track | None) -> Page:
    page = context.design.page
    face = _face(context, person, role, track, page.height / 2)
    fold = page.height / 2
    short = page.inner * 0.8
    ink = context.design.colors["quiet"]
    marks = (dotted(0.0, fold, short, fold, ink), dotted(page.width - short, fold, page.width, fold, ink))
    # the far face says the same once more, so it is none of the text
    items: tuple[Item, ...] = (artifact(Group(0.0, 0.0, face, turned=True)), Group(0.0, fold, face), *marks)
    # beside the fold: on the ridge of the standing card
    return stamped(
        context, Page(Frame(page.width, page.height, items)), page.inner * 0.2, fold - 1.0, f"card.{person.id}"
    )


def _face(context: Context, person: Person, role: str, track: Track | None, height: float) -> Frame:
    """Name and organisation in the middle, a bar of the track's colour at the foot, what and where small above it."""
    page = context.design.page
    width = page.text_width
    gap = context.design.style("caption").leading * 0.6
    foot = 2 * context.design.style("caption").leading + page.bottom
    room = height - page.top - foot
    below = []
    if person.org:
        below = [fitted(context, person.org, "title", width, 0.3 * room, key=f"card.{person.id}.org", align="center")]
    taken = sum(frame.height + gap for frame in below)
    frames = [big_name(context, person, "display", width, room - taken, f"card.{person.id}.name"), *below]
    whole = sum(frame.height for frame in frames) + gap * (len(frames) - 1)
    items, _ = stacked(frames, page.inner, max(page.top, (height - foot - whole) / 2), gap)
    accent = context.accent(track)
    bar = Rule(Rect(0.0, height - _BAR, page.width, height), accent, bleeds="lr")
    left, right = (
        context.running,
        apart(track.title.text if track else "", role_word(context, role)),
    )
    return Frame(
        page.width, height, (*items, artifact(bar), *_corners(context, left, right, height - foot, f"card.{person.id}"))
    )


def _corners(context: Context, left: str, right: str, y: float, key: str) -> list[Item]:
    """Two quiet texts at the margins of a line."""
    page = context.design.page
    width = page.text_width / 2
    items: list[Item] = []
    for text, x, align in ((left, page.inner, "left"), (right, page.inner + width, "right")):
        if text:
            high = 2 * context.design.style("caption").leading
            frame = fitted(context, text, "caption", width - 6.0, high, key=f"{key}.{align}", align=align)
            items.append(Group(x + (6.0 if align == "right" else 0.0), y + high - frame.height, frame))
    return items
