"""Kinds of sessions by the words that name them; whole words, and for a title all of its words.

"Coffee break" "茶歇与交流" "休息 Break" → break        "Breakout" "Coffee talk" "开源人午餐聚" → none of ours
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LONGEST = 60
"""Characters that the name of a kind, or the part of a title that tells it, has at most."""
_JOINING = """
    the a an and or of with for in at time times hour hours min mins minute minutes morning afternoon evening midday
    short long day und
    时间 時間 及 与 與 和 上午 下午 中午 晚上 晚间 早上 会间 場間 场间 课间 中场 中場
    自由 交流 自助 享用 分钟 分鐘 分 环节 環節 一下 大会 大會 お
"""
"""Words that may stand beside the name of any kind."""
_CEREMONY = """
    ceremony remarks address words speech note notes event session
    典礼 典禮 仪式 儀式 致辞 致詞 致辭 致词 讲话 嘉宾 领导 式 辞 语 語
"""
_WORDS = {
    "break": """
        break breaks coffee tea lunch lunchtime dinner breakfast brunch supper refreshment refreshments pause
        kaffeepause mittagspause mittagessen abendessen
        茶歇 下午茶 上午茶 茶点 茶點 茶水 咖啡 点心 點心 午餐 午饭 午飯 午宴 晚餐 晚饭 晚宴 早餐 早饭 简餐 自助餐 用餐 就餐
        休息 午休 小憩 休憩 昼休み 昼食 昼 ランチ コーヒーブレイク 휴식 점심 점심시간
    """,
    "opening": "opening welcome 开幕 開幕 开幕式 開幕式 开场 開場 開会 オープニング",
    "closing": "closing farewell 闭幕 閉幕 闭幕式 閉幕式 結束 閉会 クロージング",
    "keynote": "keynote keynotes 主题演讲 主題演講 主旨演讲 主旨演講 主旨报告 基調講演",
    "panel": "panel panels roundtable 圆桌 圓桌 座谈 座談 座談会 パネルディスカッション",
    "workshop": "workshop workshops tutorial tutorials 工作坊 ワークショップ",
    "lightning": "lightning 闪电演讲 閃電演講 闪电 閃電 快闪演讲 ライトニングトーク",
    "other": "registration checkin doors 签到 簽到 报到 報到 入场 入場 注册 合影 抽奖 抽獎 受付 등록",
}
"""Words that name a kind."""
_BESIDE = {
    "break": "networking snack snacks cake drinks buffet 合影",
    "opening": _CEREMONY,
    "closing": _CEREMONY,
    "keynote": "speech address talk talks session sessions speaker speakers",
    "panel": "discussion discussions table debate session sessions 论坛 論壇 讨论 討論 会议 會議 对话 對話 会 會",
    "workshop": "session sessions hands on 实践 實作 动手",
    "lightning": "talk talks session sessions 演讲 演講 分享 ス",
    "other": "check open desk group photo 领取 资料 暨 来宾 嘉宾",
}
"""Words that may stand beside those, of each kind."""
_ANYWHERE = ("workshop", "lightning", "keynote", "panel")
"""Kinds that a name tells even among other words, as “Tutorial (half day)”; a break among others may be a lunch talk."""
_PAIRS = {
    "discussion": "panel",
    "hands-on": "workshop",
    "check-in": "other",
    "group photo": "other",
    "round table": "panel",
    "lt": "lightning",
}
_TOKEN = re.compile(r"[a-zà-ÿ]+|[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|[^\W\d_]+")
_END = re.compile(r"[(\[{【<:|•·—–]|\s-\s|\bsponsored\b|\bby\b", re.IGNORECASE)


def kind_of(name: str) -> str:
    """The type of a talk that the name of a kind means, as a source declares it; "" if none of ours."""
    told = _told(name)
    if not told or len(told) > _LONGEST:
        return ""
    found = kind_of_title(name)
    return found or next((kind for kind in _ANYWHERE if mentions(told, kind)), "")


def kind_of_title(title: str) -> str:
    """The kind of a session without speakers that its title tells: all words before a colon or bracket name it; else ""."""
    head = _END.split(_told(title), maxsplit=1)[0].strip()
    if not head or len(head) > _LONGEST:
        return ""
    return _PAIRS.get(head, "") or next((kind for kind in _WORDS if _is_only(head, kind)), "")


def mentions(text: str, kind: str) -> bool:
    """Whether a word for a kind occurs in a text, as a word of its own or, in Chinese and Japanese, as a part of it."""
    words, eastern, _, _ = _vocabulary(kind)
    tokens = _TOKEN.findall(_told(text))
    return any(token in words or eastern.search(token) for token in tokens)


def _told(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def _is_only(head: str, kind: str) -> bool:
    """Whether the words of a text are those of a kind and such that join them, and nothing else."""
    _, _, words, eastern = _vocabulary(kind)
    known = all(token in words or (not token.isascii() and eastern.fullmatch(token)) for token in _TOKEN.findall(head))
    return known and mentions(head, kind)


@cache
def _vocabulary(kind: str) -> tuple[frozenset[str], re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """The words that name a kind, and those with all that may stand beside them; each with a pattern of the eastern ones."""
    names = frozenset(_WORDS[kind].split())
    words = names | frozenset((*_BESIDE[kind].split(), *_JOINING.split()))
    known, every = (
        "|".join(sorted((word for word in some if not word.isascii()), key=lambda word: (-len(word), word)))
        for some in (names, words)
    )
    return names, re.compile(known), words, re.compile(f"(?:{every})+")
