"""Texts and styles of all kinds for laws of setting: mixed scripts, marks, numbers, addresses, emoji, controls."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from progprint.core.color import Ink
from progprint.core.diagnostic import Outcome
from progprint.fonts.book import FontBook, load_book
from progprint.typeset.glue import TABLES
from progprint.typeset.style import ParagraphStyle, Text, TextStyle

FONTS = Path(__file__).resolve().parents[1] / "fonts"
LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "en", "ko")
ALIGNS = ("justify", "left", "right", "center")

CHINESE = ["基于", "云原生", "的", "可观测性实践", "国", "服务网格落地", "大", "统一通信协议"]
MARKS = ["，", "。", "、", "；", "：", "！", "？", "！？", "·", "／", "～", "%", "％", "℃"]
PAIRS = ["“", "”", "‘", "’", "（", "）", "《", "》", "「", "」", "——", "……", "(", ")", "[", "]", '"', "'"]
WORDS = [
    "istio", "Kubernetes", "development", "don’t", "xDS(v3)", "A", "C++", "e-mail", "CI/CD", ".NET", "and",
    "the", "αβγ",
]  # fmt: skip
NUMBERS = ["5%", "37℃", "¥1280", "3.14", "1,000", "9:30—10:15", "2021-07-30", "№5", "100 %", "1️⃣", "①"]
LONG = [
    "skywalking-kubernetes-event-exporter", "https://example.org/a/b?x=1&y=2#z", "me.too@example.com", "io.netty.channel",
    "KubernetesEventExporterFactory", "snake_case_of_some_length", "http://例.com/路", "co\u00adoperation",
]  # fmt: skip
RARE = [
    "👍🏽", "👩\u200d👩\u200d👧", "🇨🇳", "❤\ufe0f", "葛\U000e0101", "𠮷", "\uf900", "e\u0301", "國\u0301",
    "한국어", "\u1112\u1161\u11ab", "ภาษาไทย", "日本語", "カタカナー", "ちょっと", "々", "Москва", "ابجد", "नमस्ते",
    "ཀ་ཁ", "\u302a", "\ue000", "\U0009a16c",
]  # fmt: skip
BLANKS = [
    " ", " ", " ", "  ", "\u00a0", "\u3000", "\t", "\u200b", "\u2060", "\u2009", "\u200d", "\ufe0f", "\x07",
    "\u00ad",
]  # fmt: skip
FORCED = ["\n", "\r\n", "\u2028", "\x0b"]

PLAIN = [*CHINESE, *CHINESE, *MARKS, *PAIRS, *WORDS, *NUMBERS, " ", " "]
ALL = [*PLAIN, *LONG, *RARE, *BLANKS, *FORCED]

proses = st.lists(st.sampled_from(PLAIN), min_size=12, max_size=60).map("".join)
"""What programmes are made of: Chinese with marks, words and numbers."""
characters = st.characters(exclude_categories=["Cs"])
texts = st.one_of(
    st.lists(st.sampled_from(ALL) | st.sampled_from(PLAIN) | characters, min_size=8, max_size=50).map("".join),
    st.lists(st.sampled_from(ALL), max_size=5).map("".join),
    proses,
)
"""Everything, all planes of Unicode, assigned or not."""

text_styles = st.builds(
    TextStyle,
    family=st.sampled_from(["sans", "serif"]),
    weight=st.sampled_from(["regular", "bold"]),
    size=st.sampled_from([7.5, 9.0, 10.0, 10.5, 24.0]),
    language=st.sampled_from(LANGUAGES),
    tracking=st.sampled_from([0, 0, 0, 50, 120]),
)
styles = st.builds(
    ParagraphStyle,
    name=st.just("law"),
    text=text_styles,
    leading=st.just(16.0),
    align=st.sampled_from(["justify", *ALIGNS]),
    indent=st.sampled_from([0.0, 0.0, 2.0, 1.0]),
    punctuation=st.sampled_from(TABLES),
    level=st.just("strict"),
    phrases=st.sampled_from([False, False, False, True]),
    hyphenate=st.booleans(),
    hanging=st.booleans(),
)
ems = (
    st.sampled_from([3.0, 4.5, 60.0])
    | st.floats(3.0, 60.0).map(lambda em: round(em, 2))
    | st.integers(8, 35).map(float)
)
"""Measures in em."""

RED = Ink("red", (1.0, 0.0, 0.0), (0.0, 1.0, 1.0, 0.0))
_voices = st.none() | st.builds(TextStyle, family=st.sampled_from(["sans", "serif"]), weight=st.sampled_from(["regular", "bold"]),
                                ink=st.just(RED), language=st.sampled_from(LANGUAGES))  # fmt: skip
nodes = st.builds(Text, texts, _voices, st.sampled_from(["", "", "https://example.org", "#there"]))
contents = texts | st.lists(nodes, min_size=1, max_size=5)
"""A text in one voice, or in several, some of which lead somewhere."""


@cache
def book() -> FontBook:
    """The faces that ship, one book for all examples: codes of earlier ones are in the way of later ones."""
    return new_book()


def new_book() -> FontBook:
    """The faces that ship, untouched."""
    found = load_book([FONTS], lambda path: Outcome(path.read_bytes())).value
    assert found is not None
    return found


def typed(content: str | list[Text]) -> str:
    """All characters of a content."""
    return content if isinstance(content, str) else "".join(node.text for node in content)


def any_text(random: Random) -> str:
    """A string of any kind: whole planes, one thing very often, very long words, thousands of forced breaks."""
    kind, length = random.randrange(300), random.choice([1, 2, 5, 20, 20, 60])
    if kind == 0:
        return random.choice(["W", "aA", "a\u0301", "http://a.b/", "x_", "9", "\u0301", "กำ", "“", "("]) * 10_000
    if kind == 1:
        return "".join(random.choices([*FORCED, "国", "a", ""], k=2000))
    if kind < 30:
        return random.choice(ALL) * length
    if kind < 60:
        return any_character(random) * length
    if kind < 150:
        return "".join([any_character(random) for _ in range(length)])
    return "".join([random.choice(ALL) if random.random() < 0.8 else any_character(random) for _ in range(length)])


def any_character(random: Random) -> str:
    """A character of any plane, assigned or not, but no lone surrogate: those are refused when a file is read."""
    code = random.randrange(random.choice([0x80, 0x600, 0x3100, 0x10000 - 0x800, 0x20000 - 0x800, 0x110000 - 0x800]))
    return chr(code + 0x800 if code >= 0xD800 else code)


def any_style(random: Random) -> ParagraphStyle:
    """A style of any kind."""
    own = TextStyle(random.choice(["sans", "serif"]), random.choice(["regular", "bold"]), random.choice([6.0, 9.5, 30.0]),
                    language=random.choice(LANGUAGES), tracking=random.choice([0, 0, 100]))  # fmt: skip
    hyphenate, hanging = random.random() < 0.5, random.random() < 0.5
    return ParagraphStyle("fuzz", own, 16.0, random.choice(ALIGNS), random.choice([0.0, 2.0]), punctuation=random.choice(TABLES),
                          phrases=random.random() < 0.1, hyphenate=hyphenate, hanging=hanging)  # fmt: skip
