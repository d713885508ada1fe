"""The workbook to fill in, in words: its sheets, headings, notes, choices and an example, in Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from progprint.agenda.programme import TALK_TYPES
from progprint.exchange.to_table import HEADINGS

Notes = Mapping[str, str]


class Words(NamedTuple):
    """The words of one language. ``facts`` are labels of the conference with a remark each, ``samples`` rows by heading."""

    conference: str
    programme: str
    example: str
    remark: str
    facts: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    widths: Mapping[str, int]
    notes: Notes
    type: str
    types: tuple[str, ...]
    language: str
    languages: tuple[str, ...]
    samples: tuple[Notes, ...]


ENGLISH_HEADINGS = (
    "ID", "Track", "Producer", "Track description", "Date", "Time", "Room", "Type", "Title", "Subtitle",
    "Speaker", "Affiliation", "Job title", "Bio", "Reading", "Photo",
    "Moderator", "Abstract", "Takeaways", "Language", "Tags",
)  # fmt: skip
_WIDTHS = (10, 16, 10, 36, 12, 13, 10, 10, 36, 20, 10, 18, 18, 48, 10, 10, 10, 48, 36, 10, 10)

CHINESE = Words(
    conference="大会",
    programme="议程",
    example="示例",
    remark="这一页只作示例，导入时不读；请在“议程”一页填写。",
    facts=(
        ("大会名称", "必填，如 河港技术大会 2027"),
        ("副标题", ""),
        ("日期", "带年份，如 2027-03-01，或 2027-03-01 ~ 2027-03-02"),
        ("时区", "如 Asia/Shanghai；不填就是不写时区"),
        ("地点", "场馆名称"),
        ("地址", "场馆的地址"),
        ("主办方", "几家用顿号隔开"),
        ("网址", "如 https://example.org"),
        ("语言", "手册的语言"),
        ("版权", "印在封底的一行"),
    ),
    headings=HEADINGS,
    widths=MappingProxyType(dict(zip(HEADINGS, _WIDTHS, strict=True))),
    notes=MappingProxyType(
        {
            "编号": "固定不变的简短编号，可以不填。改题目、改时间时编号不变，progprint diff 就认得是同一个议题。",
            "专题": "合并的单元格对各行都有效；空着或写 –，就是不属于任何专题。",
            "出品人": "几个人用顿号隔开；写在专题的第一行。",
            "日期": "带年份，如 2027-03-01；合并的单元格对各行都有效。",
            "时间": "如 09:30-10:15。",
            "会场": "几个会场用顿号隔开；全部会场写 all。",
            "类型": "不填就是演讲。",
            "议题": "必填。这一格空着而讲师不空，是上一个议题的另一位讲师。",
            "讲师": "几个人用顿号隔开，单位可以写在括号里，如 于雨（示例公司）、单春艳；还没有人选时写 待定。",
            "读音": "姓名的拼音，如 zhōng lí qiū；多音字、生僻字请填。",
            "照片": "项目文件夹里的图片，如 photos/linfan.jpg。",
            "摘要": "可以分段；以冒号结尾的短行是小标题，下面要有内容。",
            "听众收益": "一行一条。",
            "语言": "与大会相同时不填。",
        }
    ),
    type="类型",
    types=("演讲", "主题演讲", "圆桌", "工作坊", "闪电演讲", "开幕", "闭幕", "休息", "其他"),
    language="语言",
    languages=("简体中文", "繁体中文", "日文", "韩文", "英文"),
    samples=(
        {
            "专题": "云原生", "出品人": "钟离秋", "日期": "2027-03-01", "时间": "09:30-10:15", "会场": "东厅",
            "议题": "网格的十年", "讲师": "林帆", "公司": "河港社", "职务": "工程师",
            "摘要": "起因：\n大促当晚网关被压垮。\n办法：\n令牌桶管平均，漏桶管冲击。",
            "听众收益": "知道何时不该限流\n学会读懂压测图",
        },
        {"讲师": "闻人远", "公司": "青石大学", "职务": "教授"},
        {"日期": "2027-03-01", "时间": "10:15-10:30", "会场": "all", "类型": "休息", "议题": "茶歇"},
    ),
)  # fmt: skip
ENGLISH = Words(
    conference="Conference",
    programme="Programme",
    example="Example",
    remark="This sheet is an example only and is not imported; fill in the sheet Programme.",
    facts=(
        ("Conference title", "required, as Harbour Days 2027"),
        ("Subtitle", ""),
        ("Date", "with its year, as 2027-03-01, or 2027-03-01 ~ 2027-03-02"),
        ("Timezone", "as Europe/Berlin; without it no zone is told"),
        ("Venue", "the name of the house"),
        ("Address", "where it stands"),
        ("Organisers", "semicolons between several"),
        ("Website", "as https://example.org"),
        ("Language", "that of the booklet"),
        ("Copyright", "a line for the back cover"),
    ),
    headings=ENGLISH_HEADINGS,
    widths=MappingProxyType(dict(zip(ENGLISH_HEADINGS, _WIDTHS, strict=True))),
    notes=MappingProxyType(
        {
            "ID": "A short name that never changes, or nothing. By it progprint diff knows a talk whose title or time changed.",
            "Track": "A merged cell holds for all its rows; empty is no track.",
            "Producer": "Semicolons between several people; in the first row of the track.",
            "Date": "With its year, as 2027-03-01; a merged cell holds for all its rows.",
            "Time": "As 09:30-10:15.",
            "Room": "“、” between several rooms; all for every room.",
            "Type": "Empty is a talk.",
            "Title": "Required. Where it is empty and the speaker is not, this is a further speaker of the talk above.",
            "Speaker": "Semicolons between several people, organisations in brackets if you like: Rosa Winter (Acme); Ida Holt. "
            "TBA while nobody is named.",
            "Reading": "How a Chinese name is read, as zhōng lí qiū.",
            "Photo": "A picture in the project's folder, as photos/winter.jpg.",
            "Abstract": "May have paragraphs; a short line that ends with a colon is a heading of what stands below it.",
            "Takeaways": "One on each line.",
            "Language": "Empty where it is that of the conference.",
        }
    ),
    type="Type",
    types=TALK_TYPES,
    language="Language",
    languages=("Simplified Chinese", "Traditional Chinese", "Japanese", "Korean", "English"),
    samples=(
        {
            "Track": "Cloud", "Producer": "Ida Holt", "Date": "2027-03-01", "Time": "09:30-10:15", "Room": "East Hall",
            "Title": "Ten Years of Mesh", "Speaker": "Rosa Winter", "Affiliation": "Harbour Labs", "Job title": "Engineer",
            "Abstract": "The cause:\nThe gateway fell over.\nThe cure:\nTwo buckets.",
            "Takeaways": "When not to limit\nHow to read a load test",
        },
        {"Speaker": "Per Lind", "Affiliation": "Quay University", "Job title": "Professor"},
        {"Date": "2027-03-01", "Time": "10:15-10:30", "Room": "all", "Type": "break", "Title": "Coffee"},
    ),
)  # fmt: skip
TEMPLATES: Mapping[str, Words] = MappingProxyType({"zh": CHINESE, "en": ENGLISH})
"""The workbook to fill in, by the language of messages or of texts."""
