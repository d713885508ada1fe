"""Deck looks that lack what a deck needs are refused at the place that lacks it, and odd ones make a deck."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from progprint import project
from progprint.__main__ import guarded

SHIPPED = project.shipped_folder("layouts") / "deck.pptx"
AGENDA = """
conference: {title: 山海大会}
tracks:
  - title: 操作系统
    producer: {name: 丘山, org: 山社, bio: 管了十年的内存。}
    intro: 从缺页说起。
    talks:
      - title: 页表的一生
        speakers: [{name: 易海, org: 海社}, {name: 甲文}]
        summary: [{heading: 起因, text: [缺页, 换页]}, {heading: 做法, text: 少换。}]
        takeaways: [一张页表, 两级页表]
      - {title: 茶歇, type: break}
"""


def _made(folder: Path, look: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    (folder / "a.yaml").write_text(AGENDA, encoding="utf-8")
    (folder / "own.pptx").write_bytes(SHIPPED.read_bytes())
    (folder / "own.yaml").write_text(look, encoding="utf-8")
    call = ["slides", str(folder / "a.yaml"), "--template", str(folder / "own.yaml"), "-o", str(folder / "deck.pptx")]
    status = guarded([*call, "--ui-lang", "en"])
    return status, capsys.readouterr().err


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ("extends: deck\nkinds: {qa: {slots: {title: null}}}", "kinds.qa.slots.title"),
        ("extends: deck\nkinds: {text: {slots: {body: null}}}", "kinds.text.slots.body"),
        ("extends: deck\nkinds: {talk-intro: {slots: {head-3: null}}}", "kinds.talk-intro.slots.head-3"),
        ("extends: deck\nkinds: {talk-two: {slots: {person-1: ~}}}", "kinds.talk-two.slots.person-1"),
        ("extends: deck\nkinds: {coffee: {layout: pp-text, slots: {title: pp-title}}}", "“coffee” is none"),
        ("template: own.pptx\nkinds: {opening: {layout: pp-opening, slots: {title: pp-title}}}", "kinds.text.layout"),
        ("template: own.pptx\nkinds: {}", "kinds"),
    ],
)
def test_what_a_look_lacks_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], look: str, said: str) -> None:
    status, message = _made(tmp_path, look, capsys)

    assert status == 2, message
    assert said in message
    assert "own.yaml:" in message


@pytest.mark.parametrize(
    "look",
    [
        "extends: deck\nbody: {indent: 20}",
        "extends: deck\nbody: {gap: 0, block_gap: 0, going_on: 400}",
        "extends: deck\nkinds: {text: {slots: {body: {placeholder: pp-body, sizes: [1]}}}}",
        "extends: deck\nkinds: {text: {slots: {body: {placeholder: pp-body, sizes: [200]}}}}",
        "extends: deck\nkinds: {agenda: {slots: {table: null}}, producer: {slots: {bio: null, photo: null}}}",
        "extends: deck\nkinds: {text: {slots: {body: {box: [10, 100, 200, 60], sizes: [40]}}}}",
    ],
)
def test_an_odd_look_makes_a_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str], look: str) -> None:
    status, message = _made(tmp_path, look, capsys)

    assert status == 0, message
    text = "".join(
        shape.text_frame.text
        for slide in pptx.Presentation(str(tmp_path / "deck.pptx")).slides
        for shape in (*slide.shapes, *slide.notes_slide.shapes)
        if shape.has_text_frame
    )
    assert "缺页" in text
    assert "十年" in text
