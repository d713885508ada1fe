"""Tags and names of languages, and what language a text is probably in."""

from __future__ import annotations

import pytest

from progprint.core.languages import LANGUAGES, language_tag, office_tag, text_language


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("de", "de"),
        ("Deutsch", "de"),
        ("de_AT", "de"),
        ("pt-BR", "pt"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("繁體中文", "zh-Hant"),
        ("EN-gb", "en"),
        ("no", "nb"),
        ("", ""),
        ("tlh", ""),
        ("klingonisch", ""),
    ],
)
def test_a_tag_or_a_name_means_a_language(typed: str, tag: str) -> None:
    assert language_tag(typed) == tag


def test_every_language_means_itself_in_all_its_spellings() -> None:
    for one in LANGUAGES:
        assert {language_tag(name) for name in (one.tag, *one.names.split(", "))} == {one.tag}
        assert office_tag(one.tag) == one.office


CHINESE = "微服务的边界与治理。一次线上故障的完整复盘。数据仓库的成本。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (CHINESE, "zh-Hans"),
        (CHINESE + "午後のカフェ", "zh-Hans"),
        ("咖啡の時間與程式設計師的日常", "zh-Hant"),
        ("微服務的邊界與治理，一次線上故障的完整回顧", "zh-Hant"),
        (CHINESE + "한국어 발표", "zh-Hans"),
        ("障害対応の自動化とログ設計。型で守るフロントエンド。", "ja"),
        ("분산 시스템의 로그 설계, 그리고 장애 대응", "ko"),
        (
            "Rust in production. Tracing at scale. Postgres for the curious. Types that pay. Ship it twice. 一个中文议题",
            "en",
        ),
        ("Kubernetes 实践", "zh-Hans"),
        ("", "en"),
    ],
)
def test_a_share_of_the_letters_decides_and_not_one_of_them(text: str, language: str) -> None:
    assert text_language(text) == language
