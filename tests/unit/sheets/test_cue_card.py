"""What a cue card prompts: whole sentences of the introduction, as many as there is room for."""

from __future__ import annotations

from tests.unit.sheets.conftest import context_of

from progprint.sheets.handouts.cue_card import _begun

AGENDA = "conference: {title: 河港大会}\ntracks: [{title: 河港, talks: [{title: 灯塔}]}]\n"


def test_an_introduction_is_as_many_whole_sentences_as_the_card_holds() -> None:
    """Five lines of twenty characters hold five sentences of twenty, not six; one that is too long is told whole."""
    context = context_of(AGENDA)
    body = context.design.style("body")
    width, height = 20.0 * body.text.size + 0.1, 5 * body.leading + 0.1
    sentences = [f"第{n}句话说的是河港里的灯塔与航标有多亮。" for n in range(1, 10)]
    assert {len(sentence) for sentence in sentences} == {20}

    assert _begun(context, "".join(sentences), width, height) == "".join(sentences[:5])
    long = "说来话长" * 60 + "。"
    assert _begun(context, f"{long}还有。", width, height) == long
