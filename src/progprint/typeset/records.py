"""Records kept for a document: what was typed between two runs of Han in one voice is looked up, not made again."""

from __future__ import annotations

from collections.abc import Container, Sequence

from progprint.typeset.junction import Builder, Mode
from progprint.typeset.record import Record
from progprint.typeset.shape import Shaper
from progprint.typeset.strokes import Springs


class Records:
    """Records by what was typed, for single-voice text of one shaper and mode."""

    def __init__(self, shaper: Shaper, springs: Springs, mode: Mode, terms: Container[str] = ()) -> None:
        self.shaper = shaper
        self._builder = Builder([shaper], springs, mode, shaper.style.language, terms)
        self._inner: dict[str, Record] = {}
        self._edges: dict[tuple[bool, bool, str], Record] = {}

    def inner(self, junctions: Sequence[str]) -> list[Record]:
        """Records of junctions with Han on both sides."""
        known = self._inner
        try:
            return list(map(known.__getitem__, junctions))
        except KeyError:
            for text in junctions:
                if text not in known:
                    known[text] = self._find(text)
            return list(map(known.__getitem__, junctions))

    def _find(self, text: str) -> Record:
        """Blanks between Han and a word are replaced by the gap, so that the word has one record with or without."""
        core = text.strip(" ")
        if core[:1].isalnum() and core[-1:].isalnum() and core.isascii():
            if core not in self._inner:
                self._inner[core] = self._builder.word(core)
            return self._inner[core]
        return self._builder.record([(0, text)], 0, 0)

    def edge(self, text: str, before: bool, after: bool) -> Record:
        """The record of a junction at the edge of a paragraph."""
        key = (before, after, text)
        known = self._edges.get(key)
        if known is None:
            known = self._builder.record([(0, text)] if text else [], 0 if before else None, 0 if after else None)
            if len(text) < 64:
                self._edges[key] = known
        return known
