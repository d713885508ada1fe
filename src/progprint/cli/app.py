"""The program as typer knows it: all commands, and the options that each of them takes.

A command is a typed function in one of the modules ``commands_…``; its parameters are the one list of its options, and
typer reads the words. The function fills a request and hands it to the module that does the work, loaded only then.
"""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from progprint.cli import commands_exchange, commands_lookup, commands_products, commands_project, tree
from progprint.cli.options import both

app = typer.Typer(
    help=both(
        "A conference agenda in YAML becomes a printed programme booklet (PDF), host decks (PPTX) and the venue's paper.",
        "把 YAML 会议议程做成可印刷的会议手册（PDF）、主持人幻灯片（PPTX）和会场用纸。",
    ),
    **tree.GROUP,
)
for _part in (commands_products.app, commands_project.app, commands_exchange.app, commands_lookup.app):
    app.registered_commands += _part.registered_commands
    app.registered_groups += _part.registered_groups


@app.callback()
def common(
    show_help: Annotated[
        bool, tree.shared("-h --help", both("show this help", "显示帮助"), at=tree.print_help)
    ] = False,
    version: Annotated[
        bool, tree.shared("--version", both("show the version", "显示版本"), at=tree.print_version)
    ] = False,
    quiet: Annotated[bool, tree.shared("-q --quiet", both("say nothing but errors", "只报告错误"))] = False,
    verbose: Annotated[int, tree.shared("-v --verbose", both("say more", "输出更多信息"), count=True)] = 0,
    color: Annotated[
        str, tree.shared("--color", both("colours in messages", "信息是否着色"), "auto|always|never")
    ] = "",
    ui_lang: Annotated[
        str, tree.shared("--ui-lang", both("language of messages and help", "信息与帮助的语言"), "zh|en")
    ] = "",
) -> None:
    """Options of every command, before or behind its name."""


def names() -> list[str]:
    """The names of all commands; those of a group have two words."""
    below = [(group.name, one.name) for group in app.registered_groups for one in _commands(group.typer_instance)]
    return [*(str(one.name) for one in app.registered_commands), *(f"{group} {name}" for group, name in below)]


def _commands(group: typer.Typer | None) -> Sequence[Any]:
    return group.registered_commands if group is not None else ()


def commands(language: str, first: str = "") -> Any:
    """The commands with texts in a language. Where the first word is the name of one, only that one is put together.

    Putting all together takes longer than reading a small agenda.
    """
    chosen = [one for one in app.registered_commands if one.name == first]
    groups = [one for one in app.registered_groups if one.name == first]
    part = app
    if chosen or groups:
        part = typer.Typer(help=app.info.help, **{**tree.GROUP, "add_completion": False})
        part.registered_callback = app.registered_callback
        part.registered_commands, part.registered_groups = chosen, groups
    return tree.prepare(typer.main.get_command(part), language, names)
