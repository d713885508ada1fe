"""Signs that faces of Han draw an em wide: in other languages they are as wide as letters, and dots stand on the line."""

from __future__ import annotations

import pytest
from tests.unit.sheets.conftest import context_of


@pytest.mark.parametrize("sign", ["§", "¶", "×", "±", "†", "…"])
@pytest.mark.parametrize(
    ("language", "wide"), [("de", False), ("en", False), ("fr", False), ("zh-Hans", True), ("ja", True)]
)
def test_a_sign_is_as_wide_as_its_language_has_it(sign: str, language: str, wide: bool) -> None:
    context = context_of("conference: {title: X}\n")
    style = context.design.style("body").text.but(language=language)

    assert (context.composer.width(sign, style) >= 0.99 * style.size) is wide
