"""Parts of a day as people name them beside a time, and the hours that they make of what is typed."""


def _late(first: int, last: int) -> dict[int, int]:
    """Hours of an evening from the first on, as 7 or 19, and those after midnight up to the last."""
    evening = {hour: hour % 12 + 12 for hour in (*range(first, 12), *range(first + 12, 24))}
    return evening | {hour: hour % 12 + 24 for hour in (*range(last + 1), 12, 24)}


_SAME, _LATER = {h: h for h in range(24)}, {h: h + 12 for h in range(1, 12)}
_PM = {**_SAME, **_LATER, 0: 12}
HALVES = {
    "am": {**{h: h for h in range(12)}, 12: 0},
    "pm": _PM,
    "morning": {h: h for h in range(12)},
    "small hours": {**{h: h for h in range(7)}, 12: 0},
    "noon": {11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14},
    "dusk": {h: h % 12 + 12 for h in (4, 5, 6, 7, 8, 16, 17, 18, 19, 20)},
    "evening": _late(5, 4),
    "night": _late(7, 5),
    "twelve": {12: 12},
    "midnight": {0: 24, 12: 24, 24: 24},
}  # fmt: skip
"""By the word for a part of the day, the hour that is typed and the hour that is meant; from 24 on it is the night after."""
_WORDS = {
    "morning": "上午 午前 早上 早晨 早间 早間 清晨 清早 오전",
    "small hours": "凌晨 淩晨",
    "noon": "中午 午间 午間",
    "pm": "下午 午后 午後 오후",
    "dusk": "傍晚",
    "evening": "晚上 晚间 晚間 晚",
    "night": "夜里 夜裡 夜裏 夜间 夜間 夜晚 深夜 半夜 午夜",
}
MARKS = {word: mark for mark, words in _WORDS.items() for word in words.split()}
"""The part of a day that a word means."""
