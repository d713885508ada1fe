"""The segments of texts, made of the item runs of an itemizer; those of short texts and their words are kept for a document."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

from progprint.typeset.drawing import GlueCodes
from progprint.typeset.glue import EM
from progprint.typeset.itemize import Itemizer, Mode, Part
from progprint.typeset.items import ItemRun
from progprint.typeset.ruby import AnnotatedText
from progprint.typeset.segment import Segment
from progprint.typeset.shape import Shaper

_KEPT = 120
"""Segments of texts of up to so many characters are kept: titles are set at several sizes and in several places."""


class Segments:
    """Segments of texts in one style run. One is the same at every size, so that those of short texts are kept.

    So is what was typed between two runs of Han, and at the edges of a paragraph: it is looked up, not made again.
    """

    def __init__(self, shaper: Shaper, codes: GlueCodes, mode: Mode, terms: Container[str] = ()) -> None:
        self._shaper = shaper
        self._itemizer = Itemizer([shaper], codes, mode, shaper.style.language, terms)
        self._kept = cache(self._made)
        self._inner: dict[str, ItemRun] = {}
        self._edge = cache(self._at_edge)

    def of(self, text: str) -> Segment:
        """The segment of a text."""
        return self._kept(text) if len(text) <= _KEPT else self._made(text)

    def _made(self, text: str) -> Segment:
        split = self._shaper.split(text)
        between, runs = split[0::2], split[1::2]
        edge = self._edge if len(between[0]) <= _KEPT >= len(between[-1]) else self._at_edge
        if runs:
            found = [edge(between[0], None, 0), *self._between(between[1:-1]), edge(between[-1], 0, None)]
        else:
            found = [edge(text, None, None)]
        return Segment(text, runs, found, EM + self._shaper.style.tracking, between)

    def _between(self, between: Sequence[str]) -> list[ItemRun]:
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

    def _at_edge(self, text: str, before: int | None, after: int | None) -> ItemRun:
        return self._itemizer.item_run([(0, text)] if text else [], before, after)


class MixedSegments:
    """Segments of texts in several style runs, of which those of short texts are kept, as in ``Segments``.

    Where Han of two style runs meets stands an empty item run.
    """

    def __init__(self, shapers: Sequence[Shaper], itemizer: Itemizer) -> None:
        self._shapers, self._itemizer = shapers, itemizer
        self._kept = cache(self._made)

    def of(self, nodes: Sequence[Part]) -> Segment:
        """The segment of texts with the numbers of their style runs; what has readings is made anew each time."""
        if any(text.__class__ is not str for _, text in nodes) or sum([len(text) for _, text in nodes]) > _KEPT:
            return self._made(nodes)
        return self._kept(tuple(nodes))

    def _made(self, nodes: Sequence[Part]) -> Segment:
        pending: list[Part] = []
        runs: list[str] = []
        owners: list[int] = []
        between: list[list[Part]] = []
        for style_run, text in nodes:
            if isinstance(text, AnnotatedText):
                pending += [(style_run, base) for base in text.bases]
                continue
            for index, part in enumerate(self._shapers[style_run].split(text)):
                if index % 2:
                    between.append(pending)
                    pending = []
                    runs.append(part)
                    owners.append(style_run)
                elif part:
                    pending.append((style_run, part))
        between.append(pending)
        sides = [None, *owners, None]
        item_runs = [
            self._itemizer.item_run(parts, sides[index], sides[index + 1]) for index, parts in enumerate(between)
        ]
        raw = ["".join(text for _, text in parts) for parts in between]
        segment = Segment(
            "".join(text for _, text in nodes), runs, item_runs, EM + self._shapers[0].style.tracking, raw
        )
        segment.style_runs, segment.many = owners, True
        return segment
