"""Names of months and weekdays in the languages that dates are read in, shortened and whole, in lower case."""

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
