"""The classes that typer makes commands of: what they refuse is a diagnostic, and help is plain text.

typer reads the words. Values stay the texts that were typed, which is what the stages behind take and judge by the
project; so nothing is converted, and pydantic, with which typer converts, is not loaded (it takes longer than a booklet).
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from types import MappingProxyType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from progprint.cli.console import META, Console
from progprint.cli.options import COMMON, both, option, pick, values_for
from progprint.core.diagnostic import error

TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for words that it cannot read."""


class Usage(Exception):  # noqa: N818  it is told as a diagnostic
    """Words that cannot be read, as a diagnostic."""

    def __init__(self, variant: str, **params: str) -> None:
        super().__init__(variant)
        self.diagnostic = error("usage", None, variant, **params)


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ""."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, 0.6)), "")


def unknown(variant: str, word: str, likely: str, **params: str) -> Usage:
    """A word that there is not, with the one that was probably meant if there is one."""
    if likely:
        return Usage(f"{variant}-like", word=word, like=likely)
    return Usage(variant, word=word, **params)


class Command(TyperCommand):
    """A command; a word too many is refused by its name."""

    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words that are left over, of which there may be none."""
        with _reported(ctx, args):
            rest = super().parse_args(ctx, args)
            if rest and not ctx.resilient_parsing:
                raise Usage("extra", word=rest[0], command=name_of(ctx))
            return rest

    def get_help_option(self, ctx: Any) -> None:
        """No option for help but that of the root."""


class CommandGroup(TyperGroup):
    """Commands below one word; without a further word it shows its help."""

    known: Callable[[], Sequence[str]] = tuple
    """The names of all commands of the program."""

    def get_help_option(self, ctx: Any) -> None:
        """No option for help but that of the root."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words behind the group's own options."""
        with _reported(ctx, args):
            return super().parse_args(ctx, args or ["--help"])

    def invoke(self, ctx: Any) -> Any:
        """The run of the command; without a command there is nothing to do."""
        with _reported(ctx, ()):
            return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            name, known = f"{name_of(ctx)} {args[0]}".strip(), self.known()
            likely = closest(name, known) or closest(args[0], dict.fromkeys(one.split()[0] for one in known))
            raise unknown("command", name, likely, known=", ".join(known))
        return super().resolve_command(ctx, args)


GROUP: Mapping[str, Any] = MappingProxyType(
    {"cls": CommandGroup, "rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": True}
)
"""How the program and its groups are made."""


def command(app: typer.Typer, name: str, en: str, zh: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """A decorator: the function is the command of a name, with a line of help in both languages."""
    return app.command(name, cls=Command, help=both(en, zh))


def shared(
    flags: str, en: str, zh: str, metavar: str = "", *, at: Callable[..., Any] | None = None, count: bool = False
) -> Any:
    """An option of the root that every command takes too; ``at`` is what is done at once instead of the command."""
    made = option(flags, en, zh, metavar, COMMON)
    made.callback, made.expose_value, made.is_eager, made.count = at or _keep, False, at is not None, count
    return made


def _keep(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> None:
    """What is given behind the command's name counts more than what is given before it."""
    if value:
        ctx.meta[f"{META}{param.name}"] = value


def print_help(ctx: typer.Context, value: bool) -> None:
    """The help of a command instead of the command."""
    if value and not ctx.resilient_parsing:
        from progprint.cli.help import help_of

        Console.of(ctx).say(help_of(ctx, ctx.obj))
        raise typer.Exit


def print_version(ctx: typer.Context, value: bool) -> None:
    """The version instead of a command."""
    if value and not ctx.resilient_parsing:
        from progprint import __version__

        Console.of(ctx).say(f"progprint {__version__}")
        raise typer.Exit


def name_of(ctx: typer.Context) -> str:
    """The words that name a command, "" for the program itself."""
    words = []
    at: Any = ctx
    while at.parent is not None:
        words.append(str(at.info_name))
        at = at.parent
    return " ".join(reversed(words))


def prepare(root: Any, language: str, known: Callable[[], Sequence[str]]) -> Any:
    """The commands in a language; each takes the options of the root as well, before or behind its name."""
    shared = [param for param in root.params if not param.expose_value and param.callback and param.rich_help_panel]
    waiting = [("", root)]
    while waiting:
        path, command = waiting.pop()
        waiting += [(f"{path} {name}".strip(), one) for name, one in getattr(command, "commands", {}).items()]
        if command is not root:
            command.params = [*command.params, *shared]
        command.help, command.known = pick(command.help or "", language), known
        for param in command.params:
            param.process_value = partial(_value, param)
            param.values = partial(values_for, path, param)
            if param.help:
                param.help = pick(param.help, language)
            if getattr(param, "rich_help_panel", None):
                param.rich_help_panel = pick(param.rich_help_panel, language)
    return root


def _value(param: Any, ctx: Any, value: Any) -> Any:
    """The value of an option or argument as typed, if it is one of those that there are."""
    if param.required and value in (None, (), []):
        raise Usage("argument", word=param.metavar or param.name, command=name_of(ctx))
    source = ctx.get_parameter_source(param.name)
    is_option = param.param_type_name == "option" and not isinstance(value, bool | int)
    if is_option and source is not None and source.name == "COMMANDLINE":
        known = param.values()
        for one in ([value] if isinstance(value, str) else value) if known else ():
            if one not in known:
                raise Usage("choice", word=param.opts[-1], value=one, known=", ".join(known))
    if value is None and (getattr(param, "multiple", False) or param.nargs == -1):
        value = ()
    return param.callback(ctx, param, value) if param.callback is not None else value


@contextmanager
def _reported(ctx: Any, args: Sequence[str]) -> Iterator[None]:
    """What typer refuses becomes a diagnostic, unless help is asked for: then that is what is wanted."""
    words = [*itertools.takewhile(lambda word: word != "--", args)]
    try:
        yield
    except (TyperUsageError, Usage) as trouble:
        print_help(ctx, not {"-h", "--help"}.isdisjoint(words))
        raise (trouble if isinstance(trouble, Usage) else _refusal(trouble, ctx.command, words)) from None


def _refusal(trouble: Exception, command: Any, words: Sequence[str]) -> Usage:
    """What typer refuses of an option: its value is missing, it takes none, or there is no such option."""
    flag = str(getattr(trouble, "option_name", ""))
    for param in command.params:
        if flag in param.opts:
            bare = getattr(param, "is_flag", False) or getattr(param, "count", False)
            return Usage("no-value" if bare else "needs-value", word=flag)
    if not flag:
        return Usage("")
    typed = next((word for word in words if word.startswith(flag) and not word.startswith("--")), flag)
    flags = [one for param in command.params for one in param.opts if one.startswith("--")]
    return unknown("option", flag, closest(flag if flag.startswith("--") else f"-{typed}", flags))
