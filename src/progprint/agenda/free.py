"""Free pages: a closed part of CommonMark, read into blocks. What it does not know is text, and a warning says so.

    # ## ###      headings            1. - * +   lists, nested once       > quotes      --- a rule
    ![what](file) a picture alone on its line, from a file beside the page        inline marks as in ``marks``

Lines of one paragraph are joined: without a blank between Han, with one elsewhere. Two blanks or a backslash at the end
of a line keep its end. Nothing is run, and no character is dropped.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from progprint.agenda.marks import read_marks
from progprint.agenda.programme import FreeBlock, Photo, Wording
from progprint.core.diagnostic import Diagnostic, Outcome, Source, Span, warning
from progprint.core.patterns import pattern
from progprint.text.characters import is_han
from progprint.text.punctuation import corrected, quotes_of

_HEADING = pattern(r" {0,3}(#{1,6})[ \t]+(.*)")
_RULE = pattern(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = pattern(r"([ \t]*)(?:([-*+])|(\d{1,9})[.)])[ \t]+(?=\S)")
_QUOTE = pattern(r" {0,3}> ?")
_PICTURE = pattern(r" {0,3}!\[([^\]]*)\]\(([^()\s]+)\)[ \t]*$")
_UNKNOWN = (("html", pattern(r"\s*</?[A-Za-z!][^>]*>")), ("table", pattern(r"\s*\|.*\|\s*$")),
            ("fence", pattern(r"\s*(?:```|~~~)")))  # fmt: skip
_WIDE = frozenset("，。、；：！？）」』》”’（「『《“‘…—")


def read_page(
    source: Source, file: str, *, normalise: bool = False, language: str = ""
) -> Outcome[tuple[FreeBlock, ...]]:
    """The blocks of a page; ``file`` is its path, to which those of pictures are relative.

    ``normalise``: slips of punctuation are mended in print, as the conference asks, in the way of its ``language``.

    Warning: page-markup (variants html, table, fence), once each, for what is printed as it is typed.
    """
    reader = _Reader(
        source, posixpath.dirname(file.replace("\\", "/")), normalise=normalise, quotes=quotes_of(language)
    )
    blocks = tuple(reader.blocks())
    return Outcome(blocks, tuple(reader.found))


class _Reader:
    """One pass over the lines of a page; ``_open`` are the lines of the block at hand."""

    def __init__(self, source: Source, folder: str, *, normalise: bool, quotes: tuple[str, str]) -> None:
        self.source, self.folder, self._normalise, self._quotes = source, folder, normalise, quotes
        self.found: list[Diagnostic] = []
        self._kind, self._level, self._marker = "", 0, ""
        self._open: list[str] = []
        self._first = 0

    def blocks(self) -> Iterator[FreeBlock]:
        """All blocks in order."""
        for number in range(1, self.source.line_count + 1):
            line = self.source.line(number)
            yield from self._line(line, number)
        yield from self._close()

    def _line(self, line: str, number: int) -> Iterator[FreeBlock]:
        self._look(line, number)
        if not line.strip():
            yield from self._close()
        elif match := _HEADING.match(line):
            yield from self._close()
            yield FreeBlock(
                "heading", self._words(match[2].rstrip().rstrip("#"), number, number), min(len(match[1]), 3)
            )
        elif _RULE.match(line):
            yield from self._close()
            yield FreeBlock("rule")
        elif match := _PICTURE.match(line):
            yield from self._close()
            span = Span(self.source, number, match.start(2) + 1, number, match.end(2) + 1)
            path = posixpath.normpath(posixpath.join(self.folder, match[2].replace("\\", "/")))
            yield FreeBlock("picture", Wording(match[1], span), photo=Photo(path, span))
        elif match := _ITEM.match(line):
            yield from self._close()
            deep = len(match[1].expandtabs(4)) >= 2
            self._begin("item", line[match.end() :], number, int(deep), "bullet" if match[2] else "number")
        elif match := _QUOTE.match(line):
            if self._kind != "quote":
                yield from self._close()
                self._begin("quote", line[match.end() :], number)
            else:
                self._open.append(line[match.end() :])
        elif self._kind in ("paragraph", "item", "quote"):
            self._open.append(line.lstrip())
        else:
            self._begin("paragraph", line.lstrip(), number)

    def _begin(self, kind: str, line: str, number: int, level: int = 0, marker: str = "") -> None:
        self._kind, self._open, self._first, self._level, self._marker = kind, [line], number, level, marker

    def _close(self) -> Iterator[FreeBlock]:
        if self._kind:
            words = self._words(_joined(self._open), self._first, self._first + len(self._open) - 1)
            yield FreeBlock(self._kind, words, self._level, self._marker)
        self._kind, self._open = "", []

    def _words(self, typed: str, first: int, last: int) -> Wording:
        text, marks = read_marks(
            corrected(typed.strip(), words=False, quotes=self._quotes) if self._normalise else typed.strip()
        )
        end = self.source.line(last)
        begin = len(self.source.line(first)) - len(self.source.line(first).lstrip())
        return Wording(text, Span(self.source, first, begin + 1, last, len(end) + 1), (), marks)

    def _look(self, line: str, number: int) -> None:
        for kind, mark in _UNKNOWN:
            match = mark.match(line)
            if match and not any(one.variant == kind for one in self.found):
                self.found.append(warning("page-markup", Span(self.source, number, 1, number, len(line) + 1), kind))


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph as one text."""
    out = ""
    for line in lines:
        kept = line.endswith(("  ", "\\"))
        text = line.rstrip(" \t").removesuffix("\\") if kept else line.rstrip()
        if out and not out.endswith("\n"):
            last, first = out[-1], text[:1]
            tight = (is_han(last) or last in _WIDE) and (is_han(first) or first in _WIDE)
            out += "" if tight else " "
        out += text + ("\n" if kept else "")
    return out.rstrip("\n")
