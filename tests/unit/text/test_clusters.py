"""Grapheme clusters: one answer for whoever parts a text."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from progprint.text.clusters import clusters, is_boundary, whole_end
from progprint.text.tokens import is_joining, tokens

ODD = "\u0301\u200d\ufe0f\U0001f1e8\U0001f1f3\U0001f469\U0001f3fd\u0600\u1100\u1161\u11a8각\u0e33\r\na云，—3\u20e3\U000e0067"


@given(st.text(alphabet=ODD, min_size=2, max_size=14))
@example("\U0001f1e8\U0001f1f3\U0001f1e8")
@example("a\U0001f469\ufe0f\u200d\u200d\U0001f469")
def test_a_boundary_is_where_a_cluster_ends(text: str) -> None:
    """Looked for one by one or all at once."""
    ends = [*accumulate(map(len, clusters(text)))][:-1]
    assert ends == [at for at in range(1, len(text)) if is_boundary(text, at)]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("e\u0301a", 1, 2),
        ("云a", 1, 1),
        ("\U0001f1e8\U0001f1f3\U0001f1ef\U0001f1f5", 1, 2),
        ("\U0001f1e8\U0001f1f3\U0001f1ef\U0001f1f5", 2, 2),
        ("a\u0301\u0302", 1, 3),
    ],
)
def test_a_place_inside_a_cluster_moves_behind_it(text: str, at: int, expected: int) -> None:
    """Four flags' halves are two flags: they part in their middle only."""
    assert expected == whole_end(text, at)


@given(st.text(alphabet="\u0301\ufe0f\U0001f1e8\U0001f1f3\U0001f469\U0001f3fd\u1100\u1161\u11a8각云，—ab", max_size=14))
def test_no_line_ends_where_a_token_begins_inside_a_cluster(text: str) -> None:
    """Flags, hangul and emoji are parted by the same rule as initials and slide titles."""
    for token in tokens(text):
        assert not token.start or is_boundary(text, token.start) or is_joining(text[token.start])
