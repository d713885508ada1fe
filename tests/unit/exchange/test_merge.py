"""An import laid over an agenda that people have worked on: the source's changes come, theirs stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from progprint.cli.dispatch import run
from progprint.exchange.merging.laying import joined, laid_over
from progprint.source.edit import to_yaml
from progprint.source.node import Mapping
from progprint.source.read import read

HEAD = "题目,讲师,公司,专题,时间,会场,摘要\n"
ROWS = {
    "a": "网格的十年,林帆,河港社,云原生,09:30-10:15,一厅,旧摘要",
    "b": "调度与潮水,钟离秋,潮社,云原生,10:15-11:00,一厅,",
    "c": "索引,于雨,河港社,数据库,09:30-10:15,二厅,",
}


def _table(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "t.csv"
    path.write_text("大会\n" + HEAD + "\n".join(rows) + "\n", "utf-8")
    return str(path)


def _merge(tmp_path: Path, *rows: str) -> str:
    assert run(["import", _table(tmp_path, *rows), "--merge", "-o", str(tmp_path / "a.yaml"), "-q"]) == 0
    return (tmp_path / "a.yaml").read_text("utf-8")


def test_a_first_merge_writes_the_agenda_and_what_was_imported(tmp_path: Path) -> None:
    text = _merge(tmp_path, *ROWS.values())
    assert (tmp_path / "a.yaml.imported").read_text("utf-8") == text


@pytest.mark.parametrize("how", [[], ["--merge"]])
def test_a_file_of_somebody_s_own_in_the_place_of_the_record_is_kept(tmp_path: Path, how: list[str]) -> None:
    """A record of ours is written anew without a word."""
    (tmp_path / "a.yaml.imported").write_text("我的笔记", "utf-8")
    for n in range(2):
        assert (
            run(["import", _table(tmp_path, *list(ROWS.values())[n:]), *how, "-o", str(tmp_path / "a.yaml"), "-q"]) == 0
        )
        if not how:
            (tmp_path / "a.yaml").unlink()
    assert (tmp_path / "a.yaml.imported.bak").read_text("utf-8") == "我的笔记"
    assert not (tmp_path / "a.yaml.imported.bak2").exists()


@pytest.mark.parametrize("first", ["import", "init"])
def test_a_plain_import_is_a_base_for_the_next_merge(tmp_path: Path, first: str) -> None:
    """What moved and what is gone is taken over, though the first import did not say --merge, and words of one's own stay."""
    table, target = _table(tmp_path, *ROWS.values()), tmp_path / "p/agenda.yaml"
    if first == "init":
        assert run(["init", str(target.parent), "--from", table, "-q"]) == 0
    else:
        target.parent.mkdir()
        assert run(["import", table, "-o", str(target), "-q"]) == 0
    target.write_text(target.read_text("utf-8").replace("网格的十年", "网格十年谈"), "utf-8")
    rows = (ROWS["a"], ROWS["b"].replace("10:15-11:00", "10:30-11:15"))
    assert run(["import", _table(tmp_path, *rows), "--merge", "-o", str(target), "-q"]) == 0
    after = target.read_text("utf-8")

    assert ("网格十年谈" in after, "10:30-11:15" in after, "索引" in after) == (True, True, False)


def test_hand_edits_stay_and_the_source_s_changes_come(tmp_path: Path) -> None:
    text = _merge(tmp_path, *ROWS.values())
    mine = text.replace("title: 网格的十年", "title: 网格十年谈   # shorter").replace(
        "    name: 林帆\n", "    name: 林帆\n    reading: lín fān\n"
    )
    (tmp_path / "a.yaml").write_text("# ours\n" + mine, "utf-8")

    after = _merge(
        tmp_path,
        ROWS["a"].replace("旧摘要", "新摘要"),
        ROWS["b"].replace("10:15-11:00", "10:30-11:15"),
        ROWS["c"],
        "闭幕,,,–,12:00-12:10,一厅,",
    )

    assert after.startswith("# ours\n")
    assert "title: 网格十年谈   # shorter" in after
    assert "新摘要" in after
    assert "reading: lín fān" in after
    assert "10:30-11:15" in after
    assert "10:15-11:00" not in after
    assert "title: 闭幕" in after
    assert (
        _merge(
            tmp_path,
            ROWS["a"].replace("旧摘要", "新摘要"),
            ROWS["b"].replace("10:15-11:00", "10:30-11:15"),
            ROWS["c"],
            "闭幕,,,–,12:00-12:10,一厅,",
        )
        == after
    )


def test_what_the_source_has_no_longer_goes_only_where_nobody_worked_on_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _merge(tmp_path, *ROWS.values())
    (tmp_path / "a.yaml").write_text(
        text.replace("title: 调度与潮水", "title: 调度与潮水\n        short_title: 调度"), "utf-8"
    )

    assert (
        run(["import", _table(tmp_path, ROWS["a"]), "--merge", "-o", str(tmp_path / "a.yaml"), "--ui-lang", "en"]) == 0
    )
    after = (tmp_path / "a.yaml").read_text("utf-8")

    assert "索引" not in after
    assert "调度与潮水" in after
    told = capsys.readouterr().err
    assert "warning[merge-gone]" in told
    assert "note[merge-removed]" in told


def test_both_changed_theirs_stands_and_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = _merge(tmp_path, *ROWS.values())
    (tmp_path / "a.yaml").write_text(text.replace("旧摘要", "我的摘要"), "utf-8")
    rows = ROWS["a"].replace("旧摘要", "新摘要"), ROWS["b"], ROWS["c"]
    assert run(["import", _table(tmp_path, *rows), "--merge", "-o", str(tmp_path / "a.yaml"), "--ui-lang", "en"]) == 0
    assert "我的摘要" in (tmp_path / "a.yaml").read_text("utf-8")
    assert "网格的十年: summary" in capsys.readouterr().err


def test_a_talk_that_changes_its_track_moves_with_what_was_written_to_it(tmp_path: Path) -> None:
    text = _merge(tmp_path, *ROWS.values())
    (tmp_path / "a.yaml").write_text(
        text.replace("title: 调度与潮水", "title: 调度与潮水\n        short_title: 调度"), "utf-8"
    )
    after = _merge(tmp_path, ROWS["a"], ROWS["b"].replace("云原生", "数据库"), ROWS["c"])
    assert after.index("调度与潮水") > after.index("索引")
    assert "short_title: 调度" in after
    assert after.count("调度与潮水") == 1


def test_without_a_record_of_the_last_import_nothing_is_overwritten(tmp_path: Path) -> None:
    text = _merge(tmp_path, *ROWS.values())
    (tmp_path / "a.yaml.imported").unlink()
    (tmp_path / "a.yaml").write_text(text.replace("旧摘要", "我的摘要"), "utf-8")
    after = _merge(tmp_path, *ROWS.values(), "新议题,林帆,河港社,云原生,11:00-11:45,一厅,")
    assert "我的摘要" in after
    assert "新议题" in after


def test_brackets_are_written_anew_with_the_old_file_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("# lost\ntracks: [{title: 云原生, talks: [{title: 网格的十年}]}]\n", "utf-8")
    assert (
        run(["import", _table(tmp_path, *ROWS.values()), "--merge", "-o", str(tmp_path / "a.yaml"), "--ui-lang", "en"])
        == 0
    )
    assert "merge-rewritten" in capsys.readouterr().err
    assert (tmp_path / "a.yaml.bak").read_text("utf-8").startswith("# lost")
    assert "索引" in (tmp_path / "a.yaml").read_text("utf-8")


def test_line_ends_and_byte_order_mark_stay() -> None:
    old = "\ufeffpeople:\r\n  lin: 林帆\r\n".encode()
    new = {"people": {"lin": {"name": "林帆"}, "yu": {"name": "于雨"}}}
    made = laid_over(new, [("a.yaml", old)], "a.yaml", None).value
    assert made is not None
    assert made[0].text == "\ufeffpeople:\r\n  lin: 林帆\r\n  yu:\r\n    name: 于雨\r\n"


def test_an_agenda_with_errors_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("tracks: [\n", "utf-8")
    assert run(["import", _table(tmp_path, ROWS["a"]), "--merge", "-o", str(tmp_path / "a.yaml"), "-q"]) == 2
    assert (tmp_path / "a.yaml").read_text("utf-8") == "tracks: [\n"


def test_a_merge_needs_a_target(tmp_path: Path) -> None:
    assert run(["import", _table(tmp_path, ROWS["a"]), "--merge", "-q"]) == 2


def test_several_files_are_one_agenda_and_nothing_is_lost() -> None:
    one: dict[str, Any] = {
        "people": {"lin": {"name": "林帆", "org": "河港社"}},
        "tracks": [{"title": "云原生", "producer": ["lin"]}],
    }
    two: dict[str, Any] = {
        "people": {"lin": {"name": "林凡"}, "x": {"name": "林帆", "job_title": "工程师", "bio": "乙"}},
        "tracks": [{"title": "云原生", "intro": "导言", "talks": [{"title": "网", "speakers": ["lin", "x"]}]}],
        "sessions": [{"title": "茶歇", "type": "break"}],
    }
    made: Any = joined([one, two]).value
    assert made is not None
    assert made["people"]["lin"] == {"name": "林帆", "org": "河港社", "job_title": "工程师", "bio": "乙"}
    (track,) = made["tracks"]
    assert track["talks"] == [{"title": "网", "speakers": ["lin-2", "lin"]}]
    assert track["intro"] == "导言"
    assert made["people"]["lin-2"] == {"name": "林凡"}
    assert isinstance(read(to_yaml(made).encode(), "x").value, Mapping)


def test_what_two_files_say_differently_is_told_and_kept() -> None:
    outcome = joined(
        [{"people": {"a": {"name": "林帆", "bio": "甲"}}}, {"people": {"a": {"name": "林帆", "bio": "乙"}}}]
    )
    assert outcome.value == {"people": {"a": {"name": "林帆", "bio": "甲", "extra": {"bio (1)": "乙"}}}}
    assert [d.code for d in outcome.diagnostics] == ["merge-yours"]
