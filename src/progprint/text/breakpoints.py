"""Breakpoints: places where a line may end, and what that costs."""

from typing import NamedTuple

AFTER_SLASH = 15
"""Cost of a line that ends in a slash."""
AFTER_HYPHEN = 150
"""Cost of a line that ends in a typed hyphen: a reader of the text layer may take it for one that the setting added."""
LONG = 16
"""Characters from which on a name, an address or a stretch without blanks may part in more places."""


class Breakpoint(NamedTuple):
    """A place before character ``at`` where a line may end.

    ``loose``: the line may stay short, since nothing stretches; ``hyphen``: one is drawn; ``space``: width that a break
    takes away, 1/1000 em.
    """

    at: int
    penalty: int
    loose: bool = False
    hyphen: bool = False
    space: int = 0
