"""The JSON Schema of every kind of file that people write, made of the tables by which it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from progprint.locale.keys import Meaning, meanings
from progprint.source.schema import json_schema

Schema = dict[str, Any]
_DEFAULT = {"en": ("{}. Without it: {}.", "Without it: {}."), "zh": ("{}。缺省：{}。", "缺省：{}。")}
"""How a meaning and a default are told together, and a default alone."""


def _agenda(language: str) -> Schema:
    from progprint.agenda.entries import AGENDA

    return _told(json_schema(AGENDA, language), "agenda", language)


def _told(whole: Schema, kind: str, language: str) -> Schema:
    """A schema of forms with examples, and with what holds without a key."""
    for path, meaning in meanings(kind).items():
        form, _, key = path.partition(".")
        for name in ("talk", "session") if form == "talk" else (form,):
            place = whole["$defs"][name]
            _tell(place["properties"][key] if key else place, meaning, language)
    return whole


def _tell(place: Schema, meaning: Meaning, language: str) -> None:
    """What is known of a key, added to its place in a schema."""
    about, default = meaning.about(language) or place.get("description", ""), meaning.default(language)
    both, alone = _DEFAULT[language]
    if default:
        about = both.format(about, default) if about else alone.format(default)
    if about:
        place["description"] = about
    if meaning.example and "enum" not in place:
        place.setdefault("examples", [_plain(meaning.example)])


def _plain(example: str) -> object:
    """An example as an editor offers it."""
    from progprint.design.forms import plain
    from progprint.source.read import read

    tree = read(f"x: {example}\n".encode(), "example").value
    value = plain(tree) if tree is not None else {}
    return value["x"] if isinstance(value, dict) else example


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
    return _told(whole, "project", language)


def _look(title: str) -> Callable[[str], Schema]:
    """Layouts, themes and the looks of handouts are written by one table."""

    def made(language: str) -> Schema:
        from progprint.design.forms import LAYOUT
        from progprint.design.schema import look_schema
        from progprint.sheets.booklet import PARTS

        return _described(look_schema({**LAYOUT, "flow": [tuple(PARTS)]}, title), "look", language)

    return made


def _deck(language: str) -> Schema:
    from progprint.deck.binding import KINDS
    from progprint.design.deck import DECK
    from progprint.design.schema import look_schema

    whole = look_schema(DECK, "deck")
    whole["properties"]["kinds"]["propertyNames"] = {"enum": list(KINDS)}
    return _described(whole, "deck", language)


def _described(whole: Schema, kind: str, language: str) -> Schema:
    """The schema of a look with the meaning of each key at its place; a name of one's own has that of ``*``."""
    told = meanings(kind)

    def walk(place: Schema, path: tuple[str, ...]) -> None:
        known = told.get(".".join(path)) or told.get(".".join((*path[:1], "*", *path[2:])))
        if known is not None:
            bounds = place.get("description", "")
            _tell(place, known, language)
            place["description"] += f" ({bounds})" if bounds else ""
        for inner in (place, *place.get("anyOf", ())):
            for key, value in inner.get("properties", {}).items():
                walk(value, (*path, key))
            if isinstance(value := inner.get("additionalProperties"), dict):
                walk(value, (*path, "*"))

    walk(whole, ())
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
