"""The JSON Schema of every kind of file that people write, made of the tables by which it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from progprint.source.schema import json_schema

Schema = dict[str, Any]


def _agenda(language: str) -> Schema:
    from progprint.agenda.entries import AGENDA

    return json_schema(AGENDA, language)


def _project(language: str) -> Schema:
    """The settings; each output by the form of the command that makes it."""
    from progprint.pipeline.options import output_forms, project_form

    whole = json_schema(project_form(), language)
    definitions = whole["$defs"]
    forms = output_forms().values()
    for form in forms:
        definitions |= json_schema(form, language)["$defs"]
    items = {"anyOf": [{"$ref": f"#/$defs/{form.name}"} for form in forms]}
    definitions[project_form().name]["properties"]["outputs"] |= {"type": ["array", "null"], "items": items}
    return whole


def _look(title: str) -> Callable[[str], Schema]:
    """Layouts, themes and the looks of handouts are written by one table."""

    def made(_: str) -> Schema:
        from progprint.design.forms import LAYOUT
        from progprint.design.schema import look_schema
        from progprint.sheets.booklet import PARTS

        return look_schema({**LAYOUT, "flow": [tuple(PARTS)]}, title)

    return made


def _deck(_: str) -> Schema:
    from progprint.deck.binding import KINDS
    from progprint.design.deck import DECK
    from progprint.design.schema import look_schema

    whole = look_schema(DECK, "deck")
    whole["properties"]["kinds"]["propertyNames"] = {"enum": list(KINDS)}
    return whole


SCHEMAS: Mapping[str, Callable[[str], Schema]] = MappingProxyType(
    {
        "agenda": _agenda,
        "project": _project,
        "layout": _look("layout"),
        "theme": _look("theme"),
        "handout": _look("handout"),
        "deck": _deck,
    }
)
"""By the name of a kind of file: its schema, with descriptions in a language ("en" or "zh")."""
