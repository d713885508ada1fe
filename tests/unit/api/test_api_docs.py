"""The page about Python: every example on it runs, in order, as a reader would type it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # of pools of processes in a process with threads
def test_the_examples_of_the_page_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    examples = EXAMPLE.findall((root / "docs/api.md").read_text("utf-8"))
    assert len(examples) > 3
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, example in enumerate(examples):
        exec(compile(example, f"docs/api.md example {number}", "exec"), names)  # noqa: S102  the point of the test
    out = capsys.readouterr().out
    assert "error bad-time" in out or "error unknown-key" in out
    assert "badge.pdf" in out
    assert (tmp_path / "out/booklet.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out/everything.pptx").read_bytes().startswith(b"PK")


def test_the_readmes_begin_as_the_page_does(root: Path) -> None:
    """The two lines that a newcomer copies."""
    first = EXAMPLE.findall((root / "docs/api.md").read_text("utf-8"))[0]
    for name in ("README.md", "README.zh.md"):
        assert first in (root / name).read_text("utf-8"), name
