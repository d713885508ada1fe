"""The kinds of paper for the venue: what they are called, which layout they have, who makes them, on which papers.

To add a kind: one function that gives its sheets, one layout in layouts/handouts, one row in KINDS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from progprint.agenda.programme import PAUSES, Agenda
from progprint.sheets.context import Context
from progprint.sheets.handouts import (
    badges,
    cards,
    certificate,
    cue_card,
    days,
    door_sign,
    flyer,
    personal,
    run_sheet,
    screens,
    tables,
)
from progprint.sheets.handouts.desk import Sheet, rooms_of
from progprint.sheets.handouts.guests import guests, people_of
from progprint.sheets.timetable import is_timed

PAPERS: Mapping[str, float] = MappingProxyType({"a5": 0.7071, "a4": 1.0, "a3": 1.4142, "a2": 2.0, "a1": 2.8284})
"""Papers that a kind may be enlarged to, as a share of A4, whose shape they have."""
SCREENS = ("screen", "screen-wide")
"""Papers that are pictures for a screen, upright and across; each has a layout of its name."""

NEEDS: Mapping[str, Callable[[Agenda], bool]] = MappingProxyType(
    {
        "rooms": lambda agenda: bool(rooms_of(agenda)),
        "people": lambda agenda: bool(people_of(agenda)),
        "times": is_timed,
        "moments": lambda agenda: any(
            talk.slot.start is not None and talk.type not in PAUSES and (talk.slot.rooms or talk.slot.all_rooms)
            for talk in (*agenda.talks, *agenda.sessions)
        ),
        "talks": lambda agenda: bool(agenda.talks or agenda.sessions),
        "tracks": lambda agenda: bool(agenda.tracks),
    }
)
"""What a kind may be made from, and whether an agenda has it."""


class PaperKind(NamedTuple):
    """A kind: its layout, its maker, and what of NEEDS it is made from.

    ``base`` is the paper that the layout is made for, "" for a kind that has one size only; on ``others`` it has layouts of
    their own, as badge-a6. ``shown`` makes its pictures for SCREENS, None for a kind that has none; a kind without a layout
    and a maker is for screens only. ``table`` gives the same as text in CSV. ``folded``: its pages are those of a folded
    sheet, four on each. One that must be ``asked`` for, by its name or by a list of registrations, is not among all.
    ``each``: those who get a piece of their own, in order, which ``make`` is given beside the context; there may be thousands.
    """

    layout: str
    make: Callable[..., list[Sheet]] | None
    needs: str
    base: str = ""
    others: tuple[str, ...] = ()
    shown: Callable[..., list[Sheet]] | None = None
    table: Callable[[Context], str] | None = None
    folded: bool = False
    asked: bool = False
    each: Callable[[Context], Sequence[Any]] | None = None

    def lacks(self, agenda: Agenda) -> str:
        """The name of what the kind is made from, if an agenda has none of it; else ""."""
        return "" if NEEDS[self.needs](agenda) else self.needs

    def has(self, paper: str) -> bool:
        """Whether the kind can be had on a paper, or a screen."""
        return (
            self.shown is not None if paper in SCREENS else paper in self.others or bool(self.base and paper in PAPERS)
        )

    def screen(self, paper: str) -> str:
        """The screen that the kind is made for, where a paper is asked for; "" for one to be printed."""
        if not self.layout:
            return paper if paper in SCREENS else SCREENS[-1]
        return paper if paper in SCREENS and self.has(paper) else ""

    def look(self, paper: str) -> str:
        """The name of its layout on a paper, or a screen."""
        return self.screen(paper) or (f"{self.layout}-{paper}" if paper in self.others else self.layout)

    def sheets(self, context: Context, screen: str = "", those: Sequence[Any] | None = None) -> list[Sheet]:
        """Its sheets, or its pictures for a screen; none where the agenda has nothing for it. ``those``: only theirs."""
        make = self.shown if screen else self.make
        if make is None or self.each is None:
            return make(context) if make is not None else []
        return make(context, self.each(context) if those is None else those)

    def scale(self, paper: str) -> float:
        """The factor by which a kind is larger than its layout on a paper; 1 where it cannot be on that one."""
        return PAPERS[paper] / PAPERS[self.base] if self.base and paper in PAPERS else 1.0


KINDS: Mapping[str, PaperKind] = MappingProxyType(
    {
        "door-sign": PaperKind("door-sign", door_sign.door_signs, "rooms", base="a4", shown=screens.room_days),
        "now-next": PaperKind("", None, "moments", shown=screens.now_next),
        "table-card": PaperKind("table-card", cards.table_cards, "people", base="a4"),
        "cue-card": PaperKind("cue-card", cue_card.cue_cards, "talks"),
        "glance": PaperKind("glance", days.glances, "times", base="a4"),
        "poster": PaperKind("poster", days.posters, "times", base="a2"),
        "flyer": PaperKind("flyer", flyer.flyers, "tracks", folded=True),
        "run-sheet": PaperKind("run-sheet", run_sheet.run_sheets, "talks", base="a4", table=tables.run_table),
        "badge": PaperKind("badge", badges.badges, "people", others=("a6",), each=guests),
        "certificate": PaperKind(
            "certificate", certificate.certificates, "people", asked=True, each=certificate.earned
        ),
        "personal": PaperKind("personal", personal.personal_programmes, "people", asked=True, each=personal.plans),
        "sign-in": PaperKind("sign-in", tables.sign_in, "people", base="a4"),
    }
)


def papers() -> tuple[str, ...]:
    """All papers that some kind can be had on."""
    return (*dict.fromkeys(paper for kind in KINDS.values() for paper in kind.others), *PAPERS, *SCREENS)
