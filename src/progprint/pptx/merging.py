"""Three lists as one: what one side changed is taken; where both changed the same place, that of hand stays and is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

T = TypeVar("T", str, int, tuple[str, ...])


class Chunk(NamedTuple):
    """A stretch of the merged list: ``hand`` and ``now`` are where it lies in the two lists, ``side`` says which is taken.

    ``base`` is where it lay. ``side`` is "hand", "now" or "both": changed by both, and not to the same.
    """

    side: str
    base: range
    hand: range
    now: range


def merged(base: Sequence[T], hand: Sequence[T], now: Sequence[T]) -> Iterator[Chunk]:
    """The stretches of the merged list, in order."""
    left, right = same(base, hand), same(base, now)
    ends: list[int] = [n for n in range(len(base)) if n in left and n in right]
    b = h = w = 0
    for n in [*ends, len(base)]:
        to_hand, to_now = (left[n], right[n]) if n < len(base) else (len(hand), len(now))
        yield from _between(base, hand, now, (range(b, n), range(h, to_hand), range(w, to_now)))
        if n < len(base):
            yield Chunk("now", range(n, n + 1), range(to_hand, to_hand + 1), range(to_now, to_now + 1))
        b, h, w = n + 1, to_hand + 1, to_now + 1


def _between(base: Sequence[T], hand: Sequence[T], now: Sequence[T], at: tuple[range, range, range]) -> Iterator[Chunk]:
    old, mine, new = ([side[n] for n in where] for side, where in zip((base, hand, now), at, strict=True))
    if not old and not mine and not new:
        return
    if len(old) == len(mine) == len(new) and len(old) > 1:
        for rows in zip(*at, strict=True):
            yield from _between(base, hand, now, tuple(range(n, n + 1) for n in rows))  # type: ignore[arg-type]
    elif old in (mine, new) or mine == new:
        yield Chunk("hand" if new == old else "now", *at)
    else:
        yield Chunk("both", *at)


def same(base: Sequence[T], other: Sequence[T]) -> dict[int, int]:
    """The places of the other list by those of the one."""
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}


def placed(
    there: Sequence[T], here: Sequence[T], wanted: Sequence[T], kin: Callable[[T], object] = lambda one: one
) -> list[T]:
    """The ``wanted`` in their order, but what somebody moved or added behind that which it was put behind.

    ``there`` is the order before, without what somebody took away; ``here`` is the order of hand. What was put in front of
    its own ``kin``, and behind others, stays in front of it.
    """
    still = {there[n] for n in same(there, here)}
    made = [one for one in wanted if one in still or one not in here]
    at = 0
    for n, one in enumerate(here):
        if one not in made:
            behind = here[n + 1] if n + 1 < len(here) else one
            before_kin = behind in made and kin(behind) == kin(one) and (n == 0 or kin(here[n - 1]) != kin(one))
            made.insert(made.index(behind) if before_kin else at, one)
        at = made.index(one) + 1
    return made
