"""The generated agenda of the benchmark: the same everywhere, and as varied as a real one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from agenda import TALKS_OF_A_TRACK, agenda


def test_the_same_number_gives_the_same_bytes_in_any_process(root: Path) -> None:
    """Neither hash order nor locale reaches the agenda."""
    command = [sys.executable, "bench/agenda.py", "9"]
    made = {
        subprocess.run(
            command, cwd=root, env={"PYTHONHASHSEED": seed, "LC_ALL": "C"}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert {agenda(9).encode()} == made


def test_two_hundred_talks_have_about_three_thousand_ideographs() -> None:
    """The tail of rare ideographs decides how much of a font is embedded; the text is that of a real programme."""
    text = agenda(200)
    different = set(re.findall("[一-龥]", text))
    assert 2900 < len(different) < 3100
    assert 3200 < len(text.encode()) / 200 < 3600
    assert "".join(different).encode("gb2312")


def test_a_longer_agenda_begins_like_a_shorter_one() -> None:
    """Sizes differ in length alone."""
    short, long = (yaml.safe_load(agenda(talks)) for talks in (8, 20))
    assert short["tracks"] == long["tracks"][:1]
    assert [TALKS_OF_A_TRACK, TALKS_OF_A_TRACK, 4] == [len(track["talks"]) for track in long["tracks"]]


def test_the_agenda_is_without_fault(
    tmp_path: Path, progprint: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """Hardly anything is reported, so that no time goes into reports: a talk set tight, a section that stays off the slides."""
    path = tmp_path / "agenda.yaml"
    path.write_text(agenda(24), "utf-8")
    done = progprint("check", path, "--strict", "--json")
    found = [one["code"] for one in json.loads(done.stdout)["diagnostics"]]
    assert (0, "") == (done.returncode, done.stderr)
    assert set(found) <= {"fit-talk", "stage-left-out"}
    assert len(found) < 20
