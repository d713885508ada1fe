"""Words beside a name: organisations, job titles, roles in a session, and words for nobody yet."""

from __future__ import annotations

import re

from progprint.core.patterns import pattern
from progprint.exchange.values import meanings, words
from progprint.locale.names import looks_like_name

_WORDS = words("affiliations")
_SHORT_ENDINGS = "社部组組队隊所院校系室厂廠店馆館网網站局厅廳委办辦团團台会會云雲"
"""What an organisation may end with; some names do too, so a known surname counts for more."""
_LATIN_ORGANISATION = pattern(rf"\b(?:{'|'.join(_WORDS['organisations'])})\b\.?")
_LATIN_JOB = pattern(rf"\b(?:{'|'.join(_WORDS['jobs'])})\b")
ROLES = meanings("roles")
"""Words for what somebody does in a session, in lower case, and the field that it is; "" where an agenda has none."""
_NOBODY = pattern(
    r"(?:(?:演讲|演講|特邀|重磅|神秘|对话|圆桌)?(?:嘉宾|嘉賓|讲师|講師|讲者|講者|人选|人員|人员|主持人|报告人|演讲人|姓名)?"
    r"(?:待定|待公布|待确认|待確認|待补充|待补|待通知|未定|未确定|敬请期待|敬請期待|暂无|暫無|暂缺|邀请中|邀請中|确认中"
    r"|神秘嘉宾|虛位以待)(?:中)?"
    r"|(?:speakers?\s+)?t\.?b\.?[adc]\.?|(?:speakers?\s+)?to be (?:announced|confirmed|determined|decided)|coming soon|n/?a"
    r"|pending|unknown)",
    re.IGNORECASE,
)
NONE = frozenset(("-", "–", "—", "——", "--", "/", "无", "無", "none"))
"""Cells that say nothing."""
_LONGEST = 1000
"""Characters of a text that is looked into for a job title."""


def is_organisation(text: str) -> bool:
    """Whether a text is plainly an organisation."""
    head = re.sub(r"[（(].*", "", text.strip())
    if head in _WORDS["companies"] or _LATIN_ORGANISATION.search(head):
        return True
    if any(word in head for word in _WORDS["anywhere"]) or head.endswith(_WORDS["endings"]):
        return True
    return len(head) > 2 and head[-1] in _SHORT_ENDINGS and not looks_like_name(head)


def is_job(text: str) -> bool:
    """Whether a text is plainly a job title or a degree."""
    return text.strip().endswith(_WORDS["job-endings"]) or _LATIN_JOB.search(text) is not None


def is_nobody(text: str) -> bool:
    """Whether a text says that somebody is still to be named: 嘉宾待定, TBA."""
    return _NOBODY.fullmatch(text.strip(" .…()（）【】[]")) is not None


def parted(text: str) -> tuple[str, str]:
    """Organisation and job title out of a text that holds both or one of them; what is neither is the organisation."""
    if len(text) > _LONGEST:
        return " ".join(text.split()), ""
    text = "\n".join(line.strip() for line in text.split("\n") if line.strip())
    if not re.search(r"[^\x00-\u024f\u2010-\u203a]", text):
        at = re.fullmatch(r"([^,/|;\n]+?)\s+(?:at|@)\s+(\S[^,/|;\n]*)", text)
        if at and is_job(at[1]):
            return at[2], at[1]
        return _parted_by(text, re.compile(r"[,/|;\n]"), ", ")
    grown = _GROWN.fullmatch(text)
    if grown and is_job(grown[2]):
        return grown[1], grown[2]
    return _parted_by(text, re.compile(r"[\s,，/／|｜;；、]+"), "")


_GROWN = pattern(
    rf"([^\s,，/／|｜;；、]*(?:{'|'.join(_WORDS['anywhere'])}|研究中心|中心|基金会)"
    r"|[^\s,，/／|｜;；、]+(?:[部厅局署处院所站校会](?=(?:常务|常務)?副?[部厅局署处院所站校会]长\Z)|(?<=[部委办社馆])(?=(?:常务)?副?主任\Z)))"
    r"([^\s（(,，/／|｜;；、]+)"
)
"""An organisation with a job title grown onto it: 示例大学教授, 示例省水利厅副厅长."""


def _parted_by(text: str, marks: re.Pattern[str], mark: str) -> tuple[str, str]:
    """The same of a text with pieces between ``marks``: those before the first job title, or behind all, are the organisation.

    With a ``mark`` the pieces are put together with it, else they stay as they stand in the text.
    """
    cuts = [found.span() for found in marks.finditer(text)]
    spans = list(zip([0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)], strict=True))
    jobs = [is_job(text[a:b]) and not is_organisation(text[a:b]) for a, b in spans]
    if mark:
        pieces = [text[a:b].strip() for a, b in spans]
        told = (mark.join(p for p, job in zip(pieces, jobs, strict=True) if job is one) for one in (False, True))
        return next(told), next(told)
    at = next((n for n, job in enumerate(jobs) if job is not jobs[0]), 0)
    if not any(jobs) and cuts and not is_organisation(text[slice(*spans[-1])]):
        at = len(cuts)
    before, after = (text[: cuts[at - 1][0]], text[spans[at][0] :]) if at else (text, "")
    org, job = (after, before) if jobs[0] else (before, after)
    return " ".join(org.split()), " ".join(job.split())
