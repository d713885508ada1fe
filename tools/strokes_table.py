"""Make the table of stroke counts from the Unihan database.

    python tools/strokes_table.py Unihan_IRGSources.txt > src/progprint/locale/strokes.txt

The file is one of those that Unicode publishes (the Debian package ``unicode-data`` holds it too). Of several counts the
first one is taken, which is that of mainland China.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
FIRST = ord("0")
"""The character that stands for no strokes at all; n strokes are n characters further."""

HEAD = """\
# Strokes of Chinese characters: a line for each block, its first code point, then a character for each of its characters in
# order; “0” is none known, and each character further on in ASCII is a stroke more. Made by tools/strokes_table.py.
# Changed from Unihan_IRGSources.txt (kTotalStrokes) of Unicode {version}, © 2022 Unicode®, Inc., under the licence in
# ../text/data/LICENSE-UNICODE.txt.
"""


def main() -> None:
    """Write the table to stdout."""
    text = Path(sys.argv[1]).read_text("utf-8")
    version = re.search(r"Unicode version: (\S+)", text)
    counts = {
        int(code, 16): int(n) for code, n in re.findall(r"^U\+([0-9A-F]+)\tkTotalStrokes\t(\d+)", text, re.MULTILINE)
    }
    sys.stdout.write(HEAD.format(version=version[1] if version else "?"))
    for first, last in BLOCKS:
        row = "".join(chr(FIRST + counts.get(code, 0)) for code in range(first, last + 1))
        sys.stdout.write(f"{first:X} {row}\n")


if __name__ == "__main__":
    main()
