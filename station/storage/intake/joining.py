"""Which list each receipt belongs to, and which number customs gave a list: told only where it is beyond doubt."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joined:
    """How receipts met their lists: `waiting` have none yet, `doubtful` name two lists, or one that says otherwise."""

    joined: int
    waiting: int
    doubtful: int


def join(connection: sqlite3.Connection) -> Joined:
    """Join every receipt to the one list that it names, by invtNo, else preNo, else copNo and merchant (CEB622).

    A receipt that names different lists, or whose other numbers contradict the list's, joins none: its parcel is then
    without a receipt, and no parcel without one is released. Numbers that customs gave are learned from receipts.
    """
    connection.execute("DROP TABLE IF EXISTS temp.numbers")
    connection.execute("CREATE TEMP TABLE numbers (list TEXT PRIMARY KEY, number TEXT NOT NULL)")
    counts = {"joined": 0, "waiting": 0, "doubtful": 0}
    sql = "SELECT id, cop_no, pre_no, invt_no, ebc_code FROM receipts ORDER BY id"
    for number, *names in connection.execute(sql):
        found = _list_of(connection, *names)
        counts[found[0]] += 1
        connection.execute("UPDATE receipts SET list = ? WHERE id = ? AND list IS NOT ?", (found[1], number, found[1]))
    for key, invt_no, pre_no in connection.execute("SELECT key, invt_no, pre_no FROM lists WHERE action <> '3'"):
        known = invt_no or _newest(connection, "invt_no", key) or pre_no or _newest(connection, "pre_no", key)
        connection.execute("INSERT INTO numbers VALUES (?, ?)", (key, known))
    connection.execute("CREATE INDEX temp.by_number ON numbers (number)")
    clash = "SELECT number FROM numbers WHERE number <> '' GROUP BY number HAVING count(*) > 1"
    for (number,) in connection.execute(clash).fetchall():
        lists = [key for (key,) in connection.execute("SELECT list FROM numbers WHERE number = ?", (number,))]
        for key in lists:
            parted = connection.execute("UPDATE receipts SET list = NULL WHERE list = ?", (key,)).rowcount
            counts["joined"] -= parted
            counts["doubtful"] += parted
            own = connection.execute("SELECT invt_no FROM lists WHERE key = ?", (key,)).fetchone()[0]
            connection.execute("UPDATE numbers SET number = ? WHERE list = ?", (own, key))
    return Joined(**counts)


def _list_of(connection: sqlite3.Connection, cop: str, pre: str, invt: str, ebc: str) -> tuple[str, str | None]:
    """Return how a receipt fares, and the key of its list."""
    wanted = (("invt_no", invt), ("pre_no", pre), ("cop_no", cop))
    found: set[str] = set()
    for column, value in wanted:
        if not value:
            continue
        sql = f"SELECT key, cop_no, pre_no, invt_no, ebc_code FROM lists WHERE {column} = ? AND action <> '3'"  # noqa: S608 - three fixed names
        rows = connection.execute(sql, (value,)).fetchall()
        if column == "cop_no":
            rows = [row for row in rows if not ebc or row[4] == ebc]
        for key, *numbers, _ in rows:
            pairs = zip(numbers, (cop, pre, invt), strict=True)
            if any(own and said and own != said for own, said in pairs):
                return "doubtful", None
            found.add(key)
    if not found:
        return "waiting", None
    return ("joined", found.pop()) if len(found) == 1 else ("doubtful", None)


def _newest(connection: sqlite3.Connection, column: str, key: str) -> str:
    sql = f"SELECT {column} FROM receipts WHERE list = ? AND {column} <> '' ORDER BY at DESC, id DESC LIMIT 1"  # noqa: S608 - two fixed names
    row = connection.execute(sql, (key,)).fetchone()
    return str(row[0]) if row else ""
