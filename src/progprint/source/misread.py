"""Values that were read otherwise than they were meant, by the keys of a form: keys that hold a colon, keys inside a text.

标题："云: 原生"       the key is 标题, its colon was typed full-width
summary: |
  第一句
  takeaways:            one level too deep: words of the summary
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Diagnostic, Severity, Span, error
from progprint.source.kinds import LANGUAGES, Field, Form, Kind
from progprint.source.node import Node, Scalar

if TYPE_CHECKING:
    from progprint.source.linerules import Guess

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
    return _told(guess, name.span)


_KEYED = r"\s*(?P<key>[^\W\d_][\w -]{0,19}?)\s*[:：]"


def keyed_text(node: Node, kind: Kind) -> Diagnostic | None:
    """A text that was to be a key and its content, and is one text because of its colon: ``- name：于雨`` is nobody's name.

    Only a key of the very form that may stand there counts, or, of a text in several languages, the name of one.
    """
    if not isinstance(node, Scalar) or not (":" in node.text or "：" in node.text):
        return None
    match = re.match(_KEYED, node.text)
    key = match["key"] if match else ""
    if key not in (kind.form.spellings if kind.form else ()) and not (kind.translated and key in LANGUAGES):
        return None
    span, begin = node.span, node.span.column - 1
    typed = span.source.line(span.line)
    if not node.plain or not typed.startswith(key, begin):
        value = node.text[match.end() :].strip() if match else ""
        fixed = {} if re.search("[:：\n]", value) else {"fixed": f"{key}: {value}"}
        return error("yaml-syntax", span, "quoted-key", key=key, **fixed) if kind.form else None
    from progprint.source import linerules  # only a faulty file needs it

    return _told(linerules.keyed_text(typed, begin, key), span)


def tight_item(node: Scalar) -> Diagnostic | None:
    """An item of a list whose dash touches it, so that it is read as a text or a key: ``-于雨`` on a line of its own."""
    if not node.plain or node.text[:1] != "-" or not node.text[1:2].isalpha():
        return None
    from progprint.source.linerules import tight_dash  # only a faulty file needs it

    typed = node.span.source.line(node.span.line)
    guess = tight_dash([typed], 0) if not typed[: node.span.column - 1].strip() else None
    return _told(guess, node.span) if guess is not None else None


def meant(node: Scalar, kind: Kind) -> Scalar | None:
    """The name or id that a refused text was to say, so that who is called by it elsewhere is known; else None."""
    if node.text.startswith("-"):
        return Scalar(node.text[1:], node.plain, node.span)
    match = re.match(_KEYED, node.text)
    field = kind.form.spellings.get(match["key"]) if match and kind.form else None
    named = match is not None and field is not None and field.key in ("id", "name")
    return Scalar(node.text[match.end() :].strip(), node.plain, node.span) if match and named else None


def _told(guess: Guess, span: Span) -> Diagnostic:
    """The error of a guess on the line on which a text begins."""
    place = Span(span.source, span.line, guess.column + 1, span.line, guess.end_column + 1)
    return Diagnostic(guess.code, Severity.ERROR, dict(guess.params), place, variant=guess.variant)


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
