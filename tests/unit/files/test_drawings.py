"""SVG: drawn without loss, and refused where it would differ between machines, read elsewhere, or never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from progprint.files import open_photo, photos, svg
from progprint.files.svg import DrawingError, draw, is_drawing

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
LOGO = f'{HEAD}<rect width="20" height="20" fill="#c00"/><path d="M20 0h20v20z" fill="blue"/></svg>'


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "LARGEST", 20_000)
    monkeypatch.setattr(photos, "LEAST_SIDE", 10)


def _opened(root: Path, text: str, name: str = "logo.svg") -> tuple[object, list[str]]:
    (root / name).write_text(text, "utf-8")
    outcome = open_photo(root, name)
    return outcome.value, [f"{d.code}.{d.variant}".rstrip(".") for d in outcome.diagnostics]


@pytest.mark.parametrize(
    "before",
    ["", "\ufeff", '<?xml version="1.0"?>\n<!-- a logo -->\n', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n'],
)  # fmt: skip
def test_a_drawing_is_samples_of_its_shape_in_its_colours(tmp_path: Path, before: str) -> None:
    outcome = open_photo(tmp_path, _written(tmp_path, before + LOGO))
    raster = outcome.value
    assert raster is not None
    assert not outcome.diagnostics
    assert (raster.width, raster.height, raster.encoding, raster.space) == (200, 100, "raw", "rgb")
    assert raster.data[:3] == b"\xcc\0\0"
    assert raster.data[3 * 199 :][:3] == b"\0\0\xff"
    assert raster.data[-3 * 90 :][:3] == b"\xff\xff\xff"
    again = open_photo(tmp_path, "a.svg").value
    assert again is not None
    assert again.digest == raster.digest


def _written(root: Path, text: str) -> str:
    (root / "a.svg").write_text(text, "utf-8")
    return "a.svg"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<text>云</text>", "text"),
        ("<g><foreignObject/></g>", "text"),
        ('<image href="/etc/passwd"/>', "picture"),
        ('<filter id="f"/>', "filter"),
        ('<use xlink:href="other.svg#a"/>', "outside"),
        ('<rect fill="url(http://example.org/a)"/>', "outside"),
        ("<style>@import 'a.css';</style>", "outside"),
        ("<rect", "damaged"),
        ('<g id="a"><use href="#a"/></g>', "parts"),
        ('<g id="a"><rect fill="url(#a)"/></g>', "parts"),
        ("".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)), "parts"),
        ("<g>" * 300 + "</g>" * 300, "parts"),
    ],
)
def test_what_is_refused_has_its_reason_and_a_placeholder(tmp_path: Path, inside: str, reason: str) -> None:
    assert _opened(tmp_path, f"{HEAD}{inside}</svg>") == (None, [f"bad-image.drawing-{reason}"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "entity"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="10"/>', "size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 a b"/>', "size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900000 1"/>', "size"),
    ],
)
def test_so_have_files_as_a_whole(tmp_path: Path, text: str, reason: str) -> None:
    assert _opened(tmp_path, text) == (None, [f"bad-image.drawing-{reason}"])


def test_too_long_a_file_and_one_that_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DrawingError, match="damaged"):
        draw(HEAD.encode("utf-16"), 100)
    monkeypatch.setattr(svg, "MAX_BYTES", 10)
    with pytest.raises(DrawingError, match="parts"):
        draw(LOGO.encode(), 100)


def test_what_the_drawer_refuses_is_damaged() -> None:
    """XML to the eye, but its root is no element of SVG."""
    with pytest.raises(DrawingError, match="damaged"):
        draw(b'<svg xmlns="urn:other" viewBox="0 0 4 4"/>', 100)


def test_lengths_have_units() -> None:
    for size in ('width="2cm" height="10mm"', 'width="40" height="20px"'):
        assert draw(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="9" height="9"/></svg>'.encode(), 200)[
            16:24
        ] == (b"\0\0\0\x14\0\0\0\x0a")


def test_a_reference_within_may_be_written_with_blanks_and_quotes() -> None:
    gradient = '<linearGradient id="g"><stop stop-color="#c00"/></linearGradient>'
    for link in ("url(#g)", "url( #g )", "url('#g')", "url( '#g')"):
        assert draw(f'{HEAD}{gradient}<rect width="40" height="20" fill="{link}"/></svg>'.encode(), 200)


@pytest.mark.parametrize(
    ("size", "made"),
    [('width="4em" height="2em"', (20, 10)), ('width="50%" height="50%"', (20, 10)), ('width="auto"', (20, 10)),
     ('width="4px" height="90000em"', None), ('width="0.001%" height="9000%"', None), ('height="1..2"', None)],
)  # fmt: skip
def test_lengths_that_only_resvg_knows_do_not_make_a_tower(size: str, made: tuple[int, int] | None) -> None:
    text = f'{HEAD[:-1]} {size}><rect width="9" height="9"/></svg>'.encode()
    if made:
        assert draw(text, 200)[16:24] == made[0].to_bytes(4, "big") + made[1].to_bytes(4, "big")
    else:
        with pytest.raises(DrawingError, match="size"):
            draw(text, 200)


def test_other_files_are_no_drawings() -> None:
    assert not is_drawing(b"\x89PNG\r\n<svg")
    assert not is_drawing(b"<html><svg></svg></html>")


def test_the_logo_of_a_conference_may_be_a_drawing(tmp_path: Path) -> None:
    from progprint.cli.dispatch import run

    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    (tmp_path / "a.yaml").write_text(
        "conference: {title: 大会, logo: logo.svg}\ntracks: [{title: 甲, talks: [{title: 乙}]}]\n", "utf-8"
    )
    for command, target in (("pdf", "a.pdf"), ("slides", "a.pptx")):
        assert run([command, str(tmp_path / "a.yaml"), "-o", str(tmp_path / target), "-q"]) == 0
        assert (tmp_path / target).stat().st_size > 1000
