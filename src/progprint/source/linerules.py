"""Single lines of YAML with a slip of the hand: what was typed, and what it should have been.

Each rule looks at one line and knows one slip of those that Chinese agendas are full of: full-width colons and dashes,
a missing blank, blanks that are none, tabs, a line that stands too deep. ``source.diagnosis`` asks them after a fault,
the builder asks those for slips that parse and yet do not say what they look like.

Lines and columns are 0-based here, columns count characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from progprint.text.characters import INVISIBLE, WIDE_SPACES, character_name

if TYPE_CHECKING:
    from collections.abc import Iterator

SNIPPET = 70
"""Longest repaired line, in characters, that a hint shows."""


class Guess(NamedTuple):
    """A typing error at a place, and the lines as they should have been typed (none if that is not known).

    ``certain`` tells that the repair can be meant in no other way.
    """

    code: str
    variant: str
    line: int
    column: int
    end_column: int
    params: tuple[tuple[str, str], ...] = ()
    repair: tuple[tuple[int, str], ...] = ()
    certain: bool = True


class Fault(NamedTuple):
    """The place and reason at which a YAML parser gave up: the problem, and what it was in the middle of since where."""

    line: int
    column: int
    begun: tuple[int, int] | None
    problem: str
    context: str

    @property
    def reached(self) -> tuple[int, int]:
        """The length of text that is understood; an unclosed quote or bracket breaks where it begins."""
        swallows = self.context.startswith(("while scanning a quoted", "while parsing a flow"))
        if swallows and self.begun:
            return self.begun
        return self.line, self.column


def moved(column: int, repaired: str, typed: str) -> int:
    """The column in a line as typed of a column in the same line repaired.

    Exact before and behind the repaired stretch, and inside one that was put in quotes.
    """
    same, alike = _shared(repaired, typed)
    if column <= same:
        return column
    back = len(repaired) - column
    if back <= alike:
        return max(len(typed) - back, 0)
    opened = repaired[same + 1 : same + 2] == typed[same : same + 1]
    return min(column - opened, len(typed))


@lru_cache(maxsize=16)
def _shared(repaired: str, typed: str) -> tuple[int, int]:
    """Characters that a line has in common with the same line as typed, at its start and at its end."""
    return common(repaired, typed), common(repaired[::-1], typed[::-1])


def common(one: str, other: str) -> int:
    """Characters that two texts share at their start."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


# --- lines that parse, but not as they look ------------------------------------------------------------------------

_KEY = r"[^\W\d_][\w ]{0,19}"
# kept as text, and compiled when the first slip is looked for
_FULLWIDTH_COLON = rf"( *(?:- +)*{_KEY}) *：[ \u3000]*(?=\S|$)"
_TIGHT_COLON = rf"( *(?:- +)*{_KEY})(?:(?<!\d):|:(?!\d))(?!//)(?=[^\s:])"
_ODD_COLON = rf"( *(?:- +)*{_KEY}):(?P<odd>[{WIDE_SPACES}]+)"
_ODD_DASH = r"( *(?:- +)*)(?P<dash>[－–—−‐‑‒•·●▪◦])(?![－–—−‐‑‒•·●▪◦])[ \u3000]*(?=\S)"
_TIGHT_DASH = rf"( *(?:- +)*)-(?P<odd>[{WIDE_SPACES}]*)(?=[^\s-])"
_ODD_SPACES = rf"[{WIDE_SPACES}]|{INVISIBLE.pattern}"
_LEADING = rf"[ \t]*(?:{_ODD_SPACES})(?:{_ODD_SPACES}|[ \t])*"


def swallowed_guesses(lines: list[str], start: int, column: int, end: int) -> list[Guess]:
    """Guesses for a plain text of several lines that was meant as a mapping or a list.

    It is taken for one when it begins on a line of its own and every line of it looks like ``键：值`` (or ``键:值``, or
    an item after a full-width dash): as one text it would be printed in a heap.
    """
    if lines[start][:column].strip(" -"):
        return []
    numbers = [n for n in range(start, end + 1) if lines[n].strip()]
    for rule in (fullwidth_colon, tight_colon, odd_dash, tight_dash):
        guesses = [guess for n in numbers if (guess := rule(lines, n)) is not None]
        if len(guesses) == len(numbers):
            return guesses
    return []


def flow_key_guess(lines: list[str], line: int, column: int, key: str) -> Guess | None:
    """A guess for a key without a value in ``{…}`` that holds a colon: ``{name：于雨}`` or ``{name:于雨}``."""
    match = re.match(rf"({_KEY})([:：])(?!//)(?=.)", key)
    text = lines[line]
    if match is None or text[column : column + len(match[0])] != match[0]:
        return None
    at = column + match.start(2)
    repaired = f"{text[:at]}: {text[at + 1 :].lstrip()}"
    code, variant = ("fullwidth-colon", "") if match[2] == "：" else ("yaml-syntax", "tight-colon")
    return Guess(code, variant, line, at, at + 1, (("key", match[1]),), ((line, repaired),))


def item_key_guess(lines: list[str], line: int) -> list[Guess]:
    """The guess for a line that begins with a known key behind a dash that is none to YAML: ``-name: 于雨``."""
    guess = odd_dash(lines, line) or tight_dash(lines, line)
    return [guess] if guess is not None else []


def odd_space_guess(lines: list[str], line: int, column: int) -> Guess:
    """The guess for blanks of another kind before a key: as wide as they look (U+3000 is two columns, others one)."""
    text = lines[line]
    match = re.compile(rf"(?:{_ODD_SPACES})+").match(text, column)
    end = match.end() if match else column + 1
    typed = text[column:end]
    blanks = "".join("  " if c == "\u3000" else " " if c in WIDE_SPACES else "" for c in typed)
    return Guess("bad-space", "", line, column, end, (("character", character_name(typed[0])),),
                 ((line, text[:column] + blanks + text[end:]),))  # fmt: skip


# --- rules: one line, one mistake ----------------------------------------------------------------------------------


def make_guess(
    code: str, place: tuple[int, int, int], typed: str, repaired: str, *, variant: str = "", **params: str
) -> Guess:
    """A guess that repairs one line; ``place`` is line, column and end column.

    The parameter ``fixed`` shows the line repaired, if it is short enough to be read in a hint.
    """
    line, column, end = place
    if len(repaired.strip()) <= SNIPPET and "\t" not in repaired:
        params["fixed"] = repaired.strip()
    repair = ((line, repaired),) if repaired != typed else ()
    return Guess(code, variant, line, column, end, tuple(params.items()), repair)


def fullwidth_colon(lines: list[str], line: int) -> Guess | None:
    """A full-width colon after a key: ``标题：云原生``."""
    text = lines[line]
    match = re.match(_FULLWIDTH_COLON, text)
    if match is None:
        return None
    at = text.index("：", match.end(1))
    repaired = f"{match[1]}: {text[match.end() :]}".rstrip()
    return make_guess("fullwidth-colon", (line, at, at + 1), text, repaired, key=match[1].strip(" -"))


def tight_colon(lines: list[str], line: int) -> Guess | None:
    """A colon without a blank, or with one that is none to YAML: ``标题:云原生``."""
    text = lines[line]
    if odd := re.match(_ODD_COLON, text):
        repaired = f"{odd[1]}: {text[odd.end() :]}".rstrip()
        character = character_name(odd["odd"][0])
        return make_guess(
            "bad-space", (line, odd.start("odd"), odd.end("odd")), text, repaired, variant="colon", character=character
        )
    match = re.match(_TIGHT_COLON, text)
    if match is None:
        return None
    repaired = f"{match[1]}: {text[match.end() :]}"
    key = match[1].strip(" -")
    return make_guess("yaml-syntax", (line, match.end(1), match.end()), text, repaired, variant="tight-colon", key=key)


def keyed_text(line: str, column: int, key: str) -> Guess:
    """A text that begins at a column with a key and a colon: ``- name：于雨``, ``producer: 姓名：于雨``, ``[name:于雨]``.

    Where it does not begin its line it becomes ``{name: 于雨}``. It is not repaired where more colons follow, since
    there may be more keys in it.
    """
    at = line.index(key, column) + len(key)
    at += len(line[at:]) - len(line[at:].lstrip())
    odd = line[at + 1 : at + 2]
    code, variant, params = "yaml-syntax", "tight-colon", {"key": key}
    if line[at] == "：":
        code, variant = "fullwidth-colon", ""
    elif odd in WIDE_SPACES and odd:
        code, variant, params = "bad-space", "colon", {"character": character_name(odd)}
    before = line[:column].rstrip(" -")
    in_flow = len(re.findall(r"[\[{]", before)) > len(re.findall(r"[\]}]", before))
    end = re.compile(r"[^,\[\]{}]*" if in_flow else r"(?:(?! #).)*").match(line, at + 1)
    value = end[0].strip() if end else ""
    shown = at + (code == "bad-space")
    place, whole = (0, shown, shown + 1), value[:1] in ("'", '"', "[", "{")
    if (not whole and re.search("[:：]", value)) or (before and (whole or before[-1] not in ":[,")):
        return Guess(code, variant, *place, tuple(params.items()))
    tail = line[at + 1 + len(end[0].rstrip()) :] if end else ""
    entry = f"{key}: {value}".rstrip()
    repaired = f"{line[:column]}{{{entry}}}{tail}" if before else f"{line[:column]}{entry}{tail}"
    return make_guess(code, place, line, repaired, variant=variant, **params)


def lost_colon(lines: list[str], line: int, keys: frozenset[str]) -> Guess | None:
    """A known key without its colon: ``标题 云原生``, or ``议题`` above its list. It may be a text all the same."""
    text = lines[line]
    key, _, value = text.lstrip(" -").partition(" ")
    if key not in keys:
        return None
    at = len(text) - len(text.lstrip(" -")) + len(key)
    repaired = f"{text[:at]}: {value.lstrip()}".rstrip()
    guess = make_guess("yaml-syntax", (line, at, at + 1), text, repaired, variant="lost-colon", key=key)
    return guess._replace(certain=False)


def odd_dash(lines: list[str], line: int) -> Guess | None:
    """A dash of another kind before an item: ``－ 了解``."""
    text = lines[line]
    match = re.match(_ODD_DASH, text)
    if match is None:
        return None
    at = match.start("dash")
    return make_guess(
        "yaml-syntax",
        (line, at, at + 1),
        text,
        f"{match[1]}- {text[match.end() :]}",
        variant="dash",
        dash=match["dash"],
    )


def tight_dash(lines: list[str], line: int) -> Guess | None:
    """A hyphen without a blank before an item: ``-了解``."""
    text = lines[line]
    match = re.match(_TIGHT_DASH, text)
    if match is None:
        return None
    at = match.end(1)
    return make_guess(
        "yaml-syntax", (line, at, at + 1), text, f"{match[1]}- {text[match.end() :]}", variant="tight-dash"
    )


def tabs(lines: list[str], line: int) -> Iterator[Guess]:
    """Tabs in the indentation, here and in all further lines: 2, 4 or 8 columns each, whichever parses."""
    match = re.match(r" *(\t+)", lines[line])
    if match is None:
        return
    tabbed = [n for n in range(line, len(lines)) if re.match(r" *\t\s*\S", lines[n])]
    more = (("more", str(len(tabbed) - 1)),) if len(tabbed) > 1 else ()
    for width in (2, 4, 8):
        repair = tuple((n, _expanded(lines[n], width)) for n in tabbed)
        yield Guess("tab", "", line, match.start(1), match.end(1), more, repair, certain=False)


def _expanded(line: str, width: int) -> str:
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].expandtabs(width) + rest


def odd_indent(lines: list[str], line: int) -> Guess | None:
    """Blanks of another kind at the start of the line."""
    match = re.match(_LEADING, lines[line])
    if match is None:
        return None
    return odd_space_guess(lines, line, len(match[0]) - len(match[0].lstrip(" \t")))
