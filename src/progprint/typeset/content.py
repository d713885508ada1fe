"""The content of a paragraph taken apart: styles, text by style, what is said of the text, stretches between forced breaks.

Text("采用 "), Text("统一", bold), Ruby(…)  ─ noted ─▶  styles · (0, "采用 "), (1, "统一"), … · links, emphasis, readings
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from progprint.text.tokens import FORCED
from progprint.typeset.drawing import STYLE_RUNS
from progprint.typeset.interlinear import Annotations, is_roomy
from progprint.typeset.ruby import beside, read_word
from progprint.typeset.style import Inline, ParagraphStyle, Ruby, TextStyle

Content = str | Sequence[Inline]
Nodes = list[tuple[int, str]]
"""Texts in order, each with the number of its style run."""
LEFT = ("justify", "left")
"""Alignments whose lines begin at the left edge of the measure."""


def noted(
    content: Sequence[Inline], style: ParagraphStyle, width: Callable[[str, TextStyle], float]
) -> tuple[list[TextStyle], Nodes, Annotations]:
    """The styles of a content by number of style run, its nodes, and what is said of its text.

    The first style run is the first node's. A word with readings has one of its own, so that it is drawn apart; ``width``
    tells how wide readings are.
    """
    numbers: dict[tuple[TextStyle, int], int] = {}
    nodes: Nodes = []
    notes = Annotations([], [], [])
    roomy, at = is_roomy(style), 0
    flush = not style.indent and style.align in LEFT
    for index, node in enumerate(content):
        own = node.style or style.text
        if own.size != style.text.size or own.tracking != style.text.tracking:
            own = own._replace(size=style.text.size, tracking=style.text.tracking)
        text, word = node.text, 0
        if isinstance(node, Ruby):
            if roomy and any(reading for _, reading in node.groups):
                text, found = read_word(node, own, at, beside(content, index), flush=flush and not at, width=width)
                notes.rubies.append(found)
                word = index + 1
        elif node.emphasis and roomy:
            notes.emphasis.append((at, at + len(text), own.ink))
        if node.link:
            notes.links.append((at, at + len(text), node.link))
        at += len(text)
        number = min(numbers.setdefault((own, word), len(numbers)), STYLE_RUNS - 1)
        if nodes and nodes[-1][0] == number and not word:
            nodes[-1] = (number, nodes[-1][1] + text)
        elif text:
            nodes.append((number, text))
    return [own for own, _ in numbers], nodes, notes


def stretches(nodes: Nodes) -> list[tuple[Nodes, str]]:
    """Stretches between forced breaks, each with the break that ends it ("" at the end)."""
    found: list[tuple[Nodes, str]] = []
    current: Nodes = []
    for style_run, text in nodes:
        at = 0
        for match in FORCED.finditer(text):
            current.append((style_run, text[at : match.start()]))
            found.append((current, match[0]))
            current, at = [], match.end()
        current.append((style_run, text[at:] if at else text))
    if any(text for _, text in current):
        found.append((current, ""))
    return found
