"""One name, title, time and room everywhere: all outputs of the sample conference, fact by fact."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from pptx import Presentation
from tests.running import here

from progprint import project
from progprint.agenda.programme import PAUSES, Agenda, Talk
from progprint.pipeline.stages import read_agenda

PAPER = ("door-sign", "cue-card", "run-sheet", "poster", "glance", "flyer", "table-card", "badge", "sign-in")


class Printed(NamedTuple):
    """The agenda, the text of each PDF by page, of the decks by slide, and the rows of the run sheet; without blanks."""

    agenda: Agenda
    pages: dict[str, list[str]]
    slides: list[str]
    notes: list[str]
    rows: list[dict[str, str]]


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [_bare(page.get_textpage().get_text_range()).replace("\ufffe", "") for page in document]


def _texts(deck: Path) -> Iterator[tuple[str, str]]:
    for slide in Presentation(str(deck)).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        words += [
            cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
        ]
        frame = slide.notes_slide.notes_text_frame
        yield _bare("\n".join(words)), _bare(frame.text if frame is not None else "")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    place = tmp_path_factory.mktemp("sample")
    for words in (("init", ".", "--template", "conference"), ("build",)):
        done = here(place, words)
        assert done.returncode == 0, done.stderr
    found = project.find_agenda(place, place)
    assert found.value is not None
    agenda = read_agenda(found.value).value
    assert agenda is not None
    paths = {"booklet": place / "out/booklet.pdf", **{kind: place / f"out/handouts/{kind}.pdf" for kind in PAPER}}
    pages = {name: _pages(path) for name, path in paths.items()}
    slides = [told for deck in sorted((place / "out/decks").iterdir()) for told in _texts(deck)]
    table = (place / "out/handouts/run-sheet.csv").read_text("utf-8-sig")
    return Printed(
        agenda, pages, [s for s, _ in slides], [n for _, n in slides], list(csv.DictReader(io.StringIO(table)))
    )


def _talks(agenda: Agenda) -> list[Talk]:
    return [talk for talk in agenda.talks if talk.type not in PAUSES]


def _clock(talk: Talk) -> str:
    assert talk.slot.start is not None
    return f"{talk.slot.start // 60:02}:{talk.slot.start % 60:02}"


def _missing(texts: list[str], facts: dict[str, str]) -> list[str]:
    whole = "\n".join(texts)
    return [name for name, fact in facts.items() if _bare(fact) not in whole]


def test_every_title_is_the_same_on_every_output(printed: Printed) -> None:
    titles = {talk.id: talk.title.text for talk in _talks(printed.agenda)}

    assert len(titles) > 30
    for product in ("booklet", "cue-card", "run-sheet"):
        assert _missing(printed.pages[product], titles) == [], product
    assert _missing(printed.slides, titles) == []
    for product in ("door-sign", "poster", "glance", "flyer"):  # narrow places may have the short title
        short = {talk.id: (talk.short_title or talk.title).text for talk in _talks(printed.agenda)}
        both = set(_missing(printed.pages[product], titles)) & set(_missing(printed.pages[product], short))
        assert both == set(), product


def test_every_name_is_the_same_on_every_output(printed: Printed) -> None:
    agenda = printed.agenda
    everybody = [person for talk in (*agenda.talks, *agenda.sessions) for person in (*talk.speakers, *talk.moderators)]
    names = {person.id: person.name.text for person in everybody}

    assert len(names) > 30
    for product in ("booklet", "table-card", "badge", "sign-in", "cue-card", "run-sheet"):
        assert _missing(printed.pages[product], names) == [], product
    own = {person.id: person.name.text for talk in agenda.talks for person in talk.speakers}
    assert _missing(printed.slides, own) == []


def test_every_talk_begins_at_the_same_time_in_the_same_room(printed: Printed) -> None:
    rows = {row["id"]: row for row in printed.rows}
    for talk in _talks(printed.agenda):
        title, clock, rooms = _bare(talk.title.text), _clock(talk), [room.name.text for room in talk.slot.rooms]
        assert (rows[talk.id]["时间"][:5], rows[talk.id]["议题"]) == (clock, talk.title.text)
        assert rows[talk.id]["会场"] in rooms
        assert rows[talk.id]["日期"] == (talk.slot.day.isoformat() if talk.slot.day else "")
        cards = [page for page in printed.pages["cue-card"] if title in page]
        assert any(clock in page and rooms[0] in page for page in cards), talk.id
        signs = [page for page in printed.pages["door-sign"] if f"{clock}{title}" in page]
        assert signs, talk.id
        assert all(any(_bare(room) in page for page in signs) for room in rooms), talk.id
        contents = [page for page in printed.pages["booklet"] if f"{clock}{title}" in page]
        assert contents, talk.id
        slides = [slide for slide in printed.slides if title in slide and clock in slide]
        assert slides, talk.id


def test_every_track_is_opened_by_the_same_producer(printed: Printed) -> None:
    for track in printed.agenda.tracks:
        for person in track.producers:
            name, title = _bare(person.name.text), _bare(track.title.text)
            for product in ("booklet", "flyer"):
                assert any(name in page and title in page for page in printed.pages[product]), (product, title)
            assert any(name in slide and title in slide for slide in printed.slides), title
            assert any(name in note for note in printed.notes), title
