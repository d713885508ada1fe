"""The languages that outputs speak: one table of fixed words each.

``words("zh-Hans").takeaways`` is 听众收益. A new language is one more ``Words`` in ``TABLES``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from progprint.locale.ticket import TICKET_CHINESE, TICKET_ENGLISH
from progprint.locale.words import Words

CHINESE = Words(
    language="zh-Hans",
    # the programme
    conference="大会",
    booklet="会议手册",
    programme="会议日程",
    glance="日程一览",
    contents="目录",
    track="专题",
    tracks="专题",
    talk="议题",
    talks="议题",
    track_talks="本专题议题",
    sessions="大会环节",
    day="日程",
    date="日期",
    time="时间",
    duration="时长",
    room="会场",
    venue="地点",
    address="地址",
    map="会场地图",
    wifi="无线网络",
    network="网络名称",
    password="密码",  # noqa: S106  the word, not a secret
    organisers="主办单位",
    sponsors="合作伙伴",
    page="页",
    # people
    producer="专题出品人",
    producers="专题出品人",
    producer_short="出品人",
    about_producer="出品人介绍",
    speaker="讲师",
    speakers="讲师",
    about_speakers="讲师介绍",
    moderator="主持人",
    moderators="主持人",
    guests="嘉宾",
    speaker_index="讲者索引",
    # a talk
    track_intro="专题介绍",
    summary="课程概要",
    takeaways="听众收益",
    language_label="语言",
    tags="标签",
    links="链接",
    # the book
    copyright="版权",
    colophon="版本说明",
    edition="版本",
    fingerprint="校验码",
    typefaces="字体",
    notes="笔记",
    about_booklet="关于本手册",
    useful="参会须知",
    guide="页边的色块是专题的颜色，同一专题在同一高度；日程与目录右侧的数字是页码；书末的讲者索引按姓名读音排列。",
    people="讲者介绍",
    companies="单位索引",
    # the stage
    opening="开场",
    welcome="欢迎",
    next="下一场",
    previous="上一场",
    now="进行中",
    questions="问答",
    thanks="谢谢",
    thanks_for_coming="感谢各位的参与",
    host_script="主持人串词",
    affiliation="单位、职务",
    signature="签名",
    sign_in="签到表",
    errata="勘误",
    # patterns
    day_number_pattern="第 {n} 天",
    talk_number_pattern="议题 {n}",
    page_number_pattern="第 {n} 页",
    continued_pattern="（续 {n}/{m}）",
    resumes_pattern="{time} 继续",
    minutes_pattern="{n} 分钟",
    seconds_pattern="约 {n} 秒",
    one_talk_pattern="{n} 个议题",
    talk_count_pattern="{n} 个议题",
    seats_pattern="{n} 座",
    strokes_pattern="{n} 画",
    thanks_name_pattern="谢谢{name}",
    portrait_pattern="{name}的照片",
    logo_pattern="{name}的标志",
    # marks and names
    comma="、",
    colon="：",
    dash="–",
    open_bracket="（",
    close_bracket="）",
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    short_weekdays=("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    months=(),
    types=MappingProxyType(
        {
            "talk": "演讲",
            "keynote": "主题演讲",
            "panel": "圆桌讨论",
            "workshop": "工作坊",
            "lightning": "闪电演讲",
            "opening": "开幕",
            "closing": "闭幕",
            "break": "茶歇",
            "other": "活动",
        }
    ),
    languages=MappingProxyType(
        {"zh": "中文", "zh-Hans": "简体中文", "zh-Hant": "繁体中文", "en": "英文", "ja": "日文", "ko": "韩文"}
    ),
    ticket=TICKET_CHINESE,
)

ENGLISH = Words(
    language="en",
    # the programme
    conference="Conference",
    booklet="Programme booklet",
    programme="Programme",
    glance="At a glance",
    contents="Contents",
    track="Track",
    tracks="Tracks",
    talk="Talk",
    talks="Talks",
    track_talks="Talks in this track",
    sessions="Plenary sessions",
    day="Day",
    date="Date",
    time="Time",
    duration="Duration",
    room="Room",
    venue="Venue",
    address="Address",
    map="Map",
    wifi="Wi-Fi",
    network="Network",
    password="Password",  # noqa: S106  the word, not a secret
    organisers="Organisers",
    sponsors="Partners",
    page="Page",
    # people
    producer="Track producer",
    producers="Track producers",
    producer_short="Producer",
    about_producer="About the producer",
    speaker="Speaker",
    speakers="Speakers",
    about_speakers="About the speakers",
    moderator="Moderator",
    moderators="Moderators",
    guests="Guests",
    speaker_index="Index of speakers",
    # a talk
    track_intro="About this track",
    summary="Summary",
    takeaways="What you take home",
    language_label="Language",
    tags="Tags",
    links="Links",
    # the book
    copyright="Copyright",
    colophon="Colophon",
    edition="Edition",
    fingerprint="Fingerprint",
    typefaces="Typefaces",
    notes="Notes",
    about_booklet="About this booklet",
    useful="Good to know",
    guide=(
        "The tabs at the edge carry the colours of the tracks, each at a height of its own. Numbers at the right are pages. "
        "The index lists speakers by the sound of their names."
    ),
    people="Speakers",
    companies="Organisations",
    # the stage
    opening="Opening",
    welcome="Welcome",
    next="Up next",
    previous="Before",
    now="Now",
    questions="Questions and answers",
    thanks="Thank you",
    thanks_for_coming="Thank you for being here",
    host_script="Host's script",
    affiliation="Affiliation",
    signature="Signature",
    sign_in="Sign-in list",
    errata="Errata",
    # patterns
    day_number_pattern="Day {n}",
    talk_number_pattern="Talk {n}",
    page_number_pattern="page {n}",
    continued_pattern=" (continued {n}/{m})",
    resumes_pattern="Back at {time}",
    minutes_pattern="{n} min",
    seconds_pattern="about {n} s",
    one_talk_pattern="{n} talk",
    talk_count_pattern="{n} talks",
    seats_pattern="{n} seats",
    strokes_pattern="{n} strokes",
    thanks_name_pattern="Thank you, {name}",
    portrait_pattern="Portrait of {name}",
    logo_pattern="Logo of {name}",
    # marks and names
    comma=", ",
    colon=": ",
    dash="–",
    open_bracket=" (",
    close_bracket=")",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    types=MappingProxyType(
        {
            "talk": "Talk",
            "keynote": "Keynote",
            "panel": "Panel",
            "workshop": "Workshop",
            "lightning": "Lightning talk",
            "opening": "Opening",
            "closing": "Closing",
            "break": "Break",
            "other": "Activity",
        }
    ),
    languages=MappingProxyType(
        {
            "zh": "Chinese",
            "zh-Hans": "Simplified Chinese",
            "zh-Hant": "Traditional Chinese",
            "en": "English",
            "ja": "Japanese",
            "ko": "Korean",
        }
    ),
    ticket=TICKET_ENGLISH,
)

TABLES: Mapping[str, Words] = MappingProxyType({table.language: table for table in (CHINESE, ENGLISH)})


def words(language: str) -> Words:
    """The words of a language: its own table, else Chinese for any kind of Chinese or none named, else English."""
    found = TABLES.get(language)
    if found is None:
        found = CHINESE if language.partition("-")[0] in ("", "zh") else ENGLISH
    return found
