"""What a command line is made of: options, arguments, commands, and a call that was understood."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Value = str | int | bool | tuple[str, ...]
Text = tuple[str, str]
"""A help text in English and Chinese."""

FLAG, VALUE, MANY, COUNT = "flag", "value", "many", "count"
_DEFAULTS: Mapping[str, Value] = MappingProxyType({FLAG: False, VALUE: "", MANY: (), COUNT: 0})


class Option(NamedTuple):
    """An option: how it is written, what it takes, and what it may be. ``name`` is the key in ``Call.values``."""

    name: str
    flags: tuple[str, ...]
    kind: str
    help: Text
    metavar: str = ""
    choices: tuple[str, ...] = ()

    @property
    def default(self) -> Value:
        """The value when it is not given."""
        return _DEFAULTS[self.kind]


class Argument(NamedTuple):
    """A word without dashes; ``many``: all words that are left (of the last argument only)."""

    name: str
    help: Text
    required: bool = False
    many: bool = False


class Command(NamedTuple):
    """A command; ``name`` may be two words (``fonts list``)."""

    name: str
    help: Text
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()


class Call(NamedTuple):
    """A command line that was understood: every option of the command has a value."""

    command: str
    values: Mapping[str, Value]

    def text(self, name: str) -> str:
        """The value of an option or argument, "" when not given (or not known to the command)."""
        return str(self.values.get(name, ""))

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a repeatable option or argument."""
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def number(self, name: str) -> int:
        """How often a flag was given."""
        value = self.values.get(name, 0)
        return value if isinstance(value, int) else 0

    def flag(self, name: str) -> bool:
        """Whether a flag was given."""
        return self.values.get(name) is True


_NAMES = {"for": "purpose", "from": "source"}  # words that Python keeps for itself


def option(flags: str, kind: str, en: str, zh: str, metavar: str = "", choices: str = "") -> Option:
    """An option from its flags in one text; its name is that of the last one."""
    parts = tuple(flags.split())
    name = parts[-1].lstrip("-").replace("-", "_")
    return Option(_NAMES.get(name, name), parts, kind, (en, zh), metavar, tuple(choices.split()))
