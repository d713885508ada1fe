"""Nodes out of the events of a YAML parser, with a stack of its own: no input is too deep for it.

    events ─▶ scalar · open · close · alias · document ─▶ stack of open lists and mappings ─▶ root

The events are PyYAML's, by shape only: ``source.events`` is the door to the library and hands them in. Bounded here are
depth and aliases, refused are tags and equal keys, and merge keys (``<<``) are resolved.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

from progprint.core.diagnostic import Diagnostic, Related, Severity, Span, error, warning
from progprint.source.linerules import flow_key_guess, item_key_guess, moved, odd_space_guess, swallowed_guesses
from progprint.source.node import Mapping, Scalar, Sequence
from progprint.text.characters import INVISIBLE, WIDE_SPACES, has_han

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from collections.abc import Mapping as Table

    from progprint.core.diagnostic import Source
    from progprint.source.linerules import Guess
    from progprint.source.node import Node

MAX_DEPTH = 64
"""Deepest nesting of lists and mappings (contract, promise 5)."""

MAX_ALIASED = 1_000
"""Most nodes that all aliases of a file may stand for together."""

_ODD_STARTS = frozenset(WIDE_SPACES)
_SURROGATE = re.compile("[\ud800-\udfff]")
_COMMENT = re.compile(r"[ \t]+(#+(?P<text>[^\n]*))")


class Stop(Exception):  # noqa: N818 - no error of the program: the file is not worth reading further
    """Building ends here; the reason has been told."""


class _Open:
    """A list or mapping that is being filled."""

    __slots__ = ("anchor", "before", "begin", "entries", "flow", "items", "key", "key_at", "merges", "seen")

    def __init__(self, event: Any, before: int, seen: dict[str, Span] | None) -> None:
        self.anchor: str | None = None
        self.begin: Any = None
        self.flow = False
        if event is not None:
            self.anchor, self.begin, self.flow = event.anchor, event.start_mark, bool(event.flow_style)
        self.before = before  # nodes counted when it began
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.key: Scalar | None = None
        self.key_at: Any = None
        self.seen = seen  # keys of a mapping with their places; None for a list
        self.merges = False


class Builder:
    """Turns the events of one text into nodes, with a stack of its own.

    ``source`` is the file as typed, ``text`` what is parsed for it: with ``repairs`` by line, and with stand-ins for
    some characters that ``back`` translates to what they stand for. ``keys`` are those known. ``found`` are
    diagnostics, ``guesses`` lines that YAML reads otherwise than they were meant.
    """

    def __init__(
        self, source: Source, text: str, back: Table[int, str], repairs: Table[int, str], keys: Container[str] = ()
    ) -> None:
        self.source = source
        self.back = back
        self.repairs = repairs
        self.keys = keys
        self.typed = source.text.split("\n") if repairs else []
        self.found: list[Diagnostic] = []
        self.guesses: list[Guess] = []
        self.joined: set[int] = set()  # lines (0-based) that go on with a text begun above
        self.open_quotes: list[tuple[int, int]] = []  # where quotes begin that end on another line
        self.stack = [_Open(None, 0, None)]
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.open_anchors: list[str] = []
        self.nodes = 0  # counted as if every alias were written out
        self.aliased = 0
        self.at: Any = None  # marks of the last node, in the text that is read
        self.end: Any = None
        self.documents: list[Span] = []
        self._text = text
        self._lines: list[str] = []
        self.commented = _commented_lines(text)

    def root(self) -> Node | None:
        """The first document, after the last checks; None if there is none."""
        present = [n for n, node in enumerate(self.stack[0].items) if not (isinstance(node, Scalar) and node.absent)]
        if not present:
            variant = "comments" if self.source.text.strip() else ""
            self.found.append(error("empty-file", Span(self.source, 1, 1, 1, 1), variant))
            return None
        if len(present) > 1:
            self.found.append(error("multiple-documents", self.documents[present[1]]))
        return self.stack[0].items[present[0]]

    # --- one event -------------------------------------------------------------------------------------------------

    def scalar(self, event: Any) -> None:
        """A text."""
        self.at, self.end = start, end = event.start_mark, event.end_mark
        line, end_line = start.line, end.line
        text: str = event.value.translate(self.back) if self.back else event.value
        plain = not event.style
        span = self._span(line, start.column, end_line, end.column)
        if event.style == '"' and not text.isprintable() and _SURROGATE.search(text):
            text = self._whole(text, span)
        node = Scalar(text, plain, span)
        if line != end_line:
            self.joined.update(range(line + 1, end_line + 1))
            if event.style in ("'", '"'):
                self.open_quotes.append((line, start.column))
        if event.tag is not None:
            self._refuse_tag(event)
        if plain and text:
            if line != end_line or len(self.stack) == 1:
                self.guesses += swallowed_guesses(self.lines, line, start.column, end_line)
                self._look_for_items(line, end_line)
            if len(text) > 1 and text[-1] == '"' and text.count('"') == 1 and not text[-2].isdigit():
                self.found.append(warning("half-quoted", span, text=text))
        if (plain or end_line in self.repairs) and end_line in self.commented:
            self._look_behind(node, end_line, end.column)
        self.nodes += 1
        if event.anchor:
            self.anchors[event.anchor] = (node, 1)
        self._place(node)

    def open(self, event: Any, seen: dict[str, Span] | None = None) -> None:
        """A list begins; or a mapping, with the keys that are seen in it."""
        if event.tag is not None:
            self._refuse_tag(event)
        if len(self.stack) > MAX_DEPTH:
            start = event.start_mark
            self._stop(error("too-deep", self._span(start.line, start.column, start.line, start.column + 1)))
        if event.anchor:
            self.open_anchors.append(event.anchor)
        self.stack.append(_Open(event, self.nodes, seen))
        self.nodes += 1

    def close(self, event: Any) -> None:
        """A list or mapping ends."""
        done = self.stack.pop()
        self.at = done.begin
        if done.flow:
            self.end = event.end_mark
        span = self._span(self.at.line, self.at.column, self.end.line, self.end.column)
        node: Node
        if done.seen is None:
            node = Sequence(tuple(done.items), span)
        else:
            node = Mapping(tuple(self._merged(done) if done.merges else done.entries), span)
        if done.anchor:
            self.open_anchors.remove(done.anchor)
            self.anchors[done.anchor] = (node, self.nodes - done.before)
        self._place(node)

    def alias(self, event: Any) -> None:
        """A reference to an anchored node."""
        self.at, self.end = start, end = event.start_mark, event.end_mark
        span = self._span(start.line, start.column, end.line, end.column)
        name = event.anchor or ""
        node: Node = Scalar(f"*{name}", plain=False, span=span)
        if name in self.open_anchors:
            self.found.append(error("recursive-alias", span, name=name))
        elif name not in self.anchors:
            self.found.append(error("yaml-syntax", span, "undefined-alias", name=name))
        else:
            node, size = self.anchors[name]
            self.nodes += size
            self.aliased += size
            if self.aliased > MAX_ALIASED:
                self._stop(error("too-many-aliases", span, limit=MAX_ALIASED))
        self._place(node)

    def document(self, event: Any) -> None:
        """A document begins; only the first one counts."""
        start, end = event.start_mark, event.end_mark
        self.documents.append(self._span(start.line, start.column, end.line, end.column))
        self.anchors.clear()

    # --- what becomes of a node ------------------------------------------------------------------------------------

    def _place(self, node: Node) -> None:
        top = self.stack[-1]
        if top.seen is None:
            top.items.append(node)
        elif top.key is None:
            top.key, top.key_at = self._as_key(node), self.at
        else:
            self._pair(top, top.seen, top.key, node)
            top.key = None

    def _as_key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            from progprint.source.unquoted import braces_guess  # rare

            guess = braces_guess(self.lines, self.at.line, self.at.column)
            if guess:
                self.guesses.append(guess)
            else:
                self.found.append(error("yaml-syntax", node.span, "key-not-text"))
            return Scalar("", plain=False, span=node.span)
        if not node.text.isascii() and node.plain and (node.text[0] in _ODD_STARTS or INVISIBLE.match(node.text)):
            self.guesses.append(odd_space_guess(self.lines, self.at.line, self.at.column))
        self.guesses += item_key_guess(self.lines, self.at.line) if node.text[1:].lstrip() in self.keys else ()
        return node

    def _pair(self, top: _Open, seen: dict[str, Span], key: Scalar, value: Node) -> None:
        first = seen.setdefault(key.text, key.span)
        if first is not key.span:
            related = (Related("first", first),)
            self.found.append(Diagnostic("duplicate-key", Severity.ERROR, {"key": key.text}, key.span, related))
            return
        if top.flow and isinstance(value, Scalar) and value.absent and key.plain:
            guess = flow_key_guess(self.lines, top.key_at.line, top.key_at.column, key.text)
            self.guesses += [guess] if guess else []
        if key.text == "<<" and key.plain:
            top.merges = True
        top.entries.append((key, value))

    def _merged(self, done: _Open) -> Iterable[tuple[Scalar, Node]]:
        """The entries with ``<<`` resolved: own keys win over merged ones, earlier mappings over later ones."""
        own = {key.text for key, _ in done.entries}
        for key, value in done.entries:
            if not (key.plain and key.text == "<<"):
                yield key, value
                continue
            for part in value.items if isinstance(value, Sequence) else (value,):
                if not isinstance(part, Mapping):
                    self.found.append(error("yaml-syntax", part.span, "merge"))
                    continue
                for name, content in part.entries:
                    if name.text not in own:
                        own.add(name.text)
                        yield name, content

    # --- trouble ---------------------------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """The text that is read, cut into lines when first asked for."""
        self._lines = self._lines or self._text.translate(self.back).split("\n")
        return self._lines

    def _span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """A span of the file as typed, from 0-based places in the text that is read."""
        if self.repairs:
            if line in self.repairs:
                column = moved(column, self.repairs[line], self.typed[line])
            if end_line in self.repairs:
                end_column = moved(end_column, self.repairs[end_line], self.typed[end_line])
        first = line + 1  # one number for both ends of a line: a file has many of them
        return Span(self.source, first, column + 1, first if end_line == line else end_line + 1, end_column + 1)

    def _stop(self, reason: Diagnostic) -> NoReturn:
        self.found.append(reason)
        raise Stop

    def _refuse_tag(self, event: Any) -> None:
        start = event.start_mark
        typed = self.lines[start.line][start.column :].split(maxsplit=1)[:1]
        tag = next((word for word in typed if word.startswith(("!", "&"))), str(event.tag))
        span = self._span(start.line, start.column, start.line, start.column + len(tag))
        self.found.append(error("tag", span, tag=tag))

    def _whole(self, text: str, span: Span) -> str:
        """The text without lone surrogates, which PyYAML lets pass where it was built without libyaml."""
        self.found.append(error("surrogate", span, escape=f"\\u{ord(_SURROGATE.findall(text)[0]):04x}"))
        return _SURROGATE.sub("\ufffd", text)

    def _look_behind(self, node: Scalar, line: int, column: int) -> None:
        """Warn of words behind a value that YAML takes for a comment though they look like text."""
        comment = _COMMENT.match(self.lines[line], column)
        if comment is None:
            return
        words = comment["text"]
        if "progprint" in words.casefold() or "照录" in words:
            from progprint.source.suppressions import is_marked

            if is_marked(self.lines[line]):
                return
        if re.search(r"\w", words) and (not words[0].isspace() or has_han(words)):
            span = self._span(line, comment.start(1), line, len(self.lines[line].rstrip()))
            self.found.append(warning("text-after-hash", span, comment=comment[1].rstrip(), text=node.text))

    def _look_for_items(self, line: int, end_line: int) -> None:
        """Warn of lines that look like items of a list and go on with the text above them, because they stand deeper."""
        for number in range(line + 1, end_line + 1):
            text = self.lines[number].lstrip(" ")
            if text.startswith("- "):
                column = len(self.lines[number]) - len(text)
                span = self._span(number, column, number, len(self.lines[number]))
                self.found.append(warning("joined-lines", span, text=text))


def _commented_lines(text: str) -> frozenset[int]:
    """The 0-based lines in which a blank and a ``#`` occur; nearly always few."""
    if " #" not in text and "\t#" not in text:
        return frozenset()
    found, line, last = set(), 0, 0
    for match in re.finditer(r"[ \t]#", text):
        line += text.count("\n", last, match.start())
        last = match.start()
        found.add(line)
    return frozenset(found)
