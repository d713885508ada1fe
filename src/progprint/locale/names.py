"""Names of people: how they are read aloud, where they stand in an index, and what they are called in a file.

    reading("单春艳")        ("shàn", "chūn", "yàn")      a surname is read as a surname
    index_letter("单春艳")   "S"
    person_id("单春艳")      "shanchunyan"

Readings come from pypinyin's table of single characters. The table is loaded by itself, once, when the first ideograph
is asked for: importing the library whole takes 0.3 s, most of it for phrases that no name contains.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from progprint.locale.surnames import COMPOUND, GIVEN_READINGS, SINGLE, SINGLE_READINGS

IndexKey = tuple[bool, tuple[str, ...], tuple[int, ...], str]

_TOKENS = re.compile(
    r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]|[^\W\d_\u3007\u3400-\u9fff]+|\d+"
)
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_CHINESE_NAME = re.compile(rf"{_HAN.pattern}{{2,4}}\Z")
_FOREIGN_NAME = re.compile(
    rf"{_HAN.pattern}+(?:[·•・]{_HAN.pattern}+)+\Z|[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f.'’-]*\Z"
)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_EASY = frozenset(
    "婷妍娴媛嫣玮玥琪瑜瑾璐璇璟晖晗曦昊旻烨炜煜钰铭鑫锴鹏骏骁麒麟婧妮娅菁菲萱蔚蕾薇馨霖雯淼淳涵泓浩沁潇澜瀚灏彬斌恺怡悦恬"
)


def reading(name: str, given: str = "") -> tuple[str, ...]:
    """The syllables of a name with their tone marks; words in other letters stand as they are.

    ``given`` is the agenda's own ``reading:``, syllables set apart by blanks; it overrides everything.
    """
    if given.strip():
        return tuple(given.split())
    tokens = _TOKENS.findall(unicodedata.normalize("NFC", name))
    surname = _surname_reading(name)
    rest = (GIVEN_READINGS.get(token) or _single_reading(token) for token in tokens[len(surname) :])
    return (*surname, *rest)


def hard_reading(name: str, given: str = "") -> str:
    """The reading of a name that a host may stumble over, in one line; "" for a name that any reader knows.

    Hard are surnames with a reading of their own, characters outside the 3,755 common ones of GB/T 2312, and names
    whose reading the agenda gives.
    """
    hard = bool(given.strip()) or bool(_surname_reading(name)) or any(_is_rare(char) for char in _HAN.findall(name))
    return " ".join(reading(name, given)) if hard else ""


def index_letter(name: str, given: str = "") -> str:
    """The letter A–Z that a name is filed under, "#" for names that begin with anything else."""
    first = _plain("".join(reading(name, given)[:1]))[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def index_key(name: str, given: str = "") -> IndexKey:
    """What an index sorts by: syllable by syllable, then tones, then characters; Latin names stand among the others.

    Names without a letter come last. (GB/T 13418: by letters, then by tones.)
    """
    syllables = reading(name, given)
    return (
        index_letter(name, given) == "#",
        tuple(_plain(syllable) for syllable in syllables),
        tuple(_tone(syllable) for syllable in syllables),
        name,
    )


def person_id(name: str) -> str:
    """A short key for a name: the plain syllables of a Chinese one, the words of another joined by dashes."""
    parts = [re.sub(r"[^a-z0-9]", "", _plain(part)) for part in reading(name)]
    parts = [part for part in parts if part]
    return ("" if _HAN.search(name) else "-").join(parts) or "person"


def looks_like_name(text: str) -> bool:
    """Whether a text may well be one person's name: 于雨, 欧阳娜娜, 卡尔·马克思, Ada (a single Latin word)."""
    text = _SELECTORS.sub("", text)
    if _CHINESE_NAME.match(text):
        return text[:2] in COMPOUND or (text[0] in SINGLE and len(text) <= 3)
    return bool(_FOREIGN_NAME.match(text))


def _surname_reading(name: str) -> tuple[str, ...]:
    """The syllables of a surname that is read in a way of its own; empty when the table of characters is right.

    Longer names and those with a middle dot are transcriptions, whose first character is no surname.
    """
    name = _SELECTORS.sub("", name)
    if not _CHINESE_NAME.match(name):
        return ()
    compound = COMPOUND.get(name[:2]) if len(name) > 2 or name == "单于" else None
    return tuple((compound or SINGLE_READINGS.get(name[0], "")).split())


def _single_reading(token: str) -> str:
    """The commonest reading of an ideograph, any other word as it is."""
    return _table().get(ord(token), token).partition(",")[0] if len(token) == 1 and _HAN.match(token) else token


@cache
def _table() -> Mapping[int, str]:
    """Readings by code point, commonest first: ``pypinyin.pinyin_dict`` without the rest of the package."""
    package = importlib.util.find_spec("pypinyin")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError(name="pypinyin")
    path = Path(package.submodule_search_locations[0]) / "pinyin_dict.py"
    spec = importlib.util.spec_from_file_location("_progprint_pinyin_dict", path)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name="pypinyin.pinyin_dict")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    table: Mapping[int, str] = module.pinyin_dict
    return table


def _is_rare(char: str) -> bool:
    """Whether a character is outside level 1 of GB/T 2312 (rows 16–55) and not one that names have made common."""
    try:
        return char.encode("gb2312")[0] >= 0xD8 and char not in _EASY
    except UnicodeEncodeError:
        return True


def _plain(syllable: str) -> str:
    """Lower-case letters without marks; ü is v, so that it sorts after u (GB/T 13418) and fits an id."""
    letters = unicodedata.normalize("NFD", syllable.casefold().replace("ü", "v"))
    letters = letters.replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c))


def _tone(syllable: str) -> int:
    """1 to 4 by the tone mark, 5 without one."""
    return next((_TONES[c] for c in unicodedata.normalize("NFD", syllable) if c in _TONES), 5)
