"""People: each person once, whoever mentions them and however.

    people: {yuyu: {name: 于雨, org: 蚂蚁金服, bio: …}}
    producer: yuyu                                   ─┐
    speakers: [于雨]                                  ├─▶ the same Person, with all that was said of them
    moderator: {name: 于雨, org: 蚂蚁金服, photo: …}  ─┘

Same name and same org: one person; fields that contradict each other are an error with both places. A name without an
org means the one person of that name. Where the agenda has a list of people, a text that matches none of it is an
error, because a mistyped id would otherwise be printed as a name. Where it has none, a word that looks like an id is warned of.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from progprint.agenda.programme import Passage, Person, Wording
from progprint.agenda.scope import Ids, Scope, looks_like_id, slug
from progprint.agenda.wording import passages, photo, text_of, wording
from progprint.core.diagnostic import Span, error, warning
from progprint.source.forms import nearest
from progprint.source.kinds import Entry, Rows, Translated, Value
from progprint.source.node import Scalar

Mention = tuple[Value, Scope]
_Place = tuple[str, int, int]


class People:
    """The people of an agenda. Made of the declared list and every mention; then ``of`` gives the objects."""

    def __init__(self, declared: Value | None, mentions: Iterable[Mention], scope: Scope) -> None:
        self._persons: list[Person] = []
        self._named: dict[str, list[int]] = {}
        self._told: dict[tuple[str, str], int] = {}
        self._known: dict[str, int] = {}
        self._place: dict[_Place, int] = {}
        for key, value in _declared(declared):
            self._declare(key, value, scope)
        self._closed = bool(self._persons)
        self._rank = dict.fromkeys(range(len(self._persons)), -1)
        waiting = []
        for rank, (value, where) in enumerate(mentions):
            if isinstance(value, Entry) and value.get("org") is not None:
                self._mention(value, where, rank)
            else:
                waiting.append((value, where, rank))
        for value, where, rank in waiting:
            self._mention(value, where, rank)
        ids = Ids((), scope)
        for name in self._known:
            ids.free(name)
        self._objects = [p if p.id else p._replace(id=ids.free(slug(p.name.text))) for p in self._persons]

    @property
    def all(self) -> tuple[Person, ...]:
        """Everybody: the declared in the order of the list, then the others in the order of their first mention."""
        return tuple(self._objects[i] for i in sorted(self._rank, key=lambda i: (self._rank[i], i)))

    def of(self, values: Iterable[Value]) -> tuple[Person, ...]:
        """The persons that these mentions mean, each once, in order."""
        found: dict[int, Person] = {}
        for value in values:
            index = self._place.get(_place(value))
            if index is not None:
                found[index] = self._objects[index]
        return tuple(found.values())

    def _declare(self, key: str, value: Value, scope: Scope) -> None:
        person = _person(value, key, scope)
        if person is None:
            return
        self._enter(person, self._same(person), scope)

    def _enter(self, person: Person, index: int | None, scope: Scope) -> int:
        """Take somebody in, or what is said more of somebody who is known; an id that another has is refused."""
        if self._known.get(person.id, index) != index:
            scope.contradict("duplicate-id", person.span, self._persons[self._known[person.id]].span, id=person.id)
            person = person._replace(id="")
        if index is None:
            index = self._add(person)
        else:
            self._persons[index] = _merged(self._persons[index], person, scope)
        if person.id:
            self._known.setdefault(person.id, index)
        return index

    def _mention(self, value: Value, scope: Scope, rank: int) -> None:
        found = self._inline(value, scope) if isinstance(value, Entry) else self._referred(value, scope)
        if found is not None:
            self._place[_place(value)] = found
            self._rank[found] = min(rank, self._rank.get(found, rank))

    def _inline(self, entry: Entry, scope: Scope) -> int | None:
        """Somebody spelled out where they are used: merged with who they are already."""
        person = _person(entry, "", scope)
        if person is None:
            return None
        index = self._same(person)
        if index is None and person.org is None and len(self._named.get(_key(person.name.text), ())) == 1:
            index = self._named[_key(person.name.text)][0]
        return self._enter(person, index, scope)

    def _referred(self, value: Value, scope: Scope) -> int | None:
        """Somebody named by id or name only."""
        name = wording(value, scope)
        if name is None:
            return None
        if name.text in self._known:
            return self._known[name.text]
        same = self._named.get(_key(name.text), ())
        if len(same) == 1:
            return same[0]
        if self._closed:
            self._refuse(name, len(same), scope)
            return None
        if same:
            scope.report(warning("ambiguous-person", name.span, name=name.text, count=len(same)))
        elif looks_like_id(name.text):
            near = nearest(name.text, tuple(self._known))
            scope.report(warning("id-as-name", name.span, "suggest" if near else "", name=name.text, near=near))
        return self._add(Person("", name, span=name.span))

    def _refuse(self, name: Wording, same: int, scope: Scope) -> None:
        if same:
            scope.report(error("ambiguous-person", name.span, name=name.text, count=same))
            return
        names = (*self._known, *(p.name.text for p in self._persons))
        near = nearest(name.text, names)
        scope.report(error("unknown-person", name.span, "suggest" if near else "", name=name.text, near=near))

    def _same(self, person: Person) -> int | None:
        """Index of the person with the same name and the same org (or the same lack of one)."""
        return self._told.get((_key(person.name.text), _org(person)))

    def _add(self, person: Person) -> int:
        self._persons.append(person)
        name = _key(person.name.text)
        self._named.setdefault(name, []).append(len(self._persons) - 1)
        self._told.setdefault((name, _org(person)), len(self._persons) - 1)
        return len(self._persons) - 1


def _declared(value: Value | None) -> list[tuple[str, Value]]:
    """(id, person) of the list of people, be it a mapping by id, a list, or both (of two files)."""
    if isinstance(value, Rows):
        return [(key.text.strip(), item) for key, item in value.rows]
    if not isinstance(value, tuple):
        return []
    return [pair for item in value for pair in (_declared(item) if isinstance(item, Rows) else [("", item)])]


def _person(value: Value, key: str, scope: Scope) -> Person | None:
    """What one place says of a person; None when it does not even say a name."""
    if not isinstance(value, Entry):
        name = wording(value, scope)
        return Person(key, name, span=name.span) if name is not None else None
    name = wording(value.get("name"), scope)
    if name is None:
        return None
    scope = scope.within("person", name.text)
    return Person(
        id=key or text_of(value, "id", scope),
        name=name,
        org=wording(value.get("org"), scope),
        job_title=wording(value.get("job_title"), scope),
        bio=passages(value.get("bio"), scope),
        photo=photo(value, "photo", scope),
        reading=text_of(value, "reading", scope),
        sort=text_of(value, "sort", scope),
        links=links(value.get("links"), scope),
        span=name.span,
    )


def links(value: Value | None, scope: Scope) -> tuple[tuple[str, str], ...]:
    """(name, address) of links; a bare address has the name ""."""
    if isinstance(value, Rows):
        rows = [(wording(name, scope), wording(item, scope)) for name, item in value.rows]
        return tuple((str(name or ""), address.text) for name, address in rows if address is not None)
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    return tuple(("", address.text) for item in items if (address := wording(item, scope)) is not None)


def _merged(first: Person, second: Person, scope: Scope) -> Person:
    """Everything both places say of one person."""
    scope = scope.within("person", first.name.text)
    pairs: Mapping[str, tuple[tuple[str, Span | None], tuple[str, Span | None]]] = {
        "job_title": (_said(first.job_title), _said(second.job_title)),
        "bio": (_said_all(first.bio), _said_all(second.bio)),
        "photo": tuple((p.path, p.span) if p else ("", None) for p in (first.photo, second.photo)),  # type: ignore[dict-item]
        "reading": ((first.reading, first.span), (second.reading, second.span)),
        "sort": ((first.sort, first.span), (second.sort, second.span)),
    }
    for field, ((one, place), (other, later)) in pairs.items():
        if one and other and _key(one) != _key(other):
            name = first.name.text
            scope.contradict("contradiction", later, place, field=field, name=name, first=one[:40], text=other[:40])
    known = dict(second.links)
    return first._replace(
        job_title=first.job_title or second.job_title,
        org=first.org or second.org,
        bio=first.bio or second.bio,
        photo=first.photo or second.photo,
        reading=first.reading or second.reading,
        sort=first.sort or second.sort,
        links=tuple((known | dict(first.links)).items()) if known else first.links,
    )


def _said(words: Wording | None) -> tuple[str, Span | None]:
    return (words.text, words.span) if words is not None else ("", None)


def _said_all(bio: tuple[Passage, ...]) -> tuple[str, Span | None]:
    return ("\n".join(p.words.text for p in bio), bio[0].words.span) if bio else ("", None)


def _org(person: Person) -> str:
    return _key(person.org.text) if person.org is not None else ""


def _key(text: str) -> str:
    """A text for comparison: width, case and blanks do not make another person."""
    if text.isascii():
        return "".join(text.split()).casefold()
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _place(value: Value) -> _Place:
    span = value.span if isinstance(value, Scalar | Entry | Translated | Rows) else None
    return (span.source.name, span.line, span.column) if span is not None else ("", 0, 0)
