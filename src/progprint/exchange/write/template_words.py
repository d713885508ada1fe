"""The workbook to fill in, in words: its sheets, headings, notes, choices and an example, in Chinese and English."""

from collections.abc import Mapping
from typing import NamedTuple

from progprint.agenda.programme import TALK_TYPES
from progprint.exchange.values import listed, record, shipped
from progprint.exchange.write.table import HEADINGS

Notes = Mapping[str, str]


class TemplateWords(NamedTuple):
    """The words of one language. ``facts`` are labels of the conference with a remark each, ``samples`` rows by heading."""

    conference: str
    programme: str
    example: str
    remark: str
    facts: Notes
    headings: tuple[str, ...]
    widths: Mapping[str, int]
    notes: Notes
    type: str
    types: tuple[str, ...]
    language: str
    languages: tuple[str, ...]
    samples: tuple[Notes, ...]


_WIDTHS = (10, 16, 10, 36, 12, 13, 10, 10, 36, 20, 10, 18, 18, 48, 10, 10, 10, 48, 36, 10, 10)
"""Characters across each column."""


def _words(told: Mapping[str, object]) -> TemplateWords:
    """The words of a language."""
    headings = tuple(map(str, listed(told.get("headings")))) or HEADINGS
    types = tuple(map(str, listed(told.get("types")))) or TALK_TYPES
    return TemplateWords(
        **{name: str(told[name]) for name in ("conference", "programme", "example", "remark", "type", "language")},
        facts=_texts(told["facts"]),
        headings=headings,
        widths=dict(zip(headings, _WIDTHS, strict=True)),
        notes=_texts(told["notes"]),
        types=types,
        languages=tuple(map(str, listed(told["languages"]))),
        samples=tuple(map(_texts, listed(told["samples"]))),
    )


def _texts(told: object) -> Notes:
    return {name: str(text) for name, text in record(told).items()}


TEMPLATES = {language: _words(record(told)) for language, told in shipped("template.yaml").items()}
"""The workbook to fill in, by the language of messages or of texts."""
