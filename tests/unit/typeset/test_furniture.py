"""Running heads: both on one line, apart from each other, whatever their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.typeset.test_endless_pages import master

from progprint.typeset.frame import Group, runs
from progprint.typeset.furniture import Furniture

if TYPE_CHECKING:
    from progprint.typeset.line import Composer
    from progprint.typeset.style import ParagraphStyle

LONG = "从“能用”到“好用”：企业级大模型应用的工程化之路以及未来三年的规划"


def heads(composer: Composer, body: ParagraphStyle, outer: str, inner: str) -> list[tuple[float, float, str]]:
    """Where the heads of a right-hand page begin and end, and their texts; the type area is 80 pt wide."""
    look = master(body._replace(text=body.text.but(size=5.0)))
    (group,) = Furniture(look, composer).around(1, outer, inner, folio=False)
    assert isinstance(group, Group)
    found = [(x + run.x, x + run.x + run.width, run.text) for run, x, _ in runs(group.frame)]
    return sorted(found)


@pytest.mark.parametrize(("outer", "inner"), [(LONG, "大会"), ("云原生", LONG), (LONG, LONG), (LONG, ""), ("", LONG)])
def test_heads_stay_within_the_type_area_and_apart(
    composer: Composer, body: ParagraphStyle, outer: str, inner: str
) -> None:
    found = heads(composer, body, outer, inner)

    assert min(start for start, _, _ in found) >= 10.0 - 0.01
    assert max(end for _, end, _ in found) <= 90.0 + 0.01
    assert "".join(text for _, _, text in found).count("…") == (outer == LONG) + (inner == LONG)
    first = [end for start, end, _ in found if start < 11.0]
    rest = [start for start, _, _ in found if start > max(first)] if first else []
    assert not (inner and outer) or min(rest) - max(first) >= 10.0 - 0.01


def test_heads_that_have_room_are_whole(composer: Composer, body: ParagraphStyle) -> None:
    assert "".join(text for _, _, text in heads(composer, body, "云原生", "大会")) == "大会云原生"


@pytest.mark.parametrize(
    "title",
    ["The Fourteenth International Symposium on Very Long Coasts", "第十四届 Observability Engineering 大会与论坛"],
)
def test_a_head_that_is_cut_ends_with_a_whole_word(composer: Composer, body: ParagraphStyle, title: str) -> None:
    """One long word alone is cut inside."""
    cut = "".join(text for _, _, text in heads(composer, body, title, "")).removesuffix("…")
    rest = title.removeprefix(cut)

    assert title.startswith(cut)
    assert not (cut[-1].isascii() and rest[0].isascii() and cut[-1].isalnum() and rest[0].isalnum()), cut
    alone = "".join(text for _, _, text in heads(composer, body, "Donaudampfschifffahrtselektrizität" * 2, ""))
    assert len(alone) > len("Donaudampf")
