"""Programs of the machine: found on the search path, never in the folder that somebody happens to work in."""

from __future__ import annotations

import os

from progprint.files.inputs import real_path


def installed(name: str) -> str | None:
    """The path of a program, None if there is none; a name with a folder in it is taken as it is.

    Windows looks into the working folder first, and so does any search path with a relative folder. A project that came
    from somebody else may hold a program there.
    """
    import shutil

    if os.path.dirname(name):  # noqa: PTH120  a bare name has no folder, and Path cannot tell it from ./name
        return shutil.which(name)
    here = real_path(".")
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    apart = [one for one in folders if os.path.isabs(one) and real_path(one) != here]  # noqa: PTH117
    found = shutil.which(name, path=os.pathsep.join(apart))
    return found if found is not None and os.path.isabs(found) else None  # noqa: PTH117
