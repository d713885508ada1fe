"""Lines that stand too deep or not deep enough: which line slipped, and where it was meant to stand.

    - 标题: 限流          6 │ - 标题: 限流
     讲师: 何二川     ─▶  7 │   讲师: 何二川      the only depth at which the file is read and every key is known

A parser gives up at the slip or at the next line that no longer fits, so the line of the fault, the one above it and the
first of its siblings are looked at. Each is tried at the depths of its neighbours.

Lines are 0-based here, depths count blanks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from progprint.source.linerules import Guess

TRIALS = 40
"""So many moves are tried for one fault."""

_LONGEST_KEY = 200

_NEAR = 12
"""Lines above and below whose depths are tried."""


class Judged(NamedTuple):
    """A text that can be read: its mistakes, the lines they are on, and what it means.

    ``joined`` are lines that go on with a text of the line above.
    """

    mistakes: int
    places: frozenset[int]
    meaning: object
    joined: frozenset[int]


Judge = Callable[[list[str]], Judged | None]
"""Tells what lines are worth; None where they are no YAML."""


class _Move(NamedTuple):
    """A line at another depth; moves to where its key stands elsewhere, to the file's own steps, and short ones come first."""

    strange: bool
    odd: bool
    far: int
    order: int
    line: int
    depth: int


def moved_line(lines: list[str], suspects: list[int], judge: Judge, mistakes: int | None = None) -> Guess | None:
    """The one line whose move makes the lines readable, with fewer mistakes than any other move; None if none helps.

    The guess is certain if no other move that is as good gives the file another meaning. ``suspects`` may have slipped, the
    likeliest first; ``mistakes`` are those of the lines as they are, None if they cannot be read: a move must leave fewer.
    """
    best: list[tuple[int, _Move, Judged]] = []
    for move in sorted(_moves(lines, suspects))[:TRIALS]:
        judged = judge(_with(lines, move))
        if judged is not None and (mistakes is None or judged.mistakes < mistakes):
            best.append((judged.mistakes, move, judged))
    if not best:
        return None
    fewest, move, chosen = min(best, key=lambda one: one[:2])
    alone = all(other.meaning == chosen.meaning for left, _, other in best if left == fewest)
    at_its_place = move.line not in chosen.places and not (move.line in chosen.joined and _has_level(lines, move.line))
    return guess_of(lines, move.line, move.depth, certain=alone and at_its_place)


def _has_level(lines: list[str], line: int) -> bool:
    """Whether a line stands as deep as another near it, and so may be a key without its colon and no text."""
    around = (*lines[max(line - _NEAR, 0) : line], *lines[line + 1 : line + _NEAR])
    return depth_of(lines[line]) in {
        len(r) - len(r.lstrip(start)) for r in around if is_content(r) for start in (" ", " -")
    }


def furthest(
    lines: list[str], fault: int, reached: Callable[[list[str]], tuple[int, int] | None], judge: Judge
) -> Guess | None:
    """The line that slipped where another fault further down hides which is meant.

    Of the moves that let the parser get further, the one with the fewest mistakes as far as the fault; None if the
    moved line itself would be one, since what is then told of the lines behind it would be wrong as well.
    """
    best: tuple[tuple[int, int, int], Guess] | None = None
    for move in sorted(_moves(lines, suspects(lines, fault)))[:TRIALS]:
        moved = _with(lines, move)
        got = reached(moved)
        judged = judge(moved[: fault + 1]) if got is not None else None
        if got is None or judged is None or move.line in judged.places:
            continue
        rank = (judged.mistakes, -got[0], -got[1])
        if best is None or rank < best[0]:
            best = rank, guess_of(lines, move.line, move.depth)
    return best[1] if best is not None else None


def guess_of(lines: list[str], line: int, wanted: int, *, certain: bool = False) -> Guess:
    """The guess that a line was meant to stand at another depth."""
    depth = depth_of(lines[line])
    params = (("depth", str(depth)), ("wanted", str(wanted)))
    repair = ((line, " " * wanted + lines[line].lstrip(" ")),)
    return Guess("yaml-syntax", "indent", line, depth, len(lines[line]), params, repair, certain)


def suspects(lines: list[str], line: int, more: tuple[int, ...] = ()) -> list[int]:
    """The lines of which one may have slipped when a parser gives up at a line."""
    found = [line, *more, *_above(lines, line)]
    return [n for n in dict.fromkeys(found) if n < len(lines) and is_content(lines[n])]


def depth_of(line: str) -> int:
    """The number of blanks that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_content(line: str) -> bool:
    """Whether a line holds more than blanks and a comment."""
    return not line.lstrip().startswith("#") and bool(line.strip())


def _above(lines: list[str], line: int) -> Iterator[int]:
    """The line with content above a line, and the first of those that stand between it and what holds them."""
    above = [n for n in range(min(line, len(lines)) - 1, -1, -1) if is_content(lines[n])]
    yield from above[:1]
    if not above:
        return
    depth = depth_of(lines[line]) if line < len(lines) and is_content(lines[line]) else depth_of(lines[above[0]])
    first = line
    for n in above:
        if depth_of(lines[n]) < depth:
            break
        first = n
    yield first


def _moves(lines: list[str], suspected: list[int]) -> Iterator[_Move]:
    keys = _depths_of_keys(lines)
    depths = [depth for found in keys.values() for depth in found]
    by_twos = sum(depth % 2 for depth in depths) * 4 < len(depths)
    for order, line in enumerate(suspected):
        depth = depth_of(lines[line])
        known = keys.get(_key(lines[line]), [])
        for wanted in _depths(lines, line) - {depth}:
            elsewhere = known.count(wanted)
            yield _Move(not elsewhere, by_twos and wanted % 2 > 0, abs(wanted - depth), order, line, wanted)


def _depths(lines: list[str], line: int) -> set[int]:
    """The depths at which the lines around a line stand, or would have their keys."""
    near = (*lines[max(line - _NEAR, 0) : line], *lines[line + 1 : line + _NEAR], *_holders(lines, line))
    around = [row for row in near if is_content(row)]
    found = {len(row) - len(row.lstrip(start)) for row in around for start in (" ", " -")}
    dashes = len(lines[line].lstrip(" ")) - len(lines[line].lstrip(" -"))
    below = next((row for row in lines[line + 1 :] if is_content(row)), "")
    return found | {depth for depth in (depth_of(below) - dashes, depth_of(below) - 2) if below and depth >= 0}


def _holders(lines: list[str], line: int) -> Iterator[str]:
    """The lines above a line that hold what is below them, from the nearest to one without indentation."""
    level = len(lines[line]) + 1
    for row in reversed(lines[:line]):
        if is_content(row) and depth_of(row) < level:
            level = depth_of(row)
            yield row
            if not level:
                return


def _depths_of_keys(lines: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for line in lines:
        if is_content(line):
            found.setdefault(_key(line), []).append(depth_of(line))
    return found


def _key(line: str) -> str:
    """What a line begins with that others begin with too: its dashes and its key."""
    text = line.lstrip(" -")[:_LONGEST_KEY]
    dashes = line[: len(line) - len(line.lstrip(" -"))].replace(" ", "")
    key, colon, _ = text.partition(": ") if ": " in text else text.rstrip().partition(":")
    return dashes + (key if colon else "")


def _with(lines: list[str], move: _Move) -> list[str]:
    return [*lines[: move.line], " " * move.depth + lines[move.line].lstrip(" "), *lines[move.line + 1 :]]
