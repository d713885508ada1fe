"""Names of people: how they are read aloud, where they stand in an index, and what they are called in a file.

    reading("单春艳")        ("shàn", "chūn", "yàn")      a surname is read as a surname
    index_letter("单春艳")   "S"
    person_id("单春艳")      "shanchunyan"

Readings lie in ``readings.txt``, one line for each syllable with the characters that are first of all read so. The
file follows pypinyin's table of single characters; the library itself takes 0.03 s and 11 MB to read it, and 0.3 s with
the phrases that no name contains.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

from progprint.core.patterns import pattern
from progprint.locale.surnames import COMPOUND, GIVEN_READINGS, SINGLE, SINGLE_READINGS
from progprint.locale.syllabary import LANGUAGES, head, key
from progprint.text.clusters import clusters

IndexKey = tuple[bool, tuple[str, ...], tuple[int, ...], str] | tuple[bool, str, str]

_READINGS = Path(__file__).with_name("readings.txt")
_FOREIGN_NAME = "[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f.'’-]*"
_STYLES = frozenset(str.split("dr prof professor mr mrs ms sir dame rev hon ing dipl-ing"))
_PARTICLES = frozenset(
    str.split(
        "van de den der von zu zur ter ten te bin ibn bint al el la le las los di da das dos do du del della dello "
        "des af av y e i st abu ben"
    )
)
_SUFFIXES = frozenset(
    str.split("jr sr ii iii iv phd md mba msc bsc dphil esq frs mbe obe cbe cfa cpa pmp dds jd llm facs ieee")
)
_KOREAN = pattern(
    "[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄원천방공현함변염여추도석선설마길연위표명]"
    "(?!교수|구원|구소)[가-힣][가-힣](?<![대팀청])"
)
"""A Korean name of three syllables, the first of which is a surname."""
_MOST_WORDS = 20
"""Words of a name, with all that stands before and behind it."""
_SELECTORS = pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
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
    tokens = _tokens(unicodedata.normalize("NFC", name))
    surname = _surname_reading(name)
    rest = (GIVEN_READINGS.get(token) or _single_reading(token) for token in tokens[len(surname) :])
    return (*surname, *rest)


def annotated(name: str, given: str) -> tuple[tuple[str, str], ...]:
    """The name in pieces, each with the reading to set over it, "" for none; () where there is nothing to set.

    ``given`` is the agenda's own reading. As many syllables as the name has ideographs and words go over one each; any
    other number goes over the whole name. Words in other letters need no reading, and no name is read without one given.
    """
    syllables = given.split()
    if not syllables or not any(map(_is_ideograph, name)):
        return ()
    pieces: list[str] = []
    for kind, run in groupby(clusters(name), lambda cluster: _kind(cluster[0])):
        found = list(run)
        pieces += found if kind == "ideograph" else ["".join(found)]
    if len(syllables) != sum(_kind(piece[0]) != "" for piece in pieces):
        return ((name, " ".join(syllables)),)
    rest = iter(syllables)
    read = [(piece, next(rest) if _kind(piece[0]) else "") for piece in pieces]
    return tuple((piece, reading if _is_ideograph(piece[0]) else "") for piece, reading in read)


def hard_reading(name: str, given: str = "", language: str = "") -> str:
    """The reading of a name that a host may stumble over, in one line; "" for a name that any reader knows.

    Who speaks Japanese or Korean, the ``language`` of the text, reads no ideograph as in Chinese.

    Hard are surnames with a reading of their own, characters outside the 3,755 common ones of GB/T 2312, and names
    whose reading the agenda gives.
    """
    if language.partition("-")[0] in LANGUAGES:
        return " ".join(given.split())
    hard = (
        bool(given.strip())
        or bool(_surname_reading(name))
        or any(_is_ideograph(char) and _is_rare(char) for char in name)
    )
    return " ".join(reading(name, given)) if hard else ""


def index_letter(name: str, given: str = "", language: str = "") -> str:
    """The letter A–Z that a name is filed under, "#" for names that begin with anything else.

    In a ``language`` with letters of its own those of ``syllabary``.
    """
    if language.partition("-")[0] in LANGUAGES:
        return head(name, given)
    first = plain_syllable("".join(reading(name, given)[:1]))[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def index_key(name: str, given: str = "", language: str = "") -> IndexKey:
    """The sort key of an index: syllable by syllable, then tones, then characters; Latin names stand among the others.

    Names without a letter come last. (GB/T 13418: by letters, then by tones.) See ``index_letter`` for the ``language``.
    """
    if language.partition("-")[0] in LANGUAGES:
        return key(name, given)
    syllables = reading(name, given)
    return (
        index_letter(name, given) == "#",
        tuple(plain_syllable(syllable) for syllable in syllables),
        tuple(_tone(syllable) for syllable in syllables),
        name,
    )


def person_id(name: str) -> str:
    """A short key for a name: the plain syllables of a Chinese one, the words of another joined by dashes."""
    parts = [re.sub(r"[^a-z0-9]", "", plain_syllable(part)) for part in reading(name)]
    parts = [part for part in parts if part]
    return ("" if any(map(_is_ideograph, name)) else "-").join(parts) or "person"


def looks_like_name(text: str) -> bool:
    """Whether a text may well be one person's name: 于雨, 欧阳娜娜, 卡尔·马克思, Ada (a single Latin word)."""
    text = _SELECTORS.sub("", text)
    if _is_chinese(text):
        return text[:2] in COMPOUND or (text[0] in SINGLE and len(text) <= 3)
    if _KOREAN.fullmatch(text):
        return True
    parts = re.split("[·•・‧∙･]", text)
    transcribed = len(parts) > 1 and all(part and _may_be_transcribed(part) for part in parts)
    return transcribed or re.fullmatch(_FOREIGN_NAME, text) is not None


def _may_be_transcribed(part: str) -> bool:
    """Whether a part between the dots of a transcribed name is one: 卡尔, ジョン, or an initial."""
    return all(_is_ideograph(char) or "\u30a1" <= char <= "\u30fe" for char in part) or (
        part.isupper() and len(part) < 3
    )


def is_full_name(text: str) -> bool:
    """Whether a text is plainly a name of several words in letters with capitals: Rosa de Winter, Dr. J. O’Hara Jr."""
    words = text.split()
    if len(words) > _MOST_WORDS:
        return False
    while words and words[0].rstrip(".").casefold() in _STYLES:
        words = words[1:]
    while len(words) > 1 and is_suffix(words[-1]):
        words = [*words[:-2], words[-2].rstrip(",")]
    if not 2 <= len(words) <= 6 or not _is_capital(words[-1]) or not (_is_capital(words[0]) or is_particle(words[0])):
        return False
    if len(words) > 2 and any(word.isupper() and "." not in word and 1 < len(word) < 4 for word in words):
        return False  # Ada Byron ACM
    return sum(map(_is_capital, words)) > 1 and all(_is_capital(word) or is_particle(word) for word in words)


def is_particle(word: str) -> bool:
    """Whether a word is a particle of a name: van, de, bin."""
    return word.rstrip(".").casefold() in _PARTICLES and word.islower()


def is_suffix(text: str) -> bool:
    """Whether a text stands behind a name and is a part of it: Jr., III, Ph.D."""
    return text.strip(" .").replace(".", "").casefold() in _SUFFIXES


def _is_capital(word: str) -> bool:
    """Whether a word is of a name: it begins with a capital, also behind d’ or al-, and holds nothing but letters."""
    bare = re.sub(r"\A(?:[dlDL]['’]|[ae]l-|bin-)", "", word)
    return bare[:1].isupper() and re.fullmatch(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?", bare) is not None


def surname_first(name: str, about: str = "") -> str:
    """A Chinese name whose parts stand the Western way round, 奕嘉 苏, as 苏奕嘉; "" for any other.

    ``about`` is a text that may hold the name whole: it decides. Else the last part must be a surname and the first none.
    """
    parts = name.split()
    if len(parts) != 2 or not all(len(part) <= 3 and all(map(_is_ideograph, part)) for part in parts):
        return ""
    given, surname = parts
    if given + surname in about:
        return ""
    last = surname in SINGLE or surname in COMPOUND
    first = given in SINGLE or given in COMPOUND
    return surname + given if surname + given in about or (last and not first) else ""


def _is_ideograph(char: str) -> bool:
    """Whether a character has a line in the table of readings, or might have one."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or char == "〇"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
    )


def _is_chinese(name: str) -> bool:
    """Whether a name is two to four ideographs."""
    return 2 <= len(name) <= 4 and all(map(_is_ideograph, name))


def _tokens(name: str) -> list[str]:
    """Ideographs one by one, words in other letters and numbers whole; marks and blanks are left out."""
    found: list[str] = []
    for kind, run in groupby(name, _kind):
        if kind == "ideograph":
            found += run
        elif kind:
            found.append("".join(run))
    return found


def _kind(char: str) -> str:
    """What a character is a part of: an ideograph, a number, a word, or "" for none of them."""
    if _is_ideograph(char):
        return "ideograph"
    return "number" if char.isdecimal() else "word" if char.isalnum() else ""


def _surname_reading(name: str) -> tuple[str, ...]:
    """The syllables of a surname that is read in a way of its own; empty when the table of characters is right.

    Longer names and those with a middle dot are transcriptions, whose first character is no surname.
    """
    name = _SELECTORS.sub("", name)
    if not _is_chinese(name):
        return ()
    compound = COMPOUND.get(name[:2]) if len(name) > 2 or name == "单于" else None
    return tuple((compound or SINGLE_READINGS.get(name[0], "")).split())


@cache
def _single_reading(token: str) -> str:
    """The commonest reading of an ideograph, any other word as it is."""
    if len(token) > 1 or not _is_ideograph(token):
        return token
    for table in _tables():
        at = table.find(token)
        if at >= 0:
            begin = table.rfind("\n", 0, at) + 1
            return table[begin : table.index(" ", begin)]
    return token


@cache
def _tables() -> tuple[str, ...]:
    """Lines of a syllable and its characters: those of U+4E00 to U+9FFF, which most names need only, and the rest."""
    return tuple(_READINGS.read_text("utf-8").split("\n\n")[1:])


def _is_rare(char: str) -> bool:
    """Whether a character is outside level 1 of GB/T 2312 (rows 16–55) and not one that names have made common."""
    try:
        return char.encode("gb2312")[0] >= 0xD8 and char not in _EASY
    except UnicodeEncodeError:
        return True


def plain_syllable(syllable: str) -> str:
    """Lower-case letters without marks; ü is v, so that it sorts after u (GB/T 13418) and fits an id."""
    letters = unicodedata.normalize("NFD", syllable.casefold().replace("ü", "v"))
    letters = letters.replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c))


def _tone(syllable: str) -> int:
    """1 to 4 by the tone mark, 5 without one."""
    return next((_TONES[c] for c in unicodedata.normalize("NFD", syllable) if c in _TONES), 5)
