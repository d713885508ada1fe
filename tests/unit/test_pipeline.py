"""From a request to files, with small agendas."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from progprint.core.diagnostic import Severity
from progprint.pipeline import Build, Request, build

GOOD = """\
conference: {title: 示例大会}
tracks:
  - id: cloud
    title: 云原生
    producer: 柯振旭
    talks:
      - id: one
        title: 云原生时代的基石
        speakers: [于雨]
        summary: 统一的通信协议,统一的序列化协议。
      - {id: two, title: 服务网格实践, speakers: [姜涛]}
"""
WARNED = GOOD.replace("云原生时代的基石", "云原生\u200b时代的基石")
REFUSED = GOOD.replace("id: two,", "id: two, start: 25:00,")


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.yaml"
    path.write_text(GOOD, "utf-8")
    return path


def codes(built: Build) -> list[str]:
    return [found.code for found in built.diagnostics]


def test_a_booklet_is_written_where_it_was_asked_for(agenda: Path, tmp_path: Path) -> None:
    """The output names path, kind, pages and the checksum of what lies there."""
    target = tmp_path / "new" / "x.pdf"
    built = build(Request("pdf", agenda, str(target), start=tmp_path))
    assert codes(built) == []
    (output,) = built.outputs
    data = target.read_bytes()
    expected = (str(target), "pdf", hashlib.sha256(data).hexdigest())
    assert expected == (output.path, output.kind, output.sha256)
    assert data.startswith(b"%PDF-")
    assert output.pages > 3


def test_a_missing_agenda_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    """The first stage can refuse too."""
    built = build(Request("pdf", tmp_path / "none.yaml", str(tmp_path / "x.pdf"), start=tmp_path))
    assert (codes(built), built.outputs, list(tmp_path.iterdir())) == (["missing-file"], (), [])


def test_a_refused_agenda_leaves_the_old_output(agenda: Path, tmp_path: Path) -> None:
    """25:00 is an error at its place; the old file stays byte for byte."""
    agenda.write_text(REFUSED, "utf-8")
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    built = build(Request("pdf", agenda, str(target), start=tmp_path))
    (found,) = [d for d in built.diagnostics if d.code == "bad-time"]
    assert found.span is not None
    assert (found.span.line, found.span.column) == (11, REFUSED.splitlines()[10].index("25:00") + 1)
    assert (built.outputs, target.read_bytes()) == ((), b"old")


def test_a_warning_is_told_while_the_output_is_written(agenda: Path, tmp_path: Path) -> None:
    """Warnings do not stop a booklet."""
    agenda.write_text(WARNED, "utf-8")
    built = build(Request("pdf", agenda, str(tmp_path / "x.pdf"), start=tmp_path))
    assert "invisible-character" in codes(built)
    assert len(built.outputs) == 1


def test_strict_makes_a_warning_stop_the_writing(agenda: Path, tmp_path: Path) -> None:
    """Nothing is overwritten."""
    agenda.write_text(WARNED, "utf-8")
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    built = build(Request("pdf", agenda, str(target), strict=True, start=tmp_path))
    assert (built.outputs, target.read_bytes()) == ((), b"old")


def test_a_dry_run_says_what_it_would_write(agenda: Path, tmp_path: Path) -> None:
    """Same checksum as the real run, no file."""
    target = tmp_path / "x.pdf"
    dry = build(Request("pdf", agenda, str(target), dry_run=True, start=tmp_path))
    assert not target.exists()
    wet = build(Request("pdf", agenda, str(target), start=tmp_path))
    assert [output.sha256 for output in dry.outputs] == [output.sha256 for output in wet.outputs]


def test_a_selection_is_smaller(agenda: Path, tmp_path: Path) -> None:
    """Only the talk that was asked for is set."""
    trace = tmp_path / "trace.jsonl"
    build(Request("pdf", agenda, str(tmp_path / "x.pdf"), talks=("two",), trace=str(trace), start=tmp_path))
    text = "\n".join(json.loads(line)["text"] for line in trace.read_text("utf-8").splitlines())
    assert "服务网格实践" in text
    assert "通信协议" not in text


def test_the_trace_names_the_line_of_what_was_set(agenda: Path, tmp_path: Path) -> None:
    """Every piece of a talk leads back to its line in the agenda."""
    trace = tmp_path / "trace.jsonl"
    build(Request("pdf", agenda, str(tmp_path / "x.pdf"), trace=str(trace), start=tmp_path))
    rows = [json.loads(line) for line in trace.read_text("utf-8").splitlines()]
    place = f"{agenda}:{GOOD.splitlines().index('        summary: 统一的通信协议,统一的序列化协议。') + 1}:18"
    assert place in {row["source"] for row in rows}


@pytest.mark.usefixtures("agenda")
def test_the_project_chooses_what_the_command_line_leaves_open(tmp_path: Path) -> None:
    """layout: in progprint.yaml is taken, and refused when there is no such look."""
    (tmp_path / "progprint.yaml").write_text("agenda: agenda.yaml\nlayout: nowhere\n", "utf-8")
    built = build(Request("pdf", None, str(tmp_path / "x.pdf"), start=tmp_path))
    assert codes(built) == ["unknown-layout"]
    chosen = build(Request("pdf", None, str(tmp_path / "x.pdf"), layout="a5", start=tmp_path))
    assert (codes(chosen), len(chosen.outputs)) == ([], 1)


def test_print_has_bleed_and_the_screen_has_none(agenda: Path, tmp_path: Path) -> None:
    """3 mm on all sides are 17.01 pt more in both directions."""
    sizes = []
    for purpose in ("screen", "print"):
        target = tmp_path / f"{purpose}.pdf"
        build(Request("pdf", agenda, str(target), purpose=purpose, start=tmp_path))
        import pikepdf

        with pikepdf.open(target) as pdf:
            box = [float(value) for value in pdf.pages[0].MediaBox]
            sizes.append((box[2] - box[0], box[3] - box[1]))
    (width, height), (wide, high) = sizes
    assert wide - width == pytest.approx(17.01, abs=0.02)
    assert high - height == pytest.approx(17.01, abs=0.02)


def test_a_folder_is_one_agenda(tmp_path: Path) -> None:
    """Each producer owns a file."""
    folder = tmp_path / "agenda"
    folder.mkdir()
    (folder / "a.yaml").write_text(GOOD, "utf-8")
    (folder / "b.yaml").write_text(
        "tracks: [{title: 数据库, producer: 黄帅, talks: [{title: 存储引擎, speakers: [黄帅]}]}]\n", "utf-8"
    )
    trace = tmp_path / "trace.jsonl"
    built = build(Request("pdf", folder, str(tmp_path / "x.pdf"), trace=str(trace), start=tmp_path))
    assert codes(built) == []
    assert "存储引擎" in trace.read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told(agenda: Path, tmp_path: Path) -> None:
    """A folder stands where the file should go."""
    built = build(Request("pdf", agenda, str(tmp_path), start=tmp_path))
    assert (codes(built), built.outputs) == (["cannot-write"], ())


def test_free_pages_are_printed_and_traced_to_their_files(agenda: Path, tmp_path: Path) -> None:
    """Their words stand in the booklet; their characters count; a file that is not there stops the run."""
    agenda.write_text(GOOD + "pages: [{title: 欢迎辞, file: welcome.md}]\n", "utf-8")
    page = tmp_path / "welcome.md"
    page.write_text("按时开，**慢慢**聊。\n\n罕见字：\U0002f8ff\n", "utf-8")
    built = build(Request("pdf", agenda, str(tmp_path / "x.pdf"), trace=str(tmp_path / "t"), start=tmp_path))
    rows = [json.loads(line) for line in (tmp_path / "t").read_text("utf-8").splitlines()]

    assert [row["source"] for row in rows if row["text"].startswith("按时开，慢慢聊。")] == [f"{page}:1:1"]
    assert [(found.code, found.span.source.name if found.span else "") for found in built.diagnostics] in (
        [],
        [("missing-glyph", str(page))],
    )

    page.unlink()
    again = build(Request("pdf", agenda, str(tmp_path / "y.pdf"), start=tmp_path))
    assert codes(again) == ["missing-file"]
    assert not (tmp_path / "y.pdf").exists()


def test_the_sample_conference_shows_everything(tmp_path: Path) -> None:
    """It builds as it ships, without a warning: the evening past midnight is meant, and says so in its line."""
    from progprint.project import shipped_folder

    built = build(Request("pdf", shipped_folder("content") / "sample", str(tmp_path / "x.pdf"), start=tmp_path))

    assert [one.code for one in built.diagnostics if one.severity > Severity.NOTE] == []
    assert [one.code for one in built.silenced] == ["crosses-midnight"]
    assert built.outputs[0].pages > 40


@pytest.mark.parametrize("layout", ["a4", "b5", "32k", "pocket", "large-print"])
def test_every_size_carries_a_whole_conference(tmp_path: Path, layout: str) -> None:
    """No heading is parted, nothing stands beyond the trim, nothing is lost."""
    from progprint.project import shipped_folder

    sample = shipped_folder("content") / "sample"
    built = build(Request("pdf", sample, str(tmp_path / "x.pdf"), layout=layout, start=tmp_path))

    assert [one.code for one in built.diagnostics if one.severity > Severity.NOTE] == []


def test_an_edition_is_shorter_or_in_another_language(agenda: Path, tmp_path: Path) -> None:
    """The summary is left out; the words of the booklet are English."""
    target, trace = str(tmp_path / "x.pdf"), tmp_path / "t"

    def said(**options: str) -> str:
        built = build(Request("pdf", agenda, target, trace=str(trace), start=tmp_path, **options))  # type: ignore[arg-type]
        assert [one.code for one in built.diagnostics if one.severity.name != "NOTE"] == []
        return trace.read_text("utf-8")

    assert "统一的通信协议" in said()
    assert "统一的通信协议" not in said(edition="short")
    assert "Talks in this track" in said(language="en")
    assert "本专题议题" in said(theme="ink")


@pytest.mark.parametrize("flow", ["[notes]", "[]", "[people, sponsors, map]"])
def test_a_look_that_makes_no_page_is_refused(agenda: Path, tmp_path: Path, flow: str) -> None:
    """A PDF without pages is none; the place is where the look says what it shows."""
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/bare.yaml").write_text(f"extends: a5\nflow: {flow}\n", "utf-8")
    (tmp_path / "progprint.yaml").write_text("agenda: agenda.yaml\n", "utf-8")
    target = tmp_path / "x.pdf"
    built = build(Request("pdf", agenda, str(target), layout="bare", start=tmp_path))
    assert [(one.code, one.span.line if one.span else 0) for one in built.diagnostics] == [("no-pages", 2)]
    assert not target.exists()


@pytest.mark.parametrize(
    ("options", "like"),
    [({"output": "out/"}, "out/booklet.pdf"), ({"output": "x.pdf", "trace": "t/"}, "t/trace.jsonl")],
)
def test_a_folder_is_no_place_for_one_file(
    agenda: Path, tmp_path: Path, options: dict[str, str], like: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not written under the folder's name; the name that would do is told."""
    monkeypatch.chdir(tmp_path)
    built = build(Request("pdf", agenda, start=tmp_path, **options))  # type: ignore[arg-type]
    assert [(one.code, one.params["like"]) for one in built.diagnostics] == [("output-suffix", like)]
    assert [path.name for path in tmp_path.iterdir()] == ["agenda.yaml"]
