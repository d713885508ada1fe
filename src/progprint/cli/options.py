"""Options that several commands share; see ``commands``."""

from __future__ import annotations

from progprint.cli.forms import COUNT, FLAG, MANY, VALUE, Argument, option

JSON = option("--json", FLAG, "print one JSON object to stdout", "向标准输出打印一个 JSON 对象")
COMMON = (
    option("-q --quiet", FLAG, "say nothing but errors", "只报告错误"),
    option("-v --verbose", COUNT, "say more", "输出更多信息"),
    option("--color", VALUE, "colours in messages", "信息是否着色", "WHEN", "auto always never"),
    option("--ui-lang", VALUE, "language of messages and help", "信息与帮助的语言", "LANG", "zh en"),
)
SELECTORS = (
    option("--track", MANY, "only this track, by id or title", "只取该专题（id 或标题）", "TRACK"),
    option("--talk", MANY, "only this talk, by id or title", "只取该议题（id 或标题）", "TALK"),
    option("--day", MANY, "only this day, as YYYY-MM-DD", "只取该日（YYYY-MM-DD）", "DAY"),
    option("--room", MANY, "only this room, by id or name", "只取该会场（id 或名称）", "ROOM"),
)
STRICT = option("--strict", FLAG, "a warning counts as an error", "警告视同错误")
WRITING = (
    STRICT,
    option("--dry-run", FLAG, "do everything but write", "除写文件外全部照做"),
    option("--watch", FLAG, "make it again after every save", "每次保存后重新生成"),
    option("--open", FLAG, "open the result", "完成后打开"),
)
LANG = option(
    "--lang", VALUE, "language of texts and fixed words", "文字与固定用语的语言", "LANG", "zh-Hans zh en both"
)
THEME = option("--theme", VALUE, "colours and faces over the look", "叠加在版式上的颜色与字体", "NAME|FILE")
LAYOUT = option("--layout", VALUE, "look: a name or a file (default a5)", "版式：名称或文件（默认 a5）", "NAME|FILE")
PURPOSE = option(
    "--for",
    VALUE,
    "screen, or print with bleed and press inks",
    "屏幕，或印刷（含出血与印刷色）",
    "USE",
    "screen print",
)
OUTPUT = option("-o --output", VALUE, "write here", "输出到此处", "PATH")
AGENDA = Argument(
    "agenda", ("YAML file or folder; without it the project's own", "议程 YAML 文件或文件夹；缺省为项目自己的")
)
