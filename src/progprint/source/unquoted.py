"""Texts that YAML takes for something else unless they are quoted: ``@name``, ``*必看*``, ``[重磅] 题目``.

Each guess quotes the text the way a person would, up to one of the places where it may end.

Lines and columns are 0-based here, columns count characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from progprint.source.linerules import Guess, make_guess

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN_KEY = r"[^\s\"'\[\]{}#&*!|>%@`,][^\n]*?"
ENTRY = re.compile(rf"( *(?:- +)*)(?:(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|{_PLAIN_KEY}):(?=\s))?[ \t]*(?P<value>.*)")
_STARTS = {"@": "reserved", "%": "reserved", "`": "reserved", ",": "reserved", "]": "reserved", "}": "reserved",
           "*": "reference", "&": "reference", "!": "tag", ">": "block", "|": "block", "[": "bracket",
           "{": "bracket"}  # fmt: skip
SPECIAL = frozenset({*_STARTS, "'", '"', "-", "?"})
_BAD_ESCAPE = re.compile(r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|[^0abt\tnvfre \"/\\N_LPxuU]|x(?![0-9a-fA-F]{2})"
                         r"|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8}))")  # fmt: skip
_COMMENT = re.compile(r"[ \t]#(?=[ \t#!]|$)")  # what touches its # is meant as text, as ``text-after-hash`` says
_FIELD = re.compile(r"[,，;；、][ \u3000]*(?P<key>[^\W\d_][\w ]{0,19}):(?=\s|$)")
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def quoted(text: str) -> str:
    """The text as a quoted YAML scalar, as a person would type it."""
    return '"' + text + '"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def unquoted(lines: list[str], line: int, column: int) -> Iterator[Guess]:
    """Guesses for a text that begins at a column and has to be quoted."""
    text = lines[line]
    start = text[column : column + 1]
    variant = "marker" if re.compile(r"[-?]\s").match(text, column) else _STARTS.get(start)
    if variant in ("marker", None) and start not in ("'", '"') and not text[:column].strip(" -"):
        return  # the item of a list, or a key, and no text
    colon = re.compile(r":(?:\s|$)").search(text, column)
    if start in ("'", '"'):
        yield from _badly_quoted(lines, line, column)
    elif variant == "tag":
        for end in ends(text, column):
            tag = text[column:end].split()[0]
            yield make_guess(
                "tag", (line, column, column + len(tag)), text, quoted_at(text, column, end), variant="text", tag=tag
            )
    elif variant or colon:
        if variant == "bracket" and _balanced(text, column):
            return
        at = column if variant or colon is None else colon.start()
        fields = None if variant or not text[:column].strip(" -") else _FIELD.search(text, column)
        if fields:
            variant, at = "fields", fields.start("key")
        for end in ends(text, column):
            repaired = quoted_at(text, column, end)
            yield make_guess(
                "yaml-syntax",
                (line, at, at + (len(fields["key"]) if fields else 1)),
                text,
                repaired,
                variant=variant or "colon",
                start=start,
                **({"key": fields["key"]} if fields else {}),
            )._replace(certain=not fields and is_whole(text[column:end]))


def fields_apart(line: str) -> str:
    """A line on which several keys follow each other, with commas between, as one line for each; "" for any other."""
    entry = ENTRY.match(line)
    if entry is None or not entry[2]:
        return ""
    parts: list[str] = []
    begin = entry.end(1)
    for match in _FIELD.finditer(line, entry.start("value")):
        parts.append(line[begin : match.start()].rstrip())
        begin = match.start("key")
    parts.append(line[begin:].rstrip())
    if not parts[1:] or not all(is_whole(part.partition(":")[2].strip()) for part in parts):
        return ""
    return ("\n" + " " * entry.end(1)).join([line[: entry.end(1)] + parts[0], *parts[1:]])


_PAIRS = ("[]", "{}", "()", "［］", "｛｝", "（）", "“”", "‘’", "「」", "《》", "【】")
_FLOW = re.compile(r"[\[{［｛].*[,，、:：]")


def is_whole(text: str) -> bool:
    """Whether a text is certainly one: it is no list or mapping in brackets, and no bracket or quote lacks its partner."""
    halved = any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS)
    return not (halved or text.count('"') % 2 or text[-1:] == "'" or _FLOW.match(text))


def quoted_at(text: str, column: int, end: int) -> str:
    """The line with a stretch of it quoted."""
    return text[:column] + quoted(text[column:end]) + text[end:]


def _balanced(text: str, column: int) -> bool:
    """Whether the bracket at a column is closed by the last character of the value: then a list or mapping is meant."""
    depth, last = 0, ends(text, column)[0] - 1
    for at in range(column, last + 1):
        depth += (text[at] in "[{") - (text[at] in "]}")
        if depth == 0:
            return at == last and not re.search(r"[ \t]#", text[column:at])
    return False


def ends(text: str, column: int) -> list[int]:
    """Places where a text that begins at a column may end: at its colon, its comment or the line's end, a comma or bracket."""
    comment = _COMMENT.search(text, column)
    stops = [comment.start() if comment else len(text)]
    if flow := re.compile(r"[,\]}]").search(text, column + 1):
        stops.append(flow.start())
    if not text[:column].strip(" -") and (colon := re.compile(r":(?:\s|$)").search(text, column)):
        stops.insert(0, colon.start())
    found = [len(text[:stop].rstrip()) for stop in stops]
    return [end for end in found if end > column] or [len(text)]


def _badly_quoted(lines: list[str], line: int, column: int) -> Iterator[Guess]:
    """A quote that is not closed on its line, is followed by more text, or holds a backslash that means nothing."""
    text = lines[line]
    mark = text[column]
    body = r'"(?:[^"\\]|\\.)*"' if mark == '"' else "'(?:[^']|'')*'"
    closed = re.compile(body).match(text, column)
    if mark == '"' and (escape := _BAD_ESCAPE.search(text, column)):
        yield from _escape(text, line, escape)
    if closed is None:
        yield make_guess(
            "yaml-syntax", (line, column, column + 1), text, text.rstrip() + mark, variant="open-quote", start=mark
        )
        return
    for end in ends(text, closed.end()):
        guess = make_guess(
            "yaml-syntax", (line, column, end), text, quoted_at(text, column, end), variant="after-quote"
        )
        listed = text[closed.end() : end].lstrip()[:1] in (",", "，", "、", ":")
        yield guess._replace(certain=is_whole(text[column:end]) and not listed)


def _escape(text: str, line: int, escape: re.Match[str]) -> Iterator[Guess]:
    """A backslash escape that YAML refuses: a surrogate (as JSON writes beyond U+FFFF), or a plain backslash."""
    at, end = escape.span()
    if re.match(r"\\u[dD]", escape[0]):
        whole = _PAIR.sub(lambda m: bytes.fromhex(m[1] + m[2]).decode("utf-16-be"), text)
        if whole != text:
            yield make_guess("surrogate", (line, at, end), text, whole, variant="pair", escape=escape[0])
        repair = ((line, _BAD_ESCAPE.sub("\ufffd", whole)),)
        yield Guess("surrogate", "", line, at, end, (("escape", escape[0]),), repair)
    else:
        doubled = _BAD_ESCAPE.sub(lambda m: "\\" + m[0], text)
        yield make_guess("yaml-syntax", (line, at, end), text, doubled, variant="escape", escape=escape[0])


def braces_guess(lines: list[str], line: int, column: int) -> Guess | None:
    """A guess for ``{{ … }}``, which YAML takes for a mapping that is the key of a mapping."""
    if column == 0 or lines[line][column - 1 : column + 1] != "{{":
        return None
    text = lines[line]
    end = ends(text, column - 1)[0]
    return make_guess(
        "yaml-syntax",
        (line, column - 1, column + 1),
        text,
        quoted_at(text, column - 1, end),
        variant="bracket",
        start="{{",
    )
