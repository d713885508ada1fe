"""The sentences of diagnostics, in Chinese and English.

A diagnostic holds data; its sentence lies in ``messages/{zh,en}/DOMAIN.yaml`` under ``code`` or ``code.variant``:

    bad-time:
      message: “{text}” is not a time          one line
      label: expected HH:MM                    behind the carets
      hint: write it like 09:30                one, or a list; one whose field is unknown is left out
      related: {first: first written here}     labels of further places by role
      about: why it matters, how to mend it    for ``progprint explain``; once per code

What a variant does not say is taken from its code. Fields are filled in by a closed form: ``{name}`` and nothing else,
so neither a text of an agenda nor a translation can reach into objects. Only printing a diagnostic loads this, and
only the entries of the codes that occur are parsed: an entry begins at column 1 and goes on to the next one.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from progprint.core.patterns import pattern
from progprint.source.node import Mapping, Scalar, Sequence
from progprint.source.read import read
from progprint.text.characters import visible
from progprint.text.clusters import clusters

if TYPE_CHECKING:
    from collections.abc import Mapping as Table

    from progprint.core.diagnostic import Diagnostic
    from progprint.source.node import Node

LANGUAGES = ("zh", "en")
LONGEST_VALUE = 60
"""Characters of a typed text that a sentence quotes."""
_LIST = "names"
"""The field of a list, which whoever made it has cut name by name."""

_FOLDER = Path(__file__).with_name("messages")
_WORDS = "words"
_CODE = pattern(r"^([a-z][a-z0-9-]*)(?:\.[a-z0-9-]+)?:", re.MULTILINE)
_FIELD = pattern(r"\{([a-z_]+)(?:\|([^{}|]*)\|([^{}|]*))?\}")
"""A value, {count}, or words that go with it: {count|talk|talks}."""


class Sentence(NamedTuple):
    """The sentence for one code or variant; None where nothing is said, "" where it is to be left out."""

    message: str | None = None
    label: str | None = None
    hints: tuple[str, ...] | None = None
    related: Table[str, str] | None = None
    about: str | None = None


_NONE = Sentence()


class Sentences(NamedTuple):
    """All sentences of one language: the text of its files, and the fixed words of the report."""

    text: str
    words: Table[str, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that has a sentence, sorted."""
        return tuple(sorted(set(_CODE.findall(self.text))))

    def sentence(self, diagnostic: Diagnostic) -> str:
        """The message of a diagnostic; its bare data if nobody wrote a sentence for it."""
        own, base = self._of(diagnostic)
        pattern = own.message or base.message
        if pattern is None:
            values = ", ".join(f"{name}={value}" for name, value in diagnostic.params.items())
            return visible(f"{diagnostic.code} {values}".rstrip())
        return _filled(pattern, diagnostic.params, LONGEST_VALUE)

    def label(self, diagnostic: Diagnostic) -> str:
        """The words behind the carets; "" if there are none, or one of their fields is unknown."""
        own, base = self._of(diagnostic)
        pattern = own.label if own.label is not None else base.label
        return _filled_or_nothing(pattern or "", diagnostic.params, LONGEST_VALUE)

    def hints(self, diagnostic: Diagnostic) -> list[str]:
        """Cures, one sentence each."""
        own, base = self._of(diagnostic)
        patterns = own.hints if own.hints is not None else base.hints or ()
        filled = (_filled_or_nothing(pattern, diagnostic.params, 0) for pattern in patterns)
        return [hint for hint in filled if hint]

    def related(self, diagnostic: Diagnostic, role: str) -> str:
        """The label of a further place of a diagnostic."""
        own, base = self._of(diagnostic)
        pattern = (own.related or {}).get(role) or (base.related or {}).get(role) or ""
        return _filled_or_nothing(pattern, diagnostic.params, LONGEST_VALUE)

    def message(self, code: str) -> str:
        """The pattern of a code's message, for lists; of its first variant if it has none of its own."""
        return _plural(next((entry.message for entry in _entries(self.text, code).values() if entry.message), ""))

    def variants(self, code: str) -> dict[str, str]:
        """The patterns of a code's variants by their names, those that say something else than the code itself."""
        own = self.message(code)
        found = {
            name.partition(".")[2]: _plural(entry.message)
            for name, entry in _entries(self.text, code).items()
            if "." in name and entry.message
        }
        return {name: text for name, text in found.items() if text != own}

    def about(self, code: str) -> str:
        """The paragraph that explains a code; "" if there is none."""
        return _entries(self.text, code).get(code, _NONE).about or ""

    def word(self, name: str, **fields: str | int) -> str:
        """A fixed word of the report; the name itself if it is unknown."""
        return _filled(self.words.get(name, name.rpartition(".")[2]), fields, 0)

    def _of(self, diagnostic: Diagnostic) -> tuple[Sentence, Sentence]:
        entries = _entries(self.text, diagnostic.code)
        return entries.get(f"{diagnostic.code}.{diagnostic.variant}", _NONE), entries.get(diagnostic.code, _NONE)


@cache
def messages(language: str) -> Sentences:
    """The catalogue of a language of the user interface, "zh" or "en"; any other gets English."""
    folder = _FOLDER / (language if language in LANGUAGES else "en")
    files = {file.stem: file.read_bytes() for file in sorted(folder.glob("*.yaml"))}
    root = read(files.pop(_WORDS), _WORDS).value
    entries = root.entries if isinstance(root, Mapping) else ()
    words = {key.text: value.text for key, value in entries if isinstance(value, Scalar)}
    return Sentences("\n".join(["", *(data.decode().replace("\r\n", "\n") for data in files.values())]), words)


@cache
def _entries(text: str, code: str) -> dict[str, Sentence]:
    """What a catalogue's text says of a code and its variants, the code itself first."""
    blocks = re.findall(rf"^{re.escape(code)}(?:\.[a-z0-9-]+)?:.*\n(?:(?:[ #].*)?\n)*", text, re.MULTILINE)
    root = read("".join(blocks).encode(), code).value
    found = {key.text: _entry(value) for key, value in root.entries} if isinstance(root, Mapping) else {}
    return dict(sorted(found.items(), key=lambda entry: entry[0] != code))


def _entry(node: Node) -> Sentence:
    if not isinstance(node, Mapping):
        return _NONE
    hint = node.get("hint")
    parts = hint.items if isinstance(hint, Sequence) else () if hint is None else (hint,)
    related = node.get("related")
    labels = (
        {k.text: v.text for k, v in related.entries if isinstance(v, Scalar)} if isinstance(related, Mapping) else None
    )
    return Sentence(
        message=_text(node, "message"),
        label=_text(node, "label"),
        hints=None if hint is None else tuple(part.text for part in parts if isinstance(part, Scalar)),
        related=labels,
        about=_text(node, "about"),
    )


def _text(node: Mapping, key: str) -> str | None:
    value = node.get(key)
    return value.text.strip("\n") if isinstance(value, Scalar) else None


def _plural(pattern: str) -> str:
    """A pattern with the plural wherever a number decides."""
    return _FIELD.sub(lambda match: match[0] if match[3] is None else match[3], pattern)


def _filled(pattern: str, fields: Table[str, str | int | float], longest: int) -> str:
    """The pattern with its known fields put in, made visible and, if ``longest`` is not 0, cut; others stay."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in fields:
            return match[0]
        if match[2] is not None:
            return match[2] if fields[match[1]] == 1 else match[3]
        text = visible(str(fields[match[1]]))
        if longest and len(text) > longest and match[1] != _LIST:
            text = "".join(clusters(text[: 4 * longest])[: longest - 1]) + "…"
        return text

    return _FIELD.sub(value, pattern)


def _filled_or_nothing(pattern: str, fields: Table[str, str | int | float], longest: int) -> str:
    """As ``_filled``, but nothing at all if a field is unknown."""
    known = all(match[1] in fields for match in _FIELD.finditer(pattern))
    return _filled(pattern, fields, longest) if known else ""
