"""Sizes and measures of a grid in a look, and what is said of an item in it."""

from __future__ import annotations

from typing import NamedTuple

from progprint.agenda.programme import Talk
from progprint.sheets.context import Context
from progprint.sheets.talk import has_page

STEPS = 4
"""Sizes of titles that are tried."""


class Type(NamedTuple):
    """Measures of a grid for a look, pt: sizes of titles, and of what is said below them.

    ``bar`` is the width of the bar of colour, ``pad`` the air beside the text, ``air`` that above and below it.
    """

    sizes: tuple[float, ...]
    note: tuple[float, float]
    bar: float
    pad: float
    air: float
    gap: float
    rail: float
    head: float

    @classmethod
    def of(cls, context: Context) -> Type:
        """The measures of a look; for text of 9 pt titles run from 9 to 7.5 pt, and names are 7 pt."""
        entry, caption = context.design.style("entry").text.size, context.design.style("caption").text.size
        least = max(entry * context.design.number("glance.least"), min(caption, entry))
        sizes = tuple(round(entry - (entry - least) * n / (STEPS - 1), 1) for n in range(STEPS))
        share = entry / 9
        return cls(
            sizes, (caption, round(1.27 * caption, 1)), 2.2 * share, 3.2 * share, 2 * share, 1.8 * share,
            round(4 * caption, 1), round(1.1 * entry, 1),
        )  # fmt: skip

    @property
    def least(self) -> float:
        """The narrowest column: six characters of the smallest titles, with what stands beside them."""
        return 6.2 * self.sizes[-1] + self.bar + 2 * self.pad + self.gap


def is_linked(talk: Talk) -> bool:
    """Whether an item has a page in the booklet."""
    return bool(talk.track_id) or has_page(talk)


def same_language(context: Context, talk: Talk) -> bool:
    """Whether a talk is held in the language of the conference, as far as is known."""
    own = context.agenda.conference.language.partition("-")[0]
    return not talk.language or talk.language.partition("-")[0] == own


def told_people(context: Context, talk: Talk) -> list[str]:
    """The people of an item: whoever moderates first, with that word where others speak."""
    moderators = [person.name.text for person in talk.moderators]
    if talk.speakers:
        moderators = [f"{name}{context.words.bracketed(context.words.moderator)}" for name in moderators]
    return moderators + [person.name.text for person in talk.speakers if person not in talk.moderators]
