"""The tracks in the booklet: each an opener, and its talks as a chapter of pages that are broken together."""

from __future__ import annotations

from progprint.agenda.days import days_of, track_days
from progprint.agenda.programme import Track
from progprint.sheets.context import Context
from progprint.sheets.part import thumb_of
from progprint.sheets.talk import FEW_TALKS, of_pages
from progprint.sheets.talk_fit import TALK_GAP, talk_wholes
from progprint.sheets.track import FLOWING, OPENINGS, Opener, OpenerForm
from progprint.typeset.pages import PageGroup
from progprint.typeset.whole import Whole


def tracks(context: Context) -> list[PageGroup]:
    """All tracks in turn. The rows of talks have one form in all openers: the loosest that each of them has room for."""
    openers = [Opener(context, track, context.accent(track)) for track in context.agenda.tracks]
    found = [_opening(opener, 0) for opener in openers]
    rows = max((own.rows for own in found if own is not None), default=0)
    groups: list[PageGroup] = []
    for opener, own in zip(openers, found, strict=True):
        opening = own if own is not None and own.rows == rows else _opening(opener, rows)
        groups += _groups(opener, opening or FLOWING)
    return groups


def wholes_of(context: Context) -> dict[str, tuple[Whole, ...]]:
    """The talks of each track, by its id, as objects that its chapter keeps whole."""
    return {
        track.id: talk_wholes(context, of_pages(track.talks), context.accent(track)) for track in context.agenda.tracks
    }


def certain(context: Context) -> list[Whole]:
    """Those that stand in a chapter; a few talks may stand on the opener."""
    long = [track.id for track in context.agenda.tracks if len(track.talks) > FEW_TALKS]
    return [whole for name in long for whole in context.wholes.get(name, ())]


def _opening(opener: Opener, rows: int) -> OpenerForm | None:
    """How an opener is set, its rows at least so tight; None where a page cannot hold it in any way."""
    ways = dict.fromkeys(way._replace(rows=max(way.rows, rows)) for way in OPENINGS)
    return next((way for way in ways if opener.holds(way)), None)


def _groups(opener: Opener, opening: OpenerForm) -> list[PageGroup]:
    """The opener, right-hand by preference, and the talks from the next page on."""
    context, track = opener.context, opener.track
    thumb, name = thumb_of(context, track), f"track.{track.id}"
    outer, inner = _heads(context, track)
    talks, wholes = of_pages(track.talks), context.wholes[track.id]
    gap = TALK_GAP * context.design.page.grid
    few = len(track.talks) <= FEW_TALKS and len(days_of(talks)) <= 1  # several days need a list that shows them
    alone = opener.with_talks([whole.loose.make() for whole in wholes], gap) if few else None
    form = alone[0] if alone else opening
    first = PageGroup(
        blocks=alone[1:] if alone else opener.blocks(opening),
        start="opener",
        name=f"{name}.opener",
        first="folio" if alone else "plain",
        thumb=thumb,
        backdrop=opener.grounds(form),
        first_top=opener.top(form),
        outer=outer,
        inner=inner,
        spread=() if alone else opener.spread(opening),
    )
    if alone or not wholes:
        return [first]
    chapter = PageGroup(
        start="after", name=f"{name}.talks", thumb=thumb, outer=outer, inner=inner, wholes=wholes, gap=gap
    )
    return [first, chapter]


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
