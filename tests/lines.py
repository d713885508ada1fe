"""An imported agenda as lines that a test can read: when, title, where, kind, who speaks, who moderates."""

from __future__ import annotations

from typing import Any

from progprint.exchange import import_all


class Lines:
    """The lines of the agenda that files make, and what was said about them."""

    def __init__(self, *files: tuple[str, str | bytes], year: str = "", form: str = "auto") -> None:
        made: Any = import_all(
            [(name, text.encode() if isinstance(text, str) else text) for name, text in files], form, year=year
        )
        self.found = made.diagnostics
        assert made.value is not None, self.found
        self.data: dict[str, Any] = made.value.data
        self.people = self.data.get("people", {})
        self.rooms = {one["id"]: one["name"] for one in self.data.get("rooms", [])}
        self.all = [self._line(talk) for talk in self.data.get("sessions", [])]
        for track in self.data.get("tracks", []):
            self.all.append(" ".join(["#", track["title"], *self._who(track.get("producer"))]))
            self.all += [self._line(talk) for talk in track["talks"]]

    def _line(self, talk: dict[str, Any]) -> str:
        time = talk.get("time", talk.get("start", "")) + (f"+{talk['duration']}" if "duration" in talk else "")
        when = " ".join(filter(None, (talk.get("date"), time)))
        rooms = talk.get("room", [])
        room = " + ".join(self.rooms.get(one, one) for one in ([rooms] if isinstance(rooms, str) else rooms))
        kind = talk.get("type", "talk")
        told = [when, str(talk["title"]), room and f"@{room}", "" if kind == "talk" else f"={kind}"]
        told.append(", ".join(self._who(talk.get("speakers"))))
        told.append(", ".join(f"M:{who}" for who in self._who(talk.get("moderator"))))
        return " | ".join(filter(None, told))

    def _who(self, keys: Any) -> list[str]:
        people = [self.people[key] for key in ([keys] if isinstance(keys, str) else keys or [])]
        return [
            one["name"]
            + (f" ({', '.join(about)})" if (about := [one[k] for k in ("org", "job_title") if k in one]) else "")
            for one in people
        ]

    def told(self, code: str) -> str:
        """What the diagnostics of a code name."""
        return " ".join(str(value) for one in self.found if one.code == code for value in one.params.values())
