"""The booklet by WeasyPrint out of HTML and CSS for print: weasyprint_booklet.py AGENDA OUT."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape

from weasyprint import HTML

from programme import BOLD, REGULAR, Part, Person, Programme, Talk, Track, load

STYLE = f"""
@font-face {{ font-family: Booklet; src: url({REGULAR.as_uri()}); font-weight: 400 }}
@font-face {{ font-family: Booklet; src: url({BOLD.as_uri()}); font-weight: 700 }}
@page {{
  size: 148mm 210mm; margin: 20mm 15mm;
  @top-left {{ content: string(track); font: 7.5pt Booklet; color: #666 }}
  @top-right {{ content: string(conference); font: 7.5pt Booklet; color: #666 }}
  @bottom-center {{ content: counter(page); font: 8pt Booklet }}
}}
@page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} @bottom-center {{ content: none }} }}
body {{ font: 9.5pt/15.2pt Booklet; text-align: justify }}
p, ul {{ margin: 0 }}
ul {{ padding-left: 12pt }}
h1, h2, h3 {{ text-align: left; break-after: avoid; margin: 10pt 0 4pt }}
h1 {{ font-size: 20pt; line-height: 30pt; string-set: track content() }}
h2 {{ font-size: 13pt; line-height: 19pt }}
h3 {{ font-size: 9.5pt }}
.cover h1 {{ font-size: 28pt; line-height: 40pt; margin-top: 40mm; string-set: conference content() }}
.quiet {{ color: #666; text-align: left }}
.page {{ break-before: page }}
.talks {{ break-before: page }}
a {{ color: inherit; text-decoration: none }}
nav p, .index p {{ text-align: left }}
nav .track {{ font-weight: 700; margin-top: 5pt }}
nav a::after {{ content: leader('.') target-counter(attr(href), page) }}
.index a::after {{ content: target-counter(attr(href), page) }}
"""


def html(programme: Programme) -> Iterator[str]:
    """The document piece by piece."""
    yield f'<html lang="zh"><meta charset="utf-8"><title>{escape(programme.title)}</title><style>{STYLE}</style>'
    yield f'<section class="cover"><h1>{escape(programme.title)}</h1>'
    for line in (programme.subtitle, programme.dates, programme.organiser, programme.copyright):
        yield f"<p>{escape(line)}</p>"
    yield '</section><nav class="page"><h1>目录</h1>'
    for track in programme.tracks:
        yield f'<p class="track"><a href="#{track.key}">{escape(track.title)}</a></p>'
        for talk in track.talks:
            yield f'<p><a href="#{talk.key}">{escape(talk.title)}</a></p>'
    yield "</nav>"
    for track in programme.tracks:
        yield from opener(track)
        for talk in track.talks:
            yield from session(talk)
        yield "</section>"
    yield '<section class="page index"><h1>讲师索引</h1>'
    for speaker, talks in programme.speakers():
        links = ", ".join(f'<a href="#{talk.key}"></a>' for talk in talks)
        yield f"<p><b>{escape(speaker.name)}</b> {escape(speaker.post)} {links}</p>"
    yield "</section></html>"


def opener(track: Track) -> Iterator[str]:
    """The page of a track and its producer."""
    yield f'<section class="page"><h1 id="{track.key}">{escape(track.title)}</h1><p>{escape(track.intro)}</p>'
    yield f"<h3>出品人</h3>{who(track.producer)}<p>{escape(track.producer.bio)}</p></section>"
    yield '<section class="talks">'


def session(talk: Talk) -> Iterator[str]:
    """A talk."""
    yield f'<h2 id="{talk.key}">{escape(talk.title)}</h2><p class="quiet">{escape(talk.slot)}</p>'
    yield from map(who, talk.speakers)
    for part in (*talk.parts, Part("听众收益", talk.takeaways, listed=True)):
        yield f"<h3>{escape(part.heading)}</h3>"
        texts = map(escape, part.texts)
        yield f"<ul><li>{'<li>'.join(texts)}</ul>" if part.listed else f"<p>{'</p><p>'.join(texts)}</p>"


def who(person: Person) -> str:
    """Name and post of somebody."""
    return f'<p class="quiet"><b>{escape(person.name)}</b> {escape(person.post)}</p>'


HTML(string="".join(html(load(sys.argv[1])))).write_pdf(sys.argv[2])
