"""The data in a JavaScript or TypeScript file, read by tree-sitter and never run: lists and mappings that have a name.

    var speakers = [ {"name": "林帆", topic: '网格', }, … ];     ─▶  [("speakers", [{"name": "林帆", "topic": "网格"}])]

Numbers stay as they are typed. ``require("x")`` and bare names stand for the text in them, as sites name their pictures so;
a line that is continued by a backslash keeps its line end, since the author broke it there. All else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Outcome, Source, error

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "\n", "v": "\n", "0": ""}
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_DEEP = 60


class _NoDataError(ValueError):
    """What stands at a place, counted in bytes, is no data."""

    def __init__(self, at: int, variant: str = "") -> None:
        super().__init__(at)
        self.at, self.variant = at, variant


def literals(source: Source) -> Outcome[list[tuple[str, object]]]:
    """The lists and mappings that a file gives to names, in its order. Error: import-syntax with line and column."""
    from tree_sitter import Language, Parser
    from tree_sitter_typescript import language_tsx

    data = source.text.encode()
    root = Parser(Language(language_tsx())).parse(data).root_node
    try:
        _check(root)
        return Outcome([(name, _value(node, 0)) for name, node in _named(root) if node.type in {"array", "object"}])
    except _NoDataError as trouble:
        before = data[: trouble.at].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found = error("import-syntax", None, trouble.variant, path=source.name, line=line, column=column)
        return Outcome(None, (found,))


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
        elif one.type in {"export_statement", "variable_declaration", "lexical_declaration", "expression_statement"}:
            yield from _named(one)
        elif node.type == "export_statement":
            yield "default", _first(one)


def _first(node: Node) -> Node:
    while (of := node.child_by_field_name("function") or node.child_by_field_name("object")) is not None:
        node = of
    return node


def _value(node: Node, depth: int) -> object:
    """A literal, and those joined to it."""
    if depth > _DEEP:
        raise _NoDataError(node.start_byte, "deep")
    inner = [one for one in node.named_children if one.type != "comment"]
    match node.type:
        case "array":
            return [_value(one, depth + 1) for one in inner]
        case "object":
            return dict(_pair(one, depth + 1) for one in inner)
        case "string" | "template_string":
            return _ESCAPE.sub(_char, _text(node)[1:-1])
        case "true" | "false" | "null" | "undefined":
            return _WORDS[node.type]
        case "number" | "identifier" | "member_expression":
            return _text(node)
        case "unary_expression" if len(inner) == 1 and inner[0].type == "number":
            return "".join(_text(node).split())
        case "parenthesized_expression" | "arguments" if len(inner) == 1:
            return _value(inner[0], depth + 1)
        case "call_expression" if inner[0].type in {"identifier", "member_expression"}:
            return _value(inner[-1], depth + 1)
        case "binary_expression" if _text(node.children[1]) == "+":
            parts = [_value(one, depth + 1) for one in inner]
            if all(isinstance(part, str) for part in parts):
                return "".join(map(str, parts))
    raise _NoDataError(node.start_byte)


def _pair(node: Node, depth: int) -> tuple[str, object]:
    """A key and its value; a name alone is both."""
    key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
    if node.type == "shorthand_property_identifier":
        return _text(node), _text(node)
    if node.type != "pair" or key is None or value is None:
        raise _NoDataError(node.start_byte)
    return str(_value(key, depth)) if key.type == "string" else _text(key), _value(value, depth)


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _char(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return "\n" if match[4][0] in "\r\n" else _SIMPLE.get(match[4], match[4])
    number = int(code, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
