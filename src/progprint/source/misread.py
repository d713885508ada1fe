"""Values that were read otherwise than they were meant, by the keys of a form: keys that hold a colon, keys inside a text.

标题："云: 原生"       the key is 标题, its colon was typed full-width
summary: |
  第一句
  takeaways:            one level too deep: words of the summary
"""

from __future__ import annotations

import re

from progprint.core.diagnostic import Diagnostic, Severity, Span, error
from progprint.source.kinds import Field, Form, Kind
from progprint.source.node import Node, Scalar

KEY_END = re.compile(r"[:：\"'\[{]")


def colon_in(name: Scalar) -> Diagnostic | None:
    """A key that holds an opening quote or bracket, since the colon before it was typed full-width, tight or not at all."""
    if not name.plain or not any(mark in name.text for mark in "\"'[{"):
        return None
    from progprint.source.linerules import fullwidth_colon, tight_colon  # only a faulty file needs them

    source, line = name.span.source, name.span.line
    guess = fullwidth_colon([source.line(line)], 0) or tight_colon([source.line(line)], 0)
    if guess is None or not name.span.column <= guess.column + 1 < name.span.end_column:
        return error("yaml-syntax", name.span, "no-colon", key=name.text) if name.text.count('"') % 2 else None
    place = Span(source, line, guess.column + 1, line, guess.end_column + 1)
    return Diagnostic(guess.code, Severity.ERROR, dict(guess.params), place, variant=guess.variant)


def colon_of(node: Node, kind: Kind) -> Diagnostic | None:
    """A line alone that was to be a key and its content, and is one text because of its colon: fullwidth-colon, yaml-syntax."""
    from progprint.source.linerules import fullwidth_colon, tight_colon  # only a faulty file needs them

    if not isinstance(node, Scalar) or kind.form is None or node.span.line != node.span.end_line:
        return None
    source, line = node.span.source, node.span.line
    guess = fullwidth_colon([source.line(line)], 0) or tight_colon([source.line(line)], 0)
    params = dict(guess.params) if guess is not None else {}
    if guess is None or params.get("key") not in kind.form.spellings:
        return None
    place = Span(source, line, guess.column + 1, line, guess.end_column + 1)
    return Diagnostic(guess.code, Severity.ERROR, params, place, variant=guess.variant)


_ENTRY = re.compile(r" *(?:- +)*(?P<key>[^\W\d_][\w ]{0,19}):(?: +(?P<value>.*)|$)")


def swallowed_keys(span: Span, form: Form) -> list[tuple[Field, Span]]:
    """The keys of a form that stand in a text of several lines as words of it, because their lines stand too deep.

    A line is taken for one if a group of lines follows it, or if nothing but such lines follows to the end of the text.
    """
    source = span.source
    numbers = [n for n in range(span.line + 1, min(span.end_line, source.line_count) + 1) if source.line(n).strip()]
    found: list[tuple[Field, Span]] = []
    tail, below = True, ""
    for number in reversed(numbers):
        line = source.line(number)
        match = _ENTRY.fullmatch(line.rstrip())
        known = form.spellings.get(match["key"]) if match else None
        opens = match is not None and not match["value"] and _goes_on(line, below)
        if match and known is not None and (opens or (tail and match["value"])):
            found.append((known, Span(source, number, match.start("key") + 1, number, match.end("key") + 1)))
        tail = tail and (known is not None or line.lstrip().startswith("- "))
        below = line
    return found[::-1]


def _goes_on(line: str, below: str) -> bool:
    """Whether a line stands deeper than the one above it, or is an item of a list."""
    depth, deeper = (len(text) - len(text.lstrip(" ")) for text in (line, below))
    return deeper > depth or below.lstrip().startswith("- ")
