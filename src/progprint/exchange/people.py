"""The persons of an import: each once, whoever mentions them, under an id that reads like the name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from progprint.exchange.affiliation import is_organisation, parted
from progprint.exchange.named import Named
from progprint.locale.names import person_id
from progprint.source.edit import Plain


@dataclass(frozen=True, slots=True)
class _Person:
    named: Named
    bio: tuple[str, ...] = ()


class People:
    """Persons in the order in which they were met."""

    def __init__(self) -> None:
        self._known: dict[str, _Person] = {}

    def __bool__(self) -> bool:
        return bool(self._known)

    def add(self, named: Named) -> tuple[str, bool]:
        """The id of a person, and whether what is said of them agrees with what was said before.

        Same name and same organisation is the same person; so is a name alone that is known already, or that becomes
        known in full later. What contradicts is not taken.
        """
        for who, person in self._known.items():
            old = person.named
            if old.name == named.name and (not old.org or not named.org or old.org == named.org):
                sound = not old.job_title or not named.job_title or old.job_title == named.job_title
                merged = Named(old.name, old.org or named.org, old.job_title or named.job_title)
                self._known[who] = replace(person, named=merged)
                return who, sound
        wanted = person_id(named.name)
        number = 1
        who = wanted
        while who in self._known:
            number += 1
            who = f"{wanted}-{number}"
        self._known[who] = _Person(named)
        return who, True

    def affiliate(self, who: str, text: str) -> str:
        """Give a person the organisation and job title of a line; returns what is doubtful about it."""
        person = self._known[who]
        org, job = parted(text)
        self._known[who] = replace(person, named=Named(person.named.name, org, job))
        return "" if job or is_organisation(org) else "two-words"

    def add_bio(self, who: str, text: str) -> None:
        """Add a paragraph to what is told of a person."""
        person = self._known[who]
        self._known[who] = replace(person, bio=(*person.bio, text))

    def name(self, who: str) -> str:
        """The name of a person."""
        return self._known[who].named.name

    def written(self) -> dict[str, Plain]:
        """What an agenda's ``people:`` holds."""
        return {who: _written(person) for who, person in self._known.items()}


def _written(person: _Person) -> dict[str, Plain]:
    named = person.named
    facts: dict[str, Plain] = {"name": named.name, "org": named.org, "job_title": named.job_title}
    bio = "\n".join(person.bio) + "\n" * (len(person.bio) > 1)
    return {key: value for key, value in (facts | {"bio": bio}).items() if value}
