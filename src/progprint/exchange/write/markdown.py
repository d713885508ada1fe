"""The programme as Markdown."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import groupby

from progprint.agenda.programme import Agenda
from progprint.core.diagnostic import Diagnostic
from progprint.core.patterns import pattern
from progprint.exchange.write.facts import MARKDOWN, affiliation, hours, items, narrow, prose, rooms, summary
from progprint.source.edit import Plain

_SPECIAL = pattern(r"([\\`*_\[\]<>#|])")


def write(agenda: Agenda, _: datetime.datetime, written: Mapping[str, Plain]) -> tuple[bytes, list[Diagnostic]]:
    """Days, and in each the items by time; then speakers with what is told of them."""
    conference = agenda.conference
    english = conference.language.startswith("en")
    everywhere, people_head = ("all rooms", "Speakers") if english else ("全部会场", "讲师")
    lines = [f"# {_plain(conference.title.text)}" if conference.title else "# –", ""]
    for day, group in groupby(items(agenda), key=lambda row: row[1].slot.day):
        lines += [f"## {day.isoformat()}" if day else "## –", ""]
        for track, talk in group:
            lines += [f"### {' '.join(filter(None, (hours(talk), _plain(talk.title.text))))}", ""]
            people = [*talk.moderators, *talk.speakers]
            place = everywhere if talk.slot.all_rooms else rooms(talk)
            facts = [place, track.title.text if track else "", "、".join(p.name.text for p in people)]
            lines += [_plain("　".join(filter(None, facts))), ""] if any(facts) else []
            texts = (summary(talk), *(f"- {one.text}" for one in talk.takeaways))
            lines += [_plain(text) + "\n" for text in texts if text]
    if agenda.people:
        lines += [f"## {people_head}", ""]
    for person in agenda.people:
        about = affiliation(person)
        lines += [f"**{_plain(person.name.text)}**" + (f"　{_plain(about)}" if about else ""), ""]
        lines += [_plain(prose(person.bio)), ""] if person.bio else []
    return ("\n".join(lines).rstrip() + "\n").encode(), narrow(agenda, MARKDOWN, written)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
