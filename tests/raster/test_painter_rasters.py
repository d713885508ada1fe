"""A few pages compared dot by dot: what neither a trace nor a structure dump can show.

One picture for each thing that the painter does, 72 dpi, grey, no tolerance. ``UPDATE_GOLDENS=1`` writes them anew.
"""

from __future__ import annotations

import io
import os
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from progprint import files, project
from progprint.core.color import BLACK, PAPER, black, parse_color
from progprint.core.raster import Raster
from progprint.core.units import Rect
from progprint.fonts.book import load_book
from progprint.pdf.write import PdfSettings, write_pdf
from progprint.typeset.frame import Frame, GlyphRun, Group, Item, Page, Path, Picture, Rule, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from progprint.fonts.book import FontBook

HERE = FilePath(__file__).parent


def _book() -> FontBook:
    book = load_book([project.shipped_folder("fonts")], files.read_source).value
    assert book is not None
    return book


def _rules() -> tuple[Item, ...]:
    """Fills of three greys side by side, and a hairline."""
    greys = [
        Rule(Rect(10.0 + 20 * n, 10.0, 30.0 + 20 * n, 40.0), black(share)) for n, share in enumerate((1, 0.5, 0.1))
    ]
    return (*greys, Rule(Rect(10.0, 60.0, 90.0, 60.5), BLACK))


def _paths() -> tuple[Item, ...]:
    """A filled triangle and a stroked curve."""
    triangle = Path((("m", (10.0, 10.0)), ("l", (40.0, 10.0)), ("l", (25.0, 40.0)), ("z", ())), BLACK)
    curve = Path((("m", (50.0, 40.0)), ("c", (60.0, 0.0, 80.0, 80.0, 90.0, 10.0))), BLACK, stroke=2.0)
    return triangle, curve


def _picture() -> tuple[Item, ...]:
    """A gradient placed larger than its frame and cut by it."""
    data = bytes(3 * (x + y) % 256 for y in range(40) for x in range(40))
    raster = Raster(40, 40, "gray", data, "raw", "gradient")
    inside = Frame(60.0, 40.0, (Picture(Rect(-10.0, -10.0, 70.0, 70.0), raster, "gradient"),))
    return (Group(20.0, 20.0, inside, clip=True),)


def _run(pieces: tuple[str | float, ...], y: float, tracking: float = 0.0) -> GlyphRun:
    face = _book().main("sans", "regular")
    return GlyphRun(10.0, y, face, 16.0, BLACK, pieces, 0.0, "".join(map(str, pieces)), tracking)


def _text() -> tuple[Item, ...]:
    """Text as it is, with distances between the pieces, and with tracking."""
    return _run(("云原生",), 25.0), _run(("云", 500, "原", -250, "生"), 50.0), _run(("云原生",), 75.0, tracking=300)


def _white_on_colour() -> tuple[Item, ...]:
    """Paper-coloured text on a coloured ground."""
    ground = parse_color("#0A5CFF")
    assert ground is not None
    run = _run(("云原生",), 50.0)
    face = run.face
    return Rule(Rect(0.0, 20.0, 100.0, 70.0), ground), GlyphRun(
        10.0, 50.0, face, 16.0, PAPER, ("云原生",), 48.0, "云原生"
    )


CASES: dict[str, Callable[[], tuple[Item, ...]]] = {
    "rules": _rules,
    "paths": _paths,
    "picture": _picture,
    "text": _text,
    "white-on-colour": _white_on_colour,
}


def _drawn(items: tuple[Item, ...]) -> Image.Image:
    frame = Frame(100.0, 90.0, (Tag("P", 0.0, 0.0, Frame(100.0, 90.0, items)),))
    data = write_pdf([Page(frame, label="1")], PdfSettings(title="raster")).value
    assert data is not None
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=1, grayscale=True).to_pil().convert("L")
    document.close()
    return image


@pytest.mark.parametrize("name", CASES)
def test_a_page_is_painted_dot_by_dot_as_before(name: str, tmp_path: FilePath) -> None:
    """The picture equals the one that was approved."""
    image = _drawn(CASES[name]())
    approved = HERE / f"{name}.png"
    if os.environ.get("UPDATE_GOLDENS"):
        image.save(approved, optimize=True)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    (tmp_path / f"{name}.png").write_bytes(buffer.getvalue())

    with Image.open(approved) as expected:
        assert list(expected.convert("L").tobytes()) == list(image.tobytes()), f"see {tmp_path}"


def test_the_pictures_show_something() -> None:
    """No approved picture is blank or of one grey."""
    approved = sorted(HERE.glob("*.png"))

    assert [path.stem for path in approved] == sorted(CASES)
    for path in approved:
        with Image.open(path) as image:
            shades = set(image.convert("L").tobytes())
            assert max(shades) - min(shades) > 100
