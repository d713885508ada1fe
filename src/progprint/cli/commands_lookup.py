"""The commands that look something up: schema, explain, info; fonts, layouts and templates."""

from typing import Annotated

import typer

from progprint.cli import complete
from progprint.cli.console import Console
from progprint.cli.options import Agenda, Folder, Json, Output, Strict, argument, both, option
from progprint.cli.tree import GROUP, command

app = typer.Typer()
_fonts = typer.Typer(help=both("Look at the fonts.", "查看字体。"), **GROUP)
_layouts = typer.Typer(help=both("Look at the looks.", "查看版式。"), **GROUP)
_template = typer.Typer(
    help=both("Decks in your own template; an empty table.", "自己的幻灯片模板；空白议程表格。"), **GROUP
)
app.add_typer(_fonts, name="fonts")
app.add_typer(_layouts, name="layouts")
app.add_typer(_template, name="template")

Schema = Annotated[str, argument("NAME", "kind of file (default agenda)", "文件的种类（默认 agenda）",
                                 complete.one_of(complete.schemas))]  # fmt: skip
Code = Annotated[str, argument("CODE", "such as bad-time", "例如 bad-time", complete.codes)]
Licences = Annotated[bool, option("--licences", "licences of fonts, data and libraries", "字体、数据与各库的许可")]


@command(app, "schema", "JSON Schema of a kind of file.", "各种文件的 JSON Schema。")
def schema(context: typer.Context, name: Schema = "") -> int:
    """The schema that editors ask for."""
    from progprint.cli import lookup

    return lookup.schema(name or "agenda", Console.of(context))


@command(app, "explain", "What a code means. Without a code, all codes.", "解释诊断代码。不带代码则列出全部。")
def explain(context: typer.Context, code: Code = "", json: Json = False) -> int:
    """A code in words."""
    from progprint.cli import lookup

    return lookup.explain(code, Console.of(context, json))


@command(app, "info", "Version, folders, and what was found.", "版本、文件夹与所用部件。")
def info(context: typer.Context, licences: Licences = False, json: Json = False) -> int:
    """The folders, the version and what was found."""
    from progprint.cli import lookup

    console = Console.of(context, json)
    return lookup.licences(console) if licences else lookup.info(console)


@command(_fonts, "list", "The faces, their files and licences.", "列出字体、文件与许可。")
def fonts_list(context: typer.Context, json: Json = False) -> int:
    """The faces."""
    from progprint.cli import fonts

    return fonts.list_faces(Console.of(context, json))


@command(
    _fonts,
    "check",
    "Open every face, compare checksums, and list what draws the agenda. Status 1 if a character is missing.",
    "打开每个字体并核对校验和，列出议程各字由哪个字体绘制。有缺字时退出码为 1。",
)
def fonts_check(context: typer.Context, agenda: Agenda = "", strict: Strict = False, json: Json = False) -> int:
    """The faces and what they cover."""
    from progprint.cli import fonts

    return fonts.check(agenda, Console.of(context, json), strict=strict)


Characters = Annotated[list[str], argument("CHAR", "characters, or U+XXXX", "一个或多个字符，或 U+XXXX")]


@command(_fonts, "show", "Which face draws a character.", "某个字符由哪个字体绘制。")
def fonts_show(context: typer.Context, characters: Characters, json: Json = False) -> int:
    """The faces of characters."""
    from progprint.cli import fonts

    return fonts.show(characters, Console.of(context, json))


Look = Annotated[str, argument("NAME", "name of the look", "版式名", complete.layouts)]
Resolved = Annotated[bool, option("--resolved", "as it results, with the origin of each line",
                                  "显示合并结果及每行出处")]  # fmt: skip


@command(_layouts, "list", "The looks there are.", "列出版式。")
def layouts_list(context: typer.Context, json: Json = False) -> int:
    """Layouts and themes."""
    from progprint.cli import lookup

    return lookup.list_layouts(Console.of(context, json))


@command(_layouts, "show", "A look as written.", "显示版式文件。")
def layouts_show(context: typer.Context, name: Look, resolved: Resolved = False) -> int:
    """A layout as written, or as it results."""
    from progprint.cli import lookup

    return lookup.show_layout(name, Console.of(context), resolved=resolved)


@command(_layouts, "eject", "Copy a look into the project, to edit it.", "把版式复制到项目中以便修改。")
def layouts_eject(context: typer.Context, name: Look, output: Folder = "", json: Json = False) -> int:
    """A layout to edit."""
    from progprint.cli import lookup

    return lookup.eject_layout(name, output, Console.of(context, json))


Deck = Annotated[str, argument("FILE", ".pptx or .potx", ".pptx 或 .potx 文件")]
DeckLook = Annotated[str, argument("NAME", "name of the look (default deck)", "外观的名字（默认 deck）")]
Base = Annotated[str, option("--from", "the deck look to begin with (default deck)", "以哪个外观为底（默认 deck）", "NAME",
                             fill=complete.templates)]  # fmt: skip
Lang = Annotated[str, option("--lang", "language of the table", "表格的语言", "zh|en")]


@command(
    _template,
    "inspect",
    "What a PowerPoint template offers, as a deck look to edit.",
    "查看 PowerPoint 模板有哪些版式，并写成可以修改的幻灯片外观。",
)
def template_inspect(context: typer.Context, file: Deck, output: Output = "", json: Json = False) -> int:
    """The binding of a template."""
    from progprint.cli import lookup

    return lookup.inspect_template(file, "" if output == "-" else output, Console.of(context, json))


@command(
    _template,
    "new",
    "Our template and its look, to restyle in PowerPoint.",
    "写出自带的模板与外观，供在 PowerPoint 里改样式。",
)
def template_new(
    context: typer.Context, name: DeckLook = "", output: Folder = "", source: Base = "", json: Json = False
) -> int:
    """A template of one's own."""
    from progprint.cli import lookup

    return lookup.new_template(name, source, output, Console.of(context, json))


@command(_template, "xlsx", "A table for the programme, to fill in and import.", "写出待填的议程表格，填好后导入。")
def template_xlsx(context: typer.Context, lang: Lang = "", output: Folder = "", json: Json = False) -> int:
    """An empty table."""
    from progprint.cli import lookup

    console = Console.of(context, json)
    return lookup.empty_table(lang or console.asked or "zh", output, console)
