"""The people of an import by their keys in the source: each once, and nothing that was said of them lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from progprint.core.patterns import pattern
from progprint.exchange.affiliation import ROLES
from progprint.exchange.plain import one_line, plain
from progprint.exchange.values import Record, first_of, free, slug_of
from progprint.locale.alike import alike
from progprint.locale.names import person_id
from progprint.source.edit import Plain
from progprint.text.characters import has_han

_ROLE = pattern(r"(.*\S)\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*")
"""A name, and in brackets behind it what somebody does."""


class Persons:
    """Fills up with records. The same name and organisation, or a name that has none once, is the same person."""

    def __init__(self, tell: Callable[[str, str], None], kept: Callable[[Mapping[str, Plain]], None]) -> None:
        self.written: dict[str, dict[str, Plain]] = {}
        self.presiding: set[str] = set()
        self._tell, self._kept = tell, kept
        self._known: dict[tuple[str, str], str] = {}
        self._named: dict[str, list[str]] = {}
        self._slugs: dict[str, str] = {}
        self._extras: dict[str, dict[str, Plain]] = {}
        self._said: set[tuple[str, str, str]] = set()

    def slug(self, key: str) -> str:
        """The id of a person in the agenda, "" if the key is not known."""
        return self._slugs.get(key, "")

    def without_role(self, key: str, name: Plain) -> Plain:
        """A name without a role in brackets behind it; who presides is the moderator of the talk that is told next."""
        told = _ROLE.fullmatch(name) if isinstance(name, str) else None
        role = ROLES.get(told[2].casefold(), "") if told else ""
        self.presiding = self.presiding - {key} | ({key} if role == "moderator" else set())
        return told[1] if told and role in {"moderator", "speaker"} else name

    def alike(self) -> list[str]:
        """Pairs of people who may be one person, whom nothing but their names tells."""
        people = [(first_of(one.get("name", "")), str(one.get("org", ""))) for one in self.written.values()]
        shown = [f"{name} ({org})" if org else name for name, org in people]
        return [f"{shown[one]} = {shown[other]}" for one, other in alike(people)]

    def add(self, key: str, name: Plain, facts: Mapping[str, Plain], more: Record) -> str:
        """A record: ``facts`` are fields of an agenda, ``more`` is what else the source says.

        Returns the key by which the person is known from now on: another than the one given where a source has one key
        for two people, which is told.
        """
        shown = one_line(first_of(name))
        if not shown:
            return key
        before = self.written[self._slugs[key]]["name"] if key in self._slugs else ""
        if before and not _one_name(name, before):
            self._tell("two-names", f"{key}: {first_of(before)}, {shown}")
            return self.add(f"{key} {shown}", name, facts, more)
        org = str(facts.get("org", ""))
        alike = self._named.get(shown, [])  # the one person of a name, if there is one
        known = self._slugs.get(key) or self._known.get((shown, org))
        known = known or (alike[0] if len(alike) == 1 and not (org and self.written[alike[0]].get("org")) else "")
        if known:
            if key not in self._slugs:
                self._tell("joined", shown)
            self._slugs[key] = self._known[shown, org] = known
            another = {"name": name} if before and shown not in _names(before) else {}
            self._join(known, facts, {**more, **another})
            return key
        wanted = slug_of(key) if key.isascii() else person_id(shown)
        slug = free(wanted or f"p{len(self.written) + 1}", self.written)
        told: Plain = {str(k): one_line(str(v)) for k, v in name.items()} if isinstance(name, Mapping) else shown
        self.written[slug] = {"name": told}
        self._known[shown, org] = self._slugs[key] = slug
        self._named.setdefault(shown, []).append(slug)
        self._join(slug, facts, more)
        return key

    def _join(self, slug: str, facts: Mapping[str, Plain], more: Record) -> None:
        """Fill in what was not known; of two biographies the longer stands; what contradicts is kept below extra."""
        person, beyond = self.written[slug], dict(more)
        for name, value in facts.items():
            old = person.get(name)
            if not value or value == old:
                continue
            longer = name == "bio" and len(str(value)) > len(str(old))
            if old is None or longer:
                person[name] = value
            if old is not None:
                beyond[name] = old if longer else value
        person.pop("extra", None)  # it stands last
        kept = self._extras.setdefault(slug, {})
        fresh: dict[str, Plain] = {}
        for key, thing in beyond.items():
            told = plain(thing)
            if told is not None and (slug, key, repr(told)) not in self._said:
                self._said.add((slug, key, repr(told)))
                fresh[key] = kept[free(one_line(key) or "_", kept, " ")] = told
        if kept:
            person["extra"] = kept
        self._kept(fresh)


def _names(name: Plain) -> list[str]:
    """A name in all languages that it is told in."""
    return [str(one) for one in name.values()] if isinstance(name, Mapping) else [str(name)]


def _one_name(one: Plain, other: Plain) -> bool:
    """Whether two names may be one person's: the words of one are among those of the other, or their scripts differ."""
    pairs = [(mine, theirs) for mine in _names(one) for theirs in _names(other)]
    return any(
        has_han(mine) != has_han(theirs) or _words(mine) <= _words(theirs) or _words(theirs) <= _words(mine)
        for mine, theirs in pairs
    )


def _words(name: str) -> frozenset[str]:
    """The words of a name; those written in Han are one, in whichever order and with whatever blanks."""
    told = unicodedata.normalize("NFKC", name).casefold()
    return frozenset(re.findall(r"[^\W_]+", told) if not has_han(told) else ["".join(sorted(re.sub(r"\W+", "", told)))])
