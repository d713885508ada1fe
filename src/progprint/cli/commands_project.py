"""The commands about a whole project: build, preview, check, diff."""

import os
from typing import Annotated

import typer

from progprint.cli.console import Console
from progprint.cli.options import (
    WRITING,
    Agenda,
    Days,
    Json,
    Lang,
    Layout,
    Purpose,
    Rooms,
    Strict,
    Talks,
    Template,
    Theme,
    Tracks,
    Watch,
    argument,
    both,
    option,
    path_of,
)
from progprint.cli.tree import Command

app = typer.Typer()


@app.command(
    "build",
    cls=Command,
    help=both("All outputs of the project that changed since the last time.", "生成项目的全部输出，只做有变化的。"),
)
def build(
    context: typer.Context,
    agenda: Agenda = "",
    force: Annotated[bool, option("--force", both("make everything anew", "全部重做"), group=WRITING)] = False,
    watch: Watch = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    """Make the outputs of a project."""
    from progprint.cli import make
    from progprint.pipeline import Request

    asked = Request("build", path_of(agenda), strict=strict, environment=os.environ)
    return make.run(asked, Console.of(context, json), force=force, watch=watch)


@app.command(
    "preview",
    cls=Command,
    help=both(
        "A local page with the booklet, the decks, the paper and all problems; it follows every save.",
        "在浏览器里看手册、幻灯、会场用纸和全部问题，保存后随即更新。",
    ),
)
def preview(
    context: typer.Context,
    agenda: Agenda = "",
    layout: Layout = "",
    theme: Theme = "",
    template: Template = "",
    lang: Lang = "",
    port: Annotated[
        str,
        option("--port", both("port, or the next free one (default 8127)", "端口，被占用时取下一个（默认 8127）"), "N"),
    ] = "",
    editor: Annotated[
        str,
        option(
            "--editor",
            both(
                "opens a line: a program with {file}, {line}, {column} (default VS Code)",
                "打开某行的程序，含 {file}、{line}、{column}（默认 VS Code）",
            ),
            "COMMAND",
        ),
    ] = "",
    office: Annotated[
        bool, option("--office", both("show decks as LibreOffice draws them", "幻灯用 LibreOffice 显示"))
    ] = False,
    no_open: Annotated[bool, option("--no-open", both("do not open a browser", "不打开浏览器"))] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", hidden=True)] = False,
    tracks: Tracks = None,
    talks: Talks = None,
    days: Days = None,
    rooms: Rooms = None,
) -> int:
    """Serve the preview until Ctrl-C. ``--no-browser`` is what ``--no-open`` was called."""
    from progprint.cli import watch
    from progprint.pipeline import Request

    asked = Request(
        "preview", path_of(agenda), layout=layout, theme=theme, template=template, language=lang, tracks=tracks or (),
        talks=talks or (), days=days or (), rooms=rooms or (), environment=os.environ,
    )  # fmt: skip
    serving = watch.Serving(port, editor, office, browser=not (no_open or no_browser))
    return watch.run_preview(asked, Console.of(context), serving)


@app.command(
    "diff",
    cls=Command,
    help=both(
        "What changed between two agendas, and which pages, sheets and slides to print again.",
        "两份议程之间的变化，以及需要重印的页、纸张和幻灯片。",
    ),
)
def diff(
    context: typer.Context,
    old: Annotated[
        str,
        argument(
            "OLD", both("the agenda as printed: file, folder, or git revision", "已印的议程：文件、文件夹或 git 版本")
        ),
    ],
    new: Annotated[
        str, argument("NEW", both("the agenda as it is now (default: the project's)", "现在的议程（默认为项目的议程）"))
    ] = "",
    render: Annotated[
        str,
        option(
            "--render",
            both("write only what is to be printed again, with a slip of the changes", "只写出需要重印的部分和勘误页"),
            "DIR",
            WRITING,
        ),
    ] = "",
    layout: Layout = "",
    theme: Theme = "",
    json: Json = False,
) -> int:
    """Compare two agendas."""
    from progprint.cli import compare
    from progprint.pipeline import Request

    asked = Request("diff", output=render, layout=layout, theme=theme, environment=os.environ)
    return compare.run(asked, old, new, Console.of(context, json))


@app.command(
    "check",
    cls=Command,
    help=both(
        "Look for trouble without writing. Reads the agenda, sets the type, fits the slides.",
        "检查而不写文件。检查议程、字符与版面。",
    ),
)
def check(
    context: typer.Context,
    agendas: Annotated[
        list[str] | None,
        argument(
            "AGENDA",
            both(
                "YAML files or folders, - for standard input; without one the project's own",
                "议程 YAML 文件或文件夹，可写几个，- 为标准输入；缺省为项目自己的",
            ),
        ),
    ] = None,
    purpose: Purpose = "",
    layout: Layout = "",
    theme: Theme = "",
    fix: Annotated[
        bool,
        option(
            "--fix",
            both(
                "mend what can be mended in the files, with a backup beside each",
                "直接修改文件中可以修正的问题，并在旁边留备份",
            ),
            group=WRITING,
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        option("--dry-run", both("with --fix: show the changes only", "与 --fix 同用：只显示改动"), group=WRITING),
    ] = False,
    strict: Strict = False,
    form: Annotated[
        str, option("--format", both("form of the findings", "结果格式"), "human|concise|json|github", WRITING)
    ] = "",
    tracks: Tracks = None,
    talks: Talks = None,
    days: Days = None,
    rooms: Rooms = None,
    json: Json = False,
) -> int:
    """Check agendas."""
    from progprint.cli import produce
    from progprint.pipeline import Request

    asked = [
        Request(
            "check", path_of(agenda), layout=layout, purpose=purpose or "screen", theme=theme,
            tracks=tracks or (), talks=talks or (), days=days or (), rooms=rooms or (), strict=strict, dry_run=dry_run,
            environment=os.environ,
        )
        for agenda in agendas or [""]
    ]  # fmt: skip
    return produce.check(asked, Console.of(context, json or form == "json"), form=form, fix=fix)
