"""Three lists as one."""

from __future__ import annotations

import pytest

from progprint.pptx.merging import merged


def _woven(base: str, hand: str, now: str) -> str:
    made = ""
    for chunk in merged(list(base), list(hand), list(now)):
        said = "".join(hand[n] for n in chunk.hand) if chunk.side != "now" else "".join(now[n] for n in chunk.now)
        made += f"[{said}]" if chunk.side == "both" else said
    return made


@pytest.mark.parametrize(
    ("base", "hand", "now", "woven"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "aBc", "abc", "aBc"),
        ("abc", "abc", "abCd", "abCd"),
        ("abc", "aBc", "abC", "aBC"),
        ("abc", "abcx", "yabc", "yabcx"),
        ("abc", "ac", "abcd", "acd"),
        ("abc", "aXc", "aYc", "a[X]c"),
        ("abc", "aXc", "aXc", "aXc"),
        ("", "x", "", "x"),
        ("a", "", "a", ""),
    ],
)
def test_what_one_side_changed_is_taken_and_a_clash_is_marked(base: str, hand: str, now: str, woven: str) -> None:
    assert _woven(base, hand, now) == woven
