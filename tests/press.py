"""Decks written over what lies there, as ``slides`` does, without a folder of outputs."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from tests.edits import FACE

from progprint import files
from progprint.pipeline.decks import filled
from progprint.pipeline.job import Findings
from progprint.pipeline.request import Request
from progprint.pipeline.stages import prepare
from progprint.pptx.write import write_pptx
from progprint.slides.subjects import of_deck, subjects

DATE_OF_FILES = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


class Press:
    """Writes the deck of an agenda; each agenda is filled once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "face.png").write_bytes(FACE)
        self._filled: dict[str, Any] = {}

    def __call__(self, agenda: str, old: bytes | None = None) -> tuple[bytes, list[str]]:
        """The deck and the codes of what was told."""
        if agenda not in self._filled:
            self._filled[agenda] = self._fill(agenda)
        template, deck, about = self._filled[agenda]
        outcome = write_pptx(deck, template, DATE_OF_FILES, old, about)
        assert outcome.value is not None, outcome.diagnostics
        return outcome.value, [f"{one.code}.{one.variant}".rstrip(".") for one in outcome.diagnostics]

    def _fill(self, agenda: str) -> Any:
        path = self.folder / "agenda.yaml"
        path.write_text(agenda, encoding="utf-8")
        request = Request("slides", path, output=str(self.folder / "deck.pptx"))
        with files.one_run():
            job = prepare(request, Findings(strict=False))
            template, (deck,) = filled(job)
            return template, deck, of_deck(deck, subjects(job.agenda))
