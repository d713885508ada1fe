"""An import laid over an agenda that people have worked on since: what the source changed, and none of their work undone.

    base  what the last import gave          old == base ─▶ the source's word stands
    old   the agenda as it is now            new == base ─▶ theirs stands
    new   what the source says today         else        ─▶ theirs stands, and the difference is told

Without a base nobody knows who changed what: then what is new is added, what is empty is filled in, and every difference
is told. Talks, tracks, people and rooms are found again by their ids, then by what they are called.
"""

from __future__ import annotations

from progprint.exchange.merging.data import Record, called, record, records
from progprint.exchange.merging.match import Known, There, aligned, alike, home_of, merged_record, partner, people_of
from progprint.source.canonical import Data
from progprint.source.kinds import LANGUAGES
from progprint.source.spanedit import Edit, Path, applied

_WHEN = ("time", "start", "end", "duration")
"""A time is one thing, in whichever of these forms it is written."""
_LISTS = ("rooms", "sponsors", "pages")


def merge(
    old: Record, new: Record, base: Record | None, *, keep: bool = False, derived: bool = False
) -> tuple[list[Edit], dict[str, list[str]]]:
    """The edits that bring what is new in ``new`` into ``old``, and what to tell: names by the codes of remarks.

    ``keep``: differences are put below ``extra`` too.
    ``derived``: the base is what ``old`` looks like in another format, so whatever differs from it is meant.
    """
    now = aligned(new, old, base if derived else None)
    run = _Merge(old, now, aligned(base, old) if base is not None else None, keep=keep, derived=derived)
    run.all()
    return run.edits, run.told


class _Merge:
    def __init__(self, old: Record, new: Record, base: Record | None, *, keep: bool, derived: bool) -> None:
        self._old, self._new, self._keep, self._derived = old, new, keep, derived
        self._base, self._is_based = base or {}, base is not None
        self.edits: list[Edit] = []
        self.told: dict[str, list[str]] = {}

    def all(self) -> None:
        """Conference, rooms, people, and all that happens."""
        for key in dict.fromkeys((*self._new, *self._base)):
            if key in ("tracks", "sessions"):
                continue
            if key == "people":
                self._people()
            elif key in _LISTS:
                self._items((key,), *(records(of.get(key)) for of in (self._old, self._new, self._base)))
            elif isinstance(self._old.get(key), dict) and isinstance(self._new.get(key), dict):
                self._fields((key,), record(self._old[key]), record(self._new[key]), record(self._base.get(key)), key)
            else:
                self._value((), key, self._old.get(key), self._new.get(key), self._base.get(key), key)
        self._programme()
        self._left()

    # -- values

    def _fields(self, path: Path, old: Record, new: Record, base: Record, name: str, *skip: str) -> None:
        """The values of a record, one by one."""
        when = {key for key in _WHEN if key in old or key in new or key in base}
        for key in dict.fromkeys((*new, *base)):
            if key in skip or key in when:
                continue
            inner = old.get(key), new.get(key)
            if key in ("extra", "venue") and isinstance(inner[0], dict) and isinstance(inner[1], dict):
                self._fields((*path, key), inner[0], inner[1], record(base.get(key)), name)
            else:
                self._value(path, key, *inner, base.get(key), name)
        if when:
            self._times(path, old, new, base, name)

    def _times(self, path: Path, old: Record, new: Record, base: Record, name: str) -> None:
        """Begin and end, which several keys may say together."""
        mine, theirs, before = ({k: part[k] for k in _WHEN if k in part} for part in (old, new, base))
        if theirs == mine or (theirs == before if self._is_based else not theirs):
            return
        if mine and not (self._is_based and mine == before) and not self._derived:
            if theirs:
                self._differs(path, "time", next(iter(theirs.values())), name)
            return
        edits = [Edit("set", (*path, key), value) for key, value in theirs.items()]
        edits += [Edit("drop", (*path, key)) for key in mine if key not in theirs]
        self._tell("merge-changed" if mine else "merge-filled", f"{name}: time", *edits)

    def _value(self, path: Path, key: str, old: Data | None, new: Data | None, base: Data | None, name: str) -> None:
        if alike(old, new) or (self._is_based and alike(new, base)):
            return
        if self._derived:
            if new is not None or key in self._old or old is not None:
                new = _as_edited(old, new, base)
                self._tell("merge-changed", f"{name}: {key}", _put((*path, key), new))
        elif old is None or old in ("", [], {}):
            if new is not None and base is None:
                self._tell("merge-filled", f"{name}: {key}", Edit("set", (*path, key), new))
            elif new is not None:
                self._differs(path, key, new, name)
        elif self._is_based and alike(old, base):
            self._tell("merge-changed", f"{name}: {key}", _put((*path, key), new))
        elif new is not None:
            self._differs(path, key, new, name)

    def _differs(self, path: Path, key: str, new: Data, name: str) -> None:
        """Theirs stands; what the source says is told, and kept where asked for."""
        self._tell("merge-yours", f"{name}: {key}")
        if self._keep and path:
            self.edits.append(Edit("set", (*path, "extra", f"{key} ({len(self.told['merge-yours'])})"), new))

    # -- records

    def _people(self) -> None:
        old, new, base = (people_of(of) for of in (self._old, self._new, self._base))
        for key, (_, person) in new.items():
            name = called(person)
            before = base[key].data if key in base else None
            if key in old:
                self._record(*old[key], person, before, name)
            elif before is None:  # else somebody took them out
                self._add_person(key, person)
                self._tell("merge-added", name)

    def _add_person(self, key: str, person: Data) -> None:
        if isinstance(self._old.get("people"), list):
            record = person if isinstance(person, dict) else {"name": person}
            self.edits.append(Edit("append", ("people",), {"id": key, **record}))
        else:
            self.edits.append(Edit("set", ("people", key), person))

    def _left(self) -> None:
        """People whom the source has no longer, and nothing that stays speaks of."""
        old, new, base = (people_of(of) for of in (self._old, self._new, self._base))
        gone = [key for key in base if key in old and key not in new]
        after = record(applied(self._old, self.edits)) if gone or self._derived else {}
        used = Known.of(after).used
        for key in new if self._derived else ():  # whom the agenda knew by name only, in a talk that was edited
            if key in used and key not in people_of(after):
                self._add_person(key, new[key].data)
        for key in gone:
            if key not in used:
                self._gone(*old[key], base[key].data)

    def _record(self, path: Path, mine: Data, theirs: Data, before: Data | None, name: str) -> None:
        """A record that both have; a name alone is written out once more is known."""
        if self._derived and path[0] == "people" and isinstance(path[1], int) and called(mine) != called(theirs):
            who = called(mine)  # by which talks know them, if they have no id
            if isinstance(mine, str):
                named: Data = {"id": who, "name": called(theirs)}
                self._tell("merge-changed", f"{name}: name", Edit("set", path, named))
                return
            if isinstance(mine, dict) and not mine.get("id"):
                self.edits.append(Edit("set", (*path, "id"), who))
        if isinstance(mine, str) and isinstance(theirs, dict):
            if set(theirs) - {"name"}:
                self._tell("merge-filled", name, Edit("set", path, {**theirs, "name": mine}))
        elif isinstance(mine, dict) and isinstance(theirs, dict):
            self._fields(path, mine, theirs, record(before), name)

    def _items(self, path: Path, old: list[Data], new: list[Data], base: list[Data]) -> None:
        """Rooms, sponsors, pages."""
        for item in new:
            at, before = partner(item, old), partner(item, base)
            if at is not None:
                self._record((*path, at), old[at], item, None if before is None else base[before], called(item))
            elif before is None:
                self._tell("merge-added", called(item), Edit("append", path, item))
        for item in base:
            at = partner(item, old)
            if at is not None and partner(item, new) is None:
                self._gone((*path, at), old[at], item)

    def _gone(self, path: Path, mine: Data, before: Data) -> None:
        """Something that the source has no longer: taken out, unless somebody has worked on it."""
        if self._derived or alike(mine, before):
            self._tell("merge-removed", called(mine), Edit("drop", path))
        else:
            self._tell("merge-gone", called(mine))

    # -- the programme

    def _programme(self) -> None:
        there = There(*map(Known.of, (self._old, self._new, self._base)))
        for track in there.new.track_data:
            self._track(track, there)
        for n in range(len(there.new.talks)):
            self._talk(n, there)
        for n, (_, talk) in enumerate(there.base.talks):
            if n in there.base_old and n not in there.base_new:
                self._gone(*there.old.talks[there.base_old[n]], talk)

    def _track(self, track: Data, there: There) -> None:
        at, was = partner(track, there.old.track_data), partner(track, there.base.track_data)
        name = called(track)
        if at is not None:
            known = {} if was is None else record(there.base.track_data[was])
            self._fields(("tracks", at), record(there.old.track_data[at]), record(track), known, name, "talks")
        elif was is None:
            fresh = {key: value for key, value in record(track).items() if key != "talks"}
            talks = [
                talk
                for n, (path, talk) in enumerate(there.new.talks)
                if path[0] == "tracks" and there.new.track_data[int(path[1])] is track and n not in there.new_old
            ]
            whole: Data = {**fresh, **({"talks": talks} if talks else {})}
            self._tell("merge-added", name, Edit("append", ("tracks",), whole))

    def _talk(self, n: int, there: There) -> None:
        spot, talk = there.new.talks[n]
        home = home_of(spot, there.new, there.old)
        before = there.base.talks[there.new_base[n]] if n in there.new_base else None
        if n not in there.new_old:
            if before is None and home is not None:  # the talks of a new track came with it
                self._tell("merge-added", called(talk), Edit("append", home, talk))
            return
        path, mine = there.old.talks[there.new_old[n]]
        known = before[1] if before else None
        if home is not None and home != path[:-1]:
            if before is not None and home_of(before[0], there.base, there.old) == path[:-1]:
                both = merged_record(record(mine), record(talk), record(known))
                self._tell("merge-changed", f"{called(talk)}: track", Edit("drop", path), Edit("append", home, both))
                return
            self._tell("merge-yours", f"{called(talk)}: track")
        self._fields(path, record(mine), record(talk), record(known), called(talk))

    def _tell(self, code: str, name: str, *edits: Edit) -> None:
        """A remark, and the edits that it is about."""
        self.told.setdefault(code, []).append(name)
        self.edits += edits


def _put(path: Path, value: Data | None) -> Edit:
    return Edit("drop", path) if value is None else Edit("set", path, value)


def _as_edited(old: Data | None, new: Data | None, base: Data | None) -> Data | None:
    """A value that was edited in another format, which may show one language of several."""
    if isinstance(old, dict) and isinstance(new, str) and set(old) <= set(LANGUAGES):
        shown = next((tag for tag, text in old.items() if alike(text, base)), next(iter(old)))
        return {**old, shown: new}
    return new
