"""Reference files as earlier versions of Station wrote them: format 6 of before element lists had days, and 7."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from station.storage.reference.places import SPAN
from station.storage.reference.schema import HS_CODE, WARNING_OF_GOODS, WARNING_OF_UNIT


def as_written_in(written: int, path: Path) -> Path:
    """Make a file of today one of format 6, or of 7 as it was first written; return its path.

    In 6 a code had one list of elements, for all days.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE meta SET value = ? WHERE key = 'format'", (str(written),))
        for drawer in (WARNING_OF_GOODS, WARNING_OF_UNIT):
            sql = f"DELETE FROM {drawer.shelf} WHERE id % {SPAN} BETWEEN ? AND ?"
            file.execute(sql, (drawer.first, drawer.last))
        if written == 6:
            lists = f"SELECT id, body FROM rules WHERE id % {SPAN} BETWEEN ? AND ? ORDER BY id"
            codes = set()
            for number, body in file.execute(lists, (HS_CODE.first, HS_CODE.last)).fetchall():
                cells = json.loads(body)[:-2]
                undated = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
                file.execute("UPDATE rules SET body = ? WHERE id = ?", (undated, number))
                if cells[0] in codes:
                    file.execute("DELETE FROM rules WHERE id = ?", (number,))
                codes.add(cells[0])
    return path
