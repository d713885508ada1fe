"""YAML as nearly everybody writes it, read line by line: no parser is loaded for it, and it takes half the time.

    title: 云原生        speakers: [于雨, 姜涛]       - id: a1           bio: |
    # a note             color: "#0A6CFF"               name: A1 厅        two lines

Read are block mappings and lists, texts of one line with or without quotes, flow lists and mappings of one line, and
literal blocks. Whatever else a file holds, or anything in it that would have to be explained (a key that stands twice,
a tab, words behind a ``#``), it is left to ``source.events`` and libyaml as a whole: this module either gives the very
tree that would come of libyaml's events, each place included, or nothing. A law in the tests holds it to that.

Lines and columns count from 1, as in spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from progprint.core.diagnostic import Span
from progprint.core.text import has_han
from progprint.source.brackets import INDICATORS, Brackets, NotPlainError, is_key
from progprint.source.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from progprint.core.diagnostic import Source
    from progprint.source.node import Node

_UNUSUAL = "\t\u2028\u2029\ufeff"
_DEEPEST = 32


class _Block:
    """A block list or mapping that is being filled.

    ``waiting`` is the place where an empty text would stand if nothing followed the last key or dash.
    """

    __slots__ = ("column", "entries", "is_list", "items", "key", "keys", "line", "waiting")

    def __init__(self, is_list: bool, line: int, column: int) -> None:
        self.is_list: Final = is_list
        self.line: Final = line
        self.column: Final = column
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.keys: set[str] = set()
        self.key: Scalar | None = None
        self.waiting: tuple[int, int] | None = None

    def put(self, node: Node) -> None:
        """Give the last key or dash what it waits for."""
        self.waiting = None
        if self.key is None:
            self.items.append(node)
        else:
            self.entries.append((self.key, node))
            self.key = None


def read_plain(source: Source) -> Node | None:
    """The tree of a file that is plain throughout and without any fault; None for every other."""
    if any(character in source.text for character in _UNUSUAL):
        return None
    try:
        return _Reader(source).tree()
    except NotPlainError:
        return None


class _Reader:
    """One run over the lines of a file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.text.split("\n")
        self.done = 0  # lines that are read
        self.blocks: list[_Block] = []

    def tree(self) -> Node:
        """The root, after all lines."""
        while self.done < len(self.lines):
            typed = self.lines[self.done]
            self.done += 1
            content = typed.lstrip(" ")
            if content and content[0] != "#":
                self.line(content, len(typed) - len(content) + 1)
        while len(self.blocks) > 1:
            self.close()
        if not self.blocks:
            raise NotPlainError
        return self.whole(self.blocks.pop())

    def line(self, content: str, column: int) -> None:
        """One line from its first character on, or as many as a literal block has."""
        content = content.rstrip(" ")
        if " #" in content:
            content = _without_comment(content)
        dashed = content[0] == "-" and _is_dashed(content)
        block = self.blocks[-1] if self.blocks else None
        if block is None or block.column != column or block.is_list != dashed:
            block = self.block_at(content, column, dashed)
        while dashed:
            self.put_empty(block)
            inner = content[1:].lstrip(" ")
            block.waiting = (self.done, column + 1)
            if not inner:
                return
            column += len(content) - len(inner)
            content = inner
            dashed = content[0] == "-" and _is_dashed(content)
            if not dashed and _colon(content) < 0:
                block.put(self.value(content, column))
                return
            block = self.push(dashed, column)
        self.entry(block, content, column)

    def entry(self, block: _Block, content: str, column: int) -> None:
        """``key:`` or ``key: value``."""
        colon = _colon(content)
        key = content[:colon].rstrip(" ")
        if colon < 1 or key in block.keys or not is_key(key):
            raise NotPlainError
        self.put_empty(block)
        block.keys.add(key)
        typed = self.scalar(key, True, column, column + len(key))
        text = content[colon + 1 :].lstrip(" ")
        if text:
            block.entries.append((typed, self.value(text, column + len(content) - len(text))))
        else:
            block.key = typed
            block.waiting = (self.done, column + colon + 1)

    # --- blocks ----------------------------------------------------------------------------------------------------

    def block_at(self, content: str, column: int, dashed: bool) -> _Block:
        """The list or mapping that a line beginning at a column belongs to, opened if it is the first one there."""
        if column == 1 and content.startswith(("---", "...")):
            raise NotPlainError
        while self.blocks:
            top = self.blocks[-1]
            if top.column == column and top.is_list == dashed:
                return top
            if top.column < column or (top.column == column and dashed):  # a list may stand as deep as its key
                if top.waiting is None:
                    raise NotPlainError
                return self.push(dashed, column)
            if len(self.blocks) == 1:
                raise NotPlainError
            self.close()
        if column != 1:
            raise NotPlainError
        return self.push(dashed, column)

    def push(self, is_list: bool, column: int) -> _Block:
        """Open a list or mapping."""
        if len(self.blocks) == _DEEPEST:
            raise NotPlainError
        block = _Block(is_list, self.done, column)
        self.blocks.append(block)
        return block

    def close(self) -> None:
        """The list or mapping opened last is complete, and the value of the one that holds it."""
        node = self.whole(self.blocks.pop())
        self.blocks[-1].put(node)

    def whole(self, block: _Block) -> Node:
        """A complete list or mapping; it ends where the last thing in it ends."""
        self.put_empty(block)
        last = block.items[-1] if block.is_list else block.entries[-1][1]
        span = Span(self.source, block.line, block.column, last.span.end_line, last.span.end_column)
        return Sequence(tuple(block.items), span) if block.is_list else Mapping(tuple(block.entries), span)

    def put_empty(self, block: _Block) -> None:
        """The text of a key or dash that nothing follows."""
        if block.waiting is not None:
            line, column = block.waiting
            block.put(Scalar("", True, Span(self.source, line, column, line, column)))

    # --- values ----------------------------------------------------------------------------------------------------

    def scalar(self, text: str, plain: bool, column: int, end: int) -> Scalar:
        """A text on the line that was read last."""
        return Scalar(text, plain, Span(self.source, self.done, column, self.done, end))

    def value(self, text: str, column: int) -> Node:
        """What stands behind a key or dash, to the end of its line."""
        first = text[0]
        if first not in INDICATORS:
            if ": " in text or text[-1] in ':"':
                raise NotPlainError
            return self.scalar(text, True, column, column + len(text))
        if text in ("|", "|-"):
            return self.literal(column, "\n" if text == "|" else "")
        return Brackets(self.source, self.done, column, text).whole(_DEEPEST - len(self.blocks))

    def literal(self, column: int, ending: str) -> Scalar:
        """The lines below a ``|``; they are deeper than what holds it. All breaks at their end become ``ending``."""
        lines, last, begun = self.lines, len(self.lines) - 1, self.done  # behind the last break there is no line
        first = begun
        while first < last and not lines[first]:
            first += 1
        if first >= last:
            raise NotPlainError
        indent = len(lines[first]) - len(lines[first].lstrip(" "))
        if indent < self.blocks[-1].column:
            raise NotPlainError
        margin, end = " " * indent, first
        while end < last and (not lines[end] or lines[end].startswith(margin)):
            end += 1
        if lines[end].startswith(margin) or any(line and line.isspace() for line in lines[begun : end + 1]):
            raise NotPlainError  # a last line without a break, or blanks that may be text
        text = "\n".join([line[indent:] for line in lines[begun:end]]).rstrip("\n") + ending
        self.done = end
        return Scalar(text, False, Span(self.source, begun, column, end + 1, 1))


def _is_dashed(content: str) -> bool:
    return len(content) == 1 or content[1] == " "


def _colon(content: str) -> int:
    """Where the colon of a key is, -1 if the line begins with no plain key."""
    if content[0] in INDICATORS:
        return -1
    at = content.find(": ")
    return len(content) - 1 if at < 0 and content[-1] == ":" else at


def _without_comment(content: str) -> str:
    """A line up to its comment, if the comment is certainly one: a word beside the ``#`` or Han may be text."""
    at = content.index(" #")
    comment = content[at + 2 :].lstrip("#")
    if not comment.startswith(" ") or has_han(comment):
        raise NotPlainError
    return content[:at].rstrip(" ")
