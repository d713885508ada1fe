"""The segments of texts, made of the item runs of a word cache or an itemizer; those of short texts are kept for a document."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.typeset.glue import EM
from progprint.typeset.itemize import Itemizer, Part
from progprint.typeset.ruby import AnnotatedText
from progprint.typeset.segment import Segment
from progprint.typeset.shape import Shaper
from progprint.typeset.wordcache import WordCache

_KEPT = 120
"""Segments of texts of up to so many characters are kept: titles are set at several sizes and in several places."""


class Segments:
    """Segments of texts in one style run. One is the same at every size, so that those of short texts are kept."""

    def __init__(self, words: WordCache) -> None:
        self._words = words
        self._kept: dict[str, Segment] = {}

    def of(self, text: str) -> Segment:
        """The segment of a text."""
        known = self._kept.get(text)
        if known is None:
            known = single(text, self._words)
            if len(text) <= _KEPT:
                self._kept[text] = known
        return known


def single(text: str, item_runs: WordCache) -> Segment:
    """The segment of a text in one style run."""
    split = item_runs.shaper.split(text)
    between, runs = split[0::2], split[1::2]
    if runs:
        found = [
            item_runs.edge(between[0], before=False, after=True),
            *item_runs.inner(between[1:-1]),
            item_runs.edge(between[-1], before=True, after=False),
        ]
    else:
        found = [item_runs.edge(text, before=False, after=False)]
    return Segment(text, runs, found, EM + item_runs.shaper.style.tracking, between)


class MixedSegments:
    """Segments of texts in several style runs, of which those of short texts are kept, as in ``Segments``.

    Where Han of two style runs meets stands an empty item run.
    """

    def __init__(self, shapers: Sequence[Shaper], itemizer: Itemizer) -> None:
        self._shapers, self._itemizer = shapers, itemizer
        self._kept: dict[tuple[Part, ...], Segment] = {}

    def of(self, nodes: Sequence[Part]) -> Segment:
        """The segment of texts with the numbers of their style runs; what has readings is made anew each time."""
        if any(text.__class__ is not str for _, text in nodes) or sum([len(text) for _, text in nodes]) > _KEPT:
            return self._made(nodes)
        key = tuple(nodes)
        known = self._kept.get(key)
        if known is None:
            known = self._kept[key] = self._made(nodes)
        return known

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
