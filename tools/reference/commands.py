"""Commands and options, from what typer knows of them, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from tools.reference import markdown
from tools.reference.markdown import code, sentences, table

from progprint.cli import dispatch

HEADINGS = ("选项 option", "作用 what it does", "类型 type", "缺省 without it", "例 example")


@cache
def commands() -> tuple[tuple[str, Any, Any], ...]:
    """Every command: its name, and itself with its words in English and in Chinese."""
    found = []
    waiting = [("", dispatch.commands("en"), dispatch.commands("zh"))]
    while waiting:
        name, english, chinese = waiting.pop(0)
        below = getattr(english, "commands", None)
        if below is None:
            found.append((name, english, chinese))
            continue
        inner = [(f"{name} {one}".strip(), below[one], chinese.commands[one]) for one in below]
        waiting = [*inner, *waiting]
    return tuple(found)


def parameters(english: Any, chinese: Any) -> Iterator[tuple[Any, Any]]:
    """The parameters of a command that are shown, in both languages."""
    pairs = zip(english.params, chinese.params, strict=True)
    return ((en, zh) for en, zh in pairs if not getattr(en, "hidden", False))


def page() -> str:
    """The page on commands."""
    known = commands()
    shared = [pair for pair in parameters(known[0][1], known[0][2]) if _is_common(pair[0])]
    parts = [_command(*one) for one in known]
    common = table(HEADINGS, [_row("", *pair) for pair in shared])
    parts.append(f"## 所有命令的选项 · Options of every command\n\n{common}")
    return markdown.page("commands", parts)


def _is_common(param: Any) -> bool:
    return not param.expose_value and param.param_type_name == "option"


def _command(name: str, english: Any, chinese: Any) -> str:
    """A command with its arguments and options."""
    pairs = [pair for pair in parameters(english, chinese) if not _is_common(pair[0])]
    words = [_argument(en) for en, _ in pairs if en.param_type_name == "argument"]
    use = code(" ".join(["progprint", name, *words]))
    rows = table(HEADINGS, (_row(name, *pair) for pair in pairs))
    return f"## {name}\n\n{sentences(english.help, chinese.help)}\n\n{use}\n\n{rows}"


def _argument(param: Any) -> str:
    name = f"{param.metavar}{' …' if param.nargs == -1 else ''}"
    return name if param.required else f"[{name}]"


def facts(command: str, param: Any) -> tuple[str, str, str]:
    """What holds without a parameter, in English and Chinese, and an example of it as one types it."""
    known = markdown.words()["options"]
    name = _name(param)
    entry = known.get(f"{command} {name}") or known.get(name) or {}
    default = entry.get("default", "")
    english, chinese = (default["en"], default["zh"]) if isinstance(default, dict) else (default, default)
    values = param.values()
    value = str(entry.get("example", next((one for one in values if one != default), values[0] if values else "")))
    return english, chinese, value if _is_argument(param) else f"{name} {value}".strip()


def type_of(param: Any) -> str:
    """The type of a parameter, a name under ``types`` in words.yaml."""
    if getattr(param, "count", False):
        return "count"
    if getattr(param, "is_flag", False):
        return "flag"
    return "list" if getattr(param, "multiple", False) or param.nargs == -1 else "text"


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _name(param: Any) -> str:
    return str(param.metavar if _is_argument(param) else param.opts[-1])


def _row(command: str, english: Any, chinese: Any) -> tuple[str, ...]:
    """A parameter in a table."""
    values = english.values()
    metavar = english.metavar if english.metavar and english.metavar.isupper() else ""
    flags = english.metavar if _is_argument(english) else f"{', '.join(english.opts)} {metavar}".strip()
    without_en, without_zh, example = facts(command, english)
    default = code(without_en) if without_en == without_zh else sentences(without_en, without_zh)
    type_ = " ".join(map(code, values)) if values else markdown.said("types", type_of(english))
    return f"**{code(flags)}**", sentences(english.help, chinese.help), type_, default, code(example)
