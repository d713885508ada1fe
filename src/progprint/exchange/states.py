"""The state of a talk, as its source tells it: what is cancelled, withdrawn or not accepted is no part of a programme."""

from __future__ import annotations

import re
from collections.abc import Mapping

from progprint.exchange.values import said
from progprint.exchange.words import any_of, words

_STATES = {meant: frozenset(told) for meant, told in words("states").items()}
LEFT, RIGHT = _STATES["left"], _STATES["right"]
"""States of talks and registrations that are none, and of those that are good."""
_NOISE = re.compile(r"[\s_-]+")
_MARK = rf"(?:{any_of(_STATES['mark'])})"
_IN_BRACKETS = rf"[\[【(（]\s*{_MARK}\s*[\]】)）]"
_MARKED = re.compile(rf"{_IN_BRACKETS}|{_MARK}\s*[:：]\s+|.*{_IN_BRACKETS}\Z", re.IGNORECASE)
"""How titles say that nothing will come of them: [CANCELLED] Oars, Canceled: Oars, 船桨（已取消）."""


def is_called_off(title: str, told: Mapping[str, object]) -> bool:
    """Whether a title, or what else is told under words for a state, says that a talk is called off."""
    pairs = [(_bare(name), _bare(said(value) or str(value).lower())) for name, value in told.items()]
    return _MARKED.match(title) is not None or any(
        (name in _STATES["name"] and value in LEFT) or (name in _STATES["off"] and value in _STATES["true"])
        for name, value in pairs
    )


def _bare(text: str) -> str:
    return _NOISE.sub("", text).casefold()
