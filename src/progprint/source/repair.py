"""A file with its typing errors mended, line by line, and nothing else in it touched.

Only repairs that can be meant in one way are made: a line that may stand at several depths, a quote that is not
closed, a character that is lost are for their owner to mend. Each repair has been tried: the parser got further by it.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.diagnostic import Source
from progprint.source.decode import decode, kind_of
from progprint.source.linerules import keyed_text, tabs, tight_dash
from progprint.source.unquoted import ENTRY, is_whole, quoted_at
from progprint.text.characters import CONTROL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from progprint.core.diagnostic import Span
    from progprint.source.kinds import Form
    from progprint.source.linerules import Guess

_UNSAFE = frozenset(("open-quote", "escape"))
_NO_PLAIN_TEXT = ("", "'", '"', "|", ">", "[", "{", "#")
_LINE_END = re.compile("\r\n|\r|\n")


class Written(NamedTuple):
    """A file as characters: what comes before the text, the text, and the codec (with the name to show, if it changes)."""

    mark: str
    text: str
    legacy: str = ""

    def with_lines(self, changes: Mapping[int, str]) -> Written:
        """The same with other lines (0-based); all other characters, and every line end, as they were.

        A line that becomes several has its own end behind each of them.
        """
        ends = [match[0] for match in _LINE_END.finditer(self.text)]
        lines = _LINE_END.split(self.text)
        usual = ends[0] if ends else "\n"
        ends.append("")
        typed = enumerate(zip(lines, ends, strict=True))
        return self._replace(
            text="".join(changes.get(n, line).replace("\n", end or usual) + end for n, (line, end) in typed)
        )

    @property
    def data(self) -> bytes:
        """The bytes of the file, in UTF-8."""
        return (self.mark + self.text).encode()


def written(data: bytes, name: str) -> Written | None:
    """The characters of a file; None if they are not known for certain, or if it is no text.

    GB18030 is taken for certain where the file reads as nothing else (``source.decode`` guesses), since a person asked
    for the repair and sees it; UTF-16 says what it is.
    """
    if kind_of(data):
        return None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        return _as("utf-16", data, "UTF-16")
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    try:
        return Written(mark, data[len(mark.encode()) :].decode())
    except UnicodeDecodeError:
        found = decode(data, name).diagnostics
        if any(d.code == "encoding" and d.params.get("guess") == "GB18030" for d in found):
            return _as("gb18030", data, "GB18030")
    return None


def _as(codec: str, data: bytes, name: str) -> Written | None:
    try:
        return Written("", data.decode(codec), name)
    except UnicodeDecodeError:
        return None


def mend_lines(text: str, name: str, form: Form | None = None) -> dict[int, str]:
    """The lines of a text that were typed wrong as YAML, by 0-based number, as they should be; ``form`` as for ``read``."""
    from progprint.source.events import parse  # only a repair needs the whole of YAML

    typed = _LINE_END.sub("\n", text)
    source = Source(name, CONTROL.sub(" ", typed))  # as ``decode`` does; lines that hold one stay
    followed: list[Guess] = []
    found = parse(source, form, followed).diagnostics
    lines = source.text.split("\n")
    doubtful = {n for guess in followed if _is_unsafe(guess) for n in (guess.line, *(at for at, _ in guess.repair))}
    changes = {n: line for guess in followed for n, line in guess.repair if n not in doubtful}
    for diagnostic in found:
        comment = str(diagnostic.params.get("comment", ""))
        if diagnostic.code == "text-after-hash" and diagnostic.span is not None and not comment[1:2].isspace():
            number = diagnostic.span.line - 1
            if number not in changes and number not in doubtful and (line := _uncommented(lines[number])):
                changes[number] = line
    original = typed.split("\n")
    return {n: line for n, line in changes.items() if line != lines[n] and lines[n] == original[n]}


def untabbed(text: str) -> list[dict[int, str]]:
    """The ways to write tabs in indentation as blanks: two, four or eight of them for each; [] if there is none."""
    lines = _LINE_END.sub("\n", text).split("\n")
    first = next((n for n, line in enumerate(lines) if re.match(r" *\t\s*\S", line)), None)
    return [dict(guess.repair) for guess in tabs(lines, first)] if first is not None else []


def split_key(span: Span, key: str) -> str:
    """The line of a text that was meant as ``key: value``, or as an item, mended; "" where that may be meant otherwise."""
    line = span.source.line(span.line)
    begin = line.rfind(key, 0, span.column - 1) if key else len(line) - len(line.lstrip(" -"))
    if key or line[span.column - 2 : span.column - 1] == ":":
        guess: Guess | None = keyed_text(line, begin, key or line[begin : span.column - 2])
    else:
        guess = tight_dash([line], 0)
    return guess.repair[0][1] if guess is not None and guess.repair else ""


def _is_unsafe(guess: Guess) -> bool:
    """Whether a repair picks one of several meanings, or loses a character."""
    lost = guess.code == "surrogate" and guess.variant != "pair"
    return lost or not guess.certain or guess.variant in _UNSAFE


def _uncommented(line: str) -> str:
    """The line with its value and what follows ``#`` quoted as one text; "" where no plain text begins on it."""
    entry = ENTRY.match(line)
    if entry is None or not (entry[2] or "-" in entry[1]) or entry["value"][:1] in _NO_PLAIN_TEXT:
        return ""
    begin, end = entry.start("value"), len(line.rstrip())
    return quoted_at(line, begin, end) if is_whole(line[begin:end]) else ""
