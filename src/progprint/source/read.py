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
    """Read a YAML file.

    Args:
        data: its bytes.
        name: the path as the user gave it, for diagnostics.
        form: what the file is written by, if that is known: it helps to explain a slip of indentation.

    Returns:
        The root node and everything found. The value is None when too little is understood to go on; otherwise it is
        what the file says, or would say with its known typing errors repaired, even if errors were found.
    """
    decoded = decode(data, name)
    if decoded.value is None:
        return Outcome(None, decoded.diagnostics)
    outcome = parse(decoded.value, form)
    return Outcome(outcome.value, [*decoded.diagnostics, *outcome.diagnostics])
