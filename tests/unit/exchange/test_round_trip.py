"""Out as a workbook or as schedule.json and in again: the same model, and an edit there is the only change here."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from progprint.agenda.load import load
from progprint.cli.dispatch import run
from progprint.core.diagnostic import Span

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda

ROOT = Path(__file__).parents[3]
EVERYTHING = """\
# a comment
大会: {标题: {zh: 大会, en: Congress}, 日期: "2027-03-01 ~ 2027-03-02", venue: {name: 会馆, wifi: {ssid: a}}}
rooms: [{id: a, name: 一厅, capacity: 120}, {id: b, name: {zh: 二厅, en: Hall 2}}]
people:
  - id: lin
    name: {zh: 林帆, en: Fan Lin}
    org: {zh: 河港社, en: Harbour}
    links: {github: "https://example.org/lin"}
    extra: {secret: never}
  - 钟离秋
tracks:
  - title: 云原生
    short_title: 云
    subtitle: 副题
    producer: lin
    talks:
      - title: {zh: 网格, en: Mesh}
        time: 09:30-10:15
        date: 2027-03-01
        room: [a, b]
        speakers: [lin, {name: 于雨, org: 潮社}]
        summary:
          案例背景: [一, 二]
          成果: {zh: 好, en: good}
        takeaways: [甲, 乙]
        links: {slides: "https://example.org/1"}
      - {title: 调度, start: 10:15, duration: 45min, date: 2027-03-01, room: a, speakers: 钟离秋}
sessions:
  - {type: 茶歇, time: 10:30-10:45, date: 2027-03-02, room: all}
sponsors: [{name: 甲公司, level: 金, url: "https://example.org"}]
"""


def _plain(value: Any) -> Any:
    """A model without places."""
    if isinstance(value, Span):
        return None
    if hasattr(value, "_fields"):
        return {name: _plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if hasattr(value, "__slots__"):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value


def _model(*paths: Path) -> Any:
    loaded = load([(path.name, path.read_bytes()) for path in paths])
    assert loaded.value is not None
    assert not loaded.failed, [d.code for d in loaded.diagnostics]
    agenda: Agenda = loaded.value
    return _plain(agenda)


def _files(tmp_path: Path, which: str) -> list[Path]:
    if which == "everything":
        (tmp_path / "a.yaml").write_text(EVERYTHING, "utf-8")
        return [tmp_path / "a.yaml"]
    if which == "track":
        return [ROOT / "content/agenda.yaml"]
    return sorted((ROOT / "content/sample").glob("[0-9]*.yaml"))


def _exported(tmp_path: Path, files: list[Path], form: str) -> Path:
    target = tmp_path / f"out.{form.rpartition('-')[2]}"
    source = files[0] if len(files) == 1 else files[0].parent
    assert run(["export", form, str(source), "-o", str(target), "-q"]) == 0
    return target


@pytest.mark.parametrize("form", ["xlsx", "frab-json"])
@pytest.mark.parametrize("which", ["everything", "track", "sample"])
def test_the_model_is_equal(tmp_path: Path, form: str, which: str) -> None:
    files = _files(tmp_path, which)
    exported = _exported(tmp_path, files, form)
    assert b"never" not in exported.read_bytes()
    assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "-q"]) == 0
    assert _model(tmp_path / "again.yaml") == _model(*files)


def _edit(exported: Path, old: str, new: str | None) -> None:
    """Change the cell, or take out its row."""
    book = openpyxl.load_workbook(exported)
    sheet = book["议程"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == old]
    if new is None:
        sheet.delete_rows(cell.row)
    else:
        cell.value = new
    made = io.BytesIO()
    book.save(made)
    exported.write_bytes(made.getvalue())


def test_an_edited_cell_is_the_only_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported = _exported(tmp_path, _files(tmp_path, "everything"), "xlsx")
    before = _model(tmp_path / "a.yaml")
    _edit(exported, "网格", "网格十年")
    _edit(exported, "河港社", "河港大学")
    _edit(exported, "钟离秋", "钟离丘")
    assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "--ui-lang", "en"]) == 0
    after = json.dumps(_model(tmp_path / "again.yaml"), default=str, ensure_ascii=False)
    wanted = json.dumps(before, default=str, ensure_ascii=False)
    assert after == wanted.replace('"网格"', '"网格十年"').replace("河港社", "河港大学").replace(
        '"text": "钟离秋"', '"text": "钟离丘"'
    )
    assert "钟离丘: name" in capsys.readouterr().err


LOOSE = """\
conference: {title: 大会, date: 2027-03-01}
people:
  lin: {name: 林帆, org: 河港社}
tracks:
  - title: 云原生
    talks:
      - {title: 网格, time: 09:30-10:15, room: 一厅, speakers: lin}
      - {title: 调度, time: 10:15-11:00, room: [一厅, 二厅], speakers: {name: 于雨}}
"""


@pytest.mark.parametrize("form", ["xlsx", "frab-json"])
def test_rooms_that_are_only_named_stay_so(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.yaml").write_text(LOOSE, "utf-8")
    exported = _exported(tmp_path, [tmp_path / "a.yaml"], form)
    assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "-q"]) == 0
    assert _model(tmp_path / "again.yaml") == _model(tmp_path / "a.yaml")
    if form == "xlsx":
        _edit(exported, "调度", "调度与潮水")
        assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "--force", "-q"]) == 0
        after = json.dumps(_model(tmp_path / "again.yaml"), default=str, ensure_ascii=False)
        wanted = json.dumps(_model(tmp_path / "a.yaml"), default=str, ensure_ascii=False)
        assert after == wanted.replace('"调度"', '"调度与潮水"')


def test_people_in_both_of_two_files_are_joined(tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "1.yaml").write_text("conference: {title: 大会, date: 2027-03-01}\npeople: {lin: 林帆}\n", "utf-8")
    (folder / "2.yaml").write_text(
        "people: [{id: yu, name: 于雨}]\ntracks: [{title: 云, talks: [{title: 网, speakers: [lin, yu], time: 09:30-10:15}]}]\n",
        "utf-8",
    )
    files = sorted(folder.glob("*.yaml"))
    exported = _exported(tmp_path, files, "xlsx")
    assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "-q"]) == 0
    assert _model(tmp_path / "again.yaml") == _model(*files)


def test_a_row_that_was_added_is_a_talk_with_its_people(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LOOSE, "utf-8")
    exported = _exported(tmp_path, [tmp_path / "a.yaml"], "xlsx")
    book = openpyxl.load_workbook(exported)
    sheet = book["议程"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "调度"]
    new = {"调度": "新的", "于雨": "钟离秋", "10:15": "11:00", "11:00": "11:30"}
    for number, one in enumerate(sheet[cell.row], 1):
        sheet.cell(sheet.max_row + (number == 1), number, new.get(str(one.value)[:5], one.value))
    made = io.BytesIO()
    book.save(made)
    exported.write_bytes(made.getvalue())
    assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "-q"]) == 0
    (track,) = _model(tmp_path / "again.yaml")["tracks"]
    assert [talk["title"]["text"] for talk in track["talks"]] == ["网格", "调度", "新的"]
    assert "钟离秋" in (tmp_path / "again.yaml").read_text("utf-8")


def test_a_carried_agenda_that_cannot_be_read_is_left(tmp_path: Path) -> None:
    exported = _exported(tmp_path, _files(tmp_path, "everything"), "frab-json")
    told = json.loads(exported.read_text("utf-8"))
    conference = told["schedule"]["conference"] if "conference" in told["schedule"] else told["conference"]
    for broken in ({"tracks": 5}, "x", {"conference": {"title": ""}, "tracks": [{"talks": 7}]}):
        conference["meta"]["progprint"]["agenda"] = broken
        exported.write_text(json.dumps(told), "utf-8")
        assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "-q"]) == 0
        (tmp_path / "again.yaml").unlink()


def test_a_row_taken_out_is_a_talk_taken_out(tmp_path: Path) -> None:
    exported = _exported(tmp_path, _files(tmp_path, "everything"), "xlsx")
    _edit(exported, "调度", None)
    assert run(["import", str(exported), "-o", str(tmp_path / "again.yaml"), "-q"]) == 0
    (track,) = _model(tmp_path / "again.yaml")["tracks"]
    assert [talk["title"]["text"] for talk in track["talks"]] == ["网格"]


def test_a_part_of_the_agenda_carries_nothing_more(tmp_path: Path) -> None:
    (agenda,) = _files(tmp_path, "everything")
    target = tmp_path / "part.xlsx"
    assert run(["export", "xlsx", str(agenda), "--day", "2027-03-02", "-o", str(target), "-q"]) == 0
    assert openpyxl.load_workbook(target).sheetnames == ["议程"]


def test_a_sheet_of_that_name_by_somebody_else_is_hidden_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["议题", "讲师"])
    book.active.append(["潮水", "林帆"])
    other = book.create_sheet("progprint")
    other.append(["notes"])
    other.sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    assert run(["import", str(tmp_path / "t.xlsx"), "-o", str(tmp_path / "a.yaml"), "--ui-lang", "en"]) == 0
    assert "import-hidden" in capsys.readouterr().err


@pytest.mark.parametrize("letter", ["字", "𠮷"])
def test_a_text_longer_than_a_cell_is_told_and_comes_back_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], letter: str
) -> None:
    summary, book = letter * 40_000, tmp_path / "a.xlsx"
    agenda = f"tracks: [{{title: 海, producer: 林帆, talks: [{{title: 潮水, speakers: 林帆, summary: {summary}}}]}}]\n"
    (tmp_path / "a.yaml").write_text(agenda, encoding="utf-8")
    assert run(["export", "xlsx", str(tmp_path / "a.yaml"), "-o", str(book), "--ui-lang", "en"]) == 0
    assert "warning[export-cell]: 摘要 of “潮水”" in capsys.readouterr().err

    cells = [cell for row in openpyxl.load_workbook(book)["议程"].values for cell in row if cell]
    assert max(len(cell.encode("utf-16-le")) // 2 for cell in cells) in (32_766, 32_767)
    assert run(["import", str(book), "-o", str(tmp_path / "b.yaml"), "-q"]) == 0
    assert summary in (tmp_path / "b.yaml").read_text(encoding="utf-8")
