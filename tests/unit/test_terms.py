"""Terms that titles never part: data that ships, and a project's own."""

from __future__ import annotations

import re
from pathlib import Path

import pptx
import pytest

from progprint.__main__ import guarded
from progprint.locale.terms import terms
from progprint.project import find_agenda

TERM = "潮汐式账本"
AGENDA = "conference: {title: 大会}\ntracks:\n  - {title: 账, talks: [{title: %s, speakers: [{name: 林一舟}]}]}\n"


def test_the_terms_that_ship_are_words_each_once() -> None:
    assert len(terms()) == len(set(terms())) > 100
    assert {"可观测性", "爆炸半径", "服务网格"} <= set(terms())
    assert all(re.fullmatch("[\u4e00-\u9fff]{2,}|[a-z]{6,}", term) for term in terms())


@pytest.mark.parametrize(("typed", "meant"), [("[甲乙, 丙丁]", ("甲乙", "丙丁")), ("甲乙", ("甲乙",)), ("[]", ())])
def test_a_project_names_its_own(tmp_path: Path, typed: str, meant: tuple[str, ...]) -> None:
    (tmp_path / "agenda.yaml").write_text(AGENDA % "一", encoding="utf-8")
    (tmp_path / "progprint.yaml").write_text(f"agenda: agenda.yaml\nterms: {typed}\n", encoding="utf-8")
    project = find_agenda(None, tmp_path).value
    assert project is not None
    assert project.terms == meant


def test_a_term_of_the_project_stays_whole_on_a_slide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In titles of all lengths: somewhere among them a line would end inside it."""
    monkeypatch.chdir(tmp_path)

    def parted(settings: str) -> int:
        Path("progprint.yaml").write_text(f"agenda: agenda.yaml\n{settings}", encoding="utf-8")
        found = 0
        for many in range(4, 14, 2):
            Path("agenda.yaml").write_text(AGENDA % ("说" * many + TERM + "论" * 9), encoding="utf-8")
            assert guarded(["slides", "-o", "deck.pptx", "-q"]) == 0
            texts = [
                s.text_frame.text for p in pptx.Presentation("deck.pptx").slides for s in p.shapes if s.has_text_frame
            ]
            found += any("".join(t.split()).count(TERM) and TERM not in t for t in texts)
        return found

    assert parted("") > 0
    assert parted(f"terms: [{TERM}]\n") == 0
