"""Tokens, cuts inside words, and classes of words."""

from __future__ import annotations

import pytest

from progprint.text.hyphenation import plain_word, word_breakpoints
from progprint.text.phrases import indexed
from progprint.text.titles import title_costs
from progprint.text.tokens import HAN_RUNS, Token, cluster_class, tokens, word_classes


def parted(word: str, *, hyphenate: bool = False) -> str:
    """A word with a bar wherever it may part."""
    places = {cut.at for cut in word_breakpoints(word, "en" if hyphenate else None)}
    return "".join(("|" if at in places else "") + char for at, char in enumerate(word))


@pytest.mark.parametrize(
    "expected",
    [
        "skywalking-|kubernetes-|event-|exporter", "Redis/|Pika/|Sentinel-|go", "3.0:|dubbo", "io.|netty.|channel",
        "http://|example.|org/|a/|b|?|x=|1|&|y=|2", "me@|example.|org", "@AlexStocks),|dubbogo", "Kubernetes|Event|Exporter",
        "CI/CD", "1,000,000", "2019-2021", "12.5%", "v1.2.3", "C++", "A/B", "don’t", "SkyWalking", "performance", "x86-64",
    ],
)  # fmt: skip
def test_a_word_parts_only_after_separators(expected: str) -> None:
    """Addresses and identifiers part behind their separators; numbers, names and short words never."""
    assert expected == parted(expected.replace("|", ""))


@pytest.mark.parametrize(
    "expected",
    ["per|for|mance", "(per|for|mance),", "Kubernetes", "SkyWalking", "GRPCSERVER", "abc123def", "short"],
)
def test_only_plain_english_is_hyphenated(expected: str) -> None:
    """Lower-case words of six letters or more; never names, acronyms, words with digits."""
    assert expected == parted(expected.replace("|", ""), hyphenate=True)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("(kubernetes),", "kubernetes"), ("Kubernetes", ""), ("short", ""), ("a-performance", ""), ("1performance", "")],
)
def test_the_word_that_a_term_is_looked_up_by_has_no_marks(word: str, expected: str) -> None:
    """And is one that might get a hyphen at all."""
    assert expected == plain_word(word)


def test_a_soft_hyphen_says_where_a_word_parts() -> None:
    """U+00AD is a hyphen that the author allows."""
    assert [3] == [cut.at for cut in word_breakpoints("co\u00adoperate")]


def test_a_long_word_is_looked_through_in_linear_time() -> None:
    """200,000 letters take no longer than they should; an address is found by its @, not by trying every start."""
    assert () == word_breakpoints("W" * 200_000)


def test_a_long_name_is_looked_through_in_linear_time() -> None:
    """What stands around a place is looked at no farther than it matters."""
    assert list(range(3, 20_000, 2)) == [cut.at for cut in word_breakpoints("aA" * 10_000)]
    assert [7, *range(9, 20_006)] == [cut.at for cut in word_breakpoints("http://" + "a" * 20_000)]


def test_clusters_stay_whole() -> None:
    """Joined emoji, flags, key caps, variation sequences and long dashes are one token each."""
    expected = ["👨\u200d👩\u200d👧", "🇨🇳", "🇨🇳\ufe0f", "①\u302a", "葛\U000e0101", "——", "……", "👍🏽"]
    assert expected == [token.text for token in tokens("".join(expected))]
    assert [Token("keycap", "1\ufe0f\u20e3", 0)] == tokens("1\ufe0f\u20e3")


def test_tokens_leave_nothing_out() -> None:
    """Every character of a junction is in exactly one token."""
    text = " xDS(v3)，“Mesh”——\u200b℃\u00a0$5 ～\ufeff①한글🙂\x07"
    assert text == "".join(token.text for token in tokens(text))


def test_a_token_is_never_empty() -> None:
    """U+D7A4 to U+D7AF lie among the blocks of Hangul but are no part of a syllable."""
    assert ["가\u11a8", "\ud7a4", "\ud7af", "\ud7b0"] == [token.text for token in tokens("가\u11a8\ud7a4\ud7af\ud7b0")]


@pytest.mark.parametrize(
    ("word", "spaced", "expected"),
    [
        ("istio", False, "LL"), ("(v3)", False, "BA"), (",", False, "aA"), ("/", False, "NN"), (".NET", False, "aL"),
        (".NET", True, "LL"), (",P99", True, "aL"), ("20%", False, "LL"), ('"', False, "QQ"), ('"a"', False, "BA"),
        ("-", False, "TT"), ("&", True, "II"), ("a/", False, "LN"),
    ],
)  # fmt: skip
def test_a_word_is_known_by_its_edges(word: str, spaced: bool, expected: str) -> None:
    """What stands at the edges of a word decides what it is to its neighbours."""
    assert tuple(expected) == word_classes(word, spaced)


def test_rare_characters_have_a_class() -> None:
    """Astral and full-width characters are set like Han, hangul apart, all else as symbols."""
    assert "HHHGI" == "".join(map(cluster_class, "𠮷Ａ㈠한→"))


def test_titles_part_by_sense() -> None:
    """A title never parts inside a term, and not before a particle if it can be helped."""
    title = "一个云原生服务的爆炸半径治理"
    costs = title_costs(title, indexed(["云原生", "爆炸半径"]))
    assert costs[title.index("爆")] < min(costs[title.index("的")], costs[title.index("炸")], costs[title.index("原")])


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Ge|schwin|dig|keit"),
        ("de", "An|for|de|run|gen"),
        ("fr", "dé|ve|lop|pe|ment"),
        ("es", "de|sa|rro|llo"),
        ("it", "pro|gram|ma|zione"),
        ("nl", "ont|wik|ke|ling"),
        ("ru", "про|грам|ми|ро|ва|ние"),
        ("en", "de|vel|op|ment"),
        ("zh-Hans", "de|vel|op|ment"),
        ("en", "Development"),
        ("tr", "programlama"),
    ],
)
def test_a_word_is_hyphenated_by_the_rules_of_its_language(language: str, expected: str) -> None:
    """Never by those of another: a language without patterns gets no hyphens."""
    word = expected.replace("|", "")
    places = {one.at for one in word_breakpoints(word, language)}

    assert expected == "".join(("|" if at in places else "") + char for at, char in enumerate(word))


def test_hangul_is_no_han() -> None:
    """Whatever the face draws: syllables of Korean are never taken for ideographs, compatibility ideographs are."""
    assert None is HAN_RUNS.fullmatch("한글")
    assert HAN_RUNS.fullmatch("\uf900\ufa0e")
