"""Where a Chinese title parts by sense: costs of ending a line at each place.

A statistical model (BudouX) proposes the phrases; it is weak on technical Chinese, so it only adds costs between Han
characters, never inside a Latin word, and never may split one of the terms below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

_TERMS = [
    "爆炸半径",
    "编译器",
    "编排",
    "边缘计算",
    "表征",
    "兵棋",
    "测试",
    "插件",
    "超大规模",
    "大规模",
    "大模型",
    "大数据",
    "大会",
    "低代码",
    "低延迟",
    "调度",
    "端到端",
    "多活",
    "多租户",
    "分布式",
    "服务网格",
    "负载均衡",
    "高可用",
    "高性能",
    "高并发",
    "根因分析",
    "工程师",
    "工程化",
    "故障",
    "互联网",
    "混沌工程",
    "机器学习",
    "基础架构",
    "基础设施",
    "计算",
    "架构",
    "架构师",
    "监控",
    "开发者",
    "开源",
    "可观测性",
    "可信",
    "课程",
    "控制面",
    "框架",
    "链路追踪",
    "零信任",
    "流水线",
    "落地",
    "灰度发布",
    "人工智能",
    "容器",
    "容灾",
    "深度学习",
    "深度",
    "实践",
    "实时",
    "数据库",
    "数据面",
    "数据",
    "数字化",
    "隐私计算",
    "强一致性",
    "全球",
    "全链路",
    "神经网络",
    "生产环境",
    "事件",
    "手册",
    "虚拟化",
    "思考",
    "探索",
    "弹性伸缩",
    "推荐系统",
    "微服务",
    "稳定性",
    "物联网",
    "系统",
    "限流",
    "向量数据库",
    "消息队列",
    "性能优化",
    "研发效能",
    "一体化",
    "一致性",
    "应用",
    "用户",
    "优化",
    "云原生",
    "运维",
    "原生",
    "智能化",
    "智能体",
    "治理",
    "知识图谱",
    "中间件",
    "自动化",
    "自然语言处理",
    "最佳实践",
    "演进",
    "挑战",
    "平台",
    "统一",
    "方案",
    "使用",
    "时代",
    "基石",
    "一个",
]
_STICKS_LEFT = frozenset("的地得了着过们吗呢吧之性化者式型类等")
_STICKS_RIGHT = frozenset("在从对向与和及或以将把被让使为由基第每各该这那")
IN_TERM, BAD_EDGE, IN_PHRASE, AT_PHRASE = 1500, 900, 500, 60


Names = Mapping[str, tuple[str, ...]]
"""Names that never part, by their first two characters (see ``indexed``)."""


def indexed(names: Iterable[str]) -> Names:
    """Names as ``phrase_costs`` looks them up; those of one character cannot part."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        if len(name) > 1:
            found[name[:2]] = (*found.get(name[:2], ()), name)
    return found


def phrase_costs(text: str, names: Names = MappingProxyType({})) -> Sequence[int]:
    """What it costs to end a line before each character of a title; after a mark or a blank it costs nothing.

    A person's name is as solid as a term.
    """
    costs = _costs(text)
    if not names:
        return costs
    found = [(at, name) for at in range(len(text) - 1) for name in names.get(text[at : at + 2], ())]
    guarded = list(costs)
    for at, name in found:
        if text.startswith(name, at):
            guarded[at + 1 : at + len(name)] = [IN_TERM] * (len(name) - 1)
    return guarded


@lru_cache(maxsize=512)
def _costs(text: str) -> tuple[int, ...]:
    ends: set[int] = set()
    at = 0
    for phrase in split_phrases(text):
        at += len(phrase)
        ends.add(at)
    costs = [0] * (len(text) + 1)
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if not ("\u3400" <= before <= "\u9fff" and "\u3400" <= after <= "\u9fff"):
            costs[place] = 0 if not (before.isalnum() and after.isalnum()) else AT_PHRASE
        elif after in _STICKS_LEFT or before in _STICKS_RIGHT:
            costs[place] = BAD_EDGE
        else:
            costs[place] = AT_PHRASE if place in ends else IN_PHRASE
    for match in _inside().finditer(text):
        for place in range(match.start() + 1, match.end()):
            costs[place] = max(costs[place], IN_TERM)
    return tuple(costs)


@lru_cache(maxsize=1)
def _inside() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _TERMS), key=len, reverse=True)))


@lru_cache(maxsize=1)
def _phrase_model() -> Callable[[str], list[str]]:
    from budoux.parser import load_default_simplified_chinese_parser

    parser = load_default_simplified_chinese_parser()
    return lambda text: list(parser.parse(text))


def split_phrases(text: str) -> list[str]:
    """Phrases of a Chinese sentence as a statistical model (BudouX) sees them; weak on technical words."""
    return _phrase_model()(text) if text else []
