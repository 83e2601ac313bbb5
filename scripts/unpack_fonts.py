"""Unpack the fonts for paper, once: a document process would take seconds for it at each start.

`unpack_fonts.py FROM TO` writes each `.woff2` file of one folder as a `.ttf` file into another.
"""

import io
import shutil
import sys
from pathlib import Path

from fontTools.ttLib import woff2


def main() -> None:
    """Write the folder anew, so that a font that is gone leaves nothing behind."""
    packed, unpacked = map(Path, sys.argv[1:])
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(parents=True)
    for file in sorted(packed.glob("*.woff2")):
        letters = io.BytesIO()
        woff2.decompress(io.BytesIO(file.read_bytes()), letters)
        (unpacked / f"{file.stem}.ttf").write_bytes(letters.getvalue())


if __name__ == "__main__":
    main()
