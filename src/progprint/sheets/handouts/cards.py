"""Cards: the table card 桌签 that is folded, the badge 胸卡, and the cue card 手卡 in the host's hand."""

from __future__ import annotations

import re

from progprint.agenda.programme import PAUSES, Agenda, Person, Talk, Track, Wording
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.locale.names import hard_reading
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.desk import (
    Sheet,
    artifact,
    big_name,
    dotted,
    fitted,
    order,
    rule,
    several_up,
    stacked,
    turned,
    who,
)
from progprint.sheets.people import affiliation
from progprint.typeset.frame import Frame, Group, Item, Page, Rule

_BAR = 6.0
_ENDS = "。！？.!?；;"
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”」』）]*|[^。！？]+$")
_FULL = 1.15
"""How much more than its lines hold an introduction may be; it is then set a little smaller."""


def people_of(agenda: Agenda) -> list[tuple[Person, str, Track | None]]:
    """Everybody on a stage, once, with what they are there: producers first, then by the order of the programme."""
    found: dict[str, tuple[Person, str, Track | None]] = {}
    for track in agenda.tracks:
        for person in track.producers:
            found.setdefault(person.id, (person, "producer", track))
        for talk in track.talks:
            _add(found, talk, track)
    for session in agenda.sessions:
        _add(found, session, None)
    return list(found.values())


def _add(found: dict[str, tuple[Person, str, Track | None]], talk: Talk, track: Track | None) -> None:
    for person in talk.moderators:
        found.setdefault(person.id, (person, "moderator", track))
    for person in talk.speakers:
        found.setdefault(person.id, (person, "speaker", track))


def _role(context: Context, role: str) -> str:
    words = context.words
    return {"producer": words.producer_short, "moderator": words.moderator, "speaker": words.speaker}[role]


# -- table cards


def table_cards(context: Context) -> list[Sheet]:
    """A sheet for each person, folded in the middle: the name can be read from both sides."""
    return [
        Sheet(person.name.text, _table_card(context, person, role, track))
        for person, role, track in people_of(context.agenda)
    ]


def _table_card(context: Context, person: Person, role: str, track: Track | None) -> Page:
    page = context.design.page
    face = _face(context, person, role, track, page.height / 2)
    fold = page.height / 2
    short = page.inner * 0.8
    ink = context.design.colors["quiet"]
    marks = (dotted(0.0, fold, short, fold, ink), dotted(page.width - short, fold, page.width, fold, ink))
    # the far face says the same once more, so it is none of the text
    items: tuple[Item, ...] = (artifact(turned(face, 0.0, 0.0)), Group(0.0, fold, face), *marks)
    return Page(Frame(page.width, page.height, items))


def _face(context: Context, person: Person, role: str, track: Track | None, height: float) -> Frame:
    """Name and organisation in the middle, a bar of the track's colour at the foot, what and where small above it."""
    page = context.design.page
    width = page.width - page.inner - page.outer
    frames = [big_name(context, person, "display", width, f"card.{person.id}.name")]
    if person.org:
        frames.append(fitted(context, person.org, "title", width, key=f"card.{person.id}.org", align="center"))
    gap = context.design.style("caption").leading * 0.6
    foot = context.design.style("caption").leading + page.bottom
    whole = sum(frame.height for frame in frames) + gap * (len(frames) - 1)
    items, _ = stacked(frames, page.inner, max(page.top, (height - foot - whole) / 2), gap)
    accent = context.accent(track)
    bar = Rule(Rect(0.0, height - _BAR, page.width, height), accent, bleeds="lr")
    left, right = (
        context.running,
        SEPARATOR.join(part for part in (track.title.text if track else "", _role(context, role)) if part),
    )
    return Frame(
        page.width, height, (*items, artifact(bar), *_corners(context, left, right, height - foot, f"card.{person.id}"))
    )


def _corners(context: Context, left: str, right: str, y: float, key: str) -> list[Item]:
    """Two quiet texts at the margins of a line."""
    page = context.design.page
    width = (page.width - page.inner - page.outer) / 2
    items: list[Item] = []
    for text, x, align in ((left, page.inner, "left"), (right, page.inner + width, "right")):
        if text:
            items.append(Group(x, y, fitted(context, text, "caption", width, key=f"{key}.{align}", align=align)))
    return items


# -- badges


def badges(context: Context) -> list[Sheet]:
    """Badges on sheets, ten of them on A4."""
    page = context.design.page
    cards = []
    for person, role, track in people_of(context.agenda):
        width = page.width - page.inner - page.outer
        frames = [big_name(context, person, "display", width, f"badge.{person.id}.name")]
        about = affiliation(person)
        if about:
            frames.append(fitted(context, about, "title", width, 34.0, key=f"badge.{person.id}.about", align="center"))
        whole = sum(frame.height for frame in frames) + 4.0
        foot = context.design.style("caption").leading + page.bottom
        items, _ = stacked(frames, page.inner, max(page.top, (page.height - foot - whole) / 2), 4.0)
        bar = Rule(Rect(0.0, page.height - 4.0, page.width, page.height), context.accent(track))
        corners = _corners(context, context.running, _role(context, role), page.height - foot, f"badge.{person.id}")
        cards.append(Frame(page.width, page.height, (*items, artifact(bar), *corners)))
    return [Sheet(f"{n}", page_) for n, page_ in enumerate(several_up(context, cards), 1)]


# -- cue cards


def cue_cards(context: Context) -> list[Sheet]:
    """A card for each talk, by room and then by time, four on a sheet of A4."""
    cards = []
    for track in context.agenda.tracks:
        talks = sorted(track.talks, key=order)
        for n, talk in enumerate(talks):
            if talk.type not in PAUSES:
                number = 1 + sum(one.type not in PAUSES for one in talks[:n])
                cards.append(
                    ((_place(context, talk), order(talk)), _cue_card(context, track, talk, number, talks[n + 1 :]))
                )
    around = sorted((s for s in context.agenda.sessions if s.speakers or s.moderators), key=order)
    cards += [((_place(context, one), order(one)), _cue_card(context, None, one, 0, ())) for one in around]
    ordered = [card for _, card in sorted(cards, key=lambda one: one[0])]
    return [Sheet(f"{n}", page) for n, page in enumerate(several_up(context, ordered), 1)]


def _place(context: Context, talk: Talk) -> int:
    """The number of the talk's room, for the order of cards."""
    known = [room.id for room in context.agenda.rooms]
    first = next((room.id for room in talk.slot.rooms if room.id in known), "")
    return known.index(first) if first else len(known)


def _cue_card(
    context: Context, track: Track | None, talk: Talk, number: int, after: list[Talk] | tuple[Talk, ...]
) -> Frame:
    """Order number and time, title, names with their readings, introduction, what comes next, room for notes."""
    page, words, key = context.design.page, context.words, f"cue.{talk.id}"
    accent, width = context.accent(track), page.width - page.inner - page.outer
    items = _cue_head(context, talk, number, accent, width, key)
    y = page.top + context.design.style("display").leading
    frames = [
        fitted(
            context,
            talk.title,
            "heading",
            width,
            3.1 * context.design.style("heading").leading,
            key=f"{key}.title",
            role="H1",
            least=0.6,
        )
    ]
    for n, person in enumerate(talk.moderators + tuple(p for p in talk.speakers if p not in talk.moderators), 1):
        sound = hard_reading(person.name.text, person.reading) or person.reading
        role = words.moderator if person in talk.moderators else ""
        name = person.name.text + (words.bracketed(sound) if sound else "")
        line = SEPARATOR.join(part for part in (name, affiliation(person), role) if part)
        frames.append(
            fitted(
                context,
                line,
                context.design.style("caption").but(
                    text=context.design.style("caption").text.but(ink=context.design.colors["text"])
                ),
                width,
                key=f"{key}.who.{n}",
            )
        )
    more, y = stacked(frames, page.inner, y, 3.0)
    items += [*more, artifact(Rule(Rect(page.inner, y + 8.0, page.inner + 22.0, y + 10.0), accent))]
    foot = _cue_foot(context, talk, after, width, key)
    bottom = page.height - page.bottom - foot.height
    text = _introduction(context, talk)
    if text:
        room = bottom - y - 18.0 - 8.0
        body = context.design.style("body")
        items.append(
            Group(
                page.inner,
                y + 18.0,
                fitted(context, _begun(context, text, width, room), body, width, room, key=f"{key}.intro", least=0.7),
            )
        )
    items += [
        rule(page.inner, page.width - page.outer, bottom - 5.0, context.design.colors["text"], 0.8),
        Group(page.inner, bottom, foot),
    ]
    return Frame(page.width, page.height, tuple(items))


def _cue_head(context: Context, talk: Talk, number: int, accent: Ink, width: float, key: str) -> list[Item]:
    page = context.design.page
    start = context.words.clock(talk.slot.start) if talk.slot.start is not None else ""
    items: list[Item] = []
    label = str(number) if number else context.words.type_name(talk.type)
    if label:
        style = "display" if number else "title"
        items.append(
            Group(page.inner, page.top, fitted(context, label, style, width * 0.6, key=f"{key}.number", accent=accent))
        )
    if start:
        time = fitted(context, start, "title", width * 0.4, key=f"{key}.time", align="right")
        items.append(
            Group(
                page.inner + width * 0.6, page.top + context.design.style("display").leading - time.height - 6.0, time
            )
        )
    return items


def _introduction(context: Context, talk: Talk) -> str:
    """What the host may say: of the talk its summary, else its takeaways; then of each person the biography."""
    told = [passage.words.text for section in talk.summary for passage in section.passages]
    told = told or [words.text for words in talk.takeaways]
    for person in talk.speakers:
        if person.bio:
            about = [passage.words.text for passage in person.bio]
            told.append(f"{person.name.text}{context.words.colon}{''.join(about)}")
    english = context.words.language.startswith("en")
    return " ".join(told) if english else "".join(text if text[-1:] in _ENDS else f"{text}。" for text in told if text)


def _begun(context: Context, text: str, width: float, height: float) -> str:
    """As many whole sentences as the card holds, at least one: a card prompts, the whole text is in the booklet."""
    body = context.design.style("body")
    room = max(1, int(height / body.leading)) * max(1, int(width / body.text.size)) * _FULL
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if kept and len(kept) + len(sentence) > room:
            break
        kept += sentence
    return kept


def _cue_foot(context: Context, talk: Talk, after: list[Talk] | tuple[Talk, ...], width: float, key: str) -> Frame:
    """Length, room and language; what comes next."""
    words = context.words
    length = words.minutes(talk.slot.end - talk.slot.start) if talk.slot.end and talk.slot.start is not None else ""
    language = words.language_name(talk.language) if talk.language else ""
    facts = SEPARATOR.join(part for part in (length, context.where(talk), language) if part)
    coming = []
    for following in after[:2]:
        start = words.clock(following.slot.start) if following.slot.start is not None else ""
        people = who(context, following, org=False)
        coming.append(
            " ".join(part for part in (start, (following.short_title or following.title).text, people) if part)
        )
    frames = [fitted(context, facts, "caption", width, key=f"{key}.facts")] if facts else []
    if coming:
        bold = context.design.style("caption").but(
            text=context.design.style("caption").text.but(ink=context.design.colors["text"])
        )
        frames.append(
            fitted(
                context,
                Wording(f"{words.next}{SEPARATOR}{words.join(coming)}"),
                bold,
                width,
                28.0,
                key=f"{key}.next",
                least=0.8,
            )
        )
    items, end = stacked(frames, 0.0, 0.0, 1.0)
    return Frame(width, end, tuple(items))
