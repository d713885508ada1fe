"""What files claim, validators confirm: veraPDF for PDF/UA and PDF/A, page-validation, qpdf, and Ghostscript for inks.

No open validator of PDF/X is known; of files for print the syntax is checked, the claims, and that text is of one ink.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

pytestmark = [pytest.mark.slow, pytest.mark.conformance]
AGENDAS = {"seed": "content/agenda.yaml", "sample": "content/sample", "days": "tests/standards/agendas/two-days.yaml"}
STANDARDS = {"ua1": ("ua1", "2a"), "ua2": ("ua2", "4")}


@pytest.fixture(scope="module")
def verapdf(tool: Callable[[str], str]) -> Callable[[Path, str], dict[str, object]]:
    """Asks veraPDF about a file; the failed rules, with how often."""
    java, jar = tool("java"), os.environ.get("VERAPDF", "")
    if not Path(jar).is_file():
        message = "veraPDF is not there; make conformance fetches it"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)

    def ask(path: Path, flavour: str) -> dict[str, object]:
        command = [java, "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", flavour, "--format", "json"]
        done = subprocess.run([*command, str(path)], capture_output=True, encoding="utf-8", timeout=300, check=False)
        (result,) = json.loads(done.stdout)["report"]["jobs"][0]["validationResult"]
        rules = result["details"].get("ruleSummaries", [])
        failed = {f"{rule['clause']}-{rule['testNumber']}": rule["failedChecks"] for rule in rules}
        return {"checked": result["details"]["passedChecks"] > 1000, "failed": failed}

    return ask


def made(root: Path, tmp_path: Path, progprint: Run, agenda: str, *more: str) -> Path:
    target = tmp_path / "booklet.pdf"
    done = progprint("pdf", root / AGENDAS[agenda], "-o", target, *more)
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("agenda", AGENDAS)
@pytest.mark.parametrize("standard", STANDARDS)
def test_a_file_for_screens_keeps_two_standards_at_once(
    root: Path,
    tmp_path: Path,
    progprint: Run,
    verapdf: Callable[[Path, str], dict[str, object]],
    agenda: str,
    standard: str,
) -> None:
    path = made(root, tmp_path, progprint, agenda, "--standard", standard)

    for flavour in STANDARDS[standard]:
        assert verapdf(path, flavour) == {"checked": True, "failed": {}}, flavour


def test_a_validator_sees_what_is_wrong(
    root: Path, tmp_path: Path, progprint: Run, verapdf: Callable[[Path, str], dict[str, object]]
) -> None:
    """A file without its structure is refused: the check is not blind."""
    path = made(root, tmp_path, progprint, "seed")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)

    assert verapdf(path, "ua1")["failed"]


@pytest.mark.parametrize("agenda", AGENDAS)
def test_another_validator_agrees(root: Path, tmp_path: Path, progprint: Run, agenda: str) -> None:
    report = page.validate_pdf(str(made(root, tmp_path, progprint, agenda)), profile="ua1")

    assert report.is_compliant, report


@pytest.mark.parametrize(("standard", "version"), [("x4", "1.6"), ("x1a", "1.3")])
@pytest.mark.parametrize("agenda", AGENDAS)
def test_a_file_for_print_is_sound_and_text_is_of_one_ink(
    root: Path, tmp_path: Path, progprint: Run, tool: Callable[[str], str], agenda: str, standard: str, version: str
) -> None:
    path = made(root, tmp_path, progprint, agenda, "--for", "print", "--standard", standard)
    subprocess.run([tool("qpdf"), "--check", str(path)], check=True, capture_output=True)
    command = [tool("gs"), "-q", "-o", "-", "-sDEVICE=inkcov", str(path)]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    inks = [tuple(map(float, line.split()[:4])) for line in told.splitlines() if re.match(r" *[0-9.]+ ", line)]

    with pikepdf.open(path) as pdf:
        assert pdf.pdf_version == version
        assert len(pdf.pages) % 4 == 0
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFX"
        used = [_colours(one.Contents.read_bytes().decode("latin-1")) for one in pdf.pages]
        assert not any("/Annots" in one for one in pdf.pages)
    plain = [number for number, (colours, pictures) in enumerate(used) if colours == {"k"} and not pictures]

    assert len(inks) == len(used)
    assert all(not colours - {"k", "c"} for colours, _ in used)
    assert plain or agenda == "seed"  # whose pages are too few for one without a colour
    assert all(inks[number][:3] == (0.0, 0.0, 0.0) for number in plain)


def _colours(content: str) -> tuple[set[str], bool]:
    """What a page paints with: black alone (k), colours of four inks (c), anything else (x); and whether it has pictures."""
    found = {
        "k" if values.startswith("0 0 0 ") else "c" for values in re.findall(r"^([\d. ]+) [kK]$", content, re.MULTILINE)
    }
    other = re.search(r"^[\d. ]+ (?:rg|RG|g|G)$", content, re.MULTILINE)
    return (found or {"k"}) | ({"x"} if other else set()), " Do" in content
