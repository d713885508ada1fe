"""Commands and options, from what typer knows of them, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.reference import markdown
from tools.reference.markdown import code, sentences, table

from progprint.cli import app

HEADINGS = ("选项 option", "作用 what it does", "值 values")


def commands() -> Iterator[tuple[str, Any, Any]]:
    """Every command: its name, and itself with its words in English and in Chinese."""
    waiting = [("", app.commands("en"), app.commands("zh"))]
    while waiting:
        name, english, chinese = waiting.pop(0)
        below = getattr(english, "commands", None)
        if below is None:
            yield name, english, chinese
            continue
        inner = [(f"{name} {one}".strip(), below[one], chinese.commands[one]) for one in below]
        waiting = [*inner, *waiting]


def parameters(english: Any, chinese: Any) -> Iterator[tuple[Any, Any]]:
    """The parameters of a command that are shown, in both languages."""
    pairs = zip(english.params, chinese.params, strict=True)
    return ((en, zh) for en, zh in pairs if not getattr(en, "hidden", False))


def page() -> str:
    """The page on commands."""
    known = list(commands())
    shared = [pair for pair in parameters(known[0][1], known[0][2]) if _is_common(pair[0])]
    parts = [_command(*one) for one in known]
    parts.append(f"## 所有命令的选项 · Options of every command\n\n{table(HEADINGS, (_row(*pair) for pair in shared))}")
    return markdown.page("commands", parts)


def _is_common(param: Any) -> bool:
    return not param.expose_value and param.param_type_name == "option"


def _command(name: str, english: Any, chinese: Any) -> str:
    """A command with its arguments and options."""
    pairs = [pair for pair in parameters(english, chinese) if not _is_common(pair[0])]
    words = [_argument(en) for en, _ in pairs if en.param_type_name == "argument"]
    use = code(" ".join(["progprint", name, *words]))
    rows = table(HEADINGS, (_row(*pair) for pair in pairs))
    return f"## {name}\n\n{sentences(english.help, chinese.help)}\n\n{use}\n\n{rows}"


def _argument(param: Any) -> str:
    name = f"{param.metavar}{' …' if param.nargs == -1 else ''}"
    return name if param.required else f"[{name}]"


def _row(english: Any, chinese: Any) -> tuple[str, ...]:
    values = english.values()
    metavar = (english.metavar or "") if english.metavar and english.metavar.isupper() else ""
    is_argument = english.param_type_name == "argument"
    flags = english.metavar if is_argument else ", ".join(english.opts) + (f" {metavar}" if metavar else "")
    return f"**{code(flags)}**", sentences(english.help, chinese.help), " ".join(map(code, values))
