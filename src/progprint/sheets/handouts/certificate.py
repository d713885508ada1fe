"""Certificates 证书: that somebody spoke, presided or attended, beside the programme in tints with their own talk solid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from progprint.agenda.attendee import Attendee, waits
from progprint.agenda.programme import Person, Talk, Track, Wording
from progprint.core.color import Ink
from progprint.core.units import MM, Rect
from progprint.locale.language import words as words_of
from progprint.locale.words import Words
from progprint.sheets.back import address_code
from progprint.sheets.context import Context
from progprint.sheets.cover import CoverBlock, block_rule, programme_blocks
from progprint.sheets.handouts.desk import Sheet, apart, artifact, fitted, rule
from progprint.sheets.handouts.guests import guests, on_a_stage
from progprint.sheets.handouts.names import big_name
from progprint.sheets.handouts.tickets import coded
from progprint.sheets.people import affiliation
from progprint.typeset.frame import Frame, Group, Item, Page, Path, Rule

_FIELD, _TEXT = 78 * MM, 98 * MM
"""Width of the programme at the left, and where the text begins."""
_TINT = 0.2
_FOOT = 44 * MM
"""Height of the foot: signature, seal, number."""
_SEAL, _CODE = 42 * MM, 25 * MM
_MANY = 20
"""Blocks from which on a whole programme would be solid."""


class Earned(NamedTuple):
    """A certificate to be: who, what they did (speaker, moderator, producer, attendee), with which talk or track.

    ``talks`` are the ids of their own blocks in the programme, ``entry`` theirs in the list of registrations.
    """

    person: Person
    did: str
    what: Wording | None = None
    talk: Talk | None = None
    track: Track | None = None
    talks: tuple[str, ...] = ()
    entry: Attendee | None = None


def certificates(context: Context, those: Sequence[Earned]) -> list[Sheet]:
    """A sheet for each certificate."""
    field = Rect(0.0, 0.0, _FIELD, context.design.page.height)
    blocks = programme_blocks(context, field)
    faint = Frame(field.width, field.height, (artifact(*(_block(one, one.ink.tint(_TINT), field) for one in blocks)),))
    programme = Group(0.0, 0.0, faint, repeated=True)
    made = []
    for n, one in enumerate(those, 1):
        accent = context.accent(one.track)
        solid = one.talks if len(one.talks) < _MANY else ()
        own = artifact(*(_block(cell, accent, field) for cell in blocks if cell.talk in solid))
        page = _certificate(context, one, [programme, own], accent, f"certificate.{n}")
        made.append(Sheet(one.person.name.text, page, subject=one.person.id))
    return made


def earned(context: Context) -> list[Earned]:
    """A certificate for each talk that somebody gave or led, each track, and everybody on the list who was on no stage.

    After an older list only those of people who are new or changed since.
    """
    wait = waits(context.attendees)
    return [one for one in _earned(context) if wait(one.entry)]


def _earned(context: Context) -> Iterator[Earned]:
    agenda = context.agenda
    known = on_a_stage(agenda, context.attendees)
    entries = {one.person.id: one.entry for one in known if one is not None}
    for track in agenda.tracks:
        for person in track.producers:
            own = tuple(talk.id for talk in track.talks)
            yield Earned(person, "producer", track.title, None, track, own, entries.get(person.id))
    for talk in (*agenda.sessions, *agenda.talks):
        its = next((one for one in agenda.tracks if one.id == talk.track_id), None)
        for did, people in (("moderator", talk.moderators), ("speaker", talk.speakers)):
            for person in people:
                yield Earned(person, did, talk.title, talk, its, (talk.id,), entries.get(person.id))
    for guest in guests(context):
        if not guest.role:
            yield Earned(guest.person, "attendee", entry=guest.entry)


def _certificate(context: Context, one: Earned, programme: Sequence[Item], accent: Ink, key: str) -> Page:
    page = context.design.page
    width, low = page.width - _TEXT - page.outer, page.height - page.bottom - _FOOT
    items = [*programme, *_body(context, one, accent, width, low, key)]
    items += _foot(context, one, width, low, key)
    return Page(Frame(page.width, page.height, tuple(items)), page.bleed)


def _block(cell: CoverBlock, ink: Ink, area: Rect) -> Rule:
    """A block of the programme, which stands at the left edge and is cut off at three of its sides."""
    block = block_rule(cell.rect, ink, area)
    top = "t" if cell.rect.y0 <= area.y0 + 0.01 else ""
    return block._replace(bleeds=block.bleeds.replace("r", "") + top)


def _body(context: Context, one: Earned, accent: Ink, width: float, low: float, key: str) -> list[Item]:
    """Conference, kind of certificate, name, what they did; evenly spread down to the foot."""
    page, words = context.design.page, context.words
    second = words_of(context.second) if context.second else None
    kind = _kind(words, one)
    frames = [(0.0, fitted(context, context.title, "strong", width, 40.0, key=f"{key}.conference"))]
    frames.append((18.0, fitted(context, kind, "display", width, 70.0, key=f"{key}.kind", role="H1")))
    if second is not None:
        frames.append(
            (4.0, fitted(context, _kind(second, one), "title", width, 30.0, key=f"{key}.kind.2", accent=accent))
        )
    frames.append((30.0, fitted(context, words.certificates["certify"], "body", width, 20.0, key=f"{key}.certify")))
    frames.append((8.0, big_name(context, one.person, "name", width, 84.0, f"{key}.name", "left")))
    if about := affiliation(one.person):
        frames.append((4.0, fitted(context, about, "body", width, 40.0, key=f"{key}.about")))
    frames.append((12.0, fitted(context, _did(words, one, context.title), "body", width, 40.0, key=f"{key}.did")))
    if one.what is not None:
        frames.append((6.0, fitted(context, one.what, "title", width, 64.0, key=f"{key}.what")))
        if (other := context.other(one.what)) is not None:
            frames.append((2.0, fitted(context, other, "strong", width, 30.0, key=f"{key}.what.2")))
    if facts := _facts(context, one):
        frames.append((6.0, fitted(context, facts, "body", width, 40.0, key=f"{key}.facts")))
    if second is not None:
        conference = context.other(context.agenda.conference.title)
        told = f"{second.certificates['certify']} {one.person.name.text} {_did(second, one, str(conference or context.title))}"
        frames.append((12.0, fitted(context, told, "body", width, 40.0, key=f"{key}.did.2")))
    gaps = sum(gap for gap, _ in frames)
    spare = low - page.top - sum(frame.height for _, frame in frames)
    share = max(0.0, min(1.5, (spare - 14.0) / gaps))
    items: list[Item] = []
    y = page.top
    for gap, frame in frames:
        y += gap * share
        items.append(Group(_TEXT, y, frame))
        y += frame.height
    return items


def _kind(words: Words, one: Earned) -> str:
    return words.certificates[{"speaker": "of_talk", "attendee": "of_attendance"}.get(one.did, "certificate")]


def _did(words: Words, one: Earned, conference: str) -> str:
    """The sentence of what somebody did at the conference."""
    return words.certificates[one.did].replace("{conference}", conference)


def _facts(context: Context, one: Earned) -> str:
    """When and where: the day of a talk and its track, else the days of the conference, and the venue."""
    conference, words = context.agenda.conference, context.words
    day = one.talk.slot.day if one.talk is not None else None
    dates = words.dates((day,)) if day is not None else words.dates(conference.days) if conference.days else ""
    track = one.track.title.text if one.track is not None and one.talk is not None else ""
    place = conference.venue.name.text if conference.venue else ""
    return apart(dates, track, place)


def _foot(context: Context, one: Earned, width: float, low: float, key: str) -> list[Item]:
    """A line to sign on above the organisers and the date, room for the seal, the number and a code to check it by."""
    words, conference, quiet = context.words, context.agenda.conference, context.design.colors["quiet"]
    line = width * 0.42
    items: list[Item] = [rule(_TEXT, _TEXT + line, low + 12 * MM, context.design.colors["text"])]
    told = [organiser.text for organiser in conference.organisers] or [context.title]
    told += [words.dates(conference.days[-1:])] if conference.days else []
    y = low + 14 * MM
    for n, text in enumerate(told[:3] if len(told) < 4 else [*told[:2], told[-1]]):
        frame = fitted(context, text, "body", line, 20.0, key=f"{key}.signed.{n}")
        items.append(Group(_TEXT, y, frame))
        y += frame.height
    middle = Rect(_TEXT + 0.45 * width, low, _TEXT + 0.45 * width + _SEAL, low + _SEAL)
    seal = fitted(context, words.certificates["seal"], "caption", _SEAL, key=f"{key}.seal", align="center")
    items += [
        artifact(_circle(middle, quiet.tint(0.6))),
        artifact(Group(middle.x0, low + (_SEAL - seal.height) / 2, seal)),
    ]
    return items + _number(context, one, low, key)


def _circle(box: Rect, ink: Ink) -> Path:
    """The circle in a square, drawn thin: four arcs of Bézier curves."""
    x, y, r = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, box.width / 2
    k = 0.5523 * r
    corners = ((x + k, y - r, x + r, y - k, x + r, y), (x + r, y + k, x + k, y + r, x, y + r),
               (x - k, y + r, x - r, y + k, x - r, y), (x - r, y - k, x - k, y - r, x, y - r))  # fmt: skip
    return Path((("m", (x, y - r)), *(("c", corner) for corner in corners), ("z", ())), ink, 0.4)


def _number(context: Context, one: Earned, low: float, key: str) -> list[Item]:
    """The number, and above it the address as a code where the list has one."""
    page, entry = context.design.page, one.entry
    if entry is None:
        return []
    items: list[Item] = []
    left = page.width - page.outer - _SEAL
    if coded(entry.verify) and entry.verify.startswith(("https://", "http://")):
        code = Frame(_CODE, _CODE, (address_code(context, entry.verify, _CODE, many=True),))
        items.append(Group(page.width - page.outer - _CODE, low + 4 * MM, code))
    if entry.number:
        told = context.words.certificates["number"].replace("{n}", entry.number)
        frame = fitted(context, told, "caption", _SEAL, 24.0, key=f"{key}.number", align="right")
        items.append(Group(left, low + 6 * MM + _CODE, frame))
    return items
