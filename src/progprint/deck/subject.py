"""The subjects of slides: the talk, producer, track or room that they tell of, known again in another run.

    Subject of before ─┬─ the same id, if a person wrote it
                       ├─ the same title and people          ──▶ Subject of now
                       ├─ the most similar, if only one is
                       └─ the same people at the same time, if only they are

A place in the list is never a reason: whoever stands third today may have been second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

_LIKE, _VERY_LIKE, _SHARED = 0.5, 0.7, 0.5
"""How alike titles must be (ratio of difflib) of the same people, and of nobody; how many talks of a track must stay."""


class Subject(NamedTuple):
    """The subject of some slides. ``own``: its id was written by a person. ``when`` and ``inside`` tell equal ones apart.

    ``kind`` is talk, track, producer, or deck and what it is made for; ``inside`` are the titles of the talks of a track.
    """

    kind: str
    title: str
    people: tuple[str, ...] = ()
    own: bool = False
    when: str = ""
    inside: tuple[str, ...] = ()


Subjects = Mapping[str, Subject]
"""Subjects by the beginning of the keys of their slides: "talk/dubbo/"."""


def head_of(key: str, subjects: Mapping[str, object]) -> str:
    """The longest beginning of a slide's key that is one of a subject; "" for slides of none."""
    head = f"{key}/"
    while head and head not in subjects:
        head = head[: head.rfind("/", 0, len(head) - 1) + 1]
    return head


def renamed_key(key: str, heads: Mapping[str, str]) -> str:
    """A slide's key by the names of now; what stands behind @ is the show that it is of."""
    said, at, show = key.partition("@")
    shown = _renamed(show, heads) if at else ""
    return f"{_renamed(said, heads)}{at}{shown}"


def _renamed(key: str, heads: Mapping[str, str]) -> str:
    head = head_of(key, heads)
    return f"{heads[head]}{f'{key}/'[len(head) :]}"[:-1] if head else key


def known_again(old: Subjects, new: Subjects) -> dict[str, str]:
    """The subjects of before that are there now, by both names."""
    found: dict[str, str] = {}
    for kind in dict.fromkeys(one.kind for one in new.values()):
        _Matcher(
            {head: one for head, one in old.items() if one.kind == kind},
            {head: one for head, one in new.items() if one.kind == kind},
            found,
        ).run()
    return found


class _Matcher:
    """Matches subjects of one kind; whatever is matched is no longer free."""

    def __init__(self, old: Subjects, new: Subjects, found: dict[str, str]) -> None:
        self.old, self.new, self.found = dict(old), dict(new), found

    def run(self) -> None:
        for head in [head for head, one in self.old.items() if one.own and head in self.new and self.new[head].own]:
            self._pair(head, head)
        self._equal(lambda one: (_folded(one.title), frozenset(one.people), one.when))
        self._equal(lambda one: (_folded(one.title), frozenset(one.people)))
        for one, other in list(self._similar()):
            if one in self.old and other in self.new:
                self._pair(one, other)
        self._at_one_time()

    def _pair(self, one: str, other: str) -> None:
        self.found[one] = other
        del self.old[one], self.new[other]

    def _equal(self, same: Callable[[Subject], object]) -> None:
        """Pairs of the same, in order where several are."""
        there: dict[object, list[str]] = {}
        for head, subject in self.new.items():
            there.setdefault(same(subject), []).append(head)
        for head, subject in list(self.old.items()):
            heads = there.get(same(subject))
            if heads:
                self._pair(head, heads.pop(0))

    def _at_one_time(self) -> None:
        """Pairs of the same people who begin at the same time; where more than one are, neither is known to be the other."""
        sides = [[(head, _alike_but_for_title(one)) for head, one in side.items()] for side in (self.old, self.new)]
        old, new = (Counter(when for _, when in side) for side in sides)
        there = {when: head for head, when in sides[1]}
        for head, when in sides[0]:
            if when is not None and old[when] == new[when] == 1:
                self._pair(head, there[when])

    def _similar(self) -> Iterator[tuple[str, str]]:
        """Pairs that are alike, the most alike first; two that are equally alike are a guess, and none."""
        scores = [
            (score, one, other)
            for one, before in self.old.items()
            for other, now in self.new.items()
            if (score := 0.0 if before.own and now.own else _likeness(before, now))
        ]
        for score, one, other in sorted(scores, key=lambda row: -row[0]):
            rivals = sum(score == row[0] and (row[1] == one) != (row[2] == other) for row in scores)
            if not rivals:
                yield one, other


def _alike_but_for_title(one: Subject) -> object:
    """People and when they begin, if both are known and no id says who is who; a day alone is no time."""
    timed = one.when.rpartition(" ")[2].isdecimal()
    return (frozenset(one.people), one.when) if one.people and timed and not one.own else None


def _folded(title: str) -> str:
    return "".join(title.split()).casefold()


def _likeness(one: Subject, other: Subject) -> float:
    """How likely two are the same: 0 for others. Of a track its talks count, of all else title and people."""
    shared = _share(one.inside, other.inside)
    titles = _folded(one.title), _folded(other.title)
    if one.kind.startswith(("track", "deck")) and (one.inside or other.inside):
        return shared if shared >= _SHARED or titles[0] == titles[1] else 0.0
    from difflib import SequenceMatcher  # only where something was changed

    matcher = SequenceMatcher(None, *titles, autojunk=False)
    if titles[0] == titles[1]:
        return 1.0
    people = _share(one.people, other.people)
    least = _LIKE if people == 1.0 else _VERY_LIKE
    if (one.people or other.people) and not people:
        return 0.0
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """What share of two lists stands in both."""
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 0.0
