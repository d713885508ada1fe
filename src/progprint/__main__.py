"""``progprint`` and ``python -m progprint``: the outermost guard, and nothing else.

Whatever happens inside, the process ends with a status of the contract and without a bare traceback: 130, 143, 129
when interrupted, 3 when the surroundings fail, 4 when progprint itself does, with a report in the temporary folder.
"""

import os
import sys

TYPE_CHECKING = False  # typing's own would load typing; up to main() a signal ends us as Python sees fit
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

ENVIRONMENT, BUG, INTERRUPTED = 3, 4, 130
_NAMES = "SIGINT", "SIGTERM", "SIGHUP"
_PATIENCE = 20
"""Seconds that the way out may take: a library that waits for ever then is not waited for."""
_asked: list[int] = []
"""The signal that asked us to end, should a library swallow the exception that tells of it."""


class Interrupted(BaseException):
    """A signal asked us to end; what is half written is cleaned up on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main() -> "NoReturn":
    """The command. Never returns: the process ends without taking its memory apart piece by piece.

    Nor is garbage looked for on the way: a run is short and makes hardly any cycles, and looking took a fifth of the
    time of 200 talks (measured; memory 2 % more).
    """
    try:
        import signal

        for number in _numbers():
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup and background jobs keep what they were given
                signal.signal(number, _interrupt)
        sys.unraisablehook = _unraisable
        import gc

        gc.disable()
        status = guarded(sys.argv[1:])
        for number in _numbers():
            signal.signal(number, signal.SIG_DFL)
    except Interrupted as stop:
        status = 128 + stop.number
    except KeyboardInterrupt:
        status = INTERRUPTED
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            status = status or ENVIRONMENT
    os._exit(128 + _asked[0] if _asked else status)


def guarded(arguments: list[str]) -> int:
    """The exit status of a command line; no exception leaves."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        from progprint.cli.dispatch import run

        return run(arguments)
    except Interrupted as stop:
        return 128 + stop.number
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        return _end("not enough memory", "内存不足", ENVIRONMENT)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("progprint"):
            return _bug(arguments, missing)
        return _end(f"a part is missing: {missing.name}", f"缺少组件：{missing.name}", ENVIRONMENT)
    except OSError as trouble:
        if trouble.filename is None and trouble.errno is not None:  # a stream of ours; files report their own troubles
            reason = os.strerror(trouble.errno)
            return _end(f"cannot write to the terminal or pipe: {reason}", f"无法写到终端或管道：{reason}", ENVIRONMENT)
        return _bug(arguments, trouble)
    except Exception as bug:  # noqa: BLE001  the guard that the contract promises
        compiled = _damaged(bug)
        if not compiled:
            return _bug(arguments, bug)
        try:
            os.unlink(compiled)  # noqa: PTH108  nothing more is loaded when things are this bad
        except OSError:
            return _end(
                f"a compiled file is damaged, delete it: {compiled}", f"编译文件已损坏，请删除：{compiled}", ENVIRONMENT
            )
    except BaseException as last:
        if type(last).__name__ != "PanicException":  # a library in Rust that gave up; its exception is no Exception
            raise
        return _bug(arguments, last)
    return guarded(arguments)


def _damaged(bug: Exception) -> str:
    """The bytecode file that could not be loaded, "" if that was not the trouble.

    A full disk leaves such files: Python before 3.13 keeps one of which only a part was written (CPython gh-126606).
    Without it the module is compiled anew.
    """
    place = bug.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None or place.tb_frame.f_code.co_name != "_compile_bytecode":
        return ""
    return str(place.tb_frame.f_locals.get("bytecode_path") or "")


def _numbers() -> list[int]:
    """The signals that ask a process to end, as far as the system has them."""
    import signal

    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def _interrupt(number: int, frame: "FrameType | None") -> None:
    import signal

    for other in _numbers():  # one is enough: the way out must not be interrupted again
        signal.signal(other, signal.SIG_IGN)
    if _loads(frame):
        os._exit(128 + number)
    _asked.append(number)
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, lambda *_: os._exit(128 + number))
        signal.alarm(_PATIENCE)
    raise Interrupted(number)


def _loads(frame: "FrameType | None") -> bool:
    """Whether a module is being loaded. Nothing is being written then, so there is nothing to clean up.

    An exception that reaches a compiled module may bring the process down (a module of Cython did in 1 of 50 runs), one
    in a callback of the import system is printed and forgotten, and some modules catch whatever their imports raise.
    """
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib."):
            return True
        frame = frame.f_back
    return False


def _unraisable(what: "sys.UnraisableHookArgs") -> None:
    """Python tells of exceptions that nobody can catch, as of a weak reference's callback; one of ours ends the process."""
    if isinstance(what.exc_value, Interrupted):
        os._exit(128 + what.exc_value.number)
    sys.__unraisablehook__(what)


def _bug(arguments: list[str], bug: BaseException) -> int:
    """Write a report and say in one line where it is."""
    import platform
    import tempfile
    import traceback

    from progprint import __version__

    kind = type(bug).__name__
    try:
        handle, path = tempfile.mkstemp(prefix="progprint-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"progprint {__version__}, Python {platform.python_version()}, {platform.platform()}\n")
            file.write(f"arguments: {arguments!r}\n\n")
            file.write("".join(traceback.format_exception(bug, limit=-60)))
    except OSError:
        path = "-"
    return _end(
        f"this is a bug in progprint ({kind}); the report is in {path}", f"程序缺陷（{kind}），报告见 {path}", BUG
    )


def _end(en: str, zh: str, status: int) -> int:
    """One line on stderr, in the language of the environment; nothing of ours is imported when things are this bad."""
    import contextlib

    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"progprint: {zh if spoken.lower().startswith('zh') else en}\n")
    return status


if __name__ == "__main__":
    main()
