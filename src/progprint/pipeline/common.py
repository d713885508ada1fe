"""The things that all processes of a run have, and those that each of them comes to know beside its results.

Fonts and pictures do not cross over: they go by their names. A code that one process gives to a glyph is given to no other
by another one, and is known to this one afterwards; so are the files that were read, and what no face has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from progprint import files

if TYPE_CHECKING:
    from progprint.core.raster import Raster
    from progprint.fonts.book import FontBook, Learnt
    from progprint.pipeline.parcels import Parcel


class Common:
    """The fonts and pictures of a run, in each of its processes."""

    def __init__(self, book: FontBook, pictures: Mapping[str, Raster]) -> None:
        self._book = book
        self._things = {("fonts", ""): book, **{("picture", one.digest): one for one in pictures.values()}}

    def parcel(self) -> Parcel:
        """A parcel for results."""
        from progprint.pipeline.parcels import Parcel

        return Parcel(self._things)

    def opened(self, data: bytes) -> Iterator[Any]:
        """The values of a parcel of another process."""
        from progprint.pipeline.parcels import opened

        return opened(data, self._things)

    def take_turns(self, number: int, count: int) -> None:
        """From now on this process is one of so many, which do not know what the others do."""
        self._book.take_turns(number, count)

    def learnt(self) -> tuple[Learnt, tuple[str, ...]]:
        """All that this process knows."""
        return self._book.learnt(), files.named_so_far()

    def learn(self, told: tuple[Learnt, tuple[str, ...]]) -> None:
        """Take over what another process knows; what it has read is an input of this run."""
        learnt, read = told
        self._book.learn(learnt)
        for name in read:
            files.note_input(Path(name))
