"""Reading a tree by a table of keys: every value with its place, and everything that is wrong in one run.

    Mapping ──parse(node, TALK)──▶ Entry ──▶ Scalar, Words, Rows, Entry, tuples of them: each still with its place
                     └────────────▶ unknown-key, duplicate-key, missing-key, wrong-type, text-too-long …

The same tables give the JSON Schema (``source.schema``), so what is documented, accepted and suggested cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingABC

from progprint.core.diagnostic import Diagnostic, Outcome, Related, Severity, Span, error, warning
from progprint.source.kinds import LANGUAGES, Entry, Field, Form, Kind, Raw, Rows, Translated, Value, form_of
from progprint.source.misread import KEY_END, colon_in, keyed_text, meant, swallowed_keys, tight_item
from progprint.source.node import Mapping, Node, Scalar, Sequence
from progprint.text.characters import is_blank

UNKNOWN_SHOWN = 10
"""Unknown keys reported one by one in a mapping; the rest is a count."""

MOST_ENTRIES = 50_000
"""Talks, people, rooms and the like of one file, mentions of people counted; the largest congresses have a third."""

_NULLS = frozenset(("null", "Null", "NULL", "~"))


def parse(node: Node, form: Form) -> Outcome[Entry]:
    """Read a tree by a form. Whatever is wrong is reported, whatever is right is in the entry."""
    reader = _Reader()
    value = reader.value(node, form_of(form), form.name)
    return Outcome(value if isinstance(value, Entry) else None, tuple(reader.found))


def nearest(typed: str, names: MappingABC[str, object] | tuple[str, ...], cutoff: float = 0.6) -> str:
    """The name most like a mistyped one, or "" (ratio of difflib, capitals and blanks ignored)."""
    from difflib import get_close_matches  # only for what is mistyped

    folded = {_fold(name): name for name in reversed(tuple(names))}
    close = get_close_matches(_fold(typed[:80]), folded, 1, cutoff)
    return folded[close[0]] if close else ""


def _fold(text: str) -> str:
    return text.casefold().replace("-", "_").replace(" ", "_")


class _Reader:
    """One run of ``parse``: walks the tree and gathers what it finds. Depth is bounded by the forms themselves."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.inside: list[tuple[Form, int]] = []
        self.misread: list[tuple[str, Field, Span]] = []
        self.entries = 0

    def value(self, node: Node, kind: Kind, key: str, number: int = 0) -> Value | None:
        """The value at a node, or None when its type is refused."""
        if kind.free:
            return Raw(node)
        if kind.form is not None and not isinstance(node, Sequence) and self.too_many(node):
            return None
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
        self.found.append(keyed_text(node, kind) or error("wrong-type", node.span, kind.wanted, key=key))
        return None

    def too_many(self, node: Node) -> bool:
        """Count one more entry; the first that is too many is told, and nothing behind it is read."""
        self.entries += 1
        if self.entries == MOST_ENTRIES + 1:
            self.found.append(error("too-many-entries", node.span, limit=MOST_ENTRIES))
        return self.entries > MOST_ENTRIES

    def text(self, node: Scalar, kind: Kind) -> Scalar | None:
        if len(node.text) > kind.limit:
            self.found.append(error("text-too-long", node.span, count=len(node.text), limit=kind.limit))
            return None
        if kind.form is not None and node.text.strip() and is_blank(node.text):
            empty = next((known.empty for known in kind.form.fields if known.required and known.empty), "empty-name")
            self.found.append(error(empty, node.span, key=kind.form.name))
            return None
        if wrong := keyed_text(node, kind) or (tight_item(node) if kind.form or kind.items else None):
            self.found.append(wrong)
            return meant(node, kind)
        if node.plain and node.text in _NULLS:
            self.found.append(warning("null-like-text", node.span, text=node.text))
        if self.inside and not node.plain and ":" in node.text and node.span.line < node.span.end_line:
            form, _ = self.inside[-1]
            self.misread += [("swallowed-key", *found) for found in swallowed_keys(node.span, form)]
        return node

    def items(self, node: Sequence, kind: Kind, key: str) -> tuple[Value, ...]:
        read = (self.value(item, kind, key, n) for n, item in enumerate(node.items, 1) if not _absent(item))
        return tuple(value for value in read if value is not None)

    def rows(self, node: Mapping, kind: Kind) -> Rows:
        """A mapping with free keys. One that is a key of what holds it, or of what it holds, has likely slipped in."""
        if self.inside:
            around = {**self.inside[-1][0].spellings, **(kind.form.spellings if kind.form else {})}
            self.misread += [
                ("misplaced-key", around[name.text], name.span) for name, _ in node.entries if name.text in around
            ]
        self.found += [wrong for name, _ in node.entries if (wrong := colon_in(name) or tight_item(name))]
        read = ((name, self.value(item, kind, name.text)) for name, item in node.entries if not _absent(item))
        return Rows(tuple((name, value) for name, value in read if value is not None), node.span)

    def translation(self, node: Mapping, kind: Kind, key: str) -> Translated | None:
        plain = kind._replace(translated=False)
        read = ((name.text, self.value(item, plain, key)) for name, item in node.entries if not _absent(item))
        versions = tuple((language, value) for language, value in read if value is not None)
        return Translated(versions, node.span) if versions else None

    def entry(self, node: Mapping, form: Form, number: int) -> Entry:
        """A mapping with known keys. Everything found inside it gets the form's name into its trail."""
        mark = len(self.found)
        values: dict[str, Value] = {}
        keys: dict[str, Scalar] = {}
        blank: dict[str, Scalar] = {}
        unknown: list[Scalar] = []
        sound = True
        outside, self.misread = self.misread, []
        self.inside.append((form, node.span.column))
        for name, item in node.entries:
            known = form.spellings.get(name.text)
            meant = form.spellings.get(KEY_END.split(name.text)[0].rstrip()) if known is None else None
            if meant is not None and (wrong := colon_in(name)) is not None:
                keys.setdefault(meant.key, name)
                sound = False
                self.found.append(wrong)
            elif known is None:
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
        self.inside.pop()
        self.found += [
            warning(code, span, key=span.source.line(span.line)[span.column - 1 : span.end_column - 1], form=form.name)
            for code, field, span in self.misread
            if field.key not in keys
        ]
        self.misread = outside
        sound &= self.required(node, form, keys, blank) and not unknown
        if form.trail and len(self.found) > mark:
            trail = (form.trail, _title(node, form, number))
            self.found[mark:] = [d._replace(trail=(trail, *d.trail)) for d in self.found[mark:]]
        return Entry(form, values, node.span, keys, blank, sound)

    def filled(self, value: Value, known: Field) -> bool:
        """Whether a text that must say something does."""
        if not known.empty:
            return True
        texts = [v for _, v in value.versions] if isinstance(value, Translated) else [value]
        empty = [v for v in texts if isinstance(v, Scalar) and is_blank(v.text)]
        self.found.extend(error(known.empty, v.span, key=known.key) for v in empty)
        return not empty

    def required(
        self, node: Mapping, form: Form, keys: MappingABC[str, Scalar], blank: MappingABC[str, Scalar]
    ) -> bool:
        """Report the keys that must be there and are not, at the first line of the mapping."""
        lacking = [f for f in form.fields if f.required and (f.key not in keys or f.key in blank)]
        typed = "".join(name.text for name, _ in node.entries) if lacking else ""
        place = node.entries[0][0].span if node.entries else node.span
        for f in lacking:
            if f.key in blank:
                self.found.append(error(f.empty or "missing-key", blank[f.key].span, key=f.key, form=form.name))
            elif f.unless not in keys:
                self.found.append(error("missing-key", place, key=f.spelled(typed), form=form.name))
        return not lacking

    def unknown(self, names: list[Scalar], form: Form) -> None:
        """Report keys that no field has: with the nearest known one, and all that are allowed."""
        for name in names[:UNKNOWN_SHOWN]:
            if elsewhere := self.elsewhere(name, form):
                self.found.append(elsewhere)
                continue
            close = nearest(name.text, form.spellings)
            if close.isascii() and close:
                close = form.spellings[close].key
            variant = "suggest" if close else ""
            self.found.append(
                error(
                    "unknown-key",
                    name.span,
                    variant,
                    key=name.text,
                    near=close,
                    form=form.name,
                    keys=form.keys_like(name.text),
                )
            )
        if len(names) > UNKNOWN_SHOWN:
            rest = names[UNKNOWN_SHOWN]
            self.found.append(error("unknown-key", rest.span, "more", count=len(names) - UNKNOWN_SHOWN, form=form.name))

    def elsewhere(self, name: Scalar, form: Form) -> Diagnostic | None:
        """An unknown key that is known to what holds the mapping or to what it holds: its line has likely slipped."""
        for outer, column in reversed(self.inside[:-1]):
            if name.text in outer.spellings:
                params: dict[str, str | int] = {
                    "key": name.text,
                    "keys": form.keys_like(name.text),
                    "form": form.name,
                    "depth": column - 1,
                }
                return error("unknown-key", name.span, "outer", **params)
        inner = [f for f in form.fields for kind in (f.kind, f.kind.items, f.kind.values) if _knows(kind, name.text)]
        if not inner:
            return None
        return error(
            "unknown-key",
            name.span,
            "inner",
            key=name.text,
            keys=form.keys_like(name.text),
            form=form.name,
            inside=inner[0].spelled(name.text),
        )


def _knows(kind: Kind | None, key: str) -> bool:
    return kind is not None and kind.form is not None and key in kind.form.spellings


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
