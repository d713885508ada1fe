"""Whether a deck look says all that a deck needs: a template, layouts, titles, room for text, whole rows of slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from progprint.core.diagnostic import Diagnostic, error
from progprint.deck.binding import BODY, KINDS
from progprint.design import forms
from progprint.source import node

NONE = ("", "null", "~")
"""What a slot says that is not in the template."""
HOLDER = ("placeholder", "name", "idx", "type", "nth", "box")
_HEADED = tuple(f"{name}-{n}" for n in range(1, 7) for name in ("head", "text"))
_ROWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "talk-two": ("person-1", "person-2"),
        "talk-three": ("person-1", "person-2", "person-3"),
        "talk-four": ("person-1", "person-2", "person-3", "person-4"),
        "talk-people": tuple(f"person-{n}" for n in range(1, 7)),
        "talk-intro": _HEADED,
        "talk-intro-wide": _HEADED,
    }
)
"""Slots of a kind that are there together or not at all."""
_ALWAYS: Mapping[str, tuple[str, ...]] = MappingProxyType({"text": ("title", BODY)})
"""Slots that a kind cannot be without; most need a title only."""


def missing(tree: node.Node) -> Iterator[Diagnostic]:
    """A look needs a template, kinds with layouts and titles, a body for text, whole rows, and sizes that can be drawn.

    Errors: layout-missing, layout-value.
    """
    kinds = dict(forms.entries(forms.lookup(tree, "kinds")))
    for key in ("template", "kinds"):
        if not forms.lookup(tree, key):
            yield error("layout-missing", tree.span, key=key)
    if forms.lookup(tree, "kinds") and "text" not in kinds:
        yield error("layout-missing", tree.span, key="kinds.text.layout")
    for kind, binding in kinds.items():
        if kind not in KINDS:
            yield error("layout-value", binding.span, "choice", key="kinds", text=kind, allowed=" ".join(KINDS))
            continue
        yield from _kind(kind, binding)


def _kind(kind: str, binding: node.Node) -> Iterator[Diagnostic]:
    where = f"kinds.{kind}"
    if not forms.lookup(binding, "layout"):
        yield error("layout-missing", binding.span, key=f"{where}.layout")
    slots = dict(forms.entries(forms.lookup(binding, "slots")))
    there = {name for name, slot in slots.items() if not (isinstance(slot, node.Scalar) and slot.text in NONE)}
    rows = _ROWS.get(kind, ())
    needed = {*_ALWAYS.get(kind, ("title",)), *(rows if there.intersection(rows) else ())}
    for name in sorted(needed - there):
        yield error("layout-missing", binding.span, key=f"{where}.slots.{name}")
    for name, slot in slots.items():
        yield from _slot(f"{where}.slots.{name}", slot)


def _slot(where: str, slot: node.Node) -> Iterator[Diagnostic]:
    if not isinstance(slot, node.Mapping):
        return
    if not any(slot.get(key) for key in HOLDER):
        yield error("layout-missing", slot.span, key=f"{where}.placeholder")
    named = slot.get("placeholder")
    for holder in (slot, named):
        box = holder.get("box") if isinstance(holder, node.Mapping) else None
        if isinstance(box, node.Sequence) and not _is_box(box):
            written = " ".join(item.text for item in box.items if isinstance(item, node.Scalar))
            yield error("layout-value", box.span, "box", key=f"{where}.box", text=written)


def _is_box(tree: node.Sequence) -> bool:
    """Whether a list is x, y, width and height, the last two at least a point."""
    found = [forms.number(item.text) or 0.0 for item in tree.items if isinstance(item, node.Scalar)]
    return len(found) == len("xywh") and min(found[2:]) >= 1
