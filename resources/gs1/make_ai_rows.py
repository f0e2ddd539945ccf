"""Writes station/domain/gs1/ai_rows.py from GS1's Barcode Syntax Dictionary.

From the project's root:  python resources/gs1/make_ai_rows.py gs1-syntax-dictionary.txt > station/domain/gs1/ai_rows.py
The dictionary: https://github.com/gs1/gs1-syntax-dictionary (Apache-2.0, notice in resources/gs1/NOTICE).
"""

import sys
from pathlib import Path

HEAD = '''"""GS1's application identifiers: the rows of the Barcode Syntax Dictionary. Generated; do not edit.

Copyright (c) 2020-2021 BWIPP project, Zint Project; (c) 2021-2025 GS1 AISBL. Apache License, Version 2.0.
Changed from the original: comments dropped, blanks narrowed. How to make it anew: resources/gs1/make_ai_rows.py
"""

ROWS = """
'''


def module(dictionary: str) -> str:
    """Return the text of the data module for the text of a dictionary."""
    rows = []
    for line in dictionary.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        row, _, title = line.partition("#")
        rows.append(" ".join(row.split()) + (f" # {title.strip()}" if title.strip() else ""))
    return HEAD + "\n".join(rows) + '\n"""\n'


if __name__ == "__main__":
    sys.stdout.write(module(Path(sys.argv[1]).read_text(encoding="utf-8")))
