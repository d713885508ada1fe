"""A result: files in memory, what was found in making them, and the way to the disk."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from progprint import files
from progprint.api.findings import Finding, refusal, told
from progprint.core.diagnostic import Diagnostic
from progprint.pipeline.job import Findings, OutputFile
from progprint.pipeline.run import ending, write_out
from progprint.pipeline.targets import misfit


class Made:
    """Files that are not written yet, by name: ``files`` holds their bytes. It never changes.

    ``pages`` counts the pages, sheets, slides or screens; of a booklet it is that of the booklet itself.
    """

    __slots__ = ("_found", "_inputs", "_language", "_named", "_output", "files", "pages")

    def __init__(
        self,
        named: Mapping[str, OutputFile],
        found: Sequence[Diagnostic],
        inputs: Sequence[str],
        *,
        output: str,
        language: str,
    ) -> None:
        self._named: Final = dict(named)
        self._found: Final = tuple(found)
        self._inputs: Final = tuple(inputs)
        self._output: Final = output
        self._language: Final = language
        self.files: Final[Mapping[str, bytes]] = MappingProxyType({name: one.data for name, one in named.items()})
        main = [one for one in named.values() if one.kind in ("pdf", "pptx", "screen", "picture")]
        self.pages: Final[int] = sum(one.pages for one in main)

    @property
    def data(self) -> bytes:
        """The bytes of the file. Raises ValueError where there are several, or none."""
        if len(self.files) != 1:
            raise ValueError(f"there are {len(self.files)} files: {', '.join(self.files)}"[:500])
        return next(iter(self.files.values()))

    @property
    def diagnostics(self) -> tuple[Finding, ...]:
        """The warnings and notes of making it."""
        return told(self._found, self._language)

    def save(self, path: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
        """Write all files or none, and give their paths; a file is replaced whole.

        Args:
            path: the place of a single file, if it ends as that one does, else the folder to put all into; by default the
                ``output`` that it was made for.

        A file that somebody wrote or edited there is copied to ``NAME.bak`` first; the copy is among the paths. Raises
        AgendaError for a place that is an input of what was made, OSError where the system does not let it be written.
        """
        if path is None and not self._output:
            raise ValueError("no place to save to: name one here, or as output= when it is made")
        home = Path(self._output if path is None else path)
        single = len(self.files) == 1 and home.suffix.lower() == Path(next(iter(self.files))).suffix.lower()
        placed = [_at(one, home if single else home / name) for name, one in self._named.items()]
        findings = Findings(strict=False)
        with files.one_run(), ending(findings):
            for one in self._inputs:
                files.note_input(Path(one))
            findings.all += filter(None, [None if single else misfit("folder", str(home))])
            return write_out(placed, findings)
        raise refusal(findings.reported, self._language)

    def __repr__(self) -> str:
        return f"<progprint.Made {', '.join(self.files)[:80]}: {self.pages} pages>"


def _at(one: OutputFile, path: Path) -> OutputFile:
    """A file at another place; the edits of an old file are in it only where that one lies."""
    return one._replace(path=path, merged=one.merged and files.real_path(path) == files.real_path(one.path))
