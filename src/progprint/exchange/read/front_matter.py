"""Markdown with front matter, as Hugo, Jekyll and their kin keep a site: one file for each talk, one for each speaker.

Front matter is YAML between ``---`` or TOML between ``+++``; the text below it is the abstract, or the biography. Sites name
the fields as they like, so what the usual names do not cover stays below ``extra``. A ``date`` alone is when the page was
written, not when the talk is: only beside hours, an end or a date of publication it is the talk's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from progprint.agenda.dates import Habit
from progprint.core.diagnostic import Outcome, Source, error
from progprint.core.patterns import pattern
from progprint.exchange.draft import Draft
from progprint.exchange.given import Given, GivenTime
from progprint.exchange.kept import some
from progprint.exchange.kinds import kind_of
from progprint.exchange.look import Sniffed, toml, yaml
from progprint.exchange.named import Named
from progprint.exchange.read.nested import with_slot
from progprint.exchange.told import drafted, name_of
from progprint.exchange.values import Record, free, meanings, record, records, said, told_in
from progprint.exchange.when import When, clocks_of, day_of, read_when
from progprint.source.edit import Plain

_MATTER = pattern(r"\ufeff?\s*?(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)(.*)", re.DOTALL)
_MEANT = meanings("front-matter")
_ADDRESSES = ("slides", "video", "website", "twitter", "github", "linkedin", "mastodon", "homepage", "recording",
              "presentation")  # fmt: skip
_MOMENT = pattern(r"\d{4}-\d\d-\d\d[T ]\d")
_SLUG = pattern(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_TABLES = {"extra", "params"}
_FOLDERS = ("speakers", "speaker", "people", "authors", "presenters")
"""Folders of pages about people."""
_PERSONAL = frozenset(("speaker", "speakers", "person", "author"))
_NO_PROGRAMME = frozenset(("_index", "readme"))
_WHOLE_PROGRAMME = frozenset(("schedule", "agenda", "program", "programme", "timetable", "日程", "议程", "議程"))
"""Pages that are no talk but say all of them."""


class FrontMatter(NamedTuple):
    """A file: its name without folder and ending, its fields by our names, those that have none, and its text."""

    stem: str
    fields: Record
    more: Record
    text: str


def knows(look: Sniffed) -> bool:
    """Whether a text begins with front matter that has a title or a name."""
    found = _MATTER.match(look.text)
    if found is None or PurePath(look.source.name).stem.casefold() in _WHOLE_PROGRAMME:
        return False
    return re.search(r"^[ \t]*[\"']?(?:title|name)[\"']?\s*[:=]", found[2], re.MULTILINE | re.IGNORECASE) is not None


def parse(source: Source) -> Outcome[FrontMatter]:
    """A page. Errors: those of YAML, import-syntax (of TOML)."""
    found = _MATTER.match(source.text)
    if found is None:
        return Outcome(None, (error("import-syntax", path=source.name, line=1, column=1),))
    mark, matter, text = found.groups()
    numbered = Source(source.name, f"#\n{matter}\n")  # the first line keeps the numbers of the others
    tree = (toml if mark == "+++" else yaml)(numbered)
    if tree.failed:
        return Outcome(None, tree.diagnostics)
    path = PurePath(source.name)
    stem = path.parent.name if path.stem == "index" and path.parent.name else path.stem
    fields: dict[str, object] = {}
    more: dict[str, object] = {}
    head = dict(record(tree.value))
    for table in _TABLES & head.keys():  # in which Zola and Hugo have what is a site's own
        if isinstance(head[table], dict):
            head = {**{key: value for key, value in head.items() if key != table}, **record(head[table])}
    for key, value in with_slot(head).items():
        field = _MEANT.get(re.sub(r"[-_\s]", "", key).casefold(), "")
        if field and field not in fields:
            fields[field] = value
        elif value not in (None, "", [], {}):
            more[free(key, more, " ")] = value
    if (path if stem == path.stem else path.parent).parent.name in _FOLDERS:
        fields.setdefault("layout", "speaker")
    return Outcome(FrontMatter(stem, fields, more, text))


@drafted(parse, markdown=True, wrapped=True)
def read(draft: Draft, pages: Sequence[FrontMatter]) -> bool:
    """Take pages; whether there are talks among them."""
    site, talks = _Site(draft), []
    for page in pages:
        if page.stem in _NO_PROGRAMME or told_in(page.fields, "draft").casefold() == "true":
            draft.guessed(f"{page.stem}: {name_of(page.fields.get('title'))}", "left-out")
        elif told_in(page.fields, "layout").casefold() in _PERSONAL or (
            "name" in page.fields and "title" not in page.fields
        ):
            site.person(page)
        else:
            talks.append(page)
    for page in talks:
        draft.talk(site.talk(page))
    return bool(talks)


class _Site:
    """Fills a draft; speakers are known by their file, their id and their name."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._known: dict[str, str] = {}

    def person(self, page: FrontMatter) -> None:
        """A speaker's file."""
        fields = page.fields
        name = told_in(fields, "name") or name_of(fields.get("title"))
        links, more = _links(page)
        key = self._draft.person(
            told_in(fields, "id") or page.stem,
            name,
            org=told_in(fields, "org"),
            job_title=told_in(fields, "job"),
            bio=self._draft.text(page.text.strip() or fields.get("bio")),
            links=links,
            more={**more, **some(fields, "photo"), **some(fields if page.text.strip() else {}, "bio")},
        )
        self._known |= dict.fromkeys(filter(None, (page.stem, told_in(fields, "id"), name)), key)

    def talk(self, page: FrontMatter) -> Given:
        """A talk's file."""
        fields, title = page.fields, name_of(page.fields.get("title")) or page.stem
        links, more = _links(page)
        slot, extra, day = self._when(page, title)
        kind = told_in(fields, "kind")
        layout = told_in(fields, "layout")
        places, tracks = _names(fields.get("room")), _names(fields.get("track"))
        texts = [self._draft.text(text) for text in (fields.get("text"), page.text)]
        if texts[0] and texts[1].startswith(texts[0]):
            texts[0] = ""
        return Given(
            id=told_in(fields, "id") or page.stem,
            title=title,
            slot=slot,
            rooms=tuple(places[:1]),
            track=next(iter(tracks), ""),
            kind=kind or (layout if kind_of(layout) else ""),
            subtitle=told_in(fields, "subtitle"),
            summary="\n\n".join(filter(None, texts)),
            speakers=tuple(self._people(fields.get("speakers"), title)),
            moderators=tuple(self._people(fields.get("moderators"), title)),
            language=told_in(fields, "language"),
            tags=(*_names(fields.get("tags")), *tracks[1:]),
            links=links,
            extra={
                **extra,
                **more,
                **({"room": places[1:]} if places[1:] else {}),
                **some(fields, "photo", "published", "org", "job", "bio", "name"),
            },
            written=day,
        )

    def _when(self, page: FrontMatter, title: str) -> tuple[GivenTime, dict[str, object], dict[str, Plain]]:
        """When a talk is; what could not be read; and its date where it has no hours."""
        fields = page.fields
        date, start, end, duration = (said(fields.get(name)) for name in ("day", "start", "end", "duration"))
        page_date = told_in(fields, "date")
        if not date and (start or end or "published" in fields):
            date = page_date
        if not (date or start or end):
            if page_date:
                self._draft.guessed(title, "page-date")
            return GivenTime(), {key: fields[key] for key in ("date", "duration") if said(fields.get(key))}, {}
        day = day_of(date, self._draft.year)
        if not any(_MOMENT.match(text) for text in (date, start)) and (end or not day or not start):
            typed = {"date": date, "start": start, "end": end, "duration": duration}
            when = read_when(typed, Habit(self._draft.year))
            self._draft.timed(title, When({}, (), when.inferred))
            return GivenTime(left=when.left), {}, when.written
        begin = _moment(start, day) or date
        return self._draft.times.slot(begin, _moment(end, day or begin[:10]), duration), {}, {}

    def _people(self, told: object, title: str) -> list[str]:
        keys = []
        for one in told if isinstance(told, list) else [told]:
            name = name_of(one)
            if not name:
                continue
            if isinstance(one, str) and name not in self._known and not _SLUG.fullmatch(name):
                roster = self._draft.roster(title, name)
                if len(roster.people) > 1:
                    keys += [self._person(named) for named in roster.people]
                    continue
            if name not in self._known:
                shown = name
                if _SLUG.fullmatch(name):  # the name of a file that was not given
                    shown = re.sub(r"[-_]", " ", name).title()
                    self._draft.guessed(f"{name} → {shown}")
                more = record(one)
                org = told_in(more, "company", "affiliation", "org")
                self._known[name] = self._draft.person(name, shown, org=org, bio=self._draft.text(more.get("bio")))
            keys.append(self._known[name])
        return keys

    def _person(self, named: Named) -> str:
        """One of several people of a line, by the file that is known of them, if there is one."""
        told = f"{named.name} ({named.role})" if named.role else named.name
        org, job = named.org, named.job_title
        return self._known.get(named.name) or self._draft.person(named.name, told, org=org, job_title=job)


def _moment(text: str, day: str) -> str:
    """A time, or a date with one, in the form of ISO 8601; what is neither stays as it is."""
    if not text or _MOMENT.match(text):
        return text.replace(" +", "+")
    hours = clocks_of(text)
    return f"{day}T{hours[0]}" if hours and day else text


def _names(told: object) -> list[str]:
    return [name for one in (told if isinstance(told, list) else [told]) if (name := name_of(one))]


def _links(page: FrontMatter) -> tuple[dict[str, str], dict[str, object]]:
    """The addresses of a page by their names, and all else that has no field."""
    links: dict[str, str] = {}
    for n, one in enumerate(records(page.fields, "links"), 1):
        if address := told_in(one, "url", "link", "href"):
            links[free(told_in(one, "title", "icon", "name") or f"link {n}", links, " ")] = address
    links |= {str(k): said(v) for k, v in record(page.fields.get("links")).items() if said(v)}
    more = dict(page.more)
    for key in list(more):
        if key.casefold() in _ADDRESSES and said(more[key]).startswith(("http://", "https://")):
            links[key.casefold()] = said(more.pop(key))
    return links, more
