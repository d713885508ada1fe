"""The data in a JavaScript or TypeScript file, read by tree-sitter and never run: lists and mappings that have a name.

    var speakers = [ {"name": "林帆", topic: '网格', }, … ];     ─▶  [("speakers", [{"name": "林帆", "topic": "网格"}])]

Numbers stay as they are typed. Names stand for the texts that the file gives to them, ``require("x")`` and imported names
for the text in them, as sites name their pictures so; any other name or call stays as it is typed and is told. A line that is
continued by a backslash keeps its line end, since the author broke it there. Records elsewhere in the file are told, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Outcome, Source, error, warning
from progprint.core.patterns import pattern
from progprint.exchange.remarks import several

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = pattern(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))"
)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "\n", "v": "\n", "0": ""}
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_DECLARED = frozenset(("export_statement", "variable_declaration", "lexical_declaration", "expression_statement"))
_TYPED = frozenset(("as_expression", "satisfies_expression", "non_null_expression", "parenthesized_expression"))
"""What stands around a value and does not change it."""
_DATA = frozenset(("array", "object"))
_DEEP = 60
_ALIKE = 2
"""Keys that a record elsewhere in the file has in common with those that were read."""


class _NoDataError(ValueError):
    """What stands at a place, counted in bytes, is no data."""

    def __init__(self, at: int, variant: str = "") -> None:
        super().__init__(at)
        self.at, self.variant = at, variant


def literals(source: Source) -> Outcome[list[tuple[str, object]]]:
    """The lists and mappings that a file gives to names, in its order.

    Error: import-syntax with line and column. Warning: import-unread, for names and calls that stand for something else,
    for keys that stand twice in a mapping, and for records that no name has.
    """
    from tree_sitter import Language, Parser
    from tree_sitter_typescript import language_tsx

    data = source.text.encode()
    root = Parser(Language(language_tsx())).parse(data).root_node
    try:
        _check(root)
        named = list(_named(root))
        reader = _Reader(data, _texts(named), _imported(root))
        held = [(name, node) for name, node in named if node.type in _DATA]
        made = [(name, reader.value(node, 0)) for name, node in held]
    except _NoDataError as trouble:
        before = data[: trouble.at].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found = error("import-syntax", None, trouble.variant, path=source.name, line=line, column=column)
        return Outcome(None, (found,))
    unread = [*reader.unread, *_elsewhere(root, {node.id for _, node in held}, reader.keys)]
    if not unread:
        return Outcome(made)
    told = several(unread, all_of_them=True)
    return Outcome(made, (warning("import-unread", None, "", path=source.name, count=len(set(unread)), **told),))


def _check(root: Node) -> None:
    """Refuse what is no JavaScript, at the innermost place that is wrong."""
    node = root
    while node.has_error and not node.is_missing:
        inner = next((one for one in node.children if one.has_error), None)
        if inner is None:
            raise _NoDataError(node.start_byte if node.end_byte < root.end_byte else node.end_byte)
        node = inner
    if node.is_missing:
        raise _NoDataError(node.start_byte)


def _named(node: Node) -> Iterator[tuple[str, Node]]:
    """What a file, or a statement of it, gives to names; of a list that is worked on, ``[…].map(f)``, the list."""
    for one in node.named_children:
        if one.type in {"variable_declarator", "assignment_expression"}:
            name, value = one.child_by_field_name("name") or one.child_by_field_name("left"), one.named_children[-1]
            yield _text(name).rpartition(".")[2] if name is not None else "", _first(value)
        elif one.type in _DECLARED:
            yield from _named(one)
        elif node.type == "export_statement":
            yield "default", _first(one)


def _first(node: Node) -> Node:
    """The value within types, calls of its own methods, and ``Object.freeze``."""
    while True:
        inner = node.child_by_field_name("function") or node.child_by_field_name("object")
        if node.type in _TYPED:
            inner = next(iter(_inner(node)), None)
        elif node.type == "call_expression" and inner is not None and _text(inner).startswith("Object."):
            given = node.child_by_field_name("arguments")
            inner = next(iter(_inner(given)), None) if given is not None else None
        if inner is None:
            return node
        node = inner


def _texts(named: Iterable[tuple[str, Node]]) -> dict[str, str | None]:
    """Texts by the one name that they have; None for names of anything else, or of several things."""
    made: dict[str, str | None] = {}
    for name, node in named:
        plain = node.type in {"string", "template_string"} and not _parts(node)
        made[name] = _unescaped(_text(node)[1:-1]) if plain and name not in made else None
    return made


def _imported(root: Node) -> frozenset[str]:
    """Names that stand for what lies in other files."""
    statements = [one for one in root.named_children if one.type == "import_statement"]
    return frozenset(_text(one) for statement in statements for one in _walk(statement) if one.type == "identifier")


def _walk(node: Node) -> Iterator[Node]:
    """A node and all below it, in the order of the file."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.named_children)


def _elsewhere(root: Node, read: set[int], keys: set[str]) -> Iterator[str]:
    """Records like those that were read, in places that are not: in calls, loops and functions."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.id in read:
            continue
        if node.type == "object":
            own = {_key(pair) for pair in node.named_children if pair.type == "pair"}
            if len(own & keys) >= _ALIKE:
                yield f"{node.start_point[0] + 1}: {' '.join(_text(node).split())}"
                continue
        waiting += reversed(node.named_children)


class _Reader:
    """Reads values; ``unread`` fills up with what stands for something else, ``keys`` with the keys of mappings."""

    def __init__(self, data: bytes, texts: Mapping[str, str | None], imported: frozenset[str]) -> None:
        self._data, self._texts, self._imported = data, texts, imported
        self.unread: list[str] = []
        self.keys: set[str] = set()

    def value(self, node: Node, depth: int) -> object:
        """A literal, and those joined to it."""
        if depth > _DEEP:
            raise _NoDataError(node.start_byte, "deep")
        inner = _inner(node)
        match node.type:
            case "array":
                return [self.value(one, depth + 1) for one in inner]
            case "object":
                return self._mapping(inner, depth + 1)
            case "string" | "template_string":
                return self._string(node, depth + 1)
            case "true" | "false" | "null" | "undefined":
                return _WORDS[node.type]
            case "number":
                return _text(node)
            case "identifier" | "member_expression":
                return self._name(node)
            case "unary_expression" if len(inner) == 1 and inner[0].type == "number":
                return "".join(_text(node).split())
            case kind if inner and (kind in _TYPED or (kind == "arguments" and len(inner) == 1)):
                return self.value(inner[0], depth + 1)
            case "call_expression" if inner[0].type in {"identifier", "member_expression"}:
                if inner[-1].type != "arguments":
                    raise _NoDataError(node.start_byte)
                if _text(inner[0]) != "require":
                    self._tell(node, _text(node))
                return self.value(inner[-1], depth + 1)
            case "binary_expression":
                return self._joined(node, inner, depth + 1)
        raise _NoDataError(node.start_byte)

    def _mapping(self, pairs: Iterable[Node], depth: int) -> dict[str, object]:
        made: dict[str, object] = {}
        value: object
        for pair in pairs:
            held = pair.child_by_field_name("value")
            if pair.type == "shorthand_property_identifier":  # a name alone is key and value
                key, value = _text(pair), self._name(pair)
            elif pair.type == "pair" and held is not None:
                key, value = _key(pair), self.value(held, depth)
            else:
                raise _NoDataError(pair.start_byte)
            if made.get(key, value) != value:
                self._tell(pair, f"{key}: {made[key]}")
            made[key] = value
        self.keys |= made.keys()
        return made

    def _string(self, node: Node, depth: int) -> str:
        """A text, with those that stand in a template."""
        made, at = "", node.start_byte + 1
        for part in _parts(node):
            held = self.value(part.named_children[0], depth) if part.named_children else None
            if not isinstance(held, str):
                raise _NoDataError(part.start_byte)
            made += _unescaped(self._data[at : part.start_byte].decode()) + held
            at = part.end_byte
        return made + _unescaped(self._data[at : node.end_byte - 1].decode())

    def _name(self, node: Node) -> str:
        name = _text(node)
        text = self._texts.get(name)
        if text is not None:
            return text
        if name.partition(".")[0] not in self._imported:
            self._tell(node, name)
        return name

    def _joined(self, node: Node, inner: list[Node], depth: int) -> str:
        """Texts and numbers behind one another; two numbers are a sum."""
        sign = node.child_by_field_name("operator")
        if sign is not None and _text(sign) == "+" and any(one.type != "number" for one in inner):
            parts = [self.value(one, depth) for one in inner]
            if all(isinstance(part, str) for part in parts):
                return "".join(map(str, parts))
        raise _NoDataError(node.start_byte)

    def _tell(self, node: Node, text: str) -> None:
        self.unread.append(f"{node.start_point[0] + 1}: {' '.join(text.split())}")


def _inner(node: Node) -> list[Node]:
    return [one for one in node.named_children if one.type != "comment"]


def _parts(node: Node) -> list[Node]:
    """What is put into a template."""
    return [one for one in node.named_children if one.type == "template_substitution"]


def _key(pair: Node) -> str:
    key = pair.child_by_field_name("key")
    text = _text(key) if key is not None else ""
    return _unescaped(text[1:-1]) if key is not None and key.type == "string" else text


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_char, text)


def _char(match: re.Match[str]) -> str:
    if match[1]:  # a character beyond the first plane, as two halves
        return chr(0x10000 + (int(match[1], 16) - 0xD800) * 0x400 + int(match[2], 16) - 0xDC00)
    code = match[3] or match[4] or match[5]
    if code is None:
        return "\n" if match[6][0] in "\r\n" else _SIMPLE.get(match[6], match[6])
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
