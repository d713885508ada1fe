"""The options of the commands that make files: one list, for the command line and for ``outputs:`` in progprint.yaml.

    OPTIONS ─┬─▶ parameters that typer reads (cli.options)    progprint pdf --impose saddle
             ├─▶ forms that read outputs (output_forms)       outputs: [{make: pdf, impose: saddle}]
             └─▶ faults(request): values that no option has

To add an option: one row here, and the field of the request that it fills. Values that lie in a table of another module
(kinds of paper, standards, schemes) are taken from that table when they are asked for, so that nothing is loaded before.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

from progprint import project
from progprint.core.diagnostic import Diagnostic, Span, error
from progprint.core.units import MEASURE, parse_length
from progprint.source.kinds import FLAGS, Field, Form, line, one_or_many
from progprint.source.node import Mapping, Node, Scalar

Heading = tuple[str, str]
"""A heading of help, in English and Chinese."""
LOOK: Heading = ("Look", "外观")
PART: Heading = ("Selection", "选取")
PRESS: Heading = ("For the print shop", "印刷")
WRITING: Heading = ("Writing", "输出")

MAKES: dict[str, str] = {
    "pdf": "out/booklet.pdf", "slides": "out/decks", "handouts": "out/handouts", "signage": "out/signage",
}  # fmt: skip
"""The commands that ``make:`` of an output may name, and where each writes if nothing is said."""
USUAL = ("pdf", "slides", "handouts")
"""Those that are made of a project without a list of outputs."""


class Option(NamedTuple):
    """An option. It is called as its last flag is, without the dashes, on the command line and in YAML.

    ``commands`` are those that take it, ``en`` and ``zh`` its help. ``field`` of the request, if it is called otherwise.
    ``kind``: a text, a count, a list (repeatable), or a flag without a value. ``values``: all that there are; without them
    ``metavar`` says in capitals what to write. ``bounds``: the least and the largest length or count. ``fill`` is what completes
    its value in a shell, a function of ``cli.complete``. ``listed``: outputs may have it too.
    """

    flags: str
    commands: str
    heading: Heading
    en: str
    zh: str
    metavar: str = ""
    field: str = ""
    kind: str = "text"
    values: Callable[[], Sequence[str]] = tuple
    bounds: tuple[str, str] | None = None
    fill: str = ""
    listed: bool = True

    @property
    def name(self) -> str:
        """The name on the command line."""
        return self.flags.split()[-1].lstrip("-")

    @property
    def fills(self) -> str:
        """The field of the request that it fills."""
        return self.field or self.name.replace("-", "_")

    def fault(self, text: str, key: str, span: Span | None = None) -> Diagnostic | None:
        """The fault of a value as it is typed, if it has one. Error: layout-value."""
        if values := self.values():
            wrong = text not in values
            return (
                error("layout-value", span, "choice", key=key, text=text, allowed=" ".join(values)) if wrong else None
            )
        if self.kind == "flag":
            return None if text in FLAGS else error("layout-value", span, "flag", key=key, text=text)
        if self.bounds is None:
            return None
        if self.kind == "count":
            least, most = self.bounds
            known = text.isdecimal() and int(least) <= int(text) <= int(most)
            return None if known else error("layout-value", span, "range", key=key, text=text, least=least, most=most)
        length, (least, most) = parse_length(text), self.bounds  # of paper: there is no type size that em could mean
        if length is None:
            return error("layout-value", span, "measure", key=key, text=text, least=least, most=most)
        if not (parse_length(least) or 0.0) <= length <= (parse_length(most) or 0.0):
            return error("layout-value", span, "range", key=key, text=text, least=least, most=most)
        return None


def _these(*values: str) -> Callable[[], Sequence[str]]:
    """Values that stand in no other table."""
    return lambda: values


def _names_in(table: str) -> Callable[[], Sequence[str]]:
    """The names of a table, the values of a row or what a function gives, in another module: ``package.module:TABLE``."""
    module, _, name = table.partition(":")

    def names() -> Sequence[str]:
        held = getattr(import_module(f"progprint.{module}"), name)
        return tuple(map(str, held() if callable(held) else held))

    return names


def _languages() -> Sequence[str]:
    from progprint.locale.language import LANGUAGES

    return (*LANGUAGES, "zh", "both")


def _standards() -> Sequence[str]:
    from progprint.pdf.standards import STANDARDS

    return tuple(name for name, one in STANDARDS.items() if one.purpose)


def _forms() -> Sequence[str]:
    from progprint.impose.slides import FORMS

    return ("slides", *FORMS, "notes")


_PARTS = "pdf slides handouts signage check preview export"
_THEMES = "pdf slides handouts signage check diff preview"

OPTIONS: tuple[Option, ...] = (
    Option("-o --output", "pdf slides export", WRITING, "write here, - for standard output",
           "输出到此处，- 为标准输出", "PATH"),
    Option("-o --output", "handouts signage", WRITING, "write here", "输出到此处", "PATH"),
    Option("--render", "diff", WRITING, "write only pages and sheets to be printed again, with a slip of the changes",
           "只写出需要重印的页和用纸，以及勘误页", "DIR", field="output"),
    Option("--layout", "pdf check diff preview", LOOK, "look: a name or a file (default a5)",
           "版式：名称或文件（默认 a5）", "NAME|FILE", fill="layouts"),
    Option("--template", "slides preview", LOOK, "deck look: a name or a .pptx", "幻灯片模板：名称或 .pptx 文件",
           "NAME|FILE", fill="templates"),
    Option("--aspect", "slides preview", LOOK, "shape of the slides: 16:9, 4:3, 21:9, 9:16 or 1920x540",
           "幻灯片的形状：16:9、4:3、21:9、9:16 或 1920x540", "W:H"),
    Option("--for", "pdf check", LOOK, "screen, or print with bleed and press inks", "屏幕，或印刷（含出血与印刷色）",
           field="purpose", values=_these("screen", "print")),
    Option("--theme", _THEMES, LOOK, "colours and faces over the look", "叠加在版式上的颜色与字体", "NAME|FILE",
           fill="themes"),
    Option("--edition", "pdf", LOOK, "short leaves summaries out", "short 不含概要", values=_these("long", "short")),
    Option("--per", "slides", PART, "a deck for each …", "按此分份",
           values=_these("track", "room", "day", "conference")),
    Option("--parts", "slides preview", PART, "which slides a talk gets", "每场用哪些幻灯片",
           values=_names_in("deck.parts:SETS")),
    Option("--lang", "pdf slides handouts signage preview", LOOK, "language of texts and fixed words", "文字与固定用语的语言",
           field="language", values=_languages),
    Option("--kind", "handouts", PART, "only this kind (repeatable; default all)", "只做这一种（可重复；缺省全部）",
           field="kinds", kind="list", values=_names_in("sheets.handouts.kinds:KINDS")),
    Option("--paper", "handouts", LOOK, "larger or smaller paper; screen for door signs as pictures",
           "换大小纸；screen 为屏幕门牌图片", values=_names_in("sheets.handouts.kinds:papers")),
    Option("--standard", "pdf", PRESS, "for the screen ua1 (with A-2a) or ua2 (with A-4), for print x4 or x1a",
           "屏幕用 ua1（含 A-2a）或 ua2（含 A-4），印刷用 x4 或 x1a", values=_standards),
    Option("--icc", "pdf", PRESS, "CMYK profile of the print shop (default FOGRA39)",
           "印厂的 CMYK 特性文件（默认 FOGRA39）", "FILE"),
    Option("--impose", "pdf", PRESS, "pages on sheets: a folded booklet, or several a side",
           "拼版：折页小册，或一面多页", values=_names_in("impose.sheets:SCHEMES")),
    Option("--signature", "pdf", PRESS, "pages of a signature of --impose saddle, for books too thick for one fold",
           "每帖页数，与 --impose saddle 同用：太厚、不能一次对折的书分帖", values=_names_in("impose.order:SIGNATURES")),
    Option("--paper", "pdf", PRESS, "sheets of --impose (default: the smallest that holds them)",
           "拼版用纸（默认取放得下的最小者）", values=_names_in("impose.sheets:PAPERS")),
    Option("--thickness", "pdf", PRESS, "of a sheet, such as 0.1mm: inner pages move to the spine",
           "纸厚，例如 0.1mm：内页向书脊移动", "LENGTH", bounds=("0mm", "3mm")),
    Option("--flip", "pdf", PRESS, "edge over which the printer turns sheets (default short)",
           "双面打印的翻转边（默认短边）", values=_these("short", "long")),
    Option("--spine", "pdf", PRESS, "the cover as a file of its own, with a spine such as 6mm",
           "封面单独成文件，带书脊，例如 6mm", "LENGTH", bounds=("0mm", "80mm")),
    Option("--ticket", "pdf", PRESS, "a job ticket for the print shop beside the file", "在文件旁写出印刷工单",
           kind="flag"),
    Option("--marks", "pdf", PRESS, "crop and registration marks around the bleed", "在出血之外加裁切与套准标记",
           kind="flag"),
    Option("--trace", "pdf", WRITING, "write where every piece stands, as JSON lines", "写出每块的位置（JSON 行）",
           "FILE"),
    Option("--pdf", "slides", WRITING, "as pages, drawn without an office program: one slide each, several, or with notes",
           "输出为 PDF，不需要办公软件：每页一张、多张，或附讲稿", field="paged", values=_forms),
    Option("--fresh", "slides", WRITING, "start over: drop edits made by hand", "重新开始，不保留手工改动", kind="flag"),
    Option("--script", "slides", WRITING, "the host's script for paper: .md, else plain text",
           "主持人串词打印稿：.md，或纯文本", "FILE"),
    Option("--people", "handouts", PART, "list of registrations: badges and certificates for everybody on it",
           "报名名单：为名单上的每个人做胸卡和证书", "FILE"),
    Option("--from", "handouts", PART, "an older list of registrations: only who is new or changed since",
           "较早的报名名单：只做此后新增或有改动的人", "FILE", "older"),
    Option("--per-file", "handouts", WRITING, "badges, certificates or programmes of so many people in a file, for long lists",
           "每个文件放多少人的胸卡、证书或个人日程，用于长名单", "N", kind="count", bounds=("1", "100000")),
    Option("--one-file-each", "handouts", WRITING, "a file for each sheet's subject", "每项一个文件", kind="flag"),
    Option("--track", _PARTS, PART, "only this track, by id or title", "只取该专题（id 或标题）", "TRACK", "tracks", "list",
           fill="tracks"),
    Option("--talk", _PARTS, PART, "only this talk, by id or title", "只取该议题（id 或标题）", "TALK", "talks", "list",
           fill="talks"),
    Option("--day", _PARTS, PART, "only this day, as YYYY-MM-DD", "只取该日（YYYY-MM-DD）", "DAY", "days", "list",
           fill="days"),
    Option("--room", _PARTS, PART, "only this room, by id or name", "只取该会场（id 或名称）", "ROOM", "rooms", "list",
           fill="rooms"),
    Option("--jobs", "pdf slides handouts build check", WRITING, "processes to work with, 1 for one (default: as many as pay)",
           "用几个进程，1 为一个（默认按需）", "N", kind="count", bounds=("1", "256"), listed=False),
    Option("--executor", "slides handouts build", WRITING, "other machines: dask://HOST:PORT", "用其他机器：dask://主机:端口",
           "URL", listed=False),
    Option("--strict", "pdf slides handouts signage build check export", WRITING, "a warning counts as an error",
           "警告视同错误", kind="flag"),
    Option("--dry-run", "pdf slides handouts signage", WRITING, "do everything but write", "除写文件外全部照做", kind="flag",
           listed=False),
    Option("--dry-run", "check", WRITING, "with --fix: show the changes only", "与 --fix 同用：只显示改动", kind="flag",
           listed=False),
)  # fmt: skip


@cache
def options_of(command: str) -> tuple[Option, ...]:
    """The options of a command."""
    return tuple(one for one in OPTIONS if command in one.commands.split())


def faults(command: str, asked: object) -> Iterator[Diagnostic]:
    """Values of a request that its options do not have. Error: layout-value, without a place."""
    for option in options_of(command):
        given = getattr(asked, option.fills)
        for text in (given,) if isinstance(given, str) else () if option.kind == "flag" else given:
            found = option.fault(text, f"--{option.name}") if text else None
            if found is not None:
                yield found


# -- the same in progprint.yaml


def output_forms() -> dict[str, Form]:
    """The form of an output for each command that ``make:`` may name."""
    return {command: output_form(command) for command in MAKES}


def output_form(command: str) -> Form:
    """The keys of an output that a command makes."""
    make = Field("make", line(), required=True, choices=(command,), doc_en="what to make", doc_zh="做什么")
    fields = (
        Field(
            one.name,
            one_or_many(line()) if one.kind == "list" else line(),
            choices=tuple(FLAGS) if one.kind == "flag" else tuple(one.values()),
            pattern=MEASURE if one.bounds else "",
            doc_en=one.en,
            doc_zh=one.zh,
        )
        for one in options_of(command)
        if one.listed
    )
    return Form(f"output-{command}", (make, *fields))


def read_output(tree: Mapping, command: str, found: list[Diagnostic]) -> dict[str, object]:
    """The fields of a request that an output in YAML fills; what is wrong with it is told at its place.

    Errors: unknown-key, duplicate-key, wrong-type, layout-value.
    """
    from progprint.source.forms import parse

    outcome = parse(tree, output_form(command))
    found += outcome.diagnostics
    asked: dict[str, object] = {}
    for option in options_of(command) if outcome.value is not None else ():
        texts = [one for one in outcome.value.many(option.name) if isinstance(one, Scalar)] if outcome.value else []
        wrong = [fault for one in texts if (fault := option.fault(one.text.strip(), option.name, one.span)) is not None]
        found += wrong
        if texts and not wrong:
            words = tuple(one.text.strip() for one in texts)
            asked[option.fills] = {"list": words, "flag": FLAGS.get(words[0], False)}.get(option.kind, words[0])
    return asked


def project_form() -> Form:
    """The keys of ``progprint.yaml``, with the values that the options of the same names have."""
    values = {one.name: tuple(one.values()) for one in OPTIONS if one.kind == "text"}
    fields = (field._replace(choices=values.get(field.key, ())) for field in project.KEYS.fields)
    return Form(project.KEYS.name, tuple(fields))


def setting_faults(tree: Node | None) -> Iterator[Diagnostic]:
    """Settings of a project that stand for an option, with a value that it does not have. Error: layout-value."""
    for key, value in tree.entries if isinstance(tree, Mapping) else ():
        option = next((one for one in OPTIONS if one.name == key.text and one.kind == "text" and one.values()), None)
        if option is not None and isinstance(value, Scalar) and value.text.strip():
            fault = option.fault(value.text.strip(), option.name, value.span)
            if fault is not None:
                yield fault
