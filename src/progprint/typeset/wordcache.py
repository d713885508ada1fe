"""Shaped words, kept for a document: what was typed between two runs of Han in one style run is looked up, not made again."""

from __future__ import annotations

from collections.abc import Container, Sequence

from progprint.typeset.drawing import GlueCodes
from progprint.typeset.itemize import Itemizer, Mode
from progprint.typeset.items import ItemRun
from progprint.typeset.shape import Shaper


class WordCache:
    """Item runs by what was typed, for single-style run text of one shaper and mode."""

    def __init__(self, shaper: Shaper, codes: GlueCodes, mode: Mode, terms: Container[str] = ()) -> None:
        self.shaper = shaper
        self._itemizer = Itemizer([shaper], codes, mode, shaper.style.language, terms)
        self._inner: dict[str, ItemRun] = {}
        self._edges: dict[tuple[bool, bool, str], ItemRun] = {}

    def inner(self, between: Sequence[str]) -> list[ItemRun]:
        """Item runs with Han on both sides."""
        known = self._inner
        try:
            return list(map(known.__getitem__, between))
        except KeyError:
            for text in between:
                if text not in known:
                    known[text] = self._find(text)
            return list(map(known.__getitem__, between))

    def _find(self, text: str) -> ItemRun:
        """Blanks between Han and a word are replaced by the glue, so that the word has one item run with or without."""
        core = text.strip(" ")
        if core[:1].isalnum() and core[-1:].isalnum() and core.isascii():
            if core not in self._inner:
                self._inner[core] = self._itemizer.word(core)
            return self._inner[core]
        return self._itemizer.item_run([(0, text)], 0, 0)

    def edge(self, text: str, before: bool, after: bool) -> ItemRun:
        """The item run at the edge of a paragraph."""
        key = (before, after, text)
        known = self._edges.get(key)
        if known is None:
            known = self._itemizer.item_run([(0, text)] if text else [], 0 if before else None, 0 if after else None)
            if len(text) < 64:
                self._edges[key] = known
        return known
