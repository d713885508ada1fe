"""The cue card 手卡 in the host's hand: a card for each talk, four on a sheet.

Number and time, title with marks where to breathe, names with readings, up to three whole sentences, what comes next.
Whatever the text, all of it stays on its card: names grow smaller first, then sentences are left out, and that is told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from progprint.agenda.days import other_day
from progprint.agenda.programme import PAUSES, Person, Talk, Track, Wording
from progprint.core.units import Rect
from progprint.sheets.chapter_list import in_short
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.cue_parts import (
    SENTENCES,
    Card,
    card_names,
    introduced,
    seconds_of,
    sentence_frame,
    sentences_of,
)
from progprint.sheets.handouts.cutting import several_up
from progprint.sheets.handouts.desk import (
    Sheet,
    apart,
    artifact,
    by_room,
    edition,
    fitted,
    following,
    order,
    rule,
    stacked,
    who,
)
from progprint.sheets.handouts.names import on_stage
from progprint.sheets.talk import of_pages
from progprint.typeset.frame import Copyfit, Frame, Group, Item, Path, Rule, runs

_NAMES = ((1.0, True), (0.86, True), (0.75, False), (0.66, False))
"""Sizes of names that are tried, and whether job titles stand beside them."""

_NEXT = 2.5
"""Lines that an item of what comes next may take before only the first of its people is named."""
_WITHIN = re.compile("(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])")
"""The places within names of Han, at which no line ends."""


def cue_cards(context: Context) -> list[Sheet]:
    """A card for each talk, by room and then by time, four on a sheet of A4."""
    cards = []
    rank = {room.id: n for n, room in enumerate(context.agenda.rooms)}
    in_rooms = {room.id: items for room, items in by_room(context.agenda)}
    common = sorted(context.agenda.sessions, key=order)
    for track in context.agenda.tracks:
        talks, told, number = sorted(track.talks, key=order), of_pages(track.talks), 0
        for talk in talks:
            if talk.type not in PAUSES and talk in told:  # nobody announces the doors
                number += 1
                around = in_rooms[talk.slot.rooms[0].id] if talk.slot.rooms else talks
                card = _cue_card(context, track, talk, number, following(talk, around))
                cards.append(((_place(rank, talk), order(talk)), card, talk.title.text))
    for one in common:
        if one.speakers or one.moderators:
            card = _cue_card(context, None, one, 0, following(one, common))
            cards.append(((_place(rank, one), order(one)), card, one.title.text))
    cards.sort(key=lambda one: one[0])
    return several_up(context, [card for _, card, _ in cards], [title for _, _, title in cards])


def _place(rank: Mapping[str, int], talk: Talk) -> int:
    """The number of the talk's room, for the order of cards."""
    return next((rank[room.id] for room in talk.slot.rooms if room.id in rank), len(rank))


def _cue_card(context: Context, track: Track | None, talk: Talk, number: int, after: Sequence[Talk]) -> Frame:
    """The parts below each other; the introduction has what is left between them."""
    page = context.design.page
    card = Card(context, talk, context.accent(track), page.text_width, f"cue.{talk.id}")
    foot = _foot(card, after, "")
    bottom = page.height - page.bottom - foot.height - 8.0
    head, y = _head(card, number)
    title = _title(card, 0.34 * (bottom - y))
    items: list[Item] = [*head, Group(page.inner, y, title)]
    y += title.height + 6.0
    sentences = sentences_of(context, talk)
    people = on_stage(context, talk)
    names, intro, dropped = _arranged(card, people, sentences, bottom - y)
    done = Copyfit("card", "dropped", dropped) if dropped else None
    if done is not None and intro:
        intro[-1] = sentence_frame(card, sentences[len(intro) - 1], len(intro), intro[-1].height, done)
    elif done is not None:
        items[-1] = Group(
            page.inner, y - title.height - 6.0, _title(card, 0.34 * (bottom - y + title.height + 6.0), done)
        )
    items.append(Group(page.inner, y, names))
    y += names.height + (7.0 if names.height else 0.0)
    items.append(artifact(Rule(Rect(page.inner, y, page.inner + 22.0, y + 2.2), card.accent)))
    y += 11.0
    if intro:
        items += stacked(intro, page.inner, y, 4.0)[0]
    printed = edition(context, (*items, Group(0.0, 0.0, foot)))
    spoken = seconds_of(sentences[: len(sentences) - dropped])
    foot = _foot(card, after, apart(context.words.seconds(spoken) if spoken else "", printed))
    items += [
        rule(page.inner, page.width - page.outer, bottom + 2.0, context.design.colors["text"], 0.8),
        Group(page.inner, bottom + 8.0, foot),
    ]
    return Frame(page.width, page.height, tuple(items))


# -- head and title


def _head(card: Card, number: int) -> tuple[list[Item], float]:
    """The number, huge, or the kind of item; at the right its time, its length, its room and day."""
    context, talk, words = card.context, card.talk, card.context.words
    page, start, end = context.design.page, talk.slot.start, talk.slot.end
    items: list[Item] = []
    label = str(number) if number else words.type_name(talk.type)
    style = "display" if number else "title"
    left = fitted(context, label, style, 0.45 * card.width, context.design.style(style).leading, key=f"{card.key}.number",
                  accent=card.accent, phrases=False)  # fmt: skip
    items.append(Group(page.inner, page.top, left))
    length = words.minutes(end - start) if end and start is not None else ""
    until = f"{words.dash}{words.clock(end)}" if end and start is not None else ""
    place = apart(context.where(talk), context.day_mark(talk.slot.day))
    language = words.language_name(talk.language) if talk.language else ""
    told = [(words.clock(start) if start is not None else "", "title", "time"),
            (apart(until, length, language), "caption", "facts"),
            (place, "caption", "place")]  # fmt: skip
    frames = [
        fitted(context, text, style, 0.55 * card.width, 30.0 if part != "time" else 40.0, key=f"{card.key}.{part}",
               align="right", least=0.6, phrases=False)
        for text, style, part in told if text
    ]  # fmt: skip
    more, low = stacked(frames, page.inner + 0.45 * card.width, page.top)
    return [*items, *more], max(low, page.top + left.height) + 4.0


def _title(card: Card, height: float, done: Copyfit | None = None) -> Frame:
    """The title, its lines ending where a host may breathe, with a mark there; the short one where it is too long."""
    context, talk = card.context, card.talk
    look = context.design.style("heading")
    frame = fitted(context, talk.title, look, card.width, height, key=f"{card.key}.title", role="H1", least=0.6,
                   done=done)  # fmt: skip
    if frame.height > height + 0.01:
        title = talk.short_title or talk.title
        frame = fitted(context, title, look, card.width, height, key=f"{card.key}.title", role="H1", done=done)
    rows: dict[float, float] = {}
    for run, x, y in runs(frame):
        rows[round(y + run.y, 2)] = max(rows.get(round(y + run.y, 2), 0.0), x + run.x + run.width)
    ends = sorted(rows.items())[:-1]
    starts = [(min(x + 3.0, card.width + 4.0), y) for y, x in ends]
    marks = tuple(  # ∨ beside the end of a line
        Path((("m", (x, y - 11.0)), ("l", (x + 2.2, y - 6.5)), ("l", (x + 4.4, y - 11.0))), card.accent, stroke=1.0)
        for x, y in starts
    )
    return Frame(frame.width, frame.height, (*frame.items, artifact(*marks)) if marks else frame.items)


# -- names


def _arranged(
    card: Card, people: Sequence[tuple[Person, str]], sentences: Sequence[Wording], room: float
) -> tuple[Frame, list[Frame], int]:
    """Names and sentences in the room that is left: the largest names beside which the most sentences stand."""
    wanted = min(SENTENCES, len(sentences))
    best: tuple[Frame, list[Frame], int] | None = None
    for share, whole in _NAMES:
        names = card_names(card, people, share, whole=whole)
        left = room - names.height - 18.0
        intro = introduced(card, sentences[:wanted], left)
        if left >= 0 and (best is None or len(intro) > len(best[1])):
            best = (names, intro, len(sentences) - len(intro))
        if len(intro) == wanted and left >= 0:
            break
    if best is None:
        line = SEPARATOR.join(person.name.text for person, _ in people)
        names = fitted(card.context, line, "caption", card.width, max(room - 18.0, 10.0), key=f"{card.key}.who")
        best = (names, [], len(sentences))
    return best


# -- foot


def _foot(card: Card, after: Sequence[Talk], right: str) -> Frame:
    """What comes next, with its time and, where it is another day, that; seconds and edition at the right."""
    context, talk = card.context, card.talk
    quiet = context.design.style("caption")
    items: list[Item] = []
    y = 0.0
    if right:
        side = fitted(context, right, quiet, 0.7 * card.width, quiet.leading, key=f"{card.key}.facts", align="right")
        items.append(Group(0.3 * card.width, 0.0, side))
    if after:
        bold = context.design.styled("caption", card.accent, weight="bold")
        label = fitted(context, context.words.next, bold, 0.3 * card.width, quiet.leading, key=f"{card.key}.next")
        items.append(Group(0.0, 0.0, label))
    y = quiet.leading
    said = {(order(one), one.title.text): n for n, one in reversed([*enumerate(after)])}  # lunch in both halls is one
    near = [after[n] for n in sorted(said.values())[:2]]
    near = [one for one in near if not other_day(near[0], one)]
    dark = context.design.styled("caption", "text")
    for n, one in enumerate(near, 1):
        day, people, key = other_day(talk, one), who(context, one, org=False), f"{card.key}.next.{n}"
        line = _in_short(context, one, day, people)
        wide = context.composer.width(line, dark.text) / card.width
        if wide > _NEXT:
            people = in_short(context, one)
        if wide > 1:
            people = _WITHIN.sub("\u2060", people).replace(" ", "\u00a0")
            line = _in_short(context, one, day, people)
        frame = fitted(context, line, dark, card.width, 3 * dark.leading, key=key, phrases=False)
        items.append(Group(0.0, y, frame))
        y += frame.height
    return Frame(card.width, y, tuple(items))


def _in_short(context: Context, talk: Talk, day: datetime.date | None, people: str) -> str:
    """Start, title and people; before them ``day``, if it is another one."""
    start = context.words.clock(talk.slot.start) if talk.slot.start is not None else ""
    return apart(context.words.moment(day, start), (talk.short_title or talk.title).text, people)
