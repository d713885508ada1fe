"""The state of a talk as its source tells it: what is cancelled, withdrawn or not accepted is no part of a programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from progprint.core.patterns import pattern
from progprint.exchange.plain import one_line
from progprint.exchange.values import listed, said
from progprint.exchange.words import shipped

_CALLED_OFF, _BY, _YES = (
    frozenset(str(word).replace(" ", "") for word in listed(shipped("words.yaml")[table]))
    for table in ("called-off", "called-off-by", "yes")
)
_CLAUSE = pattern(r"[，,。.；;：:（(\n]")
_IN_BRACKETS = pattern(r"[(（【\[]([^()（）【】\[\]]+)[)）】\]]")
_BEFORE = pattern(r"([A-Za-z]+): +\S")
_NOISE = pattern(r"[\s_-]+")


def called_off(title: str, told: Mapping[str, object]) -> str:
    """The word by which a source says that a talk is none any more, "" if it is one.

    It stands in the title, as in [CANCELLED] Oars or Canceled: Oars, or in a field that an agenda has not: at the beginning of
    a remark, or as the name of a field that says yes.
    """
    return next((one_line(word) for word in _words(title, told) if _bare(word) in _CALLED_OFF), "")


def _words(title: str, told: Mapping[str, object]) -> Iterator[str]:
    yield from _IN_BRACKETS.findall(title)
    yield from _BEFORE.findall(title)
    for name, value in told.items():
        if _bare(name) in _BY and (value is True or _bare(said(value)) in _YES):
            yield "cancelled"
        yield _CLAUSE.split(said(value).strip(), maxsplit=1)[0]


def _bare(text: str) -> str:
    return _NOISE.sub("", text).casefold()
