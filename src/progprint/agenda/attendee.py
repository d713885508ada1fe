"""Somebody on a list of registrations, for badges and certificates. Such a list is no part of the agenda."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple


class Attendee(NamedTuple):
    """An entry of a list of registrations, every fact as the list has it; "" is what it does not say.

    ``kind`` is the kind of ticket, ``ticket`` its code, ``number`` that of a certificate, ``verify`` an address where it
    can be checked, ``chosen`` names the talks that they chose. ``fields`` are all cells by their headings, also those that
    mean nothing here. ``row`` counts from 1. ``had``: an older list has them as they are, so that they have their paper.
    """

    name: str
    org: str = ""
    job_title: str = ""
    kind: str = ""
    ticket: str = ""
    number: str = ""
    verify: str = ""
    chosen: str = ""
    fields: Mapping[str, str] = MappingProxyType({})
    row: int = 0
    had: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything of it that is printed."""
        return (self.name, self.org, self.job_title, self.kind, self.ticket, self.number)


def since(people: Sequence[Attendee], older: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """The people of a list, each marked if an older list has them with the same facts; other columns may differ."""
    known = Counter(map(_facts, older))
    marked = []
    for one in people:
        had = known[_facts(one)] > 0
        known[_facts(one)] -= had
        marked.append(one._replace(had=had))
    return tuple(marked)


def _facts(one: Attendee) -> tuple[str, ...]:
    return (*one.texts, one.verify, one.chosen)


def waits(people: Sequence[Attendee]) -> Callable[[Attendee | None], bool]:
    """A function that tells whether somebody's paper is still to be made; None is for those on a stage and on no list."""
    older = any(one.had for one in people)
    return lambda entry: not older if entry is None else not entry.had
