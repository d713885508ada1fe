"""Help as plain text: the use of a command, what it does, its arguments, and its options under their headings.

Columns are measured as terminals draw them, where a Chinese character is two wide; typer counts characters.
"""

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

from progprint.cli.options import OTHER, both, pick
from progprint.text.widths import display_width

_COLUMN, _WIDEST, _SHORT = 30, 100, 20
_USE, _ARGUMENTS, _COMMANDS = both("Usage", "用法"), both("Arguments", "参数"), both("Commands", "命令")
_ONE_OF = both("one of", "可选")
_COMPLETION = {
    "install_completion": both("set up completion for this shell", "为当前 shell 安装补全"),
    "show_completion": both("print the completion script of this shell", "打印当前 shell 的补全脚本"),
}
"""Options of typer's own, which it describes in English."""


def help_of(ctx: Any, language: str) -> str:
    """The help of a command or group."""
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), 50)
    command = ctx.command
    lines = [f"{pick(_USE, language)}: {' '.join([ctx.command_path, *_pieces(command, language)])}", ""]
    lines += [f"  {line}" for line in _wrapped(command.help or "", width - 2)]
    for heading, rows in _sections(command, language):
        lines += ["", f"{heading}:"]
        for name, about in rows:
            lines += _row(name, about, width)
    return "\n".join(lines)


def _pieces(command: Any, language: str) -> Iterator[str]:
    """What stands behind the name of a command."""
    for param in command.params:
        if param.param_type_name == "argument":
            name = f"{param.metavar}{' ...' if param.nargs == -1 else ''}"
            yield name if param.required else f"[{name}]"
    if hasattr(command, "commands"):
        yield pick(both("COMMAND", "命令"), language)
    yield pick(both("[options]", "[选项]"), language)


def _sections(command: Any, language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Headings with their rows, in the order in which they come first."""
    arguments = [(p.metavar, _about(p, language)) for p in command.params if p.param_type_name == "argument"]
    if arguments:
        yield pick(_ARGUMENTS, language), arguments
    below = getattr(command, "commands", {})
    if below:
        yield pick(_COMMANDS, language), [(name, one.help) for name, one in below.items()]
    groups: dict[str, list[tuple[str, str]]] = {}
    for param in command.params:
        if param.param_type_name == "option" and not getattr(param, "hidden", False):
            heading = getattr(param, "rich_help_panel", None) or pick(OTHER, language)
            groups.setdefault(heading, []).append((_flags(param), _about(param, language)))
    yield from groups.items()


def _flags(param: Any) -> str:
    """``-o, --output PATH``; values that are listed stand in the other column if they are many."""
    listed = _listed(param)
    value = "NAME" if len(listed) > _SHORT else listed or param.metavar or ""
    return f"{', '.join(param.opts)} {value}".strip()


def _about(param: Any, language: str) -> str:
    """What an option does, with the values that there are if they stand nowhere else."""
    about = pick(_COMPLETION.get(param.name) or param.help or "", language)
    listed = _listed(param)
    if len(listed) > _SHORT or (listed and param.param_type_name == "argument"):
        return f"{about} ({pick(_ONE_OF, language)}: {listed.replace('|', ' ')})"
    return about


def _listed(param: Any) -> str:
    """The values that there are, between strokes."""
    values = getattr(param, "values", None)
    return "|".join(values()) if values is not None else ""


def _row(name: str, about: str, width: int) -> Iterable[str]:
    """A name and what it is, in two columns; a long name has a line of its own."""
    wrapped = _wrapped(about, width - _COLUMN - 2) or [""]
    gap = " " * (_COLUMN - display_width(name))
    if len(gap) < 2:
        return [f"  {name}", *(f"  {'':{_COLUMN}}{line}" for line in wrapped)]
    first, *rest = wrapped
    return [f"  {name}{gap}{first}".rstrip(), *(f"  {'':{_COLUMN}}{line}" for line in rest)]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most that many columns, broken at blanks or between Chinese characters."""
    lines, line = [], ""
    for piece in _breakable(text):
        if line and display_width((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _breakable(text: str) -> Iterator[str]:
    """Pieces that a line may end behind; a closing mark stays with what it closes."""
    piece = ""
    for char, following in zip(text, f"{text[1:]} ", strict=True):
        piece += char
        if char == " " or (display_width(char) == 2 and following not in "，。；：、）”’！？,.;:)"):
            yield piece
            piece = ""
    yield piece
