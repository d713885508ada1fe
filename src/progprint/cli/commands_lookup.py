"""The commands that look something up: schema, explain, info; fonts, layouts and templates."""

from typing import Annotated

import typer

from progprint.cli import complete
from progprint.cli.console import Console
from progprint.cli.options import Agenda, Folder, Json, Output, Strict, argument, both, option
from progprint.cli.tree import GROUP, Command

app = typer.Typer()
_fonts = typer.Typer(help=both("Look at the fonts.", "查看字体。"), **GROUP)
_layouts = typer.Typer(help=both("Look at the looks.", "查看版式。"), **GROUP)
_template = typer.Typer(
    help=both("Decks in your own template; an empty table.", "自己的幻灯片模板；空白议程表格。"), **GROUP
)
app.add_typer(_fonts, name="fonts")
app.add_typer(_layouts, name="layouts")
app.add_typer(_template, name="template")

Look = Annotated[str, argument("NAME", both("name of the look", "版式名"), complete.layouts)]


@app.command("schema", cls=Command, help=both("JSON Schema of a kind of file.", "各种文件的 JSON Schema。"))
def schema(
    context: typer.Context,
    name: Annotated[
        str,
        argument(
            "NAME",
            both("kind of file (default agenda)", "文件的种类（默认 agenda）"),
            complete.one_of(complete.schemas),
        ),
    ] = "",
) -> int:
    """The schema that editors ask for."""
    from progprint.cli import lookup

    return lookup.schema(name or "agenda", Console.of(context))


@app.command(
    "explain",
    cls=Command,
    help=both("What a code means. Without a code, all codes.", "解释诊断代码。不带代码则列出全部。"),
)
def explain(
    context: typer.Context,
    code: Annotated[str, argument("CODE", both("such as bad-time", "例如 bad-time"), complete.codes)] = "",
    json: Json = False,
) -> int:
    """A code in words."""
    from progprint.cli import lookup

    return lookup.explain(code, Console.of(context, json))


@app.command("info", cls=Command, help=both("Version, folders, and what was found.", "版本、文件夹与所用部件。"))
def info(
    context: typer.Context,
    licences: Annotated[
        bool, option("--licences", both("licences of fonts, data and libraries", "字体、数据与各库的许可"))
    ] = False,
    json: Json = False,
) -> int:
    """The folders, the version and what was found."""
    from progprint.cli import lookup

    console = Console.of(context, json)
    return lookup.licences(console) if licences else lookup.info(console)


@_fonts.command("list", cls=Command, help=both("The faces, their files and licences.", "列出字体、文件与许可。"))
def fonts_list(context: typer.Context, json: Json = False) -> int:
    """The faces."""
    from progprint.cli import fonts

    return fonts.list_faces(Console.of(context, json))


@_fonts.command(
    "check",
    cls=Command,
    help=both(
        "Open every face, compare checksums, and list what draws the agenda. Status 1 if a character is missing.",
        "打开每个字体并核对校验和，列出议程各字由哪个字体绘制。有缺字时退出码为 1。",
    ),
)
def fonts_check(context: typer.Context, agenda: Agenda = "", strict: Strict = False, json: Json = False) -> int:
    """The faces and what they cover."""
    from progprint.cli import fonts

    return fonts.check(agenda, Console.of(context, json), strict=strict)


@_fonts.command("show", cls=Command, help=both("Which face draws a character.", "某个字符由哪个字体绘制。"))
def fonts_show(
    context: typer.Context,
    characters: Annotated[list[str], argument("CHAR", both("characters, or U+XXXX", "一个或多个字符，或 U+XXXX"))],
    json: Json = False,
) -> int:
    """The faces of characters."""
    from progprint.cli import fonts

    return fonts.show(characters, Console.of(context, json))


@_layouts.command("list", cls=Command, help=both("The looks there are.", "列出版式。"))
def layouts_list(context: typer.Context, json: Json = False) -> int:
    """Layouts and themes."""
    from progprint.cli import lookup

    return lookup.list_layouts(Console.of(context, json))


@_layouts.command("show", cls=Command, help=both("A look as written.", "显示版式文件。"))
def layouts_show(
    context: typer.Context,
    name: Look,
    resolved: Annotated[
        bool, option("--resolved", both("as it results, with the origin of each line", "显示合并结果及每行出处"))
    ] = False,
) -> int:
    """A layout as written, or as it results."""
    from progprint.cli import lookup

    return lookup.show_layout(name, Console.of(context), resolved=resolved)


@_layouts.command(
    "eject", cls=Command, help=both("Copy a look into the project, to edit it.", "把版式复制到项目中以便修改。")
)
def layouts_eject(context: typer.Context, name: Look, output: Folder = "", json: Json = False) -> int:
    """A layout to edit."""
    from progprint.cli import lookup

    return lookup.eject_layout(name, output, Console.of(context, json))


@_template.command(
    "inspect",
    cls=Command,
    help=both(
        "What a PowerPoint template offers, as a deck look to edit.",
        "查看 PowerPoint 模板有哪些版式，并写成可以修改的幻灯片外观。",
    ),
)
def template_inspect(
    context: typer.Context,
    file: Annotated[str, argument("FILE", both(".pptx or .potx", ".pptx 或 .potx 文件"))],
    output: Output = "",
    json: Json = False,
) -> int:
    """The binding of a template."""
    from progprint.cli import template

    return template.inspect(file, "" if output == "-" else output, Console.of(context, json))


@_template.command(
    "new",
    cls=Command,
    help=both(
        "Our template and its look, to restyle in PowerPoint.", "写出自带的模板与外观，供在 PowerPoint 里改样式。"
    ),
)
def template_new(
    context: typer.Context,
    name: Annotated[str, argument("NAME", both("name of the look (default deck)", "外观的名字（默认 deck）"))] = "",
    output: Folder = "",
    source: Annotated[
        str,
        option(
            "--from",
            both("the deck look to begin with (default deck)", "以哪个外观为底（默认 deck）"),
            "NAME",
            fill=complete.templates,
        ),
    ] = "",
    json: Json = False,
) -> int:
    """A template of one's own."""
    from progprint.cli import template

    return template.new(name, source, output, Console.of(context, json))


@_template.command(
    "xlsx",
    cls=Command,
    help=both("A table for the programme, to fill in and import.", "写出待填的议程表格，填好后导入。"),
)
def template_xlsx(
    context: typer.Context,
    lang: Annotated[str, option("--lang", both("language of the table", "表格的语言"), "zh|en")] = "",
    output: Folder = "",
    json: Json = False,
) -> int:
    """An empty table."""
    from progprint.cli import template

    console = Console.of(context, json)
    return template.table(lang or console.asked or "zh", output, console)
