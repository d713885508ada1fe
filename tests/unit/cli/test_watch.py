"""``--watch`` goes on for hours: what one run leaves in memory is gone before the next one."""

from __future__ import annotations

import gc
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

import pytest

from progprint import pipeline
from progprint.cli.console import Console
from progprint.cli.watch import follow
from progprint.pdf.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGENDA = "conference: {title: 灯塔大会}\ntracks: [{title: 灯, talks: [{title: 灯塔怎么亮, speaker: 贺川}]}]\n"
RUNS = 4


@pytest.fixture
def no_collector() -> Any:
    """As in the command, which looks for no garbage while it works."""
    gc.disable()
    yield
    gc.enable()


def test_runs_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_collector: None) -> None:
    del no_collector
    (tmp_path / "a.yaml").write_text(AGENDA, "utf-8")
    request = pipeline.Request("pdf", tmp_path / "a.yaml", str(tmp_path / "a.pdf"))
    left: list[int] = []
    saved: SimpleQueue[Callable[[], None]] = SimpleQueue()

    def make() -> int:
        """A run, and the next save."""
        left.append(sum(isinstance(one, Document) for one in gc.get_objects()))
        if len(left) == RUNS:
            raise KeyboardInterrupt
        assert pipeline.build(request).outputs
        save = saved.get()
        saved.put(save)
        save()
        return 0

    monkeypatch.setattr("progprint.preview.watch.follow", lambda _sources, _stop, save: saved.put(save))
    gc.collect()
    with pytest.raises(KeyboardInterrupt):
        follow(request, make, Console("en", quiet=True))
    assert left == [left[0]] * RUNS
