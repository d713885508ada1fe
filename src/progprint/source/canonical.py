"""A tree as plain data, its keys by the names of their fields, whatever their spelling in the file."""

from __future__ import annotations

from typing import TypeAlias

from progprint.core.diagnostic import Span
from progprint.source.kinds import Form, Kind
from progprint.source.node import Mapping, Node, Scalar, Sequence

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


def path_at(node: Node, place: Span) -> tuple[str | int, ...]:
    """The keys as typed, and numbers of items, that lead to what stands at a place; () if nothing does."""
    path: list[str | int] = []
    at: Node | None = node
    while at is not None and (not path or at.span[1:] != place[1:]):
        steps: list[tuple[str | int, Node | None, Span]] = []
        if isinstance(at, Mapping):
            steps = [
                step
                for key, value in at.entries
                for step in ((key.text, None, key.span), (key.text, value, value.span))
            ]
        elif isinstance(at, Sequence):
            steps = [(number, item, item.span) for number, item in enumerate(at.items)]
        name, at = next(((step, inner) for step, inner, span in steps if _holds(span, place)), (None, None))
        if name is not None:
            path.append(name)
    return tuple(path)


def _holds(span: Span, place: Span) -> bool:
    begin, end = (span.line, span.column), (span.end_line, span.end_column)
    return begin <= (place.line, place.column) < end or begin == (place.line, place.column)
