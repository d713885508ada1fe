"""The commands that make files of an agenda, with the options of ``pipeline.options``, and those about a whole project."""

from pathlib import Path
from typing import Annotated

import typer

from progprint.cli.console import Console
from progprint.cli.options import WRITING, Json, Open, Watch, argument, filling, option
from progprint.cli.tree import command
from progprint.pipeline.request import Request

app = typer.Typer()
MADE = {
    "pdf": ("The programme booklet as a PDF.", "把议程排成会议手册（PDF）。"),
    "slides": (
        "Decks for the hosts. A folder gets a deck per track, a .pptx gets all.",
        "主持人幻灯片。输出到文件夹时每专题一份，输出到 .pptx 时合成一份。",
    ),
    "handouts": (
        "Paper for the venue: door signs, table cards, cue cards, posters and more.",
        "会场用纸：门牌、桌签、手卡、海报等。",
    ),
    "signage": (
        "Screens that follow the clock: an HTML file for each room and one for the foyer.",
        "随时钟变化的屏幕：每个会场一个 HTML 文件，大厅一个。",
    ),
}


def make(context: typer.Context, asked: Request, watch: Watch = False, show: Open = False, json: Json = False) -> int:
    """Make the files of one of these commands."""
    from progprint.cli import produce

    return produce.run(asked, Console.of(context, json), watch=watch, show=show)


for _name, _help in MADE.items():
    command(app, _name, *_help)(filling(_name)(make))

Force = Annotated[bool, option("--force", "make everything anew", "全部重做", group=WRITING)]


@command(
    app, "build", "All outputs of the project that changed since the last time.", "生成项目的全部输出，只做有变化的。"
)
@filling("build")
def build(
    context: typer.Context, asked: Request, force: Force = False, watch: Watch = False, json: Json = False
) -> int:
    """Make the outputs of a project."""
    from progprint.cli import produce

    return produce.build(asked, Console.of(context, json), force=force, watch=watch)


Port = Annotated[str, option("--port", "port, or the next free one (default 8127)", "端口，被占用时取下一个（默认 8127）",
                             "N")]  # fmt: skip
Editor = Annotated[str, option("--editor", "opens a line: a program with {file}, {line}, {column} (default VS Code)",
                               "打开某行的程序，含 {file}、{line}、{column}（默认 VS Code）", "COMMAND")]  # fmt: skip
Office = Annotated[bool, option("--office", "show decks as LibreOffice draws them", "幻灯片用 LibreOffice 显示")]
NoOpen = Annotated[bool, option("--no-open", "do not open a browser", "不打开浏览器")]


@command(
    app,
    "preview",
    "A local page with the booklet, the decks, the paper and all problems; it follows every save.",
    "在浏览器里看手册、幻灯片、会场用纸和全部问题，保存后随即更新。",
)
@filling("preview")
def preview(
    context: typer.Context,
    asked: Request,
    port: Port = "",
    editor: Editor = "",
    office: Office = False,
    no_open: NoOpen = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", hidden=True)] = False,
) -> int:
    """Serve the preview until Ctrl-C. ``--no-browser`` is what ``--no-open`` was called."""
    from progprint.cli import watch

    browser = not (no_open or no_browser)
    return watch.run_preview(asked, Console.of(context), port=port, editor=editor, office=office, browser=browser)


Old = Annotated[str, argument("OLD", "the agenda as printed: file, folder, or git revision",
                              "已印的议程：文件、文件夹或 git 版本")]  # fmt: skip
New = Annotated[
    str, argument("NEW", "the agenda as it is now (default: the project's)", "现在的议程（默认为项目的议程）")
]


@command(
    app,
    "diff",
    "What changed between two agendas, and which pages, sheets and slides to print again.",
    "两份议程之间的变化，以及需要重印的页、纸张和幻灯片。",
)
@filling("diff", of_agenda=False)
def diff(context: typer.Context, asked: Request, old: Old, new: New = "", json: Json = False) -> int:
    """Compare two agendas."""
    from progprint.cli import compare

    return compare.run(asked, old, new, Console.of(context, json))


Agendas = Annotated[list[str] | None,
                    argument("AGENDA", "YAML files or folders, - for standard input; without one the project's own",
                             "议程 YAML 文件或文件夹，可写几个，- 为标准输入；缺省为项目自己的")]  # fmt: skip
Fix = Annotated[bool, option("--fix", "mend what can be mended in the files, with a backup beside each",
                             "直接修改文件中可以修正的问题，并在旁边留备份", group=WRITING)]  # fmt: skip
Form = Annotated[str, option("--format", "form of the findings", "结果格式", "human|concise|json|github", WRITING)]


@command(
    app,
    "check",
    "Look for trouble without writing. Reads the agenda, sets the type, fits the slides.",
    "检查而不写文件。检查议程、字符与版面。",
)
@filling("check", of_agenda=False)
def check(
    context: typer.Context,
    asked: Request,
    agendas: Agendas = None,
    fix: Fix = False,
    form: Form = "",
    json: Json = False,
) -> int:
    """Check agendas."""
    from progprint.cli import produce

    each = [asked._replace(agenda=Path(agenda) if agenda else None) for agenda in agendas or [""]]
    return produce.check(each, Console.of(context, json or form == "json"), form=form, fix=fix)
