"""The request that a call means."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from progprint import pipeline

if TYPE_CHECKING:
    from progprint.cli.forms import Call


def request_of(call: Call) -> pipeline.Request:
    """The request that a call means."""
    agenda = call.text("agenda")
    return pipeline.Request(
        command=call.command,
        agenda=Path(agenda) if agenda else None,
        output=call.text("output"),
        layout=call.text("layout"),
        purpose=call.text("purpose") or "screen",
        template=call.text("template"),
        per=call.text("per"),
        language=call.text("lang"),
        theme=call.text("theme"),
        edition=call.text("edition"),
        trace=call.text("trace"),
        standard=call.text("standard"),
        icc=call.text("icc"),
        marks=call.flag("marks"),
        ticket=call.flag("ticket"),
        spine=call.text("spine"),
        impose=call.text("impose"),
        paper=call.text("paper"),
        thickness=call.text("thickness"),
        flip=call.text("flip"),
        script=call.text("script"),
        paged=call.text("pdf"),
        fresh=call.flag("fresh"),
        tracks=call.many("track"),
        talks=call.many("talk"),
        days=call.many("day"),
        rooms=call.many("room"),
        kinds=call.many("kind"),
        one_file_each=call.flag("one_file_each"),
        strict=call.flag("strict"),
        dry_run=call.flag("dry_run"),
        environment=os.environ,
    )
