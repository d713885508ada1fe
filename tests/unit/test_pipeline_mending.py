"""``check --fix``: typing errors are mended in place, and nothing else in the file is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from progprint.agenda.load import load_text
from progprint.text.punctuation import corrected, corrections

HEAD = "conference: {title: 大会}\ntracks:\n  - title: 云\n    talks:\n"

TRAPS = [
    ("      - title：云原生\n", "      - title: 云原生\n"),
    ("      - title: 甲\n        org: 乙\n", ""),
    ("      - title: @AlexStocks\n", '      - title: "@AlexStocks"\n'),
    ("      - title: %90 提升\n", '      - title: "%90 提升"\n'),
    ("      - title: `x`\n", '      - title: "`x`"\n'),
    ("      - title: dubbogo 3.0: 云原生\n", '      - title: "dubbogo 3.0: 云原生"\n'),
    ("      - title: *必看*\n", '      - title: "*必看*"\n'),
    ("      - title: &开幕\n", '      - title: "&开幕"\n'),
    ("      - title: !重要\n", '      - title: "!重要"\n'),
    ("      - title: > 前沿\n", '      - title: "> 前沿"\n'),
    ("      - title: [云原生] 专题\n", '      - title: "[云原生] 专题"\n'),
    ("      - title: 甲\n\t\tsummary: 乙\n", "      - title: 甲\n        summary: 乙\n"),
    ("      - title: 甲\n\u3000\u3000\u3000\u3000summary: 乙\n", "      - title: 甲\n        summary: 乙\n"),
    ("      - title: 云原生 #1 趋势\n", '      - title: "云原生 #1 趋势"\n'),
    ("      - title: 甲\n        takeaways:\n        － 乙\n", "      - title: 甲\n        takeaways:\n        - 乙\n"),
    ("      - title: 甲\n        summary:乙\n", "      - title: 甲\n        summary: 乙\n"),
    ("      - title: 甲\n        time: ０９：３０-10:00\n", "      - title: 甲\n        time: 09:30-10:00\n"),
]

Run = Callable[..., object]


@pytest.mark.parametrize(("typed", "meant"), TRAPS)
def test_traps_are_mended_in_place(typed: str, meant: str, tmp_path: Path, progprint: Run) -> None:
    """The line and nothing else; the old file lies beside the new one."""
    file = tmp_path / "a.yaml"
    old = f"# 说明,不动\n{HEAD}{typed}".replace("\n", "\r\n").encode("utf-8-sig")
    file.write_bytes(old)
    progprint("check", file, "--fix")
    expected = f"# 说明,不动\n{HEAD}{meant or typed}".replace("\n", "\r\n").encode("utf-8-sig")
    assert file.read_bytes() == expected
    backup = tmp_path / "a.yaml.bak"
    assert (backup.read_bytes() == old) if meant else not backup.exists()


def test_a_comment_stays_a_comment(tmp_path: Path, progprint: Run) -> None:
    """Words behind a number sign and a blank may be a remark, so they are warned of and left."""
    file = tmp_path / "a.yaml"
    file.write_text(f"{HEAD}      - title: 云原生 # 待确认\n", "utf-8")
    before = file.read_bytes()
    progprint("check", file, "--fix")
    assert file.read_bytes() == before


def test_wording_is_mended_where_it_is_printed_only(tmp_path: Path, progprint: Run) -> None:
    """Comments, keys, addresses, extra and code keep their characters, and lists their commas."""
    typed = f"""{HEAD}      - title: 与时俱进,是对待
        summary:
          背景: [甲,乙, "丙(丁)"]
          思路: |
            基于基于网格;落地
            见 https://example.org/甲,乙 和 `甲,乙`
        takeaways: ['他说"云"', ”远近“;好]
        extra: {{note: 甲的,乙的}}   # 甲,乙
"""
    file = tmp_path / "a.yaml"
    file.write_text(typed, "utf-8")
    progprint("check", file, "--fix")
    meant = (
        typed.replace("与时俱进,是", "与时俱进，是")
        .replace("丙(丁)", "丙（丁）")
        .replace("基于基于网格;落", "基于网格；落")
        .replace('他说"云"', "他说“云”")
        .replace("”远近“;好", "“远近”；好")
    )
    assert file.read_text("utf-8") == meant
    again = file.read_bytes()
    progprint("check", file, "--fix")
    assert file.read_bytes() == again, "mended once is mended"


def test_a_file_in_gb18030_becomes_utf_8(tmp_path: Path, progprint: Run) -> None:
    """The guess is shown, and the old bytes are kept."""
    file = tmp_path / "a.yaml"
    text = f"{HEAD}      - title: 云原生的实践与思考\n        speakers: [于雨]\n"
    file.write_bytes(text.encode("gb18030"))
    result = progprint("check", file, "--fix")
    assert "GB18030 → UTF-8" in result.stderr  # type: ignore[attr-defined]
    assert file.read_text("utf-8") == text
    assert (tmp_path / "a.yaml.bak").read_bytes() == text.encode("gb18030")


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path, progprint: Run) -> None:
    """The difference goes to the terminal."""
    file = tmp_path / "a.yaml"
    file.write_text(f"{HEAD}      - title：云原生\n", "utf-8")
    result = progprint("check", file, "--fix", "--dry-run")
    assert "+      - title: 云原生" in result.stderr  # type: ignore[attr-defined]
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize(
    "sound",
    ["List<String>, x", "09:30,甲", "v1.0(beta)", '5" 屏', "常常,a", "研究研究", "a--b", "甲·乙",
     "it's", '"ok"', "“甲”和“乙”", "“甲“乙”丙”"],
)  # fmt: skip
def test_sound_text_is_left_alone(sound: str) -> None:
    """A false alarm is worse than a miss."""
    assert not corrections(sound)


def test_corrections() -> None:
    """All rules at once, and once only."""
    typed = '云,原生(网格)”甲“和"乙"基于基于１２Ｋ...而已--好'
    meant = "云，原生（网格）“甲”和“乙”基于12K...而已——好"
    assert corrected(typed) == meant
    assert corrected(meant) == meant


def test_typography_is_normalised_in_print_and_not_in_the_file() -> None:
    """``typography: normalise`` mends marks, never words, addresses or names of files; without it all is as typed."""
    typed = (
        "conference: {title: 大会, url: 'https://a.org/x,y'TYPO}\ntracks:\n  - title: 甲的,乙\n    talks:\n"
        "      - title: {zh: '云(网格)', en: 'a,b'}\n        summary: |\n          基于基于网格;落地\n"
    )
    plain = load_text(typed.replace("TYPO", "").encode(), "a.yaml").value
    mended = load_text(typed.replace("TYPO", ", typography: normalise").encode(), "a.yaml").value
    assert plain is not None
    assert mended is not None
    assert (plain.tracks[0].title.text, mended.tracks[0].title.text) == ("甲的,乙", "甲的，乙")
    talk = mended.tracks[0].talks[0]
    assert (talk.title.text, dict(talk.title.translations)["en"]) == ("云（网格）", "a,b")
    assert talk.summary[0].passages[0].words.text == "基于基于网格；落地"
    assert mended.conference.url == plain.conference.url
    wrong = load_text(typed.replace("TYPO", ", typography: nice").encode(), "a.yaml")
    assert [d.code for d in wrong.diagnostics] == ["bad-flag"]


def test_an_older_backup_stays_and_a_missing_file_is_told(tmp_path: Path, progprint: Run) -> None:
    """Twice mended is twice kept; a dry run of nothing is an error like any other."""
    file = tmp_path / "a.yaml"
    for name, title in (("a.yaml.bak", "云，原"), ("a.yaml.bak2", "海")):
        old = f"{HEAD}      - title: {title},生的2021～2022\n"
        file.write_text(old, "utf-8")
        progprint("check", file, "--fix")
        assert (tmp_path / name).read_text("utf-8") == old
        assert file.read_text("utf-8") == old.replace(",", "，"), "a wave is a wave"
    assert progprint("check", "none.yaml", "--fix", "--dry-run").returncode == 2  # type: ignore[attr-defined]
