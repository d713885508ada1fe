"""Changes in words, in Chinese or English: for the terminal and for the slip that is stuck into a printed booklet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from progprint.changes.programme import CANCELLED, CHANGED, MOVED, NEW, Change, Field

Pair = tuple[str, str]
"""A wording in English and in Chinese."""

KINDS: Mapping[str, Pair] = MappingProxyType(
    {NEW: ("New", "新增"), CANCELLED: ("Cancelled", "取消"), MOVED: ("Moved", "移动"), CHANGED: ("Changed", "变更")}
)
FIELDS: Mapping[str, Pair] = MappingProxyType(
    {
        "day": ("day", "日期"), "time": ("time", "时间"), "rooms": ("room", "会场"), "title": ("title", "题目"),
        "subtitle": ("subtitle", "副题"), "track": ("track", "专题"), "type": ("kind", "类型"), "speakers": ("speakers", "讲师"),
        "moderators": ("moderator", "主持人"), "people": ("people's details", "人物资料"), "summary": ("summary", "概要"),
        "takeaways": ("takeaways", "听众收益"), "language": ("language", "语言"),
    }
)  # fmt: skip
_LONG = ("summary", "takeaways", "people")
"""Facts of which only that they changed is told."""
_ALL_ROOMS: Pair = ("all rooms", "全部会场")
_NEW_TEXT: Pair = ("new text", "有改动")


def kind_of(change: Change, language: str) -> str:
    """The one word for what became of a talk."""
    return _pick(KINDS[change.kind], language)


def lines_of(change: Change, language: str) -> list[str]:
    """What changed, a fact a line; of a talk that is new or gone, when, where and who."""
    if change.kind in (NEW, CANCELLED):
        told = "\u3000".join(_value(field.new, language) for field in change.fields)
        return [told] if told else []
    return [_line(field, language) for field in change.fields]


def _line(field: Field, language: str) -> str:
    name = _pick(FIELDS[field.name], language)
    if field.name in _LONG:
        return f"{name}: {_NEW_TEXT[0]}" if language == "en" else f"{name}：{_NEW_TEXT[1]}"
    old, new = _value(field.old, language) or "–", _value(field.new, language) or "–"
    return f"{name}: {old} → {new}" if language == "en" else f"{name}：{old} → {new}"


def _value(value: str, language: str) -> str:
    return _pick(_ALL_ROOMS, language) if value == "*" else value


def _pick(pair: Pair, language: str) -> str:
    return pair[0] if language == "en" else pair[1]
