"""The commands that bring an agenda in and out: import, export, init."""

from __future__ import annotations

from progprint.cli.forms import FLAG, VALUE, Argument, Command, option
from progprint.cli.options import AGENDA, COMMON, JSON, OUTPUT, SELECTORS, STRICT

BRINGING: tuple[Command, ...] = (
    Command(
        "import",
        ("Make an agenda out of something else.", "由其他来源生成议程。"),
        (
            Argument(
                "file",
                ("what to read; several make one agenda", "要读的文件；几个合成一份议程"),
                required=True,
                many=True,
            ),
        ),
        (
            OUTPUT,
            option(
                "--format",
                VALUE,
                "form of the file",
                "文件格式",
                "FORM",
                "auto page xlsx csv ical frab-json frab-xml hub pretalx sessionize open-event opass indico konopas acl "
                "front-matter by-date javascript records",
            ),
            option("--year", VALUE, "of dates that have none", "没有年份的日期属于哪一年", "YEAR"),
            option(
                "--map",
                VALUE,
                "own headings of a table: a YAML file of headings and fields",
                "表格的特殊列名：列名与字段对照的 YAML 文件",
                "FILE",
            ),
            option(
                "--merge",
                FLAG,
                "keep what was changed by hand in the agenda of -o",
                "保留 -o 议程中手工修改的内容，只更新来源的变化",
            ),
            option(
                "--force",
                FLAG,
                "replace the agenda of -o, with a backup beside it",
                "替换 -o 的议程，并在旁边留备份",
            ),
            STRICT,
            option("--dry-run", FLAG, "read only, write nothing", "只读不写"),
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "export",
        ("The agenda in another format.", "把议程写成其他格式。"),
        (
            Argument(
                "format",
                (
                    "xlsx, csv, frab-json, frab-xml, ical or markdown",
                    "xlsx、csv、frab-json、frab-xml、ical 或 markdown",
                ),
                required=True,
            ),
            AGENDA,
        ),
        (OUTPUT, *SELECTORS, STRICT, JSON, *COMMON),
    ),
    Command(
        "init",
        ("A new project that builds at once.", "新建一个马上就能排版的项目。"),
        (Argument("dir", ("folder of the project (default: here)", "项目文件夹（默认为当前文件夹）")),),
        (
            option(
                "--template",
                VALUE,
                "one track to fill in (default), or the sample conference",
                "一个待填写的专题（默认），或示例大会",
                "NAME",
                "track conference",
            ),
            option("--from", VALUE, "make the agenda out of this file", "由这个文件生成议程", "FILE"),
            option("--dry-run", FLAG, "say what would be written", "只列出将要写的文件"),
            JSON,
            *COMMON,
        ),
    ),
)
