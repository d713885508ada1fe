"""JSON Schema (2020-12) out of the tables of keys, for editors that complete and check while somebody types.

    Form ──json_schema──▶ {"$defs": {"talk": {"properties": {"speakers": …, "讲者": …}}}, …}

Aliases are properties of their own that refer to the key they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from progprint.source.kinds import FLAGS, LANGUAGES, Field, Form, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPED = ["string", "number", "boolean", "null"]
"""What an editor's YAML parser may make of a text typed without quotes; progprint itself reads the text."""


def json_schema(form: Form, language: str = "en") -> dict[str, Any]:
    """The schema of a form and of all forms it uses; descriptions in ``en`` or ``zh``."""
    definitions: dict[str, Any] = {}
    _define(form, language, definitions)
    return {"$schema": DIALECT, "title": f"progprint {form.name}", "$ref": f"#/$defs/{form.name}", "$defs": definitions}


def _define(form: Form, language: str, definitions: dict[str, Any]) -> None:
    if form.name in definitions:
        return
    definition: dict[str, Any] = {"type": "object", "additionalProperties": False}
    definitions[form.name] = definition
    if doc := form.doc_zh if language == "zh" else form.doc_en:
        definition["description"] = doc
    properties: dict[str, Any] = {}
    for field in form.fields:
        described = _limited(_kind(field.kind, language, definitions), field)
        if field.values:
            described = described | {"examples": list(field.values)}
        doc = field.doc_zh if language == "zh" else field.doc_en
        properties[field.key] = described | ({"description": doc} if doc else {})
        for alias in field.aliases:
            properties[alias] = {"$ref": f"#/$defs/{form.name}/properties/{field.key}", "description": f"= {field.key}"}
    definition["properties"] = properties
    required = [_required(field, form) for field in form.fields if field.required]
    if required:
        definition["allOf"] = required


def _limited(described: dict[str, Any], field: Field) -> dict[str, Any]:
    """The schema of a field whose values are limited: one of some words, or of a certain form; a list of such too."""
    if field.choices:
        one: dict[str, Any] = {"enum": written(field.choices)}
    elif field.pattern:
        one = {"type": "string", "pattern": field.pattern}
    else:
        return described
    return {"anyOf": [one, {"type": "array", "items": one}]} if field.kind.items is not None else one


def written(choices: Sequence[str]) -> list[str | int]:
    """Words as an editor may see them: its parser makes a truth value of a flag, and a number of digits."""
    numbers = [int(one) for one in choices if one.isdecimal()]
    return [*choices, *([True, False] if set(choices) == set(FLAGS) else numbers)]


def _required(field: Field, form: Form) -> dict[str, Any]:
    """One of the spellings must be there, or one of the key that excuses it."""
    names = [field.key, *field.aliases]
    if field.unless:
        excuse = form.spellings[field.unless]
        names += [excuse.key, *excuse.aliases]
    return {"anyOf": [{"required": [name]} for name in names]}


def _kind(kind: Kind, language: str, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one place: what it may hold, joined by anyOf."""
    if kind.free:
        return {}
    choices: list[dict[str, Any]] = []
    if kind.limit:
        choices.append({"type": TYPED, "maxLength": kind.limit})
    if kind.items is not None:
        choices.append({"type": ["array", "null"], "items": _kind(kind.items, language, definitions)})
    if kind.form is not None:
        _define(kind.form, language, definitions)
        choices.append({"$ref": f"#/$defs/{kind.form.name}"})
    if kind.values is not None:
        values = _kind(kind.values, language, definitions)
        choices.append({"type": ["object", "null"], "additionalProperties": values})
    if kind.translated:
        plain = {"anyOf": choices[:]} if len(choices) > 1 else choices[0]
        versions = {"propertyNames": {"enum": list(LANGUAGES)}, "additionalProperties": plain, "minProperties": 1}
        choices.append({"type": "object"} | versions)
    return choices[0] if len(choices) == 1 else {"anyOf": choices}
