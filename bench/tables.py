"""The figures of a comparison as Markdown."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engines import BOOKLET, Engine
from outputs import Made

LARGE = 100
"""From this number of talks on, start-up no longer hides how the work grows."""


class Run(NamedTuple):
    """One cold run: CPU seconds, wall seconds, peak MB."""

    cpu: float
    wall: float
    peak: float


class Figures(NamedTuple):
    """The runs of an engine on one agenda, round by round, and what the last one made; or why there is none."""

    runs: tuple[Run, ...] = ()
    made: Made | None = None
    reason: str = ""

    def median(self, what: str) -> float:
        """The middle one of its CPU, wall or peak."""
        return float(statistics.median(getattr(run, what) for run in self.runs))

    def ratio(self, theirs: Figures, what: str) -> float:
        """Ours to theirs in every round, and of these the middle one."""
        pairs = zip(self.runs, theirs.runs, strict=True)
        return float(statistics.median(getattr(ours, what) / getattr(other, what) for ours, other in pairs))


def comparison(results: Mapping[Engine, Figures], product: str) -> Iterator[str]:
    """The table of one product at one size."""
    ours = next(figures for engine, figures in results.items() if engine.ours and engine.product == product)
    unit = "pages" if product == BOOKLET else "slides"
    yield (
        f"| {product} | CPU s | wall s | peak MB | MB out | {unit} | ms a {unit[:-1]} | text found"
        " | ours ÷ theirs: CPU | wall | memory | bytes |"
    )
    yield "|---" + "|--:" * 11 + "|"
    for engine, figures in results.items():
        if engine.product == product:
            yield f"| {engine.name} | {' | '.join(_cells(engine, figures, ours))} |"


def variants(results: Mapping[Engine, Figures], product: str) -> Iterator[str]:
    """The ratios of our other rows: longer lines."""
    others = [(engine, figures) for engine, figures in results.items() if engine.product == product and figures.made]
    forms = [(engine, figures) for engine, figures in others if engine.package == "progprint" and not engine.ours]
    if not forms:
        return
    yield "| ours ÷ theirs | CPU | wall | memory | bytes |"
    yield "|---|--:|--:|--:|--:|"
    for form, ours in forms:
        for engine, theirs in others:
            if engine.package != "progprint" and ours.made and theirs.made:
                yield f"| {form.name} ÷ {engine.name} | {' | '.join(_ratios(ours, ours.made, theirs, theirs.made))} |"


def _ratios(ours: Figures, our_file: Made, theirs: Figures, their_file: Made) -> Iterator[str]:
    yield from (f"{ours.ratio(theirs, what):.2f}" for what in ("cpu", "wall", "peak"))
    yield f"{our_file.size / their_file.size:.2f}"


def _cells(engine: Engine, figures: Figures, ours: Figures) -> Iterator[str]:
    made = figures.made
    if made is None:
        yield from (figures.reason, *[""] * 10)
        return
    cpu = figures.median("cpu")
    yield from (f"{cpu:.2f}", f"{figures.median('wall'):.2f}", f"{figures.median('peak'):.0f}")
    yield from (f"{made.size / 1e6:.2f}", f"{made.pages:,}", f"{1000 * cpu / made.pages:.1f}", f"{made.found:.1%}")
    if engine.package == "progprint" or ours.made is None:
        yield from ["–"] * 4
    else:
        yield from _ratios(ours, ours.made, figures, made)


def growth(results: Mapping[int, Mapping[Engine, Figures]]) -> Iterator[str]:
    """How CPU grows with the number of talks: 1 is in proportion. Nothing where fewer than two large sizes were run."""
    sizes = sorted(size for size in results if size >= LARGE)
    if len(sizes) < 2:
        return
    small, large = sizes[0], sizes[-1]
    yield f"| | growth of CPU from {small} to {large:,} talks, as a power of their number |"
    yield "|---|--:|"
    for engine, figures in results[large].items():
        before = results[small][engine]
        if figures.made and before.made:
            power = math.log(figures.median("cpu") / before.median("cpu")) / math.log(large / small)
            yield f"| {engine.name} | {power:.2f} |"


Stages = Mapping[str, float]
"""CPU seconds of the stages of one of our commands, in their order."""


def stages(told: Sequence[str]) -> Stages:
    """The middle seconds of every stage out of what several runs of ``bench/stages.py`` printed."""
    runs = [[line.split() for line in text.splitlines()] for text in told]
    return {
        stages[0][0]: statistics.median(float(seconds) for _, seconds in stages) for stages in zip(*runs, strict=True)
    }


def where(spent: Mapping[str, Stages]) -> Iterator[str]:
    """The table of where our own time goes."""
    names = list(dict.fromkeys(name for parts in spent.values() for name in parts))
    yield f"| CPU ms of our stages | {' | '.join(names)} |"
    yield "|---" + "|--:" * len(names) + "|"
    for title, parts in spent.items():
        yield f"| {title} | {' | '.join(f'{1000 * parts[name]:.0f}' for name in names)} |"


def size(talks: int, agenda: str) -> str:
    """The heading of the tables of one agenda."""
    different = len({letter for letter in agenda if "\u4e00" <= letter <= "\u9fff"})
    return (
        f"### {talks:,} talks\n\n"
        f"{len(agenda.encode()):,} bytes of YAML, {len(agenda):,} characters, {different:,} different ideographs."
    )


def joined(blocks: Sequence[str]) -> str:
    """Blocks with a blank line between two."""
    return "\n\n".join(block for block in blocks if block) + "\n"
