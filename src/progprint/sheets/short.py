"""The short edition: a track is a page, its opener with the list of its talks: times, titles, speakers, organisations.

What is said at length is left out, and with it the pages of talks and the biographies; every reference to a talk leads to
its row. Of what a page cannot hold the introduction goes first, then the air of the rows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from progprint.agenda.days import turns
from progprint.agenda.programme import Person, Talk, Track
from progprint.core.color import Ink
from progprint.sheets.context import Context
from progprint.sheets.part import pages_of, thumb_of, title_of
from progprint.sheets.people import about, named, on_lines, people_units, portrait
from progprint.sheets.prose import first_baseline, passages
from progprint.sheets.rows import TIME_WIDTH, rows_by_day
from progprint.sheets.sessions import ANCHOR, introduced
from progprint.sheets.talk import anchor_of
from progprint.sheets.track import title_grounds
from progprint.typeset.block import Block, Region
from progprint.typeset.boxes import Aside, Beside, Fixed, RuleLine, Space
from progprint.typeset.frame import Frame, Item
from progprint.typeset.pages import PageGroup
from progprint.typeset.stack import Keep, Stack, Tagged
from progprint.typeset.style import Text

_GROUND, _PHOTO = 0.79, 0.5
"""Shares of the height of an opener's ground and of the size of its portraits."""
_FOOT = 1.2
"""Lines of the grid between a title and the end of its ground."""
_AIRS = (0.45, 0.3, 0.18, 0.08)
"""Space above and below a row, in lines of the grid, from loose to tight."""


def tracks(context: Context) -> list[PageGroup]:
    """A page for each track."""
    return [_group(context, track) for track in context.agenda.tracks]


def sessions(context: Context) -> list[PageGroup]:
    """The items outside the tracks as one list."""
    talks = introduced(context.agenda)
    if not talks:
        return []
    words, page = context.words, context.design.page
    title = title_of(context, words.sessions, ANCHOR)
    room = page.text_height - title.style.leading - page.grid
    rows = _loosest(context, room, (_list(context, talks, air) for air in _AIRS))
    return [pages_of(context, words.sessions, ANCHOR, (title, Space(page.grid * 0.4), Stack(rows)))]


def _group(context: Context, track: Track) -> PageGroup:
    accent, page = context.accent(track), context.design.page
    height = _GROUND * context.design.number("opener.ground")
    top = height + 1.6 * page.grid
    blocks = Stack(_blocks(context, track, accent, page.height - page.bottom - top))
    backdrop, thumb = title_grounds(context, track, accent, height, _FOOT), thumb_of(context, track)
    pages = pages_of(context, track.short_title or track.title, f"track.{track.id}", [blocks])
    return pages._replace(thumb=thumb, backdrop=backdrop, first_top=top)


def _blocks(context: Context, track: Track, accent: Ink, room: float) -> tuple[Block, ...]:
    """Producers, introduction and rows, as much of it as the page holds; the rows go on where they are too many."""
    producers = _producers(context, track, accent)
    intro: tuple[Block, ...] = ()
    if track.intro:
        grid = context.design.page.grid
        intro = (*passages(context, track.intro, f"track.{track.id}.intro", accent=accent), Space(grid * 0.5))
    ways = ((intro, _AIRS[0]), (intro, _AIRS[1]), *(((), air) for air in _AIRS))
    return _loosest(context, room, ((*producers, *head, *_list(context, track.talks, air)) for head, air in ways))


def _producers(context: Context, track: Track, accent: Ink) -> tuple[Block, ...]:
    """Portrait, name and affiliation of each, two beside each other."""
    page = context.design.page
    cards = tuple(_producer(context, person, accent, f"track.{track.id}.producer.{n}", first=n == 1)
                  for n, person in enumerate(track.producers, 1))  # fmt: skip
    pairs = [cards[n : n + 2] for n in range(0, len(cards), 2)]
    return tuple(Beside(pair, 2, page.gutter, after=page.grid * 0.6) if len(cards) > 1 else pair[0] for pair in pairs)


def _producer(context: Context, person: Person, accent: Ink, key: str, *, first: bool) -> Block:
    wide, high = (round(_PHOTO * side, 1) for side in context.design.pair("opener.photo"))
    grid = context.design.page.grid
    lines: list[Block] = [context.text(context.words.producer, "kicker", accent, key=f"{key}.label")] if first else []
    lines += named(context, person, "name", accent, "opener", key=f"{key}.name", role="H2", with_next=True)
    lines += about(context, person, f"{key}.about")
    face = Fixed(portrait(context, person, accent, wide, high))
    return Keep(Aside(face, Stack(tuple(lines)), wide, grid * 0.7, after=grid * 0.6))


# -- rows


def _loosest(context: Context, room: float, ways: Iterable[tuple[Block, ...]]) -> tuple[Block, ...]:
    """The first of some ways to set a page whose blocks a height holds, else the last one."""
    made: tuple[Block, ...] = ()
    for made in ways:
        if Stack(made).compose(Region(context.design.page.text_width, room, fresh=True)).rest is None:
            break
    return made


def _list(context: Context, talks: Sequence[Talk], air: float) -> tuple[Block, ...]:
    """Talks between rules, with the name of the day where it turns."""
    grid, design = context.design.page.grid, context.design
    new_day = turns(talks)

    def row(n: int) -> list[Block]:
        talk, dark = talks[n], new_day[n] or n == 0
        rule = RuleLine(
            design.colors["text" if dark else "faint"], 0.8 if dark else 0.4, height=air * grid, keep_next=True
        )
        line = _row(context, talk, air * grid)
        return [rule, Tagged("Sect", line, key=f"short.{talk.id}", anchor=anchor_of(talk), span=talk.span)]

    def name(day: datetime.date, n: int) -> Block:
        label = context.day_label(day, "caption", f"short.{talks[n].id}.day")
        return Stack((label, Space(air * grid)), keep_next=True)

    return tuple(rows_by_day(talks, row, name))


def _row(context: Context, talk: Talk, after: float) -> Block:
    """A talk in the short edition: start above end at the left, title above its people; it stays in one piece."""
    key, entry, caption = f"short.{talk.id}", context.design.style("entry"), context.design.style("caption")
    indent = TIME_WIDTH * entry.text.size
    times: list[Item] = []
    y = 0.0
    for minute, look in ((talk.slot.start, entry), (talk.slot.end, caption)):
        if minute is not None:
            base = y + first_baseline(look.leading, look.text.size)
            times += context.composer.place(context.words.clock(minute), look.text, 0.0, base)
            y += look.leading
    body: list[Block] = [context.text(talk.title, "entry", key=f"{key}.title", role="H2", outline=(2, talk.title.text))]
    people = people_units(context, talk.speakers, talk.moderators)
    where = context.where(talk) if not talk.track_id else ""
    people += [(Text(where),)] if where else []
    body += [on_lines(context, people, f"{key}.who")] if people else []
    lead = Fixed(Frame(indent, y, tuple(times))) if times else None
    return Keep(Aside(lead, Stack(tuple(body)), indent, 0.0, after=after))
