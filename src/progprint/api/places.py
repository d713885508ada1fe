"""The places of findings in plain values, as Python writes them: ``tracks[0].talks[1].title``."""

from progprint.core.diagnostic import Diagnostic
from progprint.source.node import Mapping, Node, Sequence
from progprint.source.read import read

VALUES = "<values>"
"""The name of an agenda that was given as plain values; the YAML that was made of them is nobody's file."""


def path_of(found: Diagnostic) -> str:
    """The path of the value that a finding is about; "" for one that has no place in plain values.

    A list counts from 0, without the items that are None. What a mapping lacks is told of the mapping.
    """
    if found.span is None or found.span.source.name != VALUES:
        return ""
    root = read(found.span.source.text.encode(errors="surrogatepass"), VALUES).value
    steps = _steps(root, (found.span.line, found.span.column)) if root is not None else []
    if found.code == "missing-key":
        steps = steps[:-1]
    return "".join(steps).removeprefix(".")


def _steps(node: Node, place: tuple[int, int]) -> list[str]:
    """The keys and numbers from a node to the deepest one that begins at or before a place."""
    steps: list[str] = []
    while isinstance(node, Mapping | Sequence):
        if isinstance(node, Sequence):
            parts = [(item.span, f"[{n}]", item) for n, item in enumerate(node.items)]
        else:
            parts = [(key.span, f".{key.text}", item) for key, item in node.entries]
        reached = [part for part in parts if (part[0].line, part[0].column) <= place]
        if not reached:
            break
        _, step, node = reached[-1]
        steps.append(step)
    return steps
