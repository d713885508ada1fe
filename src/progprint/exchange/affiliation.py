"""What stands beside a name: organisations, job titles, roles in a session, and words for nobody yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from progprint.locale.names import looks_like_name

_ANYWHERE = tuple(
    str.split(
        "公司 集团 集團 大学 大學 学院 學院 研究院 研究所 实验室 實驗室 科技 银行 銀行 协会 協會 学会 學會 联盟 聯盟 "
        "委员会 委員會"
    )
)
_ENDINGS = tuple(
    str.split(
        "研究中心 基金 基金会 基金會 事业部 事業部 工作室 俱乐部 俱樂部 中心 医院 醫院 出版社 报社 報社 杂志 雜誌 证券 "
        "證券 保险 保險 信息 資訊 软件 軟件 軟體 网络 網絡 網路 数据 數據 智能 技术 技術 电子 電子 通信 通讯 通訊 电商 "
        "電商 物流 能源 金融 资本 資本 传媒 傳媒 汽车 汽車 航空 电信 電信 移动 移動 联通 社区 社區 开源社 開源社 图书馆 "
        "圖書館 博物馆 博物館 政府 研究室 理事会 理事會 株式会社 株式會社"
    )
)
"""What the name of an organisation ends with."""
_SHORT_ENDINGS = "社部组組队隊所院校系室厂廠店馆館网網站局厅廳委办辦团團台会會云雲"
"""What an organisation may end with; some names do too, so a known surname counts for more."""
_COMPANIES = frozenset(
    str.split(
        "阿里 阿里云 阿里巴巴 蚂蚁 蚂蚁金服 蚂蚁集团 百度 腾讯 腾讯云 华为 华为云 网易 京东 美团 滴滴 快手 字节 字节跳动 "
        "抖音 小米 小红书 拼多多 携程 新浪 搜狐 微博 知乎 哔哩哔哩 爱奇艺 优酷 奇虎 金山 金山云 用友 金蝶 浪潮 联想 中兴 "
        "海尔 海信 格力 美的 顺丰 平安 招商 万科 万达 比亚迪 蔚来 理想 小鹏 大疆 商汤 旷视 依图 云从 讯飞 科大讯飞 寒武纪 "
        "微软 谷歌 亚马逊 苹果 英特尔 英伟达 甲骨文 思科 红帽 饿了么 去哪儿 唯品会 苏宁 国美 得物 货拉拉 贝壳 链家 猿辅导 "
        "作业帮 好未来 新东方 虎牙 斗鱼 陌陌 喜马拉雅 平凯 星环 神策 声网 七牛 七牛云 又拍云 青云 优刻得 安踏 宁德时代 "
        "清华 北大 复旦 交大 浙大 中科院 中科大 南大 武大 阿里雲 華為 騰訊 網易 京東 美團 聯想 平安科技 台積電 聯發科 "
        "趨勢 華碩 宏碁"
    )
)
_LATIN_ORGANISATION = re.compile(
    r"\b(?:Inc|Ltd|Limited|Corp|Corporation|LLC|LLP|GmbH|AG|Co|Company|Labs?|Laboratory|University|Universit[yéà]t?|College"
    r"|School"
    r"|Institute|Group|Technolog(?:y|ies)|Foundation|Bank|Software|Systems|Networks?|Cloud|Association|Society|Academy|Press"
    r"|Council"
    r"|Agency|Ministry|Hospital|Consortium|Partners|Studio|Studios|Solutions|Services|Research|Center|Centre|Ventures|Media)\b\.?"
)
_JOB = re.compile(
    r"(?:高工|工程师|工程師|架构师|架構師|经理|經理|总监|總監|总裁|總裁|主任|主席|院长|院長|所长|所長|会长|會長|部长|部長"
    r"|处长|處長|局长|局長|校长|校長|教授|讲师|講師"
    r"|研究员|研究員|院士|博士|博士后|硕士|碩士|博导|专家|專家|顾问|顧問|负责人|負責人|创始人|創始人|創辦人|合伙人|合夥人"
    r"|董事|董事长|董事長|理事|理事长|理事長|秘书长|秘書長|书记|書記"
    r"|组长|組長|队长|隊長|科学家|科學家|首席|分析师|分析師|设计师|設計師|运营|開發者|开发者|程序员|站长|站長|主编|主編|编辑"
    r"|編輯|记者|記者|学者|學者|研究生|博士生"
    r"|学生|學生|律师|律師|医师|醫師|医生|醫生|主管|领导|代表|委员|委員|主理人|布道师|布道師|维护者|維護者|贡献者|貢獻者|店长"
    r"|馆长|館長|总工|總工|系主任|长江学者)\Z"
)
_LATIN_JOB = re.compile(
    r"\b(?:C[EFIMOPST]O|CISO|CDO|S?VP|EVP|PM|Engineer|Director|Manager|Chief|President|Professor|Lecturer|Researcher"
    r"|Scientist|Architect"
    r"|Lead|Founder|Co-?[Ff]ounder|Editor|Developer|Designer|Analyst|Consultant|Officer|Student|Advocate|Evangelist"
    r"|Maintainer|Secretary"
    r"|Specialist|Expert|Advis[eo]r|Programmer|Librarian|Journalist|Producer|(?:Head|Dean|Chair) of|Postdoc|PhD [Ss]tudent)\b"
)
_ROLES = {
    "moderator": "主持人 主持 圆桌主持 圓桌主持 圆桌主持人 圓桌主持人 主席 会议主席 會議主席 分论坛主席 分論壇主席 论坛主席 "
    "論壇主席 专题主席 召集人 主持嘉宾 主持嘉賓 moderator "
    "moderators moderation moderated_by chair chairs chaired_by session_chair chairperson host hosts hosted_by facilitator",
    "producer": "出品人 专题出品人 專題出品人 论坛出品人 producer produced_by track_producer",
    "speaker": "讲师 講師 讲者 講者 嘉宾 嘉賓 演讲人 演講人 演讲嘉宾 演講嘉賓 演讲者 演講者 报告人 報告人 主讲人 主講人 主讲 "
    "主講 分享人 分享嘉宾 分享嘉賓 对话嘉宾 對話嘉賓 "
    "圆桌嘉宾 圓桌嘉賓 对谈 對談 对谈嘉宾 對談嘉賓 讨论嘉宾 討論嘉賓 互动嘉宾 参与嘉宾 论坛嘉宾 論壇嘉賓 致辞 致辭 演讲 演講 "
    "特邀嘉宾 特邀嘉賓 与谈人 與談人 发言人 發言人 致辞人 致辭人 致辞嘉宾 speaker speakers presenter "
    "presenters presented_by panelist panelists "
    "panellist panellists guest guests keynote keynote_speaker by with",
    "": "点评人 點評人 点评嘉宾 点评 評議人 评议人 评议 翻译 翻譯 同传 助教 记录 discussant discussants respondent "
    "commentator translator interpreter assistant",
}
ROLES: Mapping[str, str] = MappingProxyType(
    {word.replace("_", " "): role for role, words in _ROLES.items() for word in words.split()}
)
"""Words for what somebody does in a session, in lower case, and the field that it is; "" where an agenda has none."""
_NOBODY = re.compile(
    r"(?:(?:演讲|演講|特邀|重磅|神秘|对话|圆桌)?(?:嘉宾|嘉賓|讲师|講師|讲者|講者|人选|人員|人员|主持人|报告人|演讲人|姓名)?"
    r"(?:待定|待公布|待确认|待確認|待补充|待补|待通知|未定|未确定|敬请期待|敬請期待|暂无|暫無|暂缺|邀请中|邀請中|确认中"
    r"|神秘嘉宾|虛位以待)(?:中)?"
    r"|(?:speakers?\s+)?t\.?b\.?[adc]\.?|(?:speakers?\s+)?to be (?:announced|confirmed|determined|decided)|coming soon|n/?a"
    r"|pending|unknown)",
    re.IGNORECASE,
)
NONE = frozenset(("-", "–", "—", "——", "--", "/", "无", "無", "none"))
"""Cells that say nothing."""


def is_organisation(text: str) -> bool:
    """Whether a text is plainly an organisation."""
    head = re.sub(r"[（(].*", "", text.strip())
    if head in _COMPANIES or _LATIN_ORGANISATION.search(head):
        return True
    if any(word in head for word in _ANYWHERE) or head.endswith(_ENDINGS):
        return True
    return len(head) > 2 and head[-1] in _SHORT_ENDINGS and not looks_like_name(head)


def is_job(text: str) -> bool:
    """Whether a text is plainly a job title or a degree."""
    return _JOB.search(text.strip()) is not None or _LATIN_JOB.search(text) is not None


def is_nobody(text: str) -> bool:
    """Whether a text says that somebody is still to be named: 嘉宾待定, TBA."""
    return _NOBODY.fullmatch(text.strip(" .…()（）【】[]")) is not None


def parted(text: str) -> tuple[str, str]:
    """Organisation and job title out of a text that holds both or one of them; what is neither is the organisation."""
    text = re.sub(r"\s*\n\s*", "\n", text.strip())
    if not re.search(r"[^\x00-\u024f\u2010-\u203a]", text):
        return _parted_by(text, re.compile(r"\s*[,/|;\n]\s*"), ", ")
    grown = _GROWN.fullmatch(text)
    if grown and is_job(grown[2]):
        return grown[1], grown[2]
    return _parted_by(text, re.compile(r"\s*[,，/／|｜;；\n]\s*|[\s、]+"), "")


_GROWN = re.compile(
    r"([^\s,，/／|｜;；、]*(?:公司|集团|集團|大学|大學|学院|學院|研究院|研究所|研究中心|实验室|實驗室|银行|銀行|协会|協會"
    r"|学会|學會|委员会|委員會|中心|科技|基金会))([^\s（(,，/／|｜;；、]+)"
)
"""An organisation with a job title grown onto it: 示例大学教授."""


def _parted_by(text: str, marks: re.Pattern[str], mark: str) -> tuple[str, str]:
    """The same of a text with pieces between ``marks``: those before the first job title, or behind all, are the organisation.

    With a ``mark`` the pieces are put together with it, else they stay as they stand in the text.
    """
    cuts = [found.span() for found in marks.finditer(text)]
    spans = list(zip([0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)], strict=True))
    jobs = [is_job(text[a:b]) and not is_organisation(text[a:b]) for a, b in spans]
    if mark:
        pieces = [text[a:b] for a, b in spans]
        told = (mark.join(p for p, job in zip(pieces, jobs, strict=True) if job is one) for one in (False, True))
        return next(told), next(told)
    if not any(jobs):
        last = len(spans) > 1 and not is_organisation(text[slice(*spans[-1])])
        return (" ".join(text[: cuts[-1][0]].split()), text[spans[-1][0] :]) if last else (" ".join(text.split()), "")
    if not jobs[0]:
        at = jobs.index(True)
        return " ".join(text[: cuts[at - 1][0]].split()), " ".join(text[spans[at][0] :].split())
    at = jobs.index(False) if False in jobs else 0
    job = text[: cuts[at - 1][0]] if at else text
    return (" ".join(text[spans[at][0] :].split()) if at else ""), " ".join(job.split())
