"""``check --fix``: agenda files with what was typed wrong mended in place.

    bytes ─encoding─▶ text ─repairs─▶ text ─agenda─▶ wordings ─text.punctuation─▶ text ─read again─▶ the same tree?

A correction of wording is made where the words stand, and only if the file, read again, has the same parts with the
same texts but for corrections: otherwise that line stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from progprint import project
from progprint.agenda.load import load
from progprint.agenda.texts import wordings
from progprint.agenda.values import narrow
from progprint.checks.content import misnumbered, spacings
from progprint.core.diagnostic import Outcome, warning
from progprint.pipeline.repairs import repaired
from progprint.pipeline.silences import Silences, silences_of
from progprint.pipeline.stages import read_files
from progprint.source.node import Mapping, Scalar, Sequence
from progprint.source.read import read
from progprint.source.repair import written
from progprint.source.suppressions import as_typed
from progprint.text.punctuation import applies, corrected, quotes_of, spaced

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda
    from progprint.core.diagnostic import Span
    from progprint.pipeline.request import Request
    from progprint.source.node import Node
    from progprint.source.repair import Written

_WORDING = ("fullwidth-punctuation", "halfwidth-punctuation", "halfwidth-brackets", "reversed-quotes", "straight-quotes",
            "doubled-word", "fullwidth-latin", "typed-dots", "mixed-spacing", "mixed-numbers")  # fmt: skip
_LIST_MARK = re.compile(r"^[ \t]*(?:[\u2460-\u2473]|[(（]?\d{1,2}[)）.．、])", re.MULTILINE)
_CORNERS = str.maketrans("「」", "“”")


class Mended(NamedTuple):
    """A file before and after; ``legacy`` names the encoding that it had, if it was not UTF-8."""

    path: Path
    before: str
    after: str
    legacy: str
    old: bytes
    new: bytes


def mend(request: Request) -> Outcome[list[Mended]]:
    """The files of an agenda that change by being mended; [] if there is nothing that can be. Errors as of reading."""
    place = project.find_agenda(request.agenda, request.start or Path.cwd())
    if place.value is None:
        return Outcome(None, place.diagnostics)
    named = read_files(place.value)
    if named.value is None:
        return Outcome(None, [*place.diagnostics, *named.diagnostics])
    start: list[tuple[str, bytes, Written]] = []
    for name, data in named.value:
        text = written(data, name)
        if text is not None:
            start.append((name, data, text))
    texts = [(name, repaired(text, name)) for name, _, text in start]
    silences = silences_of([(name, text.text.encode()) for name, text in texts], place.value)
    for find in (_words, _numbers):
        parts = _parts(texts, find, silences)
        texts = [(name, _reworded(text, name, parts.get(name, []))) for name, text in texts]
    changed = []
    for (name, after), (_, data, first) in zip(texts, start, strict=True):
        if after.data != data:
            changed.append(Mended(Path(name), first.text, after.text, first.legacy, data, after.data))
    return Outcome(changed, place.diagnostics)


class _Part(NamedTuple):
    """A stretch of a file that is mended: words that are printed, or a time typed full-width."""

    span: Span
    mended: Callable[[str], str]


def _parts(
    texts: list[tuple[str, Written]], find: Callable[[Outcome[Agenda]], list[_Part]], silences: Silences
) -> dict[str, list[_Part]]:
    """What may be mended in the texts of an agenda, by file; what is silenced is meant and stays."""
    found: dict[str, list[_Part]] = {}
    for part in find(load([(name, text.text.encode()) for name, text in texts])):
        if not any(silences.silences(warning(code, part.span)) for code in _WORDING):
            found.setdefault(part.span.source.name, []).append(part)
    return found


def _words(outcome: Outcome[Agenda]) -> list[_Part]:
    """Times typed full-width, and words."""
    parts = [
        _Part(d.span, narrow) for d in outcome.diagnostics if d.code == "fullwidth-punctuation" and d.span is not None
    ]
    if outcome.value is not None and applies(outcome.value.conference.language):
        tight, loose, _ = spacings(outcome.value)
        spacing, quotes = (tight >= loose) if tight and loose else None, quotes_of(outcome.value.conference.language)
        mended = partial(_worded, spacing=spacing, quotes=quotes)
        words = dict.fromkeys(wordings(outcome.value))
        parts += [_Part(word.span, mended) for word in words if word.span is not None and not as_typed(word.span)]
    return parts if outcome.value is not None else []


def _numbers(outcome: Outcome[Agenda]) -> list[_Part]:
    """The numbers of lists."""
    wrong = misnumbered(outcome.value) if outcome.value is not None else ()
    return [_Part(span, partial(lambda meant, _: meant, meant)) for span, _, meant in wrong]


def _worded(text: str, spacing: bool | None, quotes: tuple[str, str]) -> str:
    """Words corrected, and with their blanks between Han and Latin in the agenda's commoner way (True: none)."""
    made = corrected(text, quotes=quotes)
    return made if spacing is None else spaced(made, tight=spacing)


def _reworded(text: Written, name: str, parts: list[_Part]) -> Written:
    """The file with its texts corrected; lines whose correction changes more than that stay."""
    changes = _changes(parts)
    before = read(text.text.encode(), name).value if changes else None
    return _kept(text, name, before, list(changes.items())) if before is not None else text


def _kept(text: Written, name: str, before: Node, changes: list[tuple[int, str]]) -> Written:
    """The text with those changes after which the file has the same parts; halves are tried where the whole is not."""
    changed = text.with_lines(dict(changes))
    if _same(before, read(changed.text.encode(), name).value):
        return changed
    if len(changes) == 1:
        return text
    middle = len(changes) // 2
    return _kept(_kept(text, name, before, changes[:middle]), name, before, changes[middle:])


def _changes(parts: list[_Part]) -> dict[int, str]:
    """Corrected lines by 0-based number."""
    if not parts:
        return {}
    lines = parts[0].span.source.text.split("\n")
    stretches: dict[int, dict[tuple[int, int], Callable[[str], str]]] = {}
    for span, mended in parts:
        for number in range(span.line - 1, min(span.end_line, len(lines))):
            begin = span.column - 1 if number == span.line - 1 else 0
            end = span.end_column - 1 if number == span.end_line - 1 else len(lines[number])
            if lines[number][begin : begin + 1] in ("'", '"'):
                begin, end = begin + 1, end - 1
            stretches.setdefault(number, {})[begin, end] = mended
    changes = {}
    for number, found in stretches.items():
        line, limit = lines[number], len(lines[number])
        for begin, end in sorted(found, reverse=True):
            if begin < end <= limit:
                line, limit = line[:begin] + found[begin, end](line[begin:end]) + line[end:], begin
        if line != lines[number]:
            changes[number] = line
    return changes


def _bare(text: str) -> str:
    """A text corrected, without what is mended further: blanks between Han and Latin, list marks at the begin of lines.

    Quotes with corners are as good as curly ones.
    """
    return _LIST_MARK.sub("1.", spaced(corrected(text.translate(_CORNERS)), tight=True))


def _same(one: Node | None, other: Node | None) -> bool:
    """Whether two trees are alike but for corrections of their texts."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return other.text in (one.text, narrow(one.text)) or _bare(one.text) == _bare(other.text)
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(map(_same, one.items, other.items))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return len(one.entries) == len(other.entries) and all(
            _same(key, again) and _same(value, now)
            for (key, value), (again, now) in zip(one.entries, other.entries, strict=True)
        )
    return False
