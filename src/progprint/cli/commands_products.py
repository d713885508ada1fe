"""The commands that make files of an agenda: pdf, slides, handouts, signage. Their options are those of ``pipeline.options``."""

import typer

from progprint.cli.console import Console
from progprint.cli.options import Json, Open, Watch, both, filling
from progprint.cli.tree import Command
from progprint.pipeline.request import Request

app = typer.Typer()
HELP = {
    "pdf": both("The programme booklet as a PDF.", "把议程排成会议手册（PDF）。"),
    "slides": both(
        "Decks for the hosts. A folder gets a deck per track, a .pptx gets all.",
        "主持人幻灯片。输出到文件夹时每专题一份，输出到 .pptx 时合成一份。",
    ),
    "handouts": both(
        "Paper for the venue: door signs, table cards, cue cards, posters and more.",
        "会场用纸：门牌、桌签、手卡、海报等。",
    ),
    "signage": both(
        "Screens that follow the clock: an HTML file for each room and one for the foyer.",
        "随时钟变化的屏幕：每个会场一个 HTML 文件，大厅一个。",
    ),
}


def make(context: typer.Context, asked: Request, watch: Watch = False, show: Open = False, json: Json = False) -> int:
    """Make the files of one of these commands."""
    from progprint.cli import produce

    return produce.run(asked, Console.of(context, json), watch=watch, show=show)


for _name, _help in HELP.items():
    app.command(_name, cls=Command, help=_help)(filling(_name)(make))
