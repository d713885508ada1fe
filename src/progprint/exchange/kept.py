"""The fields of records that a reader knows, and all others, which are kept below ``extra``; links and what else they say."""

from __future__ import annotations

from progprint.exchange.values import Record, record, records, said, shipped, told_in

_LONG = 100
"""Characters of a title that may be a key."""


def known_keys(system: str) -> tuple[tuple[str, ...], ...]:
    """The keys that the reader of a system knows, a row for each kind of its records, in the order of ``known.yaml``."""
    return tuple(tuple(said(keys).split()) for keys in record(shipped("read/known.yaml")[system]).values())


def rest(of: Record, *known: str) -> dict[str, object]:
    """Everything that a record holds beyond the fields that are known."""
    return {key: value for key, value in of.items() if key not in known}


def some(of: Record, *keys: str) -> dict[str, object]:
    """The fields of these names that hold anything."""
    return {key: of[key] for key in keys if of.get(key)}


def filled(**fields: object) -> dict[str, object]:
    """Those of some fields that hold anything."""
    return some(fields, *fields)


def links_of(of: Record) -> dict[str, str]:
    """The links of a record, a list of ``{title, url}``, by their titles; without a fit title by a number."""
    made: dict[str, str] = {}
    for number, one in enumerate(records(of, "links"), 1):
        address, title = told_in(one, "url"), told_in(one, "title")
        name = title if 0 < len(title) <= _LONG else f"link {number}" if title or len(address) > _LONG else address
        if address:
            made[name if name not in made else f"{name} {number}"] = address
    return made


def long_links(of: Record) -> dict[str, object]:
    """The links of a record once more, as they are, if a title was too long to be a key or they say more than that."""
    links = list(records(of, "links"))
    whole = all(told_in(one, "url") and len(told_in(one, "title")) <= _LONG for one in links if any(one.values()))
    more = any(value for one in links for value in rest(one, "url", "title").values())
    return {} if whole and not more else {"links": of["links"]}
