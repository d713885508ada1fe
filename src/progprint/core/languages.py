"""Languages: the tags that an agenda may name, in which spellings, and what Office calls them.

    "Deutsch", "de-AT", "German" ─ language_tag ─▶ "de"        "zh_TW", "繁體中文" ─▶ "zh-Hant"

Of a tag with a region or a script the language is what counts, but for Chinese, which has two scripts.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Language(NamedTuple):
    """A language: its tag (BCP 47), its tag in Office, and how else it is written."""

    tag: str
    office: str
    names: str


LANGUAGES = (
    Language(
        "zh-Hans",
        "zh-CN",
        "zh, zh-cn, zh-sg, simplified chinese, 中文, 简体中文, 汉语, 简体, 中国語, 중국어, chinese, chinesisch, chinois",
    ),
    Language("zh-Hant", "zh-TW", "traditional chinese, zh-tw, zh-hk, zh-mo, 繁体中文, 繁體中文, 正體中文, 漢語, 繁體"),
    Language("en", "en-US", "英文, 英语, 英語, english, englisch, anglais, inglés, 영어"),
    Language("ja", "ja-JP", "日文, 日语, 日本語, 日語, japanese, japanisch, japonais, 일본어"),
    Language("ko", "ko-KR", "韩文, 韩语, 한국어, 韓文, 韓語, 韓国語, korean, koreanisch, coréen"),
    Language("de", "de-DE", "德文, 德语, 德語, ドイツ語, deutsch, german, allemand, alemán"),
    Language("fr", "fr-FR", "法文, 法语, 法語, フランス語, français, french, französisch, francés"),
    Language("es", "es-ES", "西班牙文, 西班牙语, español, spanish, spanisch, espagnol, castellano"),
    Language("it", "it-IT", "意大利文, 意大利语, italiano, italian"),
    Language("pt", "pt-PT", "葡萄牙文, 葡萄牙语, português, portuguese"),
    Language("nl", "nl-NL", "荷兰文, 荷兰语, nederlands, dutch"),
    Language("ca", "ca-ES", "català, catalan"),
    Language("cs", "cs-CZ", "čeština, czech"),
    Language("da", "da-DK", "dansk, danish"),
    Language("el", "el-GR", "ελληνικά, greek"),
    Language("et", "et-EE", "eesti, estonian"),
    Language("eu", "eu-ES", "euskara, basque"),
    Language("fi", "fi-FI", "suomi, finnish"),
    Language("gl", "gl-ES", "galego, galician"),
    Language("hr", "hr-HR", "hrvatski, croatian"),
    Language("hu", "hu-HU", "magyar, hungarian"),
    Language("id", "id-ID", "bahasa indonesia, indonesian"),
    Language("is", "is-IS", "íslenska, icelandic"),
    Language("lt", "lt-LT", "lietuvių, lithuanian"),
    Language("lv", "lv-LV", "latviešu, latvian"),
    Language("nb", "nb-NO", "no, norsk, norsk bokmål, norwegian"),
    Language("nn", "nn-NO", "nynorsk, norsk nynorsk"),
    Language("pl", "pl-PL", "polski, polish"),
    Language("ro", "ro-RO", "română, romanian"),
    Language("ru", "ru-RU", "俄文, 俄语, русский, russian"),
    Language("sk", "sk-SK", "slovenčina, slovak"),
    Language("sl", "sl-SI", "slovenščina, slovenian"),
    Language("sq", "sq-AL", "shqip, albanian"),
    Language("sr", "sr-Latn-RS", "srpski, serbian"),
    Language("sv", "sv-SE", "svenska, swedish"),
    Language("tr", "tr-TR", "türkçe, turkish"),
    Language("uk", "uk-UA", "українська, ukrainian"),
)
TAGS = tuple(language.tag for language in LANGUAGES)
_KNOWN = {name: one for one in LANGUAGES for name in (one.tag.casefold(), *one.names.split(", "))}
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z0-9]{2,8})*\Z")
_TRADITIONAL = frozenset(["hant", "tw", "hk", "mo"])


def language_tag(text: str) -> str:
    """The tag of the language that a tag or a name means; "" for none of ours."""
    told = text.strip().casefold().replace("_", "-")
    found = _KNOWN.get(told)
    if found is None and (match := _TAG.match(told)):
        traditional = match[1] == "zh" and not _TRADITIONAL.isdisjoint(told.split("-"))
        found = _KNOWN.get("zh-hant" if traditional else match[1])
    return found.tag if found is not None else ""


def office_tag(language: str) -> str:
    """The tag that Office has for a language; the tag itself if it is none of ours."""
    found = _KNOWN.get(language_tag(language).casefold())
    return found.office if found is not None else language


_SMALL_WORDS = {
    "en": "the of and for in to a with on is from how your at why",
    "de": "der die das und für mit im von zur zum ist ein eine wie den dem auf aus bei ohne über",
    "fr": "le la les des du et pour dans une est aux sur avec un l d comment vers",
    "es": "el los las y para del una con en por un cómo la de",
    "it": "il gli della delle e per di nel nella una con che dal un la",
    "pt": "os das dos e para uma com em na no do da um as",
    "nl": "het een van voor met en de op naar bij",
}
"""Small words by which a language written in Latin letters is known, if there are several of them."""


def _latin_language(text: str) -> str:
    """The language of most small words of a text; English unless another has two of them at least, and more than all others."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    found = {tag: [word for word in words if word in small.split()] for tag, small in _SMALL_WORDS.items()}
    best, *others = sorted(found, key=lambda tag: -len(found[tag]))
    alone = len(found[best]) > max(len(found[tag]) for tag in others) and len(set(found[best])) > 1
    return best if alone else "en"


def text_language(text: str) -> str:
    """The language that a longer text is probably in, by the shares of its letters: one foreign letter decides nothing.

    Japanese is what has kana for more than a seventh of its ideographs and kana (a lone の stands in many a Chinese
    title), Korean what is hangul for more than a third, Traditional what has more ideographs that only Big5 knows than
    such that only GB 2312 does. An ideograph weighs as much as three letters; with less than a fifth of them small words tell.
    """
    kana = [char for char in text if "\u3041" <= char <= "\u30fe" and char not in "・ー"]
    hangul = sum("\uac00" <= char <= "\ud7a3" for char in text)
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    eastern = len(kana) + hangul + len(han)
    latin = sum(char.isalpha() and char < "\u2000" for char in text)
    if not eastern or 3 * eastern * 4 < latin:
        return _latin_language(text)
    if len(set(kana)) > 1 and 7 * len(kana) > len(kana) + len(han):
        return "ja"
    if 3 * hangul > eastern:
        return "ko"
    only_big5 = sum(_has(char, "big5") and not _has(char, "gb2312") for char in han)
    only_gb = sum(_has(char, "gb2312") and not _has(char, "big5") for char in han)
    return "zh-Hant" if only_big5 > only_gb else "zh-Hans"


def _has(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
