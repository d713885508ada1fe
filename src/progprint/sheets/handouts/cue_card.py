"""The cue card 手卡 in the host's hand: a card for each talk, four on a sheet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from progprint.agenda.days import other_day
from progprint.agenda.programme import PAUSES, Talk, Track
from progprint.core.color import Ink
from progprint.core.units import Rect
from progprint.locale.names import hard_reading
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.handouts.desk import Sheet, artifact, edition, fitted, order, rule, several_up, stacked, who
from progprint.sheets.people import affiliation
from progprint.typeset.frame import Frame, Group, Item, Rule

_ENDS = "。！？.!?；;"
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”」』）]*|[^。！？]+$")
_FULL = 1.15
"""How much more than its lines hold an introduction may be; it is then set a little smaller."""


def cue_cards(context: Context) -> list[Sheet]:
    """A card for each talk, by room and then by time, four on a sheet of A4."""
    cards = []
    rank = {room.id: n for n, room in enumerate(context.agenda.rooms)}
    for track in context.agenda.tracks:
        talks, number = sorted(track.talks, key=order), 0
        for n, talk in enumerate(talks):
            if talk.type not in PAUSES:
                number += 1
                around = (talks[n - 1] if n else None, talks[n + 1 :])
                cards.append(((_place(rank, talk), order(talk)), _cue_card(context, track, talk, number, around)))
    common = sorted((s for s in context.agenda.sessions if s.speakers or s.moderators), key=order)
    cards += [((_place(rank, one), order(one)), _cue_card(context, None, one, 0, (None, ()))) for one in common]
    ordered = [card for _, card in sorted(cards, key=lambda one: one[0])]
    return [Sheet(f"{n}", page) for n, page in enumerate(several_up(context, ordered), 1)]


def _place(rank: Mapping[str, int], talk: Talk) -> int:
    """The number of the talk's room, for the order of cards."""
    return next((rank[room.id] for room in talk.slot.rooms if room.id in rank), len(rank))


def _cue_card(
    context: Context, track: Track | None, talk: Talk, number: int, around: tuple[Talk | None, Sequence[Talk]]
) -> Frame:
    """Order number and time, title, names with their readings, introduction, what ran before and comes next."""
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
    foot = _cue_foot(context, talk, around, width, key, edition(context, items))
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


def _cue_foot(
    context: Context, talk: Talk, around: tuple[Talk | None, Sequence[Talk]], width: float, key: str, printed: str
) -> Frame:
    """Day, length, room and language; what ran before; what comes next, with the day where it is another; the edition."""
    words, quiet = context.words, context.design.style("caption")
    dark = quiet.but(text=quiet.text.but(ink=context.design.colors["text"]))
    length = words.minutes(talk.slot.end - talk.slot.start) if talk.slot.end and talk.slot.start is not None else ""
    language = words.language_name(talk.language) if talk.language else ""
    day = context.day_mark(talk.slot.day)
    facts = SEPARATOR.join(part for part in (day, length, context.where(talk), language, printed) if part)
    frames = [fitted(context, facts, quiet, width, key=f"{key}.facts")] if facts else []
    before, after = around
    if before is not None:
        told = f"{words.previous}{SEPARATOR}{_in_short(context, before, other_day(talk, before))}"
        frames.append(fitted(context, told, quiet, width, 14.0, key=f"{key}.before", least=0.8))
    if after:
        near = [one for n, one in enumerate(after[:2]) if n == 0 or not other_day(after[0], one)]
        told = words.join([_in_short(context, following, other_day(talk, following)) for following in near])
        told = f"{words.next}{SEPARATOR}{told}"
        frames.append(fitted(context, told, dark, width, 28.0, key=f"{key}.next", least=0.8))
    items, end = stacked(frames, 0.0, 0.0, 1.0)
    return Frame(width, end, tuple(items))


def _in_short(context: Context, talk: Talk, day: datetime.date | None) -> str:
    """Start, title and people; before them ``day``, if it is another one."""
    start = context.words.clock(talk.slot.start) if talk.slot.start is not None else ""
    start = context.words.moment(day, start)
    people = who(context, talk, org=False)
    return " ".join(part for part in (start, (talk.short_title or talk.title).text, people) if part)
