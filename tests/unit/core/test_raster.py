"""Raw pictures as picture files."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from progprint.core.raster import Raster, png


@pytest.mark.parametrize(("space", "mode", "data"), [("rgb", "RGB", bytes(range(18))), ("gray", "L", bytes(range(6)))])
def test_a_png_holds_the_same_samples(space: str, mode: str, data: bytes) -> None:
    image = Image.open(io.BytesIO(png(Raster(3, 2, space, data, "raw", ""))))
    assert (image.mode, image.size, image.tobytes()) == (mode, (3, 2), data)
