"""Files for print and for screens: what they claim, what goes with them, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

AGENDA = """
conference: {title: 星河大会, organisers: [星河社]}
tracks:
  - title: 编译器
    producer: {name: 兰舟, photo: lan.png}
    talks: [{title: 寄存器分配, summary: 说一说。, takeaways: [一, 二]}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    from PIL import Image

    Image.linear_gradient("L").resize((640, 800)).convert("RGB").rotate(30).save(tmp_path / "lan.png")
    (tmp_path / "a.yaml").write_text(AGENDA, encoding="utf-8")
    return tmp_path


def _open(progprint: Run, folder: Path, *more: str) -> pikepdf.Pdf:
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", *more)
    assert done.returncode == 0, done.stderr
    return pikepdf.open(folder / "a.pdf")


@pytest.mark.parametrize(
    ("more", "version", "claims"),
    [
        ((), "1.7", ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"]),
        (("--standard", "ua2"), "2.0", ["<pdfaid:part>4<", "<pdfaid:rev>2020<", "<pdfuaid:part>2<"]),
        (("--for", "print"), "1.6", ["<pdfxid:GTS_PDFXVersion>PDF/X-4<", "<pdf:Trapped>False<", "<xmpMM:DocumentID>"]),
    ],
)
def test_a_file_says_what_it_keeps(
    folder: Path, progprint: Run, more: tuple[str, ...], version: str, claims: list[str]
) -> None:
    with _open(progprint, folder, *more) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        tagged = "/StructTreeRoot" in pdf.Root

        assert pdf.pdf_version == version
        assert all(claim in packet for claim in claims)
        assert len(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()) > 3000
        assert tagged is ("print" not in more)
        assert ("/Info" in pdf.trailer) is (version != "2.0")


def test_a_file_of_the_first_standard_for_print_is_plain(folder: Path, progprint: Run) -> None:
    with _open(progprint, folder, "--for", "print", "--standard", "x1a") as pdf:
        assert pdf.pdf_version == "1.3"
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1:2001"
        assert str(pdf.docinfo["/GTS_PDFXConformance"]) == "PDF/X-1a:2001"
        assert not {"/Metadata", "/StructTreeRoot", "/MarkInfo", "/Lang"} & set(pdf.Root.keys())
    data = (folder / "a.pdf").read_bytes()
    assert b"/ObjStm" not in data
    assert b"\nxref\n" in data


def test_pictures_are_in_the_inks_of_the_press(folder: Path, progprint: Run) -> None:
    with _open(progprint, folder, "--for", "print") as pdf:
        spaces = {str(image.ColorSpace) for page in pdf.pages for image in page.get_images().values()}
    assert spaces <= {"/DeviceCMYK", "/DeviceGray"}
    assert spaces


def test_marks_lie_outside_of_the_bleed(folder: Path, progprint: Run) -> None:
    with _open(progprint, folder, "--for", "print", "--marks") as pdf:
        page = pdf.pages[0]
        media, bleed, trim = ([float(v) for v in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        assert "/All" in page.Resources.ColorSpace
        assert "/All CS 1 SCN" in page.Contents.read_bytes().decode("latin-1")
    assert media[0] < bleed[0] < trim[0]
    assert bleed[2] - trim[2] == pytest.approx(3 * 72 / 25.4, abs=0.01)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--standard", "x4"), "standard-purpose"),
        (("--for", "print", "--standard", "ua1"), "standard-purpose"),
        (("--for", "print", "--icc", "a.yaml"), "bad-profile"),
        (("--for", "print", "--icc", "none.icc"), "missing-file"),
        (("--impose", "saddle", "--thickness", "thick"), "layout-value"),
        (("--impose", "saddle", "--thickness", "9mm"), "layout-value"),
        (("--for", "print", "--spine", "900mm"), "layout-value"),
    ],
)
def test_what_does_not_go_together_is_refused(folder: Path, progprint: Run, more: tuple[str, ...], code: str) -> None:
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", *more)

    assert done.returncode == 2
    assert f"error[{code}]" in done.stderr
    assert not (folder / "a.pdf").exists()


@pytest.mark.parametrize(
    ("spine", "code", "said"),
    [
        ("3mm", "too-few-pages", "4 pages"),
        ("thick", "layout-value", "is not a length"),
        ("-1mm", "layout-value", "from 0mm to 80mm"),
        ("81mm", "layout-value", "from 0mm to 80mm"),
    ],
)
def test_a_cover_that_cannot_be_is_refused_for_its_cause(
    folder: Path, progprint: Run, spine: str, code: str, said: str
) -> None:
    (folder / "layouts").mkdir()
    (folder / "layouts/thin.yaml").write_text("extends: a5\nflow: [cover, tracks, backcover]\n", "utf-8")
    (folder / "progprint.yaml").write_text("agenda: a.yaml\n", "utf-8")
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", "--layout", "thin", "--spine", spine, "--lang", "en")

    assert done.returncode == 2
    assert f"error[{code}]" in done.stderr
    assert said in done.stderr
    assert not (folder / "a.pdf").exists()


def test_a_picture_that_is_too_small_is_refused_for_print_alone(folder: Path, progprint: Run) -> None:
    from PIL import Image

    Image.open(folder / "lan.png").resize((120, 150)).save(folder / "lan.png")

    assert progprint("pdf", "a.yaml", "-o", "a.pdf").returncode == 0
    done = progprint("pdf", "a.yaml", "-o", "b.pdf", "--for", "print")
    assert done.returncode == 2
    assert "error[press-ppi]" in done.stderr
    assert "a.yaml:5:" in done.stderr


def test_a_ticket_goes_with_the_file(folder: Path, progprint: Run) -> None:
    (folder / "progprint.yaml").write_text(
        "agenda: a.yaml\nticket: {quantity: 500 本, 交货: 七月一日}\n", encoding="utf-8"
    )
    done = progprint("pdf", "--for", "print", "--ticket", "-o", "out/a.pdf")
    facts = json.loads((folder / "out/a.ticket.json").read_text("utf-8"))
    import hashlib

    import pypdf

    text = "".join(page.extract_text() for page in pypdf.PdfReader(folder / "out/a.ticket.pdf").pages)
    assert done.returncode == 0, done.stderr
    assert facts["sha256"] == hashlib.sha256((folder / "out/a.pdf").read_bytes()).hexdigest()
    assert facts["sha256"] in "".join(text.split())  # with no hyphen in it
    assert (facts["size_mm"], facts["bleed_mm"], facts["pages"] % 4) == ([148.0, 210.0], 3.0, 0)
    assert all(
        word in "".join(text.split())
        for word in ("印刷工单", "星河大会", "PDF/X-4", "500本", "七月一日", facts["edition"])
    )


def test_the_same_bytes_each_time(folder: Path, progprint: Run, process: Run) -> None:
    """In this process and in one of another hash seed."""
    for more in (
        ("--standard", "ua2"),
        ("--for", "print"),
        ("--for", "print", "--standard", "x1a"),
        ("--impose", "2up"),
    ):
        first = progprint("pdf", "a.yaml", "-o", "1.pdf", *more)
        second = process("pdf", "a.yaml", "-o", "2.pdf", *more, PYTHONHASHSEED="1")
        assert (first.returncode, second.returncode) == (0, 0), first.stderr
        assert (folder / "1.pdf").read_bytes() == (folder / "2.pdf").read_bytes(), more


def test_the_cover_of_a_glued_book_is_a_file_of_its_own(folder: Path, progprint: Run) -> None:
    more = "".join(f"  - {{title: 专题{n}, talks: [{{title: 议题{n}, summary: 说一说。}}]}}\n" for n in range(9))
    (folder / "a.yaml").write_text(AGENDA + more, encoding="utf-8")
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", "--for", "print", "--spine", "6mm")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(folder / "a.cover.pdf") as cover, pikepdf.open(folder / "a.pdf") as book:
        trim = [float(v) for v in cover.pages[0].TrimBox]
        assert (len(cover.pages), len(book.pages) % 4) == (2, 0)
    assert trim[2] - trim[0] == pytest.approx((2 * 148 + 6) * 72 / 25.4, abs=0.05)


def _thick(folder: Path, title: str = "星河大会") -> None:
    more = "".join(f"  - {{title: 专题{n}, talks: [{{title: 议题{n}, summary: 说一说。}}]}}\n" for n in range(9))
    (folder / "a.yaml").write_text(AGENDA.replace("星河大会", title) + more, encoding="utf-8")


@pytest.mark.parametrize("title", ["星河大会", "Radio Days", "GIAC 架构大会"])
@pytest.mark.parametrize("purpose", ["screen", "print"])
def test_a_glued_book_has_a_back_and_its_title_on_the_spine(
    folder: Path, progprint: Run, title: str, purpose: str
) -> None:
    """Also where the conference has no address and the book is for no print shop; no link leads into the other file."""
    _thick(folder, title)
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", "--for", purpose, "--spine", "6mm", "--ui-lang", "en")
    told = PdfReader(folder / "a.cover.pdf")
    text = "".join(told.pages[0].extract_text().split())

    assert done.returncode == 0, done.stderr
    assert "dead-link" not in done.stderr
    assert "笔记" not in text
    assert text.count("".join(title.split())) >= 3, "on front, spine and back"
    assert len(PdfReader(folder / "a.pdf").pages) % 4 == 0


def test_a_thin_spine_has_no_title(folder: Path, progprint: Run) -> None:
    _thick(folder, "Radio Days")
    progprint("pdf", "a.yaml", "-o", "a.pdf", "--spine", "4mm")

    assert PdfReader(folder / "a.cover.pdf").pages[0].extract_text().replace(" ", "").count("RadioDays") == 2


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("typed", ["6", "28字", "1em", "thick"])
def test_a_length_of_paper_is_told_with_units_of_paper(progprint: Run, typed: str) -> None:
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", "--spine", typed, "--ui-lang", "en")

    assert done.returncode == 2
    assert "write a number with mm, cm, in or pt, from 0mm to 80mm" in done.stderr
    assert "字" not in done.stderr.replace(typed, "")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("asked", ["--marks", "--for print"])
def test_pages_that_fill_the_sheet_say_that_they_have_no_marks(progprint: Run, asked: str) -> None:
    full = progprint("pdf", "a.yaml", "-o", "a.pdf", "--impose", "saddle", *asked.split(), "--ui-lang", "en")
    roomy = progprint("pdf", "a.yaml", "-o", "b.pdf", "--impose", "saddle", "--paper", "sra3", *asked.split())
    plain = progprint("pdf", "a.yaml", "-o", "c.pdf", "--impose", "saddle")

    assert f"{asked}: the sheet of A4 has no room around the pages for marks and bleed" in full.stderr
    assert "sra3" in full.stderr
    assert "impose-option" not in roomy.stderr + plain.stderr


@pytest.mark.parametrize(("scheme", "across", "down"), [("saddle", 2, 1), ("2up", 2, 1), ("4up", 2, 2)])
def test_the_trim_of_a_sheet_is_that_of_its_pages(
    folder: Path, progprint: Run, scheme: str, across: int, down: int
) -> None:
    done = progprint("pdf", "a.yaml", "-o", "a.pdf", "--for", "print", "--impose", scheme, "--paper", "a2")
    assert done.returncode == 0, done.stderr
    mm = 72 / 25.4
    with pikepdf.open(folder / "a.pdf") as pdf:
        for page in pdf.pages:
            media, bleed, trim = ([float(v) for v in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
            size = (trim[2] - trim[0], trim[3] - trim[1])
            assert size == pytest.approx((across * 148 * mm, down * 210 * mm), abs=0.05)
            assert trim[0] - media[0] == pytest.approx(media[2] - trim[2], abs=0.05)
            assert trim[1] - media[1] == pytest.approx(media[3] - trim[3], abs=0.05)
            assert [trim[n] - bleed[n] for n in range(4)] == pytest.approx([3 * mm, 3 * mm, -3 * mm, -3 * mm], abs=0.05)
