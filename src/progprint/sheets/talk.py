"""The parts of a talk in the booklet: when and where, title, people, keywords. ``talk_fit`` puts them together."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.agenda.programme import PAUSES, Person, Talk, Wording
from progprint.core.color import Ink
from progprint.sheets.context import SEPARATOR, Context
from progprint.sheets.people import about, card, name_style, named, narrow_name, on_lines, people_units, portrait_width
from progprint.text.characters import has_han
from progprint.typeset.block import Block
from progprint.typeset.boxes import Beside, Over
from progprint.typeset.frame import Copyfit
from progprint.typeset.stack import Keep, Stack

PAIR, CROWD = 2, 3
"""People beside each other, and those of whom there are so many that they have no portraits."""
MANY = 6
"""People with portraits at most."""
FEW_TALKS = 2
"""Talks of a track that stand on its opener, in the place of a list of them, where the page holds them as they are."""
_OF_LISTS = (*PAUSES, "other")
"""Kinds of items of which often nothing is known but a title and a time."""


def anchor_of(talk: Talk) -> str:
    """The place in the document that stands for a talk."""
    return f"talk/{talk.id}"


def has_page(talk: Talk) -> bool:
    """Whether an item is introduced: there is a word about it, or somebody speaks; a tea break has neither."""
    more = talk.summary or talk.takeaways or talk.speakers or talk.moderators or talk.subtitle
    return bool(more or talk.links or talk.tags)


def of_pages(talks: Sequence[Talk]) -> tuple[Talk, ...]:
    """The talks of a track that its pages tell of; a tea break among several talks is a line of lists and days alone."""
    return tuple(
        talk
        for talk in talks
        if len(talks) <= FEW_TALKS or talk.type not in _OF_LISTS or talk.slot.start is None or has_page(talk)
    )


def facts_line(context: Context, talk: Talk) -> str:
    """Day, time, room, kind and language, as far as they are known and worth saying."""
    kind = context.words.type_name(talk.type) if talk.type not in ("talk", "other") else ""
    main = context.agenda.conference.language.partition("-")[0]
    other = talk.language and talk.language.partition("-")[0] != main
    language = context.words.language_name(talk.language) if other else ""
    return SEPARATOR.join(part for part in (context.when(talk), context.where(talk), kind, language) if part)


def talk_head(context: Context, spoken: Context, talk: Talk, accent: Ink, tags: str = "",
              steps: tuple[str, ...] = ()) -> tuple[Block, ...]:  # fmt: skip
    """Facts and titles; a keynote has a larger title. ``tags`` stand at the right of the facts.

    ``steps`` are told of as what was done to make the talk fit.
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
        spoken.text(
            talk.title, style, accent, key=f"{key}.title", role="H2", outline=(2, talk.title.text), copyfit=done
        )
    )
    other = context.other(talk.title)
    if other is not None:
        above.append(context.text(other, "caption", key=f"{key}.title.2", with_next=True))
    if talk.subtitle:
        above.append(spoken.text(talk.subtitle, "caption", key=f"{key}.subtitle", with_next=True))
    return tuple(above)


def on_stage(context: Context, talk: Talk, accent: Ink, *, stacked: bool, low: bool) -> list[Block]:
    """The people of a talk; of one with a moderator first who moderates, then the guests, each under their name.

    Those of an item without a text, such as an opening, stand on a line, without portraits.
    ``stacked``: two speakers stand below each other. ``low``: their portraits are; those of a keynote are larger.
    """
    key, large = f"t.{talk.id}", talk.type == "keynote"
    if not talk.track_id and is_bare(talk):
        units = people_units(context, talk.speakers, talk.moderators, jobs=True)
        return [on_lines(context, units, f"{key}.speakers")] if units else []
    if stacked and len(talk.speakers) <= PAIR and not talk.moderators:
        return [card(context, person, accent, f"{key}.speaker.{n}") for n, person in enumerate(talk.speakers, 1)]
    below = 0.0 if talk.moderators else context.design.page.grid / 2  # a title, not a label
    on_stage = tuple(person for person in talk.speakers if person not in talk.moderators)
    speakers = people(context, on_stage, accent, f"{key}.speaker", below, large=large, low=low)
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


def is_bare(talk: Talk) -> bool:
    """Whether nothing is told of a talk but when it is and who speaks."""
    return not (talk.summary or talk.takeaways or talk.links or talk.tags)


def references(context: Context, talk: Talk, accent: Ink) -> list[tuple[str, Block, Block]]:
    """Keywords and addresses, quiet: for each kind its name, its head and its lines."""
    found: list[tuple[str, Block, Block]] = []
    rows = [
        ("tags", context.words.tags, [tag_line(talk)] if talk.tags else []),
        ("links", context.words.links, [f"{name}{SEPARATOR}{address}" for name, address in talk.links]),
    ]
    for n, (kind, label, lines) in enumerate(rows, 1):
        key = f"t.{talk.id}.more.{n}"
        if lines:
            head = context.text(label, "label", accent, key=f"{key}.head", role="H3")
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
           large: bool = False, low: bool = False) -> list[Block]:  # fmt: skip
    """A card for each, two beside each other where there are several, ``air`` pt below what stands above them.

    A long name is parted into two lines there, in a smaller size if need be; one that cannot be has the whole width. Many
    stand three beside each other, without portraits.
    """
    page = context.design.page
    if len(persons) > MANY:
        return _crowd(context, persons, accent, key, air)
    if len(persons) < PAIR:
        style = "bigname" if large else "name"
        cards = [card(context, person, accent, f"{key}.1", style=style, large=large, low=low) for person in persons]
        return [Stack(tuple(cards), before=air, after=page.grid, keep_next=True)] if cards else []
    half = (page.text_width - page.gutter) / PAIR - portrait_width(context, large=large)
    styles = [name_style(context, person, half) for person in persons]
    cards = [
        card(context, person, accent, f"{key}.{n}", style=style or "name", large=large, low=low)
        for n, (person, style) in enumerate(zip(persons, styles, strict=True), 1)
    ]
    rows = _rows([style is None for style in styles])
    above = [air, *[0.0] * len(rows)]
    return [
        Beside(tuple([cards[n] for n in row]), 1 if wide else PAIR, page.gutter, above[k], page.grid, keep_next=True)
        for k, (row, wide) in enumerate(rows)
    ]


def _crowd(context: Context, persons: Sequence[Person], accent: Ink, key: str, air: float) -> list[Block]:
    """Many people in columns, each a name above its affiliation; in two where three are too narrow for a name."""
    page, cells = context.design.page, list[Block]()
    widths = {count: (page.text_width - (count - 1) * page.gutter) / count for count in (CROWD, PAIR)}
    fits = all(name_style(context, person, widths[CROWD]) for person in persons)
    across = CROWD if fits else PAIR
    for n, person in enumerate(persons, 1):
        look = name_style(context, person, widths[across]) or narrow_name(context, person, widths[across])
        name = named(context, person, look, accent, "talk", key=f"{key}.{n}.name")
        cells.append(Keep(Stack((*name, *about(context, person, f"{key}.{n}.about")))))
    return [
        Beside(tuple(cells[n : n + across]), across, page.gutter, 0.0 if n else air, page.grid / 2, keep_next=True)
        for n in range(0, len(cells), across)
    ]


def _rows(wide: Sequence[bool]) -> list[tuple[tuple[int, ...], bool]]:
    """Who stands in a row, in order, and whether it is one that is ``wide``."""
    found: list[tuple[tuple[int, ...], bool]] = []
    for n, one in enumerate(wide):
        last, alone = found[-1] if found else ((), True)
        if one or alone or len(last) == PAIR:
            found.append(((n,), one))
        else:
            found[-1] = ((*last, n), False)
    return found
