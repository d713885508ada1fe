"""Files that ship, opened once for all tests of a process: what comes of them is a value that nobody changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.running import ROOT

from progprint.core.diagnostic import Outcome

SHIPPED = frozenset(path.read_bytes() for path in (ROOT / "layouts").rglob("*") if path.suffix in (".yaml", ".pptx"))
OPENERS = ("progprint.design.load.read", "progprint.design.deck.read", "progprint.pptx.template.open_template")
"""Functions of the bytes of a file, by the names that the program calls them by."""


class Once:
    """A function of bytes and more, done once for equal ones where the bytes ship."""

    def __init__(self, do: Callable[..., Outcome[Any]]) -> None:
        self._do = do
        self._known: dict[bytes, list[tuple[object, Outcome[Any]]]] = {}

    def __call__(self, data: bytes, *words: Any, **named: Any) -> Outcome[Any]:
        """The outcome of the function."""
        known = self._known.setdefault(data, []) if data in SHIPPED else []
        for asked, outcome in known:
            if asked == (words, named):
                return outcome
        outcome = self._do(data, *words, **named)
        outcome = Outcome(outcome.value, tuple(outcome.diagnostics))
        known.append(((words, named), outcome))
        return outcome
