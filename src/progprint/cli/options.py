"""One way to write an option, and the options and arguments that several commands share.

An option has its flags, its help in both languages, the heading that it stands under, and a metavar. A metavar in
capitals stands for any text; any other one lists the values that there are: ``screen|print``. The options that fill a
request are those of ``pipeline.options``: ``filling`` makes them parameters of a command.
"""

import inspect
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from progprint.cli import complete
from progprint.pipeline import options
from progprint.pipeline.request import Request

_SEAM = "\x1f"
"""What stands between the languages of a help text; no text holds it."""


def both(en: str, zh: str) -> str:
    """A help text in both languages, of which ``pick`` takes one when the commands are put together."""
    return f"{en}{_SEAM}{zh}"


def pick(text: str, language: str) -> str:
    """The part of a help text for a language ("zh" or "en"); a text in one language is as it is."""
    en, _, zh = text.partition(_SEAM)
    return (zh or en) if language == "zh" else en


def values_of(metavar: str | None) -> tuple[str, ...]:
    """The values that a metavar lists, () if it stands for any text."""
    return tuple(metavar.split("|")) if metavar and not metavar.isupper() else ()


WRITING = both(*options.WRITING)
COMMON, OTHER = both("Messages and help", "信息与帮助"), both("Options", "选项")
"""Headings of options in help."""


def option(
    flags: str, en: str, zh: str, metavar: str = "", group: str = OTHER, fill: Callable[..., Any] | None = None
) -> Any:
    """An option by its flags in one text. ``fill`` completes its value in a shell; listed values complete themselves."""
    values = values_of(metavar)
    return typer.Option(
        *flags.split(),
        help=both(en, zh),
        metavar=metavar or None,
        rich_help_panel=group,
        show_default=False,
        autocompletion=fill or (complete.one_of(lambda: values) if values else None),
    )


def argument(name: str, en: str, zh: str, fill: Callable[..., Any] | None = None) -> Any:
    """A word without dashes."""
    return typer.Argument(help=both(en, zh), metavar=name, show_default=False, autocompletion=fill)


Agenda = Annotated[str, argument("AGENDA", "YAML file or folder, - for standard input; without it the project's own",
                                 "议程 YAML 文件或文件夹，- 为标准输入；缺省为项目自己的")]  # fmt: skip
Output = Annotated[str, option("-o --output", "write here, - for standard output", "输出到此处，- 为标准输出", "PATH",
                               WRITING)]  # fmt: skip
Folder = Annotated[str, option("-o --output", "write here", "输出到此处", "PATH", WRITING)]
Strict = Annotated[bool, option("--strict", "a warning counts as an error", "警告视同错误", group=WRITING)]
Watch = Annotated[bool, option("--watch", "make it again after every save", "每次保存后重新生成", group=WRITING)]
Open = Annotated[bool, option("--open", "open the result", "完成后打开", group=WRITING)]
Json = Annotated[
    bool, option("--json", "print one JSON object to stdout", "向标准输出打印一个 JSON 对象", group=COMMON)
]


def filling(command: str, *, of_agenda: bool = True) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """A decorator: the function's ``asked`` becomes the parameters that fill it, the agenda and the options of a command.

    Its other parameters stay; those without a default come first.
    """

    def decorated(do: Callable[..., int]) -> Callable[..., int]:
        def run(agenda: str = "", **typed: Any) -> int:
            given = {one.fills: typed.pop(one.fills) for one in options.options_of(command)}
            asked = Request(command, Path(agenda) if agenda else None, environment=os.environ)
            return do(asked=asked._replace(**{name: value for name, value in given.items() if value}), **typed)

        own = [one for one in inspect.signature(do).parameters.values() if one.name != "asked"]
        named = [_parameter("agenda", Agenda, "")] if of_agenda else []
        made = [_parameter(one.fills, *_typed(one)) for one in options.options_of(command)]
        first = [one for one in own if one.default is inspect.Parameter.empty]
        order = [*first, *named, *made, *(one for one in own if one not in first)]
        shown = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in order]
        run.__signature__ = inspect.Signature(shown, return_annotation=int)  # type: ignore[attr-defined]
        run.__doc__ = do.__doc__
        return run

    return decorated


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _typed(one: options.Option) -> tuple[Any, Any]:
    """The annotation and the default of an option's parameter."""
    types: dict[str, tuple[Any, Any]] = {
        "text": (str, ""),
        "count": (str, ""),
        "list": (list[str] | None, None),
        "flag": (bool, False),
    }
    type_, default = types[one.kind]
    fill = getattr(complete, one.fill) if one.fill else None
    if not (one.fill or one.metavar or one.kind == "flag"):
        fill = complete.one_of(one.values)
    return Annotated[type_, option(one.flags, one.en, one.zh, one.metavar, both(*one.heading), fill)], default


def values_for(command: str, param: Any) -> Sequence[str]:
    """The values that a parameter of a command has, () if it takes any text."""
    named = {one.fills: one.values for one in options.options_of(command)}
    asked = named.get(param.name) or complete.LISTED.get((command, param.name), tuple)
    return asked() or values_of(param.metavar)
