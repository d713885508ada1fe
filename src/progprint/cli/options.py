"""How an option is written once, and the options and arguments that several commands share.

An option has its flags, its help in both languages, the heading that it stands under, and a metavar. A metavar in
capitals stands for any text; any other one lists the values that there are: ``screen|print``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from progprint.cli import complete

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


LOOK, PART = both("Look", "外观"), both("Selection", "选取")
PRESS, WRITING = both("For the print shop", "印刷"), both("Writing", "输出")
COMMON, OTHER = both("Messages and help", "信息与帮助"), both("Options", "选项")
"""Headings of options in help."""


def option(
    flags: str, help_: str, metavar: str = "", group: str = OTHER, fill: Callable[..., Any] | None = None
) -> Any:
    """An option by its flags in one text. ``fill`` completes its value in a shell; listed values complete themselves."""
    values = values_of(metavar)
    return typer.Option(
        *flags.split(),
        help=help_,
        metavar=metavar or None,
        rich_help_panel=group,
        show_default=False,
        autocompletion=fill or (complete.one_of(values) if values else None),
    )


def argument(name: str, help_: str, fill: Callable[..., Any] | None = None) -> Any:
    """A word without dashes."""
    return typer.Argument(help=help_, metavar=name, show_default=False, autocompletion=fill)


def path_of(agenda: str) -> Path | None:
    """The agenda that is named, None for the project's own."""
    return Path(agenda) if agenda else None


Agenda = Annotated[
    str,
    argument(
        "AGENDA",
        both(
            "YAML file or folder, - for standard input; without it the project's own",
            "议程 YAML 文件或文件夹，- 为标准输入；缺省为项目自己的",
        ),
    ),
]
Output = Annotated[
    str, option("-o --output", both("write here, - for standard output", "输出到此处，- 为标准输出"), "PATH", WRITING)
]
Folder = Annotated[str, option("-o --output", both("write here", "输出到此处"), "PATH", WRITING)]
Layout = Annotated[
    str,
    option(
        "--layout",
        both("look: a name or a file (default a5)", "版式：名称或文件（默认 a5）"),
        "NAME|FILE",
        LOOK,
        complete.layouts,
    ),
]
Theme = Annotated[
    str,
    option(
        "--theme",
        both("colours and faces over the look", "叠加在版式上的颜色与字体"),
        "NAME|FILE",
        LOOK,
        complete.themes,
    ),
]
Template = Annotated[
    str,
    option(
        "--template",
        both("deck look: a name or a .pptx", "幻灯模板：名称或 .pptx 文件"),
        "NAME|FILE",
        LOOK,
        complete.templates,
    ),
]
Lang = Annotated[
    str,
    option("--lang", both("language of texts and fixed words", "文字与固定用语的语言"), "zh-Hans|zh|en|both", LOOK),
]
Purpose = Annotated[
    str,
    option(
        "--for",
        both("screen, or print with bleed and press inks", "屏幕，或印刷（含出血与印刷色）"),
        "screen|print",
        LOOK,
    ),
]
Tracks = Annotated[
    list[str] | None,
    option(
        "--track",
        both("only this track, by id or title", "只取该专题（id 或标题）"),
        "TRACK",
        PART,
        complete.tracks,
    ),
]
Talks = Annotated[
    list[str] | None,
    option("--talk", both("only this talk, by id or title", "只取该议题（id 或标题）"), "TALK", PART, complete.talks),
]
Days = Annotated[
    list[str] | None,
    option("--day", both("only this day, as YYYY-MM-DD", "只取该日（YYYY-MM-DD）"), "DAY", PART, complete.days),
]
Rooms = Annotated[
    list[str] | None,
    option("--room", both("only this room, by id or name", "只取该会场（id 或名称）"), "ROOM", PART, complete.rooms),
]
Strict = Annotated[bool, option("--strict", both("a warning counts as an error", "警告视同错误"), group=WRITING)]
DryRun = Annotated[bool, option("--dry-run", both("do everything but write", "除写文件外全部照做"), group=WRITING)]
Watch = Annotated[bool, option("--watch", both("make it again after every save", "每次保存后重新生成"), group=WRITING)]
Open = Annotated[bool, option("--open", both("open the result", "完成后打开"), group=WRITING)]
Json = Annotated[
    bool,
    option("--json", both("print one JSON object to stdout", "向标准输出打印一个 JSON 对象"), group=COMMON),
]
