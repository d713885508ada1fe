"""Curly quotes: which of them are Western, and on which side of their words they stand.

说“Mesh”好    full width, as marks of Chinese        a “b” c    proportional, as part of a Western run
„so“ sagt man ─ quote_side ─▶ open, close           ”så” säger man ─▶ open, close
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from progprint.text.tokens import OPENERS, Token

_QUOTES = frozenset("“”‘’")
SIDES = {"open": "“", "close": "”"}
"""The English quote of a side, by whose rules lines end around it."""
_EASTERN_KINDS = ("mark", "cluster", "keycap")
_EASTERN = ("", "zh", "yue", "ja", "ko")


def is_western(language: str) -> bool:
    """Whether quotes of a text in a language (BCP 47) never have the width of an ideograph."""
    return language.partition("-")[0] not in _EASTERN


def quote_side(found: Sequence[Token], index: int, han_before: bool = False, han_after: bool = False) -> str:
    """Whether a quote of a Western text opens or closes; which character does what differs by language.

    Beside Han, a mark of Chinese or a symbol, and before a long dash, it is the character that tells, since no blank does:
    “ and ‘ open.
    """
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    eastern = any(one and one.kind in _EASTERN_KINDS and one.text not in _QUOTES for one in (before, after))
    if eastern or (not before and han_before) or (not after and han_after) or (after and after.kind == "dash"):
        return "open" if found[index].text in "“‘" else "close"
    begins = before is None or before.kind in ("blank", "dash") or before.text[-1] in OPENERS
    return "open" if begins else "close"


_NONE: frozenset[int] = frozenset()


def western_quotes(found: Sequence[Token], han_before: bool, han_after: bool, *, all_of: bool) -> Collection[int]:
    """The tokens that are curly quotes of Western text: pairs whose outer neighbours are Western, in such text ``all_of`` them.

    CLREQ, Sizes and positions of Punctuation Marks: full width beside Han, proportional inside a Western run.
    """
    if all_of:
        return [index for index, token in enumerate(found) if token.text in _QUOTES]
    if len(found) < 3 or _QUOTES.isdisjoint([token.text for token in found]):
        return _NONE
    western: set[int] = set()
    spoken = [index for index, token in enumerate(found) if token.kind != "blank"]
    opened: list[int] = []
    for place, index in enumerate(spoken):
        text = found[index].text
        if text in "“‘":
            opened.append(place)
        elif text in "”’" and opened:
            first = opened.pop()
            left = found[spoken[first - 1]].kind if first else "mark" if han_before else "word"
            right = found[spoken[place + 1]].kind if place + 1 < len(spoken) else "mark" if han_after else "word"
            if left == right == "word":
                western |= {spoken[first], index}
    return western


def token_kinds(found: Sequence[Token], han_before: bool, han_after: bool, *, western: bool) -> list[str]:
    """The kinds of tokens, with curly quotes that are no marks of Chinese told apart: a side in ``western`` text, else word."""
    quotes = western_quotes(found, han_before, han_after, all_of=western)
    if not quotes:
        return [token.kind for token in found]
    return [
        token.kind if index not in quotes else quote_side(found, index, han_before, han_after) if western else "word"
        for index, token in enumerate(found)
    ]
