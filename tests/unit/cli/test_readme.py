"""The block "Use" of the README does what it says, line by line, in a folder where the two commands have been run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def block(name: str) -> str:
    """The lines of a README that a newcomer copies."""
    text = (ROOT / name).read_text(encoding="utf-8")
    (found,) = re.findall(r"^```\n(export PATH=.*?)^```", text, re.MULTILINE | re.DOTALL)
    return str(found)


def test_both_languages_have_the_same_lines() -> None:
    """But for the remarks."""
    english, chinese = (re.sub(r"\s+#.*", "", block(name)).splitlines() for name in ("README.md", "README.zh.md"))
    assert english == chinese


@pytest.mark.slow
def test_every_line_of_the_block_works(tmp_path: Path) -> None:
    text = block("README.md")
    programs = tmp_path / ".venv/bin"
    programs.parent.mkdir()
    programs.symlink_to(Path(sys.executable).parent)
    lines = text.splitlines()
    commands = {line.split()[1] for line in lines if line.startswith("progprint ")}
    assert {"pdf", "slides", "handouts", "check", "import", "export", "build", "diff"} <= commands
    bash = shutil.which("bash")
    assert bash is not None
    done = subprocess.run([bash, "-ec", text], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    out = tmp_path / "my-conference/out"
    for made in ("booklet.pdf", "platform.pdf", "decks", "rooms", "script.md", "handouts", "manifest.json"):
        assert (out / made).exists(), made
