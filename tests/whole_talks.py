"""What a designer would send back, found on finished pages: talks split that fit on a page, panels at the top of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from progprint.sheets.talk_fit import talk_whole
from progprint.typeset.block import Region
from progprint.typeset.frame import Tag, walk
from progprint.typeset.whole import COMPANY, LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from progprint.agenda.programme import Talk
    from progprint.sheets.context import Context
    from progprint.typeset.block import Block
    from progprint.typeset.frame import Page

NEAR = 0.1


class Part(NamedTuple):
    """What a page holds of a talk: from where to where, where its panel begins if it does, and whether lines stand in it."""

    page: int
    top: float
    bottom: float
    panel: float | None


class Finding(NamedTuple):
    """A talk and what is wrong with how it stands; ``page`` is where it goes on."""

    what: str
    talk: str
    page: int


def parts(pages: Sequence[Page]) -> dict[str, list[Part]]:
    """The parts of every talk, by its key, in the order of the pages."""
    found: dict[str, list[Part]] = {}
    begun: set[str] = set()
    for number, page in enumerate(pages, 1):
        here: dict[str, Part] = {}
        for item, x, y in walk(page.frame):
            if not isinstance(item, Tag) or not item.key.startswith("t."):
                continue
            assert x >= -NEAR
            top = y + item.y
            if item.role == "Sect":
                here[item.key] = Part(number, top, top + item.frame.height, None)
            talk, _, of = item.key.partition(".takeaway")
            if of and talk in here and talk not in begun:
                begun.add(talk)
                here[talk] = here[talk]._replace(panel=top)
        for key, part in here.items():
            found.setdefault(key, []).append(part)
    return found


def findings(context: Context, pages: Sequence[Page]) -> list[Finding]:
    """``split``: a page could hold the talk in some way. ``panel``: fewer than four lines of its talk stand above a panel.

    ``rest``: the last page of a talk holds less than it should. ``turn``: the leaf is turned in a talk that a spread holds.
    """
    page, found = context.design.page, []
    talks = {f"t.{talk.id}": talk for talk in (*context.agenda.sessions, *context.agenda.talks)}
    for key, stands in parts(pages).items():
        if len(stands) == 1:
            continue
        assert [part.page for part in stands] == list(range(stands[0].page, stands[0].page + len(stands)))
        if fits(context, talks[key]):
            found.append(Finding("split", key, stands[1].page))
        alone = COMPANY * page.grid - NEAR
        begin = [(part.page, part.panel - part.top) for part in stands[1:] if part.panel is not None]
        found += [Finding("panel", key, number) for number, above in begin if above < alone]
        if stands[-1].bottom - stands[-1].top < LEAST * page.grid * 0.9:
            found.append(Finding("rest", key, stands[-1].page))
        if len(stands) == 2 and stands[0].page % 2:
            found.append(Finding("turn", key, stands[1].page))
    return found


def fits(context: Context, talk: Talk) -> bool:
    """Whether a page holds a talk in any of the ways that its look allows."""
    page = context.design.page
    region = Region(page.width - page.inner - page.outer, page.height - page.top - page.bottom, fresh=True)
    whole = talk_whole(context, talk, context.design.accent)
    return _holds(region, whole.loose.make()) or any(_holds(region, way.make()) for way in whole.alone())


def _holds(region: Region, block: Block) -> bool:
    return block.compose(region).rest is None
