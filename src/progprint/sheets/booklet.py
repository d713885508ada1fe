"""The booklet: its parts in the order of the layout's ``flow``, composed to pages.

To add a part: one function that returns page groups, one row in PARTS, and its name in the ``flow`` of a look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import NamedTuple

from progprint.core.diagnostic import Diagnostic, error
from progprint.sheets import (
    back,
    chapters,
    colophon,
    contents,
    cover,
    daylist,
    free,
    glance,
    indexes,
    notes,
    profiles,
    sessions,
    short,
    sponsors,
    useful,
    venue,
)
from progprint.sheets.context import Context
from progprint.source.node import Node, Scalar, Sequence
from progprint.typeset.frame import Page
from progprint.typeset.furniture import Master
from progprint.typeset.pages import Galley, PageGroup, compose, measuring
from progprint.typeset.whole import Sheets, Whole

Section = Callable[[Context], list[PageGroup]]
Measured = AbstractContextManager[Callable[[], list[Sheets]]]
"""Talks that are being measured; the results are there when called for."""


class Part(NamedTuple):
    """A part: the function that makes its pages, and its entries in the contents, which are made last.

    These are its name, which is one of the fixed words, and where it begins, if it has pages; or a function makes them.
    ``short`` makes its pages in the short edition, where they are others.
    """

    make: Section
    listed: tuple[str, str] | contents.Listed | None = None
    short: Section | None = None


def _none(_: Context) -> list[PageGroup]:
    """No pages: the short edition leaves parts out."""
    return []


PARTS: Mapping[str, Part] = {
    "cover": Part(cover.cover),
    "useful": Part(useful.useful, ("useful", useful.ANCHOR)),
    "contents": Part(_none),  # made last, of the entries of all others
    "front": Part(partial(free.pages, place="front"), partial(contents.free_pages, place="front")),
    "glance": Part(glance.glance, ("glance", glance.ANCHOR)),
    "days": Part(daylist.day_lists, ("programme", daylist.ANCHOR)),
    "sessions": Part(sessions.sessions, contents.introduced_sessions, short.sessions),
    "tracks": Part(chapters.tracks, contents.tracks, short.tracks),
    "people": Part(profiles.profiles, ("people", profiles.ANCHOR), _none),
    "speakers": Part(indexes.speakers, ("speaker_index", indexes.ANCHOR)),
    "companies": Part(indexes.companies, ("companies", indexes.COMPANIES), _none),
    "map": Part(venue.plan, ("map", venue.ANCHOR)),
    "sponsors": Part(sponsors.sponsors, ("sponsors", sponsors.ANCHOR)),
    "back": Part(partial(free.pages, place="back"), partial(contents.free_pages, place="back")),
    "notes": Part(notes.address),
    "colophon": Part(colophon.colophon),
    "backcover": Part(back.back_cover),
}
"""All parts, by the names that stand in the ``flow`` of a look."""


def unknown_parts(flow: Node | None) -> Iterator[Diagnostic]:
    """Names in the flow of a look that are no parts. Error: layout-value."""
    for item in flow.items if isinstance(flow, Sequence) else ():
        if isinstance(item, Scalar) and item.text not in PARTS:
            yield error("layout-value", item.span, "choice", key="flow", text=item.text, allowed=" ".join(PARTS))


def _in_turn(measure: Callable[[Whole], Sheets], wholes: list[Whole]) -> Measured:
    return nullcontext(lambda: [measure(whole) for whole in wholes])


def galley(context: Context) -> Galley:
    """All parts that the look asks for."""
    flow = context.design.flow
    made: list[tuple[str, list[PageGroup]]] = []
    entries: list[contents.Entry] = []
    for name in (*flow, *(["backcover"] if context.bound and "backcover" not in flow else [])):
        make, listed, short_make = PARTS[name]
        own = (short_make or make if context.short else make)(context)
        made.append((name, own))
        if isinstance(listed, tuple):
            entries += [contents.PartRow(getattr(context.words, listed[0]), listed[1])] if own else []
        elif listed is not None:
            entries += listed(context)
    groups = [
        group
        for name, own in made
        for group in (contents.contents(context, entries) if name == "contents" else own)
    ]  # fmt: skip
    multiple = int(context.design.number("notes.multiple")) if context.press else 1
    return Galley(tuple(groups), context.design.page.grid, notes.filler(context), max(multiple, 1))


def master(context: Context) -> Master:
    """The page master of a look."""
    design = context.design
    return Master(design.page, design.running, design.style("running").text, design.style("folio").text)


def booklet(
    context: Context, spread: Callable[[Callable[[Whole], Sheets], list[Whole]], Measured] = _in_turn
) -> tuple[Page, ...]:
    """The pages of a booklet, numbered from the cover.

    Its talks, which are most of the work, are measured in the way of ``spread``, while all else is made.
    """
    context = context._replace(
        persons=indexes.persons(context.agenda, indexes.order_of(context), context.words.language)
    )
    if "tracks" in context.design.flow and not context.short:
        context = context._replace(wholes=chapters.wholes_of(context))
    page, wholes = master(context), chapters.certain(context)
    with spread(measuring(page, context.design.page.grid), wholes) as results:
        made = galley(context)
        return compose(made, page, context.composer, dict(zip(wholes, results(), strict=True)))
