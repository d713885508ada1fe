"""The written agenda: every key with its Chinese aliases and what it may hold; what it means stands in ``locale/keys``.

These tables are the contract's section 2. The reader, the hints of mistyped keys and ``progprint schema agenda`` all
come from them; ``agenda.resolve`` turns what was read by them into the programme.
"""

from __future__ import annotations

from progprint.agenda.programme import TALK_TYPES
from progprint.source.kinds import (
    ANYTHING,
    LINE_LIMIT,
    TEXT_LIMIT,
    Field,
    Form,
    Kind,
    form_of,
    line,
    list_of,
    one_or_many,
    text_or,
    words,
)

TYPE_WORDS = {
    **{name: name for name in TALK_TYPES},
    **dict.fromkeys(("演讲", "分享", "报告", "presentation"), "talk"),
    **dict.fromkeys(("主题演讲", "主旨演讲", "主旨报告"), "keynote"),
    **dict.fromkeys(("圆桌", "圆桌讨论", "圆桌论坛", "圆桌对话", "对话", "discussion"), "panel"),
    **dict.fromkeys(("工作坊", "培训", "动手实验", "tutorial"), "workshop"),
    **dict.fromkeys(("闪电演讲", "闪电分享", "lightning talk"), "lightning"),
    **dict.fromkeys(("开幕", "开幕式", "开场", "开场致辞"), "opening"),
    **dict.fromkeys(("闭幕", "闭幕式", "闭幕致辞"), "closing"),
    **dict.fromkeys(("茶歇", "午餐", "午休", "晚餐", "晚宴", "早餐", "休息", "coffee", "lunch", "dinner"), "break"),
    **dict.fromkeys(("签到", "其他", "活动"), "other"),
}
"""Every word for the type of a talk and the type it means."""

ALL_ROOMS = frozenset(("all", "全部", "所有会场", "全部会场", "各会场"))

_LONG = Kind(TEXT_LIMIT, translated=True)
_PASSAGES = Kind(TEXT_LIMIT, items=_LONG, translated=True)
_SUMMARY = Kind(TEXT_LIMIT, items=Kind(TEXT_LIMIT, values=_PASSAGES), values=_PASSAGES, translated=True)
_LINKS = Kind(LINE_LIMIT, items=line(), values=line())
_ID = Field("id", line(), ("编号",), empty="empty-id")
_EXTRA = Field("extra", ANYTHING, ("附加",))
_DATE = Field("date", Kind(LINE_LIMIT, items=line()), ("日期",))
_ROOM = Field("room", one_or_many(line()), ("会场", "地点", "场地"))
_LANGUAGE = Field("language", line(), ("语言",))
_CMYK = Field("cmyk", list_of(line()), ("四色",), required=True)
_INKS = Form("inks", (_CMYK,), "inks", doc_en="A colour in the inks of the press", doc_zh="以印刷四色写的颜色")
_TITLE_ALIASES = ("标题", "题目", "议题名称", "名称")
_SUBTITLE = Field("subtitle", words(), ("副标题",))
_SHORT = Field("short_title", words(), ("短标题", "简称"))


def _title(*aliases: str, unless: str = "") -> Field:
    spellings = (*_TITLE_ALIASES, *aliases)
    return Field("title", words(), spellings, required=True, unless=unless, empty="empty-title")


def _name(*aliases: str) -> Field:
    return Field("name", words(), aliases, required=True, empty="empty-name")


PERSON = Form(
    "person",
    (
        _ID,
        _name("姓名", "名字"),
        Field("org", words(), ("公司", "单位", "机构")),
        Field("job_title", words(), ("职务", "职位", "头衔")),
        Field("bio", _PASSAGES, ("简介", "个人介绍", "个人简介")),
        Field("photo", line(), ("照片", "头像")),
        Field("reading", line(), ("读音", "拼音")),
        Field("sort", line(), ("排序",)),
        Field("links", _LINKS, ("链接",)),
        _EXTRA,
    ),
    "person",
    doc_en="Somebody who produces, speaks or moderates",
    doc_zh="出品人、讲师或主持人",
)
_PEOPLE = one_or_many(text_or(PERSON))

TALK = Form(
    "talk",
    (
        _ID,
        _title(unless="type"),
        _SUBTITLE,
        _SHORT,
        Field("type", line(), ("类型",), values=TALK_TYPES),
        Field("time", line(), ("时间",)),
        Field("start", line(), ("开始", "开始时间")),
        Field("end", line(), ("结束", "结束时间")),
        Field("duration", line(), ("时长",)),
        _DATE,
        _ROOM,
        Field("speakers", _PEOPLE, ("讲师", "嘉宾", "演讲人", "讲者", "speaker")),
        Field("moderator", _PEOPLE, ("主持人", "moderators")),
        Field("summary", _SUMMARY, ("课程概要", "内容简介", "摘要", "概要")),
        Field("stage", _SUMMARY, ("台上",)),
        Field("takeaways", _PASSAGES, ("听众收益", "听众受益")),
        _LANGUAGE,
        Field("tags", one_or_many(line()), ("标签",)),
        Field("links", _LINKS, ("链接",)),
        _EXTRA,
    ),
    "talk",
    numbered=True,
    doc_en="A talk of a track, or a session outside any track",
    doc_zh="议题，或专题之外的环节",
)

SESSION = Form("session", TALK.fields, "session", numbered=TALK.numbered, doc_en=TALK.doc_en, doc_zh=TALK.doc_zh)

TRACK = Form(
    "track",
    (
        _ID,
        _title("专题名称"),
        _SUBTITLE,
        _SHORT,
        Field("producer", _PEOPLE, ("出品人", "专题出品人", "召集人", "producers")),
        Field("intro", _PASSAGES, ("专题介绍", "专题简介")),
        Field("color", text_or(_INKS), ("颜色", "colour")),
        _DATE,
        _ROOM,
        Field("talks", list_of(form_of(TALK)), ("议题", "演讲", "课程")),
        _EXTRA,
    ),
    "track",
    doc_en="A track: its producers and talks",
    doc_zh="专题：出品人与议题",
)

WIFI = Form("wifi", (Field("ssid", line(), ("名称", "网络"), required=True), Field("password", line(), ("密码",))))
VENUE = Form(
    "venue",
    (
        _name("名称"),
        Field("address", words(), ("地址",)),
        Field("map", line(), ("地图",)),
        Field("wifi", form_of(WIFI), ("无线网络",)),
        _EXTRA,
    ),
)
CONFERENCE = Form(
    "conference",
    (
        Field("title", words(), (*_TITLE_ALIASES, "大会名称", "会议名称"), empty="empty-title"),
        _SUBTITLE,
        Field("date", _DATE.kind, ("日期",)),
        Field("timezone", line(), ("时区",)),
        Field("venue", Kind(LINE_LIMIT, form=VENUE), ("地点", "场地", "会场")),
        Field("organisers", one_or_many(words()), ("主办方", "主办单位", "organizers")),
        Field("url", line(), ("网址", "官网")),
        Field("logo", line(), ("标志",)),
        _LANGUAGE,
        Field("copyright", Kind(TEXT_LIMIT, items=line()), ("版权",)),
        Field("marks", line(), ("标记", "行内标记"), values=("true", "false")),
        Field("typography", line(), ("标点", "排印规范"), values=("normalise", "as-typed")),
        _EXTRA,
    ),
    doc_en="The conference itself",
    doc_zh="大会",
)
ROOM = Form(
    "room", (_ID, _name("名称"), Field("capacity", line(), ("容量", "人数")), Field("floor", line(), ("楼层",)), _EXTRA)
)
SPONSOR = Form(
    "sponsor",
    (
        _name("名称", "公司"),
        Field("level", line(), ("级别",)),
        Field("logo", line(), ("标志",)),
        Field("url", line(), ("网址",)),
        _EXTRA,
    ),
)
PAGE = Form(
    "page",
    (
        _title(),
        Field("file", line(), ("文件",), required=True),
        Field("place", line(), ("位置",), values=("front", "back")),
        _EXTRA,
    ),
)
AGENDA = Form(
    "agenda",
    (
        Field("conference", form_of(CONFERENCE), ("大会", "会议")),
        Field("rooms", list_of(text_or(ROOM)), ("会场", "地点", "场地")),
        Field("people", Kind(items=text_or(PERSON), values=text_or(PERSON)), ("人物", "人员")),
        Field("tracks", list_of(form_of(TRACK)), ("专题", "专场", "论坛", "分论坛")),
        Field("sessions", list_of(form_of(SESSION)), ("公共环节", "环节")),
        Field("sponsors", list_of(form_of(SPONSOR)), ("赞助商", "赞助")),
        Field("pages", list_of(form_of(PAGE)), ("页面",)),
        _EXTRA,
    ),
    doc_en="A conference agenda for progprint",
    doc_zh="progprint 会议议程",
)
