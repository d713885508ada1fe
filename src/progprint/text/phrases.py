"""Where a Chinese title parts by sense: costs of ending a line at each place.

A statistical model (BudouX) proposes the phrases; it is weak on technical Chinese, so it only adds costs between Han
characters, never inside a Latin word, and never may split what the caller wants whole: names of people, terms of a field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

_STICKS_LEFT = frozenset("的地得了着过们吗呢吧之性化者式型类等")
_STICKS_RIGHT = frozenset("在从对向与和及或以将把被让使为由基第每各该这那")
IN_TERM, BAD_EDGE, IN_PHRASE, AT_PHRASE = 1500, 900, 500, 60

Names = Mapping[str, tuple[str, ...]]
"""Names and terms that never part, by their first two characters (see ``indexed``)."""


def indexed(names: Iterable[str]) -> Names:
    """Names as ``phrase_costs`` looks them up; those of one character cannot part."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        if len(name) > 1:
            found[name[:2]] = (*found.get(name[:2], ()), name)
    return found


def phrase_costs(text: str, names: Names = MappingProxyType({})) -> Sequence[int]:
    """What it costs to end a line before each character of a title; after a mark or a blank it costs nothing.

    A person's name is as solid as a term.
    """
    costs = _costs(text)
    if not names:
        return costs
    found = [(at, name) for at in range(len(text) - 1) for name in names.get(text[at : at + 2], ())]
    guarded = list(costs)
    for at, name in found:
        if text.startswith(name, at):
            guarded[at + 1 : at + len(name)] = [IN_TERM] * (len(name) - 1)
    return guarded


@lru_cache(maxsize=512)
def _costs(text: str) -> tuple[int, ...]:
    ends: set[int] = set()
    at = 0
    for phrase in split_phrases(text):
        at += len(phrase)
        ends.add(at)
    costs = [0] * (len(text) + 1)
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if not ("\u3400" <= before <= "\u9fff" and "\u3400" <= after <= "\u9fff"):
            costs[place] = 0 if not (before.isalnum() and after.isalnum()) else AT_PHRASE
        elif after in _STICKS_LEFT or before in _STICKS_RIGHT:
            costs[place] = BAD_EDGE
        else:
            costs[place] = AT_PHRASE if place in ends else IN_PHRASE
    return tuple(costs)


@lru_cache(maxsize=1)
def _phrase_model() -> Callable[[str], list[str]]:
    from budoux.parser import load_default_simplified_chinese_parser

    parser = load_default_simplified_chinese_parser()
    return lambda text: list(parser.parse(text))


def split_phrases(text: str) -> list[str]:
    """Phrases of a Chinese sentence as a statistical model (BudouX) sees them; weak on technical words."""
    return _phrase_model()(text) if text else []
