"""Edits of a deck as a whole: its properties, how the show runs, custom shows.

Properties and the show come along; custom shows name slides by their numbers of then, so they do not, and are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from progprint.pptx.copying import Copier
from progprint.pptx.edited import Edited
from progprint.pptx.generated import OWN
from progprint.pptx.parts import Element, P, Part, R, etree, markup, parse_xml, related
from progprint.pptx.presentation import TOLD
from progprint.pptx.template import Template

_MORE = ("keywords", "comments", "category", "content_status")
"""Properties that we never write, so that what stands there is somebody's."""
_BEFORE_SHOW = (f"{P}htmlPubPr", f"{P}webPr", f"{P}prnPr")
"""What stands before the show among the properties of a presentation (ISO/IEC 29500-1 §19.2.1.27)."""

_MAIN = tuple(
    f"p:{name}" for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz",
                             "smartTags", "embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku",
                             "defaultTextStyle", "modifyVerifier", "extLst")
)  # fmt: skip
"""The order of what the main part holds (ISO/IEC 29500-1 §19.2.1.26)."""
_SET = tuple(f"{P}{name}" for name in ("embeddedFontLst", "custDataLst", "modifyVerifier"))
_SAID: Mapping[str, str] = {"firstSlideNum": "1", "showSpecialPlsOnTitleSld": "1", "embedTrueTypeFonts": "0"}
"""What a person sets of a deck, and what it is where nobody has."""
_USUAL = (f"{P}present", f"{P}sldAll", f"{P}penClr", f"{P}extLst")
"""What programs write of a show by themselves."""

_COUNTS = ("Slides", "Notes", "HiddenSlides", "Words", "Paragraphs", "MMClips")
"""What LibreOffice makes properties of that others count by themselves."""


class DeckWide:
    """The edits of a deck as a whole."""

    def __init__(self, edited: Edited, template: Template) -> None:
        self._edited, self._template = edited, template
        self.properties = dict(self._properties())
        """Properties of the file that somebody has written."""
        self.custom = tuple(self._custom())
        """Properties that are not ours, as XML without numbers."""
        there, main = template.presentation, edited.package.tree(edited.package.main)
        self._main = [
            one for one in main if one.tag in _SET and len(one.attrib) + len(one) and there.find(str(one.tag)) is None
        ]
        shows = main.find(f"{P}custShowLst")
        self._attributes = {
            key: said for key, usual in _SAID.items() if (said := main.get(key, usual)) != there.get(key, usual)
        }
        show = self._show()
        lost = show is not None and self._is_lost(show)
        self.show = None if lost else show
        """How the show runs, if somebody has set it and it can come along."""
        self.is_lost = lost or (shows is not None and len(shows) > 0)
        """Whether custom shows, or how the show runs, cannot come along."""

    @property
    def kept(self) -> int:
        """The number of those that come along."""
        told = len(self.properties) + len(self.custom) + len(self._main) + len(self._attributes)
        return told + (self.show is not None)

    def main(self, data: bytes, part: Part) -> bytes:
        """The main part, written as ``data``, with what somebody has set of the deck: its first number, a lock, faces."""
        if not (self._main or self._attributes):
            return data
        tree: Any = parse_xml(data)
        copier = Copier({}, "ppOwn")
        for key, value in self._attributes.items():
            tree.set(key, value)
        for one in self._main:
            copied = copier.copy(one, self._edited.package.main, part)
            tree.insert_element_before(copied, *_MAIN[1 + _MAIN.index(f"p:{etree.QName(one).localname}") :])
        return markup(tree)

    def parts(self) -> Mapping[Part, bytes]:
        """The parts of the template that are written otherwise."""
        if self.show is None:
            return {}
        part = related(self._template.package.main, "/presProps")[0]
        tree = deepcopy(self._template.package.tree(part))
        for old in tree.findall(f"{P}showPr"):
            tree.remove(old)
        tree.insert(sum(one.tag in _BEFORE_SHOW for one in tree), deepcopy(self.show))
        return {part: markup(tree)}

    def _properties(self) -> Iterator[tuple[str, str]]:
        written = {**dict.fromkeys(_MORE, ""), **dict(zip(TOLD, self._edited.record.told, strict=False))}
        for there in related(self._edited.package, "/core-properties"):
            for key, was in written.items():
                said = str(getattr(there, key, ""))
                if said and said != was:
                    yield key, said

    def _custom(self) -> Iterator[str]:
        for part in related(self._edited.package, "/custom-properties"):
            for one in self._edited.package.tree(part).iterchildren(etree.Element):
                name = one.get("name", "")
                if not name.startswith(OWN) and (self._edited.exact or name not in _COUNTS):
                    made = deepcopy(one)
                    made.set("pid", "")
                    yield etree.tostring(made, encoding="unicode", with_tail=False)

    def _show(self) -> Element | None:
        """How the show runs, if somebody has set it."""
        for part in related(self._edited.package.main, "/presProps"):
            show = self._edited.package.tree(part).find(f"{P}showPr")
            if show is not None and not self._is_usual(show):
                return show
        return None

    def _is_usual(self, show: Element) -> bool:
        """Whether a show runs as programs write it by themselves, or as the template says."""
        own = related(self._template.package.main, "/presProps")
        there = self._template.package.tree(own[0]).find(f"{P}showPr") if own else None
        usual = {"showNarration": "1"} if there is None else dict(there.items())
        said = {str(key): value for key, value in show.items()}
        return said.items() <= usual.items() and all(one.tag in _USUAL for one in show)

    def _is_lost(self, show: Element) -> bool:
        """Whether a show cannot come along: it names slides by their ids, or the template has no place for it."""
        named = any(str(key).startswith(R) for one in show.iter(etree.Element) for key in one.keys())  # noqa: SIM118
        return named or show.find(f"{P}custShow") is not None or not related(self._template.package.main, "/presProps")
