"""A tree as plain data, its keys by the names of their fields, whatever their spelling in the file."""

from __future__ import annotations

from typing import TypeAlias

from progprint.source.kinds import Form, Kind
from progprint.source.node import Mapping, Node, Scalar

Data: TypeAlias = "str | list[Data] | dict[str, Data]"


def canonical(node: Node, form: Form | None) -> Data:
    """The data of a file by its form (None: its keys as typed); fields after which nothing was typed are left out."""
    return _data(node, Kind(form=form))


def _data(node: Node, kind: Kind | None) -> Data:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        form = kind.form if kind else None
        made: dict[str, Data] = {}
        for key, value in node.entries:
            if isinstance(value, Scalar) and value.absent:
                continue
            field = form.spellings.get(key.text) if form else None
            made[field.key if field else key.text] = _data(value, _inner(kind, key.text))
        return made
    return [_data(one, (kind.items or kind) if kind else None) for one in node.items]


def _inner(kind: Kind | None, key: str) -> Kind | None:
    """The kind of the value of a key."""
    if kind is None:
        return None
    if kind.form is not None:
        field = kind.form.spellings.get(key)
        return field.kind if field else None
    return kind.values


def kind_at(form: Form, path: tuple[str | int, ...]) -> Kind | None:
    """The kind of what a path leads to."""
    kind: Kind | None = Kind(form=form)
    for step in path:
        kind = ((kind.items or kind) if kind else None) if isinstance(step, int) else _inner(kind, step)
    return kind


def key_node(mapping: Mapping, key: str, kind: Kind | None) -> Scalar | None:
    """The key of a mapping that means a field, in whatever spelling; None if it is not there."""
    form = kind.form if kind else None
    for name, _ in mapping.entries:
        field = form.spellings.get(name.text) if form else None
        if (field.key if field else name.text) == key:
            return name
    return None
