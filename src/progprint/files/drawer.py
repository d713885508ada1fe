"""The process that draws one SVG and does nothing else; ``files.svg`` starts it as a script, for each drawing anew.

    python -I -S drawer.py FOLDER WIDTH SECONDS MEGABYTES  < SVG  > PNG

``FOLDER`` is where resvg lies; no other library is loaded, and nothing of ours. Before a byte of the drawing is read the
process gives up what it could do harm with: time, memory, and on POSIX systems every further file and socket, since
no descriptor is left for one. It ends with its parent.

Status 0: the PNG is whole; 2: it cannot work here; 3: resvg cannot draw this; anything else, a signal too: the drawing
went beyond its limits.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys

CANNOT, DAMAGED, HEAVY = 2, 3, 4


def main(folder: str, width: int, seconds: int, megabytes: int) -> int:
    """Draw what comes in; the exit status. ``seconds`` are those of the processor, three times as many by the clock."""
    _die_with_parent()
    # resvg holds Python's lock while it draws, so that no thread of Python could watch the clock
    faulthandler.dump_traceback_later(3 * seconds, exit=True)
    try:
        sys.path.append(folder)
        import resvg_py

        _confine(seconds, megabytes << 20)
    except Exception:  # noqa: BLE001  whatever it is, no drawing is to blame
        return CANNOT
    try:
        text = sys.stdin.buffer.read().decode()
        made = bytes(resvg_py.svg_to_bytes(svg_string=text, width=width, dpi=96, skip_system_fonts=True))
    except MemoryError:
        return HEAVY
    except BaseException:  # noqa: BLE001  what Rust calls a panic is no Exception
        return DAMAGED
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()
    return 0


def _die_with_parent() -> None:
    """End at once when the terminal interrupts, and on Linux when the parent is killed; elsewhere the clock ends us."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        import ctypes

        parent = os.getppid()
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(HEAVY)


def _confine(seconds: int, size: int) -> None:
    """Limits of POSIX; where the system has none of a kind (memory on macOS, all on Windows) the clock is left."""
    if sys.platform == "win32":
        return
    import resource

    limits = (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, size),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


if __name__ == "__main__":
    os._exit(main(sys.argv[1], *map(int, sys.argv[2:5])))
