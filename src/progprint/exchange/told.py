"""Values that several systems write alike: texts in several languages, names that stand for records, lists of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from progprint.core.diagnostic import Outcome, Source, error
from progprint.core.languages import TAGS
from progprint.exchange.draft import Draft
from progprint.exchange.jsonfile import parsed
from progprint.exchange.values import language_of, listed, record, said
from progprint.source.edit import Plain

_TAGS = {tag: tag.partition("-")[0] for tag in TAGS}
_NAMES = ("name", "title", "tag", "label")


def both(draft: Draft, value: object) -> Plain:
    """A text, or one in several languages: those that an agenda knows by their tags, else the first that is told."""
    if not isinstance(value, Mapping):
        return draft.text(value)
    told = {str(key): draft.text(text) for key, text in value.items() if not isinstance(text, dict | list)}
    told = {key: text for key, text in told.items() if text}
    known: dict[str, Plain] = {}
    for key, text in told.items():
        tag = _TAGS.get(language_of(key))
        if tag:
            known.setdefault(tag, text)
    if len(known) > 1 and len(set(known.values())) > 1:
        return known
    return next(iter([*known.values(), *told.values()]), "")


def beyond(value: object) -> dict[str, object]:
    """The languages of a text that an agenda has no tag for, where it has others."""
    if not isinstance(value, Mapping):
        return {}
    unknown = {str(key): text for key, text in value.items() if text and language_of(str(key)) not in _TAGS}
    return unknown if len(value) > len(unknown) else dict(list(unknown.items())[1:])


def name_of(value: object) -> str:
    """The name of a thing that is told by its name, by a record with one, or by a record in several languages."""
    if not isinstance(value, Mapping):
        return said(value)
    named = next((value[key] for key in _NAMES if value.get(key)), None)
    if isinstance(named, Mapping) or (named is None and value):
        named = next((text for text in record(named or value).values() if isinstance(text, str) and text), "")
    return said(named)


def read_all(sources: Sequence[Source]) -> Outcome[list[tuple[Source, object]]]:
    """The values of JSON files. Error: import-syntax with line and column, of the first that is not whole."""
    made: list[tuple[Source, object]] = []
    for source in sources:
        tree = parsed(source)
        if tree.value is None:
            return Outcome(None, tree.diagnostics)
        made.append((source, tree.value))
    return Outcome(made)


def nothing_in(sources: Sequence[Source]) -> Outcome[dict[str, Plain]]:
    """The refusal of files without a single talk."""
    return Outcome(None, (error("import-nothing", variant="system", path=sources[0].name),))


def records_in(value: object, *keys: str) -> Iterator[Mapping[str, object]]:
    """The records of a list, or of the list that one of these keys of a record holds."""
    found = (
        value if isinstance(value, list) else next((record(value)[key] for key in keys if key in record(value)), None)
    )
    return (record(one) for one in listed(found) if isinstance(one, dict))
