"""Values that a shell offers for an option: looks, formats, and the tracks, talks, rooms and days of the agenda at hand.

A shell asks at every press of a key: whatever goes wrong, nothing is offered and nothing is said.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from progprint.agenda.programme import Agenda

Named = tuple[str, str]
"""A value, and what it is, for shells that show it."""


def one_of(values: Callable[[], Sequence[str]]) -> Callable[[str], list[str]]:
    """Those of fixed values that begin with what is typed; they are asked for only then."""

    def fill(incomplete: str) -> list[str]:
        return [value for value in values() if value.startswith(incomplete)]

    return fill


def imports() -> Sequence[str]:
    """Formats that an agenda is made out of."""
    from progprint.exchange import TABLES
    from progprint.exchange.formats import FORMATS

    return ("auto", *TABLES, *(one.name for one in FORMATS))


def exports() -> Sequence[str]:
    """Formats that an agenda is written in."""
    from progprint.exchange.formats import EXPORTS

    return tuple(EXPORTS)


def schemas() -> Sequence[str]:
    """Kinds of files that have a JSON Schema."""
    from progprint.pipeline.schemas import SCHEMAS

    return tuple(SCHEMAS)


LISTED: dict[tuple[str, str], Callable[[], Sequence[str]]] = {
    ("import", "form"): imports,
    ("export", "form"): exports,
    ("schema", "name"): schemas,
}
"""Parameters of commands whose values lie in a table of another module."""


def _quietly(names: Callable[[typer.Context], Iterable[Named]]) -> Callable[[typer.Context, str], list[Named]]:
    """The values that begin with what is typed, none where they cannot be had."""

    def fill(ctx: typer.Context, incomplete: str) -> list[Named]:
        try:
            return [one for one in dict.fromkeys(names(ctx)) if one[0].startswith(incomplete)]
        except Exception:  # noqa: BLE001  a shell is no place for a report
            return []

    return fill


def _folders() -> list[Path]:
    """The folders of looks, of the project around the working folder and the shipped one."""
    from progprint import pipeline, project

    folders = pipeline.layout_folders(project.find_agenda(None, Path.cwd()).value)
    return [folder for folder in folders if folder.is_dir()]


def _agenda(ctx: typer.Context) -> "Agenda":
    """The agenda that the command line names so far, else the project's own. Raises LookupError without one.

    Behind an option that still waits for its value, the words are in ``args`` only.
    """
    from progprint import pipeline, project

    named = ctx.params.get("agenda") or ctx.params.get("agendas") or ()
    typed = [*([named] if isinstance(named, str) else named), *reversed(ctx.args)]
    there = next((path for path in map(Path, typed) if path.exists()), None)
    place = project.find_agenda(there, Path.cwd()).value
    read = pipeline.read_agenda(place).value if place is not None else None
    if read is None:
        raise LookupError
    return read


@_quietly
def layouts(_ctx: typer.Context) -> Iterable[Named]:
    """Layouts, the project's own and the shipped ones."""
    from progprint.design.load import available

    return ((name, "") for name, _ in available(_folders()))


@_quietly
def themes(_ctx: typer.Context) -> Iterable[Named]:
    """Themes, from the same folders."""
    from progprint.design.load import themes as known

    return ((name, "") for name, _ in known(_folders()))


@_quietly
def templates(ctx: typer.Context) -> Iterable[Named]:
    """Deck looks: what lies beside the layouts and is none."""
    found = {path.stem for folder in _folders() for path in folder.glob("*.yaml")}
    return ((name, "") for name in sorted(found - {name for name, _ in layouts(ctx, "")}))


@_quietly
def codes(_ctx: typer.Context) -> Iterable[Named]:
    """Codes of diagnostics."""
    from progprint.locale.messages import messages

    return ((code, "") for code in messages("en").codes)


@_quietly
def tracks(ctx: typer.Context) -> Iterable[Named]:
    """Tracks, by id."""
    return ((track.id, track.title.text) for track in _agenda(ctx).tracks)


@_quietly
def talks(ctx: typer.Context) -> Iterable[Named]:
    """Talks, by id."""
    return ((talk.id, talk.title.text) for talk in _agenda(ctx).talks)


@_quietly
def rooms(ctx: typer.Context) -> Iterable[Named]:
    """Rooms, by id."""
    return ((room.id, room.name.text) for room in _agenda(ctx).rooms)


@_quietly
def days(ctx: typer.Context) -> Iterable[Named]:
    """Days, as YYYY-MM-DD."""
    agenda = _agenda(ctx)
    used = {talk.slot.day for talk in (*agenda.talks, *agenda.sessions) if talk.slot.day is not None}
    return ((day.isoformat(), "") for day in sorted(used | set(agenda.conference.days)))
