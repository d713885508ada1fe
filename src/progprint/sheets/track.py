"""A track in the booklet: the opener with its producer's introduction and the list of talks, then the talks."""

from __future__ import annotations

from progprint.agenda.days import track_days
from progprint.agenda.programme import Person, Track
from progprint.core.color import PAPER, Ink
from progprint.core.units import Rect
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import affiliation, named, portrait
from progprint.sheets.prose import passages
from progprint.sheets.rows import loose_height, talk_rows
from progprint.sheets.talk import talk_block
from progprint.typeset.block import Block, Region
from progprint.typeset.boxes import Aside, Fixed, Space
from progprint.typeset.frame import Copyfit, Frame, Group, Item, Rule, Tag
from progprint.typeset.pages import PageGroup, Thumb
from progprint.typeset.stack import Stack, Tagged


def anchor_of_track(track: Track) -> str:
    """The place in the document that stands for a track."""
    return f"track/{track.id}"


def track_groups(context: Context, track: Track) -> list[PageGroup]:
    """The opener on a right-hand page, and the talks flowing from the next page on."""
    accent = context.accent(track)
    short = (track.short_title or track.title).text
    thumb = Thumb(short, accent, PAPER, max(track.number - 1, 0)) if len(context.agenda.tracks) > 1 else None
    name = f"track.{track.id}"
    outer, inner = _heads(context, track)
    opener = PageGroup(
        blocks=(_opener_body(context, track, accent),),
        start="recto",
        name=f"{name}.opener",
        first="plain",
        thumb=thumb,
        backdrop=(_ground(context, track, accent, recto=True), _ground(context, track, accent, recto=False)),
        first_top=opener_top(context),
        outer=outer,
        inner=inner,
    )
    talks = tuple(talk_block(context, talk, accent) for talk in track.talks)
    if not talks:
        return [opener]
    return [opener, PageGroup(blocks=talks, start="after", name=f"{name}.talks", thumb=thumb, outer=outer, inner=inner)]


def _heads(context: Context, track: Track) -> tuple[str, str]:
    """Running heads of a track: at the outer and at the inner edge; where there is no day to tell, ``day`` is the conference."""
    conference = context.agenda.conference.title.text if context.agenda.conference.title else ""
    fields = {
        "track": (track.short_title or track.title).text,
        "conference": conference,
        "part": (track.short_title or track.title).text,
        "day": context.day_marks(track_days(track)) or conference,
    }
    running = context.design.running
    return filled(running.outer, fields), filled(running.inner, fields)


def filled(template: str, fields: dict[str, str]) -> str:
    """A running-head template with its fields filled; a field that is not known vanishes."""
    for name, value in fields.items():
        template = template.replace("{" + name + "}", value)
    return template.strip()


# -- the opener


def _ground(context: Context, track: Track, accent: Ink, *, recto: bool) -> Frame:
    """The accent over the top of the page, bleeding off three sides, with the track's title on it."""
    page, height = context.design.page, context.design.number("opener.ground")
    left = page.inner if recto else page.outer
    width = page.width - page.inner - page.outer
    ground = Rule(Rect(0.0, 0.0, page.width, height), accent, bleeds="tlr")
    items: list[Item] = [Tag("Artifact", 0.0, 0.0, Frame(page.width, height, (ground,)))]
    title = _title(context, track, width, height)
    facts = _facts(context, track)
    if facts:
        line = context.text(facts, "onaccent", key=f"track.{track.id}.facts").compose(
            Region(width, page.grid, fresh=True)
        )
        if line.frame is not None:
            items.append(Group(left, page.top, line.frame))
    items.append(Group(left, height - page.grid * 1.4 - title.height, title))
    return Frame(page.width, height, tuple(items))


def _facts(context: Context, track: Track) -> str:
    """专题 02　7 月 30 日　A1 厅, as far as it is known; the number only where there are several."""
    several = len(context.agenda.tracks) > 1
    number = f"{context.words.track} {track.number:02d}" if several else context.words.track
    days = track_days(track)
    day = context.day_marks(days) or (context.words.short_date(days[0]) if len(days) == 1 else "")
    rooms = context.words.join(room.name.text for room in track.slot.rooms)
    return SEPARATOR.join(part for part in (number, day, rooms) if part)


def _title(context: Context, track: Track, width: float, height: float) -> Frame:
    """The title as large as it can be: display, or smaller steps until it and its subtitle stand on the ground."""
    room = height - context.design.page.top - context.design.page.grid * 3
    display = context.design.style("display")
    parts: Frame | None = None
    for share in (1.0, 0.8, 0.65, 0.55, 0.45, 0.35, 0.28, 0.22):
        look = display.but(
            leading=display.leading * share, text=display.text.but(size=round(display.text.size * share, 1))
        )
        title = context.text(
            track.title,
            look,
            role="H1",
            key=f"track.{track.id}.title",
            anchor=anchor_of_track(track),
            outline=(1, track.title.text),
            copyfit=Copyfit("opener", "smaller", share) if share < 1 else None,
        )
        blocks: list[Block] = [title]
        other = context.other(track.title)
        if other is not None:
            blocks.append(context.text(other, "onaccent", key=f"track.{track.id}.title.2"))
        if track.subtitle:
            blocks.append(context.text(track.subtitle, "onaccent", key=f"track.{track.id}.subtitle"))
        parts = Stack(tuple(blocks)).compose(Region(width, 10 * height, fresh=True)).frame
        if parts is not None and parts.height <= room:
            break
    return parts or Frame(width, 0.0)


def _opener_body(context: Context, track: Track, accent: Ink) -> Block:
    """Producers, introduction, talks; the list of talks is as loose as the page has room for."""
    page = context.design.page
    room = page.height - page.bottom - opener_top(context)
    least = len(track.producers) * context.design.pair("opener.photo")[1] + loose_height(context, track.talks)
    region = Region(page.width - page.inner - page.outer, room, fresh=True)
    head = _introduction(context, track, accent)  # made once: its lines are the same above each form of the list
    for dense, tight in ((False, False), (True, False), (True, True)):
        if dense or least <= room:
            fit = _opener(context, track, head, dense=dense, tight=tight).compose(region)
            if fit.rest is None and fit.frame is not None:
                return Fixed(fit.frame)
    return _opener(context, track, head, dense=True, tight=False)


def opener_top(context: Context) -> float:
    """Where the text of an opener begins below the top of the trim, pt."""
    return context.design.number("opener.ground") + context.design.page.grid * 1.6


def _introduction(context: Context, track: Track, accent: Ink) -> tuple[Block, ...]:
    """Producers and what the track is about."""
    grid = context.design.page.grid
    blocks: list[Block] = [_producer(context, track, person, accent, n) for n, person in enumerate(track.producers, 1)]
    if track.intro:
        blocks += [Space(grid), *passages(context, track.intro, f"track.{track.id}.intro", accent=accent)]
    return tuple(blocks)


def _opener(context: Context, track: Track, head: tuple[Block, ...], *, dense: bool, tight: bool) -> Block:
    blocks = list(head)
    if track.talks:
        blocks += [Space(context.design.page.grid * 0.5), _talk_list(context, track, dense=dense, tight=tight)]
    return Stack(tuple(blocks))


def _producer(context: Context, track: Track, person: Person, accent: Ink, n: int) -> Block:
    """出品人: portrait, name, affiliation, and the introduction set as a letter to the reader."""
    key = f"track.{track.id}.producer.{n}"
    width, height = context.design.pair("opener.photo")
    label = context.words.producer if len(track.producers) == 1 else context.words.producers
    grid = context.design.page.grid
    lines: list[Block] = [context.text(label, "kicker", accent, key=f"{key}.label")] if n == 1 else []
    lines += named(context, person, "bigname", accent, "opener", key=f"{key}.name", role="H2", with_next=True)
    about = affiliation(person)
    if about:
        lines.append(context.text(about, "caption", key=f"{key}.about", with_next=True))
    if person.bio:
        lines += [Space(grid * 0.4), *passages(context, person.bio, f"{key}.bio", accent=accent)]
    face = Fixed(portrait(context, person, accent, width, height))
    return Aside(face, Stack(tuple(lines)), width, grid, before=grid if n > 1 else 0.0, after=grid)


def _talk_list(context: Context, track: Track, *, dense: bool, tight: bool) -> Block:
    """The track's talks: time, title and speakers, page."""
    timed = any(talk.slot.start is not None for talk in track.talks)
    name = context.words.track_talks
    label = context.text(name, "caption", key=f"track.{track.id}.list", role="Caption", with_next=True)
    rows = talk_rows(context, track.talks, f"track.{track.id}.list", timed=timed, dense=dense, tight=tight)
    return Tagged("TOC", Stack((label, *rows)), key=f"track.{track.id}.toc")
