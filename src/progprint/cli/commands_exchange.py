"""The commands that bring an agenda in and out: import, export, init."""

from pathlib import Path
from typing import Annotated

import typer

from progprint.cli import complete
from progprint.cli.console import Console
from progprint.cli.options import WRITING, Json, Output, Strict, argument, filling, option
from progprint.cli.tree import command
from progprint.pipeline.request import Request

app = typer.Typer()

Files = Annotated[list[str], argument("FILE", "what to read, - for standard input; several make one agenda",
                                      "要读的文件，- 为标准输入；几个合成一份议程")]  # fmt: skip
Form = Annotated[str, option("--format", "form of the file", "文件格式", fill=complete.one_of(complete.imports))]
Year = Annotated[str, option("--year", "of dates that have none", "没有年份的日期属于哪一年", "YEAR")]
Map = Annotated[str, option("--map", "own headings of a table: a YAML file of headings and fields",
                            "表格的特殊列名：列名与字段对照的 YAML 文件", "FILE")]  # fmt: skip
Merge = Annotated[bool, option("--merge", "keep what was changed by hand in the agenda of -o",
                               "保留 -o 议程中手工修改的内容，只更新来源的变化", group=WRITING)]  # fmt: skip
Force = Annotated[bool, option("--force", "replace the agenda of -o, with a backup beside it",
                               "替换 -o 的议程，并在旁边留备份", group=WRITING)]  # fmt: skip
DryRun = Annotated[bool, option("--dry-run", "read only, write nothing", "只读不写", group=WRITING)]


@command(app, "import", "Make an agenda out of something else.", "由其他来源生成议程。")
def import_(
    context: typer.Context,
    files: Files,
    output: Output = "",
    form: Form = "",
    year: Year = "",
    headings: Map = "",
    merge: Merge = False,
    force: Force = False,
    strict: Strict = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> int:
    """Make an agenda of files."""
    from progprint.cli import convert

    target = "" if output == "-" else output
    asked = convert.Import(tuple(files), target, form or "auto", year, headings, merge, force, strict, dry_run)
    return convert.run(asked, Console.of(context, json))


Format = Annotated[str, argument("FORMAT", "the format", "格式", complete.one_of(complete.exports))]


@command(app, "export", "The agenda in another format.", "把议程写成其他格式。")
@filling("export")
def export_(context: typer.Context, asked: Request, form: Format, json: Json = False) -> int:
    """Write the agenda in another format."""
    from progprint.cli import convert

    return convert.export_agenda(asked, form, Console.of(context, json))


Home = Annotated[str, argument("DIR", "folder of the project (default: here)", "项目文件夹（默认为当前文件夹）")]
Template = Annotated[str, option("--template", "one track to fill in (default), or the sample conference",
                                 "一个待填写的专题（默认），或示例大会", "track|conference")]  # fmt: skip
From = Annotated[str, option("--from", "make the agenda out of this file", "由这个文件生成议程", "FILE")]
Listing = Annotated[bool, option("--dry-run", "say what would be written", "只列出将要写的文件", group=WRITING)]


@command(app, "init", "A new project that builds at once.", "新建一个马上就能排版的项目。")
def init(
    context: typer.Context,
    folder: Home = "",
    template: Template = "",
    source: From = "",
    dry_run: Listing = False,
    json: Json = False,
) -> int:
    """Begin a project."""
    from progprint.cli import start

    return start.run(Path(folder or "."), template or "track", source, Console.of(context, json), dry_run=dry_run)
