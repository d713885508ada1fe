"""Keys of agendas and of progprint.yaml, from the forms by which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from tools.reference.markdown import both, code, page, section, sentences, table

from progprint.agenda.entries import AGENDA, TYPE_WORDS
from progprint.locale.keys import Meaning, meanings
from progprint.pipeline.options import MAKES, options_of, project_form
from progprint.source.kinds import Field, Form, Kind

HEADINGS = ("键 key", "别名 aliases", "意思 meaning", "类型 type", "缺省 without it", "例 example")
_NONE = Meaning()


def forms(first: Form) -> list[Form]:
    """A form and all forms inside it, outermost first; a session is written as a talk is."""
    found, waiting = [first], [first]
    while waiting:
        for field in waiting.pop(0).fields:
            for kind in _inside(field.kind):
                if kind.form is not None and kind.form not in found and kind.form.name != "session":
                    found.append(kind.form)
                    waiting.append(kind.form)
    return found


def _inside(kind: Kind) -> Iterator[Kind]:
    yield kind
    for inner in (kind.items, kind.values):
        if inner is not None:
            yield from _inside(inner)


def type_of(kind: Kind) -> tuple[str, str]:
    """What a key may hold, in English and Chinese."""
    if kind.free:
        return "anything", "任意"
    ways = []
    if kind.limit:
        ways.append(("text", "文字"))
    if kind.form is not None:
        name = "talk" if kind.form.name == "session" else kind.form.name
        link = f"[{name}](#{name})"
        ways.append((link, link))
    if (
        kind.items is not None
        and kind.items.form is not None
        and kind.items._replace(items=None) == kind._replace(items=None)
    ):
        ways.append(("or a list of them", "或其列表"))
    elif kind.items is not None:
        en, zh = type_of(kind.items)
        ways.append(
            ("a list", "列表") if (en, zh) == ("text", "文字") or kind.translated else (f"list of {en}", f"{zh}的列表")
        )
    if kind.values is not None:
        ways.append(("headings with texts", "小标题与文字") if kind.translated else ("names with values", "名称与值"))
    more = (", in several languages", "，可写多种语言") if kind.translated else ("", "")
    return " or ".join(en for en, _ in ways).replace("or or", "or") + more[0], "、".join(zh for _, zh in ways).replace(
        "、或", "，或"
    ) + more[1]


def row(field: Field, meaning: Meaning) -> tuple[str, ...]:
    """A key in a table."""
    known = Meaning(meaning.en or field.doc_en, meaning.zh or field.doc_zh)
    values = field.choices or field.values
    shown = f"<br>{' '.join(map(code, values))}" if values else ""
    default = both("must be written", "必须写") if field.required else _default(meaning)
    return (
        f"**{code(field.key)}**",
        "、".join(field.aliases),
        sentences(known.en, known.zh),
        both(*type_of(field.kind)) + shown,
        default,
        code(f"{field.key}: {meaning.example}") if meaning.example else "",
    )


def _default(meaning: Meaning) -> str:
    if meaning.default_en == meaning.default_zh:
        return code(meaning.default_en)
    return sentences(meaning.default_en, meaning.default_zh)


def _section(form: Form, kind: str) -> str:
    """A form: its heading, what it is, its keys."""
    known = meanings(kind)
    about = known.get(form.name, _NONE)
    said = sentences(about.en or form.doc_en, about.zh or form.doc_zh)
    rows = [row(field, known.get(f"{form.name}.{field.key}", _NONE)) for field in form.fields]
    return f"## {form.name}\n\n{said}\n\n{table(HEADINGS, rows)}"


def agenda() -> str:
    """The page on agendas."""
    meant: dict[str, list[str]] = {}
    for word, type_ in TYPE_WORDS.items():
        meant.setdefault(type_, []).append(word)
    types = table(("type", "写法 spellings"), ((code(name), "、".join(said)) for name, said in meant.items()))
    parts = [*(_section(form, "agenda") for form in forms(AGENDA)), f"## 议题的类型 · Types of talks\n\n{types}"]
    return page("agenda", parts)


def project() -> str:
    """The page on progprint.yaml."""
    rows = [
        (f"`make: {name}`", place, " ".join(code(one.name) for one in options_of(name) if one.listed))
        for name, place in MAKES.items()
    ]
    outputs = table(("一项 entry", "缺省位置 place without output", "可用的键 keys"), rows)
    return page("project", [_section(project_form(), "project"), section("outputs", outputs)])
