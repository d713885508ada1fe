"""``diff``: what changed in the agenda, and only what is to be printed again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from tests.conftest import Run


def _conference(tracks: int = 25, talks: int = 4) -> str:
    """So many talks, five tracks a day in five rooms, each track on its own day and in its own room."""
    lines = ["conference: {title: 大会, date: 2027-05-17 ~ 2027-05-21, language: zh-Hans}", "rooms:"]
    lines += [f"  - {{id: r{room}, name: 会场{room}}}" for room in range(5)]
    lines.append("tracks:")
    for track in range(tracks):
        day, room = 17 + track // 5, track % 5
        lines.append(
            f"  - id: k{track}\n    title: 专题{track}\n    date: 2027-05-{day}\n    room: r{room}\n    talks:"
        )
        for talk in range(talks):
            lines.append(
                f"      - id: k{track}-{talk}\n        title: 第{track}组报告{talk}\n        time: {9 + talk}:00-{9 + talk}:45"
            )
            lines.append(
                f"        speakers: [{{name: 讲师{track}之{talk}, org: 公司{track}}}]\n        summary: 概要{track}，{talk}。"
            )
    return "\n".join(lines) + "\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "old.yaml", tmp_path / "new.yaml"


def _differ(pair: tuple[Path, Path], progprint: Run, old: str, new: str, *more: str) -> Any:
    for path, text in zip(pair, (old, new), strict=True):
        path.write_text(text, encoding="utf-8")
    done = progprint("diff", *map(str, pair), "--json", *more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _pieces(told: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in told["affected"]:
        found.setdefault(one["product"], []).append(one["name"])
    return found


def test_moving_one_talk_of_many_reprints_its_own_sheets_and_nothing_else(
    pair: tuple[Path, Path], progprint: Run, tmp_path: Path
) -> None:
    old = _conference()
    new = old.replace("title: 第7组报告3\n        time: 12:00-12:45", "title: 第7组报告3\n        time: 12:05-12:50")
    told = _differ(pair, progprint, old, new, "--render", str(tmp_path / "again"))
    again = {path.name: path for path in (tmp_path / "again").iterdir()}
    pieces = _pieces(told)

    assert [(one["kind"], one["id"]) for one in told["changes"]] == [("moved", "k7-3")]
    assert told["changes"][0]["fields"] == [{"name": "time", "old": "12:00–12:45", "new": "12:05–12:50", "who": ""}]
    assert told["changes"][0]["span"].endswith(
        "new.yaml:" + str(1 + new[: new.index("第7组报告3")].count("\n")) + ":16"
    )
    assert pieces["door-sign"] == ["会场2 2027-05-18"]
    assert pieces["run-sheet"] == ["会场2 2027-05-18"]
    assert pieces["poster"] == ["2027-05-18"]
    # the card before it says what comes next, on the same sheet; both sides of the flyer name the time
    assert [len(pieces[kind]) for kind in ("cue-card", "flyer", "glance")] == [1, 2, 1]
    assert "table-card" not in pieces
    assert len(pieces["badge"]) == 1, "the back of the speaker's badge has the time"
    assert [product for product in pieces if product.startswith("deck")] == ["deck 专题7"]
    assert len(pieces["booklet"]) == 5  # cover, both pages of the day, opener, talk; the contents list tracks
    assert len(PdfReader(again["booklet-pages.pdf"]).pages) == 5
    assert [len(PdfReader(again[f"{kind}.pdf"]).pages) for kind in ("door-sign", "cue-card", "poster")] == [1, 1, 1]
    assert {"certificate", "personal"}.isdisjoint(pieces), "they are made for a list of people only"
    assert all("讲师7之3" in name for name in pieces["badge"]), "a sheet is named with those on it"
    assert pieces["cue-card"][0].count("第7组报告") > 1
    assert not [name for name in again if name.endswith(".pptx")], "edits by hand are in the decks as they lie"
    assert [one["code"] for one in told["diagnostics"]] == ["decks-elsewhere"]
    assert {output["path"] for output in told["outputs"]} == {str(path) for path in again.values()}


def test_the_slip_says_what_changed_in_the_language_of_the_booklet(
    pair: tuple[Path, Path], progprint: Run, tmp_path: Path
) -> None:
    old = _conference(1, 3)
    new = old.replace("time: 10:00-10:45", "time: 10:10-10:45").replace("概要0，2。", "另一份概要。")
    _differ(pair, progprint, old, new, "--render", str(tmp_path / "again"), "--ui-lang", "en")
    page = PdfReader(tmp_path / "again" / "errata.pdf").pages[0]
    text = page.extract_text().replace(" ", "")

    assert page.mediabox.width < 420 - 30
    assert page.mediabox.height < 300
    assert all(
        words in text for words in ("勘误", "移动", "第0组报告1", "时间：10:00–10:45→10:10–10:45", "概要：有改动")
    )


def test_talks_that_came_went_and_changed(pair: tuple[Path, Path], progprint: Run) -> None:
    old = _conference(2, 3)
    new = (
        old.replace("id: k0-0", "id: fresh")
        .replace("title: 第0组报告0", "title: 完全不同")
        .replace("讲师0之0", "新来的人")
    ).replace("讲师1之1", "代讲人")
    told = _differ(pair, progprint, old, new)
    kinds = {(one["kind"], one["title"]) for one in told["changes"]}
    (speaker,) = (one for one in told["changes"] if one["title"] == "第1组报告1")

    assert kinds == {("new", "完全不同"), ("cancelled", "第0组报告0"), ("changed", "第1组报告1")}
    assert ("speakers", "讲师1之1", "代讲人") in [(f["name"], f["old"], f["new"]) for f in speaker["fields"]]
    assert {one["how"] for one in told["affected"] if one["product"] == "table-card"} == {"new", "gone"}


def test_a_talk_put_in_front_of_talks_without_ids_is_one_new_talk(pair: tuple[Path, Path], progprint: Run) -> None:
    old = "conference: {title: 会}\ntracks:\n  - title: 甲\n    talks:\n      - title: 第一\n      - title: 第二\n"
    told = _differ(pair, progprint, old, old.replace("      - title: 第一", "      - title: 开场\n      - title: 第一"))

    assert [(one["kind"], one["title"]) for one in told["changes"]] == [("new", "开场")]


def test_no_change_and_a_change_of_spelling_in_the_file(
    pair: tuple[Path, Path], progprint: Run, tmp_path: Path
) -> None:
    old = _conference(1, 2)
    told = _differ(pair, progprint, old, old.replace("conference:", "大会:"), "--render", str(tmp_path / "again"))

    assert told["changes"] == told["affected"] == told["outputs"] == []
    assert "没有变化" in progprint("diff", *map(str, pair), "--ui-lang", "zh").stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_a_git_revision_is_the_agenda_as_printed(tmp_path: Path, progprint: Run) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", str(tmp_path), *who, *words], check=True, capture_output=True)

    (tmp_path / "progprint.yaml").write_text("agenda: a.yaml\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(_conference(1, 2), encoding="utf-8")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "printed")
    git("tag", "printed")
    (tmp_path / "a.yaml").write_text(_conference(1, 2).replace("time: 9:00", "time: 9:10"), encoding="utf-8")

    assert "Moved: 第0组报告0 [专题0] — time: 09:00" in progprint("diff", "printed").stdout
    assert "Moved: 第0组报告0 [专题0] — time: 09:00" in progprint("diff", "printed:a.yaml", "a.yaml").stdout
    refused = progprint("diff", "never", "a.yaml")
    assert refused.returncode == 2
    assert "no git revision" in refused.stderr


def test_an_agenda_with_errors_is_told_and_nothing_is_written(
    pair: tuple[Path, Path], progprint: Run, tmp_path: Path
) -> None:
    old = _conference(1, 2)
    for path, text in zip(pair, (old, old.replace("9:00-9:45", "29:00")), strict=True):
        path.write_text(text, encoding="utf-8")
    done = progprint("diff", *map(str, pair), "--render", str(tmp_path / "again"))

    assert done.returncode == 2
    assert "bad-time" in done.stderr
    assert not (tmp_path / "again").exists()


def test_a_sheet_that_is_not_to_be_printed_again_keeps_its_edition(pair: tuple[Path, Path], progprint: Run) -> None:
    """The edition at the foot is the sheet's own: what hangs already says the same as what is made anew."""
    old = _conference(2, 3)
    editions = []
    for text in (old, old.replace("title: 第1组报告1", "title: 第1组新题")):
        pair[0].write_text(text, encoding="utf-8")
        progprint("handouts", str(pair[0]), "--kind", "door-sign", "-o", str(pair[0].parent))
        pages = PdfReader(pair[0].parent / "door-sign.pdf").pages
        editions.append([re.findall(r"版本 *([0-9a-f]{6})", page.extract_text()) for page in pages])

    assert all(len(one) == 1 for one in (*editions[0], *editions[1]))
    assert [one == other for one, other in zip(*editions, strict=True)].count(False) == 1


def test_tracks_in_another_order_are_no_change(pair: tuple[Path, Path], progprint: Run) -> None:
    """Ids of tracks that are made up from their order say nothing."""
    one, other = ("  - {title: 甲, talks: [{id: a, title: 一}]}\n", "  - {title: 乙, talks: [{id: b, title: 二}]}\n")
    head = "conference: {title: 会}\ntracks:\n"

    assert _differ(pair, progprint, head + one + other, head + other + one)["changes"] == []


HELD = """
conference:
  {title: Radio Days, subtitle: The fifth, date: 2027-05-17 ~ 2027-05-18, language: en, organisers: [Club A, Club B],
   url: https://radio.example.org, venue: {name: Old Hall}}
rooms: [{id: r1, name: Hall A, capacity: 100}]
tracks:
  - title: Waves
    id: waves
    room: r1
    producer: {name: Zoe, org: The Club}
    intro: From wire to air.
    talks:
      - {id: a, title: Antennas, time: "9:00-9:45", speakers: [{name: Ann, job_title: Engineer, bio: She builds.}, {name: Bo}]}
      - {id: b, title: Noise, time: "10:00-10:45", speakers: [Cy]}
sponsors: [{name: Mast, level: Gold}]
"""


def _dates(*days: int) -> str:
    return "\n".join(f"2027-05-{day}" for day in days)


@pytest.mark.parametrize(
    ("old", "new", "kind", "fact"),
    [
        ("Radio Days", "Radio Nights", "conference", ("title", "Radio Days", "Radio Nights")),
        ("The fifth", "The sixth", "conference", ("subtitle", "The fifth", "The sixth")),
        ("2027-05-18", "2027-05-19", "conference", ("date", _dates(17, 18), _dates(17, 18, 19))),
        ("Old Hall", "New Hall", "conference", ("venue", "Old Hall", "New Hall")),
        ("radio.ex", "wave.ex", "conference", ("url", "https://radio.example.org", "https://wave.example.org")),
        ("Club B", "Club C", "conference", ("organisers", "Club A\nClub B", "Club A\nClub C")),
        ("level: Gold", "level: Silver", "conference", ("sponsors", "Mast Gold", "Mast Silver")),
        ("capacity: 100", "capacity: 90", "room", ("capacity", "100", "90")),
        ("title: Waves", "title: Big Waves", "track", ("title", "Waves", "Big Waves")),
        ("name: Zoe", "name: Zed", "track", ("producers", "Zoe", "Zed")),
        ("The Club", "Another", "track", ("org", "The Club", "Another")),
        ("wire to air", "air to wire", "track", ("intro", "From wire to air.", "From air to wire.")),
        ("Engineer", "Owner", "changed", ("job_title", "Engineer", "Owner")),
        ("She builds", "She mends", "changed", ("bio", "She builds.", "She mends.")),
    ],
)
def test_a_fact_that_changed_is_named_with_its_old_and_its_new_value(
    pair: tuple[Path, Path], progprint: Run, old: str, new: str, kind: str, fact: tuple[str, str, str]
) -> None:
    told = _differ(pair, progprint, HELD, HELD.replace(old, new))
    (change,) = told["changes"]

    assert change["kind"] == kind
    assert [(one["name"], one["old"], one["new"]) for one in change["fields"]] == [fact]
    assert told["affected"] or fact[0] == "capacity"


def test_english_words_have_english_marks(pair: tuple[Path, Path], progprint: Run, tmp_path: Path) -> None:
    new = HELD.replace("{name: Bo}", "{name: Bo}, {name: Di}").replace("Engineer", "Owner").replace("Club B", "Club C")
    new += "sessions: [{title: Late talk, speakers: [Al, Ed], date: 2027-05-18, time: '18:00-19:00'}]\n"
    _differ(pair, progprint, HELD, new, "--render", str(tmp_path / "again"))
    told = progprint("diff", *map(str, pair), "--ui-lang", "en").stdout
    slip = PdfReader(tmp_path / "again" / "errata.pdf").pages[0].extract_text()

    for text in (told, " ".join(slip.split())):
        assert "speakers: Ann, Bo → Ann, Bo, Di" in text
        assert "job title (Ann): Engineer → Owner" in text
        assert "18:00–19:00, Al, Ed" in text
        assert "organisers: Club A, Club B → Club A, Club C" in text
    assert not set("、：；\u3000") & set(told)
    assert "New: Late talk — 2027-05-18" in told


def test_colours_and_pictures_are_no_news_for_readers(pair: tuple[Path, Path], progprint: Run, tmp_path: Path) -> None:
    told = _differ(
        pair, progprint, HELD, HELD.replace("id: waves", "id: waves, color: '#AA0000'".replace(", ", "\n    ")),
        "--render", str(tmp_path / "again"),
    )  # fmt: skip

    assert [one["name"] for one in told["changes"][0]["fields"]] == ["color"]
    assert not (tmp_path / "again" / "errata.pdf").exists()
