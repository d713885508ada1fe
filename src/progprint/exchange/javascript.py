"""The data in a JavaScript file, read and never run: what is given to a name, as text, lists and mappings.

    var speakers = [ {"name": "林帆", topic: '网格', }, … ];     ─▶  [("speakers", [{"name": "林帆", "topic": "网格"}])]

Known are literals (ECMA-262 §12.9, §13.2): objects, arrays, strings of all three kinds, numbers, their joining by ``+``;
``require("x")`` and bare names stand for the text in them, as sites name their pictures so. A line that is continued by a
backslash keeps its line end, since the author broke it there. All else than data is left out by whole statements.
"""

from __future__ import annotations

import re

from progprint.core.diagnostic import Outcome, Source, error

_BLANK = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_HEAD = re.compile(
    r"(?:export\s+)?(?:(?:var|let|const)\s+)?(?P<name>[A-Za-z_$][\w$.]*)\s*(?::[^=;{}]{1,80})?=(?![=>])"
    r"|export\s+default\b"
)
_NAME = re.compile(r"[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff.]*")
_NUMBER = re.compile(r"[-+]?(?:0[xXbBoO][\da-fA-F]+|\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)")
_STRING = re.compile(r"""(["'`])((?:\\.|(?!\1)[^\\])*)\1""", re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))"
)  # fmt: skip
_SIMPLE = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "\n", "v": "\n", "0": ""}
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_DEEP = 60


class _NoDataError(ValueError):
    """What stands at a place is no literal."""

    def __init__(self, at: int, variant: str = "") -> None:
        super().__init__(at)
        self.at, self.variant = at, variant


def literals(source: Source) -> Outcome[list[tuple[str, object]]]:
    """The lists and mappings that a file gives to names, in its order. Error: import-syntax with line and column.

    A statement that begins with neither bracket after its ``=`` is no data; one that does must be read to its end.
    """
    reader = _Reader(source.text)
    found: list[tuple[str, object]] = []
    try:
        while reader.blank() < len(source.text):
            head = _HEAD.match(source.text, reader.at)
            if head is None:
                reader.statement()
                continue
            reader.at = head.end()
            if source.text[reader.blank() : reader.at + 1] in ("[", "{"):
                found.append(((head["name"] or "default").rpartition(".")[2], reader.value(0)))
            else:
                reader.statement()
    except _NoDataError as trouble:
        before = source.text[: trouble.at]
        line, column = before.count("\n") + 1, trouble.at - before.rfind("\n")
        found_out = error("import-syntax", None, trouble.variant, path=source.name, line=line, column=column)
        return Outcome(None, (found_out,))
    return Outcome(found)


class _Reader:
    """Goes through a text once; ``at`` is where it stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def blank(self) -> int:
        """Pass blanks and comments; where that leads."""
        passed = _BLANK.match(self._text, self.at)
        self.at = passed.end() if passed else self.at
        return self.at

    def statement(self) -> None:
        """Pass a statement that is no data: to its semicolon or the end of its line, over strings and brackets."""
        depth = 0
        while self.at < len(self._text):
            self.at = self.blank() if self._text[self.at : self.at + 2] in ("//", "/*") else self.at
            string = _STRING.match(self._text, self.at)
            if string:
                self.at = string.end()
                continue
            char = self._text[self.at : self.at + 1]
            self.at += 1
            depth += (char in "([{") - (char in ")]}")
            if depth <= 0 and char in (";", "\n", "}"):
                return

    def value(self, depth: int) -> object:
        """A literal, and those joined to it."""
        made = self._one(depth)
        while isinstance(made, str) and self._take("+"):
            more = self._one(depth)
            if not isinstance(more, str):
                raise _NoDataError(self.at)
            made += more
        return made

    def _one(self, depth: int) -> object:
        at = self.blank()
        if depth > _DEEP:
            raise _NoDataError(at, "deep")
        if self._take("["):
            return self._list(depth)
        if self._take("{"):
            return self._mapping(depth)
        if string := _STRING.match(self._text, at):
            self.at = string.end()
            return _unescaped(string[2])
        if number := _NUMBER.match(self._text, at):
            self.at = number.end()
            return number[0]
        name = _NAME.match(self._text, at)
        if name is None:
            raise _NoDataError(at)
        self.at = name.end()
        if self._take("("):
            inner = self.value(depth + 1)
            self._take(",")
            self._need(")")
            return inner
        return _WORDS.get(name[0], name[0])

    def _list(self, depth: int) -> list[object]:
        made: list[object] = []
        while not self._take("]"):
            if self._take(","):
                continue
            made.append(self.value(depth + 1))
            if not self._take(","):
                self._need("]")
                break
        return made

    def _mapping(self, depth: int) -> dict[str, object]:
        made: dict[str, object] = {}
        while not self._take("}"):
            key = self._key()
            made[key] = self.value(depth + 1) if self._take(":") else key
            if not self._take(","):
                self._need("}")
                break
        return made

    def _key(self) -> str:
        at = self.blank()
        if string := _STRING.match(self._text, at):
            self.at = string.end()
            return _unescaped(string[2])
        told = _NAME.match(self._text, at) or _NUMBER.match(self._text, at)
        if told is None:
            raise _NoDataError(at)
        self.at = told.end()
        return told[0]

    def _take(self, mark: str) -> bool:
        found = self._text[self.blank() : self.at + 1] == mark
        self.at += found
        return found

    def _need(self, mark: str) -> None:
        if not self._take(mark):
            raise _NoDataError(self.at)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_char, text) if "\\" in text else text


def _char(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return "\n" if match[4][0] in "\r\n" else _SIMPLE.get(match[4], match[4])
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
