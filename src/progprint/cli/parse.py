"""Arguments read straight from the table of options, by the rules that typer follows.

    progprint pdf agenda.yaml -o out.pdf --track a --track=b -qv  ─▶  Call("pdf", {…})

Options may stand anywhere, ``--name=value`` and ``-ovalue`` are allowed, short flags may be joined, ``--`` ends the
options, and the last of several values wins unless the option is repeatable. What cannot be read is a diagnostic
``usage`` that names the word and the likely one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from progprint.cli.commands import COMMANDS, GROUPS
from progprint.cli.forms import COUNT, FLAG, MANY, Call, Command, Option, Value
from progprint.core.diagnostic import Outcome, error

HELP = "--help"


class _UsageError(Exception):
    """A word that cannot be read."""

    def __init__(self, variant: str, **params: str) -> None:
        super().__init__(variant)
        self.diagnostic = error("usage", None, variant, **params)


def wants_help(arguments: Sequence[str]) -> bool:
    """Whether help is asked for: no argument at all, or ``--help`` before any ``--``."""
    words = list(arguments)
    before = words[: words.index("--")] if "--" in words else words
    return not words or HELP in before or words == ["help"] or (len(words) == 1 and words[0] in GROUPS)


def parse(arguments: Sequence[str]) -> Outcome[Call]:
    """The call that a command line means, or one ``usage`` diagnostic."""
    try:
        command, rest = _command(arguments)
        return Outcome(Call(command.name, _values(command, rest)))
    except _UsageError as trouble:
        return Outcome(None, (trouble.diagnostic,))


def asked_language(arguments: Sequence[str]) -> str:
    """What ``--ui-lang`` says, read without regard to anything else; "" if nothing."""
    found = ""
    for number, word in enumerate(arguments):
        if word == "--ui-lang" and number + 1 < len(arguments):
            found = arguments[number + 1]
        elif word.startswith("--ui-lang="):
            found = word.partition("=")[2]
    return found if found in ("zh", "en") else ""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ""."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, 0.6)), "")


def _unknown(variant: str, word: str, likely: str, **params: str) -> _UsageError:
    """A word that is not in the table, with the one that was probably meant if there is one."""
    if likely:
        return _UsageError(f"{variant}-like", word=word, like=likely)
    return _UsageError(variant, word=word, **params)


def _command(arguments: Sequence[str]) -> tuple[Command, Sequence[str]]:
    first = arguments[0] if arguments else ""
    size = 2 if first in GROUPS else 1
    name = " ".join(arguments[:size])
    for command in COMMANDS:
        if command.name == name:
            return command, arguments[size:]
    if first.startswith("-"):
        raise _UsageError("option", word=first.partition("=")[0])
    names = [c.name for c in COMMANDS]
    likely = closest(name, names) or closest(first, dict.fromkeys(n.split()[0] for n in names))
    raise _unknown("command", name, likely, known=", ".join(names))


def _values(command: Command, words: Sequence[str]) -> dict[str, Value]:
    values: dict[str, Value] = {option.name: option.default for option in command.options}
    by_flag = {flag: option for option in command.options for flag in option.flags}
    plain: list[str] = []
    rest = list(reversed(words))
    while rest:
        word = rest.pop()
        if word == "--":
            plain += reversed(rest)
            break
        if word.startswith("--"):
            _long(word, by_flag, values, rest)
        elif word.startswith("-") and len(word) > 1:
            _short(word, by_flag, values, rest)
        else:
            plain.append(word)
    return values | _arguments(command, plain)


def _long(word: str, by_flag: dict[str, Option], values: dict[str, Value], rest: list[str]) -> None:
    flag, equals, value = word.partition("=")
    option = by_flag.get(flag)
    if option is None:
        raise _unknown("option", flag, closest(flag, [f for f in by_flag if f.startswith("--")]))
    if option.kind in (FLAG, COUNT):
        if equals:
            raise _UsageError("no-value", word=flag)
        _put(option, "", values)
    elif equals:
        _put(option, value, values)
    else:
        _put(option, _next(flag, rest), values)


def _short(word: str, by_flag: dict[str, Option], values: dict[str, Value], rest: list[str]) -> None:
    """``-q``, ``-qv``, ``-o FILE``, ``-oFILE``."""
    for number, letter in enumerate(word[1:], 1):
        option = by_flag.get(f"-{letter}")
        if option is None:
            raise _unknown("option", f"-{letter}", closest(f"-{word}", by_flag))
        if option.kind in (FLAG, COUNT):
            _put(option, "", values)
        else:
            _put(option, word[number + 1 :] or _next(f"-{letter}", rest), values)
            return


def _next(flag: str, rest: list[str]) -> str:
    if not rest:
        raise _UsageError("needs-value", word=flag)
    return rest.pop()


def _put(option: Option, text: str, values: dict[str, Value]) -> None:
    """Enter one occurrence of an option."""
    if option.choices and text not in option.choices:
        raise _UsageError("choice", word=option.flags[-1], value=text, known=", ".join(option.choices))
    earlier = values[option.name]
    if option.kind == FLAG:
        values[option.name] = True
    elif option.kind == COUNT:
        values[option.name] = int(earlier) + 1 if isinstance(earlier, int) else 1
    elif option.kind == MANY:
        values[option.name] = (*earlier, text) if isinstance(earlier, tuple) else (text,)
    else:
        values[option.name] = text


def _arguments(command: Command, plain: Sequence[str]) -> dict[str, Value]:
    last = command.arguments[-1] if command.arguments else None
    if len(plain) > len(command.arguments) and not (last and last.many):
        raise _UsageError("extra", word=plain[len(command.arguments)], command=command.name)
    given: dict[str, Value] = dict(zip((a.name for a in command.arguments), plain, strict=False))
    if last and last.name in given and last.many:
        given[last.name] = tuple(plain[len(command.arguments) - 1 :])
    for argument in command.arguments[len(plain) :]:
        if argument.required:
            raise _UsageError("argument", word=argument.name.upper(), command=command.name)
        given[argument.name] = () if argument.many else ""
    return given
