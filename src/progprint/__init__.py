"""progprint: a conference agenda in YAML becomes a printed programme booklet (PDF), host decks (PPTX) and the venue's paper.

The command line is ``progprint`` (``progprint.__main__``). For a program in Python this package has ``load``, ``check``,
``booklet``, ``decks``, ``handouts`` and ``screens`` (``progprint.api``), which are loaded when one of them is used.
"""

TYPE_CHECKING = False  # typing's own would load typing
if TYPE_CHECKING:
    from progprint.api import (
        Agenda,
        AgendaError,
        Checked,
        Finding,
        Made,
        booklet,
        check,
        decks,
        handouts,
        load,
        screens,
    )

__version__ = "0.2.0"
__all__ = [
    "Agenda",
    "AgendaError",
    "Checked",
    "Finding",
    "Made",
    "booklet",
    "check",
    "decks",
    "handouts",
    "load",
    "screens",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("progprint.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
