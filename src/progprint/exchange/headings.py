"""Headings of organisers' tables and the fields that they mean; matched without blanks, remarks in brackets and case.

Chinese headings stand here in Simplified characters; Traditional ones are matched by the same words (``_PLAIN``). A heading
may join several fields: 单位及职务, 讲师/单位, 姓名（单位）, Speaker (Affiliation), 时间/地点.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

_WORDS = {
    "track": "专题 专题名称 论坛 论坛名称 分论坛 分论坛名称 分会场名称 专场 专场名称 板块 所属专题 所属论坛 所属分论坛 "
    "议题方向 track tracks trackname "
    "stream session_track theme",
    "producer": "出品人 专题出品人 论坛出品人 召集人 专题主席 论坛主席 分论坛主席 分论坛召集人 producer trackproducer "
    "trackchair chair",
    "intro": "专题介绍 专题简介 论坛介绍 论坛简介 trackdescription",
    "room": "会场 会议室 地点 场地 分会场 教室 演讲地点 报告地点 会议地点 room venue location hall stage where place",
    "date": "日期 日 演讲日期 报告日期 会议日期 date day",
    "time": "时间 时段 时间段 起止时间 演讲时间 报告时间 议程时间 会议时间 具体时间 时间安排 time slot timeslot when schedule",
    "start": "开始 开始时间 起始时间 start starttime starts begin begins from startsat",
    "end": "结束 结束时间 截止时间 end endtime ends finish to until endsat",
    "duration": "时长 演讲时长 报告时长 用时 duration length minutes",
    "id": "编号 议题编号 报告编号 id code talkid sessionid",
    "title": "议题 题目 标题 演讲主题 演讲题目 演讲标题 报告题目 报告主题 报告名称 报告标题 分享主题 分享题目 议题名称 "
    "论文题目 论文标题 论文名称 主题演讲 议题题目 议题标题 主题 课程 课程名称 环节 内容 "
    "会议内容 议程内容 活动 活动内容 议程 日程 演讲议题 title talk session topic talktitle sessiontitle presentation "
    "presentationtitle papertitle "
    "item activity event programme program agenda subject",
    "subtitle": "副标题 副题 subtitle",
    "type": "类型 议题类型 形式 环节类型 type kind format sessiontype sessionformat",
    "summary": "摘要 课程概要 概要 内容简介 议题简介 议题介绍 议题摘要 演讲摘要 演讲内容 演讲简介 报告摘要 报告简介 内容摘要 "
    "内容介绍 议题概要 "
    "abstract summary description synopsis",
    "takeaways": "听众收益 听众受益 听众收获 takeaways keytakeaways",
    "speaker": "讲师 姓名 嘉宾 讲师姓名 嘉宾姓名 演讲嘉宾 演讲嘉宾姓名 演讲人 演讲人姓名 演讲者 演讲者姓名 讲者 讲者姓名 "
    "报告人 报告人姓名 主讲人 主讲 主讲嘉宾 分享人 分享嘉宾 "
    "作者 作者姓名 论文作者 报告作者 "
    "出席嘉宾 特邀嘉宾 发言人 发言嘉宾 人员 speaker speakers name fullname speakername presenter presenters author authors",
    "given": "名 firstname givenname",
    "family": "姓 姓氏 lastname surname familyname",
    "org": "公司 单位 机构 工作单位 所在单位 公司名称 单位名称 所属公司 所属单位 任职单位 所在公司 嘉宾单位 讲师单位 "
    "演讲人单位 报告人单位 组织 "
    "org organisation organization company affiliation institution employer companyname",
    "job_title": "职务 职位 头衔 职称 嘉宾职务 讲师职务 讲师头衔 "
    "嘉宾头衔 嘉宾职位 讲师职位 讲者职务 讲者头衔 演讲人职务 演讲人职位 报告人职务 演讲嘉宾职务 "
    "身份 任职 抬头 jobtitle position tagline",
    "bio": "讲师介绍 讲师简介 嘉宾介绍 嘉宾简介 个人介绍 个人简介 讲者介绍 讲者简介 演讲人简介 演讲人介绍 演讲嘉宾简介 "
    "演讲嘉宾介绍 报告人简介 报告人介绍 主讲人简介 简介 简历 介绍 "
    "bio biography speakerbio shortbio aboutthespeaker profile",
    "photo": "照片 头像 photo picture headshot avatar",
    "reading": "读音 拼音 pinyin reading pronunciation",
    "moderator": "主持人 主持 主持嘉宾 圆桌主持人 主席 会议主席 moderator moderators host sessionchair facilitator",
    "language": "语言 演讲语言 language",
    "tags": "标签 关键词 关键字 tags keywords",
    "": "序号 序 备注 说明 注 邮箱 电子邮箱 电话 手机 手机号 联系方式 联系人 微信 负责人 no number notes note remark remarks "
    "comment comments email phone "
    "mobile contact",
}
FIELDS: Mapping[str, str] = MappingProxyType(
    {word.replace("_", ""): field for field, words in _WORDS.items() for word in words.split()}
)
"""A heading, made bare, and its field; "" for columns that organisers often have and an agenda has not."""
NAMES = frozenset(_WORDS) - {"", "given", "family"}
"""The fields that ``--map`` knows."""
_PLAIN = str.maketrans(
    "題專論壇場會議師講姓單職務簡紹時間點開結長標類內報嘉賓貴號頭銜項環節談關鍵詞語聽眾讀照機構屬參與說備註電話聯絡組織發稱員",
    "题专论坛场会议师讲姓单职务简绍时间点开结长标类内报嘉宾贵号头衔项环节谈关键词语听众读照机构属参与说备注电话联络组织发称员",
)
_BRACKETS = re.compile(r"[(\[{<【（〔].*?(?:[)\]}>】）〕]|$)")
_NOISE = re.compile(r"[\s*:：_\-/·.、&+,，#]+")
_JOINTS = re.compile(r"\s*(?:[/／、&＆+,，|｜()（）\[\]【】\n]|\band\b|[及和与]|\s[-–—]\s)\s*")
_NUMBER = re.compile(r"[\s_-]*(?:\d|[一二三四五六七八九])\Z")
_LONGEST = 24
"""Characters of a heading."""
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def bare(heading: str) -> str:
    """A heading without what people put around it: "讲师姓名(必填)*" is 讲师姓名."""
    told = unicodedata.normalize("NFKC", heading).translate(_PLAIN)
    return _NOISE.sub("", _BRACKETS.sub("", told)).casefold()


def fields_of(heading: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """All fields that a heading means: one, several where it joins them, none; ``own`` are a project's own, made bare."""
    if own and (field := own.get(bare(heading))):
        return (field,)
    return _usual(heading) if len(heading) <= _LONGEST else ()


@lru_cache(_REMEMBERED)
def _usual(heading: str) -> tuple[str, ...]:
    """The fields of a usual heading."""
    name = bare(heading)
    parts = [part for part in _JOINTS.split(heading) if bare(part)]
    joined = tuple(dict.fromkeys(FIELDS.get(bare(part), "") for part in parts))
    if len(joined) > 1 and "" not in joined:
        return joined
    if name in FIELDS:
        return (FIELDS[name],) if FIELDS[name] else ()
    return _usual(_NUMBER.sub("", name)) if _NUMBER.search(name) else ()


def is_numbered(heading: str) -> bool:
    """Whether a text is a heading only without the figure behind it: 题目1, which may be one of many titles as well."""
    return bare(heading) not in FIELDS and _NUMBER.search(bare(heading)) is not None


def is_known(heading: str, own: Mapping[str, str]) -> bool:
    """Whether a text is a usual heading, of a field or of none."""
    return bool(fields_of(heading, own)) or (len(heading) <= _LONGEST and bare(heading) in FIELDS)
