"""Saving: all files or none, in their places, never onto an input, and what somebody edited is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

import progprint

YAML = """conference: {title: 星河大会}
tracks:
- {title: 编译器, talks: [{title: 寄存器分配, speaker: 何一鸣}]}
- {title: 存储, talks: [{title: 日志, speaker: Zoë}]}
"""


@pytest.fixture
def agenda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> progprint.Agenda:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(YAML, "utf-8")
    return progprint.load("a.yaml")


def test_one_file_goes_where_it_is_named(agenda: progprint.Agenda) -> None:
    made = progprint.booklet(agenda)
    assert made.save("x/y.pdf") == (Path("x/y.pdf"),)
    assert made.save(Path("z")) == (Path("z/booklet.pdf"),)
    assert Path("x/y.pdf").read_bytes() == Path("z/booklet.pdf").read_bytes() == made.data


def test_several_files_go_into_a_folder(agenda: progprint.Agenda) -> None:
    made = progprint.decks(agenda, output="out/decks", script="said.md")
    assert list(made.files) == ["01-编译器.pptx", "02-存储.pptx", "said.md"]
    assert made.save() == tuple(Path("out/decks") / name for name in made.files)
    assert all(Path("out/decks", name).read_bytes() == data for name, data in made.files.items())


def test_a_place_must_be_named(agenda: progprint.Agenda) -> None:
    with pytest.raises(ValueError, match="no place to save to"):
        progprint.booklet(agenda).save()


@pytest.mark.parametrize("place", ["a.yaml", "b.yaml"])
def test_no_input_is_replaced(agenda: progprint.Agenda, place: str) -> None:
    """Nor is a folder called like a file of another kind."""
    with pytest.raises(progprint.AgendaError):
        progprint.booklet(agenda).save(place)
    deck = progprint.decks(agenda, track="存储")
    Path("same.pptx").hardlink_to("a.yaml")
    with pytest.raises(progprint.AgendaError, match="output-is-input"):
        deck.save("same.pptx")
    assert Path("a.yaml").read_text("utf-8") == YAML
    assert sorted(path.name for path in Path().iterdir()) == ["a.yaml", "same.pptx"]


def test_what_somebody_wrote_there_is_kept(agenda: progprint.Agenda) -> None:
    Path("x.pdf").write_bytes(b"mine")
    assert progprint.booklet(agenda).save("x.pdf") == (Path("x.pdf.bak"), Path("x.pdf"))
    assert Path("x.pdf.bak").read_bytes() == b"mine"
    assert progprint.booklet(agenda).save("x.pdf") == (Path("x.pdf"),)


def test_a_place_that_cannot_be_written_is_an_error_of_the_system(agenda: progprint.Agenda) -> None:
    Path("there.pdf").mkdir()
    with pytest.raises(OSError, match=r"there\.pdf"):
        progprint.booklet(agenda).save("there.pdf")
    assert list(Path("there.pdf").iterdir()) == []


def test_edits_of_decks_are_kept_where_they_lie(agenda: progprint.Agenda) -> None:
    """Only with ``output``: else nothing is looked for on the disk."""
    from pptx import Presentation

    progprint.decks(agenda).save("out")
    first = next(iter(sorted(Path("out").glob("*.pptx"))))
    deck = Presentation(str(first))
    shape = next(one for one in deck.slides[0].shapes if one.has_text_frame and one.text_frame.text.strip())
    shape.text_frame.text = "改过的字"
    deck.save(str(first))
    kept, fresh = progprint.decks(agenda, output="out"), progprint.decks(agenda)
    assert kept.files[first.name] != fresh.files[first.name]
    assert any(one.code.startswith("deck") for one in kept.diagnostics)
    assert not any(one.code.startswith("deck") for one in fresh.diagnostics)
    assert kept.save() == (Path("out/01-编译器.pptx"), Path("out/02-存储.pptx"))
