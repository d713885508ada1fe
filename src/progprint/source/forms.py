"""What people may write: tables of keys with their aliases, and the reading of a tree by such a table.

A ``Form`` is a table of ``Field``; a ``Kind`` says what a text, a list and a mapping mean in one place (what is not
said there is refused). ``parse`` turns a tree into an ``Entry`` and finds everything that is wrong in one run:

    Mapping ──parse(node, TALK)──▶ Entry ──▶ Scalar, Words, Rows, Entry, tuples of them: each still with its place
                     └────────────▶ unknown-key, duplicate-key, missing-key, wrong-type, text-too-long …

The same tables give the JSON Schema (``source.schema``), so what is documented, accepted and suggested cannot differ.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from progprint.core.diagnostic import Diagnostic, Outcome, Related, Severity, Span, error, warning
from progprint.source.node import Mapping, Node, Scalar, Sequence

LINE_LIMIT = 20_000
TEXT_LIMIT = 1_000_000
LANGUAGES = ("zh", "zh-Hans", "zh-Hant", "zh-CN", "zh-TW", "en", "ja", "ko")
"""Keys of a text in several languages."""

UNKNOWN_SHOWN = 10
"""Unknown keys reported one by one in a mapping; the rest is a count."""

_NULLS = frozenset(("null", "Null", "NULL", "~"))
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Kind:
    """What may stand in one place.

    ``limit`` > 0: a text of at most so many characters. ``items``: a list of this kind. ``form``: a mapping with known
    keys. ``values``: a mapping with free keys. ``translated``: also ``{zh: …, en: …}`` of the same. ``free``: anything.
    """

    limit: int = 0
    items: Kind | None = None
    form: Form | None = None
    values: Kind | None = None
    translated: bool = False
    free: bool = False

    @property
    def wanted(self) -> str:
        """Name of the variant of ``wrong-type`` that says what was expected, such as ``text-or-list``."""
        names = (("text", self.limit > 0), ("list", self.items), ("mapping", self.form or self.values))
        return "-or-".join(name for name, allowed in names if allowed)


def line(limit: int = LINE_LIMIT) -> Kind:
    """A text of one line."""
    return Kind(limit)


def words(limit: int = LINE_LIMIT) -> Kind:
    """A text that may be written in several languages."""
    return Kind(limit, translated=True)


def list_of(item: Kind) -> Kind:
    """A list."""
    return Kind(items=item)


def one_or_many(item: Kind) -> Kind:
    """One of a kind, or a list of it."""
    return replace(item, items=item)


def form_of(form: Form) -> Kind:
    """A mapping with the keys of a form."""
    return Kind(form=form)


def text_or(form: Form) -> Kind:
    """A plain text, or the same thing spelled out in a mapping."""
    return Kind(LINE_LIMIT, form=form)


def table_of(value: Kind) -> Kind:
    """A mapping whose keys are the author's own."""
    return Kind(values=value)


ANYTHING = Kind(free=True)


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a form. ``empty`` is the code of an error when a text of blanks is typed ("" allows it).

    ``unless`` names a key whose presence excuses a missing required one.
    """

    key: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    doc_en: str = ""
    doc_zh: str = ""
    required: bool = False
    unless: str = ""
    empty: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A table of keys. ``trail`` names the kind of thing in the trail of a diagnostic ("" for none)."""

    name: str
    fields: tuple[Field, ...]
    trail: str = ""
    numbered: bool = False
    doc_en: str = ""
    doc_zh: str = ""

    @cached_property
    def spellings(self) -> MappingABC[str, Field]:
        """Every accepted spelling of a key and its field."""
        return MappingProxyType({name: f for f in self.fields for name in (f.key, *f.aliases)})

    @cached_property
    def keys(self) -> str:
        """All keys, for a hint."""
        return ", ".join(f.key for f in self.fields)


@dataclass(frozen=True, slots=True)
class Rows:
    """A mapping with free keys: rows of (key, value) in the order of the file."""

    rows: tuple[tuple[Scalar, Value], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing in several languages, as (language, value) in the order of the file."""

    versions: tuple[tuple[str, Value], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Raw:
    """A tree that nobody looked into."""

    node: Node


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping that was read by a form.

    ``values`` by the field's key; ``keys`` holds the spelling typed for each; ``blank`` the keys after which nothing
    was typed. ``sound`` is False when something in this very mapping was refused, so that nobody complains twice.
    """

    form: Form
    values: MappingABC[str, Value]
    span: Span
    keys: MappingABC[str, Scalar] = field(default_factory=dict)
    blank: MappingABC[str, Scalar] = field(default_factory=dict)
    sound: bool = True

    def get(self, key: str) -> Value | None:
        """The value of a key, or None."""
        return self.values.get(key)

    def scalar(self, key: str) -> Scalar | None:
        """The text of a key, or None."""
        value = self.values.get(key)
        return value if isinstance(value, Scalar) else None

    def entry(self, key: str) -> Entry | None:
        """The mapping of a key, or None."""
        value = self.values.get(key)
        return value if isinstance(value, Entry) else None

    def many(self, key: str) -> tuple[Value, ...]:
        """The items of a key, be it one or a list; () when it is not there."""
        value = self.values.get(key)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Those items of a key that are mappings."""
        return tuple(value for value in self.many(key) if isinstance(value, Entry))


Value = Scalar | Words | Rows | Raw | Entry | tuple["Value", ...]


def parse(node: Node, form: Form) -> Outcome[Entry]:
    """Read a tree by a form. Whatever is wrong is reported, whatever is right is in the entry."""
    reader = _Reader()
    value = reader.value(node, form_of(form), form.name)
    return Outcome(value if isinstance(value, Entry) else None, tuple(reader.found))


def nearest(typed: str, names: MappingABC[str, object] | tuple[str, ...], cutoff: float = 0.6) -> str:
    """The name most like a mistyped one, or "" (ratio of difflib, capitals and blanks ignored)."""
    folded = {_fold(name): name for name in reversed(tuple(names))}
    close = difflib.get_close_matches(_fold(typed[:80]), folded, 1, cutoff)
    return folded[close[0]] if close else ""


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen in print (blanks, zero-width characters)."""
    return not text[:1].isalnum() and not text.translate(_INVISIBLE).strip()


def _fold(text: str) -> str:
    return text.casefold().replace("-", "_").replace(" ", "_")


class _Reader:
    """One run of ``parse``: walks the tree and gathers what it finds. Depth is bounded by the forms themselves."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def value(self, node: Node, kind: Kind, key: str, number: int = 0) -> Value | None:
        """The value at a node, or None when its type is refused."""
        if kind.free:
            return Raw(node)
        if isinstance(node, Scalar):
            if kind.limit:
                return self.text(node, kind)
        elif isinstance(node, Sequence):
            if kind.items is not None:
                return self.items(node, kind.items, key)
        elif kind.translated and _is_translation(node):
            return self.translation(node, kind, key)
        elif kind.form is not None:
            return self.entry(node, kind.form, number)
        elif kind.values is not None:
            return self.rows(node, kind.values)
        self.found.append(error("wrong-type", node.span, kind.wanted, key=key))
        return None

    def text(self, node: Scalar, kind: Kind) -> Scalar | None:
        if len(node.text) > kind.limit:
            self.found.append(error("text-too-long", node.span, count=len(node.text), limit=kind.limit))
            return None
        if node.plain and node.text in _NULLS:
            self.found.append(warning("null-like-text", node.span, text=node.text))
        return node

    def items(self, node: Sequence, kind: Kind, key: str) -> tuple[Value, ...]:
        read = (self.value(item, kind, key, n) for n, item in enumerate(node.items, 1) if not _absent(item))
        return tuple(value for value in read if value is not None)

    def rows(self, node: Mapping, kind: Kind) -> Rows:
        read = ((name, self.value(item, kind, name.text)) for name, item in node.entries if not _absent(item))
        return Rows(tuple((name, value) for name, value in read if value is not None), node.span)

    def translation(self, node: Mapping, kind: Kind, key: str) -> Words | None:
        plain = replace(kind, translated=False)
        read = ((name.text, self.value(item, plain, key)) for name, item in node.entries if not _absent(item))
        versions = tuple((language, value) for language, value in read if value is not None)
        return Words(versions, node.span) if versions else None

    def entry(self, node: Mapping, form: Form, number: int) -> Entry:
        """A mapping with known keys. Everything found inside it gets the form's name into its trail."""
        mark = len(self.found)
        values: dict[str, Value] = {}
        keys: dict[str, Scalar] = {}
        blank: dict[str, Scalar] = {}
        unknown: list[Scalar] = []
        sound = True
        for name, item in node.entries:
            known = form.spellings.get(name.text)
            if known is None:
                unknown.append(name)
            elif known.key in keys:
                sound = False
                self.found.append(_duplicate(name, keys[known.key]))
            elif _absent(item) and not known.kind.free:
                keys[known.key] = blank[known.key] = name
            else:
                keys[known.key] = name
                value = self.value(item, known.kind, name.text)
                if value is None or not self.filled(value, known):
                    sound = False
                else:
                    values[known.key] = value
        self.unknown(unknown, form)
        sound &= self.required(node, form, keys, blank) and not unknown
        if form.trail and len(self.found) > mark:
            trail = (form.trail, _title(node, form, number))
            self.found[mark:] = [replace(d, trail=(trail, *d.trail)) for d in self.found[mark:]]
        return Entry(form, values, node.span, keys, blank, sound)

    def filled(self, value: Value, known: Field) -> bool:
        """Whether a text that must say something does."""
        if not known.empty:
            return True
        texts = [v for _, v in value.versions] if isinstance(value, Words) else [value]
        empty = [v for v in texts if isinstance(v, Scalar) and is_blank(v.text)]
        self.found.extend(error(known.empty, v.span, key=known.key) for v in empty)
        return not empty

    def required(
        self, node: Mapping, form: Form, keys: MappingABC[str, Scalar], blank: MappingABC[str, Scalar]
    ) -> bool:
        """Report the keys that must be there and are not, at the first line of the mapping."""
        lacking = [f for f in form.fields if f.required and (f.key not in keys or f.key in blank)]
        place = node.entries[0][0].span if node.entries else node.span
        for f in lacking:
            if f.key in blank:
                self.found.append(error(f.empty or "missing-key", blank[f.key].span, key=f.key, form=form.name))
            elif f.unless not in keys:
                self.found.append(error("missing-key", place, key=f.key, form=form.name))
        return not lacking

    def unknown(self, names: list[Scalar], form: Form) -> None:
        """Report keys that no field has: with the nearest known one, and all that are allowed."""
        for name in names[:UNKNOWN_SHOWN]:
            close = nearest(name.text, form.spellings)
            if close.isascii() and close:
                close = form.spellings[close].key
            variant = "suggest" if close else ""
            self.found.append(
                error("unknown-key", name.span, variant, key=name.text, near=close, form=form.name, keys=form.keys)
            )
        if len(names) > UNKNOWN_SHOWN:
            rest = names[UNKNOWN_SHOWN]
            self.found.append(error("unknown-key", rest.span, "more", count=len(names) - UNKNOWN_SHOWN, form=form.name))


def _duplicate(name: Scalar, first: Scalar) -> Diagnostic:
    """Two spellings of one key in a mapping."""
    params = {"key": name.text, "first": first.text}
    variant = "" if name.text == first.text else "alias"
    return Diagnostic(
        "duplicate-key", Severity.ERROR, params, name.span, (Related("first", first.span),), variant=variant
    )


def _absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent


def _is_translation(node: Mapping) -> bool:
    return bool(node.entries) and all(name.text in LANGUAGES for name, _ in node.entries)


def _title(node: Mapping, form: Form, number: int) -> str:
    """How a mapping is called in a trail: its number where it has one, and its title or name."""
    title = ""
    for name, item in node.entries:
        known = form.spellings.get(name.text)
        if known is not None and known.key in ("title", "name"):
            if isinstance(item, Mapping) and item.entries:
                item = item.entries[0][1]  # noqa: PLW2901 (a title in several languages: the first)
            title = item.text.strip()[:60] if isinstance(item, Scalar) else ""
            break
    return " ".join(part for part in (str(number) if form.numbered and number else "", title) if part)
