"""Values that several systems write alike: texts in several languages, names that stand for records, lists of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from progprint.core.diagnostic import Outcome, Source, error
from progprint.core.languages import TAGS
from progprint.exchange.draft import Draft
from progprint.exchange.values import language_of, record, said
from progprint.source.edit import Plain

Read = Callable[[Sequence[Source], str], Outcome[dict[str, Plain]]]
"""What a format makes of its files; the text is the year of dates without one."""
T = TypeVar("T")

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


def drafted(
    parse: Callable[[Source], Outcome[T]], *, markdown: bool = False, wrapped: bool = False
) -> Callable[[Callable[[Draft, Sequence[T]], bool]], Read]:
    """The maker of the reader of a format out of a function that fills a draft with the values of files.

    ``parse`` makes the value of a file; the function tells whether there is a talk. Errors: those of ``parse``, of the first
    file that has any; import-nothing. Where a text is plainly Markdown, all are.
    """

    def reader(fill: Callable[[Draft, Sequence[T]], bool]) -> Read:
        def read(sources: Sequence[Source], year: str) -> Outcome[dict[str, Plain]]:
            parts = [parse(source) for source in sources]
            if bad := next((part for part in parts if part.value is None or part.failed), None):
                return Outcome(None, bad.diagnostics)
            values = [part.value for part in parts if part.value is not None]
            draft = Draft(sources[0].name, year, markdown=markdown, wrapped=wrapped)
            filled = fill(draft, values)
            if draft.seen_markdown and not markdown:
                draft = Draft(sources[0].name, year, markdown=True, wrapped=wrapped)
                filled = fill(draft, values)
            if not filled:
                return Outcome(None, (error("import-nothing", variant="system", path=sources[0].name),))
            return Outcome(draft.agenda(), (*(one for part in parts for one in part.diagnostics), *draft.remarks()))

        return read

    return reader
