"""Commands and their options as data: the one table behind the parser, the help and the tests.

A plain command line is read by ``cli.parse`` straight from this table, which costs nothing; help is made from the same
table by ``cli.app`` with typer, whose import alone takes longer than a booklet of four talks.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from progprint.cli.bringing import BRINGING
from progprint.cli.forms import FLAG, MANY, VALUE, Argument, Command, Text, option
from progprint.cli.looking import LOOKING
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
            option(
                "--pdf",
                VALUE,
                "as pages, drawn without an office program: one slide each, several, or with notes",
                "输出为 PDF，不需要办公软件：每页一张、多张，或附讲稿",
                "HOW",
                "slides 2up 4up 8up notes",
            ),
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
        (
            option("--force", FLAG, "make everything anew", "全部重做"),
            option("--watch", FLAG, "make it again after every save", "每次保存后重新生成"),
            STRICT,
            JSON,
            *COMMON,
        ),
    ),
    Command(
        "preview",
        (
            "A local page with the booklet, the decks, the paper and all problems; it follows every save.",
            "在浏览器里看手册、幻灯、会场用纸和全部问题，保存后随即更新。",
        ),
        (AGENDA,),
        (
            LAYOUT,
            THEME,
            option("--template", VALUE, "deck look: a name or a .pptx", "幻灯模板：名称或 .pptx 文件", "NAME|FILE"),
            LANG,
            option(
                "--port", VALUE, "port, or the next free one (default 8127)", "端口，被占用时取下一个（默认 8127）", "N"
            ),
            option(
                "--editor",
                VALUE,
                "opens a line: a program with {file}, {line}, {column} (default VS Code)",
                "打开某行的程序，含 {file}、{line}、{column}（默认 VS Code）",
                "COMMAND",
            ),
            option("--office", FLAG, "show decks as LibreOffice draws them", "幻灯用 LibreOffice 显示"),
            option("--no-browser", FLAG, "do not open a browser", "不打开浏览器"),
            *SELECTORS,
            *COMMON,
        ),
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
            option(
                "--fix",
                FLAG,
                "mend what can be mended in the files, with a backup beside each",
                "直接修改文件中可以修正的问题，并在旁边留备份",
            ),
            option("--dry-run", FLAG, "with --fix: show the changes only", "与 --fix 同用：只显示改动"),
            STRICT,
            option("--format", VALUE, "form of the findings", "结果格式", "FORM", "human concise json github"),
            *SELECTORS,
            JSON,
            *COMMON,
        ),
    ),
    *BRINGING,
    *LOOKING,
)

GROUPS: Mapping[str, Text] = MappingProxyType(
    {
        "fonts": ("Look at the fonts.", "查看字体。"),
        "layouts": ("Look at the looks.", "查看版式。"),
        "template": ("Decks in your own template; an empty table.", "自己的幻灯片模板；空白议程表格。"),
    }
)
ABOUT: Text = (
    "A conference agenda in YAML becomes a printed programme booklet (PDF), host decks (PPTX) and the venue's paper.",
    "把 YAML 会议议程做成可印刷的会议手册（PDF）、主持人幻灯（PPTX）和会场用纸。",
)
