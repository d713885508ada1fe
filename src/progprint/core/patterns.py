"""Patterns: regular expressions that are compiled when they are first used.

An import has 250 of them and uses a third; to compile all took a third of the time of a small one.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a pattern; its first use makes it."""

    def __init__(self, form: str, flags: int) -> None:
        self._given = form, flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(*self._given)
        value = getattr(made, name)
        setattr(self, name, value)  # so that only the first use comes here
        return value


def pattern(form: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with the methods of ``re.Pattern``; the functions of ``re`` take none of these. re.error at its first use."""
    return cast("re.Pattern[str]", _Pattern(form, flags))
