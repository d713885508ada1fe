"""Where a deck of ours lies that is damaged or odd, it is taken over or refused by name; it is never a bug, and it stays."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest

from progprint.__main__ import guarded

AGENDA = """
conference: {title: 山海大会}
tracks:
  - title: 操作系统
    producer: {name: 丘山, org: 山社, bio: 管了十年的内存。}
    talks:
      - {title: 页表的一生, speakers: [{name: 易海, org: 海社}], summary: 缺页太多。, takeaways: [一张页表]}
"""
SLIDE, NOTES, MAIN, RECORD = (
    "ppt/slides/slide1.xml", "ppt/notesSlides/notesSlide1.xml", "ppt/presentation.xml", "docProps/custom.xml",
)  # fmt: skip
Parts = dict[str, bytes]
Change = Callable[[Parts], None]


def _sub(part: str, old: str, new: str) -> Change:
    def change(parts: Parts) -> None:
        parts[part], count = re.subn(old.encode(), new.encode(), parts[part], flags=re.DOTALL)
        assert count

    return change


def _drop(part: str) -> Change:
    def change(parts: Parts) -> None:
        del parts[part]

    return change


def _put(part: str, data: bytes) -> Change:
    def change(parts: Parts) -> None:
        parts[part] = data

    return change


REFUSED = {
    "a slide cut short": _sub(SLIDE, "</p:sld>", ""),
    "a slide that is missing": _drop(SLIDE),
    "a slide without shapes": _sub(SLIDE, "<p:spTree>.*</p:spTree>", ""),
    "a slide that is none": _put(SLIDE, b"<x/>"),
    "notes cut short": _sub(NOTES, "</p:notes>", ""),
    "a main part cut short": _sub(MAIN, "</p:presentation>", ""),
    "no main part": _drop(MAIN),
    "a document type": _sub(SLIDE, "<p:sld ", "<!DOCTYPE p:sld><p:sld "),
    "places that are no numbers": _sub(
        SLIDE, "</p:spTree>", '<p:sp><p:nvSpPr><p:cNvPr id="x" name="y"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="²" y="?"/>'
        '<a:ext cx="" cy="1e5"/></a:xfrm></p:spPr></p:sp></p:spTree>',
    ),
    "a slide list that leads nowhere": _sub(MAIN, 'r:id="ppSlide1"', 'r:id="none"'),
    "relations cut short": _sub("ppt/slides/_rels/slide1.xml.rels", "</Relationships>", ""),
    "groups within groups": _sub(SLIDE, "</p:spTree>", "<p:grpSp>" * 3000 + "</p:grpSp>" * 3000 + "</p:spTree>"),
    "types cut short": _sub("[Content_Types].xml", "</Types>", ""),
}  # fmt: skip
TAKEN = {
    "remarks and instructions": _sub(SLIDE, "<p:spTree>", "<p:spTree><!-- seen --><?pi x?>"),
    "shapes without names": _sub(SLIDE, r"<p:nvSpPr><p:cNvPr [^>]*/>", "<p:nvSpPr>"),
    "shapes of one number": _sub(SLIDE, r'<p:cNvPr id="\d+"', '<p:cNvPr id="7"'),
    "a number that is none": _sub(SLIDE, r'<p:cNvPr id="2"', '<p:cNvPr id="²"'),
    "a picture that leads nowhere": _sub(
        SLIDE, "</p:spTree>", '<p:pic><p:nvPicPr><p:cNvPr id="90" name="logo"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId77"/>'
        "</p:blipFill><p:spPr/></p:pic></p:spTree>",
    ),
    "a link with an odd address": _sub(
        "ppt/slides/_rels/slide1.xml.rels", "</Relationships>",
        '<Relationship Id="rId78" Type="http://x/hyperlink" Target="http://[" TargetMode="External"/></Relationships>',
    ),
    "no words": _sub(SLIDE, r"<a:t>[^<]*</a:t>", "<a:t/>"),
    "notes without a relation": _sub("ppt/slides/_rels/slide1.xml.rels", r'<Relationship Id="rId2"[^>]*/>', ""),
    "notes that are missing": _drop(NOTES),
}  # fmt: skip


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The deck as it is made."""
    place = tmp_path_factory.mktemp("first")
    (place / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    assert guarded(["slides", str(place / "agenda.yaml"), "-o", str(place / "deck.pptx")]) == 0
    return (place / "deck.pptx").read_bytes()


@pytest.fixture
def again(
    first: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[Change], tuple[int, str, bytes]]:
    """Changes the parts of a deck and makes it again: status, messages, and the changed file."""
    deck = tmp_path / "deck.pptx"
    (tmp_path / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    call = ["slides", str(tmp_path / "agenda.yaml"), "-o", str(deck), "--ui-lang", "en", "-v"]

    def run(change: Change) -> tuple[int, str, bytes]:
        with zipfile.ZipFile(io.BytesIO(first)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        change(parts)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in parts.items():
                file.writestr(name, data)
        deck.write_bytes(made.getvalue())
        capsys.readouterr()
        status = guarded(call)
        return status, capsys.readouterr().err, made.getvalue()

    return run


@pytest.mark.parametrize("what", REFUSED)
def test_a_damaged_deck_is_refused_and_stays_as_it_is(
    tmp_path: Path, again: Callable[[Change], tuple[int, str, bytes]], what: str
) -> None:
    status, message, changed = again(REFUSED[what])

    assert (status, "error[old-deck]" in message) == (2, True), message
    assert (tmp_path / "deck.pptx").read_bytes() == changed


@pytest.mark.parametrize("what", TAKEN)
def test_an_odd_deck_is_taken_over(
    tmp_path: Path, again: Callable[[Change], tuple[int, str, bytes]], what: str
) -> None:
    status, message, _ = again(TAKEN[what])

    assert status == 0, message
    assert len(pptx.Presentation(str(tmp_path / "deck.pptx")).slides) > 3


def test_a_label_that_another_program_put_on_a_deck_stays(
    tmp_path: Path, again: Callable[[Change], tuple[int, str, bytes]]
) -> None:
    label = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="900" name="Label"><vt:lpwstr>x</vt:lpwstr></property>'
    status, message, _ = again(_sub(RECORD, "</Properties>", f"{label}</Properties>"))
    with zipfile.ZipFile(tmp_path / "deck.pptx") as file:
        assert (status, b'name="Label"' in file.read(RECORD)) == (0, True), message


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"<x",
        b'name="progprint.deck"><vt:lpwstr>AAAA</vt:lpwstr>',
        b'name="progprint.deck"><vt:lpwstr>eJwDAAAAAAE=</vt:lpwstr>',  # nothing, packed
        b'name="progprint.deck"><vt:lpwstr>%s</vt:lpwstr>' % (b"A" * 3_000_000),
        b" " * 30_000_000,
    ],
)
def test_a_record_that_is_none_is_no_bug(again: Callable[[Change], tuple[int, str, bytes]], record: bytes) -> None:
    status, message, _ = again(_put(RECORD, record))

    assert status in (0, 2), message
    assert "note[output-kept]" in message or "error[" in message
