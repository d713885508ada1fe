"""Line breaks in running text: between which neighbours a line may end, by language and level of strictness.

    breakpoints("用 Mesh，说", "zh-Hans") ─▶ before Mesh · before 说

The composer asks neighbour by neighbour while it measures; titles on slides ask for a whole text. Classes of neighbours:
H Han · K iteration marks, small kana, ー · O opening · C closing · P ，、；： · E 。 · F ！？ · M interpunct · D —— …… ·
L word · A word that ends in , . ; : ! ? ) ] · a word that begins so · B word that begins or ends with ( [ · N solidus ·
T connector ～ – · U ℃ ％ · X ￥ ＄ · I symbol · G hangul · Q straight quote between Han.

Sources: CLREQ, Prohibition Rules for Line Start and Line End, Sizes and positions of Punctuation Marks; ``kinsoku`` for
levels and languages, UAX #14 for signs that are in no table.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from progprint.text.breakpoints import Breakpoint
from progprint.text.hyphenation import word_breakpoints
from progprint.text.kinsoku import no_end, no_start
from progprint.text.quotes import SIDES, is_western, token_kinds
from progprint.text.tokens import BLANKS, HAN_RUNS, PREFIXES, is_unit, sign_class, tokens, word_classes

CLASSES = "HKOCPEFMDLAaBNTUXIGQ"

# (left, right, penalty), later rows win; the strict level: a long dash or an ellipsis never begins a line.
_ROWS: tuple[tuple[str, str, int | None], ...] = (
    ("*", "*", 0),
    ("LA", "I", 60),
    ("I", "LB", 60),
    ("LAaB", "LB", None),
    ("GL", "G", 50),
    ("G", "L", 50),
    ("N", "*", 60),
    ("*", "CPEFMKaNTUD", None),
    ("OXBQ", "*", None),
    ("*", "Q", None),
)
_NO_START, _NO_END = frozenset("CPEFMKaNTUD"), frozenset("OXB")
_KEEPS_ITS_SPACE = frozenset("OCPEFMD")
"""Marks beside which a typed blank is dropped, since they bring their own."""
_JOINERS = frozenset("\u00a0\u2007\u202f\u2060\ufeff")


class Neighbour(Protocol):
    """A piece of text that parts nowhere, and its classes to its left and right neighbours."""

    @property
    def text(self) -> str:
        """The text as typed."""

    @property
    def left(self) -> str:
        """The class that a left neighbour sees."""

    @property
    def right(self) -> str:
        """The class that a right neighbour sees."""


@cache
def penalties() -> dict[str, int | None]:
    """The cost of a break between each pair of classes where no blank is typed, at the strict level; None forbids it."""
    found: dict[str, int | None] = {}
    for lefts, rights, penalty in _ROWS:
        found |= dict.fromkeys(pairs(lefts, rights), penalty)
    return found


def pairs(lefts: str, rights: str) -> list[str]:
    """All pairs of the classes on both sides; ``*`` stands for every class."""
    rights = CLASSES if rights == "*" else rights
    return [left + right for left in (CLASSES if lefts == "*" else lefts) for right in rights]


class LineBreaks:
    """The rules of a language at a level (``kinsoku``)."""

    def __init__(self, language: str, level: str = "strict") -> None:
        self._starts = no_start(language) - no_start(language, level)
        self._ends = no_end(language) - no_end(language, level)
        self._barred = no_end(language, level) & {"／"}
        self._table = penalties()

    def penalty(self, one: Neighbour, other: Neighbour, blank: str) -> int | None:
        """The cost of a line that ends between two neighbours with ``blank`` typed there; None forbids it."""
        pair = one.right + other.left
        penalty = self._table[pair]
        if blank:
            shown = [char for char in blank if char in BLANKS]
            if "\u3000" in shown or (shown and _KEEPS_ITS_SPACE.isdisjoint(pair)):
                penalty = None if one.right in _NO_END or other.left in _NO_START else 0
            if shown and is_bound(one, other):
                penalty = None
            if "\u200b" in blank:
                penalty = 0
            elif not _JOINERS.isdisjoint(blank):
                penalty = None
        allowed = self.allows(one, other)
        if allowed is False:
            return None
        return 0 if allowed and penalty is None else penalty

    def allows(self, one: Neighbour, other: Neighbour) -> bool | None:
        """Whether the level lets a line end here although the table, which is strict, does not; False where it forbids it.

        None: as the table says, which has a solidus end a line, since it does so in every language but Chinese.
        """
        if one.text in self._barred:
            return False
        if not self._starts and not self._ends:
            return None
        starts, ends = other.text[:1] in self._starts, one.text[-1:] in self._ends
        if starts:
            return ends or one.right not in _NO_END or None
        return (ends and other.left not in _NO_START) or None


@cache
def line_breaks(language: str, level: str = "strict") -> LineBreaks:
    """The rules of a language at a level, made once. Raises ValueError for a level that does not exist."""
    return LineBreaks(language, level)


def is_bound(one: Neighbour, other: Neighbour) -> bool:
    """Whether a number keeps to its sign or unit also across a typed blank."""
    if one.text in PREFIXES and other.text[:1].isdigit():
        return True
    return one.text[-1:].isdigit() and (other.left == "U" or is_unit(other.text))


def is_range(one: Neighbour, dash: Neighbour, other: Neighbour) -> bool:
    """Whether a long dash stands between two numbers, so that no line ends behind it."""
    return dash.left == "D" and one.text[-1:].isdigit() and other.text[:1].isdigit()


class _Piece(NamedTuple):
    """A neighbour with its place, the blank typed before it, and the breakpoint before it where it goes on with a word."""

    text: str
    left: str
    right: str
    start: int
    blank: str
    inside: Breakpoint | None


@lru_cache(maxsize=256)
def breakpoints(text: str, language: str, level: str = "strict") -> tuple[Breakpoint, ...]:
    """All breakpoints of a text without forced breaks, in order; blanks belong to the line before. No word is hyphenated."""
    rules = line_breaks(language, level)
    found: list[Breakpoint] = []
    pieces = list(_pieces(text, is_western(language)))
    for index, (one, other) in enumerate(pairwise(pieces)):
        if one.right == "H" == other.left and not other.blank:  # most neighbours
            found.append(Breakpoint(other.start, 0))
            continue
        if other.inside is not None:
            found.append(other.inside._replace(at=other.start))
            continue
        if index and is_range(pieces[index - 1], one, other):
            continue
        penalty = rules.penalty(one, other, other.blank)
        if penalty is not None:
            found.append(Breakpoint(other.start, penalty))
    return tuple(found)


def _pieces(text: str, western: bool) -> Iterator[_Piece]:
    """The pieces of a text: each Han character, each mark, each part of a word."""
    parts = HAN_RUNS.split(text)
    at, blank = 0, ""
    for number, part in enumerate(parts):
        if number % 2:
            for offset, char in enumerate(part):
                yield _Piece(char, "H", "H", at + offset, blank, None)
                blank = ""
        else:
            found = tokens(part)
            kinds = token_kinds(found, number > 0, number < len(parts) - 1, western=western)
            for kind, (_, typed, start) in zip(kinds, found, strict=True):
                if kind == "blank" or not typed.strip("\u00ad"):
                    blank += typed
                    continue
                yield from _token_pieces(typed, kind, at + start, blank)
                blank = ""
        at += len(part)


def _token_pieces(text: str, kind: str, start: int, blank: str) -> Iterator[_Piece]:
    if kind != "word" and kind not in SIDES:
        found = sign_class(text, kind)
        yield _Piece(text, found, found, start, blank, None)
        return
    left, right = word_classes(SIDES.get(kind, text), bool(blank))
    places = (Breakpoint(0, 0), *word_breakpoints(text), Breakpoint(len(text), 0))
    for place, following in pairwise(places):
        part = text[place.at : following.at]
        first, last = not place.at, following.at == len(text)
        edges = (left if first else "L", right if last else "L")
        yield _Piece(part, *edges, start + place.at, blank if first else "", None if first else place)
