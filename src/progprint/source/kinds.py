"""Tables of keys: what may be written where, in which spellings, and what a written thing is once it was read.

A ``Form`` is a table of ``Field``; a ``Kind`` says what a text, a list and a mapping mean in one place, and what is not
said there is refused. ``source.forms`` reads by these tables, ``source.schema`` describes them.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from progprint.core.diagnostic import Span
from progprint.core.languages import TAGS
from progprint.source.node import Node, Scalar
from progprint.text.characters import has_han

LINE_LIMIT = 20_000
TEXT_LIMIT = 1_000_000
LANGUAGES = ("zh", "zh-CN", "zh-TW", *TAGS)
"""Keys of a text in several languages."""


class Kind(NamedTuple):
    """A kind of value that may stand in one place.

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
    return item._replace(items=item)


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
FLAGS = MappingProxyType({"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False})
"""How a flag is written."""


class Field(NamedTuple):
    """A key of a form. ``empty`` is the code of an error when a text of blanks is typed ("" allows it).

    ``unless`` names a key whose presence excuses a missing required one. ``values`` are examples. ``choices`` are all values
    that there are, ``pattern`` is what a value looks like: both are for the schema, whoever reads the entry judges them.
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
    choices: tuple[str, ...] = ()
    pattern: str = ""

    def spelled(self, typed: str) -> str:
        """The key as one would write it who typed something: in Chinese beside Chinese, where it has a Chinese alias."""
        chinese = next((alias for alias in self.aliases if has_han(alias)), "") if has_han(typed) else ""
        return chinese or self.key


class Form:
    """A table of keys. ``trail`` names the kind of thing in the trail of a diagnostic ("" for none)."""

    def __init__(
        self,
        name: str,
        fields: tuple[Field, ...],
        trail: str = "",
        *,
        numbered: bool = False,
        doc_en: str = "",
        doc_zh: str = "",
    ) -> None:
        self.name: Final = name
        self.fields: Final = fields
        self.trail: Final = trail
        self.numbered: Final = numbered
        self.doc_en: Final = doc_en
        self.doc_zh: Final = doc_zh

    @cached_property
    def spellings(self) -> MappingABC[str, Field]:
        """Every accepted spelling of a key and its field."""
        return MappingProxyType({name: f for f in self.fields for name in (f.key, *f.aliases)})

    @cached_property
    def keys(self) -> str:
        """All keys, for a hint."""
        return ", ".join(f.key for f in self.fields)

    def keys_like(self, typed: str) -> str:
        """All keys, in Chinese for somebody who types Chinese."""
        return "、".join(f.spelled(typed) for f in self.fields) if has_han(typed) else self.keys


class Rows:
    """A mapping with free keys: rows of (key, value) in the order of the file."""

    __slots__ = ("rows", "span")

    def __init__(self, rows: tuple[tuple[Scalar, Value], ...], span: Span) -> None:
        self.rows: Final = rows
        self.span: Final = span


class Translated:
    """The same thing in several languages, as (language, value) in the order of the file."""

    __slots__ = ("span", "versions")

    def __init__(self, versions: tuple[tuple[str, Value], ...], span: Span) -> None:
        self.versions: Final = versions
        self.span: Final = span


class Raw:
    """A tree that nobody looked into."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        self.node: Final = node


class Entry:
    """A mapping that was read by a form.

    ``values`` by the field's key; ``keys`` holds the spelling typed for each; ``blank`` the keys after which nothing
    was typed. ``sound`` is False when something in this very mapping was refused, so that nobody complains twice.
    """

    __slots__ = ("blank", "form", "keys", "sound", "span", "values")

    def __init__(
        self,
        form: Form,
        values: MappingABC[str, Value],
        span: Span,
        keys: MappingABC[str, Scalar],
        blank: MappingABC[str, Scalar],
        sound: bool,
    ) -> None:
        self.form: Final = form
        self.values: Final = values
        self.span: Final = span
        self.keys: Final = keys
        self.blank: Final = blank
        self.sound: Final = sound

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


Value = Scalar | Translated | Rows | Raw | Entry | tuple["Value", ...]


def every_spelling(form: Form) -> frozenset[str]:
    """Every spelling of every key that a form and the forms inside it know."""
    forms, waiting = [form], [form]
    while waiting:
        for field in waiting.pop().fields:
            for kind in (field.kind, field.kind.items, field.kind.values):
                if kind is not None and kind.form is not None and kind.form not in forms:
                    forms.append(kind.form)
                    waiting.append(kind.form)
    return frozenset(name for one in forms for name in one.spellings)
