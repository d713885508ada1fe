"""YAML to nodes: every scalar as typed, every part with its place, all trouble of a file in one run.

bytes ─decode─▶ Source ─events of PyYAML─▶ Node
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from progprint.core.diagnostic import Outcome
from progprint.source.decode import decode
from progprint.source.events import parse

if TYPE_CHECKING:
    from progprint.source.kinds import Form
    from progprint.source.node import Node


def read(data: bytes, name: str, form: Form | None = None) -> Outcome[Node]:
    """The root node of a YAML file and everything found; ``form`` is what it is written by, which helps to explain slips.

    The value is None when too little is understood to go on; otherwise it is what the file says, or would say with its
    known typing errors repaired, even if errors were found. ``name`` is the path as the user gave it, for diagnostics.
    """
    decoded = decode(data, name)
    if decoded.value is None:
        return Outcome(None, decoded.diagnostics)
    outcome = parse(decoded.value, form)
    return Outcome(outcome.value, [*decoded.diagnostics, *outcome.diagnostics])
