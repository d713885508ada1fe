"""The parts of a cue card: names with readings, and the sentences that a host may say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from progprint.agenda.programme import Person, Talk, Wording
from progprint.core.color import Ink
from progprint.locale.names import annotated, hard_reading
from progprint.sheets.context import Context
from progprint.sheets.handouts.desk import apart, fitted
from progprint.sheets.people import affiliation
from progprint.text.sentences import sentences
from progprint.typeset.block import frame_of
from progprint.typeset.frame import Copyfit, Frame, Group, Item
from progprint.typeset.style import Ruby

SENTENCES = 3
"""Sentences of the introduction at most: a card prompts, the whole text is in the booklet."""
_ENDS = "。！？.!?；;…”」』）)"
_SHORT = 2.5
"""Lines up to which those of a sentence end where a phrase does; longer ones are read on anyhow."""
_PER_SECOND = 4.5
"""Ideographs that a host reads in a second; of Latin letters three times as many."""


class Card(NamedTuple):
    """The context of all parts of a card."""

    context: Context
    talk: Talk
    accent: Ink
    width: float
    key: str


# -- names


def card_names(card: Card, people: Sequence[tuple[Person, str]], share: float, *, whole: bool) -> Frame:
    """Names with their readings above them, each beside its organisation; from four on in two columns."""
    columns = 2 if len(people) > SENTENCES else 1
    width = (card.width - 10.0 * (columns - 1)) / columns
    made = [_person(card, person, role, width, share, n, whole=whole) for n, (person, role) in enumerate(people, 1)]
    items: list[Item] = []
    y = 0.0
    for at in range(0, len(made), columns):
        row = made[at : at + columns]
        items += [Group(n * (width + 10.0), y, frame) for n, frame in enumerate(row)]
        y += max(frame.height for frame in row) + 3.0
    return Frame(card.width, max(y - 3.0, 0.0), tuple(items))


def _person(card: Card, person: Person, role: str, width: float, share: float, number: int, *, whole: bool) -> Frame:
    """A name, its reading over it where the host may stumble, and who that is, beside it or below."""
    context, key = card.context, f"{card.key}.who.{number}"
    look = context.design.style("name")
    size = round(look.text.size * share, 1)
    sound = hard_reading(person.name.text, person.reading, context.words.language)
    groups = annotated(person.name.text, sound)
    above = 0.45 * size if groups else 0.0
    look = look.but(text=look.text.but(size=size), leading=round((1.7 if groups else 1.3) * size, 1), keep_next=False,
                    phrases=True, solid=True)  # fmt: skip
    name = context.text(person.name, look, key=key, content=(Ruby(groups),) if groups else None)
    wide = max((line.width for line in name.lines(width)), default=0.0)
    frame = frame_of(name, width)
    spoken = context.words.bracketed(sound) if sound and not groups else ""
    about = affiliation(person) if whole else person.org.text if person.org else ""
    told = apart(spoken, role, about)
    if not told:
        return Frame(width, frame.height + above, (Group(0.0, above, frame),))
    dark = context.design.styled("caption", "text")
    beside = width - wide - 0.6 * size
    if beside >= 9 * dark.text.size and len(name.lines(width)) == 1:
        side = fitted(context, told, dark, beside, 2.1 * dark.leading, key=f"{key}.about", least=0.8, phrases=True)
        if side.height <= 2.1 * dark.leading:
            high = max(frame.height + above, side.height)
            y = high - side.height - 0.25 * (look.leading - size)
            return Frame(
                width, high, (Group(0.0, high - frame.height, frame), Group(width - beside, max(y, 0.0), side))
            )
    under = fitted(context, told, dark, width, key=f"{key}.about", least=0.8, phrases=True)
    return Frame(width, above + frame.height + under.height,
                 (Group(0.0, above, frame), Group(0.0, above + frame.height - 1.0, under)))  # fmt: skip


# -- sentences


def sentences_of(context: Context, talk: Talk) -> list[Wording]:
    """Sentences that the host may say: of the talk its summary, else its takeaways; then of each person."""
    passages: list[Wording] = []
    for passage in (one for section in talk.summary for one in section.passages):
        before = passages[-1].text if passages else ""
        if before and before[-1:] not in _ENDS and passage.words.text[:1].islower():  # a sentence over two paragraphs
            passages[-1] = passages[-1]._replace(text=f"{before} {passage.words.text}", marks=())
        else:
            passages.append(passage.words)
    passages = passages or list(talk.takeaways)
    for person in talk.speakers:
        for n, passage in enumerate(person.bio):
            lead = f"{person.name.text}{context.words.colon}" if n == 0 else ""
            passages.append(passage.words._replace(text=f"{lead}{passage.words.text}", marks=()))
    western = context.words.language[:2] not in ("zh", "ja")
    found = []
    for words in passages:
        for part in sentences(" ".join(words.text.split())):
            text = part if western or part[-1:] in _ENDS else f"{part}。"
            found.append(words._replace(text=text, marks=(), translations=()))
    return found


def introduced(card: Card, sentences: Sequence[Wording], room: float) -> list[Frame]:
    """As many whole sentences as there is room for at the size of the look; one alone may be set smaller."""
    found: list[Frame] = []
    for n, words in enumerate(sentences, 1):
        frame = sentence_frame(card, words, n, room)
        if frame.height > room + 0.01:
            break
        found.append(frame)
        room -= frame.height + 4.0
    return found


def sentence_frame(card: Card, words: Wording, number: int, room: float, done: Copyfit | None = None) -> Frame:
    """A sentence; of a short one lines end where a phrase does. The first one may be smaller to have room at all."""
    body = card.context.design.style("body").but(hyphenate=False)
    wide = sum(1.0 if char > "\u2e7f" else 0.5 for char in words.text) * body.text.size
    least = 0.75 if number == 1 else 1.0
    key, short = f"{card.key}.intro.{number}", wide <= _SHORT * card.width
    return fitted(card.context, words, body, card.width, room, key=key, least=least, phrases=short, done=done)


def seconds_of(sentences: Sequence[Wording]) -> int:
    """The time that it takes to say them, in steps of five seconds; 0 for nothing."""
    wide = sum(1.0 if char > "\u2e7f" else 1 / 3 for words in sentences for char in words.text)
    return 5 * max(1, round(wide / _PER_SECOND / 5)) if wide else 0
