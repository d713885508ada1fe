"""The parts of a talk in the booklet: when and where, title, people, keywords. ``talk_fit`` puts them together."""

from __future__ import annotations

from typing import NamedTuple

from progprint.agenda.programme import Person, Talk, Wording
from progprint.core.color import Ink
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import card
from progprint.text.characters import has_han
from progprint.typeset.block import Block
from progprint.typeset.boxes import Beside, Over
from progprint.typeset.frame import Copyfit
from progprint.typeset.stack import Stack

PAIR = 2


def anchor_of(talk: Talk) -> str:
    """The place in the document that stands for a talk."""
    return f"talk/{talk.id}"


def facts_line(context: Context, talk: Talk) -> str:
    """Day, time, room, kind and language, as far as they are known and worth saying."""
    kind = context.words.type_name(talk.type) if talk.type not in ("talk", "other") else ""
    main = context.agenda.conference.language.partition("-")[0]
    other = talk.language and talk.language.partition("-")[0] != main
    language = context.words.language_name(talk.language) if other else ""
    return SEPARATOR.join(part for part in (context.when(talk), context.where(talk), kind, language) if part)


class TalkHead(NamedTuple):
    """The head of a talk, above its text: facts and titles, then who is on stage. ``main``: on a ground of its own."""

    above: tuple[Block, ...]
    below: tuple[Block, ...]
    main: bool


def talk_head(context: Context, spoken: Context, talk: Talk, accent: Ink, level: int, tags: str = "",
              steps: tuple[str, ...] = (), *, stacked: bool = False) -> TalkHead:  # fmt: skip
    """Facts, title and people; a keynote has a larger title and larger portraits. ``tags`` stand at the right of the facts.

    ``steps`` are told of as what was done to make the talk fit. ``stacked``: two speakers stand below each other.
    """
    key, main = f"t.{talk.id}", talk.type == "keynote"
    above: list[Block] = []
    facts = facts_line(context, talk)
    if facts or tags:
        style = "kicker" if main else "caption"
        line = context.text(facts, style, accent, key=f"{key}.facts", with_next=True)
        right = context.design.style("caption", accent)
        right = right.but(align="right", text=right.text.but(ink=accent))
        above.append(Over((line, context.text(tags, right, key=f"{key}.tags"))) if tags else line)
    style = "title" if main else "heading"
    done = Copyfit("talk", " ".join(steps)) if steps else None
    above.append(
        spoken.text(talk.title, style, key=f"{key}.title", role=f"H{level}", outline=(2, talk.title.text), copyfit=done)
    )
    other = context.other(talk.title)
    if other is not None:
        above.append(context.text(other, "caption", key=f"{key}.title.2", with_next=True))
    if talk.subtitle:
        above.append(spoken.text(talk.subtitle, "caption", key=f"{key}.subtitle", with_next=True))
    return TalkHead(tuple(above), tuple(_on_stage(context, talk, accent, key, stacked=stacked)), main)


def _on_stage(context: Context, talk: Talk, accent: Ink, key: str, *, stacked: bool) -> list[Block]:
    """Who speaks; of a talk with a moderator first who moderates, then the guests, each under their name."""
    large = talk.type == "keynote"
    if stacked and len(talk.speakers) <= PAIR and not talk.moderators:
        return [card(context, person, accent, f"{key}.speaker.{n}") for n, person in enumerate(talk.speakers, 1)]
    below = 0.0 if talk.moderators else context.design.page.grid / 2  # a title, not a label
    speakers = people(context, talk.speakers, accent, f"{key}.speaker", below, large=large)
    if not talk.moderators:
        return speakers
    words = context.words
    label = words.moderator if len(talk.moderators) == 1 else words.moderators
    found: list[Block] = [context.text(label, "kicker", accent, key=f"{key}.moderator.label")]
    found += people(context, talk.moderators, accent, f"{key}.moderator")
    if speakers:
        guests = words.guests if talk.type == "panel" else words.speakers
        found += [context.text(guests, "kicker", accent, key=f"{key}.speaker.label"), *speakers]
    return found


def references(context: Context, talk: Talk, accent: Ink, level: int) -> list[tuple[str, Block, Block]]:
    """Keywords and addresses, quiet: for each kind its name, its head and its lines."""
    found: list[tuple[str, Block, Block]] = []
    rows = [
        ("tags", context.words.tags, [tag_line(talk)] if talk.tags else []),
        ("links", context.words.links, [f"{name}{SEPARATOR}{address}" for name, address in talk.links]),
    ]
    for n, (kind, label, lines) in enumerate(rows, 1):
        key = f"t.{talk.id}.more.{n}"
        if lines:
            head = context.text(label, "label", accent, key=f"{key}.head", role=f"H{level}")
            texts = [context.passage(Wording(line), "note", key=f"{key}.{k}") for k, line in enumerate(lines, 1)]
            found.append((kind, head, Stack(tuple(texts))))
    return found


def tag_line(talk: Talk) -> str:
    """The keywords of a talk on one line."""
    return SEPARATOR.join(talk.tags)


def spoken(context: Context, talk: Talk) -> Context:
    """The context in the language of the talk's text: a talk held in English may well be announced in Chinese."""
    written_in_han = talk.language.partition("-")[0] in ("zh", "ja")
    return context if has_han(talk.title.text) and not written_in_han else context.speaking(talk.language)


def people(context: Context, persons: tuple[Person, ...], accent: Ink, key: str, air: float = 0.0, *,
           large: bool = False) -> list[Block]:  # fmt: skip
    """A card for each, two beside each other where there are several, ``air`` pt below what stands above them."""
    style = "bigname" if large and len(persons) < PAIR else "name"
    cards = [
        card(context, person, accent, f"{key}.{n}", style=style, large=large) for n, person in enumerate(persons, 1)
    ]
    page = context.design.page
    if len(cards) < PAIR:
        return [Stack(tuple(cards), before=air, after=page.grid, keep_next=True)] if cards else []
    pairs = [tuple(cards[n : n + PAIR]) for n in range(0, len(cards), PAIR)]
    above = [air, *[0.0] * len(pairs)]
    return [Beside(pair, PAIR, page.gutter, above[n], page.grid, keep_next=True) for n, pair in enumerate(pairs)]
