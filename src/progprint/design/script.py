"""The wording of the host's script: shipped for a few languages, replaced sentence by sentence by a project.

layouts/scripts/zh.yaml ─ read, check, merge ─▶ Script(sentences, pace, by_words)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from progprint import files
from progprint.core.diagnostic import Diagnostic, Outcome, Severity, error, warning
from progprint.design import forms
from progprint.source import node
from progprint.source.read import read

SCRIPTS = "scripts"
"""The folder of scripts beside layouts."""
_ENGLISH = "en.yaml"
_FIELD = re.compile(r"\{([^{}]*)\}")


class Script(NamedTuple):
    """Sentences of one language, with fields in braces; ``pace`` counts characters (or words) a second."""

    sentences: Mapping[str, str]
    pace: float
    by_words: bool


def load_script(language: str, folders: Sequence[Path], read_file: Callable[[Path], Outcome[bytes]]) -> Outcome[Script]:
    """The script of a language: what ships (the last folder), and over it what earlier folders say.

    Of zh-Hant it is zh-Hant.yaml, and a project's own zh.yaml holds for it too. Warning: script-in-english. Errors: those
    of reading YAML, unknown-layout-key, layout-value, script-field.
    """
    base = language.partition("-")[0]
    names: list[str] = list(dict.fromkeys((f"{language}.yaml", f"{base}.yaml")))
    name = next((one for one in names if files.is_file(folders[-1] / SCRIPTS / one)), _ENGLISH)
    shipped = _tree(folders[-1] / SCRIPTS / name, read_file)
    if shipped.value is None:
        return Outcome(None, shipped.diagnostics)
    whole, found = shipped.value, list(shipped.diagnostics)
    names += [_ENGLISH] if name == _ENGLISH and _ENGLISH not in names else []
    mine = [folder / SCRIPTS / one for folder in reversed(folders[:-1]) for one in reversed(names)]
    mine = [path for path in mine if files.is_file(path)]
    for path in mine:
        own = _tree(path, read_file)
        found += own.diagnostics
        if own.value is not None:
            found += _misfits(own.value, shipped.value)
            whole = forms.merged(whole, own.value)
    if name == _ENGLISH and base != "en" and not mine:
        found.append(warning("script-in-english", language=language))
    if any(one.severity is Severity.ERROR for one in found):
        return Outcome(None, found)
    sentences = forms.entries(forms.lookup(whole, "sentences"))
    said = {key: value.text for key, value in sentences if isinstance(value, node.Scalar)}
    pace, count = (forms.lookup(whole, key) for key in ("pace", "count"))
    spoken = forms.number(pace.text) if isinstance(pace, node.Scalar) else None
    by_words = isinstance(count, node.Scalar) and count.text == "words"
    return Outcome(Script(said, max(0.5, spoken or 4.0), by_words), found)


def _tree(path: Path, read_file: Callable[[Path], Outcome[bytes]]) -> Outcome[node.Node]:
    data = read_file(path)
    return read(data.value, str(path)) if data.value is not None else Outcome(None, data.diagnostics)


def _misfits(own: node.Node, shipped: node.Node) -> list[Diagnostic]:
    """Keys that no script has, and fields that a sentence does not get."""
    sentences = dict(forms.entries(forms.lookup(shipped, "sentences")))
    kind: forms.Kind = {
        "pace": forms.Range("number", "0.5", "50"),
        "count": ("characters", "words"),
        "sentences": dict.fromkeys(sentences, "line"),
    }
    found = list(forms.check(own, kind))
    for key, value in forms.entries(forms.lookup(own, "sentences")):
        given = sentences.get(key)
        if not isinstance(value, node.Scalar) or not isinstance(given, node.Scalar):
            continue
        there = _FIELD.findall(given.text)
        found += [
            error(
                "script-field",
                value.span,
                key=key,
                field=field,
                fields=" ".join(f"{{{one}}}" for one in there) or "-",
            )
            for field in _FIELD.findall(value.text)
            if field not in there
        ]
    return found
