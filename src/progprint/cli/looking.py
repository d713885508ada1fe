"""The commands that look at things: schema, codes, fonts, looks, templates."""

from __future__ import annotations

from progprint.cli.forms import FLAG, VALUE, Argument, Command, option
from progprint.cli.options import AGENDA, COMMON, JSON, OUTPUT, STRICT

LOOKING: tuple[Command, ...] = (
    Command(
        "schema",
        ("JSON Schema of the agenda file.", "议程文件的 JSON Schema。"),
        (Argument("name", ("agenda", "agenda")),),
        COMMON,
    ),
    Command(
        "explain",
        ("What a code means. Without a code, all codes.", "解释诊断代码。不带代码则列出全部。"),
        (Argument("code", ("such as bad-time", "例如 bad-time")),),
        (JSON, *COMMON),
    ),
    Command("fonts list", ("The faces, their files and licences.", "列出字体、文件与许可。"), (), (JSON, *COMMON)),
    Command(
        "fonts check",
        (
            "Open every face, compare checksums, and list what draws the agenda. Status 1 if a character is missing.",
            "打开每个字体并核对校验和，列出议程各字由哪个字体绘制。有缺字时退出码为 1。",
        ),
        (AGENDA,),
        (STRICT, JSON, *COMMON),
    ),
    Command(
        "fonts show",
        ("Which face draws a character.", "某个字符由哪个字体绘制。"),
        (Argument("char", ("characters, or U+XXXX", "一个或多个字符，或 U+XXXX"), required=True, many=True),),
        (JSON, *COMMON),
    ),
    Command("layouts list", ("The looks there are.", "列出版式。"), (), (JSON, *COMMON)),
    Command(
        "layouts show",
        ("A look as written.", "显示版式文件。"),
        (Argument("name", ("name of the look", "版式名"), required=True),),
        (
            option("--resolved", FLAG, "as it results, with the origin of each line", "显示合并结果及每行出处"),
            *COMMON,
        ),
    ),
    Command(
        "layouts eject",
        ("Copy a look into the project, to edit it.", "把版式复制到项目中以便修改。"),
        (Argument("name", ("name of the look", "版式名"), required=True),),
        (OUTPUT, JSON, *COMMON),
    ),
    Command(
        "template inspect",
        (
            "What a PowerPoint template offers, as a deck look to edit.",
            "查看 PowerPoint 模板有哪些版式，并写成可以修改的幻灯片外观。",
        ),
        (Argument("file", (".pptx or .potx", ".pptx 或 .potx 文件"), required=True),),
        (OUTPUT, JSON, *COMMON),
    ),
    Command(
        "template new",
        ("Our template and its look, to restyle in PowerPoint.", "写出自带的模板与外观，供在 PowerPoint 里改样式。"),
        (Argument("name", ("name of the look (default deck)", "外观的名字（默认 deck）")),),
        (
            OUTPUT,
            option(
                "--from", VALUE, "the deck look to begin with (default deck)", "以哪个外观为底（默认 deck）", "NAME"
            ),
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "template xlsx",
        ("A table for the programme, to fill in and import.", "写出待填的议程表格，填好后导入。"),
        (),
        (option("--lang", VALUE, "language of the table", "表格的语言", "LANG", "zh en"), OUTPUT, JSON, *COMMON),
    ),
    Command("info", ("Version, folders, and what was found.", "版本、文件夹与所用部件。"), (), (JSON, *COMMON)),
)
