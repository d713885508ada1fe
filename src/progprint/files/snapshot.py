"""A revision of a project out of git, as files in a folder that goes away afterwards."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LARGEST = 500_000_000


@contextmanager
def snapshot(revision: str, root: Path) -> Iterator[Path | None]:
    """The folder ``root`` as it was at a git revision; None if git, the repository or the revision is not there."""
    import shutil
    import subprocess
    import tempfile
    import zipfile

    git = shutil.which("git")
    if git is None or revision.startswith("-"):
        yield None
        return
    command = [git, "-C", str(root), "archive", "--format=zip", revision, "."]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603  (no shell, no option)
    if done.returncode:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="progprint-") as name:
        folder = Path(name)
        with zipfile.ZipFile(io.BytesIO(done.stdout)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _LARGEST:
                yield None
                return
            packed.extractall(folder)  # git archives hold no paths that lead outside
        yield folder
