"""Inline marks and bare addresses of a text as nodes that the composer sets.

    Wording("采用 统一 的 h2", marks=(strong 3–5, code 8–10))  ─ content ─▶  Text("采用 "), Text("统一", bold), …

An address keeps its look, so that nothing of a page changes by it; words that stand for one take the accent, because
nothing else shows on paper that they lead somewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from progprint.agenda.marks import addresses
from progprint.agenda.programme import Mark, Wording
from progprint.core.color import Ink
from progprint.typeset.content import Content
from progprint.typeset.style import Text, TextStyle

CODE = "mono"
"""The role of the font book that code is set in."""


def content(words: Wording, style: TextStyle, accent: Ink, families: Container[str]) -> Content:
    """The content to set for a text with its marks; plain text stays plain. ``families`` are the roles of the font book."""
    text, marks = words.text, words.marks or addresses(words.text)
    if not marks:
        return text
    edges: dict[int, list[tuple[Mark, int]]] = {0: [], len(text): []}
    for mark in marks:
        edges.setdefault(mark.start, []).append((mark, 1))
        edges.setdefault(mark.end, []).append((mark, -1))
    nodes: list[Text] = []
    kinds: Counter[str] = Counter()
    start, target, ink = 0, "", style.ink
    for place in sorted(edges):
        if place > start:
            look = _look(style, kinds, ink, families)
            nodes.append(Text(text[start:place], None if look == style else look, target, kinds["emphasis"] > 0))
        for mark, step in edges[place]:
            kinds[mark.kind] += step
            if mark.kind == "link":
                spelled = text[mark.start : mark.end] == mark.target
                target, ink = (mark.target, style.ink if spelled else accent) if step > 0 else ("", style.ink)
        start = place
    return tuple(nodes)


def _look(style: TextStyle, kinds: Counter[str], ink: Ink, families: Container[str]) -> TextStyle:
    """The style of text under some marks."""
    look = style if ink is style.ink else style.but(ink=ink)
    if kinds["strong"] > 0:
        look = look.but(weight="bold")
    return look.but(family=CODE, verbatim=True) if kinds["code"] > 0 and CODE in families else look
