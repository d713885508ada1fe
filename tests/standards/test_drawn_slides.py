"""Slides drawn by us and by LibreOffice break their lines at the same places, with the same faces."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from progprint.deck.deck import Deck, TableFill
from progprint.deck.deck import Fill as TextFill
from progprint.pipeline import decks, drawn
from progprint.pipeline.job import Findings
from progprint.pipeline.request import Request
from progprint.pipeline.stages import prepare
from progprint.pptx.pages import Drawer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.slow
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>Microsoft YaHei</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit></match></fontconfig>
"""
SAME = 0.98


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def _ours(drawer: Drawer, deck: Deck) -> list[Counter[str]]:
    """The lines of each slide, without blanks; those of tables are left out, their cells are narrow."""
    made = []
    for slide in deck.slides:
        layout = drawer.template.kinds[slide.kind]
        slots, looks = layout.slots, drawer.setting(layout.part).looks
        lines: Counter[str] = Counter()
        for fill in slide.fills:
            if isinstance(fill, TextFill):
                box = fill.box or slots[fill.slot].box
                bold = looks[slots[fill.slot].label].bold
                for paragraph in fill.paragraphs:
                    lines.update(_bare(line.text) for line in drawer.lines(paragraph, box.width, bold=bold))
            assert isinstance(fill, TextFill | TableFill) or fill.alt
        made.append(lines)
    return made


def _rows(chars: list[tuple[float, float, float, float, str]]) -> list[str]:
    """Lines of characters (baseline, left, right, height, character), each behind the one before or on a line of its own."""
    rows: list[tuple[float, float, str]] = []
    for line, left, right, height, char in chars:
        last = rows[-1] if rows else None
        if last and abs(last[0] - line) < 1.0 and -0.6 < (left - last[1]) / height < 2.5:
            rows[-1] = (last[0], right, last[2] + char)
        else:
            rows.append((line, right, char))
    return [_bare(row[2]) for row in rows]


def _theirs(path: Path) -> list[Counter[str]]:
    """The lines of each page of a PDF, by their baselines, parted where there is room for more than a few blanks.

    As they come, and from left to right: some lines come in pieces with others between them, some stand beside another.
    """
    document = pypdfium2.PdfDocument(path)
    pages = []
    for page in document:
        text = page.get_textpage()
        chars: list[tuple[float, float, float, float, str]] = []
        x, y = ctypes.c_double(), ctypes.c_double()
        for n in range(text.count_chars()):
            char = text.get_text_range(n, 1)
            if char.strip():
                left, bottom, right, top = text.get_charbox(n, loose=True)
                pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, n, x, y)
                chars.append((y.value, left, right, top - bottom, char))
        lines = [*_rows(chars), *_rows(sorted(chars, key=lambda one: (round(one[0]), one[1])))]
        pages.append(Counter([*lines, *(re.sub(r"^(?:\d{1,2}\.|•)", "", line) for line in lines)]))
    document.close()
    return pages


def test_lines_break_at_the_same_places(tmp_path: Path, root: Path, progprint: Run, tool: Callable[[str], str]) -> None:
    sample = root / "content/sample"
    assert progprint("slides", sample, "-o", tmp_path / "decks", "-q").returncode == 0
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=root / "fonts", cache=tmp_path / "cache"), "utf-8")
    subprocess.run(
        [tool("soffice"), "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *map(str, sorted((tmp_path / "decks").glob("*.pptx")))],
        check=True, capture_output=True, timeout=240, env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip
    job = prepare(Request("slides", agenda=sample), Findings(strict=False))
    template, made = decks.filled(job)
    drawer, _ = drawn.drawer_of(job, template)
    several, same, other = 0, 0, []
    for deck, path in zip(made, sorted(tmp_path.glob("*.pdf")), strict=True):
        for number, (ours, theirs) in enumerate(zip(_ours(drawer, deck), _theirs(path), strict=True), 1):
            several += ours.total()
            missing = ours - theirs
            same += ours.total() - missing.total()
            other += [f"{path.stem} {number}: {line}" for line in missing]
    assert several > 500
    assert same >= SAME * several, f"{same} of {several}; " + "; ".join(other[:20])
