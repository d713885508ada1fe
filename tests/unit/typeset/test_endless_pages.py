"""Pages that would have no end: the press stops, and says at which text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from progprint.core.color import BLACK
from progprint.core.diagnostic import Source, Span
from progprint.core.units import Rect
from progprint.typeset import pages
from progprint.typeset.block import Block, Fit, NoRoomError, Region
from progprint.typeset.boxes import Aside, Columns, Item
from progprint.typeset.frame import Frame, Rule
from progprint.typeset.furniture import Master
from progprint.typeset.grounds import Band
from progprint.typeset.pages import Galley, PageGroup, compose
from progprint.typeset.paragraph import Paragraph
from progprint.typeset.stack import Keep, Stack, Tagged
from progprint.typeset.style import PageSize, Running

if TYPE_CHECKING:
    from progprint.typeset.line import Composer
    from progprint.typeset.style import ParagraphStyle


class Stubborn(NamedTuple):
    """A block that never takes any room; with ``draws`` it draws something and is left as it was."""

    draws: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def compose(self, region: Region) -> Fit:
        """Nothing, or the same as before."""
        frame = Frame(region.width, 1.0, (Rule(Rect(0.0, 0.0, 1.0, 1.0), BLACK),))
        return Fit(frame if self.draws else None, self)


def master(body: ParagraphStyle, height: float = 100.0, top: float = 10.0) -> Master:
    """A page of 100 pt across."""
    page = PageSize(100.0, height, 0.0, 10.0, 10.0, top, 10.0, 10.0, 5.0)
    return Master(page, Running("", "", 5.0, 5.0, 5.0, 20.0, 10.0, 3), body.text, body.text)


@pytest.mark.parametrize("draws", [False, True])
def test_a_block_that_takes_no_room_stops_the_press(composer: Composer, body: ParagraphStyle, draws: bool) -> None:
    with pytest.raises(NoRoomError) as refused:
        compose(Galley((PageGroup((Stubborn(draws),)),), 10.0), master(body), composer)

    assert refused.value.told().code == "endless-pages"


def test_a_foot_that_takes_no_room_stops_the_press(composer: Composer, body: ParagraphStyle) -> None:
    with pytest.raises(NoRoomError):
        compose(Galley((PageGroup(foot=Stubborn(draws=True)),), 10.0), master(body), composer)


def test_a_page_without_a_type_area_stops_the_press_at_the_text(composer: Composer, body: ParagraphStyle) -> None:
    span = Span(Source("a.yaml", "title: 云原生\n"), 1, 8, 1, 11)
    text = Paragraph("云原生架构", body, composer, span=span)
    block = Tagged("Sect", Stack((Keep(Columns(Band(Aside(None, text, 0.0, 0.0), BLACK, 2.0), 2, 1.0, 10.0)),)))
    with pytest.raises(NoRoomError) as refused:
        compose(Galley((PageGroup((block,)),), 10.0), master(body, top=95.0), composer)

    told = refused.value.told()
    assert (told.span, told.params["text"], told.variant) == (span, "云原生架构", "page")


def test_pages_are_counted(composer: Composer, body: ParagraphStyle, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that goes on for ever is refused as well, not only one that stands still."""
    monkeypatch.setattr(pages, "MOST_PAGES", 12)
    text = Paragraph("云" * 4000, body, composer)
    with pytest.raises(NoRoomError) as refused:
        compose(Galley((PageGroup((text,)),), 10.0), master(body), composer)

    told = refused.value.told()
    assert (told.variant, told.params["limit"], told.params["text"]) == ("many", 12, "云" * 24)


def test_a_first_page_that_is_full_already_leaves_its_text_to_the_next(
    composer: Composer, body: ParagraphStyle
) -> None:
    text: Block = Item(None, Paragraph("云原生", body, composer), 5.0)
    made = compose(Galley((PageGroup((text,), first_top=99.0),), 10.0), master(body), composer)

    assert len(made) == 2


def _named(galley: Galley, body: ParagraphStyle, composer: Composer) -> list[str]:
    return [page.master for page in compose(galley, master(body), composer)]


def test_a_page_that_would_be_empty_takes_what_may_move_and_what_is_spare(
    composer: Composer, body: ParagraphStyle
) -> None:
    """First what stands anywhere, then what is only there for it; the next one is the filler."""
    text = Paragraph("一", body, composer)
    one, late = PageGroup((text,), name="one"), PageGroup((text,), start="verso", name="late")
    spare = PageGroup((text,), name="spare", movable=True, spare=True)
    moved = PageGroup((text,), name="moved", movable=True)
    filler = PageGroup(name="filler")
    groups = (one, late, late, late, late, moved, spare)

    made = _named(Galley(groups, 10.0, filler), body, composer)
    assert made == ["one", "late", "moved", "late", "spare", "late", "filler", "late"]
    assert _named(Galley((one, late, spare), 10.0, filler), body, composer) == ["one", "late"]
