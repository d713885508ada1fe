"""Text that somebody copied or typed: a track page told by labels, or a timetable of lines that begin with hours."""

from __future__ import annotations

from collections.abc import Sequence

from progprint.core.diagnostic import Outcome, Source, error
from progprint.exchange.look import Sniffed
from progprint.exchange.read.hours import TimetableReader
from progprint.exchange.read.lines import are_hours, bare_line, label_of, split_lines, with_label
from progprint.exchange.read.page import PageReader
from progprint.exchange.read.pasted import find_heads
from progprint.source.edit import Plain


def knows(look: Sniffed) -> bool:
    """Whether at least two lines of a text begin with a label that organisers' pages use, or with a time."""
    if (
        look.data is not None
        or look.is_ours
        or look.is_to_read
        or look.is_yaml
        or look.text.lstrip().startswith(("<", "{", "[", "---\n", "+++\n"))
    ):
        return False
    lines = [with_label(line) for line in map(bare_line, look.text.splitlines()) if line]
    kinds = [label_of(line)[0] for line in lines]
    known = sum(kind in {"producer", "anchor", "summary", "takeaways", "talks", "clock", "title"} for kind in kinds) > 1
    return known or are_hours(lines)


def read(sources: Sequence[Source], year: str) -> Outcome[dict[str, Plain]]:
    """The agenda on a pasted page, as ordered plain data; ``year`` is that of dates without one.

    Error: import-nothing when no talk is found. Warnings: import-unplaced (lines below ``extra``), import-no-track,
    import-contradiction. Notes: import-person, import-assumed.
    """
    source = sources[0]
    lines = split_lines(source)
    hours = all(line.kind != "anchor" for line in lines) and are_hours([line.text for line in lines])
    reader = (TimetableReader if hours else PageReader)(source, year)
    heads = find_heads(reader.lines)
    if not heads:
        return Outcome(None, (error("import-nothing", path=source.name),))
    reader.header(heads[0].first)
    for head, end in zip(heads, [*(head.first for head in heads[1:]), len(reader.lines)], strict=True):
        reader.talk(head, end)
    return Outcome(reader.agenda(), tuple(reader.found))
