"""The typer application and our own reader are one command line."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from progprint.cli.app import build_app
from progprint.cli.commands import COMMANDS
from progprint.cli.forms import COUNT, FLAG, MANY, Call, Command, Option
from progprint.cli.parse import parse

_CALLS: list[Call] = []


def _record(call: Call) -> int:
    _CALLS.append(call)
    return 0


APPLICATION = typer.main.get_command(build_app("en", _record))


def click_command(name: str) -> Any:
    found: Any = APPLICATION
    for word in name.split():
        found = found.commands[word]
    return found


def by_typer(arguments: list[str]) -> Call | None:
    """What typer makes of a command line; None if it refuses."""
    _CALLS.clear()
    try:
        APPLICATION.main(arguments, prog_name="progprint", standalone_mode=False)
    except typer.TyperException:
        return None
    return _CALLS[-1] if _CALLS else None


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_both_have_the_same_options(command: Command) -> None:
    """Flags and kinds of the table are those that typer reads."""
    read = {tuple(p.opts): p for p in click_command(command.name).params if p.param_type_name == "option"}
    read.pop(("--help",), None)
    assert command.options
    assert {option.flags for option in command.options} == set(read)
    for option in command.options:
        kind = read[option.flags]
        expected = (option.kind == FLAG, option.kind == COUNT, option.kind == MANY)
        assert expected == (kind.is_flag and not kind.count, kind.count, kind.multiple)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_both_have_the_same_arguments(command: Command) -> None:
    """Names and whether they must be given."""
    read = [(p.name, p.required) for p in click_command(command.name).params if p.param_type_name == "argument"]
    assert [(argument.name, argument.required) for argument in command.arguments] == read


CHOICES = [
    (command, option) for command in COMMANDS for option in command.options if option.choices and option.kind != MANY
]


@pytest.mark.parametrize(("command", "option"), CHOICES, ids=lambda one: one.name)
def test_both_take_the_same_choices(command: Command, option: Option) -> None:
    """Each listed value is taken, another one is refused."""
    arguments = [*command.name.split(), *(["x"] * len(command.arguments)), option.flags[-1]]
    taken = [by_typer([*arguments, value]) for value in (*option.choices, "other")]
    assert [*option.choices, None] == [call and call.text(option.name) for call in taken]


WORDS = sorted({flag for command in COMMANDS for option in command.options for flag in option.flags})


@given(
    st.sampled_from(COMMANDS),
    st.lists(st.sampled_from([*WORDS, "a.yaml", "zh", "auto", "--track=x", "-qv", "-ox", "--", "-", "云"]), max_size=6),
)
def test_both_read_any_words_alike(command: Command, words: list[str]) -> None:
    """Whatever words follow a command: the same call, or both refuse."""
    arguments = [*command.name.split(), *words]
    ours = parse(arguments).value
    assert ours == by_typer(arguments)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_and_option_has_help_in_both_languages(language: str) -> None:
    """No empty help, and Chinese where Chinese is asked for."""
    pick = 1 if language == "zh" else 0
    texts = [c.help[pick] for c in COMMANDS] + [o.help[pick] for c in COMMANDS for o in c.options]
    assert len(texts) > len(COMMANDS)
    assert all(texts)
    if language == "zh":
        assert all(any("\u4e00" <= char <= "\u9fff" for char in text) for text in texts)
