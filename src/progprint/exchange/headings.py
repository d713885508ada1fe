"""Headings of organisers' tables and the fields that they mean; matched without blanks, brackets and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_WORDS = {
    "track": "专题 专题名称 论坛 论坛名称 分论坛 分论坛名称 分会场名称 专场 所属专题 所属论坛 track tracks",
    "producer": "出品人 专题出品人 召集人 专题主席 论坛主席 producer chair",
    "intro": "专题介绍 专题简介 论坛介绍 论坛简介",
    "room": "会场 会议室 地点 场地 分会场 教室 room venue location",
    "date": "日期 日 date day",
    "time": "时间 时段 起止时间 演讲时间 报告时间 time slot",
    "start": "开始 开始时间 start starttime",
    "end": "结束 结束时间 end endtime",
    "duration": "时长 演讲时长 duration length",
    "id": "编号 议题编号 id code",
    "title": "议题 题目 标题 演讲主题 演讲题目 报告题目 报告主题 议题名称 议题题目 议题标题 主题 课程 课程名称 环节 内容 "
    "title talk session topic",
    "subtitle": "副标题 副题 subtitle",
    "type": "类型 议题类型 形式 type kind format",
    "summary": "摘要 课程概要 概要 内容简介 议题简介 议题介绍 议题摘要 演讲摘要 演讲内容 报告摘要 内容摘要 "
    "abstract summary description",
    "takeaways": "听众收益 听众受益 takeaways",
    "speaker": "讲师 姓名 嘉宾 讲师姓名 嘉宾姓名 演讲嘉宾 演讲人 演讲者 讲者 报告人 主讲人 分享人 "
    "speaker speakers name presenter",
    "org": "公司 单位 机构 工作单位 所在单位 公司名称 单位名称 所属公司 org organisation organization company affiliation",
    "job_title": "职务 职位 头衔 职称 jobtitle position",
    "bio": "讲师介绍 讲师简介 嘉宾介绍 嘉宾简介 个人介绍 个人简介 讲者介绍 讲者简介 演讲人简介 简介 bio biography",
    "photo": "照片 头像 photo picture",
    "reading": "读音 拼音 pinyin reading",
    "moderator": "主持人 主持 moderator host",
    "language": "语言 language",
    "tags": "标签 关键词 关键字 tags keywords",
}
FIELDS: Mapping[str, str] = MappingProxyType({word: field for field, words in _WORDS.items() for word in words.split()})
"""A heading, made bare, and its field."""
NAMES = frozenset(_WORDS)
_BRACKETS = re.compile(r"[(\[{<【（〔].*?(?:[)\]}>】）〕]|$)")
_NOISE = re.compile(r"[\s*:：_\-/·.、]+")


def bare(heading: str) -> str:
    """A heading without what people put around it: "讲师姓名(必填)*" is 讲师姓名."""
    return _NOISE.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", heading))).casefold()


def field_of(heading: str, own: Mapping[str, str]) -> str:
    """The field that a heading means, "" if none; ``own`` are a project's own headings, made bare."""
    return own.get(bare(heading)) or FIELDS.get(bare(heading), "")
