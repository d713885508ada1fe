"""Parts of a day, months and weekdays as people name them; and the hours that a part makes of what is typed."""


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


_NAMES = (
    "jan january januar jänner janv janvier enero gennaio janeiro januari",
    "feb february februar févr février febrero febbraio fevereiro februari", "mar march märz mär mars marzo março maart",
    "apr april avr avril abril aprile", "may mai mayo maggio maio mei", "jun june juni juin junio giugno junho",
    "jul july juli juil juillet julio luglio julho", "aug august août agosto augustus",
    "sep sept september septembre septiembre settembre setembro", "oct october okt oktober octobre octubre ottobre outubro",
    "nov november novembre noviembre novembro", "dec december dez dezember déc décembre diciembre dicembre dezembro",
)  # fmt: skip
MONTHS = {name: n for n, names in enumerate(_NAMES, 1) for name in names.split()}
_DAYS = (
    "mon monday montag lundi lunes lunedì maandag 周一 星期一 礼拜一",
    "tue tues tuesday dienstag mardi martes martedì dinsdag 周二 星期二 礼拜二",
    "wed wednesday mittwoch mercredi miércoles mercoledì woensdag 周三 星期三 礼拜三",
    "thu thur thurs thursday donnerstag jeudi jueves giovedì donderdag 周四 星期四 礼拜四",
    "fri friday freitag vendredi viernes venerdì vrijdag 周五 星期五 礼拜五",
    "sat saturday samstag sonnabend samedi sábado sabato zaterdag 周六 星期六 礼拜六",
    "sun sunday sonntag dimanche domingo domenica zondag 周日 周天 星期日 星期天 礼拜日 礼拜天",
)
WEEKDAYS = {name: n for n, names in enumerate(_DAYS) for name in names.split()}
SHORT_DAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
BRACKETED = {
    char: n
    for n, chars in enumerate(("一月월", "二火화", "三水수", "四木목", "五金금", "六土토", "日天일"))
    for char in chars
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
"""All names of months as alternatives of a pattern, the longest first."""
