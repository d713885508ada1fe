"""The preview in a real Chromium: it opens, follows saves, shows faults over the last good pages, and finds lines."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.chromium import Browser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
SHOWN = "[...document.querySelectorAll('.page img')].filter((i) => i.complete && i.naturalWidth).length"
READY = f"{SHOWN} > 1"


class Running:
    """A preview of a copy of the sample conference, and a browser on it."""

    def __init__(self, folder: Path, browser: Browser, address: str) -> None:
        self.folder, self.browser, self.address = folder, browser, address

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def running(tmp_path: Path, tool: Callable[[str], str]) -> Iterator[Running]:
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "content/sample", folder)
    script = tmp_path / "editor.sh"
    script.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/opened\n')
    script.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-m", "progprint", "preview", str(folder), "--no-open", "--port", "0", "--ui-lang", "en",
         "--editor", f"{script} {{file}} {{line}}"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    browser = Browser(tool("chromium"), tmp_path / "profile")
    try:
        browser.open(address)
        browser.wait(READY)
        yield Running(folder, browser, address)
    finally:
        browser.close()
        process.terminate()
        process.communicate(timeout=10)


def _shot(running: Running, name: str) -> None:
    folder = os.environ.get("SHOTS")
    if folder:
        running.browser.shot(Path(folder) / f"{name}.png")


def test_it_opens_and_an_edited_title_is_seen(running: Running) -> None:
    browser = running.browser
    assert "江海软件大会" in browser.run("document.title")
    assert not browser.told
    _shot(running, "booklet")
    at = browser.run("state.documents[0].jumps.find((j) => j[0].includes('三个人的平台团队'))[2]")
    browser.run(f"go({at})")
    old = browser.wait(f"pages()[{at}].dataset.digest")
    top = browser.run("document.getElementById('main').scrollTop")
    began = time.monotonic()
    running.edit("3-track-platform.yaml", "三个人的平台团队", "四个人的平台团队")
    browser.wait(f"pages()[{at}].dataset.digest !== '{old}'")
    assert time.monotonic() - began < 5
    assert "四个人的平台团队" in browser.run(f"pages()[{at}].querySelector('img').alt")
    assert browser.run("document.getElementById('main').scrollTop") == top
    assert browser.run("state.sound")
    _shot(running, "edited")


def test_a_fault_is_shown_over_the_last_good_pages(running: Running) -> None:
    browser = running.browser
    before = browser.run(SHOWN)
    running.edit("3-track-platform.yaml", "title: ", "title： ")
    browser.wait("!state.sound")
    told = browser.run("document.body.innerText")
    assert "full-width colon" in told
    assert "3-track-platform.yaml:" in told
    assert browser.run("!document.getElementById('alarm').hidden")
    assert browser.run(SHOWN) >= before
    _shot(running, "fault")
    running.edit("3-track-platform.yaml", "title： ", "title: ")
    browser.wait("state.sound && document.getElementById('alarm').hidden")


def test_a_click_finds_the_line_and_a_problem_its_page(running: Running) -> None:
    browser = running.browser
    at = browser.run("state.documents[0].jumps.find((j) => j[0].includes('三个人的平台团队'))[2]")
    browser.run(f"go({at})")
    browser.wait(f"pages()[{at}].dataset.digest")
    boxes = browser.run(f"get(`boxes?doc=booklet&page={at}`)")
    place = next(
        (x + w / 2, y + h / 2)
        for x, y, w, h, _ in boxes
        if "三个人"
        in (browser.run(f"get(`at?doc=booklet&page={at}&x={x + w / 2}&y={y + h / 2}`)") or {}).get("typed", "")
    )
    seen = f"const b = pages()[{at}].getBoundingClientRect()"
    left, top, k = browser.run(f"(() => {{ {seen}; return [b.left, b.top, b.width / size(doc(), {at})[0]]; }})()")
    browser.click(left + place[0] * k, top + place[1] * k)
    text = browser.wait("document.getElementById('said').innerText")
    source = running.folder / "3-track-platform.yaml"
    line = next(n for n, typed in enumerate(source.read_text("utf-8").split("\n"), 1) if "三个人的平台团队" in typed)
    assert f"3-track-platform.yaml:{line}" in text
    browser.wait("document.getElementById('said').innerText.includes('opened in the editor')")
    opened = running.folder.parent / "opened"
    end = time.monotonic() + 5
    while not opened.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert opened.read_text().split() == [str(source), str(line)]
    _shot(running, "click")
    running.edit("3-track-platform.yaml", "三个人的平台团队", "三个⼈的平台团队")
    browser.wait("state.problems.some((p) => p.code === 'lookalike')")
    number = browser.run("state.problems.findIndex((p) => p.code === 'lookalike')")
    browser.run(f"document.querySelectorAll('#problems button')[{number}].click()")
    browser.wait(f"!!pages()[{at}].querySelector('.mark')")
    assert browser.run("state.problems.find((p) => p.code === 'lookalike').page") == at
    _shot(running, "problem")


def test_decks_and_paper_have_tabs_and_everything_has_a_key(running: Running) -> None:
    browser = running.browser
    browser.press("2")
    browser.wait("group === 'decks' && state.documents.length === 6")
    browser.wait(READY)
    _shot(running, "decks")
    browser.press("3")
    browser.wait("group === 'paper' && state.documents.length === 12")
    browser.wait(READY)
    _shot(running, "paper")
    browser.press("1")
    browser.wait(f"group === 'booklet' && {READY}")
    for key in "tblf":
        browser.press(key)
    browser.press("j")
    browser.wait("!!document.querySelector('.page svg rect')")
    zoom = browser.run("zoom")
    browser.press("+")
    assert browser.run("zoom") > zoom
    browser.press("0")
    browser.wait(READY)
    browser.dark(on=True)
    _shot(running, "overlays-dark")
    browser.press("?")
    assert browser.run("document.getElementById('help').open")
    browser.press("Escape")
    assert not browser.run("document.getElementById('help').open")
    controls = "[...document.querySelectorAll('button, select, input')]"
    assert browser.run(f"{controls}.every((e) => e.textContent.trim() || e.labels?.length || e.ariaLabel)")
    assert not browser.told


def focused(browser: Browser) -> str:
    """What the element with the focus is called."""
    return str(
        browser.run("(({ ariaLabel, textContent, id }) => ariaLabel || textContent || id)(document.activeElement)")
    )


def test_everything_is_reached_by_keyboard(running: Running) -> None:
    browser = running.browser
    assert browser.run("document.getElementById('number').value") == browser.run("state.documents[0].labels[0] || '1'")
    seen = []
    for _ in range(40):
        browser.press("Tab")
        seen.append(focused(browser))
    assert {"Booklet", "Decks", "Paper", "Go to…", "Find", "Larger", "Trim", "Keys"} <= set(seen)
    browser.press("Escape", "?")
    assert browser.run("document.getElementById('help').open")
    browser.press("j", "?")
    assert not browser.run("document.getElementById('help').open")
    browser.press("/")
    assert focused(browser) == "Find"
    browser.press(*"三个人的平台团队")
    browser.wait("/^1 . \\d+$/.test(document.getElementById('hits').textContent)")
    browser.press("Enter")
    browser.wait("document.getElementById('hits').textContent.startsWith('2 ')")
    browser.wait("!!document.querySelector('.mark')")
    browser.press("Enter", shift=True)
    browser.wait("document.getElementById('hits').textContent.startsWith('1 ')")
    browser.press("Escape")
    assert focused(browser) == "Booklet"
    assert not browser.run("document.querySelector('.mark')")
    at = browser.run("state.documents[0].jumps.find((j) => j[0].includes('三个人的平台团队'))[2]")
    browser.run(f"go({at})")
    browser.wait(f"pages()[{at}].dataset.digest")
    for _ in range(40):
        before = focused(browser)
        browser.press("ArrowRight")
        browser.wait(
            f"(document.activeElement.ariaLabel || '') !== {before!r} || document.activeElement.matches('.word')"
        )
        if "三个人的平台团队" in focused(browser):
            break
    browser.press("Enter")
    told = browser.wait("!document.getElementById('said').hidden && document.getElementById('said').innerText")
    assert "3-track-platform.yaml:" in told
    browser.press("Escape")
    assert browser.run("document.getElementById('said').hidden")
    assert not browser.told


def test_problems_leave_room_on_a_phone(running: Running) -> None:
    browser = running.browser
    browser.size(390, 844)
    browser.open(running.address)
    browser.wait(READY)
    assert browser.run("document.getElementById('aside').hidden")
    assert browser.run("document.documentElement.scrollWidth") <= 390
    _shot(running, "phone")
    running.edit("3-track-platform.yaml", "title: ", "title： ")
    browser.wait("!state.sound && !document.getElementById('aside').hidden")
    shares = browser.run(
        "['main', 'aside'].map((n) => document.querySelector(n).getBoundingClientRect().height / innerHeight)"
    )
    assert shares[0] > 0.3
    assert shares[1] < 0.36
    _shot(running, "phone-fault")


def test_axe_finds_nothing(running: Running) -> None:
    """The rules for access of axe-core, with words in focus, problems and help, in light and dark."""
    path = Path(os.environ.get("AXE", ""))
    if not path.is_file():
        message = "axe-core is not there; `make standards` fetches it"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    browser = running.browser
    browser.run(path.read_text("utf-8") + ";0")
    assert browser.run("axe.run().then((r) => r.passes.length)") > 20
    found = "axe.run().then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120))}`))"
    assert browser.run(found) == []
    browser.press("ArrowRight")
    browser.wait("document.activeElement.matches('.word')")
    browser.press("Enter")
    browser.wait("!document.getElementById('said').hidden")
    running.edit("3-track-platform.yaml", "title: ", "title： ")
    browser.wait("!state.sound")
    assert browser.run(found) == []
    browser.dark(on=True)
    assert browser.run(found) == []
    browser.press("?")
    assert browser.run(found) == []


def test_no_other_site_may_ask(running: Running) -> None:
    browser = running.browser
    assert browser.run("fetch('https://example.org/').then(() => 'went', () => 'refused')") == "refused"
    browser.told.clear()
    token = re.sub(r".*:\d+/", "", running.address)
    browser.open("data:text/html,<p>elsewhere</p>")
    browser.wait("document.body && document.body.innerText === 'elsewhere'")
    asked = f"fetch('{running.address}state').then((r) => r.text(), () => 'refused')"
    assert browser.run(asked) == "refused"
    assert token
