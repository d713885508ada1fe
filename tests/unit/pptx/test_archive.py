"""Archives of very many parts: an end of ZIP64 counts them, and what is too large is refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from progprint.cli.dispatch import run as progprint
from progprint.pptx import archive as written
from progprint.pptx.archive import ArchiveFullError, archive, pack


@pytest.mark.parametrize("count", [1, 0xFFFE, 0xFFFF, 0x10001])
def test_any_number_of_parts_is_read_back(count: int) -> None:
    part = pack("a.xml", b"<a/>")
    data = archive(part for _ in range(count))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert len(opened.infolist()) == count
    assert (b"PK\6\6" in data) == (count >= 0xFFFF)


def test_more_than_places_of_32_bits_can_tell_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "LIMIT", 100)
    with pytest.raises(ArchiveFullError):
        archive([pack("a.xml", b"<a/>"), pack("b.xml", b"<b/>")])


AGENDA = "tracks: [{title: 云, producer: 于雨, talks: [{title: 网, speakers: 林帆}]}]\n"


def _made(folder: Path) -> Path:
    (folder / "a.yaml").write_text(AGENDA, "utf-8")
    assert progprint(["slides", str(folder / "a.yaml"), "-o", str(folder / "a.pptx"), "-q"]) == 0
    return folder / "a.pptx"


def test_a_deck_that_is_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(written, "LIMIT", 100)
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    assert progprint(["slides", str(tmp_path / "a.yaml"), "-o", str(tmp_path / "a.pptx"), "--ui-lang", "en"]) == 2
    assert "deck-too-large" in capsys.readouterr().err


def test_a_deck_damaged_since_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = _made(tmp_path)
    damaged = io.BytesIO()
    with zipfile.ZipFile(deck) as old, zipfile.ZipFile(damaged, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry, b"<!DOCTYPE x>" + data if entry.filename == "ppt/presentation.xml" else data)
    deck.write_bytes(damaged.getvalue())
    assert progprint(["slides", str(tmp_path / "a.yaml"), "-o", str(deck), "--ui-lang", "en"]) == 2
    assert "old-deck" in capsys.readouterr().err
    assert deck.read_bytes() == damaged.getvalue()


def _charts(deck: Path) -> list[bytes]:
    with zipfile.ZipFile(deck) as file:
        return [file.read(name) for name in sorted(file.namelist()) if re.match(r"ppt/charts/[^/]+\.xml$", name)]


def test_a_chart_on_a_slide_that_was_added_stays_with_its_data(tmp_path: Path) -> None:
    deck = _made(tmp_path)
    opened = pptx.Presentation(str(deck))
    for _ in range(2):
        slide = opened.slides.add_slide(opened.slide_layouts[5])
        data = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = ["一", "二"]
        data.add_series("甲", (1, 2))  # type: ignore[no-untyped-call]
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 2_000_000, 2_000_000, data)
    opened.save(str(deck))
    before = _charts(deck)
    (tmp_path / "a.yaml").write_text(AGENDA.replace("网", "网格"), "utf-8")
    assert progprint(["slides", str(tmp_path / "a.yaml"), "-o", str(deck), "-q"]) == 0
    assert _charts(deck) == before
    again = pptx.Presentation(str(deck))
    charts = [shape.chart for slide in again.slides for shape in slide.shapes if shape.has_chart]
    assert [list(chart.plots[0].categories) for chart in charts] == [["一", "二"], ["一", "二"]]
    assert all(chart.part.chart_workbook.xlsx_part is not None for chart in charts)
