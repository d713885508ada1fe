"""Keyword arguments as a request. They are the options of the command line (``pipeline.options``), under names of Python."""

import datetime
import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from keyword import iskeyword
from typing import TypeVar

from progprint.api.agenda import Agenda, table
from progprint.locale.messages import messages
from progprint.pipeline.options import Option, options_of
from progprint.pipeline.request import Request

Value = str | int | datetime.date | os.PathLike[str]
Given = Value | Iterable[Value] | Iterable[Mapping[str, object]] | None
"""The value of an option; None is as if it was not named."""
_LISTS = ("people", "from")
"""Options that take rows as well as a path."""
_OF_THE_SHELL = ("dry-run",)
"""Options that mean nothing where nothing is written."""
Do = TypeVar("Do", bound=Callable[..., object])


def taking(command: str) -> Callable[[Do], Do]:
    """A decorator: ``help`` and editors show the options of a command as the function's own."""

    def decorated(do: Do) -> Do:
        own = [one for one in inspect.signature(do).parameters.values() if one.kind is not one.VAR_KEYWORD]
        known = {one.name for one in own}
        rows = {name: one for one in _options(command) if (name := named(one)) not in known}
        kinds = {"flag": bool, "list": "str | list[str]", "text": "str", "count": "int"}
        types = {name: "str | list[dict]" if one.name in _LISTS else kinds[one.kind] for name, one in rows.items()}
        more = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
                for name, kind in types.items()]  # fmt: skip
        told = "\n".join(f"        {name}: {one.en}" for name, one in rows.items())
        do.__signature__ = inspect.signature(do).replace(parameters=[*own, *more])  # type: ignore[attr-defined]
        do.__doc__ = f"{inspect.cleandoc(do.__doc__ or '')}\n\nOptions:\n{inspect.cleandoc(told)}\n"
        return do

    return decorated


def named(option: Option) -> str:
    """The name of an option as a keyword argument: ``for_`` where Python has a word of its own."""
    name = option.name.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


def asked(command: str, agenda: Agenda, given: Mapping[str, Given], name: str) -> Request:
    """The request for what a command makes of an agenda; ``name`` is that of the function.

    Raises TypeError for an option or a type that there is not, ValueError for a value that an option does not have.
    """
    rows = {named(one): one for one in _options(command)}
    filled: dict[str, object] = {}
    lists: list[tuple[str, bytes]] = []
    for key, value in given.items():
        if key not in rows:
            raise TypeError(_unknown(key, rows, name))
        if rows[key].name in _LISTS and isinstance(value, Iterable) and not isinstance(value, str | bytes):
            lists.append((rows[key].fills, table(value, key)))
            filled[rows[key].fills] = f"<{key}>"
        elif value is not None:
            filled[rows[key].fills] = _value(rows[key], key, value, agenda.language)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    request = Request(command, agenda.path, given=agenda.files, lists=lists, environment={"SOURCE_DATE_EPOCH": epoch})
    return request._replace(**filled)  # type: ignore[arg-type]


def _options(command: str) -> tuple[Option, ...]:
    return tuple(one for one in options_of(command) if one.name not in _OF_THE_SHELL)


def _unknown(key: str, rows: Iterable[str], name: str) -> str:
    from difflib import get_close_matches

    like = get_close_matches(key, list(rows), 1) or [one for one in rows if one.startswith(key[:3])][:1]
    return f"{name}() got an unexpected keyword argument {key!r}" + (f". Did you mean {like[0]!r}?" if like else "")


def _value(option: Option, key: str, value: Given, language: str) -> object:
    """The value of an option as a request has it."""
    if option.kind == "flag":
        if not isinstance(value, bool):
            raise TypeError(f"{key} is True or False, not {value!r}")
        return value
    if option.kind == "list" and not isinstance(value, str | datetime.date) and isinstance(value, Iterable):
        return tuple(_text(option, key, one, language) for one in value)
    text = _text(option, key, value, language)
    return (text,) if option.kind == "list" else text


def _text(option: Option, key: str, value: object, language: str) -> str:
    """One value as typed on the command line."""
    number = option.kind == "count" or option.name == "signature"
    if isinstance(value, bool) or not isinstance(value, (str, os.PathLike, datetime.date, *((int,) if number else ()))):
        raise TypeError(f"{key} cannot be {type(value).__name__}: {value!r}")
    text = os.fspath(value) if isinstance(value, os.PathLike) else str(value)
    fault = option.fault(text, key)
    if fault is not None:
        catalogue = messages(language)
        raise ValueError("; ".join([catalogue.sentence(fault), *catalogue.hints(fault)]))
    return text
