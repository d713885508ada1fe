"""The same table of options as a typer application: help, and whatever else typer gives.

Every command's signature is made from its row in ``cli.options``, so there is no second list to keep in step. Importing
typer takes longer than composing a small booklet; ``cli.dispatch`` comes here for help only.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

import typer

from progprint.cli.commands import ABOUT, COMMANDS, GROUPS
from progprint.cli.forms import COUNT, FLAG, MANY, Argument, Call, Command, Option, Text, Value

Execute = Callable[[Call], int]


def build_app(language: str, execute: Execute) -> typer.Typer:
    """The application with help in a language ("zh" or "en"); ``execute`` gets every call and returns its status."""
    pick = 1 if language == "zh" else 0
    app = _typer(ABOUT[pick])
    app.callback()(_nothing)
    groups = {name: _typer(help_[pick]) for name, help_ in GROUPS.items()}
    for command in COMMANDS:
        first, _, second = command.name.partition(" ")
        owner = groups[first] if second else app
        owner.command(second or first, help=command.help[pick])(_callback(command, execute, pick))
    for name, group in groups.items():
        app.add_typer(group, name=name)
    return app


def show_help(arguments: Sequence[str], language: str, execute: Execute, run: Callable[[Sequence[str]], int]) -> int:
    """Print the help that a command line asks for; a command that does not exist is given to ``run``, which says so."""
    words = [word for word in arguments if not word.startswith("-")]
    asked = words[: 2 if words[:1] and words[0] in GROUPS else 1]
    application = typer.main.get_command(build_app(language, execute))
    try:
        application.main([*asked, "--help"], prog_name="progprint", standalone_mode=False)
    except typer.TyperException:
        return run(asked)
    return 0


def _typer(help_: str) -> typer.Typer:
    return typer.Typer(
        help=help_, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, no_args_is_help=True
    )


def _nothing() -> None:
    """Nothing is done before the command."""


def _callback(command: Command, execute: Execute, pick: int) -> Callable[..., None]:
    """A function that typer reads like one written by hand."""

    def callback(**values: Any) -> None:
        given: dict[str, Value] = {
            argument.name: tuple(values[argument.name] or ()) if argument.many else values[argument.name] or ""
            for argument in command.arguments
        }
        for option in command.options:
            value = values[option.name]
            given[option.name] = (
                tuple(value or ()) if option.kind == MANY else option.default if value is None else value
            )
        raise typer.Exit(execute(Call(command.name, given)))

    parameters = [
        *(_argument(argument, pick) for argument in command.arguments),
        *(_parameter(option, pick) for option in command.options),
    ]
    callback.__name__ = command.name.replace(" ", "_")
    callback.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    callback.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return callback


def _argument(argument: Argument, pick: int) -> inspect.Parameter:
    info = typer.Argument(metavar=argument.name.upper(), help=argument.help[pick], show_default=False)
    kind: Any = list[str] if argument.many else str
    if argument.required:
        return _keyword(argument.name, Annotated[kind, info])
    return _keyword(argument.name, Annotated[kind | None, info], None)


def _parameter(option: Option, pick: int) -> inspect.Parameter:
    text: Text = option.help
    shared: dict[str, Any] = {"help": text[pick], "show_default": False}
    if option.kind == FLAG:
        return _keyword(option.name, Annotated[bool, typer.Option(*option.flags, **shared)], default=False)
    if option.kind == COUNT:
        return _keyword(option.name, Annotated[int, typer.Option(*option.flags, count=True, **shared)], 0)
    if option.kind == MANY:
        info = typer.Option(*option.flags, metavar=option.metavar, **shared)
        return _keyword(option.name, Annotated[list[str] | None, info], None)
    if option.choices:
        kind: Any = Literal.__getitem__(option.choices)
        return _keyword(option.name, Annotated[kind | None, typer.Option(*option.flags, **shared)], None)
    return _keyword(
        option.name, Annotated[str | None, typer.Option(*option.flags, metavar=option.metavar, **shared)], None
    )


def _keyword(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
