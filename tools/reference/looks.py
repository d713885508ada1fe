"""Keys of layouts, deck looks and handouts, from the tables by which they are checked, with the values that ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.reference.markdown import both, code, page, said, section, sentences, table

from progprint.deck.binding import FALLBACKS, KINDS
from progprint.deck.parts import ROWS, SETS
from progprint.design import forms
from progprint.design.deck import DECK
from progprint.locale.keys import Meaning, meanings
from progprint.sheets.booklet import PARTS
from progprint.sheets.handouts.kinds import KINDS as HANDOUTS
from progprint.sheets.handouts.kinds import PAPERS
from progprint.source import node
from progprint.source.read import read

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
HEADINGS = ("键 key", "意思 meaning", "类型 type", "缺省 without it", "例 example")
_TYPES = {
    "line": ("text", "文字"),
    "size": ("points, or a name", "点数或名称"),
    "length": ("length", "长度"),
    "color": ("colour", "颜色"),
    "number": ("number", "数"),
    "flag": ("true or false", "true 或 false"),
}
_NONE = Meaning()


def paths(kind: forms.Kind, path: str = "") -> Iterator[tuple[str, forms.Kind]]:
    """Every key of a table by its path, groups before what is in them."""
    if isinstance(kind, forms.Either):
        yield from paths(kind.full, path)
        return
    if not isinstance(kind, dict):
        return
    for key, inner in kind.items():
        where = f"{path}.{key}" if path else key
        yield where, inner
        yield from paths(inner, where)


def type_of(kind: forms.Kind) -> tuple[str, str]:
    """What a key of a look may hold, in English and Chinese."""
    if isinstance(kind, forms.Either):
        (en, zh), _ = type_of(kind.short), kind.full
        return f"{en}, or keys", f"{zh}，或几个键"
    if isinstance(kind, forms.Range):
        en, zh = _TYPES[kind.kind]
        return f"{en}, {kind.least} to {kind.most}", f"{zh}，{kind.least} 至 {kind.most}"
    if isinstance(kind, list):
        if isinstance(kind[0], tuple):
            listed = f"列表 list: {' '.join(map(code, kind[0]))}"
            return listed, listed
        en, zh = type_of(kind[0])
        return f"list: {en}", f"列表：{zh}"
    if isinstance(kind, tuple):
        listed = " ".join(map(code, kind))
        return listed, listed
    if isinstance(kind, dict):
        return "keys", "几个键"
    return _TYPES[kind]


def tree(name: str) -> node.Node:
    """A look that ships, as it is written."""
    found = read((LAYOUTS / name).read_bytes(), name).value
    if found is None:
        raise SystemExit(f"{name} cannot be read")
    return found


def written(look: node.Node, path: str) -> str:
    """The value of a path as one would write it, "" if there is none or it is a group."""
    found = forms.lookup(look, path)
    return _flow(found) if found is not None and not isinstance(found, node.Mapping) else ""


def _flow(value: node.Node) -> str:
    if isinstance(value, node.Sequence):
        return f"[{', '.join(map(_flow, value.items))}]"
    if isinstance(value, node.Mapping):
        return "{" + ", ".join(f"{key.text}: {_flow(one)}" for key, one in value.entries) + "}"
    return f'"{value.text}"' if value.text[:1] in "#{" else value.text


def shared(path: str) -> str:
    """The path under which a key is described: those of the sets of slides are the same in each set."""
    first, _, rest = path.partition(".")
    name, _, row = rest.partition(".")
    return f"parts.*.{row}" if first == "parts" and name in SETS and row else path


def rows(table_: dict[str, forms.Kind], kind: str, shipped: node.Node) -> Iterator[tuple[str, ...]]:
    """The keys of a table; the value that ships is default and example at once."""
    known = meanings(kind)
    listed = {shared(path): (path, inner) for path, inner in paths(table_)}
    for path, (own, inner) in listed.items():
        meaning = known.get(path) or _NONE
        value = written(shipped, own)
        example = meaning.example or value
        default = code(value or meaning.default_en)
        key = path.rpartition(".")[2]
        shown = code(f"{'名称' if key == '*' else key}: {example}") if example and not isinstance(inner, dict) else ""
        yield f"**{code(path)}**", sentences(meaning.en, meaning.zh), both(*type_of(inner)), default, shown


def layouts() -> str:
    """The page on layouts and themes."""
    shipped = tree("a5.yaml")
    styles = forms.lookup(shipped, "styles")
    names = [key.text for key, _ in styles.entries] if isinstance(styles, node.Mapping) else []
    known = meanings("look")
    listed = (
        (code(name), both(known[f"styles.{name}"].en, known[f"styles.{name}"].zh), code(_flow(_at(styles, name))))
        for name in names
    )
    parts = [
        f"## 全部的键 · All keys\n\n{table(HEADINGS, rows(forms.LAYOUT, 'look', shipped))}",
        f"## 样式 · Styles\n\n{table(('样式 style', '用处 for', 'a5'), listed)}",
        section("parts", " ".join(map(code, PARTS)) + "\n"),
    ]
    return page("layouts", parts)


def _at(group: node.Node | None, name: str) -> node.Node:
    found = forms.lookup(group, name)
    if found is None:
        raise SystemExit(f"no {name}")
    return found


def decks() -> str:
    """The page on deck looks."""
    shipped = tree("deck.yaml")
    kinds = ((code(kind), said("slides", kind), code(FALLBACKS.get(kind, "")), _slots(shipped, kind)) for kind in KINDS)
    rows_ = (
        (code(row), *(" ".join(map(code, one[row])) or "-" for one in SETS.values()), " ".join(map(code, ROWS[row])))
        for row in ROWS
    )
    parts = [
        f"## 全部的键 · All keys\n\n{table(HEADINGS, rows(DECK, 'deck', shipped))}",
        f"## 幻灯片的种类 · Kinds of slides\n\n{table(('种类 kind', '内容 what', '没有时用 shown as', '位置 slots'), kinds)}",
        f"## 每处放什么 · Scenes\n\n{table(('处 row', *SETS, '可用 allowed'), rows_)}",
    ]
    return page("decks", parts)


def _slots(shipped: node.Node, kind: str) -> str:
    slots = forms.lookup(shipped, f"kinds.{kind}.slots")
    names = [key.text for key, _ in slots.entries] if isinstance(slots, node.Mapping) else []
    return " ".join(map(code, names))


def handouts() -> str:
    """The page on the looks of handouts."""
    overview = (
        (code(name), said("handouts", name), _papers(name), said("needs", kind.needs))
        for name, kind in HANDOUTS.items()
    )
    parts = [f"## 种类 · Kinds\n\n{table(('kind', '内容 what', '纸张 paper', '需要 needs'), overview)}"]
    for file in sorted((LAYOUTS / "handouts").glob("*.yaml")):
        listed = [(path, text) for path, text, _ in forms.flatten(tree(f"handouts/{file.name}"))]
        own = ((code(path), code(text)) for path, text in listed if path not in ("extends", "name"))
        parts.append(f"## {file.stem}\n\n{table(('键 key', '值 value'), own)}")
    return page("handouts", parts)


def _papers(name: str) -> str:
    """The papers that a kind can be had on."""
    kind = HANDOUTS[name]
    known = [*(PAPERS if kind.base else ()), *(("screen", "screen-wide") if kind.shown else ())]
    own = both("its own", "自己的") if not known else ""
    return " ".join(map(code, known)) + own
