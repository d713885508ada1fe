"""The booklet by Typst, which reads the YAML itself: typst_booklet.py AGENDA OUT [--untagged]."""

from __future__ import annotations

import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
FACES = [HERE.parents[1] / "fonts" / name for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")]

fonts = Path(f"{sys.argv[2]}.fonts")  # a folder of the two faces alone: Typst reads every font of a folder
fonts.mkdir(exist_ok=True)
for face in FACES:
    if not (fonts / face.name).exists():
        (fonts / face.name).symlink_to(face)

typst.compile(
    str(HERE / "booklet.typ"),
    output=sys.argv[2],
    root="/",
    font_paths=[str(fonts)],
    ignore_system_fonts=True,
    sys_inputs={"agenda": str(Path(sys.argv[1]).resolve())},
    pdf_tags="--untagged" not in sys.argv,
)
