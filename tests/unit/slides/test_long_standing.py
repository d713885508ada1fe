"""What stands on slides that people look at for minutes: a strip of logos, the address as a code, the Wi-Fi."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from progprint.core.codes import QUIET, code_modules
from progprint.core.raster import Raster
from progprint.deck.deck import Fill, PictureFill
from progprint.slides.codes import code

if TYPE_CHECKING:
    from collections.abc import Callable

    from progprint.deck.deck import Slide

    from .conftest import Stack

BREAKS = """
tracks:
  - title: 甲
    talks:
      - {title: 一, start: "09:00", end: "09:40", speakers: [兰舟]}
      - {title: 茶歇, type: break, start: "09:40", end: "10:00"}
      - {title: 二, start: "10:00", end: "10:40", speakers: [王蔚]}
      - {title: 午餐, type: break, start: "10:40", end: "12:00"}
      - {title: 三, start: "12:00", end: "12:40", speakers: [何一鸣]}
"""


def picture(width: int, height: int, shade: int = 7) -> Raster:
    return Raster(width, height, "gray", bytes([shade]) * (width * height), "raw", f"{shade}-{width}-{height}")


def pictures(slide: Slide) -> list[PictureFill]:
    return [fill for fill in slide.fills if isinstance(fill, PictureFill)]


def area(fill: PictureFill) -> float:
    assert fill.box is not None
    return fill.box.width * fill.box.height


def test_a_break_has_the_address_as_a_code_and_the_wi_fi(stacked: Callable[..., Stack]) -> None:
    venue = "venue: {name: 河岸楼, wifi: {ssid: Hean-5G, password: dukou#27}}"
    head = f"conference: {{title: 渡口会, url: https://dukou.example.org/27, {venue}}}\n"
    slides = stacked(head + BREAKS).of("break")
    assert len(slides) == 2
    for slide in slides:
        assert [fill.alt for fill in pictures(slide)] == ["https://dukou.example.org/27"]
        told = next(fill.text for fill in slide.fills if isinstance(fill, Fill) and fill.slot == "wifi")
        assert told == "无线网络\u3000Hean-5G\n密码\u3000dukou#27"


def test_without_address_logos_and_wi_fi_a_break_is_as_it_was(stacked: Callable[..., Stack]) -> None:
    slide = stacked(f"conference: {{title: 渡口会}}\n{BREAKS}").of("break")[0]
    assert {fill.slot for fill in slide.fills} <= {"kicker", "title", "next-label", "next", "next-people"}


def test_a_strip_has_the_conference_first_then_its_sponsors_in_equal_areas_by_level(
    stacked: Callable[..., Stack],
) -> None:
    head = """
conference: {title: 渡口会, logo: own.png}
sponsors:
  - {name: 长桥, level: 金, logo: long.png}
  - {name: 方石, level: 金, logo: square.png}
  - {name: 无标, level: 银}
  - {name: 小舟, level: 银, logo: small.png}
"""
    files = {"own.png": picture(90, 30), "long.png": picture(160, 40), "square.png": picture(50, 50)}
    files["small.png"] = picture(100, 50)
    made = stacked(head + BREAKS, pictures=files)
    for kind in ("opening-strip", "break-strip", "closing-strip"):
        slide = made.of(kind)[0]
        shown = [fill for fill in pictures(slide) if fill.slot.startswith("logo")]
        assert [fill.alt for fill in shown] == [f"{name}的标志" for name in ("渡口会", "长桥", "方石", "小舟")]
        for fill in shown:
            assert fill.box is not None
            assert fill.box.width / fill.box.height == pytest.approx(fill.raster.width / fill.raster.height)
        assert area(shown[0]) == pytest.approx(area(shown[1]))
        assert area(shown[3]) == pytest.approx(0.75 * area(shown[1]))
        assert area(shown[2]) <= area(shown[1]) + 0.01, "a square one is bounded by the height of the strip"
        names = [fill for fill in slide.fills if isinstance(fill, Fill) and fill.slot.startswith("sponsor")]
        assert [fill.text for fill in names] == ["无标"]
        placed: list[Fill | PictureFill] = [*shown, *names]
        boxes = sorted((fill.box.x0, fill.box.x1) for fill in placed if fill.box is not None)
        assert all(one[1] < other[0] for one, other in itertools.pairwise(boxes))
        assert boxes[-1][1] <= made.template.stage.width - 56 + 0.01


def test_sponsors_for_whom_a_strip_has_no_room_come_on_that_of_the_next_break(stacked: Callable[..., Stack]) -> None:
    firms = [f"公司{n:02d}" for n in range(16)]
    rows = "\n".join(
        f"  - {{name: {name}, level: {'金' if n < 8 else '银'}, logo: l.png}}" for n, name in enumerate(firms)
    )
    made = stacked(f"conference: {{title: 渡口会}}\nsponsors:\n{rows}\n{BREAKS}", pictures={"l.png": picture(120, 40)})
    first, second = ([fill.alt[:4] for fill in pictures(slide)] for slide in made.of("break-strip"))
    assert (first, second) == (firms[:8], firms[8:])


def test_a_code_is_what_its_modules_say_with_white_around_it() -> None:
    rows = code_modules("https://dukou.example.org/27")
    made = code("https://dukou.example.org/27")
    step = made.width // (len(rows) + 2 * QUIET)
    assert made.width == made.height == step * (len(rows) + 2 * QUIET)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            assert made.data[((y + QUIET) * step + step // 2) * made.width + (x + QUIET) * step + step // 2] == 255 * (
                not dark
            )
    assert set(made.data[: QUIET * step * made.width]) == {255}
