"""The door for pictures: what an agenda names becomes samples that may be printed, or a finding that says why not.

    path as typed ─▶ inside the project? ─▶ regular? ─▶ ≤ 30 MB, ≤ 50 Mpx by its header, few pieces ─▶ decode ─▶ upright, sRGB,
    opaque ─▶ scale ─▶ JPEG anew, or samples of flat art

Drawings (SVG) are looked through and drawn first (``files.svg``), and kept without loss.
Nothing of the file survives but its picture: orientation is applied, then EXIF, GPS, comments and profiles are gone.
A stranger's path (outside, remote) is an error; a picture that cannot be used is a warning, and a placeholder is drawn.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from progprint.core.diagnostic import Diagnostic, Outcome, Span, warning
from progprint.core.raster import Raster
from progprint.files.inside import locate
from progprint.files.read import NotRegularError, TooLargeError, is_absent, read_bytes

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 50_000_000
LEAST_SIDE = 240
"""Pixels on the shorter side below which a portrait of 25 mm falls under 240 ppi."""
LARGEST = 1_500_000
"""Pixels kept of a picture: 1,200 × 1,250 fill a third of a projected slide and 100 mm at 300 ppi."""

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_ODD_ASPECT = 4.0
_ORIENTATION = 0x0112
_LONGEST_HEX = 150_000
"""Characters of EXIF that a PNG holds as text."""
_FLAT_COLOURS = 256
_QUALITY = 90


def open_photo(root: Path, path: str, span: Span | None = None, *, base: Path | None = None) -> Outcome[Raster]:
    """A picture that an agenda names, cleaned and ready to draw.

    ``path`` is relative to ``base`` (default: the project's ``root``) and must lead to a file inside ``root``, links
    followed. More than ``LARGEST`` pixels are scaled down; a shorter side of fewer than ``LEAST_SIDE`` is told. Errors:
    path-outside-project, remote-image. Warnings: missing-photo, bad-image, image-too-large (all three without a value),
    low-resolution, odd-aspect.
    """
    located = locate(root, root if base is None else base, path, span, warning("missing-photo", span, path=path))
    if isinstance(located, Diagnostic):
        return Outcome(None, (located,))
    try:
        data = read_bytes(located, MAX_BYTES)
    except (OSError, ValueError) as trouble:
        return Outcome(None, (_unread(located, path, trouble, span),))
    return _decode(data, path, span)


def picture_of(data: bytes) -> Raster | None:
    """A picture that lies in another file, cleaned; None if it cannot be used."""
    return _decode(data, "", None).value


def _unread(file: Path, path: str, trouble: OSError | ValueError, span: Span | None) -> Diagnostic:
    """What to tell about a file that gave no bytes."""
    if isinstance(trouble, NotRegularError):
        return warning("bad-image", span, "not-a-file", path=path)
    if isinstance(trouble, TooLargeError):
        return warning("image-too-large", span, "bytes", path=path, limit=MAX_BYTES // (1024 * 1024))
    if not is_absent(trouble):
        return warning("bad-image", span, "unreadable", path=path)
    similar = _similar(file)
    if similar:
        return warning("missing-photo", span, "similar", path=path, similar=similar)
    return warning("missing-photo", span, path=path)


def _similar(file: Path) -> str:
    """The name of a neighbour that may be meant."""
    import difflib

    try:
        names = sorted(entry.name for entry in file.parent.iterdir())
    except (OSError, ValueError):
        return ""
    folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(file.name.casefold(), list(folded), n=1, cutoff=0.75)
    return folded[close[0]] if close else ""


def _decode(data: bytes, path: str, span: Span | None) -> Outcome[Raster]:
    """The picture in the bytes. Pillow's readers raise whatever they stumble over, so everything is caught."""
    from PIL import Image

    from progprint.files.bounds import is_bounded
    from progprint.files.svg import MEGABYTES, SECONDS, DrawingError, draw, is_drawing

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            drawn = is_drawing(data)
            if not (drawn or is_bounded(data)):
                return Outcome(None, (warning("bad-image", span, "pieces", path=path),))
            image = Image.open(io.BytesIO(draw(data, LARGEST) if drawn else data), formats=_FORMATS)
            if image.width * image.height > MAX_PIXELS:
                return Outcome(None, (_too_large(path, span),))
            size = image.size if _turn(image) < 5 else image.size[::-1]
            raster = _cleaned(image, drawn=drawn)
    except DrawingError as refused:
        limits = {"seconds": SECONDS, "limit": MEGABYTES} if refused.reason == "heavy" else {}
        return Outcome(None, (warning("bad-image", span, f"drawing-{refused.reason}", path=path, **limits),))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return Outcome(None, (_too_large(path, span),))
    except Exception:  # noqa: BLE001  see above
        return Outcome(None, (warning("bad-image", span, path=path),))
    return Outcome(raster, tuple(_judged(size, path, span)))


def _too_large(path: str, span: Span | None) -> Diagnostic:
    return warning("image-too-large", span, path=path, limit=MAX_PIXELS // 1_000_000)


def _judged(size: tuple[int, int], path: str, span: Span | None) -> list[Diagnostic]:
    """Findings about a picture that can be used."""
    width, height = size
    found = []
    if max(width, height) > _ODD_ASPECT * min(width, height):
        found.append(warning("odd-aspect", span, path=path, width=width, height=height))
    if min(width, height) < LEAST_SIDE:
        found.append(warning("low-resolution", span, path=path, width=width, height=height, least=LEAST_SIDE))
    return found


def _cleaned(image: Image.Image, *, drawn: bool) -> Raster:
    """The picture upright and in size, sRGB or grey, opaque, and encoded without anything else."""
    from PIL import Image

    turn = _turn(image)
    photo = image.format in ("JPEG", "MPO", "WEBP")
    if image.format in ("JPEG", "MPO"):
        scale = (LARGEST / max(1, image.width * image.height)) ** 0.5
        if scale < 1:  # a JPEG is decoded at 1/2, 1/4 or 1/8, never below what is kept in the end
            image.draft(None, (max(1, round(image.width * scale)), max(1, round(image.height * scale))))
    image.load()
    opaque = _opaque(image)
    if turn > 1:
        opaque = opaque.transpose(Image.Transpose(_TRANSPOSE[turn]))
    pixels = opaque.width * opaque.height
    if pixels > LARGEST:
        scale = (LARGEST / pixels) ** 0.5
        size = max(1, int(opaque.width * scale)), max(1, int(opaque.height * scale))
        opaque = opaque.resize(size, Image.Resampling.LANCZOS)
    return _encoded(opaque, jpeg=photo or (not drawn and opaque.getcolors(_FLAT_COLOURS) is None))


def to_press(raster: Raster, profile: bytes) -> Raster:
    """A picture in the inks of a CMYK profile, perceptual; grey ones stay of one ink. Flat art stays samples."""
    import hashlib

    from PIL import Image, ImageCms

    if raster.space != "rgb":
        return raster
    image: Image.Image
    if raster.encoding == "jpeg":
        image = Image.open(io.BytesIO(raster.data), formats=("JPEG",))
    else:
        image = Image.frombytes("RGB", (raster.width, raster.height), raster.data)
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    made = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), target, "RGB", "CMYK").apply(image)
    if raster.encoding == "jpeg":
        buffer = io.BytesIO()
        made.info.clear()
        made.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
        data = buffer.getvalue()
    else:
        data = made.tobytes()
    digest = hashlib.sha256(b"cmyk " + raster.digest.encode() + hashlib.sha256(profile).digest()).hexdigest()
    return Raster(raster.width, raster.height, "cmyk", data, raster.encoding, digest)


_TRANSPOSE = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF orientation (CIPA DC-008, tag 0112) to the number of Pillow's Transpose that sets it upright."""


def _turn(image: Image.Image) -> int:
    """The EXIF orientation, 1 if there is none that can be read."""
    from progprint.files.bounds import are_tags_bounded

    try:
        exif = image.info.get("exif", b"").removeprefix(b"Exif\0\0")
        if len(image.info.get("Raw profile type exif", "")) > _LONGEST_HEX or (exif and not are_tags_bounded(exif)):
            return 1
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  damaged EXIF is no reason to lose the picture
        return 1
    return value if value in _TRANSPOSE else 1


def _opaque(image: Image.Image) -> Image.Image:
    """The picture in grey or sRGB on white paper, by its own profile if it has one that works."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits a sample; Pillow would clip them
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        layered = image if image.mode == "RGBA" else image.convert("RGBA")
        paper = Image.new("RGB", layered.size, "white")
        paper.paste(layered, mask=layered.getchannel("A"))
        return paper
    if image.info.get("icc_profile") and image.mode in ("RGB", "CMYK"):
        converted = _by_profile(image)
        if converted is not None:
            return converted
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _by_profile(image: Image.Image) -> Image.Image | None:
    """The picture in sRGB by its embedded profile: portraits off a telephone are in Display P3."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _encoded(image: Image.Image, *, jpeg: bool) -> Raster:
    """Flat art (few colours) as samples, all else as JPEG; both depend on the picture alone."""
    import hashlib

    space = "gray" if image.mode == "L" else "rgb"
    if jpeg:
        image.info.clear()  # a comment of the old file would go into the new one
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=_QUALITY, optimize=True, subsampling="4:2:0")
        data, encoding = buffer.getvalue(), "jpeg"
    else:
        data, encoding = image.tobytes(), "raw"
    digest = hashlib.sha256(b"%d %d %s %s " % (image.width, image.height, space.encode(), encoding.encode()) + data)
    return Raster(image.width, image.height, space, data, encoding, digest.hexdigest())


Share = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1."""
_NEUTRAL = 128
"""What a grey has for a* and b* in eight bits."""


class PressColours:
    """The two ways through a CMYK profile, both relative to the white of the paper.

    Colours go in by relative colorimetry with black point compensation, so that those the press has keep their hue.
    """

    def __init__(self, profile: bytes) -> None:
        from PIL import ImageCms

        target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        self._in = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", intent, flags)
        self._out = ImageCms.buildTransform(target, ImageCms.createProfile("LAB"), "CMYK", "LAB", intent)

    @staticmethod
    def fits(profile: bytes) -> bool:
        """Whether a file is a whole CMYK profile that colours can be led through in both ways."""
        from PIL import ImageCms

        if profile[36:40] != b"acsp" or profile[16:20] != b"CMYK":
            return False
        try:
            PressColours(profile).lab((0.5, 0.5, 0.5, 0.5))
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            return False
        return True

    def inks(self, screen: Sequence[float]) -> Share:
        """The inks for an sRGB colour of values 0 to 1."""
        from PIL import Image, ImageCms

        pixel = Image.new("RGB", (1, 1), tuple(round(255 * value) for value in screen))
        c, m, y, k = ImageCms.applyTransform(pixel, self._in).getpixel((0, 0))  # type: ignore[union-attr, misc]
        return round(c / 255, 4), round(m / 255, 4), round(y / 255, 4), round(k / 255, 4)

    def lab(self, press: Sequence[float]) -> tuple[float, float, float]:
        """The look of inks: L* 0 to 100, a* and b*."""
        from PIL import Image, ImageCms

        pixel = Image.new("CMYK", (1, 1), tuple(round(255 * value) for value in press))
        lightness, a, b = ImageCms.applyTransform(pixel, self._out).getpixel((0, 0))  # type: ignore[union-attr, misc]
        return lightness / 2.55, float(a - _NEUTRAL), float(b - _NEUTRAL)
