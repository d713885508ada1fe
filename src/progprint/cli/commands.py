"""Commands and their options as data: the one table behind the parser, the help and the tests.

A plain command line is read by ``cli.parse`` straight from this table, which costs nothing; help is made from the same
table by ``cli.app`` with typer, whose import alone takes longer than a booklet of four talks.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from progprint.cli.forms import FLAG, MANY, VALUE, Argument, Command, Text, option
from progprint.cli.options import AGENDA, COMMON, JSON, LANG, LAYOUT, OUTPUT, PURPOSE, SELECTORS, STRICT, THEME, WRITING

COMMANDS: tuple[Command, ...] = (
    Command(
        "pdf",
        ("The programme booklet as a PDF.", "把议程排成会议手册（PDF）。"),
        (AGENDA,),
        (
            OUTPUT,
            LAYOUT,
            PURPOSE,
            option(
                "--standard",
                VALUE,
                "screen: ua1 (with A-2a) or ua2 (with A-4); print: x4 or x1a",
                "屏幕：ua1（含 A-2a）或 ua2（含 A-4）；印刷：x4 或 x1a",
                "NAME",
                "ua1 ua2 x4 x1a",
            ),
            option(
                "--icc",
                VALUE,
                "CMYK profile of the print shop (default FOGRA39)",
                "印厂的 CMYK 特性文件（默认 FOGRA39）",
                "FILE",
            ),
            option(
                "--impose",
                VALUE,
                "pages on sheets: a folded booklet, or several a side",
                "拼版：折页小册，或一面多页",
                "HOW",
                "saddle 2up 4up",
            ),
            option(
                "--paper",
                VALUE,
                "sheets of --impose (default: the smallest that holds them)",
                "拼版用纸（默认取放得下的最小者）",
                "NAME",
                "a5 a4 a3 a2 sra4 sra3",
            ),
            option(
                "--thickness",
                VALUE,
                "of a sheet, such as 0.1mm: inner pages move to the spine",
                "纸厚，例如 0.1mm：内页向书脊移动",
                "LENGTH",
            ),
            option(
                "--flip",
                VALUE,
                "edge over which the printer turns sheets (default short)",
                "双面打印的翻转边（默认短边）",
                "EDGE",
                "short long",
            ),
            option(
                "--spine",
                VALUE,
                "the cover as a file of its own, with a spine such as 6mm",
                "封面单独成文件，带书脊，例如 6mm",
                "LENGTH",
            ),
            option("--ticket", FLAG, "a job ticket for the print shop beside the file", "在文件旁写出印刷工单"),
            option("--marks", FLAG, "crop and registration marks around the bleed", "在出血之外加裁切与套准标记"),
            THEME,
            option("--edition", VALUE, "short leaves summaries out", "short 不含概要", "WHICH", "long short"),
            LANG,
            option(
                "--trace", VALUE, "write where every piece stands, as JSON lines", "写出每块的位置（JSON 行）", "FILE"
            ),
            *SELECTORS,
            *WRITING,
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "slides",
        (
            "Decks for the hosts. A folder gets a deck per track, a .pptx gets all.",
            "主持人幻灯。输出到文件夹时每专题一份，输出到 .pptx 时合成一份。",
        ),
        (AGENDA,),
        (
            OUTPUT,
            option("--template", VALUE, "deck look: a name or a .pptx", "幻灯模板：名称或 .pptx 文件", "NAME|FILE"),
            THEME,
            option("--per", VALUE, "a deck for each …", "按此分份", "WHAT", "track room day conference"),
            option("--fresh", FLAG, "start over: drop edits made by hand", "重新开始，不保留手工改动"),
            option(
                "--script",
                VALUE,
                "the host's script for paper: .md, else plain text",
                "主持人串词打印稿：.md，或纯文本",
                "FILE",
            ),
            LANG,
            *SELECTORS,
            *WRITING,
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "handouts",
        (
            "Paper for the venue: door signs, table cards, cue cards, posters and more.",
            "会场用纸：门牌、桌签、手卡、海报等。",
        ),
        (AGENDA,),
        (
            OUTPUT,
            option(
                "--kind",
                MANY,
                "only this kind (repeatable; default all)",
                "只做这一种（可重复；缺省全部）",
                "KIND",
                "door-sign table-card cue-card glance poster flyer run-sheet badge sign-in",
            ),
            option(
                "--paper",
                VALUE,
                "larger or smaller paper; screen for door signs as pictures",
                "换大小纸；screen 为屏幕门牌图片",
                "NAME",
                "a5 a4 a3 a2 a1 screen screen-wide",
            ),
            option("--one-file-each", FLAG, "a file for each sheet's subject", "每项一个文件"),
            THEME,
            LANG,
            *SELECTORS,
            *WRITING,
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "build",
        (
            "All outputs of the project that changed since the last time.",
            "生成项目的全部输出，只做有变化的。",
        ),
        (AGENDA,),
        (option("--force", FLAG, "make everything anew", "全部重做"), STRICT, JSON, *COMMON),
    ),
    Command(
        "diff",
        (
            "What changed between two agendas, and which pages, sheets and slides to print again.",
            "两份议程之间的变化，以及需要重印的页、纸张和幻灯片。",
        ),
        (
            Argument(
                "old",
                ("the agenda as printed: file, folder, or git revision", "已印的议程：文件、文件夹或 git 版本"),
                required=True,
            ),
            Argument("new", ("the agenda as it is now (default: the project's)", "现在的议程（默认为项目的议程）")),
        ),
        (
            option(
                "--render",
                VALUE,
                "write only what is to be printed again, with a slip of the changes",
                "只写出需要重印的部分和勘误页",
                "DIR",
            ),
            LAYOUT,
            THEME,
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "check",
        (
            "Look for trouble without writing. Reads the agenda, sets the type, fits the slides.",
            "检查而不写文件。检查议程、字符与版面。",
        ),
        (AGENDA,),
        (
            PURPOSE,
            LAYOUT,
            THEME,
            STRICT,
            option("--format", VALUE, "form of the findings", "结果格式", "FORM", "human concise json github"),
            *SELECTORS,
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "import",
        ("Make an agenda out of something else.", "由其他来源生成议程。"),
        (Argument("file", ("what to read", "要读的文件"), required=True),),
        (
            OUTPUT,
            option("--format", VALUE, "form of the file", "文件格式", "FORM", "auto page"),
            STRICT,
            option("--dry-run", FLAG, "read only, write nothing", "只读不写"),
            JSON,
            *COMMON,
        ),
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
    Command("info", ("Version, folders, and what was found.", "版本、文件夹与所用部件。"), (), (JSON, *COMMON)),
)

GROUPS: Mapping[str, Text] = MappingProxyType(
    {
        "fonts": ("Look at the fonts.", "查看字体。"),
        "layouts": ("Look at the looks.", "查看版式。"),
        "template": ("Decks in your own template.", "用自己的模板做幻灯片。"),
    }
)
ABOUT: Text = (
    "A conference agenda in YAML becomes a printed programme booklet (PDF), host decks (PPTX) and the venue's paper.",
    "把 YAML 会议议程做成可印刷的会议手册（PDF）、主持人幻灯（PPTX）和会场用纸。",
)
