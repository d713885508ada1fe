"""One talk in the booklet: when and where, title, speakers, headed summary, takeaways."""

from __future__ import annotations

from progprint.agenda.programme import Person, Talk, Wording
from progprint.core.color import Ink
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import card
from progprint.sheets.prose import labelled, summary, takeaways
from progprint.text.characters import has_han
from progprint.typeset.block import Block
from progprint.typeset.boxes import Band, Beside, Space
from progprint.typeset.stack import Keep, Stack, Tagged

PAIR = 2
TALK_GAP = 2
"""Lines of the grid between two talks on a page."""


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


def talk_block(context: Context, talk: Talk, accent: Ink, *, level: int = 2) -> Block:
    """A whole talk as one element that may run over pages."""
    key = f"t.{talk.id}"
    spoken = _spoken(context, talk)
    head = _head(context, spoken, talk, accent, key, level)
    body: list[Block] = list(summary(spoken, talk.summary, accent, f"{key}.summary", level + 1))
    if talk.takeaways:
        body.append(takeaways(spoken, talk.takeaways, accent, f"{key}.takeaway", level + 1))
    body += _references(context, talk, accent, key, level + 1)
    grid = context.design.page.grid
    stack = Stack((*head, *body), grid=grid, before=TALK_GAP * grid)
    return Tagged("Sect", stack, key=key, anchor=anchor_of(talk), span=talk.span)


def _head(context: Context, spoken: Context, talk: Talk, accent: Ink, key: str, level: int) -> list[Block]:
    """Facts, title and people. A keynote has a ground of its own, a larger title and larger portraits."""
    main = talk.type == "keynote"
    above: list[Block] = []
    facts = facts_line(context, talk)
    if facts:
        above.append(context.text(facts, "kicker" if main else "caption", accent, key=f"{key}.facts", with_next=True))
    style = "title" if main else "heading"
    above.append(spoken.text(talk.title, style, key=f"{key}.title", role=f"H{level}", outline=(2, talk.title.text)))
    other = context.other(talk.title)
    if other is not None:
        above.append(context.text(other, "caption", key=f"{key}.title.2", with_next=True))
    if talk.subtitle:
        above.append(spoken.text(talk.subtitle, "caption", key=f"{key}.subtitle", with_next=True))
    below = _on_stage(context, talk, accent, key)
    if not main:
        return above + below
    grid = context.design.page.grid
    ground = Band(Keep(Stack((*above, Space(grid), *below))), accent.tint(0.08), grid, after=grid, keep_next=True)
    return [ground]


def _on_stage(context: Context, talk: Talk, accent: Ink, key: str) -> list[Block]:
    """Who speaks; of a talk with a moderator first who moderates, then the guests, each under their name."""
    large = talk.type == "keynote"
    speakers = people(context, talk.speakers, accent, f"{key}.speaker", large=large)
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


def _references(context: Context, talk: Talk, accent: Ink, key: str, level: int) -> list[Block]:
    """Keywords and addresses, quiet, at the end of a talk."""
    found: list[Block] = []
    grid = context.design.page.grid
    rows: list[tuple[str, list[str]]] = [(context.words.tags, [SEPARATOR.join(talk.tags)] if talk.tags else [])]
    rows.append((context.words.links, [f"{name}{SEPARATOR}{address}" for name, address in talk.links]))
    for n, (label, lines) in enumerate(rows, 1):
        if lines:
            head = context.text(label, "label", accent, key=f"{key}.more.{n}.head", role=f"H{level}")
            texts = [
                context.passage(Wording(line), "note", key=f"{key}.more.{n}.{k}") for k, line in enumerate(lines, 1)
            ]
            found.append(labelled(context, head, Stack(tuple(texts)), before=grid))
    return found


def _spoken(context: Context, talk: Talk) -> Context:
    """The context in the language of the talk's text: a talk held in English may well be announced in Chinese."""
    written_in_han = talk.language.partition("-")[0] in ("zh", "ja")
    return context if has_han(talk.title.text) and not written_in_han else context.speaking(talk.language)


def people(context: Context, persons: tuple[Person, ...], accent: Ink, key: str, *, large: bool = False) -> list[Block]:
    """A card for each, two beside each other where there are several."""
    style = "bigname" if large and len(persons) < PAIR else "name"
    cards = [
        card(context, person, accent, f"{key}.{n}", style=style, large=large) for n, person in enumerate(persons, 1)
    ]
    if len(cards) < PAIR:
        return cards
    page = context.design.page
    pairs = [tuple(cards[n : n + PAIR]) for n in range(0, len(cards), PAIR)]
    return [Beside(pair, PAIR, page.gutter, after=page.grid, keep_next=True) for pair in pairs]
