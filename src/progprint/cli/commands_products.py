"""The commands that make files of an agenda: pdf, slides, handouts, build. What their options have in common: ``options``."""

import os
from typing import Annotated

import typer

from progprint.cli.console import Console
from progprint.cli.options import (
    LOOK,
    PART,
    PRESS,
    WRITING,
    Agenda,
    Days,
    DryRun,
    Folder,
    Json,
    Lang,
    Layout,
    Open,
    Output,
    Purpose,
    Rooms,
    Strict,
    Talks,
    Template,
    Theme,
    Tracks,
    Watch,
    both,
    option,
    path_of,
)
from progprint.cli.tree import Command

app = typer.Typer()


@app.command("pdf", cls=Command, help=both("The programme booklet as a PDF.", "把议程排成会议手册（PDF）。"))
def pdf(
    context: typer.Context,
    agenda: Agenda = "",
    output: Output = "",
    layout: Layout = "",
    purpose: Purpose = "",
    theme: Theme = "",
    edition: Annotated[
        str, option("--edition", both("short leaves summaries out", "short 不含概要"), "long|short", LOOK)
    ] = "",
    lang: Lang = "",
    standard: Annotated[
        str,
        option(
            "--standard",
            both(
                "screen: ua1 (with A-2a) or ua2 (with A-4); print: x4 or x1a",
                "屏幕：ua1（含 A-2a）或 ua2（含 A-4）；印刷：x4 或 x1a",
            ),
            "ua1|ua2|x4|x1a",
            PRESS,
        ),
    ] = "",
    icc: Annotated[
        str,
        option(
            "--icc",
            both("CMYK profile of the print shop (default FOGRA39)", "印厂的 CMYK 特性文件（默认 FOGRA39）"),
            "FILE",
            PRESS,
        ),
    ] = "",
    impose: Annotated[
        str,
        option(
            "--impose",
            both("pages on sheets: a folded booklet, or several a side", "拼版：折页小册，或一面多页"),
            "saddle|2up|4up",
            PRESS,
        ),
    ] = "",
    paper: Annotated[
        str,
        option(
            "--paper",
            both("sheets of --impose (default: the smallest that holds them)", "拼版用纸（默认取放得下的最小者）"),
            "a5|a4|a3|a2|sra4|sra3",
            PRESS,
        ),
    ] = "",
    thickness: Annotated[
        str,
        option(
            "--thickness",
            both("of a sheet, such as 0.1mm: inner pages move to the spine", "纸厚，例如 0.1mm：内页向书脊移动"),
            "LENGTH",
            PRESS,
        ),
    ] = "",
    flip: Annotated[
        str,
        option(
            "--flip",
            both("edge over which the printer turns sheets (default short)", "双面打印的翻转边（默认短边）"),
            "short|long",
            PRESS,
        ),
    ] = "",
    spine: Annotated[
        str,
        option(
            "--spine",
            both("the cover as a file of its own, with a spine such as 6mm", "封面单独成文件，带书脊，例如 6mm"),
            "LENGTH",
            PRESS,
        ),
    ] = "",
    ticket: Annotated[
        bool,
        option(
            "--ticket", both("a job ticket for the print shop beside the file", "在文件旁写出印刷工单"), group=PRESS
        ),
    ] = False,
    marks: Annotated[
        bool,
        option(
            "--marks", both("crop and registration marks around the bleed", "在出血之外加裁切与套准标记"), group=PRESS
        ),
    ] = False,
    trace: Annotated[
        str,
        option(
            "--trace",
            both("write where every piece stands, as JSON lines", "写出每块的位置（JSON 行）"),
            "FILE",
            WRITING,
        ),
    ] = "",
    tracks: Tracks = None,
    talks: Talks = None,
    days: Days = None,
    rooms: Rooms = None,
    strict: Strict = False,
    dry_run: DryRun = False,
    watch: Watch = False,
    show: Open = False,
    json: Json = False,
) -> int:
    """Make the booklet."""
    from progprint.cli import produce
    from progprint.pipeline import Request

    asked = Request(
        "pdf", path_of(agenda), output, layout, purpose or "screen", theme=theme, edition=edition, language=lang,
        standard=standard, icc=icc, impose=impose, paper=paper, thickness=thickness, flip=flip, spine=spine,
        ticket=ticket, marks=marks, trace=trace, tracks=tracks or (), talks=talks or (), days=days or (),
        rooms=rooms or (), strict=strict, dry_run=dry_run, environment=os.environ,
    )  # fmt: skip
    return produce.run(asked, Console.of(context, json), watch=watch, show=show)


@app.command(
    "slides",
    cls=Command,
    help=both(
        "Decks for the hosts. A folder gets a deck per track, a .pptx gets all.",
        "主持人幻灯。输出到文件夹时每专题一份，输出到 .pptx 时合成一份。",
    ),
)
def slides(
    context: typer.Context,
    agenda: Agenda = "",
    output: Output = "",
    template: Template = "",
    theme: Theme = "",
    per: Annotated[str, option("--per", both("a deck for each …", "按此分份"), "track|room|day|conference", PART)] = "",
    paged: Annotated[
        str,
        option(
            "--pdf",
            both(
                "as pages, drawn without an office program: one slide each, several, or with notes",
                "输出为 PDF，不需要办公软件：每页一张、多张，或附讲稿",
            ),
            "slides|2up|4up|8up|notes",
            WRITING,
        ),
    ] = "",
    fresh: Annotated[
        bool,
        option("--fresh", both("start over: drop edits made by hand", "重新开始，不保留手工改动"), group=WRITING),
    ] = False,
    script: Annotated[
        str,
        option(
            "--script",
            both("the host's script for paper: .md, else plain text", "主持人串词打印稿：.md，或纯文本"),
            "FILE",
            WRITING,
        ),
    ] = "",
    lang: Lang = "",
    tracks: Tracks = None,
    talks: Talks = None,
    days: Days = None,
    rooms: Rooms = None,
    strict: Strict = False,
    dry_run: DryRun = False,
    watch: Watch = False,
    show: Open = False,
    json: Json = False,
) -> int:
    """Make the decks."""
    from progprint.cli import produce
    from progprint.pipeline import Request

    asked = Request(
        "slides", path_of(agenda), output, template=template, theme=theme, per=per, paged=paged, fresh=fresh,
        script=script, language=lang, tracks=tracks or (), talks=talks or (), days=days or (), rooms=rooms or (),
        strict=strict, dry_run=dry_run, environment=os.environ,
    )  # fmt: skip
    return produce.run(asked, Console.of(context, json), watch=watch, show=show)


@app.command(
    "handouts",
    cls=Command,
    help=both(
        "Paper for the venue: door signs, table cards, cue cards, posters and more.",
        "会场用纸：门牌、桌签、手卡、海报等。",
    ),
)
def handouts(
    context: typer.Context,
    agenda: Agenda = "",
    output: Folder = "",
    kinds: Annotated[
        list[str] | None,
        option(
            "--kind",
            both("only this kind (repeatable; default all)", "只做这一种（可重复；缺省全部）"),
            "door-sign|table-card|cue-card|glance|poster|flyer|run-sheet|badge|sign-in",
            PART,
        ),
    ] = None,
    paper: Annotated[
        str,
        option(
            "--paper",
            both("larger or smaller paper; screen for door signs as pictures", "换大小纸；screen 为屏幕门牌图片"),
            "a5|a4|a3|a2|a1|screen|screen-wide",
            LOOK,
        ),
    ] = "",
    one_file_each: Annotated[
        bool, option("--one-file-each", both("a file for each sheet's subject", "每项一个文件"), group=WRITING)
    ] = False,
    theme: Theme = "",
    lang: Lang = "",
    tracks: Tracks = None,
    talks: Talks = None,
    days: Days = None,
    rooms: Rooms = None,
    strict: Strict = False,
    dry_run: DryRun = False,
    watch: Watch = False,
    show: Open = False,
    json: Json = False,
) -> int:
    """Make the venue's paper."""
    from progprint.cli import produce
    from progprint.pipeline import Request

    asked = Request(
        "handouts", path_of(agenda), output, kinds=kinds or (), paper=paper, one_file_each=one_file_each, theme=theme,
        language=lang, tracks=tracks or (), talks=talks or (), days=days or (), rooms=rooms or (), strict=strict,
        dry_run=dry_run, environment=os.environ,
    )  # fmt: skip
    return produce.run(asked, Console.of(context, json), watch=watch, show=show)
