"""The commands that bring an agenda in and out: import, export, init."""

from pathlib import Path
from typing import Annotated

import typer

from progprint.cli import complete
from progprint.cli.console import Console
from progprint.cli.options import WRITING, Json, Output, Strict, argument, both, filling, option
from progprint.cli.tree import Command
from progprint.pipeline.request import Request

app = typer.Typer()


@app.command("import", cls=Command, help=both("Make an agenda out of something else.", "由其他来源生成议程。"))
def import_(
    context: typer.Context,
    files: Annotated[
        list[str],
        argument(
            "FILE",
            both(
                "what to read, - for standard input; several make one agenda",
                "要读的文件，- 为标准输入；几个合成一份议程",
            ),
        ),
    ],
    output: Output = "",
    form: Annotated[
        str,
        option(
            "--format",
            both("form of the file", "文件格式"),
            fill=complete.one_of(complete.imports),
        ),
    ] = "",
    year: Annotated[str, option("--year", both("of dates that have none", "没有年份的日期属于哪一年"), "YEAR")] = "",
    headings: Annotated[
        str,
        option(
            "--map",
            both(
                "own headings of a table: a YAML file of headings and fields",
                "表格的特殊列名：列名与字段对照的 YAML 文件",
            ),
            "FILE",
        ),
    ] = "",
    merge: Annotated[
        bool,
        option(
            "--merge",
            both("keep what was changed by hand in the agenda of -o", "保留 -o 议程中手工修改的内容，只更新来源的变化"),
            group=WRITING,
        ),
    ] = False,
    force: Annotated[
        bool,
        option(
            "--force",
            both("replace the agenda of -o, with a backup beside it", "替换 -o 的议程，并在旁边留备份"),
            group=WRITING,
        ),
    ] = False,
    strict: Strict = False,
    dry_run: Annotated[bool, option("--dry-run", both("read only, write nothing", "只读不写"), group=WRITING)] = False,
    json: Json = False,
) -> int:
    """Make an agenda of files."""
    from progprint.cli import convert

    target = "" if output == "-" else output
    asked = convert.Import(tuple(files), target, form or "auto", year, headings, merge, force, strict, dry_run)
    return convert.run(asked, Console.of(context, json))


@app.command("export", cls=Command, help=both("The agenda in another format.", "把议程写成其他格式。"))
@filling("export")
def export_(
    context: typer.Context,
    asked: Request,
    form: Annotated[
        str,
        argument(
            "FORMAT",
            both("the format", "格式"),
            complete.one_of(complete.exports),
        ),
    ],
    json: Json = False,
) -> int:
    """Write the agenda in another format."""
    from progprint.cli import export

    return export.run(asked, form, Console.of(context, json))


@app.command("init", cls=Command, help=both("A new project that builds at once.", "新建一个马上就能排版的项目。"))
def init(
    context: typer.Context,
    folder: Annotated[
        str,
        argument("DIR", both("folder of the project (default: here)", "项目文件夹（默认为当前文件夹）")),
    ] = "",
    template: Annotated[
        str,
        option(
            "--template",
            both("one track to fill in (default), or the sample conference", "一个待填写的专题（默认），或示例大会"),
            "track|conference",
        ),
    ] = "",
    source: Annotated[
        str, option("--from", both("make the agenda out of this file", "由这个文件生成议程"), "FILE")
    ] = "",
    dry_run: Annotated[
        bool, option("--dry-run", both("say what would be written", "只列出将要写的文件"), group=WRITING)
    ] = False,
    json: Json = False,
) -> int:
    """Begin a project."""
    from progprint.cli import start

    asked = start.Start(Path(folder or "."), template or "track", source, dry_run)
    return start.run(asked, Console.of(context, json))
