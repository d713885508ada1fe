"""Talks that stay on one page: loosely, or after more and more of the steps of the look's ``talk.fit``.

    talk, talk, … ── talk_wholes ──▶ Whole, …        two short ones in a row may be one, a column each

Each step keeps those before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from progprint.sheets.prose import label_gap
from progprint.sheets.talk_parts import SMALLER, SPACING, TalkParts, lines_in_column
from progprint.typeset.boxes import Beside
from progprint.typeset.whole import Way, Whole

if TYPE_CHECKING:
    from progprint.agenda.programme import Talk
    from progprint.core.color import Ink
    from progprint.sheets.context import Context
    from progprint.typeset.block import Block

TALK_GAP = 2
"""Lines of the grid between two talks on a page."""
COSTS: Mapping[str, float] = MappingProxyType(
    {"photo": 0.01, "gaps": 0.02, "heads": 0.08, "columns": 0.01, "tags": 0.01, "small": 0.2}
)
"""What each step costs in parts of an empty page."""
SHORT, ALIKE = 0.5, 0.6
"""Two talks stand beside each other if each takes up to this share of a page, and the shorter so much of the longer."""
SHARING = (*SPACING, "columns", "tags")
"""Steps that may also be taken to get another talk onto the page; the others only for a talk that would be cut."""
_ROUNDED = 0.94
"""Lines are stretched to the measure: so much of their width is text at least."""


def steps_of(parts: TalkParts) -> tuple[str, ...]:
    """The steps of the look that change anything here."""
    fit = parts.context.design.parts["talk.fit"]
    return tuple(step for step in fit if can(parts, step)) if isinstance(fit, tuple) else ()


def can(parts: TalkParts, step: str) -> bool:
    """Whether a step changes anything for this talk."""
    talk = parts.talk
    if step == "photo":
        return bool(talk.speakers or talk.moderators)
    if (
        step == "heads"
    ):  # longer lines save more than the headings take: guessed right only when it has been set loosely
        heads = sum(section.heading is not None for section in talk.summary)
        wide = parts.aside + label_gap(parts.context)
        saved = sum(loose.saves(1.0, wide) for loose in parts.known())
        return parts.aside > 0 and parts.columns == 1 and 0 < heads * parts.grid < saved
    if step == "columns":
        return parts.columns == 1 and parts.may_pair()
    if step == "tags":
        return bool(talk.tags) and parts.tags_fit()
    return bool(talk.summary or talk.takeaways)


def saves(parts: TalkParts, steps: tuple[str, ...]) -> float:
    """The height that steps save at most, pt; the loosest way has been set before."""
    talk, grid = parts.talk, parts.grid
    saved = 2 * grid  # above the title and above the text
    if "gaps" in steps:
        saved += grid / 2 * (len(talk.summary) + len(parts.more) + 3)
    if "columns" in steps:
        saved += grid * (len(talk.takeaways) // 2)
    if "tags" in steps:
        saved += 2 * grid
    small = "small" in steps
    share = _ROUNDED * (SMALLER if small else 1.0)
    saved += 2 * grid * len(talk.takeaways) * (1.0 - SMALLER) if small else 0.0
    if "heads" in steps:
        saved -= grid * sum(section.heading is not None for section in talk.summary)
    wide = parts.aside + label_gap(parts.context) if "heads" in steps else 0.0
    if share < _ROUNDED or wide:
        saved += sum(loose.saves(share, wide, small=small) for loose in parts.known())
    return saved


def talk_whole(context: Context, talk: Talk, accent: Ink) -> Whole:
    """A talk that is kept on one page wherever a page can hold it."""
    parts = TalkParts(context, talk, accent)
    steps = steps_of(parts)
    spacing, sharing = (tuple(step for step in steps if step in some) for some in (SPACING, SHARING))
    ways = _ways(parts, dict.fromkeys((spacing, sharing)))
    return Whole(Way(partial(parts.block, ())), ways, partial(_alone, parts), evened=parts.columns > 1)


def talk_wholes(context: Context, talks: Sequence[Talk], accent: Ink) -> tuple[Whole, ...]:
    """The talks of a chapter. Where the look has two columns, two short ones in a row stand beside each other."""
    columns, found, n = context.design.number("talk.columns"), [], 0
    page = context.design.page
    most = SHORT * page.text_height / page.grid
    while n < len(talks):
        pair = talks[n : n + 2] if columns > 1 else ()
        lines = sorted(lines_in_column(context, talk) for talk in pair)
        if len(lines) > 1 and lines[1] <= most and lines[0] >= ALIKE * lines[1]:
            found.append(_pair(context, pair, accent))
            n += 2
        else:
            found.append(talk_whole(context, talks[n], accent))
            n += 1
    return tuple(found)


def _pair(context: Context, talks: Sequence[Talk], accent: Ink) -> Whole:
    """Two talks, each in a column of its own, equally tight."""
    both = [TalkParts(context, talk, accent, column=True) for talk in talks]
    steps = tuple(step for step in SPACING if all(step in steps_of(parts) for parts in both))

    def made(done: tuple[str, ...]) -> Block:
        return Beside(tuple([parts.block(done) for parts in both]), 2, context.design.page.gutter)

    cost = sum(COSTS[step] for step in steps)
    return Whole(Way(partial(made, ())), [Way(partial(made, steps), cost)] if steps else [])


def _alone(parts: TalkParts) -> list[Way]:
    """A way after each step, which keeps those before it."""
    steps = steps_of(parts)
    return _ways(parts, [steps[: n + 1] for n in range(len(steps))])


def _ways(parts: TalkParts, taken: Iterable[tuple[str, ...]]) -> list[Way]:
    return [
        Way(partial(parts.block, done), sum(COSTS[step] for step in done), partial(saves, parts, done))
        for done in taken
        if done
    ]
