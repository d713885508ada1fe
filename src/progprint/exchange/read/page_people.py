"""The persons of a pasted page: each once, whichever lines mention them, under an id that reads like the name."""

from __future__ import annotations

from progprint.exchange.affiliation import is_organisation, parted
from progprint.exchange.named import Named
from progprint.exchange.values import free
from progprint.locale.names import person_id
from progprint.source.edit import Plain


class PagePeople:
    """Persons in the order in which they were met."""

    def __init__(self) -> None:
        self._known: dict[str, Named] = {}
        self._bios: dict[str, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._known)

    def add(self, named: Named) -> tuple[str, bool]:
        """The id of a person, and whether what is said of them agrees with what was said before.

        Same name and same organisation is the same person; so is a name alone that is known already, or that becomes
        known in full later. What contradicts is not taken.
        """
        for who, old in self._known.items():
            if old.name == named.name and (not old.org or not named.org or old.org == named.org):
                sound = not old.job_title or not named.job_title or old.job_title == named.job_title
                self._known[who] = Named(old.name, old.org or named.org, old.job_title or named.job_title)
                return who, sound
        who = free(person_id(named.name), self._known)
        self._known[who] = named
        return who, True

    def affiliate(self, who: str, text: str) -> str:
        """Give a person the organisation and job title of a line; returns what is doubtful about it."""
        org, job = parted(text)
        self._known[who] = Named(self.name(who), org, job)
        return "" if job or is_organisation(org) else "two-words"

    def add_bio(self, who: str, text: str) -> None:
        """Add a paragraph to what is told of a person."""
        self._bios.setdefault(who, []).append(text)

    def name(self, who: str) -> str:
        """The name of a person."""
        return self._known[who].name

    def written(self) -> dict[str, Plain]:
        """The entries of an agenda's ``people:``."""
        return {who: self._written(who, named) for who, named in self._known.items()}

    def _written(self, who: str, named: Named) -> dict[str, Plain]:
        bio = self._bios.get(who, [])
        facts = {"name": named.name, "org": named.org, "job_title": named.job_title}
        facts["bio"] = "\n".join(bio) + "\n" * (len(bio) > 1)
        return {key: value for key, value in facts.items() if value}
