"""The door for pictures: what may be read, what comes out, what is told."""

from __future__ import annotations

import io
import os
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageCms

from progprint.core.diagnostic import Severity
from progprint.files import open_photo, photos

if TYPE_CHECKING:
    from pathlib import Path

    from progprint.core.raster import Raster


def saved(image: Image.Image, path: Path, **options: Any) -> str:
    image.save(path, **options)
    return path.name


def opened(root: Path, name: str, base: Path | None = None) -> tuple[Raster | None, list[str]]:
    outcome = open_photo(root, name, base=base)
    return outcome.value, [".".join(filter(None, (d.code, d.variant))) for d in outcome.diagnostics]


def pixels(raster: Raster) -> Image.Image:
    if raster.encoding == "jpeg":
        return Image.open(io.BytesIO(raster.data))
    return Image.frombytes("L" if raster.space == "gray" else "RGB", (raster.width, raster.height), raster.data)


def two_colours(size: tuple[int, int], top: str, bottom: str) -> Image.Image:
    image = Image.new("RGB", size, bottom)
    image.paste(top, (0, 0, size[0], size[1] // 2))
    return image


@pytest.mark.parametrize(
    "path",
    [
        "../out.png",
        "/etc/passwd",
        "/dev/zero",
        "C:\\a.png",
        "c:a.png",
        "\\\\host\\a.png",
        "//host/a.png",
        "a/../../b.png",
    ],
)
def test_a_path_out_of_the_project_is_refused(tmp_path: Path, path: str) -> None:
    """On every system, whichever system's way of writing it."""
    outcome = open_photo(tmp_path, path)
    assert [(d.code, d.severity) for d in outcome.diagnostics] == [("path-outside-project", Severity.ERROR)]


@pytest.mark.parametrize("path", ["http://127.0.0.1/a.png", "HTTPS://x/a.png", "data:image/png;base64,AA", "ftp://x/a"])
def test_a_remote_picture_is_refused(tmp_path: Path, path: str) -> None:
    outcome = open_photo(tmp_path, path)
    assert [(d.code, d.severity) for d in outcome.diagnostics] == [("remote-image", Severity.ERROR)]


def test_a_link_out_of_the_project_is_refused_and_one_inside_is_followed(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    saved(Image.new("RGB", (300, 300)), tmp_path / "out.png")
    saved(Image.new("RGB", (300, 300)), project / "in.png")
    (project / "far.png").symlink_to(tmp_path / "out.png")
    (project / "near.png").symlink_to(project / "in.png")
    assert opened(project, "far.png") == (None, ["path-outside-project"])
    assert opened(project, "near.png")[1] == []


def test_paths_start_at_the_agenda_and_may_lead_anywhere_in_the_project(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    saved(Image.new("RGB", (300, 300)), tmp_path / "a.png")
    assert opened(tmp_path, "../a.png", base=tmp_path / "content")[1] == []
    assert opened(tmp_path, "..\\a.png", base=tmp_path / "content")[1] == []
    assert opened(tmp_path, "a.png", base=tmp_path / "content") == (None, ["missing-photo"])


def test_a_missing_picture_is_told_with_the_name_that_may_be_meant(tmp_path: Path) -> None:
    saved(Image.new("RGB", (300, 300)), tmp_path / "yuyu.jpg")
    outcome = open_photo(tmp_path, "YuYu.jpeg")
    assert [(d.code, d.variant, d.params.get("similar")) for d in outcome.diagnostics] == [
        ("missing-photo", "similar", "yuyu.jpg")
    ]
    assert opened(tmp_path, "quite-different.png") == (None, ["missing-photo"])
    assert opened(tmp_path, "a\0b") == (None, ["missing-photo"])


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.jpg").write_bytes(b"<html>403 Forbidden")
    (tmp_path / "folder.png").mkdir()
    noise = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(noise, "JPEG")
    (tmp_path / "cut.jpg").write_bytes(noise.getvalue()[:2000])
    assert [opened(tmp_path, name) for name in ("page.jpg", "cut.jpg", "folder.png")] == [
        (None, ["bad-image"]),
        (None, ["bad-image"]),
        (None, ["bad-image.not-a-file"]),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert opened(tmp_path, "pipe.png") == (None, ["bad-image.not-a-file"])


@pytest.mark.parametrize("side", [8_000, 12_000, 30_000])
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, side: int) -> None:
    """A file of a few bytes that promises a huge picture; there is nothing behind the header to decode."""

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b""))
    assert opened(tmp_path, "bomb.png") == (None, ["image-too-large"])


def test_a_file_of_many_bytes_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.png").open("wb") as file:
        file.truncate(31 * 1024 * 1024)
    assert opened(tmp_path, "big.png") == (None, ["image-too-large.bytes"])


@pytest.mark.parametrize(("orientation", "top"), [(1, "red"), (3, "blue"), (6, None), (8, None)])
def test_a_picture_is_set_upright(tmp_path: Path, orientation: int, top: str | None) -> None:
    """EXIF orientation is applied; a quarter turn swaps the sides."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    saved(two_colours((300, 400), "red", "blue"), tmp_path / "a.jpg", exif=exif, quality=95)
    raster, found = opened(tmp_path, "a.jpg")
    assert raster is not None
    assert found == []
    if top is None:
        assert (raster.width, raster.height) == (400, 300)
        left = pixels(raster).getpixel((20, 150))
        assert isinstance(left, tuple)
        assert (left[0] > 200) == (orientation == 8)
    else:
        above = pixels(raster).getpixel((150, 20))
        assert isinstance(above, tuple)
        assert (above[0] > 200) == (top == "red")


def test_nothing_but_the_picture_survives(tmp_path: Path) -> None:
    """EXIF with its GPS position, comments and colour profiles are gone."""
    exif = Image.Exif()
    exif[0x010E] = "LEAKMARK"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    saved(Image.new("RGB", (300, 300), "navy"), tmp_path / "a.jpg", exif=exif, comment=b"LEAKMARK", icc_profile=profile)
    assert b"LEAKMARK" in (tmp_path / "a.jpg").read_bytes()
    raster, _ = opened(tmp_path, "a.jpg")
    assert raster is not None
    assert b"LEAKMARK" not in raster.data
    assert not {"exif", "comment", "icc_profile"} & pixels(raster).info.keys()


@pytest.mark.parametrize(
    ("mode", "kind", "space"),
    [
        ("RGB", "JPEG", "rgb"),
        ("L", "JPEG", "gray"),
        ("CMYK", "JPEG", "rgb"),
        ("RGB", "WEBP", "rgb"),
        ("P", "GIF", "rgb"),
        ("1", "PNG", "gray"),
        ("LA", "PNG", "rgb"),
        ("I;16", "PNG", "gray"),
        ("RGB", "TIFF", "rgb"),
        ("RGB", "BMP", "rgb"),
    ],
)
def test_every_kind_of_picture_becomes_rgb_or_grey(tmp_path: Path, mode: str, kind: str, space: str) -> None:
    saved(Image.new(mode, (300, 300)), tmp_path / "a", format=kind)
    raster, found = opened(tmp_path, "a")
    assert raster is not None
    assert ((raster.width, raster.height), raster.space, found) == ((300, 300), space, [])


def test_transparency_lies_on_white_paper(tmp_path: Path) -> None:
    image = Image.new("RGBA", (300, 300), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 150, 300))
    saved(image, tmp_path / "logo.png")
    raster, _ = opened(tmp_path, "logo.png")
    assert raster is not None
    assert raster.encoding == "raw"
    assert [pixels(raster).getpixel((x, 9)) for x in (9, 290)] == [(0, 0, 255), (255, 255, 255)]


def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path: Path) -> None:
    saved(Image.new("I;16", (300, 300), 0x8000), tmp_path / "deep.png")
    raster, _ = opened(tmp_path, "deep.png")
    assert raster is not None
    assert pixels(raster).getpixel((0, 0)) == 0x80


def test_a_large_picture_is_scaled_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "LARGEST", 20_000)
    saved(Image.effect_noise((2000, 1000), 50).convert("RGB"), tmp_path / "a.jpg")
    raster, found = opened(tmp_path, "a.jpg")
    assert raster is not None
    assert ((raster.width, raster.height), found) == ((200, 100), [])


def test_a_picture_too_small_for_print_is_used_and_told(tmp_path: Path) -> None:
    saved(Image.new("RGB", (300, 200)), tmp_path / "a.png")
    raster, found = opened(tmp_path, "a.png")
    assert raster is not None
    assert found == ["low-resolution"]
    saved(Image.new("RGB", (300, 240)), tmp_path / "b.png")
    assert opened(tmp_path, "b.png")[1] == []


def test_a_strip_of_a_picture_is_told(tmp_path: Path) -> None:
    saved(Image.new("RGB", (2000, 400)), tmp_path / "wide.png")
    saved(Image.new("RGB", (1600, 400)), tmp_path / "allowed.png")
    assert [opened(tmp_path, name)[1] for name in ("wide.png", "allowed.png")] == [["odd-aspect"], []]


def test_equal_pictures_have_equal_bytes_and_digests(tmp_path: Path) -> None:
    image = Image.effect_noise((300, 300), 50).convert("RGB")
    saved(image, tmp_path / "a.png")
    saved(image, tmp_path / "b.png", optimize=True, pnginfo=None)
    saved(image.rotate(90), tmp_path / "c.png")
    one, two, other = (opened(tmp_path, f"{name}.png")[0] for name in "abc")
    assert one is not None
    assert two is not None
    assert other is not None
    assert (one.data, one.digest) == (two.data, two.digest)
    assert one.digest != other.digest
